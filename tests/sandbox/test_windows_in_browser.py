"""The lobby's page and the window in it, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from sandbox.lobby import Lobby
from sandbox.world import open_world
from tests.sandbox.small_engine import SmallEngine

pytestmark = pytest.mark.browser


@asynccontextmanager
async def open_page(page: Page, engine: SmallEngine) -> AsyncIterator[None]:
    async with open_world(engine) as world:
        lobby = Lobby(world)
        await lobby.open()
        await page.goto(lobby.url)
        await expect(page.locator("[data-person]")).to_have_count(24)
        yield
        # The page asks for the scene now and then: it is gone before the server is.
        await page.goto("about:blank")
        await lobby.close()


async def test_a_form_is_filled_in_and_answered_in_the_window(page: Page) -> None:
    async with open_page(page, SmallEngine()):
        await page.locator("[data-person='Anna Sjöberg']").click()
        window = page.frame_locator("#window")
        await window.get_by_role("button", name="Sök", exact=True).click()
        form = window.get_by_role("dialog")
        await expect(form.get_by_text("Fyra frågor, ungefär två minuter.")).to_be_visible()
        await form.get_by_label("Titel").fill("Enhetschef")
        await form.get_by_role("radio", name="Ja").check()
        await form.get_by_role("checkbox").check()
        await form.get_by_role("button", name="Skicka").click()
        seen = window.locator("#channel-timeline")
        await expect(seen.get_by_text("Tack: Enhetschef, yes")).to_be_visible()
        await expect(seen.get_by_text("Bara du ser det här")).to_be_visible()
        direct = page.locator("[data-channel='direct']")
        await expect(direct.locator(".new")).to_be_visible()
        await direct.click()
        await expect(seen.get_by_text("Vi hör av oss.")).to_be_visible()
        await expect(direct.locator(".new")).to_have_count(0)


async def test_a_command_is_run_in_direct_messages(page: Page) -> None:
    async with open_page(page, SmallEngine()):
        await page.locator("[data-person='Anna Sjöberg']").click()
        await page.locator("[data-channel='direct']").click()
        window = page.frame_locator("#window")
        await window.locator("#channel-composer-input").fill("/write")
        await window.locator("#channel-composer-input").press("Enter")
        await window.locator("#send-message").click()
        seen = window.locator("#channel-timeline")
        await expect(seen.get_by_text("Hej!")).to_be_visible()
        await expect(seen.get_by_text("Skrivet.")).to_be_visible()


async def test_what_the_lobby_does_shows_in_the_open_window(page: Page) -> None:
    engine = SmallEngine()
    async with open_page(page, engine):
        await page.locator("#begin").click()
        window = page.frame_locator("#window")
        await expect(window.locator("#channel-name")).to_have_text("granskning")
        await page.locator("[data-applicant='Maria Lindqvist'] .primary").click()
        seen = window.locator("#channel-timeline")
        card = seen.get_by_text("GUILD_JOIN_REQUEST_CREATE: Maria Lindqvist")
        await expect(card).to_be_visible()
        engine.plan("En påminnelse", after=timedelta(hours=3))
        await page.locator("[data-step='day']").click()
        await expect(seen.get_by_text("En påminnelse")).to_be_visible()
        await expect(page.locator("#now")).to_contain_text("13 januari 2026")
        await page.locator("#tab-outbox").click()
        await expect(page.locator("#messages")).to_contain_text("En påminnelse")


async def test_the_page_speaks_english_and_fits_a_narrow_screen(
    page: Page, artefacts: Path
) -> None:
    async with open_page(page, SmallEngine()):
        await page.locator("[data-locale='en']").click()
        await expect(page.locator("h1")).to_have_text("Ledarbot's sandbox")
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await page.set_viewport_size({"width": 480, "height": 900})
        wider = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wider
        await page.screenshot(path=artefacts / "lobby-narrow.png", full_page=True)


async def test_the_channel_fills_its_window_whatever_its_page_was_told(page: Page) -> None:
    async with open_page(page, SmallEngine()):
        await page.locator("#begin").click()
        channel = page.frame_locator("#window").locator("#preview-app")
        await expect(channel).to_be_visible()
        await channel.evaluate("shown => { shown.style.height = '300px' }")
        frame, shown = await page.locator("#window").bounding_box(), await channel.bounding_box()
        assert frame is not None
        assert shown is not None
        for side in ("width", "height"):
            assert shown[side] == pytest.approx(frame[side], abs=1)


async def test_without_its_token_the_page_says_where_to_find_it(page: Page) -> None:
    async with open_world(SmallEngine()) as world:
        lobby = Lobby(world)
        await lobby.open()
        await page.goto(lobby.url.split("#")[0])
        await expect(page.locator("#notice")).to_contain_text("skrev ut när den startade")
        await page.goto("about:blank")
        await lobby.close()
