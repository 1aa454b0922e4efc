"""Where a text names a municipality, a region, a county or a part of the country."""

import re

from domain.revealing_place_words import ADJECTIVE, LOCALITIES, ORDINARY
from domain.revealing_rows import Row, Span, Token
from domain.screening.organisation_register import OrganisationRegister

_LONG_PREFIX = 6
"""A compound gives away the place that it begins with: "stockholmare", "Mölndalsandan"."""
_TYPED_PLAIN = 5
"""So long a name is known without its dots too: "Ostersund"."""
_COMPOUND_TAIL = re.compile(r"[^\W\d_]{2,}$")


def places(row: Row, register: OrganisationRegister) -> list[Span]:
    """The names of places, also in the genitive and at the head of a compound."""
    found: list[Span] = []
    index = 0
    while index < len(row.tokens):
        end = _place_end(row, index, register)
        if end is not None:
            found.append(row.span(index, end - 1))
            index = end
            continue
        token = row.tokens[index]
        if ADJECTIVE.match(token.canon) or _begins_with_place(token, register):
            found.append(row.span(index, index))
        index += 1
    return found


def is_ordinary(word: str, register: OrganisationRegister) -> bool:
    """Whether the name of a place is an everyday word too."""
    bare = word.removesuffix("s")
    return not {word, bare}.isdisjoint(ORDINARY) or not {word, bare}.isdisjoint(
        register.everyday_places
    )


def _place_end(row: Row, index: int, register: OrganisationRegister) -> int | None:
    token = row.tokens[index]
    ends = [
        match[0]
        for match in (
            register.places.at(row.canons, index),
            register.counties.at(row.canons, index),
        )
        if match is not None
    ]
    if not ends and _is_locality(token):
        ends = [index + 1]
    if not ends and token.proper and len(token.canon) >= _TYPED_PLAIN:
        match = register.ascii_places.at(row.ascii_canons, index)
        ends = [match[0]] if match is not None else []
    if not ends:
        return None
    end = max(ends)
    ordinary = end == index + 1 and is_ordinary(token.canon, register)
    return end if token.proper or not ordinary else None


def _is_locality(token: Token) -> bool:
    if not {token.canon, token.canon.removesuffix("s")}.isdisjoint(LOCALITIES):
        return token.upper
    return False


def _begins_with_place(token: Token, register: OrganisationRegister) -> bool:
    word = token.canon
    for length in range(len(word) - 2, _LONG_PREFIX - 1, -1):
        stem = word[:length]
        if stem in register.place_words or stem in LOCALITIES:
            known = register.places.exactly([stem]) is not None or stem in LOCALITIES
            return known and not is_ordinary(stem, register) and bool(_COMPOUND_TAIL.search(word))
    return False
