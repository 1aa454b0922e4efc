"""Somebody at the lobby's page in a real browser, with the real bot behind it."""

import contextlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import FrameLocator, Locator, Page, TimeoutError, expect

from config.settings import Settings
from sandbox.engines import LedarbotEngine
from sandbox.lobby import Lobby
from sandbox.world import open_world

_TRIES = 6
_A_WHILE = 5_000
_AT_THE_END = """() => {
    const seen = document.getElementById("channel-timeline");
    return seen.scrollHeight - seen.scrollTop - seen.clientHeight < 40;
}"""


@dataclass
class Visitor:
    """Somebody at the lobby's page, who leaves pictures behind."""

    page: Page
    artefacts: Path

    @property
    def window(self) -> FrameLocator:
        return self.page.frame_locator("#window")

    @property
    def channel(self) -> Locator:
        return self.window.locator("#channel-message-list")

    @property
    def form(self) -> Locator:
        return self.window.get_by_role("dialog")

    async def hand_in(self, name: str) -> None:
        applicant = self.page.locator(f"[data-applicant='{name}']")
        await applicant.locator(".primary").click()
        await expect(applicant.locator(".chip")).to_have_text("Inlämnad")

    async def be(self, name: str, channel: str) -> None:
        """Be this person, and look into this channel (or "direct")."""
        await self._pick(f"[data-person='{name}']")
        await self._pick(f"[data-channel='{channel}']")
        shown = "Ledarbot" if channel == "direct" else channel
        await expect(self.window.locator("#channel-name")).to_have_text(shown)

    async def _pick(self, what: str) -> None:
        """Press what the lobby may just be drawing anew, so that the press goes astray."""
        button = self.page.locator(what)
        for _ in range(_TRIES):
            await button.click()
            try:
                await expect(button).to_have_attribute("aria-pressed", "true", timeout=_A_WHILE)
            except AssertionError:
                continue
            return
        raise AssertionError(f"nothing came of {what}")

    def card(self, name: str) -> Locator:
        title = self.window.get_by_text(re.compile(rf"^Ansökan \d+: {name}$"))
        return self.channel.locator("article", has=title)

    async def press(
        self, within: Locator, label: str, *, then: Locator, exact: bool = True
    ) -> None:
        """Press a button in the window until something comes of it.

        The window's page drops a click silently while it still reads what the one before did.
        """
        button = within.get_by_role("button", name=label, exact=exact)
        for _ in range(_TRIES):
            # It may be gone by now, since what it does is only slow.
            with contextlib.suppress(TimeoutError):
                await button.click(timeout=_A_WHILE)
            try:
                await expect(then).to_be_visible(timeout=_A_WHILE)
            except AssertionError:
                continue
            return
        raise AssertionError(f"nothing came of {label}")

    async def run(self, command: str, *, then: Locator) -> None:
        """Write a command, and wait for what it shows."""
        composer = self.window.locator("#channel-composer-input")
        await composer.fill(f"/{command}")
        await composer.press("Enter")
        await self.send(then=then)

    async def pick_option(self, command: str, *, option: str, downwards: int) -> None:
        """Write a command, and choose one of the values that an option of it offers."""
        composer = self.window.locator("#channel-composer-input")
        await composer.fill(f"/{command}")
        await composer.press("Enter")
        await expect(self.window.get_by_role("option", name=option)).to_be_visible()
        await self.page.keyboard.press("Enter")
        await expect(self.window.locator(".command-option-input")).to_be_focused()
        for _ in range(downwards):
            await self.page.keyboard.press("ArrowDown")
        await self.page.keyboard.press("Enter")

    async def choose(self, command: str, words: str, *, option: str = "") -> None:
        """Write a command, and choose what its first option (or this one) offers for the words."""
        composer = self.window.locator("#channel-composer-input")
        await composer.fill(f"/{command}")
        await composer.press("Enter")
        if option:
            await expect(self.window.get_by_role("option", name=option)).to_be_visible()
            await self.page.keyboard.press("Enter")
        await expect(self.window.locator(".command-option-input")).to_be_focused()
        await self.page.keyboard.type(words)
        await expect(self.window.get_by_role("option", name=words)).to_be_visible()
        await self.page.keyboard.press("Enter")

    async def send(self, *, then: Locator) -> None:
        """Send the command that is written, and wait for what it shows."""
        send = self.window.locator("#send-message")
        for _ in range(_TRIES):
            await send.click()
            try:
                await expect(then).to_be_visible(timeout=_A_WHILE)
            except AssertionError:
                continue
            break
        else:
            raise AssertionError("nothing came of the command")
        # The window goes down to the answer.
        await self.wait_in_window(_AT_THE_END)

    async def wait_in_window(self, condition: str) -> None:
        """Wait until this holds on the window's own page."""
        holder = await self.page.query_selector("#window")
        assert holder is not None
        frame = await holder.content_frame()
        assert frame is not None
        await frame.wait_for_function(condition)

    def said(self, words: str) -> Locator:
        """The latest message in the channel with these words."""
        return self.channel.get_by_text(words).last

    async def picture(self, name: str) -> None:
        await self.page.screenshot(path=self.artefacts / f"{name}.png")

    async def picture_of(self, card: Locator, name: str) -> None:
        """The card as it stands, without the tools that appear under the pointer."""
        await self.page.mouse.move(5, 5)
        await card.locator(".component-container").screenshot(path=self.artefacts / f"{name}.png")


@asynccontextmanager
async def visiting(page: Page, artefacts: Path) -> AsyncIterator[Visitor]:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        lobby = Lobby(world)
        await lobby.open()
        await page.goto(lobby.url)
        await expect(page.locator("[data-person]")).to_have_count(24)
        visitor = Visitor(page, artefacts)
        try:
            yield visitor
        except AssertionError:
            await visitor.picture("failed")
            raise
        finally:
            await page.goto("about:blank")
            await lobby.close()
        assert [line for line in world.journal.lines if line.level == "error"] == []
