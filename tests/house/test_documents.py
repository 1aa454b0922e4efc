"""What the documents say of the program is what the program does."""

import re
from pathlib import Path

import pytest

from bot.permissions import INVITED_WITH
from config.settings import Settings, load_settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_invite_link_asks_for_what_the_bot_needs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"permissions={INVITED_WITH.value}" in readme


def test_the_example_settings_are_the_defaults() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    shown = dict(
        line.removeprefix("# ").split("=", 1)
        for line in lines
        if re.match(r"(# )?[A-Z_]+=", line) and "127.0.0.1" not in line
    )
    assert load_settings(shown) == Settings()
    assert set(shown) == {
        "DISCORD_TOKEN", "DATABASE_URL", "LEDARBOT_LOCALE", "LEDARBOT_TIMEZONE", "LOG_LEVEL",
        "LEDARBOT_ANONYMITY_KEY", "LEDARBOT_ANONYMITY_OLD_KEYS", "LEDARBOT_BOX_KEYS",
    }  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_repository_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    missing = [
        target
        for target in targets
        if not target.startswith(("http://", "https://"))
        and not (document.parent / target).exists()
    ]
    assert missing == []
