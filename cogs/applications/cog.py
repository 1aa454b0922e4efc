"""`/applications`: the moderators' desk by commands, and what happens when somebody leaves."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.commands import described
from bot.permissions import Actor, actor_of, requires, shown_to
from bot.services import applications, applying, decisions, insights
from bot.tones import Tone
from bot.ui import NO_PINGS, GuardedButton, Interaction, bot_of, layout
from cogs.applications import desk, messages
from cogs.applications.answers import tone_of
from cogs.applications.clear import Clear
from domain.applications import OPEN, Application, State
from domain.community import Capability
from domain.ids import ApplicationId, CommunityId, UserId

if TYPE_CHECKING:
    from bot.client import Ledarbot

_PAGE = 10
_CHOICES = 25
_CHOICE_LENGTH = 100
# Numbered, since a button's id carries a number: a number keeps its meaning for ever.
_VIEWS: tuple[tuple[str, frozenset[State]], ...] = (
    ("open", OPEN),
    *((state.value, frozenset({state})) for state in State),
)
_NAMES = tuple(name for name, _ in _VIEWS)


@shown_to(Capability.MODERATOR)
@app_commands.guild_only()
class Applications(
    commands.GroupCog,
    group_name="applications",
    group_description=described("applications-cmd"),
):
    """The desk: list, show, approve, decline, ask."""

    def __init__(self, bot: "Ledarbot") -> None:
        self._bot = bot

    @app_commands.command(
        name="list",
        description=described("applications-cmd-list"),
    )
    @app_commands.rename(
        state="state",
        search="name",
    )
    @app_commands.describe(
        state=described("applications-cmd-state"), search=described("applications-cmd-search")
    )
    @app_commands.choices(
        state=[
            app_commands.Choice(name=described(f"applications-state-{name}"), value=name)
            for name in _NAMES
        ]
    )
    @requires(Capability.MODERATOR)
    async def list_(self, interaction: Interaction, state: str = "open", search: str = "") -> None:
        actor = await actor_of(interaction)
        view = await listed(interaction, actor, number=_NAMES.index(state), search=search)
        await interaction.response.send_message(
            view=view, ephemeral=True, allowed_mentions=NO_PINGS
        )

    @app_commands.command(
        name="show",
        description=described("applications-cmd-show"),
    )
    @app_commands.rename(number="application")
    @app_commands.describe(number=described("applications-cmd-application"))
    @requires(Capability.MODERATOR)
    async def show(self, interaction: Interaction, number: int) -> None:
        application, actor = await self._chosen(interaction, number)
        tone = tone_of(interaction, actor)
        known = await insights.background_of(self._bot.uow, application=application)
        _, shortened = messages.card_parts(application, tone, background=known)
        buttons = desk.card_buttons(application, tone, shortened=shortened)
        if shortened and not buttons:
            buttons = [ui.ActionRow(desk.whole_button(application, tone))]
        await interaction.response.send_message(
            view=messages.card(application, tone, buttons=buttons, background=known),
            ephemeral=True,
            allowed_mentions=NO_PINGS,
        )

    @app_commands.command(
        name="approve",
        description=described("applications-cmd-approve"),
    )
    @app_commands.rename(number="application")
    @app_commands.describe(number=described("applications-cmd-application"))
    @requires(Capability.MODERATOR)
    async def approve(self, interaction: Interaction, number: int) -> None:
        await desk.approve(interaction, await actor_of(interaction), ApplicationId(number))

    @app_commands.command(
        name="decline",
        description=described("applications-cmd-decline"),
    )
    @app_commands.rename(
        number="application",
        reason="reason",
    )
    @app_commands.describe(
        number=described("applications-cmd-application"),
        reason=described("applications-cmd-reason"),
    )
    @requires(Capability.MODERATOR)
    async def decline(
        self,
        interaction: Interaction,
        number: int,
        reason: app_commands.Range[str, 1, 160] | None = None,
    ) -> None:
        application, actor = await self._chosen(interaction, number)
        community = actor.must(Capability.MODERATOR)
        room = desk.reason_room(self._bot.i18n, application, community)
        if reason is not None and len(reason) <= room:
            await desk.decline(interaction, actor, application.application_id, reason)
        else:
            # Nothing is shortened unseen: what leaves no room for the date is shown first.
            await desk.open_decline(interaction, actor, application, proposal=reason)

    @app_commands.command(
        name="ask",
        description=described("applications-cmd-ask"),
    )
    @app_commands.rename(number="application")
    @app_commands.describe(number=described("applications-cmd-application"))
    @requires(Capability.MODERATOR)
    async def ask(self, interaction: Interaction, number: int) -> None:
        application, actor = await self._chosen(interaction, number)
        await desk.open_ask(interaction, actor, application)

    async def _chosen(self, interaction: Interaction, number: int) -> tuple[Application, Actor]:
        actor = await actor_of(interaction)
        community = actor.must(Capability.MODERATOR)
        application = await applications.get(
            self._bot.uow,
            community_id=community.community_id,
            application_id=ApplicationId(number),
        )
        return application, actor

    @show.autocomplete("number")
    async def _any(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
        return await self._suggested(interaction, typed, None)

    @approve.autocomplete("number")
    @decline.autocomplete("number")
    @ask.autocomplete("number")
    async def _open(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
        return await self._suggested(interaction, typed, OPEN)

    async def _suggested(
        self, interaction: Interaction, typed: str, states: frozenset[State] | None
    ) -> list[app_commands.Choice[int]]:
        """Names are suggested to moderators alone: Discord asks before any check has run."""
        actor = await actor_of(interaction)
        if Capability.MODERATOR not in actor.capabilities or actor.community is None:
            return []
        found = await applications.listing(
            self._bot.uow,
            community_id=actor.community.community_id,
            states=states,
            text=typed.strip(),
            limit=_CHOICES,
        )
        tone = tone_of(interaction, actor)
        return [
            app_commands.Choice(name=_suggestion(each, tone), value=each.application_id)
            for each in found
        ]

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        """Who leaves takes their open application along."""
        async with self._bot.at_work():
            await applying.withdraw(
                self._bot.uow,
                community_id=CommunityId(payload.guild_id),
                applicant_id=UserId(payload.user.id),
                now=self._bot.clock.now(),
            )


class Page(GuardedButton, route="applications:page", needs=Capability.MODERATOR):
    """Turns the list's pages; its number is the page times a hundred plus the view."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        page, number = divmod(self.subject, 100)
        view = await listed(interaction, actor, number=number % len(_VIEWS), page=page)
        await interaction.response.edit_message(view=view, allowed_mentions=NO_PINGS)


async def listed(
    interaction: Interaction, actor: Actor, *, number: int, page: int = 0, search: str = ""
) -> ui.LayoutView:
    """One page of the list, with buttons to the pages beside it."""
    community = actor.must(Capability.MODERATOR)
    tone = tone_of(interaction, actor)
    name, states = _VIEWS[number]
    where: dict[str, Any] = {"community_id": community.community_id}
    found = await applications.listing(
        bot_of(interaction).uow,
        **where,
        states=states,
        text=search.strip(),
        limit=_PAGE + 1 if not search else _CHOICES,
        offset=page * _PAGE,
    )
    counts = await applications.counts(bot_of(interaction).uow, **where)
    shown = found if search else found[:_PAGE]
    title = tone.text("applications-list-title", state=tone.text(f"applications-state-{name}"))
    total = tone.text(
        "applications-list-counts",
        open=sum(counts.get(state, 0) for state in OPEN),
        waiting=counts.get(State.WAITING, 0),
    )
    lines = messages.list_lines(shown, tone) or [tone.text("applications-list-none")]
    items: list[ui.Item[Any]] = [ui.TextDisplay("\n".join((f"### {title}", *lines, f"-# {total}")))]
    turns: list[ui.Item[Any]] = [
        *_turns(tone, number, page, more=len(found) > _PAGE and not search)
    ]
    if name == "open" and await decisions.clear_ones(
        bot_of(interaction).uow, **where, by=actor.user_id
    ):
        turns.append(Clear(0, label=tone.text("desk-clear")))
    if turns:
        items.append(ui.ActionRow(*turns))
    return layout(*items)


def _turns(tone: Tone, number: int, page: int, *, more: bool) -> list[Page]:
    turns = []
    if page > 0:
        turns.append(Page((page - 1) * 100 + number, label=tone.text("applications-list-back")))
    if more:
        turns.append(Page((page + 1) * 100 + number, label=tone.text("applications-list-more")))
    return turns


def _suggestion(application: Application, tone: Tone) -> str:
    # Shown by Discord as plain text, so nothing is escaped here.
    state = tone.text("applications-state-one", state=application.state.value)
    return f"{application.application_id} · {application.applicant_name} · {state}"[:_CHOICE_LENGTH]
