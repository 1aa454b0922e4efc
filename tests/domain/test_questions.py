"""Which question of a membership form asks for what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import I18n
from domain.questions import LABEL_KEY_LENGTH, Meaning, guess, label_key, meaning_of


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Vilken är din titel?", Meaning.TITLE),
        ("Din befattning", Meaning.TITLE),
        ("Vad har du för roll?", Meaning.TITLE),
        ("What is your job title?", Meaning.TITLE),
        ("Var arbetar du?", Meaning.EMPLOYER),
        ("Vilken organisation eller arbetsplats kommer du från?", Meaning.EMPLOYER),
        ("Where do you work?", Meaning.EMPLOYER),
        ("Your employer", Meaning.EMPLOYER),
        ("Vad gör du i ditt arbete?", Meaning.WORK),
        ("Berätta om din verksamhet", Meaning.WORK),
        ("What do you do at work?", Meaning.WORK),
        ("Har du personalansvar?", Meaning.STAFF),
        ("Har du personalansvar i din roll, och för hur många?", Meaning.STAFF),
        ("Hur många medarbetare har du?", Meaning.STAFF),
        ("How many people do you manage?", Meaning.STAFF),
        ("Godkänner du nätverkets regler?", Meaning.TERMS),
        ("Do you agree to the rules?", Meaning.TERMS),
        ("Hur hittade du hit?", Meaning.OTHER),
        ("Favoritfrukt", Meaning.OTHER),
        ("", Meaning.OTHER),
    ],
)
def test_a_question_is_told_by_its_wording(label: str, meaning: Meaning) -> None:
    assert guess(label) is meaning


def test_a_field_for_terms_is_about_terms_whatever_it_is_called() -> None:
    assert guess("Titel", is_terms_field=True) is Meaning.TERMS


def test_what_somebody_has_said_wins_over_the_wording() -> None:
    mapping = {label_key("Din titel?"): Meaning.WORK}
    assert meaning_of("DIN  TITEL!", mapping) is Meaning.WORK
    assert meaning_of("Din titel?", {}) is Meaning.TITLE
    assert meaning_of("Din titel?", mapping, is_terms_field=True) is Meaning.WORK


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_questions_that_administrators_are_given_are_read_right(locale: str) -> None:
    form = I18n(default_locale="sv").text("setup-gate-form", locale)
    asked = [line.split(". ", 1)[1] for line in form.splitlines()]
    assert [guess(label) for label in asked] == [
        Meaning.TITLE,
        Meaning.EMPLOYER,
        Meaning.STAFF,
        Meaning.WORK,
    ]


@given(st.text(max_size=500))
def test_any_text_has_a_short_key_and_a_meaning(label: str) -> None:
    key = label_key(label)
    assert len(key) <= LABEL_KEY_LENGTH
    assert label_key(f" {label}\n") == key
    assert isinstance(guess(label), Meaning)
