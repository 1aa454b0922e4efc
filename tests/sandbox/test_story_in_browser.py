"""The story in a real browser: the real bot, the lobby, and the window into its channels."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.visitors import visiting

pytestmark = pytest.mark.browser


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
        await own.get_by_label("Har du medarbetaransvar?").fill("Nej")
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
            await expect(page.locator("#messages").get_by_text(kind).first).to_be_visible()
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
        await visitor.picture_of(card, "card-from-the-form")
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
