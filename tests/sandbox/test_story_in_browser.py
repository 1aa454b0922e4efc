"""The story in a real browser: the real bot, the lobby, and the window into its channels."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import FrameLocator, Locator, Page, expect

from config.settings import Settings
from sandbox.engines import LedarbotEngine
from sandbox.lobby import Lobby
from sandbox.world import open_world

pytestmark = pytest.mark.browser
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
        person = self.page.locator(f"[data-person='{name}']")
        await person.click()
        await expect(person).to_have_attribute("aria-pressed", "true")
        button = self.page.locator(f"[data-channel='{channel}']")
        await button.click()
        await expect(button).to_have_attribute("aria-pressed", "true")
        shown = "Ledarbot" if channel == "direct" else channel
        await expect(self.window.locator("#channel-name")).to_have_text(shown)

    def card(self, name: str) -> Locator:
        title = self.window.get_by_text(re.compile(rf"^Ansökan \d+: {name}$"))
        return self.channel.locator("article", has=title)

    async def press(self, within: Locator, label: str, *, then: Locator) -> None:
        """Press a button in the window until something comes of it.

        The window's page drops a click silently while it still reads what the one before did.
        """
        button = within.get_by_role("button", name=label, exact=True)
        for _ in range(_TRIES):
            await button.click()
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
        send = self.window.locator("#send-message")
        for _ in range(_TRIES):
            await send.click()
            try:
                await expect(then).to_be_visible(timeout=_A_WHILE)
            except AssertionError:
                continue
            break
        else:
            raise AssertionError(f"nothing came of /{command}")
        # The window goes down to the answer.
        frame = await (await self.page.query_selector("#window")).content_frame()
        await frame.wait_for_function(_AT_THE_END)

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


async def test_from_a_request_to_a_welcome(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await visitor.picture("lobby-begin")
        await page.locator("#begin").click()
        await expect(visitor.window.get_by_text("Inga meddelanden här än.")).to_be_visible()

        await visitor.hand_in("Maria Lindqvist")
        card = visitor.card("Maria Lindqvist")
        await expect(card.get_by_text("Förslag: godkänn.")).to_be_visible()
        await expect(card.get_by_text("”24 undersköterskor”")).to_be_visible()
        await expect(card.get_by_text("<@")).to_have_count(0)
        await visitor.picture("lobby")
        await visitor.picture_of(card, "card")

        answer = "Godkänd. Maria Lindqvist släpps in nu och hälsas välkommen."
        await visitor.press(card, "Godkänn", then=visitor.said(answer))
        await expect(card.get_by_text("✅ Godkänd av")).to_be_visible()
        for label in ("Jag tar den", "Godkänn", "Avböj", "Fråga mer"):
            await expect(card.get_by_role("button", name=label, exact=True)).to_have_count(0)
        await visitor.picture_of(card, "card-approved")

        await page.locator("#step-next").click()
        await expect(page.locator("#now")).to_contain_text("08:32")
        await visitor.be("Anna Sjöberg", "välkommen")
        greeting = visitor.said("Varmt välkommen till Ledstången")
        await expect(greeting).to_contain_text("@Maria Lindqvist")
        await visitor.picture("welcome")
        await visitor.be("Maria Lindqvist", "direct")
        await expect(visitor.said("Din ansökan är godkänd.")).to_be_visible()
        await visitor.picture("approved-message")
        await visitor.run("me", then=visitor.said("Du och Ledarbot"))
        await visitor.be("Maria Lindqvist", "välkommen")
        await visitor.run("me", then=visitor.said("Enhetschef inom hemtjänsten"))
        await visitor.picture("me")


async def test_one_s_own_application_is_declined_with_a_reason(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await page.locator(".own summary").click()
        own = page.locator("#own")
        await own.get_by_label("Namn").fill("Nils Ek")
        await own.get_by_label("Vilken är din titel?").fill("Säljare")
        await own.get_by_label("Var arbetar du?").fill("Nordtak i Borås AB")
        await own.get_by_label("Vad gör du i ditt arbete?").fill("Säljer tak till villaägare")
        await own.get_by_label("Har du personalansvar?").fill("Nej")
        await own.get_by_role("button", name="Lämna in").click()
        await expect(page.locator("[data-applicant='Nils Ek'] .chip")).to_have_text("Inlämnad")

        await visitor.be("Sara Holm", "granskning")
        card = visitor.card("Nils Ek")
        await expect(card.get_by_text("Förslag: avböj.")).to_be_visible()
        await visitor.picture_of(card, "card-declined")
        reason = visitor.form.get_by_label("Skälet, som den sökande får läsa")
        await visitor.press(card, "Avböj", then=reason)
        await expect(reason).to_have_value(re.compile("Tack för din ansökan!"))
        await visitor.picture("decline-form")
        await reason.fill("Nätverket är för chefer i offentlig sektor.")
        await visitor.press(visitor.form, "Skicka", then=card.get_by_text("Avböjd av"))

        await visitor.be("Nils Ek", "direct")
        await expect(visitor.window.get_by_text("Inga meddelanden här än.")).to_be_visible()
        told = page.locator("#from-discord")
        await expect(told).to_contain_text("din ansökan är avslagen")
        await expect(told).to_contain_text("Nätverket är för chefer i offentlig sektor.")
        await visitor.picture("declined-in-discord")

        await page.locator("[data-step='day']").click()
        await expect(page.locator("#now")).to_contain_text("13 januari 2026")
        await page.locator("#tab-outbox").click()
        for kind in ("Kort till moderatorerna", "Avslag i Discord"):
            await expect(page.locator("#messages").get_by_text(kind)).to_be_visible()
        await expect(page.locator("#jobs")).to_contain_text("Daglig städning")
        await visitor.picture("outbox")
        await page.locator("#tab-log").click()
        log = page.locator("#lines")
        await expect(log).to_contain_text("kind=applications.refusal outcome=sent")
        for word in ("Säljare", "Nordtak", "offentlig", "Nils"):
            await expect(log).not_to_contain_text(word)
        await visitor.picture("log")


async def test_whoever_is_inside_applies_by_the_form_and_is_asked(
    page: Page, artefacts: Path
) -> None:
    async with visiting(page, artefacts) as visitor:
        await page.locator("[data-person='Amina Warsame']").click()
        enter = page.get_by_role("button", name="Gå in på servern utan att söka")
        await enter.click()
        await expect(enter).to_have_count(0)
        await visitor.be("Amina Warsame", "välkommen")
        await expect(visitor.said("Välkommen till Ledstången")).to_be_visible()
        await visitor.picture("invitation")
        form = visitor.form
        title = form.get_by_label("Din titel eller roll")
        await visitor.press(visitor.channel, "Ansök om medlemskap", then=title)
        await title.fill("Processledare")
        await form.get_by_label("Var arbetar du?").fill("Västra Götalandsregionen")
        await form.get_by_role("radio", name="Osäker").check()
        await form.get_by_label("Vad gör du").fill("Jag leder en grupp på sex i ett projekt.")
        await visitor.picture("form")
        await form.get_by_role("checkbox").check()
        thanks = visitor.said("Tack Amina Warsame! Din ansökan är inlämnad.")
        await visitor.press(form, "Skicka", then=thanks)

        await visitor.be("Sara Holm", "granskning")
        card = visitor.card("Amina Warsame")
        await expect(card.get_by_text("Förslag: läs själv.")).to_be_visible()
        await visitor.picture_of(card, "card-unclear")
        question = form.get_by_label("Vad vill du veta?")
        await visitor.press(card, "Fråga mer", then=question)
        await question.fill("Har du personalansvar?")
        await visitor.press(form, "Skicka", then=card.get_by_text("Väntar på den sökande"))

        await visitor.be("Amina Warsame", "Din ansökan (53)")
        answer = form.get_by_label("Ditt svar")
        await visitor.press(visitor.channel, "Komplettera", then=answer)
        await answer.fill("Ja, för tolv medarbetare.")
        done = visitor.said("Ditt svar är framme hos moderatorerna")
        await visitor.press(form, "Skicka", then=done)
        await visitor.picture("question")
        await visitor.be("Sara Holm", "granskning")
        await expect(card.get_by_text("Ja, för tolv medarbetare.")).to_be_visible()
        await expect(visitor.said("Ansökan 53 har kompletterats")).to_be_visible()


async def test_the_owner_checks_the_settings(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Karin Ekdahl", "granskning")
        for command, words, picture in (
            ("setup check", "Allt är rätt inställt.", "setup-check"),
            ("setup start", "Ställ in Ledstången", "setup-start"),
            ("help", "Det här kan jag göra för dig", "help"),
            ("privacy show", "lagrat om dig i Ledstången", "privacy"),
        ):
            await visitor.run(command, then=visitor.said(words))
            await visitor.picture(picture)
