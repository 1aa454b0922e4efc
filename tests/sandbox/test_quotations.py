"""Quotations end in the Preview where they end on Discord."""

import pytest

from sandbox.quotations import ended


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("> ord\n**Nästa**", "> ord\n\n**Nästa**"),
        ("> ett\n> två\ntre", "> ett\n> två\n\ntre"),
        ("> ett\n\ntre", "> ett\n\ntre"),
        ("utan\ncitat", "utan\ncitat"),
        ("> slut", "> slut"),
        (">inget citat\nalls", ">inget citat\nalls"),
    ],
)
def test_a_line_without_the_mark_is_no_quotation(written: str, read: str) -> None:
    assert ended(written) == read
