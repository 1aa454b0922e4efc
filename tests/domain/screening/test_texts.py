"""The canonical text of an answer, its way back to the raw characters, its reading in time."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.screening.texts import LONGEST_READ, Text
from tests.domain.screening.reading import screened


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("  Enhetschef,  LSS ", "enhetschef , lss"),
        ("a\u030ar i A\u0308ldreomsorgen", "år i äldreomsorgen"),
        ("tjugotvå medarbetare", "22 medarbetare"),
        ("1 200 anställda", "1200 anställda"),
        ("1:e socialsekreterare, Hjo k:n", "1:e socialsekreterare , hjo k:n"),
        ("personal-, budget- och arbetsmiljöansvar", "personal budget och arbetsmiljöansvar"),
        ("bitr. rektor. F-6", "bitr rektor . f 6"),
        ("f.d. rektor", "f d rektor"),
        ("12-14 st", "12 - 14 st"),
        ("chef – vård", "chef , vård"),
        ("Ｃｈｅｆ\u200ben", "chefen"),
        ("- hemtjänst\n- LSS", ", hemtjänst . , lss"),
    ],
)
def test_the_canonical_line(raw: str, line: str) -> None:
    assert Text(raw, field="work").line == line


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_every_word_leads_back_to_its_raw_characters(raw: str) -> None:
    text = Text(raw, field="work")
    previous = 0
    for word in text.words:
        assert 0 <= word.start < word.end <= len(raw)
        assert word.start >= previous
        previous = word.start


def test_only_the_first_characters_are_read() -> None:
    assert len(Text("chef " * 5_000, field="work").line) <= LONGEST_READ


HOSTILE = [
    "a",
    "1",
    "inte ",
    "min chef har ",
    "personal och ",
    "12 ",
    "åt kommun ",
    "x utan inte ",
    "ja? ",
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("field", ["title", "employer", "work", "staff"])
def test_hostile_text_is_read_in_about_linear_time(unit: str, field: str) -> None:
    def taken(length: int) -> float:
        text = (unit * length)[:length]
        best = float("inf")
        for _ in range(3):
            begun = process_time()
            screened(**{field: text})
            best = min(best, process_time() - begun)
        return best

    taken(500)
    # Four times the text takes sixteen times as long in quadratic time.
    assert taken(4_000) < 12 * taken(1_000) + 0.02
