"""Pictures of threads as members, moderators and organisers see them, for the documentation."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.conversations import CONFLICT, REFERENCES
from tests.sandbox.visitors import Visitor, visiting

pytestmark = pytest.mark.browser
# High enough for a whole thread, of which the window shows no more than fits.
_HIGH = pytest.mark.parametrize("page", [1700], indirect=True, ids=["high"])
_FOOT = "Ställ en fråga, dela ett tips eller börja en diskussion"
_TELLING = (
    "Jag är ny chef för 23 personer på Alingsås lasarett, och min företrädare Anders Lind sitter"
    " kvar i gruppen. Alla går till honom i stället för till mig. Hur tar jag min plats utan att"
    " göra det till en strid?"
)


async def post(visitor: Visitor, words: str) -> Locator:
    """The latest message with these words."""
    found = visitor.channel.locator("article", has_text=words).last
    await expect(found).to_be_visible()
    return found


async def picture(visitor: Visitor, shown: Locator, name: str) -> None:
    await shown.scroll_into_view_if_needed()
    await expect(shown.get_by_text("<@")).to_have_count(0)
    await visitor.page.mouse.move(5, 5)
    await shown.screenshot(path=visitor.artefacts / f"thread-{name}.png")


async def pick(visitor: Visitor, message: Locator, command: str) -> None:
    """Choose a command in the menu of a message."""
    await message.click(button="right", position={"x": 200, "y": 12})
    await visitor.window.get_by_role("menuitem", name=command).click()


@_HIGH
async def test_a_question_without_a_name(page: Page, artefacts: Path) -> None:
    """From the buttons by the rules and the form to the promise and the warning."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Anna Sjöberg", _FOOT)
        foot = await post(visitor, "Vad funderar du på?")
        await picture(visitor, foot, "foot")
        agree = visitor.channel.get_by_role("button", name="Jag har läst och håller med")
        # Before its words it has a sign.
        await visitor.press(foot, "Ställ en fråga", then=agree, exact=False)
        rules = visitor.channel.locator("article").last
        await picture(visitor, rules, "rules")
        title = visitor.form.get_by_label("Din fråga i en mening")
        await visitor.press(rules, "Jag har läst och håller med", then=title)
        await title.fill("Min företrädare är kvar i gruppen")
        await visitor.form.get_by_label("Berätta lite mer").fill(_TELLING)
        await visitor.form.get_by_text("Frågeställaren, utan mitt namn").click()
        await visitor.picture("thread-form")
        await visitor.form.get_by_role("button", name="Skicka").click()
        preview = await post(visitor, "Det här kan avslöja dig eller någon annan.")
        await visitor.picture_of(preview, "thread-preview")
        await visitor.press(
            preview,
            "Jag har läst löftet, lägg upp nu",
            then=visitor.said("Din fråga läggs upp nu, utan ditt namn."),
        )
        await visitor.be("Björn Falk", "Min företrädare är kvar i gruppen")
        await picture(visitor, await post(visitor, "från Frågeställaren"), "first-post")


@_HIGH
async def test_a_thread_whose_authors_nobody_sees_and_a_report(page: Page, artefacts: Path) -> None:
    """The menu of a message leads to the moderators."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Björn Falk", CONFLICT.title)
        await expect(visitor.said("Till gruppen räcker det ofta")).to_be_visible()
        await picture(visitor, visitor.channel, "anonymous")
        reported = await post(visitor, "Sätt inte ihop dem")
        await reported.click(button="right", position={"x": 200, "y": 12})
        await visitor.picture("thread-menu")
        await page.keyboard.press("Escape")
        await expect(visitor.window.get_by_role("menu")).to_have_count(0)
        await pick(visitor, reported, "Anmäl till moderatorerna")
        await visitor.form.get_by_role("textbox").fill("Går det att lista ut vem det handlar om?")
        await visitor.picture("thread-report-form")
        await visitor.form.get_by_role("button", name="Skicka").click()
        await expect(visitor.said("Tack för att du säger till.")).to_be_visible()
        await visitor.be("Sara Holm", "granskning")
        card = await post(visitor, "Anmälan 1")
        await expect(card.get_by_text("<@")).to_have_count(0)
        await visitor.picture_of(card, "thread-report")
        await visitor.press(card, "Dölj", then=visitor.said("Inlägget döljs."))
        await expect(card.get_by_text("Dolt av")).to_be_visible()
        await visitor.picture_of(card, "thread-report-hidden")
        ask = visitor.channel.get_by_role("button", name="Begär att få veta vem")
        await visitor.press(card, "Mer …", then=ask)
        await picture(visitor, visitor.channel.locator("article").last, "report-more")


@_HIGH
async def test_what_helped_is_marked_in_the_menu_of_a_message(page: Page, artefacts: Path) -> None:
    """The first post leads to another answer from then on."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Björn Falk", REFERENCES.title)
        first = await post(visitor, "Det här svaret hjälpte")
        before = await first.get_by_role("link").first.get_attribute("href")
        await pick(visitor, await post(visitor, "Jag frågar alltid"), "Det här hjälpte mig")
        await expect(visitor.said("vilket svar som hjälpte.")).to_be_visible()
        await expect(first.get_by_role("link").first).not_to_have_attribute("href", str(before))
        await picture(visitor, visitor.channel, "answered")
        mine = visitor.said("Dina trådar")
        await visitor.run("threads mine", then=mine)
        await picture(visitor, visitor.channel.locator("article").last, "mine")
        listed = visitor.said("De senaste trådarna")
        await visitor.run("threads list", then=listed)
        await picture(visitor, visitor.channel.locator("article").last, "list")


@_HIGH
async def test_what_organisers_arrange(page: Page, artefacts: Path) -> None:
    """The settings, the topics and the question of the week."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Karin Ekdahl", "träffar")
        for command, words in (
            ("threads settings", "Trådarnas inställningar"),
            ("threads topics", "Ämnesvärdarna får veta"),
            ("prompts list", "frågor i banken"),
            ("prompts show", "Härnäst"),
        ):
            await visitor.run(command, then=visitor.said(words))
            shown = visitor.channel.locator("article").last
            await visitor.picture_of(shown, command.replace(" ", "-"))
