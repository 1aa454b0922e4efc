"""All ways of putting a typed text together to days and times, each word of it used."""

import re
from collections.abc import Iterator
from dataclasses import replace

from domain import typed_time_clocks, typed_time_days
from domain.typed_time_days import Here
from domain.typed_time_parts import NOTHING, Sentence

# A real text needs some tens of steps; a hostile one is given up.
_MOST_STEPS = 4_000

_SPACE = re.compile(r"(?:[\s,;()!]|\.(?!\d))+")
_TO = re.compile(
    r"-|(?:till och med|t\.? ?o\.? ?m\b\.?|fram till|till|until|til|to|through|thru"
    r"|slutar|slut|ends at|ends)\b"
)
_AND = re.compile(r"(?:och|and)\b|&")
_BETWEEN = re.compile(r"(?:mellan|between)\b")
_FILLING = re.compile(
    r"(?:fran och med|fran|from|starting|starts|start|startar|borjar|begins|med start|pa|on"
    r"|ca|cirka|circa|around|about|runt|omkring|vid|prick|sharp|nagon gang i|nagon gang"
    r"|sometime in|sometime|preliminart|tid meddelas senare"
    r"|tid meddelas|tid kommer senare|tid kommer|time to come|time tba|time tbd)\b\.?"
    r"|(?:datum|tidpunkt|tid|nar|dag|date|time|when|day) ?:|(?:den|the) (?!\d)"
)
# "kl" with something between it and its hour; before a day it means nothing.
_CLOCK_WORD = re.compile(r"(?:kl|klockan|at)\b\.?(?! ?\d)")


def sentences(text: str, *, here: Here) -> list[Sentence]:
    """Every sentence that uses the whole folded text, the likeliest first."""
    done: set[Sentence] = set()
    seen = {(0, Sentence())}
    waiting = list(seen)
    while waiting and len(seen) < _MOST_STEPS:
        position, sentence = waiting.pop()
        if space := _SPACE.match(text, position):
            position = space.end()
        if position == len(text):
            done.add(sentence)
            continue
        for step in _steps(text, position, sentence, here):
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    if waiting:
        return []
    return sorted((each for each in done if _is_whole(each)), key=lambda each: each.strain)


def _is_whole(sentence: Sentence) -> bool:
    """False for what breaks off ("12 mars –")."""
    return sentence.first != NOTHING and sentence.second != NOTHING


def _steps(
    text: str, position: int, sentence: Sentence, here: Here
) -> Iterator[tuple[int, Sentence]]:
    for end, step in _joints(text, position, sentence):
        if step is not None and _stands_alone(text, end):
            yield end, step
    for pattern, make in typed_time_clocks.RULES:
        if (match := pattern.match(text, position)) and _stands_alone(text, match.end()):
            for piece, strain in make(match):
                if (longer := sentence.plus(piece, strain=strain)) is not None:
                    yield match.end(), longer
    for rule, make_day in typed_time_days.RULES:
        if (match := rule.match(text, position)) and _stands_alone(text, match.end()):
            for piece, strain in make_day(match, here):
                if (longer := sentence.plus(piece, strain=strain)) is not None:
                    yield match.end(), longer


def _joints(text: str, position: int, sentence: Sentence) -> Iterator[tuple[int, Sentence | None]]:
    """What stands between the parts."""
    if match := _TO.match(text, position):
        yield match.end(), sentence.joined(by_and=False)
    if match := _AND.match(text, position):
        yield match.end(), sentence.joined(by_and=True)
    if match := _BETWEEN.match(text, position):
        yield match.end(), replace(sentence, between=True)
    if match := _FILLING.match(text, position):
        yield match.end(), sentence
    if match := _CLOCK_WORD.match(text, position):
        yield match.end(), replace(sentence, strain=sentence.strain + 1)


def _stands_alone(text: str, end: int) -> bool:
    """True unless a word or a number is cut in two."""
    return end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
