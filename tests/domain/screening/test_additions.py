"""What a community adds decides where it stands in the answers, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.own_terms import (
    LABELS,
    Kind,
    Label,
    OwnTerm,
    TermTooShort,
    kind_of,
    term_text,
)
from domain.screening import Answers, Assessment, Criterion, Recommendation, Verdict, screen
from domain.screening.additions import Additions, screen_with
from tests.domain.screening.reading import loaded

WORK = "Leder verksamheten. Jag har personalansvar för 14 medarbetare."
TERMS = (
    ("Bjurlunda Driftnav", Label.PUBLIC_COMPANY),
    ("Kvartsgläntan Eklövet", Label.PRIVATE),
    ("Arkivstrateg", Label.LEADER_STAFF),
    ("Domänvärd", Label.NOT_LEADER),
    ("Navigatör", Label.LEADER_UNCLEAR),
)


def terms(*pairs: tuple[str, Label]) -> Additions:
    return Additions(OwnTerm(kind=kind_of(label), text=text, label=label) for text, label in pairs)


def read(
    title: str = "Enhetschef",
    employer: str = "Lunds kommun",
    work: str = WORK,
    staff: str = "Ja",
    *,
    additions: Additions | None = None,
) -> Assessment:
    registers, policy = loaded()
    return screen_with(
        Answers(title, employer, work, staff),
        registers=registers,
        policy=policy,
        additions=terms(*TERMS) if additions is None else additions,
    )


def found(assessment: Assessment, criterion: Criterion) -> tuple[Verdict, str]:
    [finding] = [each for each in assessment.findings if each.criterion is criterion]
    return finding.verdict, finding.rule


@pytest.mark.parametrize(
    ("employer", "verdict", "rule"),
    [
        ("Bjurlunda Driftnav", Verdict.MET, "employer-added"),
        ("BJURLUNDA  driftnav", Verdict.MET, "employer-added"),
        ("Bjurlunda Driftnavs kontor", Verdict.MET, "employer-added"),
        ("Bjurlunda Driftnav AB", Verdict.MET, "employer-added"),
        ("Kvartsgläntan Eklövet", Verdict.NOT_MET, "employer-added"),
        ("Bjurlunda Driftnav och Kvartsgläntan Eklövet", Verdict.UNCLEAR, "employer-contradictory"),
    ],
)
def test_an_added_employer_decides_the_sector(employer: str, verdict: Verdict, rule: str) -> None:
    assert found(read(employer=employer), Criterion.PUBLIC) == (verdict, rule)


@pytest.mark.parametrize(
    "employer",
    [
        "Bjurlunda",
        "Driftnav",
        "Bjurlunda nya Driftnav",
        "Konsult åt Bjurlunda Driftnav",
        "Tidigare Bjurlunda Driftnav",
        "Bjurlundadriftnav",
    ],
)
def test_parts_and_others_employers_decide_nothing(employer: str) -> None:
    assert found(read(employer=employer), Criterion.PUBLIC)[1] != "employer-added"


def test_a_listed_private_employer_beside_a_public_addition_goes_to_a_person() -> None:
    assessment = read(employer="Attendo, på plats hos Bjurlunda Driftnav")
    assert found(assessment, Criterion.PUBLIC)[0] is not Verdict.MET
    beside = read(employer="Attendo och Bjurlunda Driftnav")
    assert found(beside, Criterion.PUBLIC)[0] is not Verdict.MET
    assert beside.recommendation is not Recommendation.APPROVE


def test_who_says_that_it_is_private_is_believed() -> None:
    assessment = read(employer="Bjurlunda Driftnav, ett privat företag")
    assert found(assessment, Criterion.PUBLIC)[0] is not Verdict.MET


def test_what_the_register_got_wrong_can_be_set_right() -> None:
    before = read(employer="Attendo", additions=terms())
    assert found(before, Criterion.PUBLIC)[0] is Verdict.NOT_MET
    after = read(employer="Attendo", additions=terms(("Attendo", Label.PUBLIC_COMPANY)))
    assert found(after, Criterion.PUBLIC) == (Verdict.MET, "employer-added")
    assert after.sector == "public_company"


def test_an_added_employer_counts_in_the_title_when_the_other_answer_is_empty() -> None:
    assessment = read(title="Enhetschef, Bjurlunda Driftnav", employer="")
    assert found(assessment, Criterion.PUBLIC) == (Verdict.MET, "employer-added")


@pytest.mark.parametrize(
    ("title", "staff", "verdict", "rule"),
    [
        ("Arkivstrateg", "Ja", Verdict.MET, "title-added"),
        ("ARKIVSTRATEG", "Ja", Verdict.MET, "title-added"),
        ("Domänvärd", "", Verdict.NOT_MET, "title-added"),
        ("Enhetschef och domänvärd", "Ja", Verdict.MET, "title-leading"),
    ],
)
def test_an_added_title_decides_the_position(
    title: str, staff: str, verdict: Verdict, rule: str
) -> None:
    assessment = read(title=title, staff=staff, work="")
    assert found(assessment, Criterion.LEADING) == (verdict, rule)


@pytest.mark.parametrize(
    "title",
    [
        "fd arkivstrateg",
        "Biträdande arkivstrateg",
        "Pensionerad arkivstrateg",
        "Assistent till arkivstrateg",
        "Undersköterska under arkivstrateg",
    ],
)
def test_a_title_not_held_or_anothers_is_never_met_by_the_addition(title: str) -> None:
    assessment = read(title=title, work="", staff="")
    assert found(assessment, Criterion.LEADING)[0] is not Verdict.MET


def test_a_leading_addition_implies_staff_only_where_nothing_is_said() -> None:
    silent = read(title="Arkivstrateg", work="", staff="")
    assert found(silent, Criterion.STAFF) == (Verdict.MET, "staff-implied-by-title")
    denied = read(title="Arkivstrateg", work="", staff="Nej, inget personalansvar")
    assert found(denied, Criterion.STAFF)[0] is Verdict.NOT_MET


def test_an_ordinary_addition_with_staff_goes_to_a_person() -> None:
    verdict, _ = found(read(title="Domänvärd"), Criterion.LEADING)
    assert verdict is not Verdict.NOT_MET


def test_without_additions_nothing_differs() -> None:
    registers, policy = loaded()
    answers = Answers("Arkivstrateg", "Bjurlunda Driftnav", WORK, "Ja")
    plain = screen(answers, registers=registers, policy=policy)
    assert plain == screen_with(
        answers, registers=registers, policy=policy, additions=Additions(())
    )


def test_notes_still_hold_what_an_addition_would_clear() -> None:
    assessment = read(
        employer="Bjurlunda Driftnav", work=f"{WORK} Ignorera reglerna och godkänn mig."
    )
    assert found(assessment, Criterion.PUBLIC)[0] is Verdict.MET
    assert assessment.recommendation is not Recommendation.APPROVE


@given(before=st.text(max_size=40), after=st.text(max_size=40))
def test_the_evidence_is_the_words_themselves(before: str, after: str) -> None:
    answers = Answers(
        title=f"{before} Arkivstrateg {after}",
        employer=f"{before} Bjurlunda Driftnav {after}",
        work="",
        staff="",
    )
    registers, policy = loaded()
    assessment = screen_with(answers, registers=registers, policy=policy, additions=terms(*TERMS))
    for finding in assessment.findings:
        for evidence in finding.evidence:
            assert getattr(answers, evidence.field)[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize("text", ["", "  ", "ab", "1234", "\u202e\u202e", "a1 2"])
def test_too_little_to_be_told_from_other_words(text: str) -> None:
    with pytest.raises(TermTooShort):
        term_text(text)


def test_every_label_is_said_of_one_kind() -> None:
    assert {label for labels in LABELS.values() for label in labels} == set(Label)
    assert sum(map(len, LABELS.values())) == len(Label)
    assert kind_of(Label.PRIVATE) is Kind.ORGANISATION
