"""Pictures of polls and surveys as members and hosts see them, for the documentation."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.poll_plans import MORNINGS, SPRING, SUPPER, THEME, TIME, WITHOUT_STAFF
from sandbox.survey_plans import BEGUN_BY, HOST, LATEST
from tests.sandbox.visitors import Visitor, visiting

pytestmark = pytest.mark.browser
_HIGH = pytest.mark.parametrize("page", [1700], indirect=True, ids=["high"])
# A host's message holds all that was answered, and the yearly survey's ten pictures.
_VERY_HIGH = pytest.mark.parametrize("page", [5200], indirect=True, ids=["very-high"])
_FEEDBACK = "återkoppling"
_SURVEY = "Årets medlemsenkät"


async def post(visitor: Visitor, words: str) -> Locator:
    """The latest message with these words."""
    found = visitor.channel.locator("article", has_text=words).last
    await expect(found).to_be_visible()
    return found


async def newest(visitor: Visitor, words: str) -> Locator:
    """What was just answered, with these words in it."""
    await expect(visitor.said(words)).to_be_visible()
    return visitor.channel.locator("article").last


async def picture(visitor: Visitor, shown: Locator, name: str) -> None:
    await shown.scroll_into_view_if_needed()
    await expect(shown.get_by_text("<@")).to_have_count(0)
    for image in await shown.locator("img").all():
        await expect(image).not_to_have_js_property("naturalWidth", 0)
    await visitor.page.mouse.move(5, 5)
    await shown.screenshot(path=visitor.artefacts / f"feedback-{name}.png")


@_HIGH
async def test_each_kind_of_poll(page: Page, artefacts: Path) -> None:
    """What is over has its picture and its numbers; what runs tells no more than it may."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Anna Sjöberg", _FEEDBACK)
        for planned, name in ((MORNINGS, "single"), (THEME, "ranked"), (TIME, "scale")):
            result = await post(visitor, f"Resultat: {planned.question}")
            await expect(result.locator("img").first).to_be_visible()
            await picture(visitor, result, name)
        several = await post(visitor, SPRING.question)
        await expect(several.get_by_text("har svarat")).to_be_visible()
        await expect(several.get_by_text("Visar läget efter")).to_be_visible()
        await picture(visitor, several, "multiple")
        hidden = await post(visitor, WITHOUT_STAFF.question)
        await expect(hidden.get_by_text("Resultatet visas när omröstningen har")).to_be_visible()
        await picture(visitor, hidden, "yes-no")
        await picture(visitor, await post(visitor, SUPPER.question), "native")
        noted = visitor.said("Tack, din röst är noterad: Nej")
        await visitor.press(hidden, "Nej", then=noted)
        promise = visitor.said("Därefter kan ingen ta reda på det")
        await visitor.press(hidden, "Vem kan se vad?", then=promise)
        await picture(visitor, visitor.channel.locator("article").last, "promise")


@_HIGH
async def test_a_survey_and_its_first_page(page: Page, artefacts: Path) -> None:
    """What is promised comes before the form."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Björn Falk", _FEEDBACK)
        card = await post(visitor, _SURVEY)
        await picture(visitor, card, "survey-card")
        begin = visitor.channel.get_by_role("button", name="Börja")
        await visitor.press(card, "Svara", then=begin)
        start = visitor.channel.locator("article").last
        await picture(visitor, start, "survey-start")
        await visitor.press(start, "Börja", then=visitor.form.get_by_text("Kommun").first)
        await visitor.picture("feedback-survey-form")


@_HIGH
async def test_somebody_changes_their_vote(page: Page, artefacts: Path) -> None:
    """The form holds the present vote; the list tells that they have voted."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Elif Demir", _FEEDBACK)
        card = visitor.channel.locator("article", has_text=SPRING.question).first
        lunches = visitor.form.get_by_role("checkbox", name=SPRING.options[1])
        await visitor.press(card, "Rösta", then=lunches)
        await expect(visitor.form.get_by_role("checkbox", name=SPRING.options[3])).to_be_checked()
        await lunches.check()
        await visitor.picture("feedback-vote-form")
        await visitor.form.get_by_role("button", name="Skicka").click()
        await picture(visitor, await newest(visitor, "Din röst är ändrad"), "voted")
        await visitor.run("polls list", then=visitor.said("Nyligen stängda"))
        await expect(visitor.channel.get_by_text("✅ du har röstat")).to_be_visible()
        await picture(visitor, await newest(visitor, "Nyligen stängda"), "poll-list")


@_HIGH
async def test_an_organiser_draws_up_a_ranking(page: Page, artefacts: Path) -> None:
    """The form, what it will look like, and the menus in which one ranks."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Karin Ekdahl", _FEEDBACK)
        await visitor.choose("polls create", "Rank options")
        question = visitor.form.get_by_label("Frågan")
        await visitor.send(then=question)
        await question.fill("Var ska höstens internat vara?")
        await visitor.form.get_by_label("Alternativen").fill("Marstrand\nBorås\nVi stannar hemma")
        await visitor.picture("feedback-poll-form")
        await visitor.form.get_by_role("button", name="Skicka").click()
        preview = await newest(visitor, "Inget är upplagt än.")
        await picture(visitor, preview, "poll-preview")
        await visitor.press(preview, "Lägg upp", then=visitor.said("Klart. Omröstningen läggs upp"))
        card = visitor.channel.locator("article", has_text="Ingen har svarat än.").last
        await visitor.press(card, "Rösta", then=visitor.form.get_by_text("Förstahandsval"))
        await visitor.picture("feedback-ranking-form")


@_HIGH
async def test_a_survey_is_gone_on_with_and_sent(page: Page, artefacts: Path) -> None:
    """What was filled in is there; what could betray somebody is warned of before it is sent."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be(BEGUN_BY, _FEEDBACK)
        draft = visitor.said("Det du fyllde i sist finns kvar")
        await visitor.press(await post(visitor, _SURVEY), "Svara", then=draft)
        start = await newest(visitor, "Det du fyllde i sist finns kvar")
        similar = visitor.form.get_by_role("radio", name="4", exact=True)
        await visitor.press(start, "Fortsätt där du var", then=similar)
        await similar.check()
        await visitor.form.get_by_role("radio", name="Ja, flera gånger").check()
        await visitor.picture("feedback-survey-second-page")
        await visitor.form.get_by_role("button", name="Skicka").click()
        saved = await newest(visitor, "sparad.")
        await picture(visitor, saved, "survey-saved")
        changed = visitor.form.get_by_label("Vad gjorde du annorlunda")
        await visitor.press(saved, "Nästa sida", then=changed)
        await changed.fill("Jag ringde Anders Lind i Alingsås redan på tredje sjukdagen.")
        await visitor.form.get_by_role("combobox").click()
        await visitor.window.get_by_role("option", name="8", exact=True).click()
        await visitor.form.get_by_role("button", name="Skicka").click()
        answers = await newest(visitor, "Det här kan avslöja dig eller någon annan.")
        await picture(visitor, answers, "survey-answers")
        await visitor.press(answers, "Skicka", then=visitor.said("Tack! Ditt svar är med."))
        await picture(visitor, await newest(visitor, "Tack!"), "survey-thanks")


@_VERY_HIGH
async def test_a_host_reads_beside_the_time_before(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Johan Modig", "direct")
        await picture(visitor, await post(visitor, "Hur var träffen?"), "survey-invitation")
        await visitor.be(HOST, "direct")
        told = await post(visitor, LATEST.title)
        await expect(told.locator("img").first).to_be_visible()
        await picture(visitor, told, "survey-results")
        await visitor.be(HOST, _FEEDBACK)
        await visitor.choose("surveys results", LATEST.title)
        await visitor.send(then=visitor.said(LATEST.title))
        overview = await newest(visitor, LATEST.title)
        await picture(visitor, overview, "survey-overview")
        words = visitor.said("Mallen för det första samtalet.")
        await visitor.press(overview, "Siffror och svar", then=words)
        numbers = await newest(visitor, "Mallen")
        await expect(numbers.get_by_text("Medelvärde 4,1 (förra gången 3,8)")).to_be_visible()
        await picture(visitor, numbers, "survey-numbers")


@_VERY_HIGH
async def test_what_organisers_arrange(page: Page, artefacts: Path) -> None:
    """The settings and the list, a survey added and about to be opened, one closed."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Karin Ekdahl", _FEEDBACK)
        await visitor.run("surveys settings", then=visitor.said("Enkäternas inställningar"))
        await picture(visitor, await newest(visitor, "Minsta grupp."), "survey-settings")
        await visitor.run("surveys list", then=visitor.said("Nätverkets enkäter"))
        await picture(visitor, await newest(visitor, "Nätverkets enkäter"), "survey-list")
        await visitor.choose("surveys create", "Skulle du", option="template")
        await visitor.send(then=visitor.said("Enkäten är tillagd."))
        added = await newest(visitor, "Enkäten är tillagd.")
        await picture(visitor, added, "survey-added")
        await visitor.press(added, "Starta en omgång", then=visitor.said("Så här blir det."))
        await picture(visitor, await newest(visitor, "Så här blir det."), "survey-preview")
        await visitor.choose("surveys close", _SURVEY)
        await visitor.send(then=visitor.said("Ska jag stänga"))
        sure = await newest(visitor, "Ska jag stänga")
        await picture(visitor, sure, "survey-close")
        await visitor.press(sure, "Ja, stäng", then=visitor.said("Nyckeln är förstörd"))
        await visitor.be("Karin Ekdahl", "direct")
        told = await post(visitor, _SURVEY)
        await expect(told.locator("img").last).to_be_visible()
        await picture(visitor, told, "survey-all")
