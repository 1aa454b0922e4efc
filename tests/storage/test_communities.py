"""Settings, questions, drafts, members, welcomes, facts and the audit log."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from domain.community import Community
from domain.ids import ApplicationId, CommunityId, ThreadId
from domain.meetup_values import Meetup, Season, SeasonMember, Signup, Speaker, Standing
from domain.questions import Meaning
from storage.tables import metadata
from storage.unit_of_work import Transaction, UnitOfWork
from tests.storage.examples import (
    ANNA,
    BO,
    MODERATOR,
    NORTH,
    NOW,
    WEST,
    community,
    full_application,
)
from tests.storage.feedback_examples import live_in_feedback
from tests.storage.thread_examples import (
    full_report,
    full_series,
    full_unmasking,
    own_prompt,
    thread,
    topic,
    write_anonymously,
)

LATER = NOW + timedelta(days=1)


async def test_every_setting_comes_back_as_it_was_kept(uow: UnitOfWork) -> None:
    whole = community(removed_at=LATER)
    for field in fields(Community):
        assert getattr(whole, field.name) not in (None, ""), field.name
    async with uow.write() as tx:
        await tx.communities.save(whole)
        await tx.communities.save(Community(community_id=NORTH))
    async with uow.read() as tx:
        assert await tx.communities.get(WEST) == whole
        assert await tx.communities.all() == [whole, Community(community_id=NORTH)]
    async with uow.write() as tx:
        await tx.communities.save(replace(whole, member_role_id=None, removed_at=None))
    async with uow.read() as tx:
        assert await tx.communities.get(WEST) == replace(
            whole, member_role_id=None, removed_at=None
        )


@pytest.mark.parametrize(
    "setting",
    [
        "decision_delay_seconds",
        "welcome_gather_seconds",
        "waiting_days",
        "reapply_days",
        "keep_declined_days",
        "keep_approved_days",
        "claim_hours",
        "alarm_after_hours",
        "unanswered_days",
        "keep_links_days",
        "feedback_limit",
    ],
)
async def test_no_length_of_time_is_negative(uow: UnitOfWork, setting: str) -> None:
    with pytest.raises(IntegrityError, match=f"ck_communities_{setting}"):
        async with uow.write() as tx:
            await tx.communities.save(community(**{setting: -1}))


async def test_erasure_is_due_for_those_removed_long_ago(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.communities.save(community(removed_at=NOW))
        await tx.communities.save(Community(community_id=NORTH))
    async with uow.read() as tx:
        assert await tx.communities.due_for_erasure(NOW - timedelta(seconds=1)) == []
        assert await tx.communities.due_for_erasure(NOW) == [WEST]


async def _fill(tx: Transaction, community_id: int) -> None:
    """A row in every table that a community has rows in."""
    home = type(WEST)(community_id)
    await tx.communities.save(community(home))
    await tx.questions.save(
        home, key="titel", label="Titel?", meaning=Meaning.TITLE, by=MODERATOR, now=NOW
    )
    await tx.applications.add(full_application(community_id=home))
    await tx.drafts.save(home, ANNA, title="a", employer="b", staff="c", work="d", now=NOW)
    await tx.members.save(home, ANNA, title="Chef", employer="Kommunen", now=NOW)
    await tx.welcomes.add(home, ANNA, ApplicationId(1), NOW)
    await tx.outbox.add(
        "card", community_id=home, dedupe_key=f"card:{home}", payload={}, due_at=NOW, now=NOW
    )
    await tx.jobs.schedule("lapse", community_id=home, due_at=NOW, now=NOW)
    await tx.policies.add(home, 1, {}, by=MODERATOR, now=NOW)
    await tx.own_terms.add(
        home, kind="title", key="chef", text="Chef", label="leader", by=MODERATOR, now=NOW
    )
    season = await tx.seasons.add(
        Season(community_id=home, host_id=BO, created_at=NOW, name="Hösten")
    )
    await tx.seasons.put_member(
        home, SeasonMember(season_id=season.season_id, user_id=ANNA, joined_at=NOW, order=1)
    )
    meetup = await tx.meetups.add(
        Meetup(
            community_id=home,
            host_id=BO,
            created_at=NOW,
            changed_at=NOW,
            title="Lunch",
            season_id=season.season_id,
            speakers=(Speaker(name="Anna Berg"),),
        )
    )
    await tx.signups.put(
        home,
        Signup(
            meetup_id=meetup.meetup_id,
            user_id=ANNA,
            standing=Standing.SEATED,
            order=1,
            answered_at=NOW,
        ),
    )
    await _fill_threads(tx, home)
    await live_in_feedback(tx, ANNA, home)
    await tx.audit.add(
        home, MODERATOR, "applications.approved", subject_kind="application", subject_id=1, now=NOW
    )


async def _fill_threads(tx: Transaction, home: CommunityId) -> None:
    about = await tx.topics.add(topic(community_id=home))
    assert about is not None
    # Numbers of our own are one community's, and another's must be others.
    first = home % 1_000_000 + 10
    own = thread(community_id=home, thread_id=ThreadId(first), topic_id=about.topic_id)
    await tx.threads.add(own)
    await write_anonymously(tx, own, handle=first * 10, seal=f"s{home}", post_id=first)
    await tx.reports.add(full_report(community_id=home))
    await tx.unmaskings.add(full_unmasking(community_id=home))
    await tx.prompts.add(own_prompt(community_id=home))
    await tx.prompts.drop(home, "economy/cuts")
    await tx.prompts.use(home, "recruitment/first-hundred-days", 1, own.thread_id)
    await tx.prompts.save_series(full_series(community_id=home))


async def _rows(tx: Transaction) -> dict[str, int]:
    return {
        table.name: await tx.connection.scalar(select(func.count()).select_from(table)) or 0
        for table in metadata.sorted_tables
    }


async def test_erasing_a_community_leaves_nothing_of_it_and_all_of_the_others(
    uow: UnitOfWork,
) -> None:
    async with uow.write() as tx:
        await _fill(tx, NORTH)
        await tx.people.save(ANNA, "sv", NOW)
        await tx.people.stop(ANNA, "welcome", NOW)
        await tx.facts.set("key", "value")
        before = await _rows(tx)
        assert all(before.values()), "a new table needs a row in _fill"
        await _fill(tx, WEST)
        await tx.communities.erase(WEST)
        assert await _rows(tx) == before


async def test_questions_are_remembered_by_key(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.questions.save(
            WEST, key="din titel", label="Din titel?", meaning=Meaning.OTHER, by=None, now=NOW
        )
        await tx.questions.save(
            WEST, key="din titel", label="Din titel?", meaning=Meaning.TITLE, by=ANNA, now=LATER
        )
        await tx.questions.save(
            NORTH, key="titel", label="Titel", meaning=Meaning.TITLE, by=ANNA, now=NOW
        )
    async with uow.write() as tx:
        [(key, row)] = (await tx.questions.mapping(WEST)).items()
        assert key == "din titel"
        assert (row.label, row.meaning, row.set_by, row.set_at) == (
            "Din titel?",
            "title",
            ANNA,
            LATER,
        )
        assert not await tx.questions.remove(NORTH, key="din titel")
        assert await tx.questions.remove(WEST, key="din titel")
        assert await tx.questions.mapping(WEST) == {}


async def test_a_draft_is_kept_until_removed_or_old(uow: UnitOfWork) -> None:
    words = {"title": "Chef", "employer": "Region", "staff": "ja", "work": "mycket"}
    async with uow.write() as tx:
        await tx.drafts.save(WEST, ANNA, **words | {"title": "Che"}, now=NOW)
        await tx.drafts.save(WEST, ANNA, **words, now=LATER)
        await tx.drafts.save(NORTH, ANNA, **words, now=NOW)
        await tx.drafts.save(WEST, BO, **words, now=NOW)
    async with uow.write() as tx:
        draft = await tx.drafts.get(WEST, ANNA)
        assert draft is not None
        assert draft.model_dump() == {
            **words,
            "community_id": WEST,
            "user_id": ANNA,
            "updated_at": LATER,
        }
        assert await tx.drafts.remove(WEST, BO)
        assert not await tx.drafts.remove(WEST, BO)
        assert await tx.drafts.prune(LATER) == 1
        assert await tx.drafts.get(NORTH, ANNA) is None
        assert await tx.drafts.get(WEST, ANNA) is not None


async def test_a_profile_keeps_when_the_member_joined(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.members.save(WEST, ANNA, title="", employer="", joined_at=NOW, now=NOW)
        await tx.members.save(WEST, ANNA, title="Rektor", employer="Skolan", now=LATER)
    async with uow.write() as tx:
        member = await tx.members.get(WEST, ANNA)
        assert member is not None
        assert (member.title, member.employer) == ("Rektor", "Skolan")
        assert (member.joined_at, member.updated_at) == (NOW, LATER)
        assert await tx.members.get(NORTH, ANNA) is None
        assert not await tx.members.remove(NORTH, ANNA)
        assert await tx.members.remove(WEST, ANNA)
        assert await tx.members.get(WEST, ANNA) is None


async def test_each_new_member_is_greeted_once_and_again_after_coming_back(
    uow: UnitOfWork,
) -> None:
    async with uow.write() as tx:
        await tx.welcomes.add(WEST, BO, None, LATER)
        await tx.welcomes.add(WEST, ANNA, ApplicationId(7), NOW)
        await tx.welcomes.add(NORTH, ANNA, ApplicationId(8), NOW)
        assert [welcome.user_id for welcome in await tx.welcomes.pending(WEST)] == [ANNA, BO]
        assert await tx.welcomes.mark_greeted(WEST, [ANNA], LATER) == 1
        assert await tx.welcomes.mark_greeted(WEST, [ANNA], LATER) == 0
        assert await tx.welcomes.mark_greeted(WEST, [], LATER) == 0
        assert [welcome.user_id for welcome in await tx.welcomes.pending(WEST)] == [BO]
        assert [welcome.application_id for welcome in await tx.welcomes.pending(NORTH)] == [8]
        await tx.welcomes.add(WEST, ANNA, ApplicationId(9), LATER)
        pending = await tx.welcomes.pending(WEST)
        assert [welcome.application_id for welcome in pending] == [9, None]


async def test_facts_are_replaced(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        assert await tx.facts.get("commands") is None
        await tx.facts.set("commands", "abc")
        await tx.facts.set("commands", "def")
    async with uow.read() as tx:
        assert await tx.facts.get("commands") == "def"


async def test_the_audit_log_shows_the_newest_first_of_one_community(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        for number, at in ((1, NOW), (2, LATER), (3, LATER)):
            await tx.audit.add(
                WEST,
                None if number == 3 else MODERATOR,
                "applications.taken",
                subject_kind="application",
                subject_id=number,
                details={"revision": number, "codes": ["å", None]},
                now=at,
            )
        await tx.audit.add(
            NORTH, ANNA, "communities.changed", subject_kind="community", subject_id=NORTH, now=NOW
        )
    async with uow.write() as tx:
        lines = await tx.audit.of(WEST)
        assert [line.subject_id for line in lines] == [3, 2, 1]
        assert [line.actor_id for line in lines] == [None, MODERATOR, MODERATOR]
        assert lines[0].details == {"revision": 3, "codes": ["å", None]}
        assert [line.subject_id for line in await tx.audit.of(WEST, limit=1)] == [3]
        one = await tx.audit.of(WEST, subject_kind="application", subject_id=2)
        assert [line.at for line in one] == [LATER]
        assert await tx.audit.of(NORTH, subject_kind="application") == []
        assert await tx.audit.prune(LATER) == 2
        assert len(await tx.audit.of(WEST)) == 2
