"""Seasons before they are shown, and what each person chooses of them, on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from bot.services import (
    housekeeping,
    meetups,
    season_choices,
    season_drafts,
    season_listing,
    season_readings,
    seasons,
)
from bot.services.season_listing import Programme
from domain.errors import NotFound
from domain.ids import CommunityId, SeasonId, UserId
from domain.meetup_refusals import NoSuchStep, NotYours, SeasonOver
from domain.meetup_values import Season, SeasonState, Speaker, Standing, State
from domain.season_programmes import Line
from tests.services.conftest import ANNA, BO, COMMUNITY, NOW, OTHER_COMMUNITY, Desk
from tests.services.gatherings import HOST, START, join, meetup

WEEK = timedelta(days=7)


def line(weeks: int | None, title: str = "Frukost") -> Line:
    if weeks is None:
        return Line(title=title, date_note="juni, datum kommer")
    start = START + weeks * WEEK
    return Line(title=title, start_at=start, end_at=start + timedelta(hours=3))


def step(season_id: int, *, by: UserId = HOST, **more: Any) -> dict[str, Any]:
    return {
        "community_id": COMMUNITY,
        "season_id": SeasonId(season_id),
        "by": by,
        "is_organiser": False,
        "now": NOW,
        **more,
    }


async def drafted(desk: Desk) -> Programme:
    season = Season(
        community_id=COMMUNITY, host_id=HOST, created_at=NOW, name="Hösten", venue="Kajen"
    )
    plans = [
        meetup(venue="", title="Ett"),
        meetup(venue="", title="Två", start_at=None, end_at=None),
    ]
    return await seasons.create(desk.uow, season, plans, by=HOST, now=NOW)


async def shown(desk: Desk) -> Programme:
    programme = await drafted(desk)
    return await seasons.announce(desk.uow, **step(programme.season.season_id))


async def follow(desk: Desk, programme: Programme, user: UserId, *, order: int = 1) -> None:
    await seasons.join(
        desk.uow,
        community_id=COMMUNITY,
        season_id=programme.season.season_id,
        user_id=user,
        role_ids=(),
        order=order,
        now=NOW,
    )


async def chosen(
    desk: Desk, programme: Programme, number: int, user: UserId, *, back: bool
) -> object:
    found: dict[str, Any] = {
        "community_id": COMMUNITY,
        "season_id": programme.season.season_id,
        "meetup_id": programme.meetups[number].meetup_id,
        "user_id": user,
        "order": 99,
        "now": NOW,
    }
    if back:
        return await season_choices.come_back(desk.uow, **found, role_ids=())
    return await season_choices.skip(desk.uow, **found)


async def standings(desk: Desk, programme: Programme, user: UserId) -> dict[int, Standing]:
    own = await season_readings.own(
        desk.uow, community_id=COMMUNITY, season_id=programme.season.season_id, user_id=user
    )
    places = {each.meetup_id: each.position for each in own.programme.meetups}
    return {places[key]: each.standing for key, each in own.answers.items()}


async def test_a_draft_is_drawn_anew_and_what_stays_is_kept(desk: Desk) -> None:
    before = await drafted(desk)
    first = before.meetups[0]
    speakers = (Speaker(name="Eva Lind"),)
    where = {"community_id": COMMUNITY, "meetup_id": first.meetup_id, "by": HOST}
    await meetups.edit(desk.uow, **where, is_organiser=False, edits={"speakers": speakers}, now=NOW)
    after = await season_drafts.redraw(
        desk.uow,
        **step(before.season.season_id),
        edits={"name": "Våren", "venue": "Slottet"},
        lines=[line(1, "Nytt"), line(0, "Ett igen"), line(None, "Sommar")],
    )
    assert after.season.name == "Våren"
    assert [(each.title, each.position, each.venue) for each in after.meetups] == [
        ("Nytt", 1, "Slottet"), ("Ett igen", 2, "Slottet"), ("Sommar", 3, "Slottet"),
    ]  # fmt: skip
    assert after.meetups[1].meetup_id == first.meetup_id
    assert after.meetups[1].speakers == speakers
    assert after.seen > before.seen


async def test_all_meetups_of_a_draft_get_the_same_seats(desk: Desk) -> None:
    before = await drafted(desk)
    number = before.season.season_id
    await season_drafts.set_for_all(desk.uow, **step(number), capacity=130)
    after = await season_drafts.redraw(
        desk.uow, **step(number), edits={}, lines=[line(0), line(1), line(2)]
    )
    assert {each.seats.capacity for each in after.meetups} == {130}


async def test_what_is_shown_is_a_draft_no_more(desk: Desk) -> None:
    programme = await shown(desk)
    number = programme.season.season_id
    with pytest.raises(NoSuchStep):
        await season_drafts.redraw(desk.uow, **step(number), edits={}, lines=[line(0)])
    with pytest.raises(NoSuchStep):
        await season_drafts.set_for_all(desk.uow, **step(number), capacity=1)
    with pytest.raises(NoSuchStep):
        await season_drafts.discard(desk.uow, **step(number))


async def test_others_and_other_communities_find_no_draft(desk: Desk) -> None:
    number = (await drafted(desk)).season.season_id
    for more in ({"by": ANNA}, {"community_id": OTHER_COMMUNITY, "is_organiser": True}):
        where = {**step(number), **more}
        with pytest.raises(NotFound):
            await season_drafts.discard(desk.uow, **where)
        with pytest.raises(NotFound):
            await season_drafts.redraw(desk.uow, **where, edits={}, lines=[line(0)])
    with pytest.raises(NotFound):
        await season_readings.own(desk.uow, community_id=COMMUNITY, season_id=number, user_id=ANNA)
    drawn = await season_readings.drawn(desk.uow, community_id=OTHER_COMMUNITY, season_id=number)
    assert drawn is None


async def test_a_draft_goes_with_its_meetups_but_for_what_was_shown(desk: Desk) -> None:
    programme = await drafted(desk)
    one, two = programme.meetups
    where = {"community_id": COMMUNITY, "by": HOST, "is_organiser": True, "now": NOW}
    alone = await meetups.put_forward(desk.uow, **where, meetup_id=one.meetup_id)
    await season_drafts.discard(desk.uow, **step(programme.season.season_id))
    async with desk.uow.read() as tx:
        kept = await tx.meetups.get(COMMUNITY, alone.meetup_id, lock=False)
        assert await tx.meetups.get(COMMUNITY, two.meetup_id, lock=False) is None
    assert kept is not None
    assert (kept.state, kept.season_id) == (State.OPEN, None)


async def test_the_daily_round_forgets_drafts_that_nobody_touched(desk: Desk) -> None:
    await drafted(desk)
    running = await shown(desk)
    await housekeeping.clean(desk.uow, now=NOW + timedelta(days=13))
    assert len(await season_listing.listing(desk.uow, community_id=COMMUNITY)) == 2
    await housekeeping.clean(desk.uow, now=NOW + timedelta(days=15))
    left = await season_listing.listing(desk.uow, community_id=COMMUNITY)
    assert [each.season_id for each in left] == [running.season.season_id]


async def test_one_more_meetup_seats_who_follows_when_it_is_shown(desk: Desk) -> None:
    programme = await shown(desk)
    number = programme.season.season_id
    await follow(desk, programme, ANNA)
    draft = await season_drafts.draft_meetup(
        desk.uow, **step(number), line=line(4, "Fyra"), description="Om fyra veckor"
    )
    assert (draft.state, draft.position, draft.venue) == (State.DRAFT, 3, "Kajen")
    assert await standings(desk, programme, ANNA) == {1: Standing.SEATED}
    with pytest.raises(NotYours):
        await season_drafts.show_meetup(desk.uow, **step(number, by=BO), revision=draft.revision)
    with pytest.raises(NotFound):
        await season_drafts.show_meetup(desk.uow, **step(number), revision=draft.revision + 1)
    await season_drafts.show_meetup(desk.uow, **step(number), revision=draft.revision)
    assert await standings(desk, programme, ANNA) == {1: Standing.SEATED, 3: Standing.SEATED}
    with pytest.raises(NotFound):
        await season_drafts.drop_meetup(desk.uow, **step(number))


async def test_a_meetup_of_a_season_shown_from_its_own_editor_seats_followers(desk: Desk) -> None:
    programme = await shown(desk)
    await follow(desk, programme, ANNA)
    draft = await season_drafts.draft_meetup(
        desk.uow, **step(programme.season.season_id), line=line(4), description=""
    )
    where = {"community_id": COMMUNITY, "by": HOST, "is_organiser": True, "now": NOW}
    await meetups.put_forward(desk.uow, **where, meetup_id=draft.meetup_id)
    assert (await standings(desk, programme, ANNA))[3] is Standing.SEATED


async def test_an_ended_season_takes_no_more_meetups(desk: Desk) -> None:
    programme = await shown(desk)
    number = programme.season.season_id
    ended = await seasons.end(desk.uow, **step(number))
    assert ended.season.state is SeasonState.ENDED
    with pytest.raises(SeasonOver):
        await season_drafts.draft_meetup(desk.uow, **step(number), line=line(4), description="")


async def test_skipping_and_coming_back(desk: Desk) -> None:
    programme = await shown(desk)
    await follow(desk, programme, ANNA)
    for number, gone, back in (
        (0, Standing.NO, Standing.SEATED),
        (1, Standing.NO, None),
    ):
        await chosen(desk, programme, number, ANNA, back=False)
        assert (await standings(desk, programme, ANNA))[number + 1] is gone
        await chosen(desk, programme, number, ANNA, back=True)
        assert (await standings(desk, programme, ANNA)).get(number + 1) is back
    # A date for the second one seats who came back, not who skips it.
    await follow(desk, programme, BO, order=2)
    await chosen(desk, programme, 1, BO, back=False)
    where = {"community_id": COMMUNITY, "meetup_id": programme.meetups[1].meetup_id, "by": HOST}
    await meetups.edit(
        desk.uow, **where, is_organiser=True, edits={"start_at": START + WEEK}, now=NOW
    )
    assert (await standings(desk, programme, ANNA))[2] is Standing.SEATED
    assert (await standings(desk, programme, BO))[2] is Standing.NO


async def test_a_meetup_of_another_season_is_not_chosen_here(desk: Desk) -> None:
    one, other = await shown(desk), await shown(desk)
    await follow(desk, one, ANNA)
    mixed = Programme(season=one.season, meetups=other.meetups, members=0)
    for back in (False, True):
        with pytest.raises(NotFound):
            await chosen(desk, mixed, 0, ANNA, back=back)
    await join(desk, other.meetups[0], ANNA)
    assert await standings(desk, one, ANNA) == {1: Standing.SEATED}


async def test_whose_season_it_is_is_known_by_who_follows_it(desk: Desk) -> None:
    programme = await shown(desk)
    await follow(desk, programme, ANNA)
    number = programme.season.season_id
    found = await season_readings.community_of_follower(desk.uow, season_id=number, user_id=ANNA)
    assert found == COMMUNITY
    with pytest.raises(NotFound):
        await season_readings.community_of_follower(desk.uow, season_id=number, user_id=BO)
    nothing = await season_listing.choices(
        desk.uow,
        community_id=CommunityId(1),
        states=frozenset(SeasonState),
        name="",
        followed_by=ANNA,
        limit=5,
    )
    assert nothing == []
