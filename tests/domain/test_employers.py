"""Which ways of writing an employer mean the same house, and which do not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.employers import employer_key

SAME = [
    ("Mölndals stad", "Mölndal kommun"),
    ("Mölndals stad", "MÖLNDALS STAD"),
    ("Mölndals stad", "  mölndals   Stad "),
    ("Mölndals stad", "Mölndal"),
    ("Mölndals kommun", "Mölndals k:n"),
    ("Mölndals kommun", "Mölndals kn"),
    ("Göteborgs Stad", "Göteborgs kommun"),
    ("Göteborgs Stad", "City of Gothenburg"),
    ("Göteborgs stad", "Gothenburg"),
    ("Stockholms stad", "Stockholm"),
    ("Stockholms stad", "City of Stockholm"),
    ("Malmö stad", "Malmö kommun"),
    ("Malmö stad", "Malmö"),
    ("Borås Stad", "Borås kommun"),
    ("Borås Stad", "Borås"),
    ("Västerås stad", "Västerås"),
    ("Alingsås kommun", "Alingsås"),
    ("Grums kommun", "Grums"),
    ("Marks kommun", "Mark"),
    ("Habo kommun", "Habos kommun"),
    ("Ale kommun", "Ales kommun"),
    ("Dals-Eds kommun", "Dals Ed"),
    ("Lilla Edets kommun", "Lilla Edet"),
    ("Upplands-Bro kommun", "Upplands Bro"),
    ("Kungsbacka kommun", "Kungsbacka"),
    ("Lunds kommun", "Kommunen Lund"),
    ("Härryda kommun", "Härryda Municipality"),
    ("Härryda kommun", "Municipality of Härryda"),
    ("Partille kommun.", "Partille, kommun"),
    ("Umeå kommun", "Umeås kommun"),
    ("Region Stockholm", "Stockholms läns landsting"),
    ("Region Skåne", "Skåne läns landsting"),
    ("Region Uppsala", "Landstinget i Uppsala län"),
    ("Region Örebro län", "Region Örebro"),
    ("Region Jönköpings län", "Jönköpings läns landsting"),
    ("Västra Götalandsregionen", "Region Västra Götaland"),
    ("Västra Götalandsregionen", "VGR"),
    ("Region Halland", "Regionen Halland"),
    ("Västra Götalandsregionen", "Västra götalandsregionens".removesuffix("s")),
    ("Länsstyrelsen i Skåne län", "Länsstyrelsen Skåne"),
    ("Länsstyrelsen i Stockholms län", "Länsstyrelsen Stockholm"),
    ("Mölndals stad, socialförvaltningen", "Socialförvaltningen i Mölndals stad"),
    ("Mölndals stad, skolförvaltningen", "Mölndals stad (Skolförvaltningen)"),
    ("Göteborg Energi AB", "Göteborg Energi"),
    ("Samhall AB (publ)", "Samhall"),
    ("Göteborgs Spårvägar AB", "Göteborgs spårvägar aktiebolag"),
    ("Skolverket", "skolverket"),
    ("Myndigheten för vård- och omsorgsanalys", "Myndigheten för vård och omsorgsanalys"),
    ("SKAS", "Skas"),
    ("Karolinska Universitetssjukhuset", "Karolinska universitetssjukhusets"),
]
DIFFERENT = [
    ("Mölndals stad", "Göteborgs stad"),
    ("Stockholms stad", "Region Stockholm"),
    ("Uppsala kommun", "Region Uppsala"),
    ("Örebro kommun", "Region Örebro län"),
    ("Örebro kommun", "Örebro län"),
    ("Jönköpings kommun", "Region Jönköpings län"),
    ("Kalmar kommun", "Länsstyrelsen Kalmar"),
    ("Region Kalmar län", "Länsstyrelsen i Kalmar län"),
    ("Göteborgs stad", "Västra Götalandsregionen"),
    ("Region Skåne", "Region Halland"),
    ("Region Västmanland", "Region Västernorrland"),
    ("Habo kommun", "Håbo kommun"),
    ("Mora kommun", "Orsa kommun"),
    ("Malå kommun", "Malmö kommun"),
    ("Åmåls kommun", "Åsele kommun"),
    ("Upplands Väsby kommun", "Upplands-Bro kommun"),
    ("Östersunds kommun", "Östhammars kommun"),
    ("Kristianstads kommun", "Kristinehamns kommun"),
    ("Halmstads kommun", "Hallstahammars kommun"),
    ("Karlstads kommun", "Karlskrona kommun"),
    ("Mölndals stad", "Mölndals stad, socialförvaltningen"),
    ("Mölndals stad, socialförvaltningen", "Mölndals stad, skolförvaltningen"),
    ("Socialförvaltningen, Mölndals stad", "Socialförvaltningen, Göteborgs stad"),
    ("Göteborgs stad", "Göteborg Energi AB"),
    ("Göteborgs universitet", "Göteborgs stad"),
    ("Stockholms universitet", "Stockholms stad"),
    ("Lunds universitet", "Lunds kommun"),
    ("Bostads AB Poseidon", "Bostads AB Mimer"),
    ("Skolverket", "Skolinspektionen"),
    ("Polisen region Väst", "Polisen region Syd"),
    ("Södra Älvsborgs sjukhus", "Norra Älvsborgs sjukhus"),
    ("SKAS", "SKA"),
]
NOTHING = ["", "   ", "Kommunen", "kommun", "Region", "regionen", "Stad", "–", "...", "AB", "län"]


def test_there_are_pairs_enough() -> None:
    assert len(SAME) >= 40
    assert len(DIFFERENT) >= 30


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_house_written_in_two_ways(one: str, other: str) -> None:
    assert employer_key(one) == employer_key(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_houses(one: str, other: str) -> None:
    assert employer_key(one) != employer_key(other)


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_nobody_is_unknown(text: str) -> None:
    assert employer_key(text) == ""


@given(st.sampled_from([each for pair in SAME + DIFFERENT for each in pair]))
def test_a_ring_typed_on_its_own_is_the_same_letter(text: str) -> None:
    assert employer_key(unicodedata.normalize("NFD", text)) == employer_key(text)


@given(st.text(max_size=80))
def test_any_text_has_a_key_that_case_and_spaces_do_not_change(text: str) -> None:
    key = employer_key(text)
    assert employer_key(f"  {text} ") == key
    assert key == key.strip()


@given(st.sampled_from("abcdefghijklmnopqrstuvwxyzåäö"), st.integers(1, 12))
def test_a_name_of_letters_alone_is_never_lost(letter: str, number: int) -> None:
    assert employer_key(letter * number) or letter * number in ("i",)
