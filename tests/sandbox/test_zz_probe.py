from pathlib import Path
import pytest
from tests.sandbox.visitors import visiting
from tests.sandbox.conftest import *
pytestmark=pytest.mark.browser
async def test_probe(page):
    async with visiting(page, Path("/tmp/w/h11/art")) as v:
        await v.be("Karin Ekdahl","återkoppling")
        c=v.window.locator("#channel-composer-input")
        await c.fill("/polls create"); await c.press("Enter"); await page.wait_for_timeout(1500)
        await page.screenshot(path="/tmp/w/h11/art/probe1.png")
        await page.keyboard.press("Escape"); 
        await v.be("Karin Ekdahl","träffar")
        c=v.window.locator("#channel-composer-input")
        await c.fill("/surveys create"); await c.press("Enter"); await page.wait_for_timeout(1500)
        await page.keyboard.press("Enter"); await page.wait_for_timeout(1500)
        await page.screenshot(path="/tmp/w/h11/art/probe2.png")
        await page.keyboard.type("rekom"); await page.wait_for_timeout(2500)
        await page.screenshot(path="/tmp/w/h11/art/probe3.png")
