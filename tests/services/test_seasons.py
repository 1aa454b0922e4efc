"""Seasons: joined as a whole, skipped for once, carried over, and ended by time."""

from datetime import timedelta
from typing import Any

import pytest

from bot.services import housekeeping, meetups, season_listing, seasons
from bot.services.meetup_cases import SEASON_CARD, SEASON_CARD_UPDATE, SEASON_MESSAGE
from bot.services.season_listing import Programme
from domain.errors import NotFound
from domain.ids import RoleId, UserId
from domain.meetup_refusals import NotInSeason, NotYours, SeasonOver
from domain.meetup_values import Season, SeasonState, SeatRules, Standing, State
from tests.services.conftest import BO, COMMUNITY, NOW, OTHER_COMMUNITY, Desk
from tests.services.gatherings import (
    HOST,
    START,
    decline,
    delivered,
    edit,
    join,
    meetup,
    messages,
    rows,
    standings,
    step,
)

WEEK = timedelta(weeks=1)


def season(**fields: Any) -> Season:
    values: dict[str, Any] = {
        "community_id": COMMUNITY,
        "host_id": HOST,
        "created_at": NOW,
        "name": "Fem morgnar",
        "venue": "Folkets hus",
    }
    return Season(**values | fields)


def mornings(number: int = 3, **fields: Any) -> list[Any]:
    """So many mornings; the last has no date yet."""
    dated = [
        meetup(
            title=f"Morgon {each}",
            start_at=START + each * WEEK,
            end_at=None,
            seats=SeatRules(capacity=2),
            **fields,
        )
        for each in range(number - 1)
    ]
    return [*dated, meetup(title="Avslutning", start_at=None, end_at=None, venue="")]


async def running(desk: Desk, **fields: Any) -> Programme:
    made = await seasons.create(desk.uow, season(**fields), mornings(), by=HOST, now=NOW)
    return await seasons.announce(desk.uow, **host(made), now=NOW)


def where(found: Programme) -> dict[str, Any]:
    return {"community_id": COMMUNITY, "season_id": found.season.season_id}


def host(found: Programme, *, by: UserId = HOST) -> dict[str, Any]:
    return {**where(found), "by": by, "is_organiser": False}


async def follow(desk: Desk, found: Programme, user: int, **more: Any) -> list[Standing]:
    _, answered = await seasons.join(
        desk.uow,
        **where(found),
        user_id=UserId(user),
        role_ids=more.pop("role_ids", ()),
        order=user,
        now=desk.now,
    )
    return [each.signup.standing for each in answered]


async def unfollow(desk: Desk, found: Programme, user: int) -> Programme:
    return await seasons.leave(
        desk.uow, **where(found), user_id=UserId(user), order=user + 500, now=desk.now
    )


async def test_a_season_shows_its_programme_in_order_and_its_place_where_none_is_said(
    desk: Desk,
) -> None:
    made = await running(desk)
    assert [(each.position, each.state) for each in made.meetups] == [
        (1, State.OPEN),
        (2, State.OPEN),
        (3, State.DATE_TO_COME),
    ]
    assert made.meetups[2].venue == "Folkets hus"
    kinds = [each.kind for each in await rows(desk)]
    assert kinds.count(SEASON_CARD) == 1


async def test_one_click_gives_a_seat_at_each_that_has_a_date(desk: Desk) -> None:
    made = await running(desk)
    assert await follow(desk, made, 1) == [Standing.SEATED] * 2
    assert await follow(desk, made, 2) == [Standing.SEATED] * 2
    assert await follow(desk, made, 3) == [Standing.WAITING] * 2
    # A second click changes nothing.
    assert await follow(desk, made, 1) == []
    shown = await season_listing.find(desk.uow, **host(made))
    assert shown.members == 3


async def test_a_date_that_comes_gives_those_who_follow_their_seats_and_tells_them(
    desk: Desk,
) -> None:
    made = await running(desk)
    for user in (1, 2):
        await follow(desk, made, user)
    await edit(desk, made.meetups[2], start_at=START + 9 * WEEK, seats=SeatRules(capacity=1))
    assert await standings(desk, made.meetups[2]) == {1: Standing.SEATED, 2: Standing.WAITING}
    assert await messages(desk, "changed") == [1, 2]


async def test_one_is_skipped_and_come_back_to(desk: Desk) -> None:
    made = await running(desk)
    await follow(desk, made, 1)
    await decline(desk, made.meetups[0], 1)
    assert await follow(desk, made, 1) == []
    assert (await standings(desk, made.meetups[0]))[1] is Standing.NO
    back = await join(desk, made.meetups[0], 1)
    assert back.signup.standing is Standing.SEATED


async def test_who_leaves_gives_the_seats_back_and_may_follow_again(desk: Desk) -> None:
    made = await running(desk)
    for user in (1, 2, 3):
        await follow(desk, made, user)
    await unfollow(desk, made, 1)
    assert await messages(desk, "offer") == [3, 3]
    with pytest.raises(NotInSeason):
        await unfollow(desk, made, 1)
    assert await follow(desk, made, 1) == [Standing.WAITING] * 2


async def test_who_a_meetup_is_for_holds_in_a_season_as_well(desk: Desk) -> None:
    drafts = [*mornings(), meetup(title="För styrelsen", roles=(RoleId(9),))]
    made = await seasons.create(desk.uow, season(), drafts, by=HOST, now=NOW)
    await seasons.announce(desk.uow, **host(made), now=NOW)
    assert len(await follow(desk, made, 1)) == 2
    assert len(await follow(desk, made, 2, role_ids=(9,))) == 3


async def test_the_next_season_asks_those_who_followed_the_one_before(desk: Desk) -> None:
    made = await running(desk)
    for user in (1, 2):
        await follow(desk, made, user)
    following = await running(desk, name="Vårens morgnar", previous_id=made.season.season_id)
    asked = [each.payload["user_id"] for each in await rows(desk) if each.kind == SEASON_MESSAGE]
    assert (asked, following.members) == ([1, 2], 0)
    # Nobody has a seat before the yes.
    assert await standings(desk, following.meetups[0]) == {}
    assert await follow(desk, following, 1) == [Standing.SEATED] * 2
    shown = await season_listing.find(desk.uow, **host(following))
    assert shown.members == 1


async def test_the_seasons_card_is_drawn_anew_when_a_meetup_changes(desk: Desk) -> None:
    made = await running(desk)
    await delivered(desk)
    await delivered(desk)
    desk.later(minutes=1)
    before = (await season_listing.find(desk.uow, **host(made))).seen
    await meetups.postpone(desk.uow, **step(made.meetups[0]), reason="", now=desk.now)
    [drawn] = [each for each in await rows(desk) if each.kind == SEASON_CARD_UPDATE]
    assert drawn.state == "queued"
    after = (await season_listing.find(desk.uow, **host(made))).seen
    await follow(desk, made, 1)
    assert before < after < (await season_listing.find(desk.uow, **host(made))).seen


async def test_nobody_begins_to_follow_a_season_that_is_over(desk: Desk) -> None:
    made = await running(desk)
    await seasons.end(desk.uow, **host(made), now=NOW)
    with pytest.raises(SeasonOver):
        await follow(desk, made, 2)


async def test_a_season_ends_a_week_after_its_last_meetup(desk: Desk) -> None:
    made = await running(desk)
    # While a date is to come it goes on, however long that takes.
    await housekeeping.clean(desk.uow, now=START + 5 * WEEK)
    assert (await season_listing.find(desk.uow, **host(made))).season.state is SeasonState.RUNNING
    at = START + 6 * WEEK
    await meetups.cancel(desk.uow, **step(made.meetups[2]), reason="", now=at)
    await housekeeping.clean(desk.uow, now=at + timedelta(days=6))
    assert (await season_listing.find(desk.uow, **host(made))).season.state is SeasonState.RUNNING
    await housekeeping.clean(desk.uow, now=at + WEEK)
    assert (await season_listing.find(desk.uow, **host(made))).season.state is SeasonState.ENDED
    assert "seasons.ended" in await desk.actions()


async def test_the_host_sees_who_comes_to_what(desk: Desk) -> None:
    made = await running(desk)
    await follow(desk, made, 1)
    await decline(desk, made.meetups[1], 1)
    seen = await season_listing.attendance(desk.uow, **host(made))
    answers = [seen.answers[each.meetup_id] for each in seen.meetups]
    assert [{user: one.standing for user, one in each.items()} for each in answers] == [
        {1: Standing.SEATED},
        {1: Standing.NO},
        {},
    ]
    with pytest.raises(NotYours):
        await season_listing.attendance(desk.uow, **host(made, by=BO))


async def test_a_draft_is_for_its_host_and_another_communitys_number_is_nobodys(
    desk: Desk,
) -> None:
    draft = await seasons.create(desk.uow, season(), mornings(), by=HOST, now=NOW)
    with pytest.raises(NotFound):
        await season_listing.find(desk.uow, **host(draft, by=BO))
    with pytest.raises(NotFound):
        await follow(desk, draft, 1)
    made = await running(desk)
    await follow(desk, made, 1)
    forged = {"community_id": OTHER_COMMUNITY, "season_id": made.season.season_id}
    organiser = {**forged, "by": HOST, "is_organiser": True}
    person = {**forged, "user_id": UserId(1)}
    for refused in (
        seasons.join(desk.uow, **person, role_ids=(), order=1, now=NOW),
        seasons.leave(desk.uow, **person, order=1, now=NOW),
        seasons.announce(desk.uow, **organiser, now=NOW),
        seasons.edit(desk.uow, **organiser, edits={"name": "x"}, now=NOW),
        seasons.end(desk.uow, **organiser, now=NOW),
        season_listing.find(desk.uow, **organiser),
        season_listing.attendance(desk.uow, **organiser),
    ):
        with pytest.raises(NotFound):
            await refused
    assert await season_listing.membership(desk.uow, **person) is None
    assert await season_listing.listing(desk.uow, community_id=OTHER_COMMUNITY) == []
    stands = await season_listing.find(desk.uow, **host(made))
    assert stands.members == 1
