"""`ledarbot sandbox --tour`: the whole story without a browser, as each person sees it.

Every step looks for what it tells of. If something goes otherwise, the tour stops and says so:
then the exit code is not zero.
"""

import asyncio
import sys
from collections.abc import Callable, Mapping
from typing import Any

from simcord import ChannelHandle, InteractionResult, MemberActor, UserHandle
from simcord.results import ResponseMessage

from config.settings import Settings
from sandbox.engines import Engine, LedarbotEngine
from sandbox.lobby import hush
from sandbox.people import APPLICATIONS, Sort
from sandbox.transcripts import Renderer, Transcript, names_in
from sandbox.world import World, open_world

_TOLD_OTHERWISE = 1


class ToldOtherwise(Exception):
    """Something went otherwise than the story tells."""


def main(*, locale: str, write: Callable[[str], object] = sys.stdout.write) -> int:
    """Play the story and write it down; returns 0 if all went as told."""
    hush()
    return asyncio.run(_play(locale, write))


async def _play(locale: str, write: Callable[[str], object]) -> int:
    settings = Settings(locale=locale)
    engine = await LedarbotEngine.build(settings)
    return await play(engine, locale=locale, timezone=settings.timezone, write=write)


async def play(
    engine: Engine, *, locale: str, timezone: str, write: Callable[[str], object]
) -> int:
    async with open_world(engine) as world:
        renderer = Renderer(names_in(world.env), timezone=timezone)
        tour = Tour(world, Transcript(write, renderer), locale)
        try:
            await tour.play()
        except ToldOtherwise as otherwise:
            tour.transcript.tell(tour.text("sandbox-tour-otherwise", what=str(otherwise)))
            return _TOLD_OTHERWISE
    if world.env.errors:
        raise ExceptionGroup("the bot raised errors", _exceptions(world))
    return 0


def _exceptions(world: World) -> list[Exception]:
    return [error for error in world.env.errors if isinstance(error, Exception)]


class Tour:
    """The story, step by step."""

    def __init__(self, world: World, transcript: Transcript, locale: str) -> None:
        self.world = world
        self.network = world.network
        self.transcript = transcript
        self._locale = locale

    def text(self, key: str, /, **args: object) -> str:
        return self.world.engine.text(key, self._locale, **args)

    async def play(self) -> None:
        self.transcript.title(self.text("sandbox-tour-title", network=self.network.guild.name))
        self.transcript.tell(self.text("sandbox-tour-opening"))
        await self.applications_arrive()

    async def applications_arrive(self) -> None:
        self.transcript.heading(self.text("sandbox-tour-arrive"))
        for sort in Sort:
            await self.hand_in(sort)

    # ----------------------------------------------------------------- what people do

    async def hand_in(self, sort: Sort) -> None:
        """Hand in a prepared application on Discord's own page."""
        user, form = self.network.applicants[sort], APPLICATIONS[sort].as_form()
        self.transcript.tell(
            self.text("sandbox-tour-hands-in", name=self.network.people[user.id].name)
        )
        submit = self.network.requests.submit
        await self.world.act(lambda: submit(self.network.guild, user, form))

    async def click(
        self, person: MemberActor | UserHandle, message: Any, label: str
    ) -> InteractionResult:
        """Press a button, and show what the person is answered."""
        result: InteractionResult = await self.world.act(lambda: person.click(message, label=label))
        self.show_answers(person, result)
        return result

    async def slash(
        self, person: MemberActor, channel: ChannelHandle, command: str, **options: Any
    ) -> InteractionResult:
        """Run a command, and show what the person is answered."""
        result = await self.world.act(lambda: person.slash(channel, command, **options))
        self.show_answers(person, result)
        return result

    async def fill(
        self, person: MemberActor | UserHandle, form: InteractionResult, values: Mapping[str, Any]
    ) -> InteractionResult:
        """Fill in a form and send it, and show both it and the answer."""
        modal = form.modal
        if modal is None:
            raise ToldOtherwise(self.text("sandbox-tour-no-form"))
        note = self.text("sandbox-tour-form", name=self._name(person), title=modal["title"])
        self.transcript.show_form(note, modal, values)
        result: InteractionResult = await self.world.act(
            lambda: person.submit_modal(form, dict(values))
        )
        self.show_answers(person, result)
        return result

    # ------------------------------------------------------------------- what they see

    def show_answers(self, person: MemberActor | UserHandle, result: InteractionResult) -> None:
        if not result.acknowledged:
            raise ToldOtherwise(self.text("sandbox-tour-no-answer", name=self._name(person)))
        answers: list[ResponseMessage] = [result.response] if result.response else []
        for answer in (*answers, *result.followups):
            key = "sandbox-tour-only-you" if answer.ephemeral else "sandbox-tour-everybody"
            self.transcript.show(self.text(key, name=self._name(person)), answer)

    def show_latest(self, channel: ChannelHandle, viewer: MemberActor | UserHandle) -> None:
        """The latest message that a person sees in a channel."""
        history = channel.history(viewer=viewer)
        if not history:
            raise ToldOtherwise(self.text("sandbox-tour-nothing-there", name=self._name(viewer)))
        where = f"#{channel.name}" if channel.guild else self.text("sandbox-direct")
        self.transcript.show(where, history[-1], note=self._name(viewer))

    def expect(self, holds: bool, key: str, **args: object) -> None:
        """What the story tells must be so."""
        if not holds:
            raise ToldOtherwise(self.text(key, **args))

    def _name(self, person: MemberActor | UserHandle) -> str:
        return self.network.people[person.id].name
