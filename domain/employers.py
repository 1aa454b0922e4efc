"""Employers as they are compared: people of one house write its name in many ways."""

import re

from domain.texts import one_line

_WORD = re.compile(r"\w+")
_FORMS = frozenset(
    [
        "ab",
        "kommun",
        "kommunen",
        "kommuns",
        "stad",
        "staden",
        "stads",
        "k:n",
        "region",
        "regionen",
        "landsting",
        "landstinget",
        "länet",
        "län",
        "aktiebolag",
        "municipality",
        "city",
        "of",
        "i",
        "och",
        "the",
        "på",
        "för",
    ]
)


def employer_key(employer: str) -> str:
    """The same for "Mölndals stad" and "Mölndal kommun"; empty when nothing was said.

    Small differences in writing are folded: case, legal form, the words for a municipality or a
    region, a genitive. Departments are kept, so that two houses are never taken for one.
    """
    words = [word for word in _WORD.findall(one_line(employer).casefold()) if word not in _FORMS]
    return " ".join(_without_genitive(word) for word in words)


def _without_genitive(word: str) -> str:
    # A short word's s is its own (SKAS, Mars); of longer ones both forms lose it.
    return word.rstrip("s") if len(word) > 4 else word
