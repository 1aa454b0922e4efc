"""The transcript's plain text."""

from datetime import datetime
from typing import Any

import pytest
import simcord

from sandbox.transcripts import WIDTH, Renderer, Transcript, names_in
from tests.sandbox.small_bot import Questions, SmallBot


def names(kind: str, identity: int) -> str:
    return {("user", 1): "@Sara Holm", ("channel", 2): "#anslag", ("role", 3): "@Medlem"}[
        kind, identity
    ]


@pytest.fixture
def renderer() -> Renderer:
    return Renderer(names, timezone="Europe/Stockholm")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hej <@1>, titta i <#2> som <@&3>", "Hej @Sara Holm, titta i #anslag som @Medlem"),
        ("## Rubrik\n-# liten", "Rubrik\n  liten"),
        ("**fet** och *sned* och _sned_ och __under__", "fet och sned och sned och under"),
        ("snake_case_word och 2*3*4", "snake_case_word och 2*3*4"),
        (r"\*inte fet\* \@everyone \_x\_", "*inte fet* @everyone _x_"),
        ("kl <t:1768203000:F>", "kl 2026-01-12 08:30"),
        ("</me:123> och `kod`", "/me och kod"),
        ("[länk](https://example.org)", "länk (https://example.org)"),
        ("Se https://discord.com/channels/1/2/9 och", "Se #anslag › 💬 och"),
        ("Se https://discord.com/channels/1/2", "Se #anslag"),
        ("[Anslaget](https://discord.com/channels/1/2)", "Anslaget ↗"),
    ],
)
def test_markdown_is_read_as_a_person_reads_it(renderer: Renderer, written: str, read: str) -> None:
    assert renderer.plain(written) == read


async def test_a_card_shows_its_text_and_buttons() -> None:
    async with simcord.run(SmallBot()) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("allmänt")
        maria = guild.add_member(env.create_user("maria"))
        result = await maria.slash(channel, "card")
        assert result.response is not None
        lines = Renderer(names_in(env), timezone="Europe/Stockholm").message(result.response)
        assert lines == ["Välkommen", "Ett nätverk för chefer.", "─" * 24, "[Sök]"]


async def test_a_form_shows_what_was_filled_in(renderer: Renderer) -> None:
    modal = Questions().to_dict()
    values = {"title": "Enhetschef", "staff": "no", "rules": ["agreed"]}
    assert renderer.form(modal, values) == [
        "Fyra frågor, ungefär två minuter.",
        "Titel *",
        "  (Som på ditt visitkort)",
        "  ▏Enhetschef",
        "Har du personalansvar? *",
        "  ( ) Ja  (•) Nej",
        "Nätverkets regler *",
        "  [x] Jag godkänner reglerna",
    ]


def test_names_that_nobody_knows_are_shown_by_their_id() -> None:
    env = simcord.Env(SmallBot())
    name = names_in(env)
    assert [name(kind, 5) for kind in ("user", "role", "channel")] == ["<5>"] * 3


def test_a_menu_shows_its_choice_or_its_invitation(renderer: Renderer) -> None:
    def menu(**more: Any) -> list[str]:
        row = {"type": 1, "components": [{"type": 3, "custom_id": "x", **more}]}
        return renderer._components([row])

    options = [{"label": "Svenska", "value": "sv", "default": True}, {"label": "English"}]
    assert menu(placeholder="Välj språk") == ["[Välj språk ▾]"]
    assert menu(options=options) == ["[Svenska ▾]"]


def test_no_line_is_wider_than_the_transcript(renderer: Renderer) -> None:
    written: list[str] = []
    transcript = Transcript(written.append, renderer)
    transcript.title("Ledarbot")
    transcript.heading("Sex ansökningar")
    transcript.tell("ord " * 60)
    transcript.show_form("formulär", Questions().to_dict(), {"title": "mycket " * 40})
    assert max(len(line.rstrip("\n")) for line in written) <= WIDTH


def test_times_are_the_community_s_own(renderer: Renderer) -> None:
    at = datetime.fromisoformat("2026-07-01T10:00:00+00:00")
    assert renderer.moment(at) == "2026-07-01 12:00"
