"""Staff responsibility in free text: claims, denials, numbers, scope, tense and others' staff."""

import pytest

from domain.screening import Verdict
from tests.domain.screening.reading import screened

MET = """
Ja | ja! | JAPP | Jajamän | Yes | 22 | ca 30 st | 12-14 | ett trettiotal | tjugofem | två dussin
Ja, 14 medarbetare | 3 enhetschefer under mig, totalt 120 | fem rektorer | 17 pedagoger
Chef för 22 personer | närmaste chef för 9 | personalansvar | fullt personalansvar för 18
persnalansvar för 12 medarbetre | Ansvarar för sex avdelningschefer och har 240 anställda totalt
inte bara personalansvar utan även budgetansvar | lönesamtal och medarbetarsamtal med alla
I manage a team of 12 | 8 direct reports | line manager for 6 | har HR-ansvar för 7
delat personalansvar, 30 medarbetare | Jag har 16 medarbetare men inget budgetansvar
Tidigare 20, nu 32 medarbetare | samtliga på kansliet | 21 medarbetare utan mellanchefer
"""
NOT_MET = """
Nej | nej tyvärr | NEJ | No | Nope | 0 | Ingen | inga | inte alls | det har jag inte
inget personalansvar | har ej personalansvar | saknar personalansvar | utan personalansvar
Nej, jag har inget personalansvar men handleder elever | jag har ingen personal
har inte längre personalansvar | personalansvar har jag inte | varken personal- eller budgetansvar
Personalansvaret ligger på min chef | nej men jag stöttar chefer | no direct reports
Min chef har personalansvaret, inte jag | I don't have any staff | Personalansvar? Nej.
"""
UNCLEAR = """
? | vet inte | delvis | ibland | ja, men inget personalansvar | hon har 400 | hade 20 tidigare
kommer att få 12 medarbetare | ska få personalansvar i höst | handleder doktorander | kanske
100k followers | 3 katter | vad räknas? | leder en projektgrupp
"""


def rows(table: str) -> list[str]:
    return [row.strip() for line in table.strip().splitlines() for row in line.split(" | ")]


def verdict(staff: str) -> Verdict:
    return screened("Enhetschef", "Gävle kommun", "", staff).findings[1].verdict


@pytest.mark.parametrize("staff", rows(MET))
def test_claims(staff: str) -> None:
    assert verdict(staff) is Verdict.MET


@pytest.mark.parametrize("staff", rows(NOT_MET))
def test_denials(staff: str) -> None:
    assert verdict(staff) is Verdict.NOT_MET


@pytest.mark.parametrize("staff", rows(UNCLEAR))
def test_what_is_neither(staff: str) -> None:
    assert verdict(staff) is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("number", "digits"),
    [("tjugotvå", "22"), ("ett femtontal", "15"), ("fyrtiofem", "45"), ("tvåhundra", "200")],
)
def test_number_words_are_the_evidence(number: str, digits: str) -> None:
    finding = screened("Rektor", "Ale kommun", "", f"jag har {number} medarbetare").findings[1]
    assert finding.verdict is Verdict.MET
    assert number.split()[-1] in finding.evidence[0].text


def test_staff_that_follows_from_the_title_is_shown_by_the_title() -> None:
    finding = screened("Enhetschef", "Gävle kommun", "hemtjänst", "").findings[1]
    assert finding.rule == "staff-implied-by-title"
    assert [(span.field, span.text) for span in finding.evidence] == [("title", "Enhetschef")]


@pytest.mark.parametrize("title", ["Säkerhetschef", "Chefsjurist", "Näringslivschef", "Teamledare"])
def test_a_weaker_title_implies_no_staff(title: str) -> None:
    assert screened(title, "Gävle kommun", "", "").recommendation.value == "review"
