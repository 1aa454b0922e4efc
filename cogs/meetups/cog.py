"""`/meetups`: what the card's buttons do as well, by commands; no id is ever typed."""

from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import Actor, actor_of, requires
from bot.ui import NO_PINGS, Interaction
from cogs.meetups import attendees as answers_given
from cogs.meetups import editor, files, hosting, lists
from cogs.meetups import settings as chosen
from cogs.meetups.access import found
from cogs.meetups.answers import show as draw
from cogs.meetups.answers import tone_of
from cogs.meetups.details import show_details
from cogs.meetups.lists import meetup_id_of
from domain.community import Capability
from domain.errors import NotFound

_MEMBER, _ORGANISER = Capability.MEMBER, Capability.ORGANISER
Choices = list[app_commands.Choice[str]]


@app_commands.guild_only()
class Meetups(commands.GroupCog, group_name="meetups", group_description=described("meetups-cmd")):
    """List, show, mine, create, propose, edit, postpone, cancel, attendees, export, ics."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @app_commands.command(name="list", description=described("meetups-cmd-list"))
    @app_commands.describe(
        place=described("meetups-cmd-place"), month=described("meetups-cmd-month")
    )
    @requires(_MEMBER)
    async def list_(self, interaction: Interaction, place: str = "", month: str = "") -> None:
        actor = await actor_of(interaction)
        if month and not (month.isascii() and month.isdecimal() and len(month) == 6):
            raise NotFound()
        view = await lists.listed(interaction, actor, place=place, month=int(month or 0))
        await interaction.response.send_message(
            view=view, ephemeral=True, allowed_mentions=NO_PINGS
        )

    @app_commands.command(name="show", description=described("meetups-cmd-show"))
    @app_commands.describe(meetup=described("meetups-cmd-meetup"))
    @requires(_MEMBER)
    async def show(self, interaction: Interaction, meetup: str) -> None:
        await show_details(interaction, await actor_of(interaction), meetup_id_of(meetup))

    @app_commands.command(name="mine", description=described("meetups-cmd-mine"))
    @requires(_MEMBER)
    async def mine(self, interaction: Interaction) -> None:
        await draw(interaction, await lists.mine(interaction, await actor_of(interaction)))

    @app_commands.command(name="propose", description=described("meetups-cmd-propose"))
    @requires(_MEMBER)
    async def propose(self, interaction: Interaction) -> None:
        await editor.propose(interaction, await actor_of(interaction))

    @app_commands.command(name="create", description=described("meetups-cmd-create"))
    @requires(_ORGANISER)
    async def create(self, interaction: Interaction) -> None:
        await editor.propose(interaction, await actor_of(interaction))

    @app_commands.command(name="edit", description=described("meetups-cmd-edit"))
    @app_commands.describe(meetup=described("meetups-cmd-meetup"))
    @requires(_MEMBER)
    async def edit(self, interaction: Interaction, meetup: str) -> None:
        await editor.edit(interaction, await actor_of(interaction), meetup_id_of(meetup))

    @app_commands.command(name="postpone", description=described("meetups-cmd-postpone"))
    @app_commands.describe(meetup=described("meetups-cmd-meetup"))
    @requires(_MEMBER)
    async def postpone(self, interaction: Interaction, meetup: str) -> None:
        actor, number = await actor_of(interaction), meetup_id_of(meetup)
        await hosting.ask_why(interaction, actor, number, hosting.PostponeForm)

    @app_commands.command(name="cancel", description=described("meetups-cmd-cancel"))
    @app_commands.describe(meetup=described("meetups-cmd-meetup"))
    @requires(_MEMBER)
    async def cancel(self, interaction: Interaction, meetup: str) -> None:
        actor, number = await actor_of(interaction), meetup_id_of(meetup)
        await hosting.ask_why(interaction, actor, number, hosting.CancelForm)

    @app_commands.command(name="attendees", description=described("meetups-cmd-attendees"))
    @app_commands.describe(meetup=described("meetups-cmd-meetup"))
    @requires(_MEMBER)
    async def attendees(self, interaction: Interaction, meetup: str) -> None:
        actor = await actor_of(interaction)
        await answers_given.show_attendees(interaction, actor, meetup_id_of(meetup))

    @app_commands.command(name="export", description=described("meetups-cmd-export"))
    @app_commands.describe(meetup=described("meetups-cmd-meetup"))
    @requires(_MEMBER)
    async def export(self, interaction: Interaction, meetup: str) -> None:
        await answers_given.export(interaction, await actor_of(interaction), meetup_id_of(meetup))

    @app_commands.command(name="ics", description=described("meetups-cmd-ics"))
    @app_commands.describe(meetup=described("meetups-cmd-meetup"))
    @requires(_MEMBER)
    async def ics(self, interaction: Interaction, meetup: str) -> None:
        actor, number = await actor_of(interaction), meetup_id_of(meetup)
        await found(interaction, actor, number)
        await files.send_calendar(interaction, actor, actor.must(_MEMBER), number)

    @app_commands.command(name="settings", description=described("meetups-cmd-settings"))
    @requires(Capability.ADMINISTRATOR)
    async def settings(self, interaction: Interaction) -> None:
        await chosen.settings(interaction, await actor_of(interaction))

    # ------------------------------------------------------------------------------- choices

    @show.autocomplete("meetup")
    @ics.autocomplete("meetup")
    async def _seen(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "seen")

    @edit.autocomplete("meetup")
    async def _changed(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "changed")

    @postpone.autocomplete("meetup")
    @cancel.autocomplete("meetup")
    async def _hosted(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "hosted")

    @attendees.autocomplete("meetup")
    @export.autocomplete("meetup")
    async def _answered(self, interaction: Interaction, typed: str) -> Choices:
        return await self._suggested(interaction, typed, "answered")

    async def _suggested(self, interaction: Interaction, typed: str, which: str) -> Choices:
        return await lists.suggested(interaction, await actor_of(interaction), typed, which=which)

    @list_.autocomplete("place")
    async def _places(self, interaction: Interaction, typed: str) -> Choices:
        return await lists.places(interaction, await actor_of(interaction), typed)

    @list_.autocomplete("month")
    async def _months(self, interaction: Interaction, typed: str) -> Choices:
        actor: Actor = await actor_of(interaction)
        if actor.community is None:
            return []
        tone = tone_of(interaction, actor)
        return lists.months(self._bot.clock.now(), actor.community, tone, typed)
