"""The tour: the whole story with the real bot, in this process and in one of its own."""

import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bot.services import communities
from config.settings import Settings
from domain.ids import CommunityId
from sandbox.engines import LedarbotEngine
from sandbox.seed import Network
from sandbox.tour import play
from sandbox.transcripts import WIDTH
from tests.sandbox.small_engine import SmallEngine

ROOT = Path(__file__).parents[2]
ZONE = "Europe/Stockholm"


async def told(engine: LedarbotEngine | SmallEngine, *, locale: str = "sv") -> tuple[int, str]:
    written: list[str] = []
    code = await play(engine, locale=locale, timezone=ZONE, write=written.append)
    return code, "".join(written)


def ending(story: str) -> str:
    """The last sentence, in one line."""
    return " ".join(story.rstrip().rpartition("\n\n")[2].split())


async def test_the_whole_story_goes_as_told() -> None:
    code, story = await told(await LedarbotEngine.build(Settings()))
    assert code == 0, story
    assert "Allt gick som det skulle: 6 nya medlemmar, 3 vänliga nej." in story
    for seen in (
        "Förslag: godkänn.",
        "Förslag: avböj.",
        "Förslag: läs själv.",
        "Bara Tomas Wik ser",
        "[Jag tar den]  [Godkänn]  [Avböj]  [Fråga mer]",
        "Direktmeddelanden · Jonathan Meyer",
        "Welcome to Ledstången!",
        "Discord visar: din ansökan är avslagen.",
        "När: torsdag 12 mars 2026 kl. 12.00",
        "3 av 3 platser tagna, 2 på kö, 1 kanske",
        "Påminnelse: Varför förändring tar tid är i morgon.",
        "2. tors 23 apr. 09.30–12.30",
        "Take the seat",
        "Vad frågar ni när ni tar referenser? ↗ · Rekrytering · ✅ besvarad",
        "- En person: Anders Lind",
        "utan ditt namn, det vet bara du",
        "Inlägget är dolt av moderatorerna.",
        "Det var du som frågade. En annan moderator behöver hålla med.",
        "Den här frågan väntar fortfarande på ett svar.",
        "ställs av @Gunilla Stark",
        "Din röst är ändrad: Marstrand",
        "Marstrand — 4 (80 %)",
        "💾 Det du fyllde i sist finns kvar, krypterat. Det är inte skickat.",
        "- En plats: Alingsås",
        "/surveys close survey: Årets medlemsenkät",
        "Stängd. 82 av 156 svarade.",
        "[resultat-10.png]",
        "[enkat-1.xlsx]",
        "✅ Översikten läggs upp i #återkoppling.",
        "Mallen för det första samtalet.",
    ):
        assert seen in story, seen


async def test_the_transcript_is_fit_to_be_read() -> None:
    _, story = await told(await LedarbotEngine.build(Settings()))
    assert max(len(line) for line in story.splitlines()) <= WIDTH
    for raw in ("<@", "<#", "<t:", "**", "\u2060", "sandbox-", "applications-", "Traceback"):
        assert raw not in story, raw
    assert not re.search(r"\{ ?\$", story)


async def test_the_story_is_told_in_english_too() -> None:
    code, story = await told(await LedarbotEngine.build(Settings(locale="en")), locale="en")
    assert code == 0, story
    assert "All went well: 6 new members, 3 kind refusals." in story


class Deaf(LedarbotEngine):
    """A bot that sends nothing that it should."""

    async def do_due(self, now: object) -> None:
        """Nothing is ever due."""

    async def settle_in(self, network: Network) -> None:
        await super().settle_in(network)
        await self.bot.delivery.close()


async def test_a_bot_that_stays_silent_is_found_out() -> None:
    code, story = await told(await Deaf.build(Settings()))
    assert code == 1
    # Not even the invitation is there, and the first check of the settings says so.
    assert ending(story).startswith(
        "Det gick inte som det skulle: ingenstans står ”Allt är rätt inställt."
    )


class Misled(LedarbotEngine):
    """A bot whose review channel was lost from its settings."""

    async def settle_in(self, network: Network) -> None:
        await super().settle_in(network)
        await communities.change(
            self.bot.uow,
            community_id=CommunityId(network.guild.id),
            by=None,
            now=self.clock.now(),
            change=lambda community: replace(community, review_channel_id=None),
        )


async def test_a_wrong_answer_is_told_with_what_was_sought() -> None:
    code, story = await told(await Misled.build(Settings()))
    assert code == 1
    assert ending(story).startswith(
        "Det gick inte som det skulle: ingenstans står ”Allt är rätt inställt."
    )


class Stumbling(LedarbotEngine):
    """A bot that logs a fault of which nobody sees anything."""

    async def look_for_requests(self) -> None:
        logging.getLogger("ledarbot.trial").error("fault")


async def test_a_fault_that_nobody_saw_fails_the_tour() -> None:
    code, story = await told(await Stumbling.build(Settings()))
    assert code == 1
    assert ending(story).startswith("Det gick inte som det skulle: boten loggade ")


async def test_another_bot_fails_the_tour_in_one_sentence() -> None:
    code, story = await told(SmallEngine())
    assert code == 1
    assert ending(story).startswith("Det gick inte som det skulle: SetupError: ")


def test_the_command_plays_it_and_exits_well(tmp_path: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "sandbox", "--tour"],
        env={**kept, "LANG": "sv_SE.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Allt gick som det skulle" in ended.stdout
    assert list(tmp_path.iterdir()) == []
