"""The buttons that everybody sees: below a thread's first post, and by which threads are begun."""

from typing import Any

import discord
from discord import ui

from bot.tones import Tone
from cogs.threads.anonymous import AnswerUnseen
from cogs.threads.drafts import OpenForm
from cogs.threads.kinds import KINDS
from cogs.threads.tools import More
from domain.community import Community
from domain.thread_values import Thread, ThreadKind

_STYLES = {ThreadKind.QUESTION: discord.ButtonStyle.primary}
_EMOJI = {ThreadKind.QUESTION: "❓", ThreadKind.TIP: "💡", ThreadKind.DISCUSSION: "💬"}


def first_buttons(thread: Thread, community: Community, tone: Tone) -> list[ui.Item[Any]]:
    """Answering without a name, where that is possible, and all else one can do."""
    number, buttons = thread.thread_id, list[ui.Item[Any]]()
    may_write = thread.is_live or thread.discord_id is None
    if community.allows_anonymous and may_write and thread.kind is not ThreadKind.TIP:
        buttons.append(AnswerUnseen(number, label=tone.text("threads-button-answer-unseen")))
    buttons.append(More(number, label=tone.text("threads-button-more")))
    return buttons


def foot_buttons(tone: Tone) -> list[ui.Item[Any]]:
    """One for each kind of thread."""
    return [
        OpenForm(
            number,
            label=tone.text("threads-button-begin", kind=kind.value),
            style=_STYLES.get(kind, discord.ButtonStyle.secondary),
            emoji=_EMOJI[kind],
        )
        for number, kind in KINDS.items()
    ]
