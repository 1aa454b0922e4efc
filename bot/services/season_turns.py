"""What time does to seasons: they end by themselves, a week after their last meetup."""

from datetime import datetime, timedelta

from bot.services.meetup_cases import draw_season
from domain import meetups as meetup_rules
from domain import seasons as rules
from domain.ids import CommunityId
from domain.meetup_values import Meetup, SeasonState, State
from storage.unit_of_work import UnitOfWork

ENDS_AFTER = timedelta(days=7)
"""After its last meetup: time to add one, or to plan the next season while this one is shown."""
_AT_MOST = 100


async def end_over(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> int:
    """End the seasons of which nothing is to come; answers how many."""
    running = frozenset({SeasonState.RUNNING})
    async with uow.write() as tx:
        ended = 0
        for listed in await tx.seasons.listing(community_id, states=running, limit=_AT_MOST):
            season = await tx.seasons.get(community_id, listed.season_id, lock=True)
            if season is None or season.state is not SeasonState.RUNNING:
                continue
            meetups = await tx.meetups.of_season(community_id, season.season_id)
            if not rules.is_over(meetups) or max(map(_over_at, meetups)) + ENDS_AFTER > now:
                continue
            season = await tx.seasons.save(rules.end(season))
            await tx.audit.add(
                community_id,
                None,
                "seasons.ended",
                subject_kind="season",
                subject_id=season.season_id,
                details={"state": season.state.value},
                now=now,
            )
            await draw_season(tx, community_id, season.season_id, now=now)
            ended += 1
        return ended


def _over_at(meetup: Meetup) -> datetime:
    """When it was over: called off, or held."""
    ended = meetup_rules.ends_at(meetup)
    return meetup.changed_at if meetup.state is State.CANCELLED or ended is None else ended
