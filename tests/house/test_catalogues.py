"""The two catalogues: equal in keys and variables, within Discord's lengths."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import config
from bot.i18n import I18n, shown_time
from domain.applications import REASON_LENGTH

LOCALES = Path(config.__file__).parent / "locales"
AREAS = sorted({path.name for path in LOCALES.rglob("*.ftl")})
ROOT = Path(__file__).parents[2]


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def messages(locale: str, area: str) -> dict[str, set[str]]:
    path = LOCALES / locale / area
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), f"{path}: {entry.content[:80]!r}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{path}: {entry.id.name} stands twice"
            assert entry.value is not None, f"{path}: {entry.id.name} is empty"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_texts_with_the_same_variables(area: str) -> None:
    assert messages("sv", area) == messages("en", area)


def test_no_key_stands_in_two_areas() -> None:
    seen: dict[str, str] = {}
    for area in AREAS:
        for key in messages("sv", area):
            assert seen.setdefault(key, area) == area


def test_every_text_is_used() -> None:
    """A key is used where it stands in full, or where its beginning is completed by a value."""
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for top in ("domain", "storage", "config", "bot", "cogs", "sandbox")
        for path in (ROOT / top).rglob("*.py")
    )
    source += (ROOT / "sandbox" / "lobby.html").read_text(encoding="utf-8")
    for script in (ROOT / "sandbox").glob("*.js"):
        source += script.read_text(encoding="utf-8")
    beginnings = set(re.findall(r"[\"'`]([a-z][a-z-]*-)(?:\{|\$\{|[\"'`])", source))
    unused = [
        key
        for area in AREAS
        for key in messages("sv", area)
        if key not in source and not any(key.startswith(start) for start in beginnings)
    ]
    assert unused == []


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_every_proposed_no_fits_with_the_date_of_a_new_chance(locale: str) -> None:
    """A native refusal has 160 characters for both, and neither is cut."""
    i18n = I18n(default_locale=locale)
    for month in range(1, 13):
        at = datetime(2026, month, 28, tzinfo=UTC)
        date = shown_time(at, locale=locale, timezone="Europe/Stockholm", form="short")
        again = i18n.text("applications-again", locale, date=date)
        for key in messages(locale, "screening.ftl"):
            if key.startswith("screening-reply-"):
                assert len(f"{i18n.text(key, locale)} {again}") <= REASON_LENGTH, key
