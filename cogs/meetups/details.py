""" "Mer": the whole of a meetup, one's own answer to it, and for the host the tools."""

from typing import Any

from discord import ui

from bot.permissions import Actor
from bot.services import meetup_listing, signups
from bot.services.signups import Answered
from bot.tones import Tone
from bot.ui import CARD_LENGTH, NO_PINGS, GuardedButton, Interaction, bot_of, layout, quoted
from cogs.meetups import hosting
from cogs.meetups.answers import is_organiser, show, tone_of
from cogs.meetups.messages import head_text, numbers_text, practical_text, programme_text
from cogs.meetups.own import CalendarFile, answer_text, own_rows
from domain.community import Capability
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_refusals import NotSignedUp
from domain.meetup_values import Meetup
from domain.meetups import may_change

_MEMBER = Capability.MEMBER
_SPARE = 100


class More(GuardedButton, route="meetups:more", needs=_MEMBER):
    """Everything about the meetup."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await show_details(interaction, actor, MeetupId(self.subject))


async def show_details(
    interaction: Interaction, actor: Actor, meetup_id: MeetupId, *, notice: str = ""
) -> None:
    """Everything about a meetup that the person may see, in as many messages as it takes."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    community_id = actor.must(_MEMBER).community_id
    meetup = await meetup_listing.find(
        bot.uow,
        community_id=community_id,
        meetup_id=meetup_id,
        by=actor.user_id,
        is_organiser=is_organiser(actor),
    )
    own = await own_answer(interaction, community_id, meetup_id, actor.user_id)
    counts = await meetup_listing.counts(bot.uow, meetup=meetup)
    whole = [
        notice,
        head_text(meetup, tone),
        quoted(meetup.description) if meetup.description else "",
        programme_text(meetup, tone),
        practical_text(meetup, tone),
        numbers_text(meetup, counts, tone),
        f"**{tone.text('meetups-more-own')}**\n{answer_text(own, tone)}" if own else "",
    ]
    *before, last = pages("\n\n".join(part for part in whole if part))
    rows = _rows(interaction, actor, meetup, own, tone)
    if not before:
        await show(interaction, layout(ui.TextDisplay(last), *rows))
        return
    await show(interaction, layout(ui.TextDisplay(before[0])))
    for text in (*before[1:], last):
        items: list[ui.Item[Any]] = [ui.TextDisplay(text), *(rows if text is last else ())]
        await interaction.followup.send(
            view=layout(*items), ephemeral=True, allowed_mentions=NO_PINGS
        )


async def own_answer(
    interaction: Interaction, community_id: CommunityId, meetup_id: MeetupId, user_id: UserId
) -> Answered | None:
    """What the person has answered, if anything."""
    try:
        return await signups.of_person(
            bot_of(interaction).uow,
            community_id=community_id,
            meetup_id=meetup_id,
            user_id=user_id,
        )
    except NotSignedUp:
        return None


def pages(text: str) -> list[str]:
    """A text in parts that each fit in one message, divided between lines."""
    parts = [""]
    for line in text.split("\n"):
        if len(parts[-1]) + len(line) + 1 > CARD_LENGTH - _SPARE:
            parts.append("")
        parts[-1] = f"{parts[-1]}\n{line}" if parts[-1] else line
    return parts


def _rows(
    interaction: Interaction, actor: Actor, meetup: Meetup, own: Answered | None, tone: Tone
) -> list[ui.ActionRow[Any]]:
    rows = own_rows(own, tone) if own is not None else []
    offers_file = any(isinstance(item, CalendarFile) for row in rows for item in row.children)
    if not offers_file and meetup.is_announced and meetup.start_at is not None:
        label = tone.text("meetups-button-ics")
        rows.append(ui.ActionRow(CalendarFile(meetup.meetup_id, label=label)))
    if may_change(meetup, by=actor.user_id, is_organiser=is_organiser(actor)):
        rows += hosting.tools(meetup, tone, judges=is_organiser(actor))
    return rows
