"""Threads as lists: the newest, those without an answer, one's own, and what a search finds."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands, ui

from bot.permissions import Actor
from bot.services import thread_listing
from bot.services.thread_listing import Page
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout, plain
from cogs.threads.answers import name_of, show, tone_of, topics_of
from cogs.threads.messages import list_line
from cogs.threads.waiting import waiting_items
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import TopicId
from domain.texts import one_line
from domain.thread_values import Thread, Topic

_MEMBER = Capability.MEMBER
PAGE = 10
_ALL, _UNANSWERED = 0, 1
_MINE = 2
_WAYS = 10
_CHOICES = 25
_WORDS_LENGTH = 100
_PAGES_AT_MOST = 10**6
"""A turning button's number is the topic times this, plus the page; times ten, plus the way."""


async def listed(
    interaction: Interaction,
    actor: Actor,
    *,
    topic_id: TopicId | None = None,
    unanswered: bool = False,
    page: int = 0,
) -> None:
    """One page of the newest threads, of a topic or all."""
    community = actor.must(_MEMBER)
    found = await thread_listing.listing(
        bot_of(interaction).uow,
        community_id=community.community_id,
        topic_id=topic_id,
        unanswered=unanswered,
        offset=page * PAGE,
        limit=PAGE,
    )
    known = await topics_of(interaction, actor)
    tone = tone_of(interaction, actor)
    title = tone.text(
        "threads-list-title",
        unanswered="yes" if unanswered else "no",
        narrowed="yes" if topic_id else "no",
        topic=plain(name_of(known, topic_id)),
    )
    way = _UNANSWERED if unanswered else _ALL
    items = _drawn(title, found, known, tone, way=way, topic=int(topic_id or 0), page=page)
    if known:
        items.append(ui.ActionRow(Narrow(way, _topic_menu(known, topic_id, tone))))
    await show(interaction, layout(*items))


async def mine(interaction: Interaction, actor: Actor, *, page: int = 0) -> None:
    """What the person has begun, and where they have written without a name; for them alone."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    found = await thread_listing.mine(
        bot.uow,
        bot.vault,
        community_id=actor.must(_MEMBER).community_id,
        user_id=actor.user_id,
        offset=page * PAGE,
        limit=PAGE,
    )
    known = await topics_of(interaction, actor)
    title = tone.text("threads-mine-title")
    items = _drawn(title, found, known, tone, way=_MINE, topic=0, page=page)
    if not page:
        items += await waiting_items(interaction, actor)
    await show(interaction, layout(*items))


async def search(interaction: Interaction, actor: Actor, words: str) -> None:
    """The threads whose titles have the words."""
    words = one_line(words)[:_WORDS_LENGTH]
    found = await thread_listing.search(
        bot_of(interaction).uow,
        community_id=actor.must(_MEMBER).community_id,
        words=words,
        limit=PAGE,
    )
    known = await topics_of(interaction, actor)
    tone = tone_of(interaction, actor)
    title = tone.text("threads-search-title", words=plain(words))
    await show(interaction, layout(ui.TextDisplay(_text(title, found, known, tone, mine=False))))


def _drawn(
    title: str,
    found: Page,
    known: Sequence[Topic],
    tone: Tone,
    *,
    way: int,
    topic: int,
    page: int,
) -> list[ui.Item[Any]]:
    items: list[ui.Item[Any]] = [
        ui.TextDisplay(_text(title, found, known, tone, mine=way == _MINE))
    ]
    turns = [
        Turn((topic * _PAGES_AT_MOST + number) * _WAYS + way, label=tone.text(f"threads-page-{to}"))
        for number, to in ((page - 1, "back"), (page + 1, "next"))
        if number >= 0 and number * PAGE < found.total
    ]
    if turns:
        items.append(ui.ActionRow(*turns))
    return items


def _text(title: str, found: Page, known: Sequence[Topic], tone: Tone, *, mine: bool) -> str:
    if not found.threads:
        return f"### {title}\n{tone.text('threads-list-none')}"
    lines = [_line(each, known, tone, mine=mine) for each in found.threads]
    total = "-# " + tone.text("threads-list-total", total=found.total)
    return "\n".join([f"### {title}", *lines, total])


def _line(thread: Thread, known: Sequence[Topic], tone: Tone, *, mine: bool) -> str:
    return list_line(thread, name_of(known, thread.topic_id), tone, mine=mine)


def _topic_menu(known: Sequence[Topic], chosen: TopicId | None, tone: Tone) -> ui.Select[Any]:
    every = discord.SelectOption(
        label=tone.text("threads-topic-all"), value="0", default=chosen is None
    )
    return ui.Select(
        placeholder=tone.text("threads-topic-placeholder"),
        options=[
            every,
            *(
                discord.SelectOption(
                    label=topic.name,
                    value=str(topic.topic_id),
                    default=topic.topic_id == chosen,
                )
                for topic in known[: _CHOICES - 1]
            ),
        ],
    )


class Turn(GuardedButton, route="threads:page", needs=_MEMBER):
    """Another page of the same list."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        rest, way = divmod(self.subject, _WAYS)
        topic, page = divmod(rest, _PAGES_AT_MOST)
        if way == _MINE:
            await mine(interaction, actor, page=page)
        elif way in (_ALL, _UNANSWERED):
            topic_id = TopicId(topic) if topic else None
            unanswered = way == _UNANSWERED
            await listed(interaction, actor, topic_id=topic_id, unanswered=unanswered, page=page)
        else:
            raise NotFound()


class Narrow(GuardedSelect, route="threads:narrow", needs=_MEMBER):
    """The same list, of one topic or all."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        topic_id = topic_of(str(self.chosen[0]) if self.chosen else "")
        unanswered = self.subject == _UNANSWERED
        await listed(interaction, actor, topic_id=topic_id, unanswered=unanswered)


def topic_of(chosen: str) -> TopicId | None:
    """The topic that a menu or a command names; NotFound for what neither offers."""
    if not chosen:
        return None
    if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < _WAYS * 2):
        raise NotFound()
    return TopicId(int(chosen)) if int(chosen) else None


async def topic_choices(
    interaction: Interaction, actor: Actor, typed: str
) -> list[app_commands.Choice[str]]:
    """The topics whose names hold what was typed."""
    if actor.community is None or _MEMBER not in actor.capabilities:
        return []
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=topic.name, value=str(topic.topic_id))
        for topic in await topics_of(interaction, actor)
        if wanted in topic.name.casefold()
    ][:_CHOICES]


ITEMS = (Turn, Narrow)
