"""Beginning a thread: the form, what it would look like with what resembles it, and posting it."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.errors import words
from bot.permissions import Actor
from bot.services import thread_listing, threads
from bot.tones import Tone
from bot.ui import GuardedButton, Interaction, bot_of, layout
from cogs.threads import anonymous_asking, rules
from cogs.threads.anonymous_ways import out_of_memory
from cogs.threads.answers import answer, fitting, name_of, show, tone_of, topics_of
from cogs.threads.forms import DRAFT, UNSEEN, ThreadForm, Values, topic_in
from cogs.threads.kinds import KINDS, number_of
from cogs.threads.messages import list_line, parts_of, room_for
from domain import threads as thread_rules
from domain.community import Capability, Community
from domain.errors import LedarbotError, NotFound
from domain.ids import Handle, ThreadId
from domain.thread_refusals import TooLong
from domain.thread_values import TEXT_LENGTH, Thread, ThreadKind, Topic

_MEMBER = Capability.MEMBER
_GOOD = discord.ButtonStyle.success
_KINDS_AT_MOST = 10


async def begin(interaction: Interaction, actor: Actor, kind: ThreadKind) -> None:
    """Open the form; before the first time the rules are shown."""
    community = actor.must(_MEMBER)
    number, tone = number_of(kind), tone_of(interaction, actor)
    if not await rules.are_accepted(interaction, actor):
        await rules.show_rules(interaction, actor, then=Accept.of(community, number, tone))
        return
    form = ThreadForm(
        tone,
        kind,
        form=DRAFT,
        subject=number,
        topics=await topics_of(interaction, actor),
        before=typed.kept(interaction.client, actor.user_id, number, DRAFT),
        take=lambda pressed, who, raw: preview(pressed, who, kind, raw),
        asks_who=kind is ThreadKind.QUESTION and community.allows_anonymous,
    )
    await interaction.response.send_modal(form)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as the thread that it would be; `refusal` says why it can't be one."""

    thread: Thread
    topic: str
    refusal: LedarbotError | None

    @classmethod
    def of(
        cls, raw: Values, actor: Actor, kind: ThreadKind, known: list[Topic], public: Tone
    ) -> "Draft":
        is_unseen = raw.get("who") == UNSEEN
        thread = Thread(
            community_id=actor.must(_MEMBER).community_id,
            thread_id=ThreadId(0),
            kind=kind,
            title=raw.get("title", ""),
            text=raw.get("text", ""),
            link=raw.get("link", ""),
            topic_id=topic_in(raw),
            author_id=None if is_unseen else actor.user_id,
            handle=Handle(0) if is_unseen else None,
        )
        topic = name_of(known, thread.topic_id)
        try:
            thread = thread_rules.checked(thread)
            if (room := room_for(thread, topic, public)) < 0:
                raise TooLong(field="text", limit=TEXT_LENGTH + room)
        except LedarbotError as refusal:
            return cls(thread, topic, refusal)
        return cls(thread, topic, None)


async def preview(interaction: Interaction, actor: Actor, kind: ThreadKind, raw: Values) -> None:
    """What would be posted, earlier threads that resemble it, and the ways on."""
    tone, known = tone_of(interaction, actor), await topics_of(interaction, actor)
    draft = Draft.of(raw, actor, kind, known, tone)
    change = OpenForm(number_of(kind), label=tone.text("threads-button-change"))
    if draft.refusal is not None:
        why = words(tone.i18n, draft.refusal, locale=tone.locale, timezone=tone.timezone)
        await show(interaction, layout(ui.TextDisplay(why), ui.ActionRow(change)))
        return
    items: list[ui.Item[Any]] = [
        ui.TextDisplay(tone.text("threads-preview")),
        ui.Separator(),
        ui.TextDisplay("\n".join(parts_of(draft.thread, draft.topic, tone))),
        ui.Separator(),
    ]
    if related := await _related(interaction, draft, known, tone):
        items.append(ui.TextDisplay(related))
    if draft.thread.is_anonymous:
        items += await anonymous_asking.ways_on(interaction, actor, draft.thread, change=change)
    else:
        post = Post(number_of(kind), label=tone.text("threads-button-post"), style=_GOOD)
        items.append(ui.ActionRow(post, change))
    await show(interaction, layout(*fitting(items)))


async def _related(interaction: Interaction, draft: Draft, known: list[Topic], tone: Tone) -> str:
    found = await thread_listing.related(
        bot_of(interaction).uow,
        community_id=draft.thread.community_id,
        title=draft.thread.title,
        topic_id=draft.thread.topic_id,
    )
    if not found:
        return ""
    lines = [list_line(each, name_of(known, each.topic_id), tone) for each in found]
    return "\n".join([tone.text("threads-related"), *lines])


class OpenForm(GuardedButton, route="threads:begin", needs=_MEMBER):
    """Opens the form of a kind, with what was typed last if it has not been posted."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await begin(interaction, actor, kind_of(self.subject))


class Accept(GuardedButton, route="threads:accept", needs=_MEMBER):
    """Accepts the rules that were shown and goes on to the form; of later rules nothing is said.

    Its number is the version of the rules times ten, plus the kind.
    """

    @classmethod
    def of(cls, community: Community, number: int, tone: Tone) -> "Accept":
        subject = community.thread_rules_version * _KINDS_AT_MOST + number
        return cls(subject, label=tone.text("thread-rules-accept"), style=_GOOD)

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        version, number = divmod(self.subject, _KINDS_AT_MOST)
        kind = kind_of(number)
        await rules.accept(interaction, actor, version=version)
        await begin(interaction, actor, kind)


class Post(GuardedButton, route="threads:post", needs=_MEMBER):
    """Posts what the preview showed, under the person's name."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, tone = bot_of(interaction), tone_of(interaction, actor)
        kind = kind_of(self.subject)
        raw = typed.kept(interaction.client, actor.user_id, self.subject, DRAFT)
        if not raw:
            await answer(interaction, tone.text("threads-draft-gone"))
            return
        if raw.get("who") == UNSEEN:
            # Of several screens an earlier one was pressed: who wished to be unseen stays so.
            await preview(interaction, actor, kind, raw)
            return
        with out_of_memory(interaction, actor, self.subject, DRAFT, raw):
            thread = await threads.post(
                bot.uow,
                community_id=actor.must(_MEMBER).community_id,
                author_id=actor.user_id,
                kind=kind,
                title=raw.get("title", ""),
                text=raw.get("text", ""),
                link=raw.get("link", ""),
                topic_id=topic_in(raw),
                now=bot.clock.now(),
            )
        text = tone.text("threads-posted", kind=thread.kind.value)
        await show(interaction, layout(ui.TextDisplay(text)))


def kind_of(number: int) -> ThreadKind:
    """The kind with this number in the ids of buttons; NotFound for one that no button has."""
    if number not in KINDS:
        raise NotFound()
    return KINDS[number]


ITEMS = (OpenForm, Accept, Post)
