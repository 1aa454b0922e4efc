"""What in somebody's own words could betray them, told before the words are sent."""

from collections.abc import Iterable

from bot.tones import Tone
from bot.ui import plain
from domain.revelations import Revelation, RevelationKind

_WORDS_LENGTH = 40
_EACH_AT_MOST = 2
"""So many of a kind are named; who has more will look for them."""


def warning_text(found: Iterable[Revelation], tone: Tone) -> str:
    """What could betray the author, by its kind and in the author's own words."""
    words: dict[RevelationKind, list[str]] = {}
    for each in found:
        shown = plain(each.words, limit=_WORDS_LENGTH)
        if shown not in words.setdefault(each.kind, []):
            words[each.kind].append(shown)
    lines = [
        tone.text(
            "anonymity-warning-line",
            kind=kind.value,
            words=", ".join(words[kind][:_EACH_AT_MOST]),
            more=len(words[kind][_EACH_AT_MOST:]),
        )
        for kind in RevelationKind
        if kind in words
    ]
    return "\n".join([tone.text("anonymity-warning"), *lines])
