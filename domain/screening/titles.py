"""Reading a title: what somebody leads, and whether the words around it change that."""

from dataclasses import dataclass

from domain.screening.findings import Evidence
from domain.screening.labels import LEADER_STAFF, LEADER_UNCLEAR, NOT_LEADER
from domain.screening.lists import listed
from domain.screening.texts import Text
from domain.screening.title_register import TitleEntry, TitleRegister

_RANK = {LEADER_STAFF: 2, LEADER_UNCLEAR: 1, NOT_LEADER: 0}
# A title behind these belongs to somebody else: "assistent till rektor".
_TOWARDS = listed(
    """
    till åt för hos under to for stödjer stöttar stöd av by inför mot bakom
    """
)
_STAFF_WORDS = frozenset(
    {"chefsansvar", "personalansvar", "medarbetaransvar", "personalansvaret", "medarbetaransvaret"}
)
_WITHOUT = frozenset({"utan", "ej", "inget", "inte", "without", "no", "saknar"})
# "är inte chef" names no title.
_DENYING = frozenset({"inte", "ej", "ingen", "aldrig", "not", "icke"})
# A status only colours the title if it stands next to it: "fd rektor", "rektor, pensionerad".
STATUSES = ("former", "future", "retired", "interim")


@dataclass(frozen=True, slots=True)
class TitleHit:
    """One title in a text: its place among the words, what it says and what changes it."""

    first: int
    last: int
    entry: TitleEntry
    status: str = ""
    acting: bool = False
    deputy: bool = False
    first_among_equals: bool = False
    of_another: bool = False

    @property
    def rank(self) -> int:
        """How leading the title is, for choosing among several."""
        return _RANK[self.entry.label]


@dataclass(frozen=True, slots=True)
class TitleReading:
    """A whole title field: its label, and the hits that it comes from."""

    label: str
    kind: str
    hits: tuple[TitleHit, ...]
    best: TitleHit | None
    staff_said: bool = False
    staff_denied: bool = False

    @property
    def known(self) -> bool:
        """Whether any word was in the register."""
        return self.best is not None


def title_hits(text: Text, register: TitleRegister) -> list[TitleHit]:
    """Every title in a text, in order, with the words that change it."""
    words = text.plain
    hits: list[TitleHit] = []
    pending: list[str] = []
    pending_age = 0
    index, length = 0, len(words)
    while index < length:
        word = words[index]
        if not word[0].isalnum():
            pending_age += 1
            if word == ".":
                pending, pending_age = [], 0
            index += 1
            continue
        found = _hit_at(text, words, index, register)
        if found is not None:
            end, entry = found
            if hits and (
                _hyphenated(text, hits[-1].last, index)
                or _owned(words, hits[-1].last, index, entry=entry)
                or _serves(words, hits[-1].last, index)
            ):
                # "VD-assistent" and "rektors assistent" are assistants: the last part decides.
                hits.pop()
            hits.append(_changed(TitleHit(index, end - 1, entry), words, pending))
            pending, pending_age = [], 0
            index = end
            continue
        modifier = register.modifiers.at(words, index)
        if modifier is not None:
            pending.append(modifier[1])
            pending_age = 0
            index = modifier[0]
            continue
        pending_age += 1
        if pending_age > 2:
            pending = []
        index += 1
    return hits


def _hyphenated(text: Text, before: int, after: int) -> bool:
    if before != after - 1:
        return False
    return text.raw[text.words[before].end : text.words[after].start] == "-"


def _owned(words: list[str], before: int, after: int, *, entry: TitleEntry) -> bool:
    owner = words[before]
    return before == after - 1 and owner.endswith("s") and entry.label == NOT_LEADER


def _serves(words: list[str], before: int, after: int) -> bool:
    """'Manager assistant', 'director secretary'."""
    return before == after - 1 and words[before] in _SERVED and words[after] in _SERVING


_SERVED = frozenset({"manager", "director", "ceo", "principal", "executive", "head", "chef"})
_SERVING = frozenset({"assistant", "secretary", "trainee", "advisor", "assistent", "sekreterare"})


def _hit_at(
    text: Text, words: list[str], index: int, register: TitleRegister
) -> tuple[int, TitleEntry] | None:
    phrase = register.phrases.at(words, index)
    if phrase is not None:
        return phrase
    entry = register.word(words[index])
    if entry is None:
        return None
    return index + 1, entry


def _changed(hit: TitleHit, words: list[str], pending: list[str]) -> TitleHit:
    status = next((name for name in pending if name in STATUSES), "")
    before = words[max(0, hit.first - 3) : hit.first]
    of_another = hit.first > 0 and (
        any(word in _TOWARDS for word in before) or before[-1] in _DENYING
    )
    return TitleHit(
        hit.first,
        hit.last,
        hit.entry,
        status=status,
        acting="acting" in pending,
        deputy="deputy" in pending,
        first_among_equals="first" in pending,
        of_another=of_another,
    )


def best_hit(hits: list[TitleHit]) -> TitleHit | None:
    """The title that says most: not of another, not gone, as leading as possible, first."""
    if not hits:
        return None
    return max(
        hits,
        key=lambda hit: (
            not hit.of_another or hit.first == 0,
            not hit.status,
            hit.rank - hit.deputy,
            hit.entry.strong,
            -hit.first,
        ),
    )


def _label_of(hit: TitleHit) -> str:
    if hit.entry.label == LEADER_STAFF and (hit.deputy or hit.status):
        return LEADER_UNCLEAR
    if hit.entry.label == NOT_LEADER and hit.first_among_equals:
        return LEADER_UNCLEAR
    return hit.entry.label


def read_title(text: Text, register: TitleRegister) -> TitleReading:
    """What a title field says; a title in no list is not a leader's as far as we know."""
    hits = title_hits(text, register)
    best = best_hit(hits)
    loose = best is not None and _loosely_joined(hits, best, text.plain)
    said, denied = _staff_in_title(text.plain)
    label = _label_of(best) if best else NOT_LEADER
    if said and best is not None and not best.status:
        label = {NOT_LEADER: LEADER_UNCLEAR, LEADER_UNCLEAR: LEADER_STAFF}.get(label, label)
    if loose and label == LEADER_STAFF:
        label = LEADER_UNCLEAR
    if denied and label == LEADER_STAFF:
        label = LEADER_UNCLEAR
    kind = best.entry.kind if best else "unknown"
    if best is not None and best.deputy and best.entry.label == LEADER_STAFF:
        kind = "deputy"
    return TitleReading(label, kind, tuple(hits), best, staff_said=said, staff_denied=denied)


_JOINING = frozenset(
    {
        "och",
        "samt",
        ",",
        "/",
        "(",
        "&",
        ".",
        "-",
        "numera",
        "nu",
        "även",
        "också",
        "and",
        "plus",
        "därtill",
        "dessutom",
    }
)


def _loosely_joined(hits: list[TitleHit], best: TitleHit, words: list[str]) -> bool:
    """A leading title behind a lesser one counts only where the two are joined.

    "Läkare och verksamhetschef" is both; "samordnare som räknas som chef" is not surely a chief.
    """
    before = [hit for hit in hits if hit.last < best.first and hit.rank < best.rank]
    if not before or best.deputy or best.acting:
        return False
    between = words[before[-1].last + 1 : best.first]
    return len(between) > 1 and not _JOINING.intersection(between[-2:])


def _staff_in_title(words: list[str]) -> tuple[bool, bool]:
    for index, word in enumerate(words):
        if word in _STAFF_WORDS:
            denied = any(before in _WITHOUT for before in words[max(0, index - 3) : index])
            return not denied, denied
    return False, False


def title_evidence(text: Text, hit: TitleHit) -> Evidence:
    """The raw words of a title, with a deputy's or acting word before it."""
    first = hit.first
    if (hit.deputy or hit.acting or hit.status or hit.first_among_equals) and first > 0:
        first -= 1
    return text.words_evidence(first, hit.last)
