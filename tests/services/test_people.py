"""People: their profile in a community, their language, the messages they have stopped."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.services import applications, communities, people
from bot.services.housekeeping import KEEP_UNKNOWN, clean
from bot.services.join_requests import Question
from bot.services.people import PROFILE_LENGTH, Notice, Profile
from domain.ids import CommunityId, UserId
from tests.services.conftest import ANNA, APPLICANT, BO, COMMUNITY, NOW, OTHER_COMMUNITY, Desk

NOTHING = Profile(title="", employer="", joined_at=None, locale=None, stopped=frozenset())


async def corrected(
    desk: Desk, title: str, employer: str, community_id: CommunityId = COMMUNITY
) -> Profile:
    await people.correct(
        desk.uow,
        community_id=community_id,
        user_id=ANNA,
        title=title,
        employer=employer,
        now=desk.now,
    )
    return await people.profile_of(desk.uow, community_id=COMMUNITY, user_id=ANNA)


async def test_nothing_is_known_of_a_member_from_before_the_bot(desk: Desk) -> None:
    assert await people.profile_of(desk.uow, community_id=COMMUNITY, user_id=ANNA) == NOTHING


async def test_a_profile_is_corrected_and_emptied(desk: Desk) -> None:
    profile = await corrected(desk, "  Rektor\n", "Lunds kommun")
    assert (profile.title, profile.employer) == ("Rektor", "Lunds kommun")
    assert await corrected(desk, "", "") == NOTHING


async def test_a_correction_keeps_since_when_the_person_is_a_member(desk: Desk) -> None:
    application = await desk.apply(ANNA)
    await applications.approve(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=BO,
        now=desk.later(days=1),
    )
    profile = await corrected(desk, "Rektor", "Lunds kommun")
    assert profile.title == "Rektor"
    assert profile.joined_at == NOW + timedelta(days=1)


async def test_a_profile_belongs_to_one_community(desk: Desk) -> None:
    assert await corrected(desk, "Rektor", "Lunds kommun", OTHER_COMMUNITY) == NOTHING


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a" * 4000, "a" * (PROFILE_LENGTH - 1) + "…"),
        ("chef " * 800, "chef " * 28 + "chef…"),
        ("**Chef** @everyone", "**Chef** @everyone"),
        ("Chef\x00\u202e\r\n\n  för\tallt", "Chef för allt"),
        ("😀", "😀"),
    ],
)
async def test_what_is_typed_is_kept_on_one_line_and_short(
    desk: Desk, typed: str, kept: str
) -> None:
    profile = await corrected(desk, typed, typed)
    assert profile.title == profile.employer == kept


async def test_the_language_of_direct_messages(desk: Desk) -> None:
    assert await people.locale_of(desk.uow, user_id=ANNA) is None
    await people.set_locale(desk.uow, user_id=ANNA, locale="en", now=NOW)
    await people.set_locale(desk.uow, user_id=ANNA, locale="sv", now=NOW)
    assert await people.locale_of(desk.uow, user_id=ANNA) == "sv"
    assert await people.locale_of(desk.uow, user_id=BO) is None


async def test_kinds_of_messages_are_stopped_one_by_one(desk: Desk) -> None:
    for _ in range(2):
        await people.stop(desk.uow, user_id=ANNA, notice=Notice.WARNINGS, now=NOW)
    assert await people.stopped_by(desk.uow, user_id=ANNA) == {Notice.WARNINGS}
    assert await people.has_stopped(desk.uow, user_id=ANNA, notice=Notice.WARNINGS)
    assert not await people.has_stopped(desk.uow, user_id=ANNA, notice=Notice.APPLICATIONS)
    assert not await people.has_stopped(desk.uow, user_id=BO, notice=Notice.WARNINGS)
    for _ in range(2):
        await people.resume(desk.uow, user_id=ANNA, notice=Notice.WARNINGS)
    assert await people.stopped_by(desk.uow, user_id=ANNA) == frozenset()


async def test_a_kind_that_another_version_had_is_passed_over(desk: Desk) -> None:
    async with desk.uow.write() as tx:
        await tx.people.stop(ANNA, "meetups-of-the-future", NOW)
    profile = await people.profile_of(desk.uow, community_id=COMMUNITY, user_id=ANNA)
    assert profile.stopped == frozenset()


async def test_the_latest_application_in_each_community(desk: Desk) -> None:
    first = await desk.apply()
    await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=first.application_id,
        by=BO,
        reason="Nej",
        now=desk.now,
    )
    elsewhere = await desk.apply(community_id=OTHER_COMMUNITY)
    desk.later(days=31)
    second = await desk.apply()

    found = await people.applications_of(desk.uow, user_id=APPLICANT)
    assert [each.application_id for each in found] == [
        elsewhere.application_id,
        second.application_id,
    ]
    assert await people.applications_of(desk.uow, user_id=UserId(999)) == []


async def test_the_language_of_who_is_nowhere_known_is_forgotten_in_time(desk: Desk) -> None:
    await people.set_locale(desk.uow, user_id=BO, locale="en", now=NOW)
    await people.set_locale(desk.uow, user_id=ANNA, locale="en", now=NOW)
    await corrected(desk, "Rektor", "Lunds kommun")

    await clean(desk.uow, now=NOW + KEEP_UNKNOWN)
    assert await people.locale_of(desk.uow, user_id=BO) == "en"
    await clean(desk.uow, now=NOW + KEEP_UNKNOWN + timedelta(seconds=1))
    assert await people.locale_of(desk.uow, user_id=BO) is None
    assert await people.locale_of(desk.uow, user_id=ANNA) == "en"


ENGLISH = (
    Question("Your title", "Head teacher"),
    Question("Where do you work?", "I lead the school in Lund"),
)
UNTOLD = (Question("Din titel", "CEO"), Question("Var jobbar du?", "IKEA"))


async def let_in(desk: Desk, questions: tuple[Question, ...], *, switched: bool = False) -> None:
    application = await desk.request(questions=questions)
    assert application is not None
    step = {
        "community_id": COMMUNITY,
        "application_id": application.application_id,
        "by": BO,
        "now": desk.now,
    }
    if switched:
        await applications.set_locale(desk.uow, **step)
    await applications.approve(desk.uow, **step)


@pytest.mark.parametrize(
    ("questions", "switched", "locale"),
    [
        (ENGLISH, False, "en"),
        # A moderator has seen better.
        (ENGLISH, True, "sv"),
        (UNTOLD, False, None),
    ],
)
async def test_who_came_by_discords_form_is_written_to_in_the_language_of_their_answers(
    desk: Desk, questions: tuple[Question, ...], switched: bool, locale: str | None
) -> None:
    await let_in(desk, questions, switched=switched)
    assert await people.locale_of(desk.uow, user_id=APPLICANT) == locale


async def test_a_language_that_the_person_chose_stays(desk: Desk) -> None:
    await people.set_locale(desk.uow, user_id=APPLICANT, locale="sv", now=NOW)
    await let_in(desk, ENGLISH)
    assert await people.locale_of(desk.uow, user_id=APPLICANT) == "sv"


async def test_nothing_is_kept_of_the_language_before_somebody_is_let_in(desk: Desk) -> None:
    assert await desk.request(questions=ENGLISH) is not None
    assert await people.locale_of(desk.uow, user_id=APPLICANT) is None


async def test_answers_that_tell_no_language_are_answered_in_the_networks(desk: Desk) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=BO,
        now=NOW,
        change=lambda before: replace(before, locale="en"),
    )
    application = await desk.request(questions=UNTOLD)
    assert application is not None
    assert application.locale == "en"
