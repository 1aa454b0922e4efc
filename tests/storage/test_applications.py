"""Applications are kept whole, in their community, and one at a time."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from domain import applications as rules
from domain.applications import AlreadyApplied, Application, Source, State
from domain.ids import ApplicationId, ChannelId, JoinRequestId, MessageId, UserId
from storage.database import ChangedMeanwhile
from storage.unit_of_work import UnitOfWork
from tests.storage.examples import (
    ANNA,
    BO,
    CILLA,
    MODERATOR,
    NORTH,
    NOW,
    WEST,
    application,
    full_application,
)


async def _added(uow: UnitOfWork, *several: Application) -> list[Application]:
    async with uow.write() as tx:
        return [await tx.applications.add(one) for one in several]


async def test_every_field_comes_back_as_it_was_kept(uow: UnitOfWork) -> None:
    whole = full_application()
    for field in fields(Application):
        assert getattr(whole, field.name) not in (None, ()), field.name
    [kept] = await _added(uow, whole)
    assert kept.application_id > 0
    async with uow.read() as tx:
        assert await tx.applications.get(WEST, kept.application_id) == kept
    assert kept == replace(whole, application_id=kept.application_id)


async def test_a_plain_application_comes_back_as_it_was_kept(uow: UnitOfWork) -> None:
    [kept] = await _added(uow, application())
    async with uow.read() as tx:
        assert await tx.applications.get(WEST, kept.application_id) == kept


async def test_save_replaces_everything_and_counts_the_revision(uow: UnitOfWork) -> None:
    [kept] = await _added(uow, full_application())
    changed = replace(kept, answers=kept.answers[:1], findings=(), notes=(), question=None)
    async with uow.write() as tx:
        saved = await tx.applications.save(changed)
        assert saved == replace(changed, revision=1)
        saved = await tx.applications.save(saved)
    async with uow.read() as tx:
        assert await tx.applications.get(WEST, kept.application_id) == replace(changed, revision=2)


async def test_what_was_read_first_is_saved_with_what_changed_alone(uow: UnitOfWork) -> None:
    [kept] = await _added(uow, full_application())
    async with uow.write() as tx:
        read = await tx.applications.get(WEST, kept.application_id)
        assert read is not None
        # Neither answers nor findings changed; then each did, and then both came back.
        for step in (
            replace(read, question=None),
            replace(read, answers=read.answers[1:], revision=1),
            replace(read, findings=read.findings[:1], revision=2),
        ):
            await tx.applications.save(step)
            assert await tx.applications.get(WEST, kept.application_id) == replace(
                step, revision=step.revision + 1
            )
        await tx.applications.save(replace(read, revision=3))
    async with uow.read() as tx:
        assert await tx.applications.get(WEST, kept.application_id) == replace(kept, revision=4)


async def test_who_saves_an_old_reading_is_told(uow: UnitOfWork) -> None:
    [kept] = await _added(uow, application())
    async with uow.write() as tx:
        await tx.applications.save(rules.take(kept, by=MODERATOR, now=NOW))
    with pytest.raises(ChangedMeanwhile):
        async with uow.write() as tx:
            await tx.applications.save(rules.take(kept, by=BO, now=NOW))


async def test_one_open_application_a_person_and_community(uow: UnitOfWork) -> None:
    [first] = await _added(uow, application())
    for state in rules.OPEN:
        with pytest.raises(AlreadyApplied):
            await _added(uow, application(state=state))
    await _added(uow, application(applicant_id=BO), application(community_id=NORTH))
    async with uow.write() as tx:
        await tx.applications.save(rules.withdraw(first, now=NOW))
    [second] = await _added(uow, application(submitted_at=NOW + timedelta(hours=1)))
    async with uow.read() as tx:
        assert await tx.applications.open_of(WEST, ANNA) == second
        assert await tx.applications.latest_of(WEST, ANNA) == second
        assert await tx.applications.open_of(WEST, CILLA) is None
        everywhere = await tx.applications.of_applicant(ANNA)
    assert [one.community_id for one in everywhere] == [WEST, NORTH, WEST]


async def test_a_refused_second_application_leaves_nothing(uow: UnitOfWork) -> None:
    await _added(uow, application())
    with pytest.raises(AlreadyApplied):
        await _added(uow, application(applicant_id=BO), application())
    async with uow.read() as tx:
        assert len(await tx.applications.listing(WEST)) == 1


async def test_a_join_request_is_taken_in_once(uow: UnitOfWork) -> None:
    request = JoinRequestId(5)
    [first] = await _added(uow, application(join_request_id=request, state=State.WITHDRAWN))
    with pytest.raises(AlreadyApplied):
        await _added(uow, application(join_request_id=request))
    await _added(uow, application(community_id=NORTH, join_request_id=request))
    async with uow.read() as tx:
        assert await tx.applications.by_join_request(WEST, request) == first
        assert await tx.applications.by_join_request(WEST, JoinRequestId(6)) is None


async def test_an_id_is_never_given_twice(uow: UnitOfWork) -> None:
    [first] = await _added(uow, application())
    async with uow.write() as tx:
        await tx.communities.erase(WEST)
    [second] = await _added(uow, application())
    assert second.application_id > first.application_id


async def test_anothers_ids_find_nothing(uow: UnitOfWork) -> None:
    [kept] = await _added(uow, full_application(state=State.WAITING))
    async with uow.write() as tx:
        assert await tx.applications.get(NORTH, kept.application_id) is None
        assert await tx.applications.own(kept.application_id, BO) is None
        assert await tx.applications.own(kept.application_id, ANNA) == kept
        assert await tx.applications.by_join_request(NORTH, JoinRequestId(5)) is None
        assert await tx.applications.open_of(NORTH, ANNA) is None
        assert await tx.applications.latest_of(NORTH, ANNA) is None
        assert await tx.applications.listing(NORTH) == []
        assert await tx.applications.open_native(NORTH) == []
        assert sum((await tx.applications.counts(NORTH)).values()) == 0
        assert await tx.applications.get(WEST, ApplicationId(0)) is None
        with pytest.raises(ChangedMeanwhile):
            await tx.applications.save(replace(kept, community_id=NORTH))


async def test_listing_shows_open_ones_by_age_then_the_newest_of_the_others(
    uow: UnitOfWork,
) -> None:
    ages = (3, 1, 2, 5, 4)
    states = (State.SUBMITTED, State.WAITING, State.LAPSED, State.APPROVED, State.DECLINED)
    await _added(
        uow,
        *(
            application(
                applicant_id=UserId(number),
                state=state,
                submitted_at=NOW - timedelta(days=age),
            )
            for number, (age, state) in enumerate(zip(ages, states, strict=True), start=1)
        ),
    )
    async with uow.read() as tx:
        everything = await tx.applications.listing(WEST)
        assert [one.applicant_id for one in everything] == [1, 3, 2, 5, 4]
        some = await tx.applications.listing(WEST, limit=2, offset=1)
        assert [one.applicant_id for one in some] == [3, 2]
        chosen = await tx.applications.listing(
            WEST, states=frozenset({State.APPROVED, State.WAITING})
        )
        assert [one.applicant_id for one in chosen] == [2, 4]
        assert await tx.applications.listing(WEST, states=frozenset()) == []
        counts = await tx.applications.counts(WEST)
    assert counts[State.SUBMITTED] == 1
    assert counts[State.IN_REVIEW] == 0
    assert set(counts) == set(State)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ångström", ["Anna Ångström"]),
        ("ÅNGST", ["Anna Ångström"]),
        ("100%", ["100% Åke"]),
        ("%", ["100% Åke"]),
        ("_", ["under_streck"]),
        ("/", ["snett/streck"]),
        ("\\", []),
        ("' OR 1=1 --", []),
        ("", ["Anna Ångström", "100% Åke", "under_streck", "snett/streck"]),
    ],
)
async def test_search_takes_every_character_for_itself(
    uow: UnitOfWork, text: str, found: list[str]
) -> None:
    names = ("Anna Ångström", "100% Åke", "under_streck", "snett/streck")
    await _added(
        uow,
        *(
            application(
                applicant_id=UserId(number),
                applicant_name=name,
                submitted_at=NOW + timedelta(minutes=number),
            )
            for number, name in enumerate(names, start=1)
        ),
    )
    async with uow.read() as tx:
        listed = await tx.applications.listing(WEST, text=text)
    assert [one.applicant_name for one in listed] == found


async def test_open_native_leaves_out_forms_and_closed_ones(uow: UnitOfWork) -> None:
    await _added(
        uow,
        application(applicant_id=ANNA, source=Source.NATIVE, join_request_id=JoinRequestId(1)),
        application(applicant_id=BO),
        application(
            applicant_id=CILLA,
            source=Source.NATIVE,
            join_request_id=JoinRequestId(2),
            state=State.APPROVED,
        ),
    )
    async with uow.read() as tx:
        assert [one.applicant_id for one in await tx.applications.open_native(WEST)] == [ANNA]


async def test_the_card_is_no_new_revision(uow: UnitOfWork) -> None:
    [kept] = await _added(uow, application())
    async with uow.write() as tx:
        await tx.applications.set_card(kept.application_id, ChannelId(7), MessageId(8))
    async with uow.read() as tx:
        now = await tx.applications.get(WEST, kept.application_id)
    assert now == replace(kept, card_channel_id=ChannelId(7), card_message_id=MessageId(8))


async def test_closed_before_gives_those_with_a_name_left(uow: UnitOfWork) -> None:
    long_ago = NOW - timedelta(days=200)
    old, *_ = await _added(
        uow,
        application(state=State.DECLINED, decided_at=long_ago),
        application(state=State.DECLINED, decided_at=NOW),
        application(state=State.APPROVED, decided_at=long_ago),
        application(state=State.DECLINED, decided_at=long_ago, applicant_name=""),
        application(state=State.DECLINED, decided_at=long_ago, community_id=NORTH),
    )
    async with uow.read() as tx:
        found = await tx.applications.closed_before(
            WEST, state=State.DECLINED, before=NOW - timedelta(days=180)
        )
    assert found == [old]
