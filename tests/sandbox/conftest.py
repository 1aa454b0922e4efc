"""A browser for the tests of the lobby's page."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

# Long enough for a machine with much else to do: what is awaited comes by itself.
PATIENCE_MILLISECONDS = 30_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Debian's chromium; without it the test is skipped, but never in CI."""
    found = shutil.which(CHROMIUM) or shutil.which("chromium")
    if found is None:
        reason = "there is no chromium (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=list(_ARGUMENTS))
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """A page that speaks Swedish; what it complains of in the console fails the test."""
    height = getattr(request, "param", 1040)
    page = await browser.new_page(
        viewport={"width": 1440, "height": height}, locale="sv-SE", timezone_id="Europe/Stockholm"
    )
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if _is_fault(line) else None)
    yield page
    await page.close()
    assert complaints == []


def _is_fault(line: ConsoleMessage) -> bool:
    # A refused request (a window that was replaced, a missing token) is reported so too.
    return line.type == "error" and "Failed to load resource" not in line.text


@pytest.fixture
def artefacts() -> Path:
    """Where screenshots are left; git ignores it."""
    folder = Path(os.environ.get("LEDARBOT_ARTEFACTS") or Path(__file__).parents[2] / "artefacts")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
