"""What applicants and moderators do: stored in one go, each message an outbox row."""

import asyncio
from dataclasses import replace

import pytest

from bot.services import applications, applying, communities, join_requests, welcomes
from bot.services.cases import (
    ADMISSION,
    CARD,
    CARD_UPDATE,
    DIRECT_MESSAGE,
    GREETING,
    NOTE,
    REFUSAL,
    THREAD,
)
from bot.services.join_requests import Question
from domain import applications as rules
from domain.application_refusals import AlreadyMember, TermsNotAccepted
from domain.applications import DecidedIn, State
from domain.errors import LedarbotError, NotFound, NotSetUp
from domain.ids import ApplicationId, CommunityId, JoinRequestId, UserId
from domain.questions import Meaning
from storage.database import Database
from tests.services.conftest import (
    ANNA,
    APPLICANT,
    BO,
    COMMUNITY,
    FORM,
    LABELS,
    NOW,
    OTHER_COMMUNITY,
    QUESTIONS,
    Desk,
    read,
)


async def test_an_application_is_read_kept_and_its_card_is_on_the_way(desk: Desk) -> None:
    application = await desk.apply()
    stored = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )
    assert [answer.text for answer in stored.answers] == [
        "Enhetschef", "Mölndals stad", "Ja", "Hemtjänst, 24 medarbetare",
    ]  # fmt: skip
    assert [finding.evidence[0].text for finding in stored.findings] == ["Enhetschef"] * 3
    assert (await desk.kinds())[-1] == CARD
    assert (await desk.actions())[-1] == "applications.submitted"


@pytest.mark.parametrize("field", ["title", "employer", "work"])
@pytest.mark.parametrize("text", ["", "   ", "👍👍", "\u202e\u200b", "---"])
async def test_an_answer_without_words_is_refused_and_nothing_typed_is_lost(
    desk: Desk, field: str, text: str
) -> None:
    with pytest.raises(rules.Incomplete) as refused:
        await desk.apply(form=replace(FORM, **{field: text}))
    assert refused.value.args_for_text == {"field": field}
    draft = await applying.draft_of(desk.uow, community_id=COMMUNITY, applicant_id=APPLICANT)
    assert draft.staff == "Ja"
    assert CARD not in await desk.kinds()


async def test_who_forgets_the_rules_keeps_the_draft_and_can_send_again(desk: Desk) -> None:
    with pytest.raises(TermsNotAccepted):
        await desk.apply(form=replace(FORM, accepts_terms=False))
    draft = await applying.draft_of(desk.uow, community_id=COMMUNITY, applicant_id=APPLICANT)
    assert draft == replace(FORM, accepts_terms=False)
    await desk.apply(form=replace(draft, accepts_terms=True))
    emptied = await applying.draft_of(desk.uow, community_id=COMMUNITY, applicant_id=APPLICANT)
    assert emptied.title == ""


async def test_text_is_kept_without_control_and_direction_characters(desk: Desk) -> None:
    application = await desk.apply(
        form=replace(FORM, title="Enhets\u202echef\x00\x07", work="a" * 4000)
    )
    assert application.answers[0].text == "Enhetschef"
    assert len(application.answers[3].text) == rules.ANSWER_LENGTH


async def test_one_open_application_a_person_and_community(desk: Desk) -> None:
    await desk.apply()
    with pytest.raises(rules.AlreadyApplied):
        await desk.apply()
    await desk.apply(community_id=OTHER_COMMUNITY)


async def test_a_member_is_told_so(desk: Desk) -> None:
    with pytest.raises(AlreadyMember):
        await applying.submit_form(
            desk.uow,
            community_id=COMMUNITY,
            applicant_id=APPLICANT,
            applicant_name="Kim",
            form=FORM,
            labels=LABELS,
            locale="sv",
            is_member=True,
            read=read,
            now=NOW,
        )


async def test_a_community_that_is_not_set_up_takes_no_applications(desk: Desk) -> None:
    with pytest.raises(NotSetUp):
        await desk.apply(community_id=CommunityId(555))


async def test_of_two_who_take_at_once_one_wins_and_the_other_hears_who(desk: Desk) -> None:
    application = await desk.apply()

    async def take(who: UserId) -> object:
        try:
            return await applications.take(
                desk.uow,
                community_id=COMMUNITY,
                application_id=application.application_id,
                by=who,
                now=NOW,
            )
        except LedarbotError as refused:
            return refused

    outcomes = await asyncio.gather(*(take(who) for who in (ANNA, BO)))
    lost = [outcome for outcome in outcomes if isinstance(outcome, rules.TakenByOther)]
    assert len(lost) == 1
    stored = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )
    assert lost[0].args_for_text == {"who": stored.taken_by, "at": NOW}


async def test_of_two_processes_that_decide_at_once_one_wins(database_url: str, desk: Desk) -> None:
    application = await desk.apply()
    first, second = [await Database.open(database_url) for _ in range(2)]
    try:

        async def decide(database: Database, *, yes: bool) -> object:
            uow = database.unit_of_work()
            number = application.application_id
            try:
                if yes:
                    return await applications.approve(
                        uow, community_id=COMMUNITY, application_id=number, by=ANNA, now=NOW
                    )
                return await applications.decline(
                    uow, community_id=COMMUNITY, application_id=number, by=BO, reason="Nej.",
                    now=NOW,
                )  # fmt: skip
            except rules.AlreadyDecided as refused:
                return refused

        outcomes = await asyncio.gather(decide(first, yes=True), decide(second, yes=False))
    finally:
        await first.close()
        await second.close()
    assert sum(isinstance(outcome, rules.AlreadyDecided) for outcome in outcomes) == 1
    kinds = await desk.kinds()
    assert kinds.count(ADMISSION) + kinds.count(DIRECT_MESSAGE) == 1


async def test_approving_queues_the_way_in_and_starts_the_profile(desk: Desk) -> None:
    application = await desk.apply()
    await applications.approve(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        now=NOW,
    )
    assert (await desk.kinds())[-2:] == [CARD_UPDATE, ADMISSION]
    async with desk.uow.read() as tx:
        member = await tx.members.get(COMMUNITY, APPLICANT)
    assert member is not None
    assert (member.title, member.employer) == ("Enhetschef", "Mölndals stad")


async def test_a_decision_waits_as_long_as_the_community_wants(desk: Desk) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=NOW,
        change=lambda community: replace(community, decision_delay_seconds=120),
    )
    application = await desk.apply()
    await applications.approve(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        now=NOW,
    )
    admission = (await desk.outbox())[-1]
    assert (admission.kind, (admission.due_at - NOW).total_seconds()) == (ADMISSION, 120)


@pytest.mark.parametrize(("native", "kind"), [(True, REFUSAL), (False, DIRECT_MESSAGE)])
async def test_a_no_goes_out_the_way_that_exists(desk: Desk, native: bool, kind: str) -> None:
    application = await (desk.request() if native else desk.apply())
    assert application is not None
    declined = await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        reason="x" * 500,
        now=NOW,
    )
    assert len(declined.reason or "") == rules.REASON_LENGTH
    assert (await desk.kinds())[-1] == kind


async def test_a_question_waits_and_lapses_without_refusing_anybody(desk: Desk) -> None:
    application = await desk.apply()
    where = {"community_id": COMMUNITY, "application_id": application.application_id}
    await applications.ask(desk.uow, **where, by=ANNA, question="Hur många?", now=NOW)
    assert (await desk.kinds())[-1] == THREAD
    assert await applications.lapse(desk.uow, **where, now=desk.later(days=13)) is None
    lapsed = await applications.lapse(desk.uow, **where, now=desk.later(days=1))
    assert lapsed is not None
    assert lapsed.is_open
    note = (await desk.outbox())[-1]
    assert (note.kind, note.payload["code"]) == (NOTE, "lapsed")


async def test_the_answer_is_read_together_with_the_rest(desk: Desk) -> None:
    application = await desk.apply()
    where = {"community_id": COMMUNITY, "application_id": application.application_id}
    await applications.ask(desk.uow, **where, by=ANNA, question="Hur många?", now=NOW)
    completed = await applying.complete(
        desk.uow,
        application_id=application.application_id,
        applicant_id=APPLICANT,
        addition="I lead a school with 40 staff",
        label="Komplettering",
        read=read,
        now=NOW,
    )
    assert completed.state is State.IN_REVIEW
    assert completed.language == "en"
    assert (await desk.outbox())[-1].payload["code"] == "completed"


async def test_nobody_completes_or_reads_anothers_application(desk: Desk) -> None:
    application = await desk.apply()
    with pytest.raises(NotFound):
        await applying.own(desk.uow, application_id=application.application_id, applicant_id=BO)
    with pytest.raises(NotFound):
        await applying.complete(
            desk.uow,
            application_id=application.application_id,
            applicant_id=BO,
            addition="Jag",
            label="Komplettering",
            read=read,
            now=NOW,
        )


@pytest.mark.parametrize("step", ["take", "release", "approve", "set_locale", "get", "decline"])
async def test_another_communitys_number_finds_nothing(desk: Desk, step: str) -> None:
    application = await desk.apply()
    extra: dict[str, object] = {} if step == "get" else {"by": ANNA, "now": NOW}
    if step == "decline":
        extra["reason"] = "Nej."
    with pytest.raises(NotFound):
        await getattr(applications, step)(
            desk.uow,
            community_id=OTHER_COMMUNITY,
            application_id=application.application_id,
            **extra,
        )


async def test_a_join_request_is_taken_in_once_however_often_it_comes(desk: Desk) -> None:
    first, again = await desk.request(), await desk.request()
    assert first is not None
    assert again is not None
    assert first.application_id == again.application_id
    assert (await desk.kinds()).count(CARD) == 1


async def test_the_questions_of_a_form_are_understood_and_remembered(desk: Desk) -> None:
    application = await desk.request()
    assert application is not None
    assert [a.meaning for a in application.answers] == [
        Meaning.TITLE, Meaning.EMPLOYER, Meaning.TERMS,
    ]  # fmt: skip
    mapping = await communities.question_mapping(desk.uow, community_id=COMMUNITY)
    assert mapping["var jobbar du"] == ("Var jobbar du?", Meaning.EMPLOYER)


async def test_a_corrected_question_has_open_applications_read_again(desk: Desk) -> None:
    application = await desk.request(questions=(Question("Berätta kort", "Rektor"),))
    assert application is not None
    assert application.for_screening().title == ""
    await communities.map_question(
        desk.uow,
        community_id=COMMUNITY,
        label="Berätta kort",
        meaning=Meaning.TITLE,
        by=ANNA,
        now=NOW,
    )
    await applications.reread(desk.uow, community_id=COMMUNITY, read=read, now=NOW)
    again = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )
    assert again.for_screening().title == "Rektor"


async def decided_in_discord(desk: Desk, *, approved: bool) -> None:
    await join_requests.decided(
        desk.uow,
        community_id=COMMUNITY,
        join_request_id=JoinRequestId(900),
        approved=approved,
        by=BO,
        reason=None,
        at=NOW,
        now=NOW,
    )


async def test_a_decision_in_discord_closes_the_card_and_lets_in(desk: Desk) -> None:
    application = await desk.request()
    assert application is not None
    await decided_in_discord(desk, approved=True)
    decided = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )
    assert (decided.state, decided.decided_by, decided.decided_in) == (
        State.APPROVED, BO, DecidedIn.DISCORD,
    )  # fmt: skip
    assert (await desk.kinds())[-2:] == [CARD_UPDATE, ADMISSION]


async def test_our_own_echo_is_no_news(desk: Desk) -> None:
    application = await desk.request()
    assert application is not None
    await applications.approve(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        now=NOW,
    )
    before = await desk.kinds()
    await decided_in_discord(desk, approved=True)
    assert await desk.kinds() == before


async def test_a_decision_that_lost_the_race_is_overruled_and_said(desk: Desk) -> None:
    application = await desk.request()
    assert application is not None
    await applications.approve(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=ANNA,
        now=NOW,
    )
    await decided_in_discord(desk, approved=False)
    assert (await desk.outbox())[-1].payload["code"] == "overruled"


async def test_a_withdrawn_request_closes_its_application(desk: Desk) -> None:
    await desk.request()
    withdrawn = await join_requests.withdrawn(
        desk.uow, community_id=COMMUNITY, join_request_id=JoinRequestId(900), now=NOW
    )
    assert withdrawn is not None
    assert withdrawn.state is State.WITHDRAWN


async def test_a_join_request_is_taken_back_in_discord_alone(desk: Desk) -> None:
    await desk.request()
    taken_back = await applying.withdraw(
        desk.uow, community_id=COMMUNITY, applicant_id=APPLICANT, now=NOW
    )
    assert taken_back is None
    await desk.request(901)
    [open_one] = await applications.listing(desk.uow, community_id=COMMUNITY)
    assert open_one.join_request_id == 901


async def test_many_who_come_close_in_time_are_greeted_in_one_post(desk: Desk) -> None:
    async with desk.uow.write() as tx:
        for number in range(45):
            await tx.welcomes.add(COMMUNITY, UserId(1000 + number), ApplicationId(1), now=NOW)
    assert await welcomes.greet(desk.uow, community_id=COMMUNITY, now=NOW) == 45
    greetings = [m for m in await desk.outbox() if m.kind == GREETING]
    assert [len(m.payload["user_ids"]) for m in greetings] == [40, 5]
    assert await welcomes.greet(desk.uow, community_id=COMMUNITY, now=NOW) == 0


async def test_the_questions_in_a_native_form_may_be_any(desk: Desk) -> None:
    hostile = tuple(Question(f"@everyone {n} " + "x" * 400, "y" * 4000) for n in range(5))
    application = await desk.request(questions=hostile)
    assert application is not None
    assert all(len(answer.text) == rules.ANSWER_LENGTH for answer in application.answers)
    assert all(len(answer.label) <= 300 for answer in application.answers)
    assert QUESTIONS[0].label not in {answer.label for answer in application.answers}
