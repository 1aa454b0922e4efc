"""The catalogues, checked: what somebody who changed a text has to mend."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import config
from bot.i18n import LOCALES

FOLDER = Path(config.__file__).parent / "locales"

LENGTHS: Mapping[str, int] = {
    "-label": 45,
    "-hint": 100,
    "-description": 100,
    "-placeholder": 100,
    "-option": 100,
}
"""What Discord takes, by how a key ends: labels of a form, their descriptions, menus, commands."""


class Flaw(StrEnum):
    """What can be wrong with a text."""

    BROKEN = "broken"
    MISSING = "missing"
    VARIABLES = "variables"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Found:
    """One flaw: the file as `sv/common.ftl`, the key (or the broken lines' beginning), a detail."""

    flaw: Flaw
    file: str
    key: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    file: str
    variables: frozenset[str]
    length: int


def flaws(folder: Path = FOLDER) -> list[Found]:
    """Everything that is wrong, file by file; empty when all is well."""
    found: list[Found] = []
    texts: dict[str, dict[str, _Text]] = {}
    for locale in LOCALES:
        texts[locale] = {}
        for path in sorted((folder / locale).glob("*.ftl")):
            for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
                file = f"{locale}/{path.name}"
                if isinstance(entry, ast.Junk):
                    found.append(Found(Flaw.BROKEN, file, (entry.content or "").split("\n")[0]))
                elif isinstance(entry, ast.Message):
                    texts[locale][entry.id.name] = _text(entry, file)
    found += _differences(texts)
    found += [each for locale in LOCALES for each in _too_long(texts[locale])]
    return found


def _text(message: ast.Message, file: str) -> _Text:
    variables = _Variables()
    variables.visit(message)
    return _Text(file, frozenset(variables.names), _length(message.value))


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def _length(pattern: ast.Pattern | None) -> int:
    """The length of the longest variant; what a variable brings can't be known here."""
    length = 0
    for element in pattern.elements if pattern is not None else ():
        if isinstance(element, ast.TextElement):
            length += len(element.value)
        elif isinstance(element.expression, ast.SelectExpression):
            length += max(_length(variant.value) for variant in element.expression.variants)
    return length


def _differences(texts: Mapping[str, Mapping[str, _Text]]) -> Iterator[Found]:
    for key in sorted({key for known in texts.values() for key in known}):
        here = {locale: known[key] for locale, known in texts.items() if key in known}
        first = next(iter(here.values()))
        for locale in LOCALES:
            if locale not in here:
                yield Found(Flaw.MISSING, f"{locale}/{Path(first.file).name}", key)
            elif here[locale].variables != first.variables:
                differing = sorted(here[locale].variables ^ first.variables)
                names = ", ".join(f"${name}" for name in differing)
                yield Found(Flaw.VARIABLES, here[locale].file, key, names)


def _too_long(texts: Mapping[str, _Text]) -> Iterator[Found]:
    for key, text in texts.items():
        for ending, limit in LENGTHS.items():
            if key.endswith(ending) and text.length > limit:
                yield Found(Flaw.LONG, text.file, key, str(limit))
