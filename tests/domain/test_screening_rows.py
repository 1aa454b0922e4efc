"""The rows of a file to screen: spreadsheets, encodings, and every kind of bad row."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screening_rows import (
    LONGEST_LINE,
    MOST_LINES_IN_A_CELL,
    FileUnreadable,
    lines_of,
    rows_of,
)
from tests.domain.test_screening_files import GOOD, lines, row, written

PIECES = [
    b"\n", b"\r", b"\r\n", b'"', b";", b",", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"id;title\n",
    b'{"id": 1, "title": "x"}\n', b'{"id": ', b"sep=;\n", b"1;", b"[[", b"{", b"\xe5", b"chef",
]  # fmt: skip


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_spreadsheet_is_read_by_its_columns(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["ID", "Titel", "Arbetsgivare", "Personalansvar"],
        ["1", "Enhetschef", "Sala kommun", 'ja, 20\nmedarbetare; "alla"'],
        ["2", "Lärare", "Ale kommun", "nej"],
        ["2", "Lärare", "Ale kommun", "nej"],
        ["3", "Rektor"],
        ["4", "Rektor", "Ale kommun", "12", "mer", "än"],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    content = b"\xef\xbb\xbf" + text.getvalue().encode()
    found = lines(written(tmp_path / "a.csv", content))
    assert [line.get("decision") for line in found] == ["approve", "decline", None, "review", None]
    assert [line.get("line") for line in found] == [None, None, 5, None, 7]


def test_a_spreadsheet_in_another_encoding_names_its_rows(tmp_path: Path) -> None:
    content = "id;title;employer;staff\n1;Förskollärare;Ale kommun;nej\n2;Rektor;Ale kommun;9\n"
    found = lines(written(tmp_path / "latin.csv", content.encode("latin-1")))
    assert found[0]["line"] == 2
    assert "UTF-8" in found[0]["error"]
    assert found[1]["decision"] == "approve"


def test_a_spreadsheet_without_a_known_column(tmp_path: Path) -> None:
    (found,) = lines(written(tmp_path / "x.csv", b"a;b\n1;2\n"))
    assert found["line"] == 1


FAULTS = [
    (b'{"id": "x", "answers": {"title": NaN}}', "Ett svar är inte text."),
    (b'{"id": "x", "answers": {"title": 1e999}}', "Ett svar är inte text."),
    (b'{"id": "x", "answers": {"title": true}}', "Ett svar är inte text."),
    (b'{"id": "x", "answers": {"title": {"a": 1}}}', "Ett svar är inte text."),
    (b'{"id": "x", "answers": {"title": ' + b"[" * 900 + b"]" * 900 + b"}}", "Ett svar är"),
    (b'{"id": "x", "answers": {"title": ' + b"[" * 99_000 + b"]" * 99_000 + b"}}", "Raden har för"),
    (b'{"id": "x", "answers": {"staff": ' + b"1" * 5_000 + b"}}", "Raden är inte giltig JSON."),
    (b'{"id": "x", "answers": "chef"}', "Raden saknar svar att läsa."),
    (b'{"id": "x", "answers": {"name": "chef"}}', "Raden saknar svar att läsa."),
    (b'{"id": "x"}', "Raden saknar svar att läsa."),
    (b'{"id": null, "answers": {"title": "x"}}', "Raden saknar id."),
    (b'{"id": "  ", "answers": {"title": "x"}}', "Raden saknar id."),
    (b'{"id": true, "answers": {"title": "x"}}', "Id:t är varken text eller heltal."),
    (b'{"id": 1.5, "answers": {"title": "x"}}', "Id:t är varken text eller heltal."),
    (b'{"id": ["x"], "answers": {"title": "x"}}', "Id:t är varken text eller heltal."),
    (b'{"id": "x", "answers": {"title": "a\0b"}}', "Raden innehåller nolltecken."),
    (b'{"id": "x", "answers": {"title": "r\xe9"}}', "Raden är inte skriven i UTF-8."),
    (b'{"id": "x", "answers": {"title": "\xed\xa0\x80"}}', "Raden är inte skriven i UTF-8."),
    (b'{"id": "x", "answers": {"title": "chef"}} och mer', "Raden är inte giltig JSON."),
    (b"\x80\x81\xff\xfe", "Raden är inte skriven i UTF-8."),
    (b'"chef"', "Raden är inget JSON-objekt."),
    (b"{" + b" " * LONGEST_LINE, "Raden är för lång."),
]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_each_bad_row_is_told_with_its_line_and_the_rest_is_done(
    tmp_path: Path, end: bytes
) -> None:
    bad = [raw.replace(b'"x"', b'"%d"' % number) for number, (raw, _) in enumerate(FAULTS)]
    content = end.join([GOOD.strip(), b"", *bad, GOOD.strip().replace(b'"a"', b'"b"')])
    first, *wrong, last = lines(written(tmp_path / "a.jsonl", content))
    assert [line["line"] for line in wrong] == list(range(3, 3 + len(FAULTS)))
    assert all(
        line["error"].startswith(told) for line, (_, told) in zip(wrong, FAULTS, strict=True)
    )
    assert first["decision"] == last["decision"] == "approve"


def test_a_number_is_an_answer_too(tmp_path: Path) -> None:
    rows = [row(number, title="Rektor", employer="Ale kommun", staff=12.0) for number in (1, 2)]
    found = lines(written(tmp_path / "a.jsonl", b"".join(rows)))
    assert [line["criteria"][1]["evidence"][0]["text"] for line in found] == ["12", "12"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_a_spreadsheet_saves_as_unicode_is_read(
    tmp_path: Path, encoding: str, end: str
) -> None:
    text = end.join(["id\ttitel\tarbetsgivare\tpersonal", "1\tEnhetschef\tÅmåls kommun\t12", ""])
    (found,) = lines(written(tmp_path / "a.csv", text.encode(encoding)))
    assert found["decision"] == "approve"
    assert found["criteria"][2]["evidence"][0]["text"] == "Åmåls kommun"


def test_utf_16_without_a_mark_is_told_for_each_row(tmp_path: Path) -> None:
    content = (GOOD + GOOD).decode().encode("utf-16-le")
    found = lines(written(tmp_path / "a.jsonl", content))
    assert [line["line"] for line in found] == [1, 2, 3]
    assert all("nolltecken" in line["error"] for line in found)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt"])
@pytest.mark.parametrize("content", [b"", b"\n\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (found,) = lines(written(tmp_path / name, content))
    assert found == {"id": None, "line": 1, "error": "Filen är tom."}


@pytest.mark.parametrize("content", [GOOD, b"id,title\n1,Rektor\n"])
def test_a_file_without_a_known_ending_is_read_by_its_first_line(
    tmp_path: Path, content: bytes
) -> None:
    (found,) = lines(written(tmp_path / "applications", content))
    assert "decision" in found


@given(
    st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(PIECES)), max_size=12).map(b"".join),
    st.sampled_from([".jsonl", ".csv", ""]),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_answered_in_the_order_of_their_lines(content: bytes, suffix: str) -> None:
    found = list(rows_of(io.BytesIO(content), suffix=suffix))
    assert [row.line for row in found] == sorted({row.line for row in found})
    assert all(bool(row.fault) == (row.answers is None) for row in found)


@given(
    st.lists(st.sampled_from([b"a", b"bcd", b"\r", b"\n", b"\r\n", b""]), max_size=30),
    st.integers(1, 5),
)
def test_lines_are_the_same_however_the_bytes_arrive(pieces: list[bytes], size: int) -> None:
    content = b"".join(pieces)
    found = [line for _, line in lines_of(Trickle(content, size))]
    assert found == content.splitlines(keepends=True)


class Trickle(io.BytesIO):
    """Hands out a few bytes at a time, as a pipe may."""

    def __init__(self, content: bytes, size: int):
        super().__init__(content)
        self._few = size

    def read1(self, size: int | None = -1, /) -> bytes:
        return self.read(self._few)


def test_a_quote_that_nobody_closes_takes_no_other_row_with_it(tmp_path: Path) -> None:
    rows = [b"id;title;employer;staff", b'1;"Enhetschef;Sala kommun;3']
    rows += [b"%d;Rektor;Ale kommun;9" % number for number in range(2, 2 * MOST_LINES_IN_A_CELL)]
    found = lines(written(tmp_path / "q.csv", b"\n".join(rows)))
    assert [line["line"] for line in found if "error" in line] == [2]
    assert [line["id"] for line in found[1:]] == [
        str(number) for number in range(2, 2 * MOST_LINES_IN_A_CELL)
    ]
    wide = b'id;title\n1;"' + b"x" * 200_000 + b"\n2;Rektor\n"
    told, done = lines(written(tmp_path / "wide.csv", wide))
    assert (told["line"], done["id"]) == (2, "2")


def test_a_spreadsheet_s_faulty_rows_are_told(tmp_path: Path) -> None:
    content = b"sep=;\r\nid;title;employer;staff\r\n"
    content += b"1;Rektor\0;Ale kommun;9\r\n;Rektor;Ale kommun;9\r\n"
    content += b"3;" + b"x" * LONGEST_LINE + b";Ale kommun;9\r\n4;Rektor;Ale kommun;9\r\n"
    found = lines(written(tmp_path / "a.csv", content))
    assert [(line["id"], line.get("line")) for line in found] == [
        ("1", 3),
        (None, 4),
        (None, 5),
        ("4", None),
    ]


def test_two_columns_for_one_answer_are_refused(tmp_path: Path) -> None:
    content = b"id;titel;roll\n1;Rektor;Chef\n"
    (found,) = lines(written(tmp_path / "a.csv", content))
    assert found["error"] == "Rubrikraden har två kolumner för samma svar."


def test_a_header_in_another_encoding_is_understood(tmp_path: Path) -> None:
    content = "id;titel;arbetsgivare;vad gör du;personal\n1;Rektor;Ale kommun;F-6;9\n"
    (found,) = lines(written(tmp_path / "a.csv", content.encode("cp1252")))
    assert found["decision"] == "approve"


def test_a_file_that_breaks_off_while_it_is_read_is_said() -> None:
    class Broken(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise OSError

    with pytest.raises(FileUnreadable):
        list(rows_of(Broken(), suffix=".csv"))
