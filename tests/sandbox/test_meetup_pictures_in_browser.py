"""Pictures of meetups as members and organisers see them, for the documentation."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.plans import LECTURE, MORNINGS, POSTPONED, SEASON
from tests.sandbox.visitors import Visitor, visiting

pytestmark = pytest.mark.browser
# High enough for a whole card, which the window shows no more of than fits.
_HIGH = pytest.mark.parametrize("page", [1500], indirect=True, ids=["high"])
_FIRST, _SECOND = (morning.title for morning in MORNINGS[:2])
_MEETUPS = "träffar"


def card(visitor: Visitor, title: str) -> Locator:
    """The card with this headline, in the channel."""
    headline = visitor.window.get_by_role("heading", name=title, exact=True)
    return visitor.channel.locator("article", has=headline).first


async def answer(visitor: Visitor, words: str) -> Locator:
    """The latest message with these words, which only the one who pressed sees."""
    found = visitor.channel.locator("article", has_text=words).last
    await expect(found).to_be_visible()
    return found


async def picture(visitor: Visitor, shown: Locator, name: str) -> None:
    await shown.scroll_into_view_if_needed()
    await expect(shown.get_by_text("<@")).to_have_count(0)
    await visitor.picture_of(shown, f"meetup-{name}")


@_HIGH
async def test_a_season_and_its_meetups(page: Page, artefacts: Path) -> None:
    """Open, full, postponed and without a date; the season with its whole programme."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Hassan Rahimi", _MEETUPS)
        # The season's card leads to the others, which are all there.
        last = card(visitor, SEASON).get_by_role("link", name=MORNINGS[-1].title)
        await expect(last).to_be_visible()
        for title, name in (
            (SEASON, "season"),
            (_FIRST, "open"),
            (LECTURE, "full"),
            (MORNINGS[POSTPONED - 1].title, "postponed"),
            (MORNINGS[-1].title, "to-come"),
        ):
            await picture(visitor, card(visitor, title), name)
        said = visitor.said("Du har en plats på")
        await visitor.press(card(visitor, _FIRST), "Jag kommer", then=said)
        await picture(visitor, await answer(visitor, "Du har en plats på"), "answer")
        waits = visitor.said("Du står på kö till")
        await visitor.press(card(visitor, LECTURE), "Jag kommer", then=waits)
        await picture(visitor, await answer(visitor, "Du står på kö till"), "waiting")
        await visitor.run("meetups list", then=visitor.said("Träffar framöver"))
        await picture(visitor, await answer(visitor, "Träffar framöver"), "list")
        follows = visitor.said("Du följer nu hela säsongen.")
        await visitor.press(card(visitor, SEASON), "Följ hela säsongen", then=follows)
        await picture(visitor, await answer(visitor, "Du följer nu hela säsongen."), "followed")


@_HIGH
async def test_the_tools_of_an_organiser(page: Page, artefacts: Path) -> None:
    """The editor, who comes, and a cancelled meetup."""
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Karin Ekdahl", _MEETUPS)
        tools = visitor.channel.get_by_role("button", name="Ladda ned listan").last
        await visitor.press(card(visitor, LECTURE), "Mer …", then=tools)
        more = visitor.channel.locator("article").last
        await picture(visitor, more, "tools")
        listed = visitor.said(f"Svar till {LECTURE}")
        await visitor.press(more, "Deltagare", then=listed)
        await picture(visitor, await answer(visitor, "Svar till"), "attendees")
        tools = visitor.channel.get_by_role("button", name="Ställ in").last
        await visitor.press(card(visitor, _SECOND), "Mer …", then=tools)
        more = visitor.channel.locator("article").last
        section = visitor.channel.get_by_role("button", name="Köns regler").last
        await visitor.press(more, "Ändra", then=section)
        await picture(visitor, visitor.channel.locator("article").last, "editor")
        await visitor.press(card(visitor, _SECOND), "Mer …", then=tools)
        more = visitor.channel.locator("article").last
        reason = visitor.form.get_by_role("textbox")
        await visitor.press(more, "Ställ in", then=reason)
        await visitor.picture("meetup-cancel-form")
        await reason.fill("Talaren är sjuk, och vi hittar ingen annan.")
        await visitor.form.get_by_role("button", name="Skicka").click()
        await expect(card(visitor, _SECOND).get_by_text("Inställd")).to_be_visible()
        await picture(visitor, card(visitor, _SECOND), "cancelled")
