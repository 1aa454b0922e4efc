"""Tables as files: read back, and opened by programs that calculate whatever looks like it."""

import csv
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from time import process_time
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exports import (
    Cell,
    FileTooLarge,
    WorkbookSheet,
    defused,
    sheets_xlsx,
    table_csv,
    table_xlsx,
)

ROOT = Path(__file__).parents[1]
HEADERS = ("Namn", "Svar", "Mat och allergier", "Gäster")
ROWS: list[list[Cell]] = [
    ["Åsa Öberg", "Har en plats", "glutenfri; tål inte jordnöt", 1],
    ["Nils \"Nisse\" Ek", "På kö", "", 0],
    ["李 \U0001f642", None, "två\nrader", 2],
]  # fmt: skip
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(content: bytes, *, delimiter: str = ";") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def unescaped(text: str) -> str:
    """Control characters are written _x000D_ and the like (ECMA-376, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)


class Workbook:
    """What a workbook says, read from its parts without a library of spreadsheets."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert parts.testzip() is None
            self.names = parts.namelist()
            book, sheet, styles = (
                ElementTree.fromstring(parts.read(f"xl/{name}.xml"))
                for name in ("workbook", "worksheets/sheet1", "styles")
            )
            words: list[str] = []
            if "xl/sharedStrings.xml" in self.names:
                shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
                words = ["".join(t.text or "" for t in si.iter(f"{SHEET}t")) for si in shared]
        self.title = next(iter(book.iter(f"{SHEET}sheet"))).attrib["name"]
        self.has_formula = any(True for _ in sheet.iter(f"{SHEET}f"))
        self.has_link = any(True for _ in sheet.iter(f"{SHEET}hyperlink"))
        formats = next(iter(styles.iter(f"{SHEET}cellXfs")))
        prefixed = [style.get("quotePrefix") == "1" for style in formats]
        self.cells: dict[str, str | float] = {}
        self.guarded: set[str] = set()
        for cell in sheet.iter(f"{SHEET}c"):
            place, value = cell.attrib["r"], cell.find(f"{SHEET}v")
            if value is None:
                continue
            assert value.text is not None
            is_text = cell.get("t") == "s"
            words_of = unescaped(words[int(value.text)]) if is_text else float(value.text)
            self.cells[place] = words_of
            if prefixed[int(cell.get("s", "0"))]:
                self.guarded.add(place)


def test_a_csv_comes_back_as_it_was() -> None:
    content = table_csv(HEADERS, ROWS)
    assert content.startswith(b"\xef\xbb\xbf"), "without it Excel reads Swedish as Windows-1252"
    assert read_csv(content) == [
        list(HEADERS),
        ["Åsa Öberg", "Har en plats", "glutenfri; tål inte jordnöt", "1"],
        ['Nils "Nisse" Ek', "På kö", "", "0"],
        ["李 \U0001f642", "", "två\nrader", "2"],
    ]
    assert content.endswith(b"\r\n")


def test_a_workbook_comes_back_as_it_was() -> None:
    book = Workbook(table_xlsx("Förändring i vården", HEADERS, ROWS))
    assert book.title == "Förändring i vården"
    assert book.cells == {
        **{"A1": "Namn", "B1": "Svar", "C1": "Mat och allergier", "D1": "Gäster"},
        **{"A2": "Åsa Öberg", "B2": "Har en plats", "C2": "glutenfri; tål inte jordnöt", "D2": 1.0},
        **{"A3": 'Nils "Nisse" Ek', "B3": "På kö", "D3": 0.0},
        **{"A4": "李 \U0001f642", "C4": "två\nrader", "D4": 2.0},
    }


RISKY = [
    "=1+1", "+46 70 123 45 67", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "\tx", "  =1+1", "\u00a0=1",
    "\u200b=1", "\ufeff@x", "＝1+1", "＋1", "－1", "＠x", "﹣1", "−1", " \n =1",
    "\x85=1", "\u2028@x",
    "=HYPERLINK(\"https://exempel.se\")", "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("risky", RISKY)
def test_nothing_is_calculated(risky: str) -> None:
    (_, (cell,)) = read_csv(table_csv(["x"], [[risky]]))
    assert re.match(r"\s*'", cell)
    assert cell.replace("'", "") == risky.replace("'", "")
    book = Workbook(table_xlsx("x", ["x"], [[risky]]))
    # xlsx says of each cell what it is: a text needs no apostrophe that people would see.
    assert (book.has_formula, book.has_link) == (False, False)
    assert book.cells["A2"] == risky
    assert book.guarded == {"A2"}


@pytest.mark.parametrize(
    "harmless",
    [
        "_x0041_",
        "a\ufffe\uffff\x00b",
        "Åsa",
        "1-2",
        "a=b",
        "e@exempel.se",
        "'citat'",
        "(+46)",
        "https://exempel.se",
        "",
    ],
)
def test_ordinary_text_is_left_alone(harmless: str) -> None:
    assert defused(harmless) == harmless
    book = Workbook(table_xlsx("x", ["x"], [[harmless]]))
    assert (book.guarded, book.has_link) == (set(), False)
    assert book.cells.get("A2", "") == harmless


def test_headers_are_defused_too() -> None:
    assert read_csv(table_csv(["=a"], [])) == [["'=a"]]


TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("=+-@;,\t\r\n\x85\u2028\x0b\"' ＝|")), max_size=30
) | st.sampled_from(RISKY)


@given(rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=5))
def test_no_cell_is_a_formula_by_whichever_separator_it_is_read(rows: list[list[str]]) -> None:
    content = table_csv(["a", "b", "c"], rows)
    for delimiter in ";,\t":
        for row in read_csv(content, delimiter=delimiter):
            for cell in row:
                for line in (cell, *cell.splitlines()):
                    assert line.strip(" \u00a0\u200b\u2060\ufeff")[:1] not in [*"=+-@＝＋－＠"]
    read = read_csv(content)[1:]
    assert [[cell.replace("'", "") for cell in row] for row in read] == [
        [cell.encode("utf-8", "replace").decode().replace("'", "") for cell in row] for row in rows
    ]


@given(title=TEXTS, rows=st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=4))
def test_any_text_makes_a_workbook_without_formulas(title: str, rows: list[list[str]]) -> None:
    book = Workbook(table_xlsx(title, ["a", "b"], rows))
    assert (book.has_formula, book.has_link) == (False, False)
    assert 1 <= len(book.title) <= 31
    assert not set(book.title) & set("[]:*?/\\")
    read = [[book.cells.get(f"{name}{n + 2}", "") for name in "AB"] for n in range(len(rows))]
    texts = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    assert read == texts


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lunch", "Lunch"),
        ("Vad? [nytt] 1/2: \\ allt*", "Vad nytt 1 2 allt"),
        ("'citat'", "citat"),
        ("History", "1"),
        ("\U0001f642", "1"),
        ("", "1"),
        ("Ett långt namn på en träff om förändring", "Ett långt namn på en träff om…"),
    ],
)
def test_a_sheet_is_called_by_what_the_title_leaves(title: str, name: str) -> None:
    assert Workbook(table_xlsx(title, ["a"], [])).title == name


def test_sheets_have_names_of_their_own_whatever_they_are_called() -> None:
    titles = ["Lunch", "LUNCH", "lunch", "Ett långt namn på en träff om vad som helst", "", "1",
              "Ett långt namn på en träff om något annat"]  # fmt: skip
    content = sheets_xlsx([WorkbookSheet(title, ["a"], [["b"]]) for title in titles])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    names = [sheet.attrib["name"] for sheet in book.iter(f"{SHEET}sheet")]
    assert names == [
        "Lunch", "LUNCH 2", "lunch 3", "Ett långt namn på en träff om…", "1", "1 2",
        "Ett långt namn på en träff om 2",
    ]  # fmt: skip


def test_a_number_with_decimals_stays_a_number() -> None:
    assert Workbook(table_xlsx("x", ["m"], [[3.88], [-0.5]])).cells["A2"] == 3.88
    assert defused(-0.5) == "-0.5"


def test_long_numbers_keep_their_digits() -> None:
    book = Workbook(table_xlsx("x", ["id"], [[812345678901234567], [12]]))
    assert (book.cells["A2"], book.cells["A3"]) == ("812345678901234567", 12.0)


def test_a_cell_that_is_too_long_is_cut_rather_than_lost() -> None:
    book = Workbook(table_xlsx("x", ["a"], [["å" * 40_000]]))
    cut = book.cells["A2"]
    assert isinstance(cut, str)
    assert 30_000 < len(cut) < 32_768


def test_a_file_that_discord_would_not_take_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        table_csv(["a"], [["x" * 900]] * 20, limit=1024)
    with pytest.raises(FileTooLarge):
        table_xlsx("a", ["a"], [["x"]], limit=1024)


def test_defusing_takes_time_in_proportion_to_the_text() -> None:
    for hostile in ("\n" * 30_000, " " * 30_000, ", " * 15_000, "\t \n" * 10_000, "=" * 30_000):
        begun = process_time()
        defused(hostile)
        assert process_time() - begun < 0.5


def test_the_library_is_loaded_by_the_first_workbook_alone() -> None:
    code = "import sys, bot.exports; sys.exit('xlsxwriter' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0
