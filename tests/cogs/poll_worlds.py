"""Polls for the tests of their screens: drawn up by the form, voted in by those who may."""

from collections.abc import Mapping
from typing import Any

import discord
from simcord import MemberActor
from simcord.results import InteractionResult

from bot.services import polls
from domain.ids import PollId
from domain.poll_values import Poll
from tests.cogs.worlds import Shown, World, buttons_of, components_of, text_of

QUESTION = "När ska vi ses nästa gång?"
OPTIONS = "Fredag\nLördag\nSöndag"


async def slash(world: World, person: MemberActor, command: str, **options: Any) -> Any:
    """Run `/polls command` where members talk."""
    return await person.slash(world.channels.meetups, f"polls {command}", **options)


async def previewed(world: World, kind: str = "single", **more: Any) -> InteractionResult:
    """What the organiser sees before posting; `fields` are what stands in the form."""
    organiser = more.pop("by", world.organiser)
    fields = {"question": QUESTION} | ({"options": OPTIONS} if kind in _TYPED else {})
    fields |= more.pop("fields", {})
    form = await slash(world, organiser, "create", kind=kind, **more)
    assert form.modal is not None, text_of(form)
    return await organiser.submit_modal(form, filled_in(form) | fields)


def filled_in(form: InteractionResult) -> dict[str, str]:
    """What stands in the fields of a form."""
    return {
        each["custom_id"]: each.get("value") or ""
        for each in components_of(form)
        if each.get("custom_id")
    }


_TYPED = ("single", "multiple", "ranked", "native")


async def posted(world: World, kind: str = "single", **more: Any) -> Poll:
    """A poll that the organiser has posted, standing in Discord."""
    before = {poll.poll_id for poll in await open_polls(world)}
    by = more.get("by", world.organiser)
    shown = await previewed(world, kind, **more)
    assert "Lägg upp" in buttons_of(shown), text_of(shown)
    await by.click(shown.response, label="Lägg upp")
    await world.do_due()
    [poll] = [each for each in await open_polls(world) if each.poll_id not in before]
    return poll


async def open_polls(world: World) -> list[Poll]:
    return await polls.open_polls(world.bot.uow, community_id=world.community_id)


async def stored(world: World, poll: Poll) -> Poll:
    return await polls.get(
        world.bot.uow, community_id=world.community_id, poll_id=PollId(poll.poll_id)
    )


def card_of(world: World, poll: Poll) -> discord.Message:
    """The poll's card as it stands in Discord."""
    channel = world.channels.feedback
    return next(each for each in channel.history() if each.id == poll.message_id)


def voters(world: World, count: int) -> list[MemberActor]:
    """So many members more."""
    return [
        world.guild.add_member(
            world.env.create_user(f"voter{number}", global_name=f"Röstare {number}"),
            roles=[world.roles.member],
        )
        for number in range(count)
    ]


async def vote(
    world: World, person: MemberActor, poll: Poll, choice: str | list[str] | Mapping[str, str]
) -> InteractionResult:
    """The person votes by the card: a word of a button, or what is chosen in the form."""
    card = card_of(world, poll)
    if "Rösta" not in buttons_of(card):
        assert isinstance(choice, str)
        return await person.click(card, label=choice)
    form = await person.click(card, label="Rösta")
    assert form.modal is not None, text_of(form)
    fields = choice if isinstance(choice, Mapping) else {"choice": choice}
    return await person.submit_modal(form, dict(fields))


async def drawn(world: World) -> None:
    """Time passes until the cards show what there is."""
    await world.advance(seconds=12)


def spaced(shown: Shown) -> str:
    """The text with ordinary spaces: percentages have one that does not break."""
    return text_of(shown).replace("\N{NO-BREAK SPACE}", " ")


async def closed_by_hand(world: World, poll: Poll) -> str:
    """An organiser closes the poll; what stands in the channel about how it went."""
    asked = await slash(world, world.organiser, "close", poll=str(poll.poll_id))
    assert "Det går inte att öppna den igen" in text_of(asked)
    done = await world.organiser.click(asked.response, label="Stäng nu")
    assert "Stängd. Resultatet kommer i" in text_of(done)
    await drawn(world)
    card = card_of(world, poll)
    if not poll.is_native:
        assert list(buttons_of(card)) == ["Vem kan se vad?"]
        assert "🔒 **Stängd**" in text_of(card)
    newest = world.channels.feedback.history()[-1]
    assert newest.id != card.id
    return spaced(newest)
