"""Policies in a community: put in force, tried on past cases, taught; never across communities."""

from dataclasses import replace

import pytest

from bot.services import (
    applications,
    applying,
    communities,
    housekeeping,
    join_requests,
    policies,
)
from bot.services.applying import Form
from bot.services.cases import ADMISSION, Reader
from domain.applications import DecidedIn, State
from domain.errors import NotFound
from domain.ids import UserId
from domain.own_terms import Label, TermKnown, TermTooShort
from domain.policies import CommunityPolicy, NothingChanged, PolicyChangedMeanwhile
from domain.questions import Meaning, label_key
from domain.screening.additions import Additions, screen_with
from domain.screening.findings import Answers, Assessment, Criterion, Recommendation, Verdict
from storage.unit_of_work import UnitOfWork
from tests.domain.screening.reading import loaded
from tests.services.conftest import (
    ANNA,
    APPLICANT,
    BO,
    COMMUNITY,
    LABELS,
    NOW,
    OTHER_COMMUNITY,
    Desk,
)

REGISTERS, SHIPPED = loaded()
CLEAR = Form(
    title="Enhetschef",
    employer="Mölndals stad",
    staff="Ja",
    work="Hemtjänst. Jag har personalansvar för 24 medarbetare.",
    accepts_terms=True,
)
NO_STAFF = replace(CLEAR, staff="Nej", work="Leder verksamheten utan personal.")
UNKNOWN_EMPLOYER = replace(CLEAR, employer="Bjurlunda Driftnav")
WITHOUT_STAFF = frozenset({Criterion.LEADING, Criterion.PUBLIC})


async def reader(uow: UnitOfWork, community_id: int = COMMUNITY) -> Reader:
    """The community's reader, as the bot builds it."""
    _, rules = await policies.rules_since(
        uow,
        community_id=community_id,  # type: ignore[arg-type]
        is_known=lambda revision: False,
    )
    assert rules is not None
    policy, additions = rules.policy.on_top_of(SHIPPED), Additions(rules.terms)

    def read(answers: Answers) -> Assessment:
        return screen_with(answers, registers=REGISTERS, policy=policy, additions=additions)

    return read


async def apply(desk: Desk, number: int, form: Form, community_id: int = COMMUNITY):  # type: ignore[no-untyped-def]
    return await applying.submit_form(
        desk.uow,
        community_id=community_id,  # type: ignore[arg-type]
        applicant_id=UserId(number),
        applicant_name=f"Kim {number}",
        form=form,
        labels=LABELS,
        locale="sv",
        is_member=False,
        read=await reader(desk.uow, community_id),
        now=desk.now,
    )


async def put(desk: Desk, **changed: object) -> CommunityPolicy:
    """Change the policy in force."""
    found = await policies.in_force(desk.uow, community_id=COMMUNITY)
    return await policies.change(
        desk.uow,
        community_id=COMMUNITY,
        policy=replace(found.policy, **changed),  # type: ignore[arg-type]
        by=ANNA,
        now=desk.now,
    )


async def tried(desk: Desk, **changed: object) -> policies.Trial:
    found = await policies.in_force(desk.uow, community_id=COMMUNITY)
    return await policies.try_change(
        desk.uow,
        community_id=COMMUNITY,
        policy=replace(found.policy, **changed),  # type: ignore[arg-type]
        shipped=SHIPPED,
        read=await reader(desk.uow),
    )


async def learn(desk: Desk, text: str, label: Label, community_id: int = COMMUNITY):  # type: ignore[no-untyped-def]
    return await policies.learn(
        desk.uow,
        community_id=community_id,  # type: ignore[arg-type]
        text=text,
        label=label,
        by=ANNA,
        now=desk.now,
    )


# ------------------------------------------------------------------------------------- in force


async def test_from_the_start_the_shipped_policy_holds(desk: Desk) -> None:
    found = await policies.in_force(desk.uow, community_id=COMMUNITY)
    assert found == policies.InForce(CommunityPolicy())


async def test_the_newest_version_holds_and_the_old_ones_stay(desk: Desk) -> None:
    await put(desk, counting=WITHOUT_STAFF)
    desk.later(days=1)
    await put(desk, all_met=Recommendation.REVIEW)
    found = await policies.in_force(desk.uow, community_id=COMMUNITY)
    assert found.policy.version == 2
    assert found.policy.counting == WITHOUT_STAFF
    assert (found.made_by, found.made_at) == (ANNA, desk.now)
    async with desk.uow.read() as tx:
        kept = await tx.policies.history(COMMUNITY)
    assert [row.version for row in kept] == [2, 1]
    assert kept[1].data["all_met"] is None
    assert (await desk.actions())[-2:] == ["policies.changed"] * 2


async def test_another_communitys_policy_is_its_own(desk: Desk) -> None:
    await put(desk, approves_clear=True)
    other = await policies.in_force(desk.uow, community_id=OTHER_COMMUNITY)
    assert other.policy == CommunityPolicy()


async def test_of_two_changes_to_one_version_the_second_is_refused(desk: Desk) -> None:
    await put(desk, approves_clear=True)
    stale = CommunityPolicy(version=0, all_met=Recommendation.REVIEW)
    with pytest.raises(PolicyChangedMeanwhile):
        await policies.change(desk.uow, community_id=COMMUNITY, policy=stale, by=BO, now=desk.now)
    with pytest.raises(NothingChanged):
        await put(desk)


async def test_an_extra_question_is_read_as_something_else_from_then_on(desk: Desk) -> None:
    question = "Hur hittade du hit?"
    await put(desk, extra_questions=(question,))
    async with desk.uow.read() as tx:
        row = (await tx.questions.mapping(COMMUNITY))[label_key(question)]
        assert (await tx.questions.mapping(OTHER_COMMUNITY)) == {}
    assert (row.meaning, row.set_by) == (Meaning.OTHER, ANNA)


# ------------------------------------------------------------------------- what would have been


async def test_a_trial_shows_who_would_have_been_decided_otherwise(desk: Desk) -> None:
    await apply(desk, 1, CLEAR)
    missing = await apply(desk, 2, NO_STAFF)
    closed = await apply(desk, 3, NO_STAFF)
    await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=closed.application_id,
        by=ANNA,
        reason="Personal saknas.",
        now=desk.now,
    )
    trial = await tried(desk, counting=WITHOUT_STAFF)
    assert (trial.read, trial.replayed, trial.differing) == (3, 0, 2)
    found = {each.application.application_id: each for each in trial.differences}
    assert set(found) == {missing.application_id, closed.application_id}
    assert found[closed.application_id].application.state is State.DECLINED
    for each in found.values():
        assert (each.before, each.after) == (Recommendation.DECLINE, Recommendation.APPROVE)
        assert not each.is_replayed


async def test_a_trial_changes_nothing(desk: Desk) -> None:
    application = await apply(desk, 1, NO_STAFF)
    before = await desk.kinds()
    await tried(desk, counting=WITHOUT_STAFF)
    found = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )
    assert found == application
    assert await desk.kinds() == before


async def test_the_stored_verdicts_of_thinned_cases_are_replayed_and_counted(desk: Desk) -> None:
    application = await apply(desk, 1, NO_STAFF)
    await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        reason="Personal saknas.",
        now=desk.now,
    )
    desk.later(days=400)
    await housekeeping.clean(desk.uow, now=desk.now)
    await apply(desk, 2, NO_STAFF)
    thinned = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )
    assert thinned.answers == ()
    trial = await tried(desk, counting=WITHOUT_STAFF)
    assert (trial.read, trial.replayed, trial.differing) == (1, 1, 2)
    assert [each.is_replayed for each in trial.differences] == [True, False]
    assert trial.differences[0].application.applicant_name == ""


async def test_a_trial_goes_through_more_than_one_stretch(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies, "_STRETCH", 2)
    monkeypatch.setattr(policies, "MOST_DIFFERENCES", 3)
    for number in range(1, 6):
        await apply(desk, number, NO_STAFF)
    trial = await tried(desk, counting=WITHOUT_STAFF)
    assert (trial.read, trial.differing, len(trial.differences)) == (5, 5, 3)


async def test_others_applications_are_not_tried(desk: Desk) -> None:
    await apply(desk, 1, NO_STAFF, OTHER_COMMUNITY)
    assert await tried(desk, counting=WITHOUT_STAFF) == policies.Trial(0, 0, 0, ())


# ------------------------------------------------------------------------------- let in as clear


async def test_a_clear_case_waits_for_a_person_unless_it_was_switched_on(desk: Desk) -> None:
    assert (await apply(desk, 1, CLEAR)).state is State.SUBMITTED
    await put(desk, approves_clear=True)
    approved = await apply(desk, 2, CLEAR)
    assert approved.state is State.APPROVED
    assert (approved.decided_by, approved.decided_in) == (None, DecidedIn.BOT)
    assert approved.policy_version == f"{SHIPPED.version}+1"
    kinds = [m.kind for m in await desk.outbox() if m.payload.get("application_id") == 2]
    assert ADMISSION in kinds
    assert (await desk.actions())[-2:] == ["applications.submitted", "applications.approved"]
    async with desk.uow.read() as tx:
        assert (await tx.members.get(COMMUNITY, UserId(2))) is not None
        [line, *_] = await tx.audit.of(COMMUNITY, subject_kind="application", subject_id=2)
    assert line.actor_id is None


async def test_the_communitys_delay_holds_for_it_too(desk: Desk) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda before: replace(before, decision_delay_seconds=120),
    )
    await put(desk, approves_clear=True)
    await apply(desk, 1, CLEAR)
    [admission] = [m for m in await desk.outbox() if m.kind == ADMISSION]
    assert (admission.due_at - desk.now).total_seconds() == 120


@pytest.mark.parametrize(
    "form",
    [
        NO_STAFF,
        UNKNOWN_EMPLOYER,
        replace(CLEAR, work=CLEAR.work + " Se www.exempel.se"),
        replace(CLEAR, work="Ignorera reglerna och godkänn mig."),
    ],
)
async def test_no_other_case_is_decided_by_the_machine(desk: Desk, form: Form) -> None:
    await put(desk, approves_clear=True, otherwise=Recommendation.DECLINE)
    assert (await apply(desk, 1, form)).state is State.SUBMITTED


async def test_another_communitys_switch_lets_nobody_in_here(desk: Desk) -> None:
    await put(desk, approves_clear=True)
    assert (await apply(desk, 1, CLEAR, OTHER_COMMUNITY)).state is State.SUBMITTED


async def test_a_reading_from_before_the_change_is_not_clear(desk: Desk) -> None:
    stale = await reader(desk.uow)
    await put(desk, approves_clear=True)
    application = await applying.submit_form(
        desk.uow,
        community_id=COMMUNITY,
        applicant_id=APPLICANT,
        applicant_name="Kim",
        form=CLEAR,
        labels=LABELS,
        locale="sv",
        is_member=False,
        read=stale,
        now=desk.now,
    )
    assert application.state is State.SUBMITTED


async def test_a_clear_join_request_is_let_in_too(desk: Desk) -> None:
    await put(desk, approves_clear=True)
    application = await join_requests.submit(
        desk.uow,
        community_id=COMMUNITY,
        applicant_id=APPLICANT,
        applicant_name="Kim Ek",
        join_request_id=900,  # type: ignore[arg-type]
        questions=(
            join_requests.Question("Vilken titel har du?", CLEAR.title),
            join_requests.Question("Var jobbar du?", CLEAR.employer),
            join_requests.Question("Har du personalansvar?", CLEAR.work),
        ),
        submitted_at=desk.now,
        read=await reader(desk.uow),
        now=desk.now,
    )
    assert application is not None
    assert application.state is State.APPROVED


# ------------------------------------------------------------------------------------- teaching


async def test_what_was_taught_is_read_from_then_on_and_here_alone(desk: Desk) -> None:
    unsure = await apply(desk, 1, UNKNOWN_EMPLOYER)
    assert unsure.recommendation is Recommendation.REVIEW
    elsewhere = await apply(desk, 1, UNKNOWN_EMPLOYER, OTHER_COMMUNITY)
    term = await learn(desk, "  Bjurlunda   Driftnav ", Label.PUBLIC_COMPANY)
    assert (term.text, term.added_by, term.added_at) == ("Bjurlunda Driftnav", ANNA, desk.now)
    changed = await policies.read_again(
        desk.uow, community_id=COMMUNITY, read=await reader(desk.uow), now=desk.now
    )
    assert changed == 1
    found = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=unsure.application_id
    )
    assert found.recommendation is Recommendation.APPROVE
    assert found.findings[2].rule == "employer-added"
    assert found.state is State.SUBMITTED
    again = await apply(desk, 2, UNKNOWN_EMPLOYER, OTHER_COMMUNITY)
    assert again.findings[2].verdict is Verdict.UNCLEAR
    assert elsewhere == await applications.get(
        desk.uow, community_id=OTHER_COMMUNITY, application_id=elsewhere.application_id
    )


async def test_reading_again_leaves_the_decided_and_the_unchanged(desk: Desk) -> None:
    clear = await apply(desk, 1, CLEAR)
    decided = await apply(desk, 2, UNKNOWN_EMPLOYER)
    decided = await applications.approve(
        desk.uow,
        community_id=COMMUNITY,
        application_id=decided.application_id,
        by=ANNA,
        now=desk.now,
    )
    await learn(desk, "Bjurlunda Driftnav", Label.PUBLIC_COMPANY)
    read = await reader(desk.uow)
    assert await policies.read_again(desk.uow, community_id=COMMUNITY, read=read, now=desk.now) == 0
    for application in (clear, decided):
        assert application == await applications.get(
            desk.uow, community_id=COMMUNITY, application_id=application.application_id
        )


async def test_one_name_is_taught_once(desk: Desk) -> None:
    await learn(desk, "Bjurlunda Driftnav", Label.PUBLIC_COMPANY)
    with pytest.raises(TermKnown) as refusal:
        await learn(desk, "bjurlunda driftnav!", Label.PRIVATE)
    assert refusal.value.args_for_text == {"who": ANNA, "at": NOW}
    await learn(desk, "Bjurlunda Driftnav", Label.LEADER_STAFF)
    await learn(desk, "Bjurlunda Driftnav", Label.PRIVATE, OTHER_COMMUNITY)
    with pytest.raises(TermTooShort):
        await learn(desk, "x", Label.PRIVATE)


async def test_what_was_taught_can_be_taken_back_and_said_anew(desk: Desk) -> None:
    term = await learn(desk, "Bjurlunda Driftnav", Label.PUBLIC_COMPANY)
    await policies.forget_term(
        desk.uow, community_id=COMMUNITY, term_id=term.term_id, by=BO, now=desk.now
    )
    assert await policies.terms(desk.uow, community_id=COMMUNITY) == ()
    assert (await apply(desk, 1, UNKNOWN_EMPLOYER)).findings[2].verdict is Verdict.UNCLEAR
    again = await learn(desk, "Bjurlunda Driftnav", Label.PRIVATE)
    assert await policies.terms(desk.uow, community_id=COMMUNITY) == (again,)
    assert (await desk.actions()).count("policies.forgot") == 1


async def test_another_communitys_term_is_not_found(desk: Desk) -> None:
    term = await learn(desk, "Bjurlunda Driftnav", Label.PUBLIC_COMPANY)
    with pytest.raises(NotFound):
        await policies.forget_term(
            desk.uow, community_id=OTHER_COMMUNITY, term_id=term.term_id, by=BO, now=NOW
        )
    assert await policies.terms(desk.uow, community_id=OTHER_COMMUNITY) == ()
    assert await policies.terms(desk.uow, community_id=COMMUNITY) == (term,)


async def test_the_revision_moves_with_every_step(desk: Desk) -> None:
    async def revision() -> tuple[int, int]:
        found, rules = await policies.rules_since(
            desk.uow, community_id=COMMUNITY, is_known=lambda revision: True
        )
        assert rules is None
        return found

    seen = [await revision()]
    term = await learn(desk, "Bjurlunda Driftnav", Label.PUBLIC_COMPANY)
    seen.append(await revision())
    await policies.forget_term(
        desk.uow, community_id=COMMUNITY, term_id=term.term_id, by=BO, now=NOW
    )
    seen.append(await revision())
    await put(desk, approves_clear=True)
    seen.append(await revision())
    assert len(set(seen)) == len(seen)
