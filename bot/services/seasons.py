"""Seasons: announced with their programme, joined as a whole, carried over to the next.

The meetups are the only truth of who comes: following a season gives a seat at each of them, and
skipping one is an ordinary no to it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.services import signups
from bot.services.meetup_cases import (
    SEASON_CARD,
    SEASON_MESSAGE,
    community_of,
    draw_season,
    locked_in_turn,
    saved,
)
from bot.services.season_listing import Programme, hosted, programme_of
from bot.services.season_seats import seat
from bot.services.signups import Answered
from domain import meetups as meetup_rules
from domain import seasons as rules
from domain.community import Community
from domain.errors import NotFound
from domain.ids import CommunityId, SeasonId, UserId
from domain.meetup_refusals import NotInSeason
from domain.meetup_values import (
    ANNOUNCED,
    ENDED,
    Meetup,
    Season,
    SeasonState,
    Standing,
    State,
)
from domain.seasons import MEETUPS_AT_MOST
from storage.unit_of_work import Transaction, UnitOfWork


async def create(
    uow: UnitOfWork, season: Season, meetups: Sequence[Meetup], *, by: UserId, now: datetime
) -> Programme:
    """Begin a season with its programme, as a draft that only organisers and the host see."""
    async with uow.write() as tx:
        await community_of(tx, season.community_id)
        kept = await tx.seasons.add(rules.checked(season))
        for number, meetup in enumerate(meetups[:MEETUPS_AT_MOST], 1):
            own = meetup_rules.in_season(meetup, kept, position=number)
            await tx.meetups.add(meetup_rules.checked(own, now=now))
        await _audit(tx, kept, by=by, action="drafted", now=now)
        return await programme_of(tx, kept)


async def announce(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    now: datetime,
) -> Programme:
    """Show the season with its meetups; who followed the one before is asked to come along."""
    async with uow.write() as tx:
        community = await community_of(tx, community_id)
        season = await hosted(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        season = await tx.seasons.save(rules.announce(season))
        for meetup in await _programme(tx, season):
            if not meetup.is_announced:
                announced = meetup_rules.announce(meetup, now=now)
                await saved(tx, announced, by=by, now=now, action="announced")
        await _audit(tx, season, by=by, action="announced", now=now)
        await tx.outbox.add(
            SEASON_CARD,
            community_id=community_id,
            dedupe_key=f"{SEASON_CARD}:{season_id}",
            payload={"season_id": season_id},
            due_at=now,
            now=now,
        )
        await _carry_over(tx, community, season, now=now)
        return await programme_of(tx, season)


async def edit(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    edits: Mapping[str, Any],
    now: datetime,
) -> Programme:
    """Other words of the season's own; times and places of its meetups are theirs."""
    async with uow.write() as tx:
        season = await hosted(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        season = await tx.seasons.save(rules.checked(replace(season, **edits)))
        await _audit(tx, season, by=by, action="edited", now=now)
        if season.state is not SeasonState.DRAFT:
            await draw_season(tx, community_id, season_id, now=now)
        return await programme_of(tx, season)


async def end(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    now: datetime,
) -> Programme:
    """The season is over."""
    async with uow.write() as tx:
        season = await hosted(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        season = await tx.seasons.save(rules.end(season))
        await _audit(tx, season, by=by, action="ended", now=now)
        await draw_season(tx, community_id, season_id, now=now)
        return await programme_of(tx, season)


async def join(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    user_id: UserId,
    role_ids: Collection[int],
    order: int,
    now: datetime,
) -> tuple[Programme, list[Answered]]:
    """Follow the season: a seat, or a place in the waiting list, at each meetup that takes them.

    It is a yes to all of them; who follows already keeps the answers given since. Who a meetup is
    for stays.
    """
    async with uow.write() as tx:
        season = await _locked(tx, community_id, season_id)
        own = await tx.seasons.member(season_id, user_id)
        member = rules.join(season, own, user_id=user_id, order=order, now=now)
        await tx.seasons.put_member(community_id, member)
        await tx.seasons.touch(season_id)
        season = replace(season, state_seen=season.state_seen + 1)
        is_new = own is None or not own.confirmed
        answered = []
        for meetup in await _programme(tx, season):
            invited = not meetup.roles or set(meetup.roles).intersection(role_ids)
            if meetup.state in ENDED or not invited:
                continue
            found = await seat(tx, meetup, user_id, order=order, now=now, anew=is_new)
            if found is not None:
                answered.append(found)
        await draw_season(tx, community_id, season_id, now=now)
        return await programme_of(tx, season), answered


async def leave(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    user_id: UserId,
    order: int,
    now: datetime,
) -> Programme:
    """No longer follow the season: the seats at the meetups to come are given back."""
    async with uow.write() as tx:
        season = await _locked(tx, community_id, season_id)
        if not await tx.seasons.remove_member(season_id, user_id):
            raise NotInSeason()
        await tx.seasons.touch(season_id)
        season = replace(season, state_seen=season.state_seen + 1)
        for listed in await _programme(tx, season):
            meetup = await signups.settled_now(tx, community_id, listed.meetup_id, now=now)
            own = await tx.signups.get(meetup.meetup_id, user_id)
            if own is None or own.standing is Standing.NO or not may_sign_off(meetup):
                continue
            await signups.decline_in(tx, meetup, user_id=user_id, order=order, now=now)
        await draw_season(tx, community_id, season_id, now=now)
        return await programme_of(tx, season)


# ------------------------------------------------------------------------------------------ inside


def may_sign_off(meetup: Meetup) -> bool:
    """True while a no to the meetup can still be said."""
    return meetup.state in ANNOUNCED - ENDED and meetup.state not in _TOO_LATE


_TOO_LATE = frozenset({State.UNDER_WAY})


async def _programme(tx: Transaction, season: Season) -> list[Meetup]:
    """The season's meetups in their order, each locked before anything is done with one."""
    listed = await tx.meetups.of_season(season.community_id, season.season_id)
    ids = [meetup.meetup_id for meetup in listed]
    found = {each.meetup_id: each for each in await locked_in_turn(tx, season.community_id, ids)}
    return [found[each] for each in ids if each in found]


async def _carry_over(
    tx: Transaction, community: Community, season: Season, *, now: datetime
) -> None:
    if season.previous_id is None:
        return
    before = await tx.seasons.get(season.community_id, season.previous_id)
    if before is None:
        return
    members = await tx.seasons.members(before.season_id)
    apart = timedelta(minutes=1) / max(community.direct_pace, 1)
    for number, member in enumerate(rules.carried_over(season, members, now=now)):
        await tx.seasons.put_member(season.community_id, member)
        await tx.outbox.add(
            SEASON_MESSAGE,
            community_id=season.community_id,
            dedupe_key=f"{SEASON_MESSAGE}:{season.season_id}:carried_over:{member.user_id}",
            payload={
                "season_id": season.season_id,
                "user_id": member.user_id,
                "code": "carried_over",
            },
            due_at=now + number * apart,
            now=now,
        )


async def _locked(tx: Transaction, community_id: CommunityId, season_id: SeasonId) -> Season:
    season = await tx.seasons.get(community_id, season_id, lock=True)
    if season is None or season.state is SeasonState.DRAFT:
        raise NotFound()
    return season


async def _audit(
    tx: Transaction, season: Season, *, by: UserId, action: str, now: datetime
) -> None:
    await tx.audit.add(
        season.community_id,
        by,
        f"seasons.{action}",
        subject_kind="season",
        subject_id=season.season_id,
        details={"state": season.state.value},
        now=now,
    )
