"""The one expression that stands for many finds what they find."""

import re

import pytest

from domain.screening.expressions import any_of

PATTERNS = [r"\b(?:ab|cd)\b|x+y", r"\bhej (?:du|ni)", r"[|(]z\)|\|w", r"^slut$"]


@pytest.mark.parametrize(
    "text",
    ["ab", "xab", "cd e", "xxy", "hej ni", "ohej ni", "|z)", "(z)", "|w", "slut", "", "e slut"],
)
def test_it_finds_what_the_single_ones_find(text: str) -> None:
    assert bool(any_of(PATTERNS).search(text)) == any(re.search(one, text) for one in PATTERNS)
