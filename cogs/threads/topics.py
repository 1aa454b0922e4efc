"""`/threads topics`: what threads are about, who looks after each topic, and where it is posted."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import topics as service
from bot.services.topics import STEWARDS_AT_MOST
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedModal, GuardedSelect, Interaction, bot_of, layout, plain
from cogs.threads.answers import show, tone_of, topics_of
from cogs.threads.places import Home, concerns_of, home_in
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import ChannelId, TopicId, UserId
from domain.thread_refusals import NoSuchTopic, StewardOutside
from domain.thread_values import TOPIC_LENGTH, TOPICS_AT_MOST, Topic

_ORGANISER = Capability.ORGANISER
_NAMED = 3
"""Stewards that a line of the list has room for."""


async def topics(interaction: Interaction, actor: Actor, *, notice: str = "") -> None:
    """Every topic that is offered, a menu to choose one, and a button for one more."""
    tone, known = tone_of(interaction, actor), await topics_of(interaction, actor)
    lines = [f"### {tone.text('thread-topics-title')}", notice, tone.text("thread-topics-intro")]
    lines += [_line(topic, tone) for topic in known]
    home = home_in(interaction.guild, actor.must(_ORGANISER).threads_channel_id)
    lines += concerns_of(home, actor.must(_ORGANISER), tone)
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join(line for line in lines if line))]
    if known:
        items.append(ui.ActionRow(Choose(0, _menu(known, tone))))
    if len(known) < TOPICS_AT_MOST:
        items.append(ui.ActionRow(Add(0, label=tone.text("thread-topics-button-add"))))
    await show(interaction, layout(*items))


def _line(topic: Topic, tone: Tone) -> str:
    named = ", ".join(f"<@{user_id}>" for user_id in topic.stewards[:_NAMED])
    text = tone.text(
        "thread-topics-line",
        name=plain(topic.name),
        count=len(topic.stewards),
        stewards=named,
        more=max(0, len(topic.stewards) - _NAMED),
    )
    return f"- {text}" if topic.channel_id is None else f"- {text} · <#{topic.channel_id}>"


def _menu(known: list[Topic], tone: Tone) -> ui.Select[Any]:
    return ui.Select(
        placeholder=tone.text("thread-topics-pick"),
        options=[
            # Discord shows options as plain text, so nothing is escaped here.
            discord.SelectOption(label=topic.name, value=str(topic.topic_id))
            for topic in known
        ],
    )


async def screen(
    interaction: Interaction, actor: Actor, topic_id: int, *, notice: str = ""
) -> None:
    """One topic with its stewards and its channel, each kept as soon as it is chosen."""
    tone, topic = tone_of(interaction, actor), await _found(interaction, actor, topic_id)
    community, number = actor.must(_ORGANISER), topic.topic_id
    is_own, own = topic.channel_id is not None, home_in(interaction.guild, topic.channel_id)
    lines = [f"### {plain(topic.name)}", notice, tone.text("thread-topics-stewards")]
    where = [
        tone.text(
            "thread-topics-channel",
            own="yes" if is_own else "no",
            channel=f"<#{topic.channel_id}>",
        )
    ]
    if is_own:
        where += concerns_of(own, community, tone, is_own=True)
    buttons: list[ui.Item[Any]] = [Rename(number, label=tone.text("thread-topics-button-rename"))]
    if is_own:
        buttons.append(MoveHome(number, label=tone.text("thread-topics-button-home")))
    buttons.append(Retire(number, label=tone.text("thread-topics-button-retire")))
    buttons.append(ShowTopics(0, label=tone.text("thread-topics-button-back")))
    await show(
        interaction,
        layout(
            ui.TextDisplay("\n".join(line for line in lines if line)),
            ui.ActionRow(PickStewards(number, _people(topic, tone))),
            ui.TextDisplay("\n".join(where)),
            ui.ActionRow(PickChannel(number, _channels(own, tone))),
            ui.ActionRow(*buttons),
        ),
    )


def _people(topic: Topic, tone: Tone) -> ui.UserSelect[Any]:
    return ui.UserSelect(
        placeholder=tone.text("thread-topics-pick-stewards"),
        min_values=0,
        max_values=STEWARDS_AT_MOST,
        default_values=[discord.Object(user_id, type=discord.User) for user_id in topic.stewards],
    )


def _channels(own: Home | None, tone: Tone) -> ui.ChannelSelect[Any]:
    # Discord refuses a picker that shows something deleted.
    shown = [] if own is None else [discord.Object(own.id, type=discord.abc.GuildChannel)]
    return ui.ChannelSelect(
        placeholder=tone.text("thread-topics-pick-channel"),
        channel_types=[discord.ChannelType.forum, discord.ChannelType.text],
        default_values=shown,
    )


async def _found(interaction: Interaction, actor: Actor, topic_id: int) -> Topic:
    topic = await service.find(
        bot_of(interaction).uow,
        community_id=actor.must(_ORGANISER).community_id,
        topic_id=TopicId(topic_id),
    )
    if topic is None or topic.is_retired:
        raise NoSuchTopic()
    return topic


def _by(interaction: Interaction, actor: Actor) -> dict[str, Any]:
    """Where it is done, by whom and when, as every step wants to know it."""
    return {
        "community_id": actor.must(_ORGANISER).community_id,
        "by": actor.user_id,
        "now": bot_of(interaction).clock.now(),
    }


def _saved(interaction: Interaction, actor: Actor) -> str:
    return tone_of(interaction, actor).text("thread-topics-saved")


class ShowTopics(GuardedButton, route="threads:topics", needs=_ORGANISER):
    """Back to the list."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await topics(interaction, actor)


class Choose(GuardedSelect, route="threads:topic", needs=_ORGANISER):
    """Opens the topic that was chosen."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        chosen = str(self.chosen[0]) if self.chosen else ""
        if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < 19):
            raise NotFound()
        await screen(interaction, actor, int(chosen))


class PickStewards(GuardedSelect, route="threads:topic-stewards", needs=_ORGANISER):
    """These people look after the topic from now on."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        # Somebody who is not in the server comes as a user, whom nobody could write to.
        if not all(isinstance(each, discord.Member) and not each.bot for each in self.chosen):
            raise StewardOutside()
        stewards = [UserId(each.id) for each in self.chosen]
        await service.set_stewards(
            bot_of(interaction).uow,
            topic_id=TopicId(self.subject),
            stewards=stewards,
            **_by(interaction, actor),
        )
        await screen(interaction, actor, self.subject, notice=_saved(interaction, actor))


async def _moved(
    interaction: Interaction, actor: Actor, topic_id: int, channel_id: ChannelId | None
) -> None:
    await service.move(
        bot_of(interaction).uow,
        topic_id=TopicId(topic_id),
        channel_id=channel_id,
        **_by(interaction, actor),
    )
    await screen(interaction, actor, topic_id, notice=_saved(interaction, actor))


class PickChannel(GuardedSelect, route="threads:topic-channel", needs=_ORGANISER):
    """The topic's threads are posted there from now on."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        chosen = self.chosen[0].id if self.chosen else None
        home: Home | None = home_in(interaction.guild, chosen)
        if home is None:
            raise NotFound()
        is_home = home.id == actor.must(_ORGANISER).threads_channel_id
        await _moved(interaction, actor, self.subject, None if is_home else ChannelId(home.id))


class MoveHome(GuardedButton, route="threads:topic-home", needs=_ORGANISER):
    """Its threads are posted in the community's own channel again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        await _moved(interaction, actor, self.subject, None)


class Retire(GuardedButton, route="threads:topic-retire", needs=_ORGANISER):
    """Offered no more; whoever adds a topic of that name brings it back."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        topic = await _found(interaction, actor, self.subject)
        await service.retire(
            bot_of(interaction).uow, topic_id=topic.topic_id, **_by(interaction, actor)
        )
        tone = tone_of(interaction, actor)
        notice = tone.text("thread-topics-retired", name=plain(topic.name))
        await topics(interaction, actor, notice=notice)


class Add(GuardedButton, route="threads:topic-add", needs=_ORGANISER):
    """Asks what the new topic is called."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        form = TopicForm(tone_of(interaction, actor), None)
        await interaction.response.send_modal(form)


class Rename(GuardedButton, route="threads:topic-rename", needs=_ORGANISER):
    """Asks what the topic is to be called."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        topic = await _found(interaction, actor, self.subject)
        await interaction.response.send_modal(TopicForm(tone_of(interaction, actor), topic))


class TopicForm(GuardedModal, route="threads:topic-form", needs=_ORGANISER):
    """The name of a topic, a new one or one that is there."""

    def __init__(self, tone: Tone, topic: Topic | None) -> None:
        is_new = "yes" if topic is None else "no"
        super().__init__(title=tone.text("thread-topics-form", new=is_new))
        self._topic = topic
        self._name: ui.TextInput[Any] = ui.TextInput(
            custom_id="name",
            max_length=TOPIC_LENGTH,
            default=None if topic is None else topic.name,
        )
        self.add_item(
            ui.Label(
                text=tone.text("thread-topics-form-name"),
                description=tone.text("thread-topics-form-hint"),
                component=self._name,
            )
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        uow, name = bot_of(interaction).uow, str(self._name.value or "")
        by = _by(interaction, actor)
        if self._topic is None:
            topic = await service.add(uow, name=name, **by)
        else:
            topic = await service.change(uow, topic_id=self._topic.topic_id, name=name, **by)
        await screen(interaction, actor, topic.topic_id, notice=_saved(interaction, actor))


ITEMS = (
    ShowTopics,
    Choose,
    PickStewards,
    PickChannel,
    MoveHome,
    Retire,
    Add,
    Rename,
)
