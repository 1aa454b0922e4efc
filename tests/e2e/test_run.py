"""`ledarbot run` as its operator sees it: a real process, from the settings to a clean end."""

import base64
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.e2e.loopback import Decoy
from tests.e2e.networks import READY, Json, Network, buttons_of, delivered, words
from tests.e2e.processes import BotProcess, running
from tests.keys import KEY

COMMANDS = "/commands"
SIGNALS = [signal.SIGTERM, signal.SIGINT]
FAILED = 1
CALLBACK = "/interactions/.*/callback"


@asynccontextmanager
async def ready(ours: Network, **settings: str) -> AsyncIterator[BotProcess]:
    async with await ours.ledarbot(**settings) as bot:
        await bot.wait_line(READY)
        yield bot


async def with_card(ours: Network, bot: BotProcess, **more: str) -> Json:
    """The card of a new join request, posted and remembered."""
    await ours.request(**more)
    card = await ours.card()
    await bot.wait_line(delivered("applications.card"))
    return card


# ---------------------------------------------------------------- a life


async def test_it_starts_answers_and_stops(ours: Network) -> None:
    async with ready(ours) as bot:
        card = await with_card(ours, bot)
        where = {"user_id": ours.bo, "channel_id": ours.review}
        helped = await (await ours.discord.slash("help", **where)).report()
        assert "/applications" not in words(helped["original"])
        where["user_id"] = ours.anna
        helped = await (await ours.discord.slash("help", **where)).report()
        assert "/applications" in words(helped["original"])
        # Only the person who asked sees it.
        assert helped["original"]["flags"] & 64
        taken = await (await ours.press("applications:take", card)).report()
        assert taken["callback"]["type"] == 4
        assert taken["callback"]["data"]["flags"] & 64
        assert ours.rows("SELECT taken_by FROM applications") == [(int(ours.anna),)]
        await bot.wait_line(delivered("applications.card_update"))
        assert "applications:release" in buttons_of(await ours.card())
        assert await bot.stop() == 0
    assert bot.lines[-1].endswith("ledarbot.client stopped")
    assert "Traceback" not in bot.output
    ours.must_be_sound()


async def test_a_first_start_in_an_empty_folder_makes_the_database(ours: Network) -> None:
    ours.path.unlink()
    env = await ours.discord.env()
    async with running("-m", "bot", "run", env=env, cwd=ours.path.parent) as bot:
        await bot.wait_line(READY)
        assert await bot.stop() == 0
    assert "Traceback" not in bot.output
    made = Network(ours.discord, ours.ids, ours.path.parent / "data" / "ledarbot.sqlite3")
    made.must_be_sound()
    # What people write there is for the bot's own account alone.
    assert made.path.stat().st_mode & 0o077 == 0


async def test_settings_may_stand_in_a_file(ours: Network) -> None:
    settings = {**await ours.discord.env(), "DATABASE_URL": ours.database_url}
    text = "".join(f'{name}="{value}"\n' for name, value in settings.items())
    (ours.path.parent / ".env").write_text(f"# for Ledarbot\n{text}", encoding="utf-8")
    async with running("-m", "bot", "run", env={}, cwd=ours.path.parent) as bot:
        await bot.wait_line(READY)
        assert await bot.stop() == 0


async def test_commands_are_registered_only_when_they_changed(ours: Network) -> None:
    async def starts() -> int:
        mark = len(await ours.discord.requests("PUT", COMMANDS))
        async with ready(ours) as bot:
            assert await bot.stop() == 0
        return len(await ours.discord.requests("PUT", COMMANDS)) - mark

    assert await starts() == 1
    assert await starts() == 0
    # As after an upgrade that changed a command.
    ours.change("UPDATE facts SET value = 'other' WHERE key LIKE 'commands:%'")
    assert await starts() == 1
    assert await starts() == 0


# ---------------------------------------------------------------- the end


@pytest.mark.parametrize("number", SIGNALS)
async def test_an_answer_that_is_on_its_way_is_finished_first(
    ours: Network, number: signal.Signals
) -> None:
    async with ready(ours) as bot:
        card = await with_card(ours, bot)
        held = await ours.discord.fault("hold_before", method="POST", path=CALLBACK)
        pressed = await ours.press("applications:take", card)
        await held.caught()
        bot.send_signal(number)
        await bot.wait_line("ledarbot.client stopping")
        await held.release()
        assert (await pressed.report())["callback"]["type"] == 4
        assert await bot.end() == 0
    assert bot.lines[-1].endswith("ledarbot.client stopped")
    assert "Traceback" not in bot.output
    # What the press put into the outbox went out before the end, or waits unclaimed.
    assert {state for _, state, _ in ours.outbox()} <= {"sent", "queued"}
    ours.must_be_sound()


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_message_that_is_on_its_way_is_finished_first(
    ours: Network, number: signal.Signals
) -> None:
    async with ready(ours) as bot:
        held = await ours.discord.fault("hold_after", method="POST", path=".*/messages")
        await ours.request()
        await held.caught()
        bot.send_signal(number)
        await bot.wait_line("ledarbot.client stopping")
        await held.release()
        assert await bot.end() == 0
    assert "Traceback" not in bot.output
    assert ours.outbox() == [("applications.card", "sent", 1)]
    ours.must_be_sound()


async def test_a_discord_that_never_answers_does_not_keep_it_from_ending(ours: Network) -> None:
    async with ready(ours) as bot:
        held = await ours.discord.fault("hold_before", method="POST", path=".*/messages")
        await ours.request()
        await held.caught()
        assert await bot.stop() == 0
    assert "stopped with work under way" in bot.output
    ours.must_be_sound()
    await held.release("drop")
    async with ready(ours) as bot:
        await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await bot.stop()
    assert len(await ours.discord.messages(ours.review)) == 1


async def test_a_second_signal_does_no_harm(ours: Network) -> None:
    async with ready(ours) as bot:
        held = await ours.discord.fault("hold_after", method="POST", path=".*/messages")
        await ours.request()
        await held.caught()
        bot.send_signal(signal.SIGINT)
        await bot.wait_line("ledarbot.client stopping")
        bot.send_signal(signal.SIGINT)
        bot.send_signal(signal.SIGTERM)
        await held.release()
        assert await bot.end() == 0
    assert ours.outbox() == [("applications.card", "sent", 1)]


@pytest.mark.parametrize("moment", ["identify", "ready"])
async def test_it_can_be_stopped_while_it_starts(ours: Network, moment: str) -> None:
    await ours.request(silent=True)
    async with await ours.ledarbot() as bot:
        await ours.discord.wait_gateway(moment)
        if moment == "ready":
            await bot.wait_line(READY)
        assert await bot.stop() == 0
    assert "Traceback" not in bot.output
    ours.must_be_sound()


async def test_it_can_be_stopped_before_it_is_connected(ours: Network) -> None:
    held = await ours.discord.fault("hold_before", method="GET", path="/gateway/bot")
    async with await ours.ledarbot() as bot:
        await held.caught()
        assert await bot.stop() == 0
    assert "Traceback" not in bot.output
    ours.must_be_sound()


# ---------------------------------------------------------------- what Discord refuses

SENTENCES = {
    "token": {
        "sv": "Discord godtog inte DISCORD_TOKEN",
        "en": "Discord did not accept DISCORD_TOKEN",
    },
    "intents": {"sv": "Discord nekar boten", "en": "Discord refuses the bot its intents"},
    "unreachable": {
        "sv": "Det gick inte att ansluta till Discord",
        "en": "Could not connect to Discord",
    },
}


async def ends_with(bot: BotProcess, what: str, locale: str) -> None:
    """The process failed, and its last word is one sentence."""
    assert await bot.end() == FAILED
    assert bot.lines[-1].startswith(SENTENCES[what][locale]), bot.output
    assert "Traceback" not in bot.output


@pytest.mark.parametrize("locale", ["sv", "en"])
async def test_a_wrong_token_is_told_in_one_sentence(ours: Network, locale: str) -> None:
    wrong = (await ours.discord.env())["DISCORD_TOKEN"] + "x"
    async with await ours.ledarbot(DISCORD_TOKEN=wrong, LEDARBOT_LOCALE=locale) as bot:
        await ends_with(bot, "token", locale)
    assert wrong not in bot.output


@pytest.mark.parametrize("locale", ["sv", "en"])
async def test_missing_intents_are_told_in_one_sentence(ours: Network, locale: str) -> None:
    await ours.discord.ask("settings", privileged_intents=False)
    async with await ours.ledarbot(LEDARBOT_LOCALE=locale) as bot:
        await ends_with(bot, "intents", locale)


@pytest.mark.parametrize("locale", ["sv", "en"])
async def test_an_address_where_nobody_answers_is_told_in_one_sentence(
    ours: Network, locale: str
) -> None:
    async with Decoy() as gone:
        address = gone.url.replace("ws", "http", 1)
    async with await ours.ledarbot(DISCORD_API_URL=address, LEDARBOT_LOCALE=locale) as bot:
        await ends_with(bot, "unreachable", locale)


async def test_a_discord_that_is_down_is_told_in_one_sentence(ours: Network) -> None:
    await ours.discord.fault("fail", path="/users/@me", status=503)
    async with await ours.ledarbot() as bot:
        await ends_with(bot, "unreachable", "sv")


async def test_an_address_that_is_not_discord_s_is_told_in_one_sentence(ours: Network) -> None:
    await ours.discord.fault("fail", path="/users/@me", status=404)
    async with await ours.ledarbot() as bot:
        await ends_with(bot, "unreachable", "sv")


# ---------------------------------------------------------------- the connection


@pytest.mark.parametrize("named", [True, False], ids=["gateway named", "gateway asked for"])
async def test_no_reconnect_leads_to_another_host(ours: Network, named: bool) -> None:
    async with Decoy() as decoy:
        await ours.discord.ask("settings", resume_gateway_url=decoy.url)
        settings = {}
        if named:
            # What the API says of the gateway is then of no account.
            await ours.discord.ask("settings", gateway_url=decoy.url)
        else:
            settings["DISCORD_GATEWAY_URL"] = ""
        async with ready(ours, **settings) as bot:
            await ours.discord.everything_read()
            for action, then in (
                ({"action": "reconnect"}, "resumed"),
                ({"action": "drop"}, "resumed"),
                ({"action": "close", "code": 4000}, "resumed"),
                ({"action": "invalidate", "resumable": True}, "resumed"),
                ({"action": "invalidate", "resumable": False}, "ready"),
            ):
                mark = await ours.discord.mark()
                await ours.discord.ask("gateway", **action)
                await ours.discord.wait_gateway(then, after=mark)
                await ours.discord.everything_read()
            # And it still hears and answers.
            card = await with_card(ours, bot)
            report = await (await ours.press("applications:take", card)).report()
            assert report["callback"]["type"] == 4
            assert await bot.stop() == 0
        assert decoy.callers == []
    hosts = {e["host"] for e in await ours.discord.log() if e.get("what") == "open"}
    assert hosts == {ours.discord.url.removeprefix("http://")}


async def test_a_message_that_discord_could_not_take_is_sent_once_later(ours: Network) -> None:
    async with ready(ours) as bot:
        await ours.discord.fault("fail", method="POST", path=".*/messages", status=503)
        await ours.discord.fault("lose", method="POST", path=".*/messages")
        await ours.request()
        await bot.wait_line(delivered("applications.card", "retry:503:0"))
        # The second attempt arrived, but nobody told us; the third gets the same message.
        await bot.wait_line(delivered("applications.card", "retry:"))
        await bot.wait_line(delivered("applications.card"))
        assert await bot.stop() == 0
    sent = await ours.discord.requests("POST", f"/channels/{ours.review}/messages")
    assert [request.status for request in sent] == [503, None, 200]
    assert len({request.body["nonce"] for request in sent}) == 1
    assert all(request.body["enforce_nonce"] for request in sent)
    assert len(await ours.discord.messages(ours.review)) == 1
    assert ours.outbox() == [("applications.card", "sent", 3)]


async def test_an_overloaded_discord_is_asked_again_when_it_says_so(ours: Network) -> None:
    async with ready(ours) as bot:
        await ours.discord.fault(
            "fail", method="POST", path=".*/messages", status=429, retry_after=0.3
        )
        await ours.request()
        await bot.wait_line(delivered("applications.card"))
        assert await bot.stop() == 0
    assert ours.outbox() == [("applications.card", "sent", 1)]


# ---------------------------------------------------------------- the log

SECRETS = (
    "Gunvor-Hemlighet Sökandesson",
    "överhemlig enhetschef",
    "Hemlige-Munka kommun",
    "Vi hanterar topphemliga frågor",
    "Arton hemliga underställda",
    "Ditt-hemliga-nej",
    "Berätta-hemligt-mer",
)


async def test_the_log_holds_nothing_that_people_wrote(ours: Network) -> None:
    name, title, employer, work, staff, reason, question = SECRETS
    labels = ("Titel", "Arbetsgivare", "Vad gör du?", "Har du personalansvar?")
    answers = [
        {"label": label, "response": response}
        for label, response in zip(labels, (title, employer, work, staff), strict=True)
    ]
    async with ready(ours, LOG_LEVEL="DEBUG") as bot:
        await ours.request(name, answers=answers)
        await ours.request(name, answers=answers)
        first, second = await ours.posted(ours.review, "applications:approve:", count=2)
        form = await ours.form("applications:ask", second)
        await ours.fill(form, ours.review, question=question)
        form = await ours.form("applications:decline", first)
        await ours.fill(form, ours.review, reason=reason)
        await bot.wait_line(delivered("applications.refusal"))
        options = [{"name": "state", "type": 3, "value": "declined"}]
        search = {"name": "name", "type": 3, "value": name}
        listing = [{"name": "list", "type": 1, "options": [*options, search]}]
        where = {"user_id": ours.anna, "channel_id": ours.review}
        await (await ours.discord.slash("applications", options=listing, **where)).report()
        assert await bot.stop() == 0
    token = (await ours.discord.env())["DISCORD_TOKEN"]
    assert ours.rows("SELECT count(*) FROM applications WHERE applicant_name = ?", name) == [(2,)]
    must_hold_none(bot.output, *SECRETS, token, KEY, base64.b64encode(token.encode()).decode())


async def test_the_log_of_a_failing_insert_holds_nothing_that_people_wrote(
    ours: Network,
) -> None:
    ours.change(
        "CREATE TRIGGER told BEFORE INSERT ON applications"
        " BEGIN SELECT RAISE(ABORT, 'told to fail'); END"
    )
    name, title, *_ = SECRETS
    async with ready(ours, LOG_LEVEL="DEBUG") as bot:
        await ours.request(name, answers=[{"label": "Titel", "response": title}])
        await bot.wait_line("told to fail")
        assert await bot.stop() == 0
    assert "Traceback" in bot.output
    must_hold_none(bot.output, name, title)


def must_hold_none(output: str, *secrets: str) -> None:
    """Neither as they are nor as JSON or a repr would write them, nor a part of them."""
    for secret in secrets:
        for part in {secret, *secret.split(" ")} - {"Vi", "kommun", "hanterar", "frågor"}:
            assert part not in output
            assert json.dumps(part)[1:-1] not in output
            assert ascii(part)[1:-1] not in output


def test_the_search_for_secrets_finds_them_however_they_are_written() -> None:
    for written in ("överhemlig", json.dumps("överhemlig"), ascii("överhemlig")):
        with pytest.raises(AssertionError):
            must_hold_none(f"line {written}", "överhemlig enhetschef")
