"""Pictures of the desk as moderators see it, for the documentation and to be looked at."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.visitors import visiting

pytestmark = pytest.mark.browser
_CHART_IS_DRAWN = "() => [...document.images].some((one) => one.alt && one.naturalWidth > 600)"
# High enough for a whole card, which the window shows no more of than fits.
_HIGH = pytest.mark.parametrize("page", [1500], indirect=True, ids=["high"])
_IS_HIGH = "() => document.getElementById('channel-timeline').clientHeight > 900"


@_HIGH
async def test_the_four_kinds_of_cards(page: Page, artefacts: Path) -> None:
    """A clear yes, a clear no, an unclear one, and one that contradicts itself."""
    async with visiting(page, artefacts) as visitor:
        await page.locator("#begin").click()
        for name, words, picture in (
            ("Maria Lindqvist", "Förslag: godkänn.", "clear-yes"),
            ("Peter Hallgren", "Förslag: avböj.", "clear-no"),
            ("Amina Warsame", "Förslag: läs själv.", "unclear"),
            ("Stefan Ljung", "Svaren säger emot varandra om medarbetaransvaret.", "contradictory"),
            ("Helena Alm", "Har sökt tidigare: avböjd 4 oktober 2025.", "returning"),
        ):
            await visitor.hand_in(name)
            card = visitor.card(name)
            await expect(card.get_by_text(words)).to_be_visible()
            await expect(card.get_by_text("<@")).to_have_count(0)
            await visitor.wait_in_window(_IS_HIGH)
            await visitor.picture_of(card, f"card-{picture}")


@_HIGH
async def test_the_numbers_come_with_a_picture(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Sara Holm", "granskning")
        await visitor.pick_option("applications stats", option="days", downwards=2)
        said = visitor.said("Ansökningarna de senaste 365 dagarna")
        await visitor.send(then=said)
        chart = visitor.channel.get_by_role("img", name="Diagram över de senaste 365 dagarna")
        await expect(chart).to_be_visible()
        await visitor.wait_in_window(_CHART_IS_DRAWN)
        await visitor.picture("stats")


@_HIGH
async def test_the_policy_is_shown_drawn_up_and_tried(page: Page, artefacts: Path) -> None:
    async with visiting(page, artefacts) as visitor:
        await visitor.be("Sara Holm", "granskning")
        shown = visitor.said("Grundreglerna gäller utan ändringar.")
        await visitor.run("policy show", then=shown)
        await visitor.picture("policy-show")
        await visitor.run("policy try", then=visitor.said("Välj hur det skulle vara."))
        required = visitor.channel.locator("article").last.get_by_role("combobox").first
        await required.click()
        await visitor.window.get_by_role("option", name="medarbetaransvar").click()
        # Closing the menu is what chooses.
        await required.click()
        await expect(required).not_to_contain_text("medarbetaransvar")
        await visitor.picture("policy-draft")
        tried = visitor.said("ansökningar lästes om.")
        await visitor.press(visitor.channel, "Prova på alla ansökningar", then=tried)
        await visitor.picture("policy-try")
