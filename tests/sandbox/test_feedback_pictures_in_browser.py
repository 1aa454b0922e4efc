"""Pictures of polls and surveys as members and organisers see them, for the documentation."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.poll_plans import MORNINGS, SPRING, SUPPER, THEME, TIME, WITHOUT_STAFF, PlannedPoll
from sandbox.survey_plans import BEGUN_BY, HOST, LATEST
from tests.sandbox.visitors import Visitor, visiting

pytestmark = pytest.mark.browser
# High enough for a whole message, of which the window shows no more than fits.
_HIGH = pytest.mark.parametrize("page", [1700], indirect=True, ids=["high"])
_FEEDBACK = "återkoppling"
_SURVEY = "Årets medlemsenkät"
_ARE_DRAWN = """() => [...document.querySelectorAll("article img")]
    .every((one) => one.complete && one.naturalWidth > 0)"""


async def message(visitor: Visitor, words: str) -> Locator:
    """The latest message with these words."""
    found = visitor.channel.locator("article", has_text=words).last
    await expect(found).to_be_visible()
    return found


async def picture(visitor: Visitor, shown: Locator, name: str) -> None:
    await shown.scroll_into_view_if_needed()
    await expect(shown.get_by_text("<@")).to_have_count(0)
    await visitor.wait_in_window(_ARE_DRAWN)
    await visitor.page.mouse.move(5, 5)
    await shown.screenshot(path=visitor.artefacts / f"{name}.png")


async def card(visitor: Visitor, planned: PlannedPoll) -> Locator:
    """The card of a poll: the first message with its question."""
    found = visitor.channel.locator("article", has_text=planned.question).first
    await expect(found).to_be_visible()
    return found


async def newest(visitor: Visitor, words: str) -> Locator:
    """What was just answered, with these words in it."""
    await expect(visitor.said(words)).to_be_visible()
    return visitor.channel.locator("article").last


@_HIGH
async def test_polls_that_are_over_and_polls_that_run(page: Page, artefacts: Path) -> None:
    """Bars and pictures of each kind, what is hidden, and what Discord shows of its own."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Hassan Rahimi", _FEEDBACK)
        for planned, name in (
            (MORNINGS, "single"),
            (THEME, "ranked"),
            (TIME, "scale"),
        ):
            await picture(visitor, await card(visitor, planned), f"poll-{name}-card")
            result = await message(visitor, f"Resultat: {planned.question}")
            await picture(visitor, result, f"poll-{name}-result")
        for planned, name in ((SPRING, "open"), (WITHOUT_STAFF, "hidden"), (SUPPER, "native")):
            await picture(visitor, await card(visitor, planned), f"poll-{name}")


@_HIGH
async def test_somebody_votes_and_changes_their_mind(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Elif Demir", _FEEDBACK)
        spring = await card(visitor, SPRING)
        lunches = visitor.form.get_by_text(SPRING.options[1])
        await visitor.press(spring, "Rösta", then=lunches)
        chosen = visitor.form.get_by_role("checkbox", name=SPRING.options[3])
        await expect(chosen).to_be_checked()
        await lunches.click()
        await visitor.picture("poll-form")
        await visitor.form.get_by_role("button", name="Skicka").click()
        await picture(visitor, await newest(visitor, "Din röst är ändrad"), "poll-voted")
        who = visitor.said("kan se vem som har röstat")
        await visitor.press(await card(visitor, WITHOUT_STAFF), "Vem kan se vad?", then=who)
        await picture(visitor, await newest(visitor, "Så länge omröstningen är öppen"), "poll-who")
        await visitor.run("polls list", then=visitor.said("Nyligen stängda"))
        await picture(visitor, await newest(visitor, "Nyligen stängda"), "poll-list")


@_HIGH
async def test_an_organiser_draws_up_a_poll(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Karin Ekdahl", _FEEDBACK)
        await visitor.pick_option("polls create", option="kind", downwards=3)
        question = visitor.form.get_by_label("Frågan")
        await visitor.send(then=question)
        await question.fill("Var ska höstens internat vara?")
        await visitor.form.get_by_label("Alternativen").fill("Marstrand\nBorås\nVi stannar hemma")
        await visitor.picture("poll-drawn-up")
        await visitor.form.get_by_role("button", name="Skicka").click()
        preview = await newest(visitor, "Inget är upplagt än.")
        await picture(visitor, preview, "poll-preview")
        await visitor.press(preview, "Lägg upp", then=visitor.said("Klart. Omröstningen läggs upp"))
        posted = visitor.channel.locator("article", has_text="Ingen har svarat än.").last
        vote = posted.get_by_role("button", name="Rösta")
        await expect(vote).to_be_visible()
        await visitor.press(posted, "Rösta", then=visitor.form.get_by_text("Förstahandsval"))
        await visitor.picture("poll-ranking")


@_HIGH
async def test_a_survey_is_answered_page_by_page(page: Page, artefacts: Path) -> None:
    """Gone on with where it was left: the promise, a form, the answers with a warning, thanks."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be(BEGUN_BY, _FEEDBACK)
        posted = await message(visitor, _SURVEY)
        await picture(visitor, posted, "survey-card")
        promise = visitor.said("Skickat är skickat")
        await visitor.press(posted, "Svara", then=promise)
        start = await newest(visitor, "Skickat är skickat")
        await picture(visitor, start, "survey-start")
        similar = visitor.form.get_by_role("radio", name="4", exact=True)
        await visitor.press(start, "Fortsätt där du var", then=similar)
        await similar.check()
        await visitor.form.get_by_role("radio", name="Ja, flera gånger").check()
        await visitor.picture("survey-page")
        await visitor.form.get_by_role("button", name="Skicka").click()
        saved = await newest(visitor, "sparad.")
        await picture(visitor, saved, "survey-saved")
        changed = visitor.form.get_by_label("Vad gjorde du annorlunda")
        await visitor.press(saved, "Nästa sida", then=changed)
        await changed.fill("Jag ringde Anders Lind i Alingsås redan på tredje sjukdagen.")
        await visitor.picture("survey-last-page")
        recommend = visitor.form.get_by_role("combobox")
        await recommend.click()
        await visitor.window.get_by_role("option", name="8", exact=True).click()
        await visitor.form.get_by_role("button", name="Skicka").click()
        answers = await newest(visitor, "Det här kan avslöja dig eller någon annan.")
        await picture(visitor, answers, "survey-answers")
        await visitor.press(answers, "Skicka", then=visitor.said("Tack! Ditt svar är med."))
        await picture(visitor, await newest(visitor, "Tack!"), "survey-thanks")


@_HIGH
async def test_a_host_reads_what_those_who_came_thought(page: Page, artefacts: Path) -> None:
    """Beside what was thought of the meetup before."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Johan Modig", "direct")
        await picture(visitor, await message(visitor, "Hur var träffen?"), "survey-invitation")
        await visitor.be(HOST, "direct")
        told = await message(visitor, LATEST.title)
        await picture(visitor, told, "survey-result-told")
        await visitor.be(HOST, _FEEDBACK)
        await visitor.pick_option("surveys results", option="round", downwards=0)
        await visitor.send(then=visitor.said(LATEST.title))
        overview = await newest(visitor, LATEST.title)
        await picture(visitor, overview, "survey-results")
        numbers = visitor.said("Mallen för det första samtalet.")
        await visitor.press(overview, "Siffror och svar", then=numbers)
        await picture(visitor, await newest(visitor, "Mallen"), "survey-numbers")


@_HIGH
async def test_what_organisers_arrange(page: Page, artefacts: Path) -> None:
    """The lists and settings, a survey drawn up and opened, one closed with its pictures."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Karin Ekdahl", _FEEDBACK)
        await visitor.run("surveys settings", then=visitor.said("Enkäternas inställningar"))
        await picture(visitor, await newest(visitor, "Minsta grupp."), "survey-settings")
        await visitor.run("surveys list", then=visitor.said("Nätverkets enkäter"))
        await picture(visitor, await newest(visitor, "Omgång 1"), "survey-list")
        await visitor.pick_option("surveys create", option="template", downwards=2)
        await visitor.send(then=visitor.said("Enkäten är tillagd."))
        added = await newest(visitor, "Enkäten är tillagd.")
        await picture(visitor, added, "survey-added")
        await visitor.press(added, "Starta en omgång", then=visitor.said("Så här blir det."))
        await picture(visitor, await newest(visitor, "Så här blir det."), "survey-preview")
        await visitor.pick_option("surveys close", option="survey", downwards=0)
        await visitor.send(then=visitor.said("Ska jag stänga"))
        sure = await newest(visitor, "Ska jag stänga")
        await picture(visitor, sure, "survey-close")
        await visitor.press(sure, "Ja, stäng", then=visitor.said("Nyckeln är förstörd"))
        await visitor.be("Karin Ekdahl", "direct")
        told = await message(visitor, _SURVEY)
        await picture(visitor, told, "survey-all-results")
