"""Results that no single file holds: in several, each text once, the tables first."""

import random
from dataclasses import replace

import pytest

from bot.exports import FileTooLarge
from bot.feedback_files import results_files
from domain.feedback_values import Results, TextList
from tests.feedback_examples import LABELS, RESULTS, SHEET, SV
from tests.test_feedback_files import Book, sections

_DICE = random.Random(5)
LIMIT = 40_000


def _texts(number: int) -> tuple[str, ...]:
    """Texts of which nothing is the same, so that a packed file is long as well."""
    return tuple(f"{each} {_DICE.randbytes(300).hex()}" for each in range(number))


def _results(words: int, more: int) -> Results:
    lists = (
        TextList(key="words", texts=_texts(words)),
        TextList(key="more", texts=_texts(more)),
    )
    return replace(RESULTS, texts=lists)


def _files(results: Results, ending: str, *, limit: int = LIMIT) -> list[bytes]:
    return results_files(results, SHEET, LABELS, SV, ending=ending, shuffled=tuple, limit=limit)


def _tables(content: bytes, ending: str) -> dict[str, list[list[str]]]:
    return sections(content) if ending == "csv" else Book(content).sheets


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_fits_is_one_file(ending: str) -> None:
    assert len(_files(_results(5, 5), ending)) == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_does_not_fit_is_several_with_each_text_once(ending: str) -> None:
    results = _results(150, 20)
    files = _files(results, ending)
    assert 2 < len(files) <= 10
    assert all(len(content) <= LIMIT for content in files)
    first, *rest = [_tables(content, ending) for content in files]
    assert list(first) == ["Översikt", "Tabeller", "Omgångar"]
    written: dict[str, list[str]] = {}
    for tables in rest:
        for title, (header, *rows) in tables.items():
            assert header == ["Svar med egna ord"]
            written.setdefault(title, []).extend(row[0] for row in rows)
    # In a workbook the names of the sheets are cut.
    assert list(written.values()) == [list(each.texts or ()) for each in results.texts]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_more_than_ten_files_are_refused_and_so_is_a_text_that_fits_in_none(ending: str) -> None:
    with pytest.raises(FileTooLarge):
        _files(_results(1500, 5), ending)
    with pytest.raises(FileTooLarge):
        _files(_results(2, 2), ending, limit=500)
