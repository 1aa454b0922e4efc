"""Teaching the bot from a card: what an employer or a title is that no register knows."""

from typing import Any

import discord
from discord import ui

from bot.permissions import Actor
from bot.services import applications, policies
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedModal, Interaction, bot_of, plain
from cogs.applications.answers import answer, tone_of
from domain.applications import Application
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import ApplicationId
from domain.own_terms import LABELS, LONGEST_TERM, Kind, Label, OwnTerm
from domain.policies import teachable

_MODERATOR = Capability.MODERATOR
_PARTS = {Kind.ORGANISATION: "employer", Kind.TITLE: "position"}


class Learn(GuardedButton, route="applications:learn", needs=_MODERATOR):
    """Opens the form with the names that nobody has told the bot about."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        application = await applications.get(
            bot_of(interaction).uow,
            community_id=actor.must(_MODERATOR).community_id,
            application_id=ApplicationId(self.subject),
        )
        names, tone = teachable(application), tone_of(interaction, actor)
        if names:
            await interaction.response.send_modal(LearnForm(tone, names))
        else:
            await answer(interaction, tone.text("policies-learn-settled"))


class LearnForm(GuardedModal, route="applications:lesson", needs=_MODERATOR):
    """Each name beside the question what it is; what is left unanswered is not learned."""

    def __init__(self, tone: Tone, names: dict[Kind, str]) -> None:
        super().__init__(title=tone.text("policies-learn-title"))
        self._fields: dict[Kind, tuple[ui.TextInput[Any], ui.RadioGroup[Any]]] = {}
        for kind, name in names.items():
            part = _PARTS[kind]
            line: ui.TextInput[Any] = ui.TextInput(
                custom_id=part, max_length=LONGEST_TERM, default=name[:LONGEST_TERM]
            )
            choice: ui.RadioGroup[Any] = ui.RadioGroup(
                custom_id=f"{part}-is", required=False, options=_options(tone, kind)
            )
            self._fields[kind] = (line, choice)
            label = tone.text(f"policies-learn-{part}")
            hint = tone.text(f"policies-learn-{part}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=line))
            self.add_item(ui.Label(text=tone.text(f"policies-learn-{part}-is"), component=choice))

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        # The open applications are read again: longer than an answer may wait.
        await interaction.response.defer(ephemeral=True, thinking=True)
        bot, where = bot_of(interaction), actor.must(_MODERATOR).community_id
        tone, now, learned = tone_of(interaction, actor), bot.clock.now(), []
        for kind, (line, choice) in self._fields.items():
            if choice.value:
                if choice.value not in LABELS[kind]:
                    raise NotFound()
                term = await policies.learn(
                    bot.uow,
                    community_id=where,
                    text=line.value,
                    label=Label(choice.value),
                    by=actor.user_id,
                    now=now,
                )
                learned.append(term)
        text = tone.text("policies-learn-nothing")
        if learned:
            reread = await policies.read_again(
                bot.uow, community_id=where, read=await bot.reader_for(where), now=now
            )
            text = _learned(tone, learned, reread)
        await interaction.edit_original_response(content=text)


def _learned(tone: Tone, terms: list[OwnTerm], reread: int) -> str:
    lines = [
        tone.text("policies-learned", name=plain(term.text), label=_label(tone, term.label))
        for term in terms
    ]
    return "\n".join([*lines, tone.text("policies-reread", count=reread)])


def _options(tone: Tone, kind: Kind) -> list[discord.RadioGroupOption]:
    return [
        discord.RadioGroupOption(label=_label(tone, label), value=label.value)
        for label in LABELS[kind]
    ]


def _label(tone: Tone, label: Label) -> str:
    return tone.text(f"policies-label-{label.value.replace('_', '-')}")


def learn_button(application: Application, tone: Tone) -> Learn:
    """Shown where a name is what is unclear."""
    return Learn(application.application_id, label=tone.text("policies-button-learn"))


BUTTONS = (Learn,)
