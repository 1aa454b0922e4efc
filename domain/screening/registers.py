"""Everything the reading looks things up in."""

from collections.abc import Mapping
from typing import Any

from domain.screening.checks import CRITERIA, TITLES, check
from domain.screening.faults import RegisterFault
from domain.screening.organisation_register import OrganisationRegister
from domain.screening.spellings import Vocabulary
from domain.screening.staff_words import CUES, GARBLED_DENIALS
from domain.screening.title_register import TitleRegister

__all__ = ["RegisterFault", "Registers"]


class Registers:
    """Everything the reading looks things up in."""

    def __init__(self, *, titles: TitleRegister, organisations: OrganisationRegister):
        self.titles = titles
        self.organisations = organisations
        self._cues = Vocabulary(CUES, shortest=7)

    @classmethod
    def from_data(cls, data: Mapping[str, Mapping[str, Any]]) -> "Registers":
        """Build the registers from plain data by file name; a fault names its place and cause."""
        check(data)
        return cls.of_sound(data)

    @classmethod
    def of_sound(cls, data: Mapping[str, Mapping[str, Any]]) -> "Registers":
        """Build the registers from data that `check` has found no fault in."""
        titles = TitleRegister(data[TITLES])
        organisations = OrganisationRegister(
            {name: content for name, content in data.items() if name not in (TITLES, CRITERIA)}
        )
        return cls(titles=titles, organisations=organisations)

    def spelling(self, word: str) -> str:
        """The word, mended towards the words in which people speak of staff."""
        if len(word) < 7:
            return GARBLED_DENIALS.get(word, word)
        entry = self.titles.word(word)
        if entry is not None:
            return word
        return self._cues.nearest(word) or word
