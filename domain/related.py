"""Which earlier threads resemble a new one, and which are meant by a search, by their titles."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Prefix
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from domain.ids import ThreadId, TopicId
from domain.related_words import ENDINGS, STOP_WORDS, WEAK_WORDS
from domain.thread_values import ThreadKind

ENOUGH = 0.36
"""How alike titles must be, of 1."""
SAME_TOPIC = 0.06
_REMEMBERED = 16_384
_WEAK_WEIGHT = 0.35
_FULL_LENGTH = 9
_LEAST_LENGTH = 6
"""So many letters give a word its full weight, and the least: long words say more."""
_SHORTEST_STEM = 3
_SHORTEST_PART = 5
"""So long a word is looked for inside of compounds, and found misspelt."""
_INFLECTED = 3
_SHORTEST_HEAD = 4
_SHARED_HEAD = 8
"""So many letters in common are the same first part of two compounds: "arbetsmiljö"."""
_ALIKE_OF_100 = 84
_ALL_BUT = 0.8
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier thread, as far as it is compared."""

    thread_id: ThreadId
    title: str
    topic_id: TopicId | None
    kind: ThreadKind


def related(
    title: str, topic_id: TopicId | None, earlier: Sequence[Candidate], *, at_most: int = 3
) -> list[Candidate]:
    """The earlier threads most like the title, the most alike first; none that only seem so.

    The topic lifts what is alike already, it makes nothing alike. Of equals the first given leads.
    """
    wanted = _stems(title)
    if not wanted or at_most < 1:
        return []
    alike = _alike(wanted, {word for each in earlier for word in _stems(each.title)})
    scored = []
    near = {word for words in alike.values() for word in words}
    for index, each in enumerate(earlier):
        if near.isdisjoint(_stems(each.title)):
            continue
        score = _score(wanted, _stems(each.title), alike)
        if score and topic_id is not None and each.topic_id == topic_id:
            score += SAME_TOPIC
        if score >= ENOUGH:
            scored.append((-score, index, each))
    return [each for _, _, each in sorted(scored, key=lambda found: found[:2])[:at_most]]


def search(words: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The threads in whose title every word is found, begun or misspelt too, the best first.

    Stop words are looked for only when there is nothing else.
    """
    folded = _words(words)
    wanted = [word for word in folded if word not in STOP_WORDS] or list(folded)
    if not wanted:
        return []
    found = []
    for index, each in enumerate(candidates):
        there = _words(each.title)
        hits = [max((_hit(word, other) for other in there), default=0.0) for word in wanted]
        if all(hits):
            found.append((-sum(hits), len(there), index, each))
    return [each for *_, each in sorted(found, key=lambda hit: hit[:3])]


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))


@lru_cache(maxsize=_REMEMBERED)
def _stems(title: str) -> frozenset[str]:
    """What a title is about: its words without endings, and without those that say nothing."""
    return frozenset(_stem(word) for word in _words(title) if word not in STOP_WORDS)


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


_WEAK = frozenset(map(_stem, WEAK_WORDS))
_WEAK_HEADS = tuple(sorted(stem for stem in _WEAK if len(stem) > _SHORTEST_PART))


def _weight(stem: str) -> float:
    weight = min(max(len(stem), _LEAST_LENGTH), _FULL_LENGTH) / _FULL_LENGTH
    return weight * _WEAK_WEIGHT if stem in _WEAK else weight


def _alike(wanted: Iterable[str], vocabulary: set[str]) -> dict[str, dict[str, float]]:
    """For each wanted stem those of the vocabulary that are like it, and how much."""
    listed = sorted(vocabulary)
    found: dict[str, dict[str, float]] = {}
    for stem in wanted:
        near = {stem: 1.0} if stem in vocabulary else {}
        if len(stem) > _SHORTEST_PART:
            for other, _, _ in extract(
                stem, listed, scorer=ratio, score_cutoff=_ALIKE_OF_100, limit=None
            ):
                if len(other) > _SHORTEST_PART and other[0] == stem[0]:
                    near.setdefault(other, 0.8)
        for other in listed:
            part = 0.0
            # Most words share neither beginning nor end, which costs little to see.
            if other[:_SHORTEST_STEM] == stem[:_SHORTEST_STEM]:
                part = _part(stem, other)
            elif other.endswith(stem) or stem.endswith(other):
                part = _tail(stem, other)
            if part:
                near[other] = max(part, near.get(other, 0.0))
        found[stem] = near
    return found


def _part(one: str, other: str) -> float:
    """How alike two stems are that begin alike: inflected, or compounds with one head."""
    head = one[: Prefix.similarity(one, other)]
    short, long = sorted((len(one), len(other)))
    if len(head) == short >= _SHORTEST_HEAD:
        if long - short <= _INFLECTED:
            return 0.9
        return 0.0 if head in _WEAK else 0.75
    return 0.7 if len(head) >= _SHARED_HEAD and not head.startswith(_WEAK_HEADS) else 0.0


def _tail(one: str, other: str) -> float:
    """How alike a compound is to its last word: 'korttidssjukfrånvaro' and 'sjukfrånvaro'."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _SHORTEST_PART or not long.endswith(short) or short in _WEAK:
        return 0.0
    return 0.85


def _score(
    wanted: frozenset[str], there: frozenset[str], alike: Mapping[str, Mapping[str, float]]
) -> float:
    """How much of each title is found in the other, the two brought together."""
    best: defaultdict[str, float] = defaultdict(float)
    found = 0.0
    for stem in wanted:
        near = alike[stem]
        hit = 0.0
        for other in there & near.keys():
            hit = max(hit, near[other])
            best[other] = max(best[other], near[other])
        found += hit * _weight(stem)
    if not best:
        return 0.0
    of_wanted = found / sum(map(_weight, wanted))
    of_there = sum(hit * _weight(other) for other, hit in best.items()) / sum(map(_weight, there))
    # What half of all titles hold makes two alike only where there is nothing else.
    strong = best.keys() - _WEAK or min(of_wanted, of_there) >= _ALL_BUT
    return 2 * of_wanted * of_there / (of_wanted + of_there) if strong else 0.0


@lru_cache(maxsize=_REMEMBERED)
def _hit(word: str, other: str) -> float:
    """How well a searched word is met by a word of a title; 0 when it isn't."""
    if word == other:
        return 1.0
    if _stem(word) == _stem(other):
        return 0.95
    if other.startswith(word):
        return 0.9
    if len(word) < _SHORTEST_PART:
        return 0.0
    if other.endswith(word) or other.startswith(_stem(word)) or _stem(other).endswith(_stem(word)):
        return 0.8
    alike = ratio(word, other, score_cutoff=_ALIKE_OF_100)
    return 0.6 * alike / 100
