"""`/surveys results`: what a round gave in pictures, in words and as files; shared if wanted."""

import asyncio
import io
from typing import Any

import discord
from discord import ui

from bot.exports import FileTooLarge
from bot.feedback_files import results_files
from bot.permissions import Actor
from bot.services import survey_sharing
from bot.services.ballot_boxes import shuffled
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedButton, Interaction, bot_of, layout
from cogs.surveys.answers import (
    MEMBER,
    ORGANISER,
    ROUND_PAGES,
    round_in,
    show,
    step_of,
    subject_of,
    tone_of,
)
from cogs.surveys.overviews import (
    files,
    galleries,
    head_text,
    labels_of_round,
    pictures,
    result_texts,
)
from cogs.surveys.rounds import with_results
from domain.errors import NotSetUp
from domain.ids import RoundId
from domain.survey_values import Round

_MAIN = discord.ButtonStyle.primary


async def overview(interaction: Interaction, actor: Actor, round_id: RoundId) -> None:
    """The round in pictures, with the way to its numbers in words and to the files."""
    held, earlier = await with_results(interaction, actor, round_id)
    tone = tone_of(interaction, actor)
    # Drawing takes longer than Discord waits for a first answer.
    await interaction.response.defer(ephemeral=True, thinking=True)
    drawn = await pictures(held, earlier, tone)
    view = layout(
        ui.TextDisplay(head_text(held, tone)),
        *galleries(drawn),
        ui.ActionRow(*_ways_on(held, actor, tone)),
    )
    await interaction.followup.send(
        view=view, files=files(drawn), ephemeral=True, allowed_mentions=NO_PINGS
    )


def _ways_on(held: Round, actor: Actor, tone: Tone) -> list[ui.Item[Any]]:
    number = held.round_id
    buttons: list[ui.Item[Any]] = [
        Numbers(subject_of(number, 0), label=tone.text("surveys-button-numbers"), style=_MAIN),
        Csv(number, label=tone.text("surveys-button-csv")),
        Excel(number, label=tone.text("surveys-button-excel")),
    ]
    if ORGANISER in actor.capabilities:
        buttons.append(Share(number, label=tone.text("surveys-button-share")))
    return buttons


class Numbers(GuardedButton, route="surveys:numbers", needs=MEMBER):
    """One page of the numbers and of what was written; the first in a message of its own."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        round_id, page = round_in(self.subject)
        held, earlier = await with_results(interaction, actor, round_id)
        tone = tone_of(interaction, actor)
        found = result_texts(held, earlier, tone)
        texts = found[:ROUND_PAGES]
        page = min(page, len(texts) - 1)
        turns: list[ui.Item[Any]] = [
            TurnNumbers(subject_of(round_id, to), label=tone.text(f"surveys-page-{way}"))
            for to, way in ((page - 1, "back"), (page + 1, "next"))
            if 0 <= to < len(texts)
        ]
        lines = [texts[page]]
        if len(found) > len(texts) and page == len(texts) - 1:
            lines.append(f"-# {tone.text('surveys-rest-in-file')}")
        items: list[ui.Item[Any]] = [ui.TextDisplay("\n\n".join(lines))]
        items += [ui.ActionRow(*turns)] if turns else []
        await show(interaction, layout(*items), anew=not isinstance(self, TurnNumbers))


class TurnNumbers(Numbers, route="surveys:turn", needs=MEMBER):
    """Another page of the numbers, in the same message."""


# ----------------------------------------------------------------------------------- files


class Csv(GuardedButton, route="surveys:csv", needs=MEMBER):
    """The tables and what was written as a text file."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _send_file(interaction, actor, round_in(self.subject)[0], ending="csv")


class Excel(GuardedButton, route="surveys:xlsx", needs=MEMBER):
    """The same as a workbook."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _send_file(interaction, actor, round_in(self.subject)[0], ending="xlsx")


async def _send_file(
    interaction: Interaction, actor: Actor, round_id: RoundId, *, ending: str
) -> None:
    held, _ = await with_results(interaction, actor, round_id)
    assert held.results is not None
    tone = tone_of(interaction, actor)
    await interaction.response.defer(ephemeral=True, thinking=True)
    labels, limit = labels_of_round(held, tone), _upload_limit(interaction)
    try:
        # Thousands of cells, written on the event loop, would keep everybody else waiting.
        contents = await asyncio.to_thread(
            results_files,
            held.results,
            held.form.sheet,
            labels,
            tone,
            ending=ending,
            shuffled=shuffled,
            limit=limit,
        )
    except FileTooLarge as large:
        text = tone.text("surveys-export-too-large", ending=ending, **large.args_for_text)
        await interaction.followup.send(text, ephemeral=True, allowed_mentions=NO_PINGS)
        return
    text = tone.text("surveys-export-here", count=len(contents), megabytes=limit // 2**20)
    for number, content in enumerate(contents, start=1):
        part = f"-del-{number}" if len(contents) > 1 else ""
        # Each by itself: what one message takes in all is not said to be more than that.
        await interaction.followup.send(
            text if number == 1 else "",
            file=discord.File(io.BytesIO(content), f"enkat-{held.number}{part}.{ending}"),
            ephemeral=True,
            allowed_mentions=NO_PINGS,
        )


def _upload_limit(interaction: Interaction) -> int:
    """Bytes of a file that Discord takes in answer to this; a boosted server may have more."""
    of_guild = interaction.guild.filesize_limit if interaction.guild else 0
    return max(interaction.filesize_limit, of_guild)


# --------------------------------------------------------------------------------- sharing


class Share(GuardedButton, route="surveys:share", needs=ORGANISER):
    """Asks once: what everybody has seen can't be taken back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        round_id, _ = round_in(self.subject)
        await with_results(interaction, actor, round_id)
        tone = tone_of(interaction, actor)
        channel = _channel_of(interaction, actor)
        text = tone.text("surveys-share-ask", channel=channel.mention)
        sure = ShareNow(int(round_id), label=tone.text("surveys-button-share-now"), style=_MAIN)
        await show(interaction, layout(ui.TextDisplay(text), ui.ActionRow(sure)), anew=True)


class ShareNow(GuardedButton, route="surveys:share-now", needs=ORGANISER):
    """Has the overview posted in the channel for feedback."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        round_id, _ = round_in(self.subject)
        await with_results(interaction, actor, round_id)
        channel = _channel_of(interaction, actor)
        await survey_sharing.share(
            bot_of(interaction).uow, round_id=round_id, **step_of(interaction, actor)
        )
        text = tone_of(interaction, actor).text("surveys-shared", channel=channel.mention)
        await show(interaction, layout(ui.TextDisplay(text)))


def _channel_of(interaction: Interaction, actor: Actor) -> discord.TextChannel:
    """The channel for feedback; NotSetUp where there is none."""
    number = actor.must(ORGANISER).feedback_channel_id
    found = interaction.guild.get_channel(number or 0) if interaction.guild else None
    if not isinstance(found, discord.TextChannel):
        raise NotSetUp()
    return found


ITEMS = (Numbers, TurnNumbers, Csv, Excel, Share, ShareNow)
