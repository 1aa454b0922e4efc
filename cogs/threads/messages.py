"""How a thread looks: its first post, what the bot says in it, and the buttons below."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.i18n import LOCALES, I18n
from bot.tones import Tone
from bot.ui import CARD_LENGTH, plain, written
from domain.anonymity import ASKER
from domain.ids import CommunityId, MessageId
from domain.thread_values import Thread, ThreadKind, ThreadState

_LARGEST = 10**19
_ERASED = 0
"""Stands where an author's id stood who was erased."""
_HIDDEN_TITLE, _ERASED_TITLE = "threads-hidden-title", "threads-erased-title"
_SPARE = 60
"""Characters left over, for what Discord counts otherwise than we do."""


def pseudonym(number: int, tone: Tone) -> str:
    """What an anonymous author is called in the thread."""
    return tone.text(
        "threads-pseudonym", is_asker="yes" if number == ASKER else "no", number=number
    )


def link_to(community_id: CommunityId, channel_id: int, message_id: MessageId | None = None) -> str:
    """The address of a thread, or of a message in it."""
    place = f"https://discord.com/channels/{community_id}/{channel_id}"
    return place if message_id is None else f"{place}/{message_id}"


def thread_link(thread: Thread) -> str:
    assert thread.discord_id is not None
    return link_to(thread.community_id, thread.discord_id)


def listed_title(thread: Thread, tone: Tone, *, limit: int = 90) -> str:
    """The title as a link to the thread, once there is one."""
    title = plain(shown_title(thread, tone), limit=limit) or "…"
    return title if thread.discord_id is None else f"[{title}]({thread_link(thread)})"


def shown_title(thread: Thread, tone: Tone) -> str:
    """The title, which everybody sees; of a hidden or erased thread that there was one."""
    if thread.is_hidden:
        return tone.text(_HIDDEN_TITLE)
    return thread.title or tone.text(_ERASED_TITLE)


def stand_ins(i18n: I18n) -> frozenset[str]:
    """What threads are called whose titles nobody is to see, in every language."""
    keys = (_HIDDEN_TITLE, _ERASED_TITLE)
    return frozenset(i18n.text(key, locale) for key in keys for locale in LOCALES)


def parts_of(thread: Thread, topic: str, tone: Tone) -> list[str]:
    """The texts of the first post, in order."""
    head = tone.text(
        "threads-head",
        kind=thread.kind.value,
        has_topic="yes" if topic else "no",
        topic=plain(topic),
        has_author="yes" if thread.author_id else "no",
        is_anonymous="yes" if thread.is_anonymous else "no",
        author=f"<@{thread.author_id}>",
        asker=pseudonym(ASKER, tone),
    )
    parts = [f"-# {head}", f"### {plain(shown_title(thread, tone))}"]
    if thread.author_id == _ERASED and not thread.text:
        return [*parts, tone.text("threads-erased")]
    if thread.is_hidden:
        return [*parts, tone.text("threads-hidden")]
    if thread.text:
        parts.append(written(thread.text))
    if thread.link:
        parts.append(f"🔗 {thread.link}")
    if thread.answer_id is not None and thread.discord_id is not None:
        answer = link_to(thread.community_id, thread.discord_id, thread.answer_id)
        parts.append(tone.text("threads-answered", link=answer))
    if thread.state is ThreadState.CLOSED:
        parts.append(tone.text("threads-closed"))
    return parts


def room_for(thread: Thread, topic: str, tone: Tone) -> int:
    """How many characters the first post has left; negative when the text is too long for one.

    Room is kept for what may be added later: that an answer helped, and that it is closed.
    """
    answered = tone.text(
        "threads-answered", link=link_to(CommunityId(10**19), 10**19, MessageId(10**19))
    )
    taken = sum(len(part) + 1 for part in parts_of(thread, topic, tone))
    return CARD_LENGTH - _SPARE - taken - len(answered) - len(tone.text("threads-closed"))


def first_post(
    thread: Thread, topic: str, tone: Tone, *, buttons: Sequence[ui.Item[Any]], mark: int
) -> ui.LayoutView:
    """The thread's first post, recognisable by its mark."""
    view = ui.LayoutView(timeout=None)
    head, *rest = parts_of(thread, topic, tone)
    view.add_item(
        ui.Container(
            ui.TextDisplay(head, id=mark),
            ui.TextDisplay("\n".join(rest)),
            accent_colour=_COLOURS[thread.kind],
        )
    )
    if buttons:
        view.add_item(ui.ActionRow(*buttons))
    return view


_COLOURS = {
    ThreadKind.QUESTION: discord.Colour(0x3B6FB6),
    ThreadKind.TIP: discord.Colour(0x3D8B5F),
    ThreadKind.DISCUSSION: discord.Colour(0x8A5BA6),
    ThreadKind.PROMPT: discord.Colour(0xC27C2C),
}


def list_line(thread: Thread, topic: str, tone: Tone, *, mine: bool = False) -> str:
    """One thread in a list: its title, topic, and how it stands."""
    standing = tone.text(
        "threads-standing",
        kind=thread.kind.value,
        state=thread.state.value,
        unanswered="yes" if thread.is_unanswered else "no",
    )
    parts = [listed_title(thread, tone), plain(topic), standing]
    if mine and thread.author_id is None:
        parts.append(tone.text("threads-mine-anonymous"))
    return "- " + " · ".join(part for part in parts if part)
