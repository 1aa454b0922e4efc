"""What is stored about a person is all shown and all erased, and nothing of anybody else."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.applications import Answer, Application, State
from domain.ids import ApplicationId, CommunityId, JoinRequestId, UserId
from domain.meetup_values import Meetup, Season, SeasonMember, Signup, Standing
from domain.questions import Meaning
from storage.database import Database
from storage.personal_data import PERSONAL
from storage.personal_roles import Role
from storage.privacy import ERASED, erase_person, export_person
from storage.tables import metadata
from storage.traces import Trace
from storage.unit_of_work import Transaction, UnitOfWork
from tests.storage.examples import (
    ANNA,
    BO,
    MODERATOR,
    NORTH,
    NOW,
    WEST,
    application,
    community,
    full_application,
)
from tests.storage.feedback_examples import live_in_feedback
from tests.storage.thread_examples import (
    WORDS,
    full_report,
    full_series,
    full_unmasking,
    live_in_threads,
    own_prompt,
)

LATER = NOW + timedelta(days=1)


async def _live(tx: Transaction, person: UserId, home: CommunityId = WEST) -> Application:
    """Leave a trace of the person in every table that can hold one, as services do."""
    words = f"{WORDS} {person}"
    kept = await tx.applications.add(
        full_application(
            community_id=home,
            applicant_id=person,
            applicant_name=words,
            join_request_id=JoinRequestId(person + 1),
            answers=(Answer(Meaning.WORK, "Vad gör du?", words),),
            question=words,
            reason=words,
        )
    )
    finding = kept.findings[1]
    evidence = tuple(replace(one, text=words) for one in finding.evidence)
    kept = await tx.applications.save(
        replace(kept, findings=(replace(finding, evidence=evidence),))
    )
    number = kept.application_id
    await tx.drafts.save(
        home, person, title=words, employer=words, staff=words, work=words, now=NOW
    )
    await tx.members.save(home, person, title=words, employer=words, now=NOW)
    await tx.people.save(person, "sv", NOW)
    await tx.people.stop(person, "welcome", NOW)
    await tx.welcomes.add(home, person, number, NOW)
    season = await tx.seasons.add(
        Season(community_id=home, host_id=MODERATOR, created_at=NOW, name="Hösten")
    )
    await tx.seasons.put_member(
        home, SeasonMember(season_id=season.season_id, user_id=person, joined_at=NOW, order=1)
    )
    meetup = await tx.meetups.add(
        Meetup(community_id=home, host_id=MODERATOR, created_at=NOW, changed_at=NOW, title="Lunch")
    )
    await tx.signups.put(
        home,
        Signup(
            meetup_id=meetup.meetup_id,
            user_id=person,
            standing=Standing.SEATED,
            order=1,
            answered_at=NOW,
            employer_key=words,
            diet=words,
            accessibility=words,
        ),
    )
    await live_in_threads(tx, person, home)
    await live_in_feedback(tx, person, home)
    for key, payload in (
        (f"card:{number}", {"application_id": number}),
        (f"message:{person}", {"user_id": person}),
        (f"mention:{home}:{number}", {"text": [f"<@{person}>"]}),
        (f"key alone:{person}", {}),
    ):
        await tx.outbox.add(
            "kind", community_id=home, dedupe_key=key, payload=payload, due_at=NOW, now=NOW
        )
        await tx.jobs.schedule(
            "name", community_id=home, dedupe_key=key, payload=payload, due_at=NOW, now=NOW
        )
    for actor, kind, subject in (
        (person, "application", number),
        (MODERATOR, "application", number),
        (None, "person", person),
    ):
        await tx.audit.add(
            home,
            actor,
            "some.action",
            subject_kind=kind,
            subject_id=subject,
            details={"user_id": person, "several": [person, {str(person): f"<@{person}>"}]},
            now=NOW,
        )
    return kept


async def _moderate(tx: Transaction, person: UserId, about: UserId) -> Application:
    """Leave the traces that a moderator leaves in another person's case."""
    await tx.questions.save(
        WEST, key="titel", label="Titel", meaning=Meaning.TITLE, by=person, now=NOW
    )
    await tx.policies.add(WEST, 1, {"waits": True}, by=person, now=NOW)
    await tx.own_terms.add(
        WEST,
        kind="organisation",
        key="ängens energi",
        text="Ängens Energi",
        label="publicly_owned_company",
        by=person,
        now=NOW,
    )
    await tx.seasons.add(Season(community_id=WEST, host_id=person, created_at=NOW, name="Våren"))
    await tx.reports.add(full_report(reporter_id=None, author_id=None, closed_by=person))
    for by, other in ((person, MODERATOR), (MODERATOR, person)):
        await tx.unmaskings.add(full_unmasking(asked_by=by, answered_by=other))
    await tx.prompts.add(own_prompt(added_by=person))
    await tx.prompts.save_series(full_series(host_id=person))
    await tx.meetups.add(
        Meetup(community_id=WEST, host_id=person, created_at=NOW, changed_at=NOW, title="Lunch")
    )
    return await tx.applications.add(
        full_application(
            applicant_id=about,
            join_request_id=None,
            taken_by=person,
            asked_by=person,
            proposed_by=person,
            decided_by=person,
        )
    )


async def _values(tx: Transaction) -> list[tuple[str, str, Any]]:
    """Every value of the whole database."""
    return [
        (table.name, name, value)
        for table in metadata.sorted_tables
        for row in (await tx.connection.execute(select(table))).mappings()
        for name, value in row.items()
    ]


def _naming(values: Iterable[tuple[str, str, Any]], person: UserId) -> set[tuple[str, str]]:
    """Where the person is, as an id or by their words, in whatever kind of column."""
    return {
        (table, name)
        for table, name, value in values
        if str(person) in json.dumps(value, ensure_ascii=False, default=str)
    }


async def test_the_example_touches_every_place_that_can_name_a_person(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await _live(tx, ANNA)
        await _moderate(tx, ANNA, BO)
    async with uow.read() as tx:
        found = _naming(await _values(tx), ANNA)
    for data in PERSONAL:
        names = {name for table, name in found if table == data.row.table().name}
        if data.role is Role.ACTOR:
            assert names >= set(data.found_by)
        elif data.role is Role.SEALED:
            assert names == set()
        else:
            assert names & set(data.columns) or data.found_by == ("application_id",)


async def test_after_an_erasure_nothing_is_left(database: Database) -> None:
    uow = database.unit_of_work()
    async with uow.write() as tx:
        await _live(tx, ANNA)
        await _live(tx, ANNA, NORTH)
        await _moderate(tx, ANNA, BO)
    async with uow.write() as tx:
        counts = await erase_person(tx, ANNA, now=LATER)
    async with uow.write() as tx:
        assert _naming(await _values(tx), ANNA) == set()
        assert await export_person(tx, ANNA) == {}
        assert await erase_person(tx, ANNA, now=LATER) == {}
    assert set(counts) == {
        data.row.table().name for data in PERSONAL if data.role is not Role.SEALED
    }


async def test_an_erasure_touches_nobody_else(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await _live(tx, BO)
        before = await _values(tx)
        await _live(tx, ANNA)
        await _live(tx, ANNA, NORTH)
    async with uow.write() as tx:
        await erase_person(tx, ANNA, now=LATER)
        after = await _values(tx)
        lost = [value for value in before if value not in after]
    assert lost == []


async def test_what_was_erased_is_not_in_the_file_either(sqlite_url: str) -> None:
    database = await Database.open(sqlite_url)
    uow = database.unit_of_work()
    async with uow.write() as tx:
        await _live(tx, ANNA)
    await database.close()
    assert WORDS in _content(sqlite_url)
    database = await Database.open(sqlite_url)
    async with database.unit_of_work().write() as tx:
        await erase_person(tx, ANNA, now=LATER)
    await database.close()
    assert WORDS not in _content(sqlite_url)


def _content(url: str) -> str:
    from pathlib import Path

    return Path(url.removeprefix("sqlite:///")).read_bytes().decode("utf-8", "ignore")


async def test_a_moderators_decisions_stay_without_the_name(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        kept = await _moderate(tx, ANNA, BO)
        await tx.audit.add(
            WEST, ANNA, "done", subject_kind="application", subject_id=kept.application_id, now=NOW
        )
        await tx.audit.add(
            WEST, None, "by the bot", subject_kind="community", subject_id=WEST, now=NOW
        )
        await erase_person(tx, ANNA, now=LATER)
    async with uow.read() as tx:
        found = await tx.applications.get(WEST, kept.application_id)
        assert found == replace(
            kept, taken_by=ERASED, asked_by=ERASED, proposed_by=ERASED, decided_by=ERASED
        )
        assert (await tx.questions.mapping(WEST))["titel"].set_by == ERASED
        actors = {line.action: line.actor_id for line in await tx.audit.of(WEST)}
    assert actors == {"done": ERASED, "by the bot": None}


async def test_what_an_erased_moderator_had_taken_is_free_again(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await tx.communities.save(community())
        review, waiting, other = [
            await tx.applications.add(
                application(applicant_id=UserId(number), state=state, taken_by=by, taken_at=NOW)
            )
            for number, state, by in (
                (1, State.IN_REVIEW, ANNA),
                (2, State.WAITING, ANNA),
                (3, State.IN_REVIEW, BO),
            )
        ]
        await erase_person(tx, ANNA, now=LATER)
    async with uow.read() as tx:
        found = [
            await tx.applications.get(WEST, one.application_id) for one in (review, waiting, other)
        ]
    freed: dict[str, Any] = {
        "taken_by": None,
        "taken_at": None,
        "changed_at": LATER,
        "revision": 1,
    }
    assert found == [
        replace(review, state=State.SUBMITTED, **freed),
        replace(waiting, **freed),
        other,
    ]


async def test_in_one_community_the_others_are_left(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await _live(tx, ANNA)
        away = await _live(tx, ANNA, NORTH)
    async with uow.write() as tx:
        await erase_person(tx, ANNA, WEST, now=LATER)
    async with uow.write() as tx:
        assert await tx.applications.get(NORTH, away.application_id) == away
        assert await tx.people.get(ANNA) is not None
        west = [row for rows in (await export_person(tx, ANNA, WEST)).values() for row in rows]
        # Only what is kept about the person everywhere, since another community knows them.
        assert all("community_id" not in row for row in west)
        here = _in_community(await _rows(tx), WEST)
        assert str(ANNA) not in json.dumps(here, default=str)
        await erase_person(tx, ANNA, NORTH, now=LATER)
        assert _naming(await _values(tx), ANNA) == set()
        assert await tx.people.get(ANNA) is None


async def _rows(tx: Transaction) -> list[dict[str, Any]]:
    return [
        dict(row)
        for table in metadata.sorted_tables
        for row in (await tx.connection.execute(select(table))).mappings()
    ]


def _in_community(rows: list[dict[str, Any]], community_id: CommunityId) -> list[dict[str, Any]]:
    return [row for row in rows if row.get("community_id") == community_id]


async def test_an_export_is_whole_and_plain(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        kept = await _live(tx, ANNA)
        await _live(tx, BO)
        await _moderate(tx, ANNA, UserId(77))
    async with uow.read() as tx:
        export = await export_person(tx, ANNA)
        values = await _values(tx)
    assert json.loads(json.dumps(export)) == export
    told = json.dumps(export, ensure_ascii=False)
    for table, name, value in values:
        if isinstance(value, str) and WORDS in value and str(ANNA) in value:
            assert value in told, f"{table}.{name}"
    tables = {data.row.table().name for data in PERSONAL if data.role in (Role.SUBJECT, Role.NAMED)}
    assert set(export) == tables | {
        "threads_handled",
        "reports_handled",
        "unmaskings_handled",
        "own_prompts_handled",
        "prompt_series_handled",
        "applications_handled",
        "questions_handled",
        "policies_handled",
        "own_terms_handled",
        "meetups_handled",
        "seasons_handled",
        "polls_handled",
        "surveys_handled",
        "survey_rounds_handled",
    }
    [own] = export["applications"]
    assert own["id"] == kept.application_id
    assert own["submitted_at"] == NOW.isoformat()
    assert {line["action"] for line in export["audit"]} == {"some.action"}
    assert len(export["audit"]) == 3
    assert len(export["outbox"]) == len(export["jobs"]) == 4


async def test_an_export_tells_nothing_about_others(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await _live(tx, ANNA)
        await _live(tx, BO)
        handled = await _moderate(tx, ANNA, UserId(77))
        await tx.outbox.add(
            "greeting",
            community_id=WEST,
            dedupe_key="greeting",
            payload={"user_ids": [ANNA, BO]},
            due_at=NOW,
            now=NOW,
        )
    async with uow.read() as tx:
        export = await export_person(tx, ANNA)
    told = json.dumps(export, ensure_ascii=False)
    for other in (BO, MODERATOR):
        assert str(other) not in told
    assert export["applications_handled"] == [
        {
            "id": handled.application_id,
            "taken_by": ANNA,
            "asked_by": ANNA,
            "proposed_by": ANNA,
            "decided_by": ANNA,
            "taken_at": NOW.isoformat(),
            "asked_at": NOW.isoformat(),
            "proposed_at": NOW.isoformat(),
            "decided_at": NOW.isoformat(),
        }
    ]


async def test_a_greeting_for_several_goes_on_without_the_erased_one(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        for number, payload in enumerate(
            ({"user_ids": [ANNA, BO]}, {"user_ids": [ANNA]}, {"user_ids": [BO]})
        ):
            await tx.outbox.add(
                "greeting",
                community_id=WEST,
                dedupe_key=f"greeting:{payload['user_ids'][0]}:{number}",
                payload=payload,
                due_at=NOW,
                now=NOW,
            )
        await erase_person(tx, ANNA, now=LATER)
        left = await tx.outbox.recent(9)
        assert [message.payload for message in left] == [{"user_ids": [BO]}] * 2
        assert _naming(await _values(tx), ANNA) == set()
        assert len(await tx.outbox.claim(NOW, limit=9, by="me")) == 2


async def test_people_nobody_knows_any_more_are_forgotten(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        for person in (ANNA, BO, MODERATOR):
            await tx.people.save(person, "sv", NOW)
            await tx.people.stop(person, "welcome", NOW)
        await tx.members.save(WEST, BO, title="", employer="", now=NOW)
        await tx.people.save(MODERATOR, "sv", LATER)
        assert await tx.people.prune(LATER) == 2
        assert await tx.people.get(ANNA) is None
        assert await tx.people.stopped(ANNA) == frozenset()
        for person in (BO, MODERATOR):
            assert await tx.people.get(person) is not None
            assert await tx.people.stopped(person) == {"welcome"}
        await tx.communities.erase(WEST)
        assert await tx.people.prune(LATER) == 2


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"user_id": ANNA}, True),
        ({"user_ids": [1, ANNA]}, True),
        ({"anything": {"deep": [{"x": ANNA}]}}, True),
        ({"text": f"<@{ANNA}> och <@{BO}>"}, True),
        ({str(ANNA): 1}, True),
        ({"text": f"1{ANNA}"}, False),
        ({"user_id": BO}, False),
        ({"application_id": 7}, True),
        ({"application_ids": [6, 7]}, True),
        ({"application_id": 8}, False),
        ({"revision": 7}, False),
        ({"is": True, "none": None, "list": []}, False),
    ],
)
def test_a_person_is_found_wherever_plain_data_names_them(data: Any, found: bool) -> None:
    assert Trace(ANNA, frozenset({ApplicationId(7)})).is_in(data) is found


def test_a_small_number_is_a_person_under_a_persons_name_alone() -> None:
    trace = Trace(7, frozenset())
    assert trace.is_in({"user_id": 7})
    assert not trace.is_in({"revision": 7, "text": "7", "true": True})
