"""Which earlier cases are like one: what must be equal, what weighs, and what is never compared."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.applications import State
from domain.screening.findings import Criterion, Finding, Verdict
from domain.similarity import (
    ENOUGH_TO_TELL,
    EarlierCase,
    Features,
    Outcomes,
    features,
    features_of,
    is_similar,
    outcomes,
)
from tests.domain.test_applications import application

MET, UNCLEAR, MISSING = Verdict.MET, Verdict.UNCLEAR, Verdict.NOT_MET


def case(
    *,
    kind: str = "chef",
    sector: str = "municipality",
    title: tuple[Verdict, str] = (MET, "title-leading"),
    staff: tuple[Verdict, str] = (MET, "staff-counted"),
    employer: tuple[Verdict, str] = (MET, "employer-municipality"),
    notes: tuple[str, ...] = (),
) -> Features:
    found = zip(Criterion, (title, staff, employer), strict=True)
    return features(
        kind=kind,
        sector=sector,
        findings=tuple(Finding(c, verdict, (), rule) for c, (verdict, rule) in found),
        notes=notes,
    )


UNSURE = (UNCLEAR, "staff-unsure")
DENIED = (MISSING, "staff-denied")

TABLE = {
    "the same": (case(), case(), True),
    "another way of saying the same": (case(), case(staff=(MET, "staff-yes")), True),
    "another sector, all else the same": (
        case(),
        case(sector="region"),
        True,
    ),
    "another sector and employer's rule": (
        case(),
        case(sector="region", employer=(MET, "employer-listed")),
        True,
    ),
    "another sector, and two other rules": (
        case(),
        case(sector="region", employer=(MET, "employer-listed"), staff=(MET, "staff-yes")),
        False,
    ),
    "another kind and another sector": (case(), case(kind="head", sector="state"), False),
    "another verdict": (case(), case(staff=UNSURE), False),
    "unclear for the same reason": (case(staff=UNSURE), case(staff=UNSURE), True),
    "unclear for another reason": (
        case(staff=UNSURE),
        case(staff=(UNCLEAR, "staff-of-another")),
        False,
    ),
    "missing for another reason": (case(staff=DENIED), case(staff=(MISSING, "staff-past")), False),
    "only one has a warning": (case(), case(notes=("advertising",)), False),
    "both have the warning": (case(notes=("advertising",)), case(notes=("advertising",)), True),
    "two titles that nobody knows": (
        case(kind="unknown", sector="unclear", title=(UNCLEAR, "title-unknown"), staff=UNSURE),
        case(
            kind="unknown",
            sector="unclear",
            title=(UNCLEAR, "title-unknown"),
            staff=UNSURE,
            employer=(MET, "employer-said-public"),
        ),
        False,
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_which_cases_are_similar(name: str) -> None:
    one, other, similar = TABLE[name]
    assert is_similar(one, other) is similar
    assert is_similar(other, one) is similar


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], None),
        ([State.APPROVED] * 2, None),
        ([State.APPROVED, State.APPROVED, State.DECLINED], Outcomes(2, 1)),
        ([State.DECLINED] * 3, Outcomes(0, 3)),
        ([State.APPROVED, State.DECLINED, State.WITHDRAWN], None),
    ],
)
def test_few_cases_tell_nothing(states: list[State], expected: Outcomes | None) -> None:
    assert outcomes(case(), [EarlierCase(case(), state) for state in states]) == expected


def test_other_cases_are_not_counted() -> None:
    earlier = [EarlierCase(case(), State.APPROVED)] * ENOUGH_TO_TELL
    earlier += [EarlierCase(case(staff=DENIED), State.DECLINED)] * 9
    assert outcomes(case(), earlier) == Outcomes(3, 0)


def test_nothing_that_points_at_one_person_is_a_feature() -> None:
    assert {field.name for field in fields(Features)} == {"kind", "sector", "findings", "notes"}
    found = case()
    assert all(len(finding) == 3 for finding in found.findings)


def test_the_words_may_be_gone() -> None:
    findings = tuple(Finding(c, MET, (), "r") for c in Criterion)
    whole = replace(application(), findings=findings, kind="chef", sector="state")
    thinned = replace(whole, applicant_name="", answers=())
    assert features_of(whole) == features_of(thinned)
    assert features_of(application()) is None


_rules = st.sampled_from(["a", "b", "c"])
_found = st.tuples(st.sampled_from(Verdict), _rules)
_cases = st.builds(
    case,
    kind=st.sampled_from(["chef", "head", "unknown", ""]),
    sector=st.sampled_from(["municipality", "state", "unclear"]),
    title=_found,
    staff=_found,
    employer=_found,
    notes=st.sampled_from([(), ("advertising",)]),
)


@given(_cases, _cases)
def test_similar_goes_both_ways_and_needs_a_kind_or_a_sector(
    one: Features, other: Features
) -> None:
    assert is_similar(one, other) == is_similar(other, one)
    if is_similar(one, other):
        # What the database leaves out beforehand could not have been similar.
        assert one.kind == other.kind or one.sector == other.sector
        assert [verdict for _, verdict, _ in one.findings] == [v for _, v, _ in other.findings]


@given(_cases)
def test_a_case_with_a_known_kind_is_like_itself(one: Features) -> None:
    if one.kind == "chef":
        assert is_similar(one, one) or one.sector == "unclear"
