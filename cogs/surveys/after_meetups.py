"""The jobs that ask those who came to a meetup: each looks anew, and does nothing when things
have changed.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot import surveys as shipped_surveys
from bot.memberships import members_of
from bot.services import communities, meetup_feedback
from bot.services.meetup_feedback import ASK_JOB, SWEEP_JOB, Template
from domain.ids import CommunityId, MeetupId

if TYPE_CHECKING:
    from bot.client import Ledarbot


async def register(bot: "Ledarbot") -> None:
    """Declare the handlers, and have meetups looked for."""

    async def sweep(job: Any, now: datetime) -> None:
        await meetup_feedback.sweep(bot.uow, now=now)

    async def ask(job: Any, now: datetime) -> None:
        community_id = CommunityId(job.community_id)
        await _ask(bot, community_id, MeetupId(job.payload["meetup_id"]), now=now)

    bot.scheduler.register(SWEEP_JOB, sweep)
    bot.scheduler.register(ASK_JOB, ask)
    await meetup_feedback.ensure(bot.uow, now=bot.clock.now())


async def _ask(
    bot: "Ledarbot", community_id: CommunityId, meetup_id: MeetupId, *, now: datetime
) -> None:
    where: dict[str, Any] = {"community_id": community_id, "meetup_id": meetup_id, "now": now}
    community = await communities.of(bot.uow, community_id=community_id)
    guild = bot.get_guild(community_id)
    if community is None or guild is None or await meetup_feedback.due(bot.uow, **where) is None:
        return
    key = community.meetup_survey_key
    shipped = shipped_surveys.load().get(key)
    await meetup_feedback.ask(
        bot.uow,
        bot.box_keys,
        **where,
        members=frozenset(await members_of(guild, community)),
        template=None
        if shipped is None
        else Template(key, shipped.form, shipped_surveys.source(key)),
    )
