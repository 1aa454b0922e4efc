"""Finding organisations in an answer by name: listed ones, and municipalities beside "kommun"."""

from dataclasses import dataclass

from domain.screening.findings import Evidence
from domain.screening.labels import MUNICIPALITY, NOT_PUBLIC, PUBLIC
from domain.screening.organisation_patterns import is_abroad, is_commune
from domain.screening.organisation_register import Organisation, OrganisationRegister
from domain.screening.phrases import Phrases
from domain.screening.spellings import ascii_form
from domain.screening.texts import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """An organisation found in a row of words: its place, and the rule that found it."""

    first: int
    last: int
    organisation: Organisation
    rule: str


_NAME_WORDS = 5
# Shorthand that stands for one word of a name.
_SHORTHAND = {
    "reg": "region", "lt": "landstinget", "univ": "universitet", "uni": "universitet",
    "kom": "kommun", "komm": "kommun", "sjh": "sjukhus", "univsjh": "universitetssjukhus",
    "högsk": "högskolan", "länsst": "länsstyrelsen", "tr": "tingsrätt",
    "regon": "region", "reigon": "region",
    "regoin": "region", "rgion": "region",
}  # fmt: skip


class Words:
    """The letters and digits of an answer, with the way back to the text's words."""

    def __init__(self, text: Text):
        self.text = text
        self.places = [index for index, word in enumerate(text.words) if word.canon[0].isalnum()]
        canons = (text.words[index].canon for index in self.places)
        self.words = [_SHORTHAND.get(canon, canon) for canon in canons]

    def evidence(self, first: int, last: int) -> tuple[Evidence, ...]:
        """The raw words from one to another, both included."""
        return (self.text.words_evidence(self.places[first], self.places[last]),)

    def whole_name(self, index: int) -> tuple[Evidence, ...]:
        """The name that a word stands in: 'Nordtak i Borås AB', not 'AB'."""
        first = last = index
        while first > 0 and index - first < _NAME_WORDS and self._adjoins(first - 1):
            first -= 1
        after = len(self.words) - 1
        while last < after and last - index < _NAME_WORDS and self._adjoins(last):
            last += 1
        return self.evidence(first, last)

    def _adjoins(self, index: int) -> bool:
        """Whether a word and the next stand side by side, with no sign between."""
        between = self.text.words[self.places[index] + 1 : self.places[index + 1]]
        return all(word.canon in ("&", "-") for word in between)

    def upper(self, index: int) -> bool:
        """Whether a word was written with a capital letter."""
        word = self.text.words[self.places[index]]
        raw = self.text.raw[word.start : word.end]
        return raw != raw.lower()


def named(row: Words, register: OrganisationRegister, *, strict: bool = False) -> list[Hit]:
    """Listed organisations; `strict` for a longer text, where short names may mean anything."""
    words = row.words
    hits = _names_in(row, words, register.names, strict=strict)
    if not hits and not strict and row.text.low.isascii():
        hits = _names_in(row, words, register.ascii_names, strict=False)
    return hits


# "Vision, sektion 12" is the union's branch; "Kommunal förskola" is a preschool.
_BRANCH = frozenset(
    {
        "avdelning",
        "sektion",
        "klubb",
        "lokalavdelning",
        "i",
        "fack",
        "facket",
        "avd",
        "väst",
        "öst",
        "syd",
        "nord",
        "mitt",
        "sydost",
    }
)


def _names_in(
    row: Words, words: list[str], names: Phrases[Organisation], *, strict: bool
) -> list[Hit]:
    hits: list[Hit] = []
    index = 0
    while index < len(words):
        found = names.at(words, index)
        if found is None:
            index += 1
            continue
        end, organisation = found
        if _counts(row, index, end, organisation, strict=strict):
            hits.append(Hit(index, end - 1, organisation, "employer-listed"))
            index = end
        else:
            index += 1
    return hits


def _counts(row: Words, first: int, end: int, organisation: Organisation, *, strict: bool) -> bool:
    """Whether a listed name is meant: short and everyday ones only in the right place or case."""
    whole = first == 0 and end == len(row.words)
    if organisation.whole_only:
        # "Vision Umeå" and "Max Lund" are employers; "vision och mål" is not.
        named_first = first == 0 and len(row.words) <= 3 and row.upper(first)
        if organisation.everyday:
            named_first = named_first and all(word in _BRANCH for word in row.words[end:])
        return not strict and (whole or named_first)
    if organisation.acronym and end - first == 1 and len(row.words[first]) <= 3:
        return whole or row.upper(first)
    return not strict or organisation.sector in PUBLIC or organisation.sector in NOT_PUBLIC


def named_misspelt(row: Words, register: OrganisationRegister) -> list[Hit]:
    """Listed names with a misspelt word; every word of the name must be there."""
    if len(row.words) > 12:
        return []
    mended = [_mended(word, register) for word in row.words]
    if mended == row.words:
        return []
    return [
        Hit(hit.first, hit.last, hit.organisation, "employer-listed-misspelt")
        for hit in _names_in(row, mended, register.names, strict=False)
    ]


def _mended(word: str, register: OrganisationRegister) -> str:
    if len(word) < 6 or word in register.names.vocabulary or is_commune(word):
        return word
    nearest = register.spelling.nearest(word)
    # "bostadsbolag" is any such company, not a misspelt "Bostadsbolaget".
    inflected = nearest is not None and nearest.startswith(word)
    return word if nearest is None or inflected else nearest


def beside_commune(row: Words, register: OrganisationRegister) -> list[Hit]:
    """Municipalities by name beside 'kommun', 'stad' and the like."""
    words = row.words
    hits: list[Hit] = []
    for index, word in enumerate(words):
        grown = _grown_together(word, register)
        if grown is not None:
            hits.append(Hit(index, index, grown, "employer-municipality"))
            continue
        if not is_commune(word):
            continue
        found = _place_before(words, index, register) or _place_after(words, index, register)
        if found is not None:
            first, last = min(found[0], index), max(found[1], index)
            hits.append(Hit(first, last, found[2], "employer-municipality"))
    return hits


def _grown_together(word: str, register: OrganisationRegister) -> Organisation | None:
    """'Robertsforskommun', also misspelt."""
    if len(word) < 9 or not word.endswith(("kommun", "kommuns")):
        return None
    stem = word.removesuffix("s").removesuffix("kommun")
    for name in (stem, stem.removesuffix("s")):
        known = name if name in register.place_words else register.place_spelling.nearest(name)
        if known is not None and known in register.place_words:
            return Organisation(known, MUNICIPALITY)
    return None


_Place = tuple[int, int, Organisation]


def _place_before(words: list[str], index: int, register: OrganisationRegister) -> _Place | None:
    for begin in (index - 2, index - 1):
        if begin < 0:
            continue
        found = _place_at(words[begin:index], 0, register)
        if found is not None and begin + found[0] == index:
            return begin, index - 1, found[1]
    if index == 0 or len(words[index - 1]) < 4 or is_abroad(words[index - 1]):
        return None
    nearest = register.place_spelling.nearest(
        words[index - 1].removesuffix("s")
    ) or register.place_spelling.nearest(words[index - 1])
    nearest = nearest or _shortened(words[index - 1].removesuffix("s"), register)
    if nearest is None:
        return None
    organisation = register.places.exactly([nearest]) or Organisation(nearest, MUNICIPALITY)
    return index - 1, index - 1, organisation


def _shortened(word: str, register: OrganisationRegister) -> str | None:
    """'Sunvall', 'Örnskölvik': a municipality's name that lost up to two letters, and one alone."""
    if len(word) < _LONG_ENOUGH:
        return None
    found = [
        name
        for name in register.place_words
        if 0 < len(name) - len(word) <= _LOST_LETTERS and name[0] == word[0] and _within(word, name)
    ]
    return found[0] if len(found) == 1 else None


_LONG_ENOUGH = 6
_LOST_LETTERS = 2


def _within(word: str, name: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in word)


def _place_after(words: list[str], index: int, register: OrganisationRegister) -> _Place | None:
    begin = index + 1
    if begin < len(words) and words[begin] in ("i", "of"):
        begin += 1
    found = _place_at(words, begin, register)
    return (begin, found[0] - 1, found[1]) if found else None


def _place_at(
    words: list[str], begin: int, register: OrganisationRegister
) -> tuple[int, Organisation] | None:
    if begin >= len(words):
        return None
    found = register.places.at(words, begin)
    if found is not None:
        return found
    plain = register.ascii_places.at([ascii_form(word) for word in words[begin : begin + 3]], 0)
    return (begin + plain[0], plain[1]) if plain else None


def bare_place(row: Words, register: OrganisationRegister) -> tuple[int, int] | None:
    """Where a municipality is named without "kommun" or the like."""
    words = row.words
    for index, word in enumerate(words):
        found = _place_at(words, index, register)
        if found is None:
            continue
        whole = index == 0 and found[0] == len(words)
        written_as_name = row.upper(index) and (index > 0 or word not in register.everyday_places)
        if whole or written_as_name or (len(words) <= 3 and len(word) > 4):
            return index, found[0] - 1
    return None
