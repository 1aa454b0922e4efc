"""The buttons and the form under `/me`, each of which redraws the card it stands under."""

from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.i18n import LOCALES
from bot.notices import notice_of, number_of
from bot.permissions import Actor
from bot.services import applying, communities, people
from bot.services.people import PROFILE_LENGTH, Notice
from bot.ui import NO_PINGS, GuardedButton, GuardedModal, Interaction, bot_of
from cogs.profile.messages import Known, KnownEverywhere, card, everywhere
from domain.community import Capability
from domain.errors import NotFound
from domain.ids import CommunityId

_LANGUAGES = {1: "sv", 2: "en"}
"""In the ids of buttons that have been sent: a number keeps its meaning for ever."""


async def screen(
    interaction: Interaction, actor: Actor, *, first: str | None = None
) -> ui.LayoutView:
    """The card as things stand now; `first` is what was just done."""
    if interaction.guild_id is None:
        return await _screen_everywhere(interaction, actor, first)
    i18n, known = bot_of(interaction).i18n, await _known(interaction, actor, interaction.guild_id)
    rows = _rows(interaction, actor, known.profile.locale, known.notices, known.profile.stopped)
    if known.is_member:
        rows.insert(0, ui.ActionRow(_correct(interaction, actor)))
    return card(i18n, actor.locale, known, rows, first=first)


async def _known(interaction: Interaction, actor: Actor, guild_id: int) -> Known:
    uow, community_id, user_id = bot_of(interaction).uow, CommunityId(guild_id), actor.user_id
    guild, member = interaction.guild, interaction.user
    return Known(
        network=guild.name if guild else "",
        community=actor.community,
        profile=await people.profile_of(uow, community_id=community_id, user_id=user_id),
        application=await applying.latest_of(uow, community_id=community_id, applicant_id=user_id),
        is_member=actor.community is not None and Capability.MEMBER in actor.capabilities,
        is_owner=guild is not None and guild.owner_id == user_id,
        on_server_since=member.joined_at if isinstance(member, discord.Member) else None,
    )


async def _screen_everywhere(
    interaction: Interaction, actor: Actor, first: str | None
) -> ui.LayoutView:
    bot = bot_of(interaction)
    found = []
    for application in await people.applications_of(bot.uow, user_id=actor.user_id):
        community = await communities.of(bot.uow, community_id=application.community_id)
        if community is not None:
            guild = bot.get_guild(community.community_id)
            found.append((guild.name if guild else community.name, community, application))
    known = KnownEverywhere(
        locale=await people.locale_of(bot.uow, user_id=actor.user_id),
        stopped=await people.stopped_by(bot.uow, user_id=actor.user_id),
        applications=tuple(found),
    )
    rows = _rows(interaction, actor, known.locale, known.notices, known.stopped)
    return everywhere(bot.i18n, actor.locale, known, rows, first=first)


def _rows(
    interaction: Interaction,
    actor: Actor,
    chosen: str | None,
    notices: tuple[Notice, ...],
    stopped: frozenset[Notice],
) -> list[ui.ActionRow[Any]]:
    i18n = bot_of(interaction).i18n
    speak = [
        SetLanguage(number, label=i18n.text("profile-speak", actor.locale, language=language))
        for number, language in _LANGUAGES.items()
        if language != chosen
    ]
    spare = [
        Resume(
            number_of(notice), label=i18n.text("profile-resume", actor.locale, kind=notice.value)
        )
        if notice in stopped
        else Stop(number_of(notice), label=i18n.text("notices-stop", actor.locale, kind=notice))
        for notice in notices
    ]
    return [ui.ActionRow(*speak), ui.ActionRow(*spare)]


def _correct(interaction: Interaction, actor: Actor) -> "Correct":
    label = bot_of(interaction).i18n.text("profile-correct", actor.locale)
    return Correct(0, label=label, style=ButtonStyle.primary)


async def _redraw(interaction: Interaction, actor: Actor, key: str, **args: object) -> None:
    first = bot_of(interaction).i18n.text(key, actor.locale, **args)
    view = await screen(interaction, actor, first=first)
    await interaction.response.edit_message(view=view, allowed_mentions=NO_PINGS)


class Correct(GuardedButton, route="profile:correct", needs=Capability.MEMBER):
    """Opens the form with what is known filled in."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        community = actor.must(Capability.MEMBER)
        profile = await people.profile_of(
            bot.uow, community_id=community.community_id, user_id=actor.user_id
        )

        def text(key: str) -> str:
            return bot.i18n.text(key, actor.locale)

        await interaction.response.send_modal(
            Corrections(
                title=text("profile-form"),
                fields=(
                    (text("profile-form-title-label"), profile.title),
                    (text("profile-form-employer-label"), profile.employer),
                ),
                hint=text("profile-form-hint"),
            )
        )


class Corrections(GuardedModal, route="profile:corrections", needs=Capability.MEMBER):
    """The form for one's title and employer; an empty field takes the text away."""

    def __init__(self, *, title: str, fields: tuple[tuple[str, str], ...], hint: str) -> None:
        super().__init__(title=title)
        self._inputs = [
            ui.TextInput[Any](default=known or None, max_length=PROFILE_LENGTH, required=False)
            for _, known in fields
        ]
        for (label, _), component in zip(fields, self._inputs, strict=True):
            self.add_item(ui.Label(text=label, description=hint, component=component))

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot = bot_of(interaction)
        community = actor.must(Capability.MEMBER)
        title, employer = (component.value for component in self._inputs)
        await people.correct(
            bot.uow,
            community_id=community.community_id,
            user_id=actor.user_id,
            title=title,
            employer=employer,
            now=bot.clock.now(),
        )
        await _redraw(interaction, actor, "profile-corrected")


class SetLanguage(GuardedButton, route="profile:language"):
    """Chooses the language of direct messages."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, language = bot_of(interaction), _LANGUAGES.get(self.subject)
        if language not in LOCALES:
            raise NotFound()
        await people.set_locale(
            bot.uow, user_id=actor.user_id, locale=language, now=bot.clock.now()
        )
        await _redraw(interaction, actor, "profile-language-set", language=language)


class Stop(GuardedButton, route="profile:stop"):
    """No more direct messages of a kind."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, notice = bot_of(interaction), notice_of(self.subject)
        await people.stop(bot.uow, user_id=actor.user_id, notice=notice, now=bot.clock.now())
        await _redraw(interaction, actor, "notices-stopped", kind=notice.value)


class Resume(GuardedButton, route="profile:resume"):
    """Direct messages of a kind again."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, notice = bot_of(interaction), notice_of(self.subject)
        await people.resume(bot.uow, user_id=actor.user_id, notice=notice)
        await _redraw(interaction, actor, "notices-resumed", kind=notice.value)


BUTTONS = (Correct, SetLanguage, Stop, Resume)
