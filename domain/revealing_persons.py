"""Where a text points at a person: a mention, a name, initials."""

import re
from collections.abc import Iterable, Iterator, Sequence

from domain.revealing_person_words import (
    ALSO_WORDS,
    CUES,
    FIRST_NAMES,
    FUNCTION_WORDS,
    NAMING,
    NO_PERSONS,
    PARTICLES,
    SURNAME,
    THINGS,
)
from domain.revealing_rows import Row, Span, Token

_MENTION = re.compile(r"<@[!&]?\d{1,25}>|(?<![\w.@+-])@(?!everyone\b|here\b)\w[\w.]{0,40}\w")
_UPPER = "A-ZÅÄÖÉÜ"
_INITIALS = re.compile(
    rf"(?<![\w.])(?!P\.\s?S\.|U\.\s?[SK]\.|E\.\s?U\.|A\.\s?K\.\s?A|N\.\s?B\.)"
    rf"(?:[{_UPPER}]\.(?: ?[{_UPPER}]\.){{1,3}}|[{_UPPER}]\. ?[{_UPPER}][a-zåäöéü]{{2,40}}(?!\w))"
)
_THING_ENDS = tuple(thing for thing in THINGS if len(thing) > 4)
_LONGEST_NAME = 4
_SHORTEST_SHOUT = 4
_HEADLINE = 4
"""So many capitalised words and no small one are a headline."""


def persons(row: Row, known: Sequence[Span]) -> list[Span]:
    """Mentions, initials and names; `known` are the employers and places, which are none."""
    found = [Span(*match.span()) for match in _MENTION.finditer(row.raw)]
    found += (Span(*match.span()) for match in _INITIALS.finditer(row.raw))
    covered = _covered(row, known)
    for first, last in _runs(row):
        if not all(covered[first : last + 1]):
            span = _name(row, first, last, covered=covered)
            if span is not None:
                found.append(span)
    found += _small_names(row, covered)
    return found


def _covered(row: Row, known: Iterable[Span]) -> list[bool]:
    """For each word whether it is part of something that is known already."""
    marked = bytearray(len(row.raw) + 1)
    for start, end in known:
        marked[start:end] = b"\x01" * (end - start)
    return [bool(marked[token.start]) for token in row.tokens]


def _runs(row: Row) -> Iterator[tuple[int, int]]:
    """The longest rows of words that may be the parts of one name."""
    tokens = row.tokens
    index = 0
    while index < len(tokens):
        if not _may_be_name(tokens[index]):
            index += 1
            continue
        last = index
        while True:
            following = last + 1
            if (
                following + 1 < len(tokens)
                and tokens[following].raw in PARTICLES
                and tokens[following].adjoins
            ):
                following += 1
            more = following < len(tokens) and tokens[following].adjoins
            if not more or not _may_be_name(tokens[following]):
                break
            last = following
        yield index, last
        index = last + 1


def _may_be_name(token: Token) -> bool:
    if not token.upper or len(token.raw) < 2 or not token.raw.isalpha():
        return False
    if token.shout and (len(token.raw) < _SHORTEST_SHOUT or not _is_first_name(token)):
        return False
    return token.canon not in FUNCTION_WORDS and (
        token.canon not in NO_PERSONS or (_is_first_name(token) and not token.opens)
    )


def _is_first_name(token: Token) -> bool:
    return token.canon in FIRST_NAMES or token.canon.removesuffix("s") in FIRST_NAMES


def _is_sure_name(token: Token) -> bool:
    """Whether a word is a first name and nothing else."""
    bare = token.canon.removesuffix("s")
    return _is_first_name(token) and token.canon not in ALSO_WORDS and bare not in ALSO_WORDS


def _name(row: Row, first: int, last: int, *, covered: Sequence[bool]) -> Span | None:
    """The name that a run of capitalised words holds, if it holds one."""
    tokens = row.tokens
    by_grammar = tokens[first].opens and not _is_first_name(tokens[first])
    if last > first:
        if last - first >= _LONGEST_NAME or _is_headline(row, first, last):
            return _first_names_in(row, first, last)
        rest_known = all(covered[first + 1 : last + 1])
        if by_grammar and (rest_known or _is_sure_name(tokens[first + 1])):
            return None if rest_known else row.span(first + 1, last)
        return row.span(first, last)
    token = tokens[first]
    if covered[first] or row.canon(first - 1) == "lex":
        return None
    named = _is_first_name(token) if token.proper else _is_sure_name(token)
    if named or (SURNAME.match(token.canon) and (token.proper or token.canon.endswith("sson"))):
        return row.span(first, last)
    return row.span(first, last) if token.proper and _is_cued(row, first) else None


def _first_names_in(row: Row, first: int, last: int) -> Span | None:
    sure = [index for index in range(first, last + 1) if _is_sure_name(row.tokens[index])]
    return row.span(sure[0], sure[-1]) if sure else None


def _is_headline(row: Row, first: int, last: int) -> bool:
    """Whether a whole sentence is written with capital letters, so that they say nothing."""
    if last - first + 1 < _HEADLINE or not row.tokens[first].opens:
        return False
    return last + 1 >= len(row.tokens) or row.tokens[last + 1].opens


def _is_cued(row: Row, index: int) -> bool:
    """Whether the word before announces a name: 'kollegan Samal', 'he is called Samal'."""
    if index == 0 or row.tokens[index].gap not in (" ", ". "):
        return False
    cue = row.canon(index - 1)
    if not CUES.match(cue):
        return False
    return cue not in NAMING or not any(map(_is_thing, row.canons[max(0, index - 4) : index - 1]))


def _is_thing(word: str) -> bool:
    """Whether a word is a thing, also as the end of a compound: "ledarskapsmodellen"."""
    return word in THINGS or word.endswith(_THING_ENDS)


def _small_names(row: Row, covered: Sequence[bool]) -> Iterator[Span]:
    """First names without a capital letter: 'jag pratade med kerstin'."""
    for index, token in enumerate(row.tokens):
        if token.upper or covered[index] or not _is_first_name(token):
            continue
        if _is_sure_name(token) or (row.canon(index - 1) in NAMING and index > 0):
            yield row.span(index, index)
