"""Discussion prompts: what one is, and which comes next so that none comes twice in a round."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

LOCALES = ("sv", "en")
"""The languages that a prompt is written in."""
TOPIC_LENGTH = 20
"""Characters that Discord allows in the name of a forum's tag."""
TITLE_LENGTH = 90
TEXT_LENGTH = 900
PROMPTS_AT_MOST = 200
"""In one file."""


@dataclass(frozen=True, slots=True)
class PromptTopic:
    """What prompts are about; `names` by language."""

    id: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt, its texts by language; `key` is "topic/prompt", such as "feedback/praise"."""

    key: str
    topic_id: str
    title: Mapping[str, str]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PromptBank:
    """The topics and the prompts of a whole folder, prompts by key."""

    topics: tuple[PromptTopic, ...]
    prompts: Mapping[str, Prompt]


def spoken(texts: Mapping[str, str], locale: str) -> str:
    """The text in the reader's language, or in the only one that it has."""
    return texts.get(locale) or next(iter(texts.values()), "")


def order(
    keys: Iterable[str], *, seed: str, round_number: int, last: str | None = None
) -> list[str]:
    """The order of a round, always the same for the same seed and number.

    It does not begin with `last`, and two of one topic follow each other only where there is no
    other way. Every beginning of it holds without the rest, so a prompt may leave or join later.
    """
    left = _shuffled(keys, seed=seed, round_number=round_number)
    found: list[str] = []
    while left:
        last = _next(left, last=last)
        left.remove(last)
        found.append(last)
    return found


def next_prompt(
    bank: Iterable[str],
    used_in_round: Collection[str],
    *,
    seed: str,
    round_number: int,
    last: str | None = None,
) -> tuple[str, int] | None:
    """The next prompt and the round that it belongs to; None of an empty bank.

    When all have been used the next round begins. What came late joins the running round, and what
    was used and has left the bank is of no matter.
    """
    keys = set(bank)
    if not keys:
        return None
    left = keys.difference(used_in_round)
    if not left:
        left, round_number = keys, round_number + 1
    return _next(_shuffled(left, seed=seed, round_number=round_number), last=last), round_number


def _shuffled(keys: Iterable[str], *, seed: str, round_number: int) -> list[str]:
    def drawn(key: str) -> tuple[bytes, str]:
        return sha256(f"{seed}\0{round_number}\0{key}".encode()).digest(), key

    return sorted(set(keys), key=drawn)


def _next(left: Sequence[str], *, last: str | None) -> str:
    """The first that may follow `last` and leaves a rest that can still be told apart."""
    candidates = [key for key in left if key != last] or left
    counts = Counter(map(_topic, left))
    most, count = counts.most_common(1)[0]
    before = None if last is None else _topic(last)
    # A topic with more than half of the rest has to come at every other turn from here on.
    if 2 * count > len(left) and most != before:
        return next((key for key in candidates if _topic(key) == most), candidates[0])
    return next((key for key in candidates if _topic(key) != before), candidates[0])


def _topic(key: str) -> str:
    return key.partition("/")[0]
