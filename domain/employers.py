"""Employers as they are compared: people of one house write its name in many ways."""

import re
import unicodedata
from itertools import zip_longest

from domain.texts import one_line

_WORD = re.compile(r"k:n|\w+")
_REGION = "region"
"""A region and the municipality that it is named after are two employers."""
_REGIONS = frozenset(
    {"region", "regions", "regionen", "regionens", "landsting", "landstings", "landstinget"}
)
_MUNICIPALITIES = frozenset(
    {"k:n", "kn", "kommun", "kommunen", "kommuns", "stad", "staden", "stads"}
    | {"municipality", "city"}
)
_COUNTIES = frozenset({"län", "läns", "länet"})
_IN_COUNTIES = frozenset({_REGION, "länsstyrelsen"})
"""Of these there is one in each county: that it is a county need not be said."""
_FILLERS = frozenset({"ab", "aktiebolag", "publ", "i", "och", "på", "för", "of", "the", "and"})
_AFTER_GENITIVE = _REGIONS | _MUNICIPALITIES | _COUNTIES
_OTHER_NAMES = {
    "gothenburg": "Göteborg",
    "gothenburgs": "Göteborg",
    "vgr": "Region Västra Götaland",
}


def employer_key(employer: str) -> str:
    """The same for "Mölndals stad" and "Mölndal kommun"; empty when nothing was said.

    Small differences in writing are folded: case, order, legal form, the words for a municipality
    (which is what a place alone is taken for), a genitive. Departments are kept, and so is what
    says a region or a county, so that two houses are never taken for one.
    """
    words = _words(employer)
    names = {
        name
        for word, following in zip_longest(words, words[1:], fillvalue="")
        for name in _names(word, before=following)
    }
    if names & _IN_COUNTIES:
        names -= _COUNTIES
    return "" if names <= {_REGION} | _COUNTIES else " ".join(sorted(names))


def _words(employer: str) -> list[str]:
    # Some keyboards write å as a and a ring of its own.
    text = unicodedata.normalize("NFKC", one_line(employer)).casefold()
    found: list[str] = []
    for word in _WORD.findall(text):
        found += _OTHER_NAMES.get(word, word).casefold().split()
    return found


def _names(word: str, *, before: str) -> list[str]:
    """What a word names: nothing, itself, or the region that "Götalandsregionen" is."""
    if word in _FILLERS or word in _MUNICIPALITIES:
        return []
    if word in _REGIONS:
        return [_REGION]
    if word in _COUNTIES:
        return [word]
    if word.endswith("sregionen"):
        return [_REGION, _without_genitive(word.removesuffix("sregionen"))]
    # A short word's s is its own (SKAS), unless what it owns follows: "Dals-Eds kommun".
    if len(word) > 4 or before in _AFTER_GENITIVE:
        return [_without_genitive(word)]
    return [word]


def _without_genitive(word: str) -> str:
    # Of Borås and Grums both forms lose it, with or without a genitive. A name of s alone stays.
    return word.rstrip("s") or word
