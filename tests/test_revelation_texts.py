"""The warning of what could betray an author: by its kind, in their own words, and short."""

from bot.revelation_texts import warning_text
from domain.revelations import Revelation, RevelationKind
from tests.feedback_examples import SV


def _found(kind: RevelationKind, *words: str) -> list[Revelation]:
    return [Revelation(kind, 0, len(each), each) for each in words]


def test_each_kind_has_a_line_with_two_of_its_words_and_how_many_more() -> None:
    found = [
        *_found(RevelationKind.NUMBER, "1,5 tjänster"),
        *_found(RevelationKind.PLACE, "Luleå", "Luleå", "Kiruna", "Boden", "Piteå"),
    ]
    _, place, number = warning_text(found, SV).split("\n")
    assert place == "- En plats: Luleå, Kiruna och 2 till"
    assert number == "- En siffra: 1,5 tjänster"


def test_what_was_written_is_cut_and_harmless() -> None:
    text = warning_text(_found(RevelationKind.PERSON, "@here **" + "Anna " * 20), SV)
    assert "@here" not in text
    assert text.endswith("…")
    assert len(text.split("\n")[-1]) < 70
