"""Who comes to which meetup of a season, for its host: a paged table, and files to take away."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import ui

from bot.exports import table_csv, table_xlsx
from bot.permissions import Actor
from bot.services import season_listing
from bot.services.season_listing import Attendance
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedButton, Interaction, bot_of, layout, names_in, plain, show
from cogs.seasons.answers import LARGEST, is_organiser, tone_of
from cogs.seasons.messages import when_text
from domain.community import Capability
from domain.ids import MeetupId, SeasonId, UserId
from domain.meetup_values import Meetup, Standing
from domain.texts import one_line

_MEMBER = Capability.MEMBER
PER_PAGE = 12
_COMES = frozenset(Standing) - {Standing.NO}


async def attendance_of(interaction: Interaction, actor: Actor, season_id: SeasonId) -> Attendance:
    """Who comes to what, for the host and the organisers alone."""
    return await season_listing.attendance(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        season_id=season_id,
        by=actor.user_id,
        is_organiser=is_organiser(actor),
    )


def people_of(attendance: Attendance) -> list[tuple[UserId, str]]:
    """Everybody with what they are to the season: followers first, then who comes now and then."""
    people = {each.user_id: "follows" if each.confirmed else "asked" for each in attendance.members}
    for answers in attendance.answers.values():
        for user_id, signup in answers.items():
            if signup.standing in _COMES:
                people.setdefault(user_id, "some")
    order = ("follows", "some", "asked")
    return sorted(people.items(), key=lambda person: order.index(person[1]))


class WhoComes(GuardedButton, route="seasons:who", needs=_MEMBER):
    """One page of the table; the number is the page and the season."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        page, number = divmod(self.subject, LARGEST)
        await show_who(interaction, actor, SeasonId(number), page=page)


async def show_who(
    interaction: Interaction, actor: Actor, season_id: SeasonId, *, page: int = 0
) -> None:
    """Draw one page of who comes to what."""
    attendance = await attendance_of(interaction, actor, season_id)
    tone, people = tone_of(interaction, actor), people_of(attendance)
    meetups = _shown(attendance.meetups)
    lines = [f"### {tone.text('seasons-who-title', name=plain(attendance.season.name))}"]
    for user_id, part in people[page * PER_PAGE : (page + 1) * PER_PAGE]:
        answers = _answers(attendance, meetups, user_id, tone)
        lines.append(tone.text("seasons-who-line", who=f"<@{user_id}>", part=part, answers=answers))
    lines.append(tone.text("seasons-who-legend" if people else "meetups-attendees-none"))
    turns: list[ui.Item[Any]] = [
        WhoComes(number * LARGEST + season_id, label=tone.text(f"meetups-page-{way}"))
        for number, way in ((page - 1, "back"), (page + 1, "next"))
        if 0 <= number * PER_PAGE < len(people)
    ]
    if people:
        turns.append(Export(season_id, label=tone.text("meetups-button-export")))
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(lines))]
    await show(interaction, layout(*items, *([ui.ActionRow(*turns)] if turns else [])))


def _answers(attendance: Attendance, meetups: Iterable[Meetup], user_id: UserId, tone: Tone) -> str:
    parts = []
    for meetup in meetups:
        signup = attendance.answers.get(meetup.meetup_id, {}).get(user_id)
        standing = "none" if signup is None else signup.standing.value
        parts.append(f"{meetup.position} {tone.text('seasons-who-mark', standing=standing)}")
    return "  ".join(parts)


def _shown(meetups: Iterable[Meetup]) -> list[Meetup]:
    return [each for each in meetups if each.is_announced]


class Export(GuardedButton, route="seasons:export", needs=_MEMBER):
    """The whole table as files."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        attendance = await attendance_of(interaction, actor, SeasonId(self.subject))
        tone, meetups = tone_of(interaction, actor), _shown(attendance.meetups)
        # Members are not cached, and hundreds take a moment to be asked for.
        await interaction.response.defer(ephemeral=True, thinking=True)
        names = await names_in(interaction)
        headers = [tone.text("meetups-column-name"), tone.text("seasons-column-follows")]
        headers += [_header(each, tone) for each in meetups]
        rows = [
            [
                # Who has left the server is known by number alone.
                names.get(user_id, str(user_id)),
                tone.text("seasons-part", part=part),
                *(_cell(attendance.answers, each.meetup_id, user_id, tone) for each in meetups),
            ]
            for user_id, part in people_of(attendance)
        ]
        name, title = f"season-{self.subject}", attendance.season.name
        files = [
            discord.File(io.BytesIO(table_xlsx(title, headers, rows)), f"{name}.xlsx"),
            discord.File(io.BytesIO(table_csv(headers, rows)), f"{name}.csv"),
        ]
        await interaction.followup.send(
            tone.text("meetups-export-here", count=len(rows), title=plain(title)),
            files=files,
            ephemeral=True,
            allowed_mentions=NO_PINGS,
        )


def _header(meetup: Meetup, tone: Tone) -> str:
    return one_line(f"{meetup.position}. {when_text(meetup, tone, bare=True)} · {meetup.title}")


def _cell(
    answers: Mapping[MeetupId, Mapping[UserId, Any]],
    meetup_id: MeetupId,
    user_id: UserId,
    tone: Tone,
) -> str:
    signup = answers.get(meetup_id, {}).get(user_id)
    return "" if signup is None else tone.text("meetups-standing", standing=signup.standing.value)


ITEMS = (WhoComes, Export)
