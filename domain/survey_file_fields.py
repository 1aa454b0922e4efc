"""The fields of a survey's file, each read on its own, so that one fault does not hide the next."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from domain.prompts import LOCALES
from domain.screening.faults import Place
from domain.survey_file_faults import Faults
from domain.survey_values import Words
from domain.texts import cleaned, one_line

KEY_LENGTH = 40
_KEY = re.compile(r"[a-z0-9-]+")
_ALIKE = 0.6
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fields:
    """One table of the file. What is wrong goes to the faults, and reading goes on."""

    table: Table
    place: Place
    faults: Faults

    @classmethod
    def of(cls, value: object, place: Place, faults: Faults) -> "Fields | None":
        """The fields of a value; None, and a fault, of one that is no table."""
        if isinstance(value, dict):
            return cls(value, place, faults)
        faults.add("table", place, entry=named(place))
        return None

    def known(self, names: Sequence[str]) -> None:
        """Fault every field with another name, and say which one was probably meant."""
        for name in self.table:
            if self.faults.is_full:
                return
            if name not in names:
                near = nearest(name, names)
                cause = "misspelt-field" if near else "unknown-field"
                self.faults.add(cause, (*self.place, name), entry=name, detail=near)

    def has(self, name: str) -> bool:
        """Whether the field is there; it is a fault when it is not."""
        if name not in self.table:
            self.faults.add("missing", self.place, entry=named((*self.place, name)))
        return name in self.table

    def only_of(self, names: Iterable[str], kinds: str) -> None:
        """Fault the fields that belong to other kinds of questions."""
        for name in names:
            if name in self.table:
                self.faults.add("not-here", (*self.place, name), entry=name, detail=kinds)

    def key(self, name: str) -> str | None:
        """A key that stays the same whatever the texts become."""
        value = self.line(name, limit=KEY_LENGTH) if self.has(name) else ""
        if value and not _KEY.fullmatch(value):
            self.faults.add("bad-key", (*self.place, name), entry=value)
            return None
        return value or None

    def choice(self, name: str, choices: Sequence[str]) -> str | None:
        """One of a closed list."""
        if not self.has(name):
            return None
        value = self.table[name]
        if not isinstance(value, str):
            self.faults.add("text", (*self.place, name), entry=name)
        elif value not in choices:
            self.faults.add("kind", (*self.place, name), entry=value, detail=", ".join(choices))
        else:
            return value
        return None

    def flag(self, name: str, *, otherwise: bool) -> bool:
        """Yes or no; `otherwise` when it is left out."""
        value = self.table.get(name, otherwise)
        if not isinstance(value, bool):
            self.faults.add("flag", (*self.place, name), entry=name)
            return otherwise
        return value

    def number(self, name: str, *, otherwise: int, least: int, most: int) -> int:
        """A whole number from `least` to `most`; `otherwise` when it is left out."""
        value = self.table.get(name, otherwise)
        # A flag is a number to Python.
        if isinstance(value, bool) or not isinstance(value, int):
            self.faults.add("number", (*self.place, name), entry=name)
        elif not least <= value <= most:
            self.faults.add("range", (*self.place, name), entry=name, detail=f"{least}–{most}")
        else:
            return value
        return otherwise

    def items(self, name: str, *, least: int, most: int) -> list[object]:
        """A list of so many; of one that is too long the first of them."""
        place = (*self.place, name)
        value = self.table.get(name)
        if not self.has(name):
            return []
        if not isinstance(value, list):
            self.faults.add("list", place, entry=named(place))
            return []
        if len(value) < least:
            cause = "too-few" if value else "empty"
            self.faults.add(cause, place, entry=named(place), detail=f"{len(value)} < {least}")
        elif len(value) > most:
            detail = f"{len(value)} > {most}"
            self.faults.add("too-many", (*place, most), entry=named(place), detail=detail)
        return value[:most]

    def words(
        self, name: str, *, limit: int, languages: Collection[str], in_lines: bool = False
    ) -> Words:
        """A text by language, in all languages of the file."""
        place = (*self.place, name)
        if not self.has(name):
            return {}
        if isinstance(self.table[name], str):
            self.faults.add("words", place, entry=named(place))
            return {}
        inner = Fields.of(self.table[name], place, self.faults)
        return inner.spoken(limit=limit, languages=languages, in_lines=in_lines) if inner else {}

    def spoken(
        self,
        *,
        limit: int,
        languages: Collection[str],
        besides: Sequence[str] = (),
        in_lines: bool = False,
    ) -> Words:
        """The texts that stand in this very table, beside the fields of other names."""
        self.known((*besides, *LOCALES))
        found = {
            locale: self.line(locale, limit=limit, in_lines=in_lines)
            for locale in LOCALES
            if locale in self.table
        }
        if not found:
            self.faults.add("no-language", self.place, entry=named(self.place))
        for locale in found:
            if languages and locale not in languages:
                place = (*self.place, locale)
                self.faults.add("language-extra", place, entry=named(place), detail=locale)
        for locale in LOCALES if found else ():
            if locale in languages and locale not in found:
                entry = named((*self.place, locale))
                self.faults.add("language-missing", self.place, entry=entry, detail=locale)
        return found

    def line(self, name: str, *, limit: int, in_lines: bool = False) -> str:
        """A text that is neither empty nor too long; "" and a fault of any other."""
        place, value = (*self.place, name), self.table[name]
        if not isinstance(value, str):
            self.faults.add("text", place, entry=named(place))
            return ""
        text = paragraphs(value) if in_lines else one_line(value)
        if not text:
            self.faults.add("empty", place, entry=named(place))
        elif len(text) > limit:
            detail = f"{len(text)} > {limit}"
            self.faults.add("too-long", place, entry=named(place), detail=detail)
            return ""
        return text


def named(place: Place) -> str:
    """A place as it stands in the file: "text.sv"; which question it is, the line tells."""
    parts = [part for part in place if isinstance(part, str)]
    return ".".join(parts[1:] if parts[:1] == ["questions"] and len(parts) > 1 else parts)


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that was probably meant, "" when none is near."""
    found = get_close_matches(name[:KEY_LENGTH].lower(), list(names), n=1, cutoff=_ALIKE)
    return found[0] if found else ""


def paragraphs(text: str) -> str:
    """The text without the line breaks that only keep a file's lines short."""
    parts = (" ".join(part.split()) for part in cleaned(text).split("\n\n"))
    return "\n\n".join(part for part in parts if part)
