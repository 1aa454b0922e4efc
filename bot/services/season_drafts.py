"""Seasons before anybody sees them: drawn up, drawn up anew, thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.services.meetup_cases import community_of, locked_in_turn, saved
from bot.services.season_listing import Programme, hosted, programme_of
from bot.services.season_seats import seat_followers
from domain import meetups as meetup_rules
from domain import seasons as rules
from domain.errors import NotFound
from domain.ids import CommunityId, SeasonId, UserId
from domain.meetup_refusals import NoSuchStep, SeasonOver
from domain.meetup_values import Meetup, Season, SeasonState, State
from domain.season_programmes import Line, replanned
from storage.unit_of_work import Transaction, UnitOfWork

_PLACE = ("venue", "address", "link")


async def redraw(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    edits: Mapping[str, Any],
    lines: Sequence[Line],
    now: datetime,
) -> Programme:
    """Other words and another programme; what was said of a meetup that stays is kept.

    A meetup moves with the season's place unless it has been given one of its own.
    """
    async with uow.write() as tx:
        before = await _draft(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        season = await tx.seasons.save(rules.checked(replace(before, **edits)))
        existing = await _drafts_of(tx, season)
        rules_alike = existing[0] if existing else _new(season, now=now)
        like = replace(
            _new(season, now=now), seats=rules_alike.seats, reservation=rules_alike.reservation
        )
        wanted, unwanted = replanned(existing, lines, like=like)
        for meetup in unwanted:
            await tx.meetups.remove(community_id, meetup.meetup_id)
        for meetup in wanted:
            placed = _where_season_is(meetup, before, season)
            kept = meetup_rules.in_season(placed, season, position=meetup.position)
            kept = meetup_rules.checked(replace(kept, changed_at=now), now=now)
            if kept.meetup_id:
                await tx.meetups.save(kept)
            else:
                await tx.meetups.add(kept)
        return await programme_of(tx, season)


async def set_for_all(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    capacity: int | None,
    now: datetime,
) -> Programme:
    """The same number of seats for every meetup of a draft."""
    async with uow.write() as tx:
        season = await _draft(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        for meetup in await _drafts_of(tx, season):
            seats = meetup_rules.with_capacity(meetup, capacity)
            changed = replace(meetup, seats=seats, changed_at=now)
            await tx.meetups.save(meetup_rules.checked(changed, now=now))
        return await programme_of(tx, season)


async def discard(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    now: datetime,
) -> None:
    """Delete a draft with its programme; what of it was shown already stands on its own."""
    async with uow.write() as tx:
        season = await _draft(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        await _remove(tx, season)
        await tx.audit.add(
            community_id,
            by,
            "seasons.discarded",
            subject_kind="season",
            subject_id=season_id,
            details={"state": season.state.value},
            now=now,
        )


async def forget(uow: UnitOfWork, *, community_id: CommunityId, before: datetime) -> int:
    """Delete drafts that nobody has touched since then; answers how many."""
    drafts = frozenset({SeasonState.DRAFT})
    forgotten = 0
    async with uow.write() as tx:
        for season in await tx.seasons.listing(community_id, states=drafts, limit=100):
            meetups = await tx.meetups.of_season(community_id, season.season_id)
            if max([season.created_at, *(each.changed_at for each in meetups)]) < before:
                await _remove(tx, season)
                forgotten += 1
    return forgotten


async def draft_meetup(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    line: Line,
    description: str,
    now: datetime,
) -> Meetup:
    """One more meetup for a running season, which only its host sees until it is shown."""
    async with uow.write() as tx:
        await community_of(tx, community_id)
        season = await hosted(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        if season.state is SeasonState.ENDED:
            raise SeasonOver()
        programme = await tx.meetups.of_season(community_id, season_id)
        rules.must_have_room(programme)
        alike = programme[-1] if programme else _new(season, now=now)
        new = replace(
            _new(season, now=now),
            title=line.title,
            start_at=line.start_at,
            end_at=line.end_at,
            date_note=line.date_note,
            description=description,
            seats=alike.seats,
        )
        last = max((each.position for each in programme), default=0)
        own = meetup_rules.in_season(new, season, position=last + 1)
        return await tx.meetups.add(meetup_rules.checked(own, now=now))


async def show_meetup(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    revision: int,
    by: UserId,
    is_organiser: bool,
    now: datetime,
) -> Meetup:
    """Show the season's drafted meetup to all, as it was seen; who follows it gets a seat."""
    async with uow.write() as tx:
        await community_of(tx, community_id)
        season = await hosted(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        if season.state is not SeasonState.RUNNING:
            raise NoSuchStep(state=season.state)
        listed = drafted(await tx.meetups.of_season(community_id, season_id))
        if listed is None:
            raise NotFound()
        [meetup] = await locked_in_turn(tx, community_id, [listed.meetup_id])
        if meetup.revision != revision:
            raise NotFound()
        announced = meetup_rules.announce(meetup, now=now)
        kept = await saved(tx, announced, by=by, now=now, action="announced")
        await seat_followers(tx, kept, now=now)
        return kept


async def drop_meetup(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    season_id: SeasonId,
    by: UserId,
    is_organiser: bool,
    now: datetime,
) -> None:
    """Throw away the season's drafted meetup."""
    async with uow.write() as tx:
        season = await hosted(tx, community_id, season_id, by=by, is_organiser=is_organiser)
        listed = drafted(await tx.meetups.of_season(community_id, season_id))
        if listed is None or season.state is SeasonState.DRAFT:
            raise NotFound()
        await tx.meetups.remove(community_id, listed.meetup_id)
        await tx.audit.add(
            community_id,
            by,
            "meetups.discarded",
            subject_kind="meetup",
            subject_id=listed.meetup_id,
            details={"state": listed.state.value},
            now=now,
        )


def drafted(meetups: Sequence[Meetup]) -> Meetup | None:
    """The meetup of a running season that isn't shown yet; the latest of several."""
    return next((each for each in reversed(meetups) if each.state is State.DRAFT), None)


# ------------------------------------------------------------------------------------------ inside


def _new(season: Season, *, now: datetime) -> Meetup:
    return Meetup(
        community_id=season.community_id,
        host_id=season.host_id,
        created_at=now,
        changed_at=now,
        title=season.name,
        venue=season.venue,
        address=season.address,
        link=season.link,
    )


async def _drafts_of(tx: Transaction, season: Season) -> list[Meetup]:
    """What of the programme nobody was shown; an organiser may have shown one on its own."""
    found = await tx.meetups.of_season(season.community_id, season.season_id)
    return [each for each in found if each.state is State.DRAFT]


def _where_season_is(meetup: Meetup, before: Season, season: Season) -> Meetup:
    if any(getattr(meetup, name) != getattr(before, name) for name in _PLACE):
        return meetup
    return replace(meetup, venue=season.venue, address=season.address, link=season.link)


async def _remove(tx: Transaction, season: Season) -> None:
    for meetup in await tx.meetups.of_season(season.community_id, season.season_id):
        if meetup.state is State.DRAFT:
            await tx.meetups.remove(season.community_id, meetup.meetup_id)
        else:
            await tx.meetups.save(replace(meetup, season_id=None, position=0))
    await tx.seasons.remove(season.community_id, season.season_id)


async def _draft(
    tx: Transaction,
    community_id: CommunityId,
    season_id: SeasonId,
    *,
    by: UserId,
    is_organiser: bool,
) -> Season:
    season = await hosted(tx, community_id, season_id, by=by, is_organiser=is_organiser)
    if season.state is not SeasonState.DRAFT:
        raise NoSuchStep(state=season.state)
    return season
