"""The canonical text of an answer, its way back to the raw characters, its reading in time."""

import sys
from time import process_time
from types import FrameType

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
    "1 2 3 ",
    "1.000 ",
    "12-",
    "inte ",
    "inte inte inte ",
    "nej ja ",
    "min chef har ",
    "personal och ",
    "12 ",
    "3 av 4 ",
    "åt kommun ",
    "x utan inte ",
    "ja? ",
    "och/eller ",
    "och/eller/",
    "([{<",
    "() ",
    "a\u0301",
    "\u0301",
    "chef\u200d",
    "\u200d ",
    "\u202e",
    "İ",
    "ﬁ",
    "chef",
    "chef ",
    "chef för chef ",
    "kommunalförbundsdirektörsassistent",
    "stads",
    "s:t ",
    "x@y ",
    "https://a.b/",
    "\n",
    ". ",
    "🙂",
]
FIELDS = ("title", "employer", "work", "staff")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_hostile_text_is_read_in_about_linear_time(unit: str, field: str) -> None:
    def taken(length: int) -> float:
        text = (unit * length)[:length]
        best = float("inf")
        for _ in range(2):
            begun = process_time()
            screened(**{field: text})
            best = min(best, process_time() - begun)
        return best

    taken(500)
    # Four times the text takes sixteen times as long in quadratic time.
    assert taken(4_000) < 8 * taken(1_000) + 0.02


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_hostile_text_makes_no_more_calls_than_its_length(unit: str, field: str) -> None:
    """Counted, so that a busy machine changes nothing; what a single call takes is seen above."""

    def calls(length: int) -> int:
        text, counted = (unit * length)[:length], 0

        def count(frame: FrameType, event: str, argument: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        screened(**{field: text})
        previous = sys.getprofile()
        sys.setprofile(count)
        try:
            screened(**{field: text})
        finally:
            sys.setprofile(previous)
        return counted

    assert calls(4_000) < 6 * calls(1_000) + 2_000
