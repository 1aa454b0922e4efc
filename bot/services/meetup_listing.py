"""Meetups as people look for them: one, a page of a list, one's own."""

from dataclasses import replace

from domain import meetups as rules
from domain.errors import NotFound
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_values import ANNOUNCED, ENDED, Meetup, Standing, State
from storage.meetups import Wanted
from storage.unit_of_work import UnitOfWork

PAGE = 8

__all__ = ["PAGE", "Wanted"]


async def find(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    meetup_id: MeetupId,
    by: UserId,
    is_organiser: bool,
) -> Meetup:
    """One meetup that the person may see, else NotFound."""
    async with uow.read() as tx:
        meetup = await tx.meetups.get(community_id, meetup_id, lock=False)
    if meetup is None or not may_see(meetup, by=by, is_organiser=is_organiser):
        raise NotFound()
    return meetup


def may_see(meetup: Meetup, *, by: UserId, is_organiser: bool) -> bool:
    """Drafts and proposals are for their host and the organisers, refused ones as well."""
    was_shown = meetup.state is not State.CANCELLED or meetup.card_message_id is not None
    return (meetup.is_announced and was_shown) or rules.may_change(
        meetup, by=by, is_organiser=is_organiser
    )


async def listing(
    uow: UnitOfWork, *, community_id: CommunityId, wanted: Wanted, page: int = 0
) -> tuple[list[Meetup], int]:
    """One page of meetups, and how many there are in all; announced ones if no state is wanted."""
    if wanted.states is None:
        wanted = replace(wanted, states=ANNOUNCED - ENDED)
    async with uow.read() as tx:
        found = await tx.meetups.listing(community_id, wanted, limit=PAGE, offset=page * PAGE)
        return found, await tx.meetups.count(community_id, wanted)


async def choices(
    uow: UnitOfWork, *, community_id: CommunityId, wanted: Wanted, limit: int
) -> list[Meetup]:
    """Meetups to choose among, in the order of time."""
    async with uow.read() as tx:
        return await tx.meetups.listing(community_id, wanted, limit=limit)


async def mine(
    uow: UnitOfWork, *, community_id: CommunityId, user_id: UserId
) -> list[tuple[Meetup, Standing | None]]:
    """The meetups to come that the person has answered or hosts, with the answer."""
    async with uow.read() as tx:
        found = await tx.meetups.of_person(community_id, user_id)
        own = {each.meetup_id: each for each in await tx.signups.of_person(community_id, user_id)}
    pairs = [
        (meetup, own[meetup.meetup_id].standing if meetup.meetup_id in own else None)
        for meetup in found
    ]
    return sorted(pairs, key=lambda pair: (pair[0].start_at is None, pair[0].start_at))


async def counts(uow: UnitOfWork, *, meetup: Meetup) -> dict[Standing, int]:
    """Places by standing, guests included."""
    async with uow.read() as tx:
        return await tx.signups.counts(meetup.meetup_id)
