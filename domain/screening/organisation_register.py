"""The register of organisations: public ones of each sector, and those not public."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.screening.labels import MUNICIPALITY, REGION
from domain.screening.lists import listed
from domain.screening.phrases import Phrases, phrase_words
from domain.screening.spellings import Vocabulary, ascii_form

# Names that are everyday words too, so that they count only as the whole answer.
_EVERYDAY = listed(
    """
    max king if tre mio scan jula sigma friends basta kris ria lo bilda transport vision
    ticket framtiden platen poseidon apple taxi alumni operan fazer bolt voi uber
    trafikförvaltningen prima svanen posten polis stift kyrka församling förening stiftelse
    södra huge eidar telge verdandi attention compass intea hyresbostäder parkeringsbolaget sil
    karolinska akademiska ersta kfast lunova strawberry lernia finsam skolfastigheter
    centern liberalerna dahl plan bostadsbolaget inre häktet anstalten tullen arlanda movant
    sj sl vl ul si st bo do jo jk hb ki gu lu uu sh hv tv um ts av fm lm nv pm ra fi sv kb
    ks su rs rk ud vr ko af
    """
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An employer of the register. `doubt` names why a moderator should look, if one should."""

    name: str
    sector: str
    doubt: str = ""
    whole_only: bool = False
    everyday: bool = False
    acronym: bool = False


def _is_acronym(form: str) -> bool:
    letters = [character for character in form if character.isalpha()]
    return " " not in form and len(form) <= 4 and sum(map(str.isupper, letters)) >= 2


class OrganisationRegister:
    """Organisations by the words of their names; municipalities by name and written form."""

    def __init__(self, files: Mapping[str, Mapping[str, Any]]):
        self.names: Phrases[Organisation] = Phrases()
        self.ascii_names: Phrases[Organisation] = Phrases()
        self.places: Phrases[Organisation] = Phrases()
        self.ascii_places: Phrases[Organisation] = Phrases()
        self.everyday_places: set[str] = set()
        self.counties: Phrases[str] = Phrases()
        self.municipalities: list[str] = []
        self.regions: list[str] = []
        for data in files.values():
            self._add_municipalities(data)
            self._add_regions(data)
            for group in data.get("group", ()):
                self._add_group(group)
        self.spelling = Vocabulary(
            (word for word in self.names.vocabulary if not word.isdigit()), shortest=7
        )
        self.place_spelling = Vocabulary(self.places.vocabulary, shortest=4)
        self.place_words = frozenset(self.places.vocabulary)

    def _add_municipalities(self, data: Mapping[str, Any]) -> None:
        for county in data.get("county", ()):
            name = county["name"]
            self.counties.add(phrase_words(name), name)
            short = name.removesuffix(" län")
            for form in (short, short.removesuffix("s")):
                self.counties.add(phrase_words(form), name)
            for municipality in county["municipalities"]:
                self.municipalities.append(municipality)
                self._add_place(municipality, municipality)
        for name, forms in data.get("also_written", {}).items():
            for form in forms:
                self._add_place(form, name)
        for word in data.get("everyday", {}).get("words", ()):
            self.everyday_places.add(word.lower())

    def _add_place(self, form: str, name: str) -> None:
        organisation = Organisation(f"{name} kommun", MUNICIPALITY)
        words = phrase_words(form)
        self.places.add(words, organisation)
        self.ascii_places.add([ascii_form(word) for word in words], organisation)

    def _add_regions(self, data: Mapping[str, Any]) -> None:
        for region in data.get("region", ()):
            name = region["name"]
            self.regions.append(name)
            for form in (name, *region.get("forms", ()), *region.get("hospitals", ())):
                self._add_name(form, name=name, sector=REGION, doubt="", whole=False)

    def _add_group(self, group: Mapping[str, Any]) -> None:
        for line in group["names"]:
            forms = [form.strip() for form in line.split("|")]
            for form in forms:
                self._add_name(
                    form,
                    name=forms[0],
                    sector=group["sector"],
                    doubt=group.get("doubt", ""),
                    whole=group.get("whole", False),
                )

    def _add_name(self, form: str, *, name: str, sector: str, doubt: str, whole: bool) -> None:
        words = phrase_words(form)
        acronym = _is_acronym(form)
        everyday = (
            len(words) == 1
            and (words[0] in _EVERYDAY or len(words[0]) <= 2)
            and not (acronym and words[0] not in _EVERYDAY)
        )
        organisation = Organisation(
            name, sector, doubt=doubt, whole_only=whole or everyday, everyday=whole, acronym=acronym
        )
        self.names.add(words, organisation)
        self.ascii_names.add([ascii_form(word) for word in words], organisation)
