"""A community's policy: what it may change, what it may not, and who is let in by it alone."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from domain.applications import Answer, Application, DecidedIn, Source, State
from domain.ids import CommunityId, UserId
from domain.own_terms import Kind
from domain.policies import (
    LONGEST_QUESTION,
    MAY_GIVE,
    MOST_QUESTIONS,
    CommunityPolicy,
    NothingChanged,
    NothingCounts,
    OutcomeNotAllowed,
    PolicyChangedMeanwhile,
    QuestionTooLong,
    TooManyQuestions,
    approved_as_clear,
    is_by_policy,
    questions_of,
    succeeding,
    teachable,
    version_name,
)
from domain.questions import Meaning
from domain.screening.findings import Criterion, Evidence, Finding, Recommendation, Verdict
from domain.screening.policies import Policy

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
SHIPPED = Policy(
    version="2026-11-21",
    counting=frozenset(Criterion),
    all_met=Recommendation.APPROVE,
    some_not_met=Recommendation.DECLINE,
    otherwise=Recommendation.REVIEW,
    implied_by_strong_title=True,
    holding_notes=frozenset({"link"}),
)
CLEAR = CommunityPolicy(version=3, approves_clear=True)


def findings(*verdicts: Verdict) -> tuple[Finding, ...]:
    return tuple(
        Finding(criterion, verdict, (), "title-leading")
        for criterion, verdict in zip(Criterion, verdicts, strict=True)
    )


def application(**changed: object) -> Application:
    plain = Application(
        community_id=CommunityId(1),
        applicant_id=UserId(2),
        applicant_name="Kim Ek",
        source=Source.FORM,
        submitted_at=NOW,
        changed_at=NOW,
        findings=findings(*[Verdict.MET] * 3),
        recommendation=Recommendation.APPROVE,
        policy_version="2026-11-21+3",
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def test_without_changes_the_shipped_policy_holds() -> None:
    assert CommunityPolicy().on_top_of(SHIPPED) == SHIPPED


def test_the_changes_lie_on_top_and_the_version_names_both() -> None:
    changed = CommunityPolicy(
        version=4,
        counting=frozenset({Criterion.LEADING, Criterion.PUBLIC}),
        all_met=Recommendation.REVIEW,
    ).on_top_of(SHIPPED)
    assert changed.version == "2026-11-21+4" == version_name("2026-11-21", 4)
    assert changed.counting == {Criterion.LEADING, Criterion.PUBLIC}
    assert changed.all_met is Recommendation.REVIEW
    assert changed.some_not_met is SHIPPED.some_not_met
    assert changed.holding_notes == SHIPPED.holding_notes


@pytest.mark.parametrize(("outcome", "gives"), list(product(MAY_GIVE, Recommendation)))
def test_what_each_combination_may_give(outcome: str, gives: Recommendation) -> None:
    if gives in MAY_GIVE[outcome]:
        assert getattr(CommunityPolicy(**{outcome: gives}), outcome) is gives
    else:
        with pytest.raises(OutcomeNotAllowed) as refusal:
            CommunityPolicy(**{outcome: gives})
        assert refusal.value.args_for_text == {"outcome": outcome, "gives": gives}


def test_nobody_is_let_in_without_the_criteria_and_nobody_refused_by_a_setting() -> None:
    assert Recommendation.APPROVE not in MAY_GIVE["some_not_met"] + MAY_GIVE["otherwise"]
    assert not [name for name in CommunityPolicy.__slots__ if "declines" in name]


def test_something_has_to_count() -> None:
    with pytest.raises(NothingCounts):
        CommunityPolicy(counting=frozenset())


def test_questions_have_limits() -> None:
    with pytest.raises(TooManyQuestions):
        CommunityPolicy(extra_questions=tuple("abcdef")[: MOST_QUESTIONS + 1])
    with pytest.raises(QuestionTooLong):
        CommunityPolicy(extra_questions=("x" * (LONGEST_QUESTION + 1),))


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("", ()),
        ("\n  \n?!\n", ()),
        ("Varför vill du vara med?\n\nHur hittade du hit?", 2),
        ("Varför?\nvarför\n Varför ", 1),
    ],
)
def test_one_question_a_line_each_once(text: str, questions: int | tuple[str, ...]) -> None:
    found = questions_of(text)
    assert len(found) == questions if isinstance(questions, int) else found == questions


@pytest.mark.parametrize(
    "policy",
    [
        CommunityPolicy(),
        CommunityPolicy(
            version=7,
            counting=frozenset({Criterion.PUBLIC}),
            all_met=Recommendation.REVIEW,
            some_not_met=Recommendation.REVIEW,
            otherwise=Recommendation.DECLINE,
            extra_questions=("Varför vill du vara med?",),
            approves_clear=True,
        ),
    ],
)
def test_what_is_kept_comes_back(policy: CommunityPolicy) -> None:
    assert CommunityPolicy.from_data(policy.version, policy.as_data()) == policy


def test_data_of_an_earlier_program_has_the_defaults() -> None:
    assert CommunityPolicy.from_data(2, {}) == CommunityPolicy(version=2)


def test_versions_follow_one_another() -> None:
    before = CommunityPolicy(version=2)
    assert succeeding(before, CLEAR_FROM_2).version == 3
    with pytest.raises(NothingChanged):
        succeeding(before, before)
    with pytest.raises(PolicyChangedMeanwhile):
        succeeding(CommunityPolicy(version=3), CLEAR_FROM_2)


CLEAR_FROM_2 = replace(CLEAR, version=2)


def test_a_clear_case_is_approved_by_nobody_but_the_policy() -> None:
    approved = approved_as_clear(application(), changes=CLEAR, now=NOW)
    assert approved is not None
    assert approved.state is State.APPROVED
    assert (approved.decided_by, approved.decided_at) == (None, NOW)
    assert approved.decided_in is DecidedIn.BOT
    assert approved.policy_version == "2026-11-21+3"


M, N, U = Verdict.MET, Verdict.NOT_MET, Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"recommendation": Recommendation.REVIEW}, "not recommended"),
        ({"recommendation": Recommendation.DECLINE}, "never a no"),
        ({"recommendation": None}, "never read"),
        ({"notes": ("link",)}, "a held note"),
        ({"notes": ("anything",)}, "any note"),
        ({"findings": findings(M, U, M)}, "an unclear criterion"),
        ({"findings": findings(M, N, M)}, "a missing criterion"),
        ({"findings": ()}, "nothing found"),
        ({"policy_version": "2026-11-21+2"}, "read under an earlier policy"),
        ({"policy_version": "2026-11-21"}, "read under the shipped policy"),
        ({"policy_version": None}, "never read"),
        ({"state": State.IN_REVIEW, "taken_by": UserId(5)}, "a moderator has it"),
        ({"state": State.WAITING}, "waits for the applicant"),
        ({"state": State.WITHDRAWN}, "closed"),
    ],
)
def test_whatever_is_not_clear_waits_for_a_person(changed: dict[str, object], why: str) -> None:
    assert approved_as_clear(application(**changed), changes=CLEAR, now=NOW) is None, why


def test_off_unless_it_was_switched_on() -> None:
    assert not CommunityPolicy().approves_clear
    off = replace(CLEAR, approves_clear=False)
    assert approved_as_clear(application(), changes=off, now=NOW) is None


def test_a_criterion_that_does_not_count_may_be_open() -> None:
    fewer = replace(CLEAR, counting=frozenset({Criterion.LEADING, Criterion.PUBLIC}))
    found = application(findings=findings(M, U, M))
    assert approved_as_clear(found, changes=fewer, now=NOW) is not None


@pytest.mark.parametrize(
    ("changed", "is_by_nobody"),
    [
        ({"state": State.APPROVED, "decided_in": DecidedIn.BOT}, True),
        ({"state": State.APPROVED, "decided_in": DecidedIn.DISCORD}, False),
        ({"state": State.APPROVED, "decided_in": DecidedIn.BOT, "decided_by": UserId(5)}, False),
        ({"state": State.APPROVED, "decided_in": DecidedIn.BOT, "decided_by": UserId(0)}, False),
        ({"state": State.WITHDRAWN}, False),
    ],
)
def test_who_was_let_in_by_the_policy_alone_can_be_told(
    changed: dict[str, object], is_by_nobody: bool
) -> None:
    assert is_by_policy(application(**changed)) is is_by_nobody


ANSWERS = (
    Answer(Meaning.TITLE, "Titel", "Navigatör och\nlots"),
    Answer(Meaning.EMPLOYER, "Arbetsgivare", "Bjurlunda Driftnav"),
)


@pytest.mark.parametrize(
    ("leading", "public", "names"),
    [
        ((M, "title-leading"), (M, "employer-listed"), {}),
        ((U, "title-unknown"), (M, "employer-listed"), {Kind.TITLE: "Navigatör"}),
        ((U, "title-deputy"), (U, "employer-missing"), {}),
        ((U, "title-former"), (U, "employer-contradictory"), {}),
        (
            (M, "title-leading"),
            (U, "employer-unknown"),
            {Kind.ORGANISATION: "Bjurlunda Driftnav"},
        ),
        (
            (U, "title-unclear"),
            (U, "employer-ambiguous"),
            {Kind.TITLE: "Navigatör", Kind.ORGANISATION: "Bjurlunda Driftnav"},
        ),
        ((N, "title-ordinary"), (N, "employer-not-public"), {}),
    ],
)
def test_the_names_on_which_a_moderator_can_teach(
    leading: tuple[Verdict, str], public: tuple[Verdict, str], names: dict[Kind, str]
) -> None:
    words = (Evidence("title", 0, 9, "Navigatör"),)
    found = (
        Finding(Criterion.LEADING, leading[0], words, leading[1]),
        Finding(Criterion.PUBLIC, public[0], (), public[1]),
    )
    assert teachable(application(findings=found, answers=ANSWERS)) == names


def test_an_unclear_name_that_nobody_wrote_is_none_to_teach() -> None:
    found = (Finding(Criterion.PUBLIC, U, (), "employer-unknown"),)
    assert teachable(application(findings=found, answers=())) == {}
