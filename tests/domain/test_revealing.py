"""What betrays an anonymous author, and the ordinary sentences that betray nobody."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.revealing import revealing
from domain.revealing_words import SPOKEN_OF
from domain.revelations import Revelation, RevelationKind
from domain.screening.phrases import phrase_words
from tests.domain.screening.reading import loaded

CASES = tomllib.loads((Path(__file__).parent / "revealing_cases.toml").read_text(encoding="utf-8"))
CLEAN: list[str] = CASES["clean"]
REVEALING: list[dict[str, object]] = CASES["revealing"]


def found(text: str) -> tuple[Revelation, ...]:
    return revealing(text, loaded()[0])


def told(text: str) -> list[str]:
    return [f"{each.kind}: {each.words}" for each in found(text)]


def test_the_tables_are_long_enough() -> None:
    assert len(CLEAN) >= 40
    assert len(REVEALING) >= 60


@pytest.mark.parametrize("text", CLEAN)
def test_an_ordinary_sentence_warns_of_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("case", REVEALING, ids=lambda case: str(case["text"]))
def test_what_betrays_is_told_with_its_words(case: dict[str, object]) -> None:
    assert told(str(case["text"])) == case["found"]


PIECES = st.sampled_from(
    [
        *(str(case["text"]) for case in REVEALING), *CLEAN,
        "Anna", "Mölndals", "stad", "24", "<@1>", "\n", ". ", "\u0308", "\u200b", "İ", "ß", "🙂",
        "AB", "i", "Lund", "-", "@", ".se", "1 200", "kommun",
    ]
)  # fmt: skip
ANYTHING = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=12).map(" ".join))


def sound(text: str, revelations: tuple[Revelation, ...]) -> None:
    end = 0
    for each in revelations:
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.words
        end = each.end


@given(ANYTHING)
def test_any_text_is_read_and_every_place_is_true(text: str) -> None:
    sound(text, found(text))
    assert found(text) == found(text)


@given(ANYTHING, st.sampled_from(["Mölndals stad", "Sara Lind", "070-123 45 67", "Region Skåne"]))
def test_nothing_that_stands_before_hides_what_betrays(before: str, telling: str) -> None:
    text = f"{before}\n\nSå är det med {telling} nu."
    assert any(telling in each.words for each in found(text))


def test_a_long_text_is_read_to_its_end() -> None:
    text = "Det är en lång berättelse om ledarskap. " * 250 + "Jag jobbar i Mölndals stad."
    revelations = found(text)
    sound(text, revelations)
    assert [each.words for each in revelations] == ["Mölndals stad"]


@pytest.mark.parametrize(
    "piece", ["a", "A.", "1", "1 ", "a.", "@", "<", "Anna ", "kommun ", "@a.", "0-", "Lund ", "\n"]
)
def test_no_repetition_is_too_much(piece: str) -> None:
    sound(piece * 4000, found(piece * 4000))


def test_letters_in_two_parts_are_the_same_letters() -> None:
    text = "Jag är chef i Mo\u0308lndals stad."
    assert [(each.kind, each.words) for each in found(text)] == [
        (RevelationKind.EMPLOYER, "Mo\u0308lndals stad")
    ]


def test_every_organisation_spoken_of_is_in_the_registers() -> None:
    register = loaded()[0].organisations
    known = set()
    for name in SPOKEN_OF:
        entry = register.names.exactly(phrase_words(name))
        if entry is not None and entry.name == name:
            known.add(name)
    assert known == SPOKEN_OF
