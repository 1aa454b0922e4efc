"""Results as files: the same tables, own words in an order of their own, nothing calculated."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from bot.exports import FileTooLarge
from bot.feedback_files import results_files
from bot.tones import Tone
from domain.feedback_values import Results, TextList
from tests.feedback_examples import (
    EN,
    LABELS,
    RESULTS,
    SHEET,
    SV,
    TEXTS,
)

SHEET_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HIDDEN = "visas inte"


def backwards(texts: Sequence[str]) -> Sequence[str]:
    return tuple(reversed(texts))


def results_csv(*args: Any, **more: Any) -> bytes:
    (content,) = results_files(*args, ending="csv", **more)
    return content


def results_xlsx(*args: Any, **more: Any) -> bytes:
    (content,) = results_files(*args, ending="xlsx", **more)
    return content


def sections(content: bytes) -> dict[str, list[list[str]]]:
    """The tables of a CSV by their title, which stands alone above each."""
    text = content.decode("utf-8-sig")
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    begins = True
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        if not row:
            begins = True
        elif begins:
            rows = found.setdefault(row[0], [])
            begins = False
        else:
            rows.append(row)
    return found


class Book:
    """The sheets of a workbook by name, each as rows of what is in its cells."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert parts.testzip() is None
            book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
            shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
            self.words = [
                "".join(t.text or "" for t in each.iter(f"{SHEET_SPACE}t")) for each in shared
            ]
            names = [each.attrib["name"] for each in book.iter(f"{SHEET_SPACE}sheet")]
            self.sheets = {
                name: self.rows(parts.read(f"xl/worksheets/sheet{number}.xml"))
                for number, name in enumerate(names, start=1)
            }

    def rows(self, content: bytes) -> list[list[Any]]:
        tree = ElementTree.fromstring(content)
        assert not list(tree.iter(f"{SHEET_SPACE}f")), "a formula"
        assert not list(tree.iter(f"{SHEET_SPACE}hyperlink"))
        rows: list[list[Any]] = []
        for row in tree.iter(f"{SHEET_SPACE}row"):
            cells: dict[int, Any] = {}
            for cell in row:
                letters = re.match("[A-Z]+", cell.attrib["r"])
                assert letters is not None
                place = ord(letters[0]) - ord("A")
                value = cell.find(f"{SHEET_SPACE}v")
                assert value is not None
                assert value.text is not None
                is_text = cell.get("t") == "s"
                cells[place] = self.words[int(value.text)] if is_text else float(value.text)
            rows.append([cells.get(place) for place in range(max(cells, default=-1) + 1)])
        return rows


def test_a_csv_has_every_table_in_a_section() -> None:
    found = sections(results_csv(RESULTS, SHEET, LABELS, SV, shuffled=backwards))
    assert list(found) == ["Översikt", "Tabeller", "Omgångar", "Vad var bäst?", "Något mer?"]
    assert found["Översikt"] == [
        ["Titel", "Så var höstens träff"],
        ["Har svarat", "25"],
        ["Tillfrågade", "34"],
        ["Svarsandel (%)", "74"],
        ["Minsta antal svar för att något visas", "5"],
    ]
    head, *rows = found["Tabeller"]
    assert head == [
        "Fråga", "Alternativ", "Antal", "Andel (%)", "Vård och omsorg (antal)",
        "Skola och förskola (antal)", "Samhällsbyggnad (antal)", "Inte angett (antal)",
    ]  # fmt: skip
    scale = "Hur nöjd är du med träffen?"
    assert rows[:7] == [
        [scale, "1 – Inte alls nöjd", "1", "4", "0", HIDDEN, HIDDEN, "0"],
        [scale, "2", "2", "8", "1", HIDDEN, HIDDEN, "0"],
        [scale, "3", "4", "16", "2", HIDDEN, HIDDEN, "0"],
        [scale, "4", "10", "40", "5", HIDDEN, HIDDEN, "0"],
        [scale, "5 – Mycket nöjd", "8", "32", "4", HIDDEN, HIDDEN, "0"],
        [scale, "Svar på frågan", "25", "", "12", HIDDEN, HIDDEN, "0"],
        [scale, "Medelvärde", "3,9", "", "4,0", HIDDEN, HIDDEN, ""],
    ]
    (score,) = [row for row in rows if row[1] == "Rekommendationsvärde"]
    assert score[2:] == ["25", "", "50", HIDDEN, HIDDEN, ""]
    area = [row for row in rows if row[0] == "Inom vilket område är du chef?"]
    assert area[0][1:] == ["Vård och omsorg", "12", "48", "", "", "", ""]


def test_withheld_is_the_word_and_never_a_number() -> None:
    found = sections(results_csv(RESULTS, SHEET, LABELS, SV, shuffled=backwards))
    rare = [row for row in found["Tabeller"] if row[0] == "Har du varit sjukskriven?"]
    assert [row[1] for row in rare] == ["Ja", "Nej", "Svar på frågan"]
    assert {cell for row in rare for cell in row[2:]} == {HIDDEN}
    assert found["Något mer?"] == [["Svar med egna ord"], [HIDDEN]]
    book = Book(results_xlsx(RESULTS, SHEET, LABELS, EN, shuffled=backwards))
    rare = [row for row in book.sheets["Tables"] if row[0] == "Har du varit sjukskriven?"]
    assert {cell for row in rare for cell in row[2:]} == {"not shown"}


def test_the_rounds_of_a_ranking() -> None:
    found = sections(results_csv(RESULTS, SHEET, LABELS, SV, shuffled=backwards))
    place = "Var ska vi ses?"
    assert found["Omgångar"] == [
        ["Fråga", "Omgång", "Alternativ", "Antal", "Utfall"],
        [place, "1", "Sundsvall", "10", ""],
        [place, "1", "Härnösand", "8", ""],
        [place, "1", "Lunch på stan", "4", "åker ut"],
        [place, "1", "Röster som inte räknas längre", "0", ""],
        [place, "2", "Sundsvall", "11", "vinner"],
        [place, "2", "Härnösand", "9", ""],
        [place, "2", "Röster som inte räknas längre", "2", ""],
    ]


def test_a_workbook_has_a_sheet_for_the_tables_and_one_for_each_questions_texts() -> None:
    book = Book(results_xlsx(RESULTS, SHEET, LABELS, SV, shuffled=backwards))
    assert list(book.sheets) == ["Översikt", "Tabeller", "Omgångar", "Vad var bäst", "Något mer"]
    rows = book.sheets["Tabeller"]
    assert rows[1] == [
        "Hur nöjd är du med träffen?", "1 – Inte alls nöjd", 1.0, 4.0, 0.0, HIDDEN, HIDDEN, 0.0,
    ]  # fmt: skip
    assert rows[7][1:5] == ["Medelvärde", 3.88, None, 4.0], "a number that can be calculated with"
    assert book.sheets["Vad var bäst"] == [["Svar med egna ord"], *([t] for t in reversed(TEXTS))]


def test_nothing_that_was_written_is_calculated() -> None:
    found = sections(results_csv(RESULTS, SHEET, LABELS, SV, shuffled=backwards))
    assert ["'=1+1"] in found["Vad var bäst?"]
    labels = replace(
        LABELS,
        title="=HYPERLINK(1)",
        questions={**LABELS.questions, "day": "+46", "words": "@SUM(A1)"},
        options={**LABELS.options, "day": {"1": "-1", "2": "=2", "3": "@x"}},
    )
    found = sections(results_csv(RESULTS, SHEET, labels, SV, shuffled=backwards))
    assert found["Översikt"][0] == ["Titel", "'=HYPERLINK(1)"]
    assert "'@SUM(A1)" in found
    assert [row[:2] for row in found["Tabeller"] if row[0] == "'+46"][:3] == [
        ["'+46", "'-1"], ["'+46", "'=2"], ["'+46", "'@x"],
    ]  # fmt: skip
    book = Book(results_xlsx(RESULTS, SHEET, labels, SV, shuffled=backwards))
    assert ["=1+1"] in book.sheets["@SUM(A1)"]


@pytest.mark.parametrize("make", [results_csv, results_xlsx])
def test_each_questions_texts_are_shuffled_by_themselves_for_each_file(make: Any) -> None:
    asked: list[tuple[str, ...]] = []

    def shuffled(texts: Sequence[str]) -> Sequence[str]:
        asked.append(tuple(texts))
        return texts

    more = ("a", "b", "c", "d", "e")
    results = replace(
        RESULTS, texts=(TextList(key="words", texts=TEXTS), TextList(key="more", texts=more))
    )
    make(results, SHEET, LABELS, SV, shuffled=shuffled)
    assert asked == [TEXTS, more]
    make(results, SHEET, LABELS, SV, shuffled=shuffled)
    assert asked == [TEXTS, more, TEXTS, more]


def test_no_two_texts_share_a_row() -> None:
    more = ("a", "b", "c", "d", "e")
    results = replace(
        RESULTS, texts=(TextList(key="words", texts=TEXTS), TextList(key="more", texts=more))
    )
    found = sections(results_csv(results, SHEET, LABELS, SV, shuffled=backwards))
    for question, texts in (("Vad var bäst?", TEXTS), ("Något mer?", more)):
        assert {len(row) for row in found[question]} == {1}
        assert len(found[question]) == 1 + len(texts)


@pytest.mark.parametrize("tone", [SV, EN])
@pytest.mark.parametrize("make", [results_csv, results_xlsx])
def test_a_file_that_discord_would_not_take_is_refused(make: Any, tone: Tone) -> None:
    with pytest.raises(FileTooLarge):
        make(RESULTS, SHEET, LABELS, tone, shuffled=backwards, limit=500)


def test_questions_whose_names_begin_alike_have_sheets_of_their_own() -> None:
    long = "Vad tycker du allra mest om det som "
    labels = replace(
        LABELS, questions={**LABELS.questions, "words": long + "var", "more": long + "blir"}
    )
    book = Book(results_xlsx(RESULTS, SHEET, labels, SV, shuffled=backwards))
    *_, first, second = book.sheets
    assert first != second
    assert second.endswith(" 2")
    assert len(second) <= 31


def test_a_poll_without_groups_rounds_or_texts() -> None:
    results = Results(asked=None, answered=25, tables=RESULTS.tables[5:6])
    found = sections(results_csv(results, SHEET, LABELS, EN, shuffled=backwards))
    assert list(found) == ["Overview", "Tables"]
    assert [row[0] for row in found["Overview"]] == [
        "Title",
        "Have answered",
        "Fewest answers for anything to be shown",
    ]
    assert found["Tables"] == [
        ["Question", "Option", "Count", "Share (%)"],
        ["Inom vilket område är du chef?", "Vård och omsorg", "12", "48"],
        ["Inom vilket område är du chef?", "Skola och förskola", "7", "28"],
        ["Inom vilket område är du chef?", "Samhällsbyggnad", "6", "24"],
        ["Inom vilket område är du chef?", "Answers to the question", "25", ""],
    ]
