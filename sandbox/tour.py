"""`ledarbot sandbox --tour`: the whole story without a browser, as each person sees it.

Every step looks for what it tells of. If something goes otherwise, the tour stops and says so:
then the exit code is not zero.
"""

import asyncio
import sys
from collections.abc import Callable

from simcord import BackendError, SetupError

from config.settings import Settings
from sandbox.engines import Engine, LedarbotEngine
from sandbox.lobby import hush
from sandbox.stories import Story
from sandbox.tellers import Teller, ToldOtherwise
from sandbox.transcripts import Renderer, Transcript, names_in
from sandbox.world import open_world

_TOLD_OTHERWISE = 1

Write = Callable[[str], object]


def main(*, locale: str, write: Write | None = None) -> int:
    """Play the story and write it down; returns 0 if all went as told."""
    hush()
    return asyncio.run(_play(locale, write or sys.stdout.write))


async def _play(locale: str, write: Write) -> int:
    settings = Settings(locale=locale)
    engine = await LedarbotEngine.build(settings)
    return await play(engine, locale=locale, timezone=settings.timezone, write=write)


async def play(engine: Engine, *, locale: str, timezone: str, write: Write) -> int:
    """Play the story with this bot in a world of its own."""
    async with open_world(engine) as world:
        renderer = Renderer(names_in(world.env), timezone=timezone)
        transcript = Transcript(write, renderer)
        teller = Teller(world, transcript, renderer, locale=locale)
        try:
            await Story(teller).tell()
        except ToldOtherwise as otherwise:
            transcript.tell(teller.text("sandbox-tour-otherwise", what=str(otherwise)))
            return _TOLD_OTHERWISE
        except (SetupError, BackendError, TimeoutError) as impossible:
            # A button that is not there, say: the simulated Discord says what can't be done.
            what = f"{type(impossible).__name__}: {impossible}"
            transcript.tell(teller.text("sandbox-tour-otherwise", what=what))
            return _TOLD_OTHERWISE
    return 0
