"""A register with a fault is refused with its file, its line and the cause."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import I18n
from bot.screening import inspect, load
from config.register_lines import line_of
from config.registers import FOLDER, read_screening
from domain.screening import Criterion, Policy, Recommendation, RegisterFault, Registers

DATA = read_screening()
I18N = I18n(default_locale="sv")


def fault_of(name: str, change: Callable[[Any], object]) -> RegisterFault:
    data = copy.deepcopy(DATA)
    change(data[name])

    def build() -> None:
        Registers.from_data(data)
        Policy.from_data(data["criteria.toml"])

    with pytest.raises(RegisterFault) as caught:
        build()
    return caught.value


def without(table: Any, name: str) -> None:
    table.pop(name)


BROKEN = [
    ("titles.toml", lambda d: d["ending"][0].update(label="boss"), "label", "boss"),
    ("titles.toml", lambda d: d["ending"][0].update(kind="boss"), "kind", "boss"),
    ("titles.toml", lambda d: d["ending"][0].update(strong="ja"), "flag", "strong"),
    ("titles.toml", lambda d: d["ending"][0].update(words="chef"), "list", "words"),
    ("titles.toml", lambda d: d["ending"][0].update(words=[]), "empty", "words"),
    ("titles.toml", lambda d: d["ending"][0]["words"].append("stor chef"), "several-words", ""),
    ("titles.toml", lambda d: d["ending"][0]["words"].append(" "), "no-word", " "),
    ("titles.toml", lambda d: d["ending"][-1]["words"].append("Rektor"), "two-labels", "Rektor"),
    ("titles.toml", lambda d: d["phrase"][0].update(titel="x"), "unknown-field", "titel"),
    ("titles.toml", lambda d: d["modifiers"].update(almost=["x"]), "unknown-field", "almost"),
    ("titles.toml", lambda d: d["modifiers"]["former"].append("vice"), "two-labels", "vice"),
    ("titles.toml", lambda d: d["weak"].update(words=[3]), "text", "3"),
    ("titles.toml", lambda d: d.update(ending={}), "list", "ending"),
    ("titles.toml", lambda d: d.update(ending=["chef"]), "table", "ending"),
    ("titles.toml", lambda d: without(d, "source"), "missing", "source"),
    ("state.toml", lambda d: d["group"][0].update(sector="mars"), "sector", "mars"),
    ("state.toml", lambda d: d["group"][0].update(doubt="hm"), "doubt", "hm"),
    ("state.toml", lambda d: without(d["group"][0], "source"), "missing", "source"),
    ("state.toml", lambda d: d["group"][0].update(checked="igår"), "date", "checked"),
    ("state.toml", lambda d: d["group"][0].update(name=" "), "empty", "name"),
    ("state.toml", lambda d: d["group"][0].update(whole=1), "flag", "whole"),
    ("state.toml", lambda d: d["group"][0]["names"].append(7), "text", "7"),
    ("state.toml", lambda d: d["group"][0]["names"].append("IKEA"), "two-labels", "IKEA"),
    ("state.toml", lambda d: d["group"][0]["names"].append("Ett | "), "no-word", "Ett | "),
    ("state.toml", lambda d: d.update(grupp=[]), "unknown-field", "grupp"),
    ("regions.toml", lambda d: d["region"].append(d["region"][0]), "twice", "Region Stockholm"),
    ("regions.toml", lambda d: d["region"][0].update(forms=3), "list", "forms"),
    ("regions.toml", lambda d: without(d, "checked"), "missing", "checked"),
    (
        "municipalities.toml",
        lambda d: d["county"][3]["municipalities"].append("NACKA"),
        "twice",
        "NACKA",
    ),
    (
        "municipalities.toml",
        lambda d: d["also_written"].update(Mora2=["M"]),
        "no-municipality",
        "Mora2",
    ),
    ("municipalities.toml", lambda d: d["also_written"].update(Mora="M"), "list", "Mora"),
    (
        "municipalities.toml",
        lambda d: d["also_written"].update(Mora=["Nacka"]),
        "two-labels",
        "Nacka",
    ),
    ("municipalities.toml", lambda d: d.update(also_written=[1]), "table", "also_written"),
    ("criteria.toml", lambda d: d["outcomes"].update(all_met="party"), "outcome", "party"),
    ("criteria.toml", lambda d: without(d["outcomes"], "all_met"), "missing", "all_met"),
    ("criteria.toml", lambda d: without(d, "outcomes"), "missing", "outcomes"),
    ("criteria.toml", lambda d: d["criteria"].update(fun=True), "unknown-field", "fun"),
    ("criteria.toml", lambda d: d["criteria"].update(public_sector=1), "flag", "public_sector"),
    ("criteria.toml", lambda d: d.update(version=3), "text", "version"),
    ("criteria.toml", lambda d: without(d, "version"), "missing", "version"),
    ("criteria.toml", lambda d: d["holds"]["notes"].append("jok"), "note", "jok"),
    ("criteria.toml", lambda d: d["holds"].update(notes="joke"), "list", "notes"),
    ("criteria.toml", lambda d: d.update(staff=True), "table", "staff"),
    ("criteria.toml", lambda d: d.update(stuff={}), "unknown-field", "stuff"),
]


@pytest.mark.parametrize(
    ("name", "change", "cause", "entry"),
    BROKEN,
    ids=[f"{row[0]}-{row[2]}-{row[3]}" for row in BROKEN],
)
def test_each_fault_in_the_data_is_named(
    name: str, change: Callable[[Any], object], cause: str, entry: str
) -> None:
    fault = fault_of(name, change)
    assert (fault.source, fault.cause) == (name, cause)
    assert entry in fault.entry


FILES = [
    ("titles.toml", 'label = "leader_staff"', 'label = "boss"', "label"),
    ("titles.toml", 'kind = "chef"', 'kind = "boss"', "kind"),
    ("titles.toml", "strong = true", 'strong = "yes"', "flag"),
    ("titles.toml", '  "enhetschef", ', '  "enhetschef", "stor chef", ', "several-words"),
    ("titles.toml", '  "enhetschef", ', '  "enhetschef", 12, ', "text"),
    ("titles.toml", '  "enhetschef", ', '  "enhetschef", "", ', "no-word"),
    ("titles.toml", "checked = 2026-11-21", "checked = 2026-13-21", "syntax"),
    ("titles.toml", "checked = 2026-11-21", 'checked = "2026-11-21"', "date"),
    ("titles.toml", "checked = 2026-11-21", "checked = 2026-11-21T10:00:00", "date"),
    ("state.toml", 'sector = "state"', 'sector = "mars"', "sector"),
    ("state.toml", 'sector = "state"', 'sektor = "state"', "unknown-field"),
    ("state.toml", 'sector = "state"', "sector = = 3", "syntax"),
    ("state.toml", 'sector = "state"', "sector = 3", "text"),
    ("state.toml", '  "Arbetsgivarverket",', '  "IKEA",', "two-labels"),
    ("state.toml", '  "Arbetsgivarverket",', '  "Arbetsgivar\udce9verket",', "encoding"),
    ("municipalities.toml", '"Sigtuna", "Nynäshamn",', '"Sigtuna", "Nacka",', "twice"),
    ("municipalities.toml", 'Falun = ["Falu"]', 'Falun2 = ["Falu"]', "no-municipality"),
    ("regions.toml", 'name = "Region Uppsala"', 'name = "Region Stockholm"', "twice"),
    ("regions.toml", 'name = "Region Uppsala"', "", "missing"),
    ("criteria.toml", 'all_met = "approve"', 'all_met = "party"', "outcome"),
    ("criteria.toml", "leading_position = true", 'leading_position = "yes"', "flag"),
    ("criteria.toml", "leading_position = true", "leding_position = true", "unknown-field"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("name", "right", "wrong", "cause"), FILES, ids=[f"{row[0]}-{row[3]}-{row[2]}" for row in FILES]
)
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_each_fault_in_a_file_is_told_with_its_line(
    folder: Path, locale: str, name: str, right: str, wrong: str, cause: str
) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    before, found, _ = text.partition(right)
    assert found, "the shipped file has changed; choose another entry"
    line = before.count("\n") + 1 + wrong.count("\n")
    if cause == "missing":
        # What is missing has no line: that of its table is told.
        line -= 1
    broken = text.replace(right, wrong, 1)
    path.write_text(broken, encoding="utf-8", errors="surrogateescape")
    for read in (inspect, load):
        with pytest.raises(RegisterFault) as caught:
            read(folder)
        assert caught.value.cause == cause
        told = I18N.text(caught.value.key, locale, **caught.value.args_for_text)
        assert told.startswith(f"{path}, {'rad' if locale == 'sv' else 'line'} {line}: ")
        assert "\n" not in told
        assert told.endswith(".")


def test_an_open_bracket_is_told_with_the_last_line(folder: Path) -> None:
    path = folder / "criteria.toml"
    path.write_text('version = "1"\nnotes = [\n"a",\n', encoding="utf-8")
    with pytest.raises(RegisterFault) as caught:
        inspect(folder)
    assert caught.value.args_for_text["line"] == "3"


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (lambda path: path.unlink(), "file-missing"),
        (lambda path: (path.unlink(), path.mkdir()), "unreadable"),
        (lambda path: path.write_text("x = " + "[" * 20_000), "syntax"),
    ],
    ids=["missing", "a folder", "nested"],
)
def test_a_file_that_is_no_file_is_told(
    folder: Path, spoil: Callable[[Path], object], cause: str
) -> None:
    spoil(folder / "titles.toml")
    with pytest.raises(RegisterFault) as caught:
        inspect(folder)
    assert caught.value.cause == cause
    told = I18N.text(caught.value.key, "sv", **caught.value.args_for_text)
    assert told.startswith(str(folder / "titles.toml"))


def test_a_mark_in_front_of_a_file_is_no_fault(folder: Path) -> None:
    path = folder / "titles.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    inspect(folder)


def test_the_shipped_files_have_no_fault() -> None:
    inspect()


@pytest.mark.parametrize("name", sorted(DATA))
def test_every_value_is_found_on_its_line(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    lines = text.splitlines()
    # Looking up each of thousands would read the file as often: every seventh is enough.
    values = list(walked(DATA[name], ()))[::7]
    assert values
    for place, value in values[:80]:
        assert str(value) in lines[line_of(text, place) - 1]


def walked(value: Any, place: tuple[str | int, ...]) -> Any:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from walked(below, (*place, name))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from walked(below, (*place, index))
    elif not isinstance(value, bool):
        yield place, value


def test_a_line_is_found_in_every_way_of_writing() -> None:
    text = '''# "[not]" this
a.b = 1.5 # c
"d e" = { f = [1,
  2], g = \'\'\'
x = 1\'\'\' }
when = 2026-11-21 07:32:00
[[list]]
name = """
[[list]]
"""
[[list.below]]
x = "a # b"
[[list]]
[[list.below]]
x = [ # one
  [1], [
  2]]
'''
    places = {
        ("a", "b"): 2,
        ("d e", "f", 1): 4,
        ("d e", "g"): 4,
        ("when",): 6,
        ("list", 0, "name"): 8,
        ("list", 0, "below", 0, "x"): 12,
        ("list", 1): 13,
        ("list", 1, "below", 0, "x", 0): 16,
        ("list", 1, "below", 0, "x", 1, 0): 17,
        ("list", 1, "below", 0, "missing"): 14,
        ("nowhere",): 1,
    }
    assert {place: line_of(text, place) for place in places} == places


def test_a_policy_may_leave_a_criterion_out() -> None:
    data = copy.deepcopy(DATA["criteria.toml"])
    data["criteria"]["public_sector"] = False
    policy = Policy.from_data(data)
    assert policy.counting == {Criterion.LEADING, Criterion.STAFF}
    assert policy.all_met is Recommendation.APPROVE
