"""Looking through the registers' data for faults, without building anything of it.

A start does this before it connects; it takes a fraction of the time that building takes.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.screening.faults import Place, RegisterFault, allowed
from domain.screening.labels import DOUBTS, KINDS, LABELS, MODIFIERS, REGION, SECTORS
from domain.screening.policies import Policy

TITLES, CRITERIA = "titles.toml", "criteria.toml"
Table = Mapping[str, Any]
# The fields of each kind of table and what they hold; "?" marks one that may be left out.
_TITLE = {"label": "label", "kind": "kind", "words": "texts", "strong?": "flag"}
_GROUP = {
    "name": "text", "sector": "sector", "source": "text", "checked": "date", "names": "texts",
    "doubt?": "doubt", "whole?": "flag",
}  # fmt: skip
_COUNTY = {"code": "text", "name": "text", "municipalities": "texts"}
_REGION = {"name": "text", "forms?": "texts", "hospitals?": "texts"}
_TITLES_FILE = {
    "source": "text", "checked": "date", "ending": "tables", "phrase?": "tables",
    "modifiers?": "table", "weak?": "table", "compound?": "table",
}  # fmt: skip
_ORGANISATIONS_FILE = {
    "source?": "text", "checked?": "date", "county?": "tables", "region?": "tables",
    "group?": "tables", "also_written?": "table", "everyday?": "table",
}  # fmt: skip
_CLOSED = {"label": LABELS, "kind": KINDS, "sector": SECTORS, "doubt": DOUBTS}
_TYPES: Mapping[str, type] = {"text": str, "date": date, "flag": bool, "table": dict}
_WORD = re.compile(r"\w+")


def check(data: Mapping[str, Table]) -> None:
    """Raise a `RegisterFault` for the first fault of the registers and the policy."""
    for needed in (TITLES, CRITERIA):
        if needed not in data:
            raise RegisterFault(source=needed, cause="file-missing")
    _check_titles(_File(TITLES), data[TITLES])
    names, places = _Once(), _Once()
    for name, content in data.items():
        if name not in (TITLES, CRITERIA):
            _check_organisations(_File(name), content, names=names, places=places)
    Policy.from_data(data[CRITERIA], source=CRITERIA)


class _File:
    """The fields of one file's tables, each with its place when it is wrong."""

    def __init__(self, source: str):
        self.source = source

    def fault(self, cause: str, place: Place, *, entry: object, detail: str = "") -> RegisterFault:
        return RegisterFault(
            source=self.source, cause=cause, entry=str(entry), detail=detail, place=place
        )

    def fields(self, table: object, shape: Mapping[str, str], *, place: Place) -> None:
        """Hold a table to its shape: nothing missing, nothing unknown, all of the right kind."""
        if not isinstance(table, dict):
            raise self.fault("table", place, entry=place[0])
        for name in table:
            if name not in shape and f"{name}?" not in shape:
                raise self.fault("unknown-field", (*place, name), entry=name)
        for name, kind in shape.items():
            bare = name.removesuffix("?")
            if bare in table:
                self._field(kind, table[bare], (*place, bare))
            elif bare == name:
                raise self.fault("missing", place, entry=name)

    def _field(self, kind: str, value: object, place: Place) -> None:
        name = place[-1]
        if kind in ("texts", "tables"):
            if not isinstance(value, list):
                raise self.fault("list", place, entry=name)
            if not value:
                raise self.fault("empty", place, entry=name)
            if kind == "texts":
                self._texts(value, place)
            return
        # A moment is a date to Python, and a flag a number.
        if type(value) is not _TYPES.get(kind, str):
            raise self.fault(kind if kind in _TYPES else "text", place, entry=name)
        if isinstance(value, str) and not value.strip():
            raise self.fault("empty", place, entry=name)
        if kind in _CLOSED and value not in _CLOSED[kind]:
            raise self.fault(kind, place, entry=value, detail=allowed(_CLOSED[kind]))

    def _texts(self, values: Sequence[object], place: Place) -> None:
        for number, value in enumerate(values):
            if not isinstance(value, str):
                raise self.fault("text", (*place, number), entry=value)
            if not all(map(_WORD.search, value.split("|"))):
                raise self.fault("no-word", (*place, number), entry=value)


class _Once:
    """Remembers what each written form was said to be, and refuses another word on it."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[object, str]] = {}

    def say(self, form: str, verdict: object, *, file: _File, place: Place, shown: str) -> None:
        key = " ".join(_WORD.findall(form.lower()))
        known, other = self._said.setdefault(key, (verdict, shown))
        if known != verdict:
            raise file.fault("two-labels", place, entry=form, detail=f"{other}, {shown}")


def _check_titles(file: _File, data: Table) -> None:
    file.fields(data, _TITLES_FILE, place=())
    for section in ("ending", "phrase"):
        said = _Once()
        for number, group in enumerate(data.get(section, ())):
            place: Place = (section, number)
            file.fields(group, _TITLE, place=place)
            verdict = (group["label"], group["kind"], group.get("strong", False))
            shown = f"{group['label']} ({group['kind']})"
            for index, word in enumerate(group["words"]):
                at = (*place, "words", index)
                if section == "ending" and len(_WORD.findall(word)) > 1:
                    raise file.fault("several-words", at, entry=word)
                # "=lots" holds for the whole word alone, so it may differ from the ending.
                form = word.replace("=", "only ", 1) if word.startswith("=") else word
                said.say(form, verdict, file=file, place=at, shown=shown)
    modifiers = data.get("modifiers", {})
    file.fields(modifiers, {f"{name}?": "texts" for name in MODIFIERS}, place=("modifiers",))
    said = _Once()
    for name, words in modifiers.items():
        for index, word in enumerate(words):
            said.say(word, name, file=file, place=("modifiers", name, index), shown=name)
    file.fields(data.get("weak", {"words": ["-a"]}), {"words": "texts"}, place=("weak",))
    shape = {"leading_only?": "texts", "leading_first_parts?": "texts"}
    file.fields(data.get("compound", {}), shape, place=("compound",))


def _check_organisations(file: _File, data: Table, *, names: _Once, places: _Once) -> None:
    file.fields(data, _ORGANISATIONS_FILE, place=())
    for section in ("county", "region"):
        for wanted in ("source", "checked"):
            if section in data and wanted not in data:
                raise file.fault("missing", (), entry=wanted)
    municipalities = _check_municipalities(file, data, places=places)
    _check_forms(file, data.get("also_written", {}), municipalities, places=places)
    if "everyday" in data:
        file.fields(data["everyday"], {"words": "texts"}, place=("everyday",))
    _check_regions(file, data, names=names)
    _check_groups(file, data, names=names)


def _check_municipalities(file: _File, data: Table, *, places: _Once) -> set[str]:
    counties: set[str] = set()
    known: set[str] = set()
    for number, county in enumerate(data.get("county", ())):
        place: Place = ("county", number)
        file.fields(county, _COUNTY, place=place)
        _new(file, county["name"], counties, (*place, "name"))
        for index, name in enumerate(county["municipalities"]):
            at = (*place, "municipalities", index)
            _new(file, name, known, at)
            places.say(name, name, file=file, place=at, shown=name)
    return {name for county in data.get("county", ()) for name in county["municipalities"]}


def _check_forms(file: _File, table: object, municipalities: set[str], *, places: _Once) -> None:
    if not isinstance(table, dict):
        raise file.fault("table", ("also_written",), entry="also_written")
    for name, forms in table.items():
        place: Place = ("also_written", name)
        if name not in municipalities:
            raise file.fault("no-municipality", place, entry=name)
        file.fields({name: forms}, {name: "texts"}, place=("also_written",))
        for index, form in enumerate(forms):
            places.say(form, name, file=file, place=(*place, index), shown=name)


def _check_regions(file: _File, data: Table, *, names: _Once) -> None:
    known: set[str] = set()
    for number, region in enumerate(data.get("region", ())):
        place: Place = ("region", number)
        file.fields(region, _REGION, place=place)
        _new(file, region["name"], known, (*place, "name"))
        names.say(region["name"], (REGION, ""), file=file, place=(*place, "name"), shown=REGION)
        for field in ("forms", "hospitals"):
            for index, form in enumerate(region.get(field, ())):
                at = (*place, field, index)
                names.say(form, (REGION, ""), file=file, place=at, shown=REGION)


def _check_groups(file: _File, data: Table, *, names: _Once) -> None:
    known: set[str] = set()
    for number, group in enumerate(data.get("group", ())):
        place: Place = ("group", number)
        file.fields(group, _GROUP, place=place)
        _new(file, group["name"], known, (*place, "name"))
        doubt = group.get("doubt", "")
        shown = f"{group['sector']} ({doubt})" if doubt else group["sector"]
        for index, line in enumerate(group["names"]):
            at = (*place, "names", index)
            for form in line.split("|"):
                verdict = (group["sector"], doubt)
                names.say(form.strip(), verdict, file=file, place=at, shown=shown)


def _new(file: _File, name: str, known: set[str], place: Place) -> None:
    """A name that stands once in its list; another spelling in capitals is the same name."""
    if name.casefold() in known:
        raise file.fault("twice", place, entry=name)
    known.add(name.casefold())
