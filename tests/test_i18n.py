"""Texts: what a catalogue's entry means does not depend on when it is parsed."""

import re
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

import config
from bot.i18n import LOCALES, I18n, UnknownText

CATALOGUES = Path(config.__file__).parent / "locales"
OWN = """\
### About the whole file: { $nothing }

# About the first
first = The first
second =
    Two lines,
      the second indented.
-brand = Ledarbot
named = { -brand } greets { $name }
refers = See { second } and { plural }
plural = { $count ->
    [one] one
   *[other] { $count } of them
}
last = The last, = with a sign
broken = { $name
"""


@pytest.fixture
def own(tmp_path: Path) -> I18n:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "own.ftl").write_text(OWN, encoding="utf-8")
    return I18n(default_locale="en", folder=tmp_path)


@pytest.mark.parametrize(
    ("key", "args", "text"),
    [
        ("first", {}, "The first"),
        ("second", {}, "Two lines,\n  the second indented."),
        ("named", {"name": "Anna"}, "Ledarbot greets Anna"),
        ("plural", {"count": 1}, "one"),
        ("plural", {"count": 3}, "3 of them"),
        ("refers", {"count": 1}, "See Two lines,\n  the second indented. and one"),
        ("last", {}, "The last, = with a sign"),
    ],
)
def test_an_entry_is_read_whole(own: I18n, key: str, args: dict[str, object], text: str) -> None:
    assert own.text(key, "en", **args) == text
    assert own.text(key, "en", **args) == text


@pytest.mark.parametrize("key", ["third", "", "-brand", "broken", "About"])
def test_a_key_without_a_text_is_a_fault_of_ours(own: I18n, key: str) -> None:
    with pytest.raises(UnknownText):
        own.text(key, "en")


def test_a_key_may_be_asked_for(own: I18n) -> None:
    assert own.has("first")
    assert not own.has("third")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_what_the_library_makes_of_the_whole_file(locale: str) -> None:
    ours, library = I18n(default_locale=locale), FluentBundle([locale], use_isolating=False)
    for path in sorted((CATALOGUES / locale).glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        library.add_resource(FluentResource(source))
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Message):
                key = entry.id.name
                pattern = library.get_message(key).value
                assert pattern is not None
                written = source[entry.span.start : entry.span.end] if entry.span else ""
                args = dict.fromkeys(re.findall(r"\$(\w+)", written), 3)
                assert ours.text(key, locale, **args) == library.format_pattern(pattern, args)[0]
