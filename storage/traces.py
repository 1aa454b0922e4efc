"""Finding one person in plain data, such as what a message or a job carries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from domain.ids import UserId

ERASED: Final = UserId(0)
"""Stands where the id of an erased person stood. None would say that the bot did it."""

# A number of Discord's size is nobody else's wherever it stands; a smaller one, which no person
# outside a test has, is a person under these names alone.
_SURELY_AN_ID: Final = 10**9
_PEOPLE: Final = frozenset(
    {"user_id", "user_ids", "applicant_id", "actor_id", "member_id", "person_id"}
)
_APPLICATIONS: Final = frozenset({"application_id", "application_ids"})


@dataclass(frozen=True, slots=True)
class Trace:
    """One person, and the numbers of the applications that are theirs."""

    user_id: int
    applications: frozenset[int]

    def is_in(self, data: Any, *, name: str = "") -> bool:
        """True when the data names the person, or an application of theirs, anywhere."""
        if isinstance(data, Mapping):
            return any(
                self._is_person(key) or self.is_in(value, name=key) for key, value in data.items()
            )
        if isinstance(data, list):
            return any(self.is_in(value, name=name) for value in data)
        return self._is_person(data, name=name) or (
            name in _APPLICATIONS and data in self.applications
        )

    def without(self, data: Any, *, name: str = "") -> Any:
        """The data with the person taken out of every list of several people."""
        if isinstance(data, Mapping):
            return {key: self.without(value, name=key) for key, value in data.items()}
        if isinstance(data, list):
            others = [
                self.without(value, name=name)
                for value in data
                if not self._is_person(value, name=name)
            ]
            return others or data
        return data

    def anonymised(self, data: Any, *, name: str = "") -> Any:
        """The data with nobody where the person was."""
        if isinstance(data, Mapping):
            return {
                self.anonymised(key): self.anonymised(value, name=key)
                for key, value in data.items()
            }
        if isinstance(data, list):
            return [self.anonymised(value, name=name) for value in data]
        if isinstance(data, str):
            return self._digits.sub(str(ERASED), data) if self._is_person(data) else data
        return ERASED if self._is_person(data, name=name) else data

    def _is_person(self, value: object, *, name: str = "") -> bool:
        if isinstance(value, str):
            return self.user_id >= _SURELY_AN_ID and self._digits.search(value) is not None
        known = self.user_id >= _SURELY_AN_ID or name in _PEOPLE
        return known and value == self.user_id

    @property
    def _digits(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\d){self.user_id}(?!\d)")
