"""What every screen is made of: guarded buttons and forms, and people's text made harmless."""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

import discord
from discord import ui

from bot.errors import present
from bot.permissions import Actor, actor_of
from domain.community import Capability
from domain.errors import NotAllowed
from domain.texts import cleaned, one_line, shortened

if TYPE_CHECKING:
    from bot.client import Ledarbot

_log = logging.getLogger("ledarbot.ui")

NO_PINGS = discord.AllowedMentions.none()
CARD_LENGTH = 4000
"""Characters of text that Discord takes in one Components V2 message, all parts together."""

Work = Callable[[Actor], Awaitable[None]]
Outcome = TypeVar("Outcome")
Interaction = discord.Interaction


def bot_of(interaction: Interaction) -> "Ledarbot":
    return cast("Ledarbot", interaction.client)


def plain(text: str, *, limit: int | None = None) -> str:
    """People's text for use inside a line: no breaks, no markdown, no mention."""
    return _harmless(one_line(text, limit=limit))


def quoted(text: str, *, limit: int | None = None, marked: Sequence[tuple[int, int]] = ()) -> str:
    """People's text as a quotation, line by line, shortened at a word.

    `marked` are stretches of the text as it was given, to be shown in bold where they are kept.
    """
    kept = cleaned(text)
    marked = marked if kept == text else ()
    kept = shortened(kept, limit=limit) if limit is not None else kept
    kept = _with_marks(kept, marked, room=len(kept) - (kept != text))
    return "\n".join(f"> {_harmless(line)}" for line in kept.split("\n")).translate(_BOLD)


def written(text: str) -> str:
    """People's text as it was written, line by line, with nothing in it that Discord reads.

    Invitations to other servers can be read and not pressed: what the bot posts invites nobody.
    """
    lines = (_harmless(line) for line in cleaned(text).split("\n"))
    return "\n".join(_INVITATION.sub("\\g<0>\u2060", line) for line in lines)


_INVITATION = re.compile(r"discord(?:app)?\.(?:gg|com/invite)(?=/)", re.IGNORECASE)


# Characters without a meaning of their own stand for the marks until all else is escaped.
_BEGIN, _END = "\ue000", "\ue001"
_BOLD = str.maketrans({_BEGIN: "**", _END: "**"})


def _with_marks(text: str, marked: Sequence[tuple[int, int]], *, room: int) -> str:
    text = text.replace(_BEGIN, "\ufffd").replace(_END, "\ufffd")
    for start, end in sorted(marked, reverse=True):
        words = text[start:end]
        # Discord shows asterisks as they are beside a space, or around more than one line.
        if end <= room and words.strip() == words != "" and "\n" not in words:
            text = f"{text[:start]}{_BEGIN}{words}{_END}{text[end:]}"
    return text


# discord.utils.escape_markdown leaves a line's beginning (#, -, >, 1.) and links alone.
_SPECIAL = re.compile(r"([\\*_~`|>#\[\]()<@:+\-])")


def _harmless(text: str) -> str:
    # A character behind @ and < that joins nothing keeps a mention from being one, also where
    # an older client ignores the backslash.
    return _SPECIAL.sub(r"\\\1", text).replace("@", "@\u2060")


def layout(*items: ui.Item[Any], accent: discord.Colour | None = None) -> ui.LayoutView:
    """A Components V2 message with one container that holds the items."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*items, accent_colour=accent))
    return view


def said(text: str, *, mark: int | None = None) -> ui.LayoutView:
    """A plain Components V2 message, recognisable by its mark in a channel's history."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text) if mark is None else ui.TextDisplay(text, id=mark))
    return view


ANSWERED_WITHIN = 1.5
"""Seconds; Discord waits for three, of which some pass on the way."""


async def in_time(interaction: Interaction, work: Coroutine[Any, Any, Outcome]) -> Outcome:
    """What `work` gives; if that takes long, Discord is told first that an answer is coming."""

    async def announce() -> None:
        if not interaction.response.is_done():
            await interaction.response.defer(ephemeral=True, thinking=True)

    return await outcome_of(work, if_late=announce, after=ANSWERED_WITHIN)


async def outcome_of(
    work: Coroutine[Any, Any, Outcome], *, if_late: Callable[[], Awaitable[None]], after: float
) -> Outcome:
    """What `work` gives, with `if_late` called once when it takes longer than `after` seconds."""
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=after)
    if not done:
        await if_late()
    return await task


async def show(interaction: Interaction, view: ui.LayoutView, *, anew: bool = False) -> None:
    """Draw a screen for the person alone: in the one that was pressed, if it is theirs."""
    message = interaction.message
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, allowed_mentions=NO_PINGS)
    elif message is not None and message.flags.ephemeral and not anew:
        await interaction.response.edit_message(view=view, allowed_mentions=NO_PINGS)
    else:
        await interaction.response.send_message(
            view=view, ephemeral=True, allowed_mentions=NO_PINGS
        )


def carries_mark(message: discord.Message, mark: int) -> bool:
    """True for the message that was sent with this mark in one of its components."""
    return any(_has_id(component, mark) for component in message.components)


def _has_id(component: Any, mark: int) -> bool:
    if getattr(component, "id", None) == mark:
        return True
    children = getattr(component, "children", None) or ()
    return any(_has_id(child, mark) for child in children)


async def guarded(
    interaction: Interaction, route: str, needs: Capability | None, work: Work
) -> None:
    """Permission, work and faults in one place; whatever happens the person gets an answer."""
    began = time.perf_counter()
    async with bot_of(interaction).at_work():
        try:
            actor = await actor_of(interaction)
            if needs is not None and needs not in actor.capabilities:
                raise NotAllowed(needs=needs.value)
            await work(actor)
        except Exception as error:
            await present(interaction, error)
    fields = {
        "guild": interaction.guild_id,
        "action": route,
        "ms": round((time.perf_counter() - began) * 1000),
    }
    _log.info("component", extra={"fields": fields})


class GuardedButton(ui.DynamicItem[ui.Button[Any]], template=r"^$"):
    """A button that survives restarts: its id is `area:verb:number`, its work is guarded.

    discord.py swallows what is raised in a dynamic item's check, and runs every item whose
    template fits; so there is no check, and a house test holds the templates apart.
    """

    route: ClassVar[str]
    needs: ClassVar[Capability | None]

    def __init_subclass__(cls, *, route: str, needs: Capability | None = None) -> None:
        super().__init_subclass__(template=rf"{re.escape(route)}:(?P<subject>[0-9]{{1,20}})")
        cls.route = route
        cls.needs = needs

    def __init__(
        self,
        subject: int,
        *,
        label: str | None = None,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        emoji: str | None = None,
    ) -> None:
        self.subject = subject
        # Discord wants a label or an emoji; an item made from a click is never drawn.
        super().__init__(
            ui.Button(
                label=label or "…", style=style, emoji=emoji, custom_id=f"{self.route}:{subject}"
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["subject"]))

    async def callback(self, interaction: Interaction) -> None:
        await guarded(
            interaction, self.route, self.needs, lambda actor: self.work(interaction, actor)
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        """What the click does; refusals are raised."""
        raise LookupError(f"{type(self).__name__} does nothing")


class GuardedSelect(ui.DynamicItem[ui.Select[Any]], template=r"^$"):
    """A menu that survives restarts, guarded like a button; `chosen` holds what was picked."""

    route: ClassVar[str]
    needs: ClassVar[Capability | None]

    def __init_subclass__(cls, *, route: str, needs: Capability | None = None) -> None:
        super().__init_subclass__(template=rf"{re.escape(route)}:(?P<subject>[0-9]{{1,20}})")
        cls.route = route
        cls.needs = needs

    def __init__(self, subject: int, menu: ui.Select[Any] | Any) -> None:
        self.subject = subject
        menu.custom_id = f"{self.route}:{subject}"
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["subject"]), item)

    @property
    def chosen(self) -> list[Any]:
        return list(self.item.values)

    async def callback(self, interaction: Interaction) -> None:
        await guarded(
            interaction, self.route, self.needs, lambda actor: self.work(interaction, actor)
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        """What the choice does; refusals are raised."""
        raise LookupError(f"{type(self).__name__} does nothing")


_FORM_WAITS_SECONDS = 4 * 3600
TAKEN = "taken"
"""In the extras of an interaction: a form that was waited for has been handed in."""


class GuardedModal(ui.Modal):
    """A form whose submission is guarded like a button's click."""

    route: ClassVar[str]
    needs: ClassVar[Capability | None]

    def __init_subclass__(cls, *, route: str, needs: Capability | None = None) -> None:
        super().__init_subclass__()
        cls.route = route
        cls.needs = needs

    def __init__(self, *, title: str) -> None:
        # For somebody who is called away in the middle; what comes later is given back.
        super().__init__(title=title, timeout=_FORM_WAITS_SECONDS)

    async def on_submit(self, interaction: Interaction) -> None:
        interaction.extras[TAKEN] = True
        await guarded(
            interaction, self.route, self.needs, lambda actor: self.work(interaction, actor)
        )

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        """What the submission does; refusals are raised."""
        raise LookupError(f"{type(self).__name__} does nothing")

    async def on_error(  # type: ignore[override]  # the library's two bases disagree themselves
        self, interaction: Interaction, error: Exception, /
    ) -> None:
        await present(interaction, error)


async def names_in(interaction: Interaction) -> dict[int, str]:
    """What everybody is called in the server."""
    if interaction.guild is None:
        return {}
    return {
        member.id: member.display_name
        async for member in interaction.guild.fetch_members(limit=None)
    }
