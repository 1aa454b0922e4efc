"""Pictures of polls and surveys as members and hosts see them, for the documentation."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.poll_plans import MORNINGS, SPRING, SUPPER, THEME, TIME, WITHOUT_STAFF
from sandbox.survey_plans import LATEST
from tests.sandbox.visitors import Visitor, visiting

pytestmark = pytest.mark.browser
_HIGH = pytest.mark.parametrize("page", [1700], indirect=True, ids=["high"])
_FEEDBACK = "återkoppling"
_SURVEY = "Årets medlemsenkät"


async def post(visitor: Visitor, words: str) -> Locator:
    """The latest message with these words."""
    found = visitor.channel.locator("article", has_text=words).last
    await expect(found).to_be_visible()
    return found


async def picture(visitor: Visitor, shown: Locator, name: str) -> None:
    await shown.scroll_into_view_if_needed()
    await expect(shown.get_by_text("<@")).to_have_count(0)
    for image in await shown.locator("img").all():
        await expect(image).to_have_js_property("complete", True)
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
async def test_a_survey_and_what_it_gave(page: Page, artefacts: Path) -> None:
    """Somebody answers a page; the host of a meetup reads what came in."""
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
        await page.keyboard.press("Escape")
        await visitor.be("Carina Nyström", "direct")
        told = await post(visitor, LATEST.title)
        await expect(told.locator("img").first).to_be_visible()
        await picture(visitor, told, "survey-results")
