"""`/prompts import`: a file of the community's own prompts, all of it or nothing."""

import discord

from bot import prompts as shipped_prompts
from bot.errors import words
from bot.permissions import Actor
from bot.services import prompt_banks
from bot.services.prompt_banks import FileTopic
from bot.ui import Interaction, bot_of, plain
from cogs.prompts.answers import ORGANISER, answer, must_fit, step_of, tone_of
from domain.prompt_files import PromptFile
from domain.prompt_refusals import NoPromptFile
from domain.prompts import spoken
from domain.screening.faults import RegisterFault

_KILOBYTES = 256
_NAME_LENGTH = 60


async def take(interaction: Interaction, actor: Actor, file: discord.Attachment) -> None:
    """Read the file and add what is new; a fault is told with its line."""
    community, tone = actor.must(ORGANISER), tone_of(interaction, actor)
    if not file.filename.lower().endswith(".toml") or file.size > _KILOBYTES * 1024:
        raise NoPromptFile(limit=_KILOBYTES)
    await interaction.response.defer(ephemeral=True, thinking=True)
    content = await file.read()
    try:
        found = shipped_prompts.own_file(content, name=plain(file.filename, limit=_NAME_LENGTH))
    except RegisterFault as fault:
        told = RegisterFault(
            source=fault.source,
            cause=fault.cause,
            entry=plain(fault.entry),
            detail=plain(fault.detail),
        ).at(source=fault.source, line=_line_of(fault))
        await answer(interaction, words(tone.i18n, told, locale=tone.locale, timezone="UTC"))
        return
    texts = [
        (spoken(each.title, community.locale), spoken(each.text, community.locale))
        for each in found.prompts
    ]
    for title, words_of_it in texts:
        must_fit(title, words_of_it)
    done = await prompt_banks.add_file(
        bot_of(interaction).uow,
        topic=_topic_of(found, community.locale),
        texts=texts,
        **step_of(interaction, actor),
    )
    topic = plain(done.topic.name) if done.topic else ""
    text = tone.text(
        "prompts-imported",
        added=done.added,
        known=done.known,
        has_topic="yes" if topic else "no",
        topic=topic,
    )
    await answer(interaction, text)


def _topic_of(found: PromptFile, locale: str) -> FileTopic:
    if found.topic is None:
        return FileTopic("", found.topic_name)
    return FileTopic(found.topic.id, spoken(found.topic.names, locale))


def _line_of(fault: RegisterFault) -> int | None:
    line = str(fault.args_for_text["line"])
    return int(line) if line.isdecimal() else None
