"""The lobby over HTTP: who may speak to it, what it shows, what it does."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.i18n import I18n
from config.settings import Settings
from sandbox import lobby as lobby_module
from sandbox.conversations import CONFLICT
from sandbox.deeds import Deeds, Refused
from sandbox.engines import LedarbotEngine
from sandbox.lobby import LOCALES, Lobby, page_keys, serve_until
from sandbox.people import Sort
from sandbox.windows import Window
from sandbox.world import World, open_world
from tests.sandbox.small_engine import SmallEngine


@dataclass
class Visitor:
    """The page in somebody's browser."""

    http: aiohttp.ClientSession
    origin: str
    token: str
    world: World
    engine: SmallEngine

    async def scene(self) -> dict[str, Any]:
        async with self.http.get(
            f"{self.origin}/lobby/scene", headers={"X-Lobby-Token": self.token}
        ) as answer:
            assert answer.status == 200
            return dict(await answer.json())

    async def do(self, deed: str, *, status: int = 200, **wishes: Any) -> dict[str, Any]:
        async with self.http.post(
            f"{self.origin}/lobby/do/{deed}",
            headers={"X-Lobby-Token": self.token},
            json=wishes,
        ) as answer:
            assert answer.status == status, await answer.text()
            return dict(await answer.json())

    async def refused(self, deed: str, **wishes: Any) -> str:
        return str((await self.do(deed, status=409, **wishes))["refused"])


@asynccontextmanager
async def visiting() -> AsyncIterator[Visitor]:
    engine = SmallEngine()
    async with open_world(engine) as world:
        lobby = Lobby(world)
        await lobby.open()
        address = urlsplit(lobby.url)
        async with aiohttp.ClientSession() as http:
            yield Visitor(http, f"http://{address.netloc}", address.fragment, world, engine)
        await lobby.close()


def person(scene: dict[str, Any], name: str) -> dict[str, Any]:
    return dict(next(one for one in scene["people"] if one["name"] == name))


def channel(scene: dict[str, Any], who: str, name: str | None) -> str:
    channels = person(scene, who)["channels"]
    return str(next(one["id"] for one in channels if one["name"] == name))


# ------------------------------------------------------------------------------- the guards


async def test_the_page_itself_is_open_and_frames_nobody_else() -> None:
    async with visiting() as visitor:
        for path in ("/", "/lobby.css", "/lobby.js"):
            async with visitor.http.get(visitor.origin + path) as answer:
                assert answer.status == 200
                assert answer.headers["X-Frame-Options"] == "DENY"
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert visitor.token not in await answer.text()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_other_names_and_pages_are_turned_away(headers: dict[str, str]) -> None:
    async with visiting() as visitor:
        with_token = {**headers, "X-Lobby-Token": visitor.token}
        for method, path in (
            ("GET", "/"),
            ("GET", "/lobby/scene"),
            ("POST", "/lobby/do/time"),
            ("GET", "/window"),
            ("POST", "/api/action"),
        ):
            async with visitor.http.request(
                method, visitor.origin + path, headers=with_token
            ) as answer:
                assert answer.status == 403, path


@pytest.mark.parametrize("token", [None, "", "guessed", "å"])
async def test_without_the_token_nothing_is_shown_or_done(token: str | None) -> None:
    headers = {} if token is None else {"X-Lobby-Token": token}
    async with visiting() as visitor:
        before = visitor.world.version
        for method, path in (
            ("GET", "/lobby/scene"),
            ("GET", "/lobby/texts"),
            ("POST", "/lobby/do/time"),
        ):
            async with visitor.http.request(
                method, visitor.origin + path, headers=headers
            ) as answer:
                assert answer.status == 401, path
        assert visitor.world.version == before


async def test_wishes_come_as_json_of_reasonable_size() -> None:
    async with visiting() as visitor:
        url, token = f"{visitor.origin}/lobby/do/time", {"X-Lobby-Token": visitor.token}
        json_type = {**token, "Content-Type": "application/json"}
        for headers, body, status in (
            (token, b'{"step": "hour"}', 415),
            (json_type, b"no json", 400),
            (json_type, b"[1]", 400),
            (json_type, b'{"step": "' + b"x" * 70_000 + b'"}', 413),
        ):
            async with visitor.http.post(url, headers=headers, data=body) as answer:
                assert answer.status == status
        async with visitor.http.post(
            f"{visitor.origin}/lobby/do/nothing", headers=token, json={}
        ) as answer:
            assert answer.status == 404


async def test_the_window_s_own_requests_need_its_own_capability() -> None:
    async with visiting() as visitor:
        async with visitor.http.get(f"{visitor.origin}/window") as answer:
            assert answer.status == 410
        scene = await visitor.scene()
        sara = person(scene, "Sara Holm")
        await visitor.do("open", person=sara["id"], channel=sara["channels"][0]["id"])
        async with visitor.http.get(f"{visitor.origin}/window") as answer:
            assert answer.status == 200
            assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
            assert "X-Frame-Options" not in answer.headers
        async with visitor.http.post(f"{visitor.origin}/api/pages", json={}) as answer:
            assert answer.status == 401


async def test_the_window_wears_the_lobby_s_style_and_its_files_are_kept() -> None:
    async with visiting() as visitor:
        sara = person(await visitor.scene(), "Sara Holm")
        await visitor.do("open", person=sara["id"], channel=sara["channels"][0]["id"])
        async with visitor.http.get(f"{visitor.origin}/window") as answer:
            assert 'href="/lobby-window.css"' in await answer.text()
            assert answer.headers["Cache-Control"] == "no-store"
        async with visitor.http.get(f"{visitor.origin}/app.js") as answer:
            assert answer.status == 200
            assert answer.headers["Cache-Control"].startswith("private")


async def test_a_page_that_still_loads_gets_its_files_from_the_next_window() -> None:
    async with visiting() as visitor:
        sara = person(await visitor.scene(), "Sara Holm")
        one, other = (item["id"] for item in sara["channels"][:2])
        await visitor.do("open", person=sara["id"], channel=one)

        async def file() -> int:
            async with visitor.http.get(f"{visitor.origin}/preview.css") as answer:
                await answer.read()
                return answer.status

        opening = asyncio.create_task(visitor.do("open", person=sara["id"], channel=other))
        found = await asyncio.gather(*(file() for _ in range(30)))
        await opening
        assert set(found) == {200}


# -------------------------------------------------------------------------------- the texts


def test_every_text_of_the_page_exists_in_both_languages() -> None:
    i18n = I18n(default_locale="sv")
    for locale in LOCALES:
        for key in page_keys():
            assert i18n.text(key, locale), key


async def test_texts_come_with_places_for_the_page_to_fill() -> None:
    async with visiting() as visitor:
        token = {"X-Lobby-Token": visitor.token}
        url = f"{visitor.origin}/lobby/texts"
        async with visitor.http.get(f"{url}?locale=en", headers=token) as answer:
            texts = await answer.json()
        assert texts["sandbox-you-are"] == "You are {name}"
        async with visitor.http.get(f"{url}?locale=de", headers=token) as answer:
            assert answer.status == 404


# ------------------------------------------------------------------------- scene and deeds


async def test_the_scene_shows_everybody_and_nothing_new() -> None:
    async with visiting() as visitor:
        scene = await visitor.scene()
        assert scene["now"] == "2026-01-12T07:30:00+00:00"
        assert scene["gateOpen"] is True
        assert scene["window"] is None
        assert len(scene["people"]) == 24
        assert not any(one["isNew"] for who in scene["people"] for one in who["channels"])
        async with visitor.http.get(
            f"{visitor.origin}/lobby/scene?since={scene['version']}",
            headers={"X-Lobby-Token": visitor.token},
        ) as answer:
            assert await answer.json() == {"version": scene["version"], "same": True}


async def test_an_application_reaches_the_bot_and_its_card_is_new_to_moderators() -> None:
    async with visiting() as visitor:
        scene = await visitor.do("apply", sort="clear-yes")
        maria = person(scene, "Maria Lindqvist")
        assert maria["request"]["status"] == "SUBMITTED"
        review = {one["name"]: one["isNew"] for one in person(scene, "Sara Holm")["channels"]}
        assert review["granskning"]
        assert not review["välkommen"]
        assert await visitor.refused("apply", sort="clear-yes") == "sandbox-refused-open"
        assert await visitor.refused("apply", sort="nobody") == "sandbox-refused-gone"
        scene = await visitor.do(
            "open",
            person=person(scene, "Sara Holm")["id"],
            channel=channel(scene, "Sara Holm", "granskning"),
        )
        assert not any(one["isNew"] for one in person(scene, "Sara Holm")["channels"])
        assert any(one["isNew"] for one in person(scene, "Tomas Wik")["channels"])


async def test_a_request_is_withdrawn_decided_in_discord_and_handed_in_again() -> None:
    async with visiting() as visitor:
        scene = await visitor.do("apply", sort="clear-no")
        first = person(scene, "Peter Hallgren")["request"]["id"]
        scene = await visitor.do("withdraw", request=first)
        assert person(scene, "Peter Hallgren")["request"] is None
        assert await visitor.refused("withdraw", request=first) == "sandbox-refused-decided"
        scene = await visitor.do("apply", sort="clear-no")
        second = person(scene, "Peter Hallgren")["request"]["id"]
        scene = await visitor.do("decide", request=second, approve=False, reason="Inte i år.")
        assert person(scene, "Peter Hallgren")["request"] == {
            "id": second,
            "status": "REJECTED",
            "at": scene["now"],
            "reason": "Inte i år.",
        }
        scene = await visitor.do("apply", sort="clear-no")
        third = person(scene, "Peter Hallgren")["request"]["id"]
        scene = await visitor.do("decide", request=third, approve=True)
        assert person(scene, "Peter Hallgren")["inside"]
        assert await visitor.refused("apply", sort="clear-no") == "sandbox-refused-inside"


async def test_an_application_of_one_s_own_brings_a_new_person() -> None:
    async with visiting() as visitor:
        answers = {"title": "Chef", "employer": "Ale kommun", "work": "Leder", "staff": "Ja"}
        scene = await visitor.do("apply-own", name="Nils Ek", locale="en", **answers)
        nils = person(scene, "Nils Ek")
        assert nils["part"] == "applicant"
        assert nils["request"]["status"] == "SUBMITTED"
        assert await visitor.refused("apply-own", name=" ", **answers) == "sandbox-refused-name"
        too_long = {**answers, "title": "x" * 151}
        assert await visitor.refused("apply-own", name="Eva", **too_long) == "sandbox-refused-long"


async def test_without_discords_gate_one_walks_in_and_may_leave() -> None:
    async with visiting() as visitor:
        scene = await visitor.do("gate", open=False)
        assert scene["gateOpen"] is False
        assert await visitor.refused("apply", sort="joker") == "sandbox-refused-gate"
        ludde = person(scene, "Ludde Skoog")
        assert [one["kind"] for one in ludde["channels"]] == ["direct"]
        scene = await visitor.do("enter", person=ludde["id"])
        assert [one["name"] for one in person(scene, "Ludde Skoog")["channels"]] == [
            "välkommen",
            None,
        ]
        assert await visitor.refused("enter", person=ludde["id"]) == "sandbox-refused-inside"
        scene = await visitor.do("leave", person=ludde["id"])
        assert not person(scene, "Ludde Skoog")["inside"]
        assert await visitor.refused("leave", person=ludde["id"]) == "sandbox-refused-outside"
        owner = person(scene, "Karin Ekdahl")["id"]
        assert await visitor.refused("leave", person=owner) == "sandbox-refused-owner"


async def test_the_window_closes_for_whoever_leaves() -> None:
    async with visiting() as visitor:
        scene = await visitor.scene()
        anna = person(scene, "Anna Sjöberg")["id"]
        scene = await visitor.do(
            "open", person=anna, channel=channel(scene, "Anna Sjöberg", "anslag")
        )
        assert scene["window"]["person"] == anna
        assert scene["window"]["address"].startswith("/window#")
        scene = await visitor.do("leave", person=anna)
        assert scene["window"] is None


async def test_nobody_opens_a_channel_that_they_do_not_see() -> None:
    async with visiting() as visitor:
        scene = await visitor.scene()
        anna = person(scene, "Anna Sjöberg")["id"]
        review = channel(scene, "Sara Holm", "granskning")
        others = channel(scene, "Sara Holm", None)
        for hidden in (review, others, "17", "x", ""):
            answer = await visitor.refused("open", person=anna, channel=hidden)
            assert answer == "sandbox-refused-channel"
        assert await visitor.refused("open", person="17", channel=review) == "sandbox-refused-gone"


async def test_a_command_in_a_message_s_menu_must_be_there() -> None:
    async with visiting() as visitor:
        gone = "sandbox-refused-gone"
        assert await visitor.refused("pick", message="1", command="1") == gone
        sara = person(await visitor.scene(), "Sara Holm")
        scene = await visitor.do("open", person=sara["id"], channel=sara["channels"][0]["id"])
        # The small bot has none.
        assert scene["window"]["menu"] == []
        assert await visitor.refused("pick", message="1", command="1") == gone


async def test_the_menu_of_a_message_opens_a_form_in_the_window() -> None:
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        window = Window(world, timezone="Europe/Stockholm")
        deeds, bjorn = Deeds(world, window), world.network.named("Björn Falk")
        [thread] = [
            each for each in world.network.channels.threads.threads if each.name == CONFLICT.title
        ]
        wishes = {"person": str(bjorn.id), "channel": str(thread.id)}
        await world.act(lambda: deeds.open(wishes))
        menu = {str(each["name"]): str(each["id"]) for each in window.menu()}
        assert set(menu) == {"Report to moderators", "This helped me"}
        report = {"command": menu["Report to moderators"]}
        with pytest.raises(Refused):
            await world.act(lambda: deeds.pick({**report, "message": "1"}))
        post = thread.history(viewer=bjorn)[1]
        await world.act(lambda: deeds.pick({**report, "message": str(post.id)}))
        assert not window.failed
        await world.act(window.close)


async def test_direct_messages_close_and_open() -> None:
    async with visiting() as visitor:
        anna = person(await visitor.scene(), "Anna Sjöberg")["id"]
        scene = await visitor.do("messages", person=anna, closed=True)
        assert person(scene, "Anna Sjöberg")["closedMessages"]
        scene = await visitor.do("messages", person=anna, closed=False)
        assert not person(scene, "Anna Sjöberg")["closedMessages"]


async def test_time_moves_and_shows_what_waits() -> None:
    async with visiting() as visitor:
        assert await visitor.refused("time", step="next") == "sandbox-refused-nothing-due"
        assert await visitor.refused("time", step="year") == "sandbox-refused-gone"
        visitor.engine.plan("påminnelse", after=timedelta(hours=30))
        scene = await visitor.do("time", step="day")
        assert scene["now"] == "2026-01-13T07:30:00+00:00"
        assert scene["nextDue"] == "2026-01-13T13:30:00+00:00"
        assert [one["kind"] for one in scene["jobs"]] == ["påminnelse"]
        scene = await visitor.do("time", step="next")
        assert scene["now"] == scene["outbox"][0]["doneAt"] == "2026-01-13T13:30:00+00:00"
        assert scene["nextDue"] is None


async def test_lost_events_are_found_when_the_bot_asks() -> None:
    async with visiting() as visitor:
        scene = await visitor.do("events", lost=True)
        assert scene["eventsLost"] is True
        await visitor.do("apply", sort="clear-yes")
        assert visitor.engine.bot.heard == []
        asked = len(visitor.engine.asked_at)
        await visitor.do("time", step="hour")
        assert len(visitor.engine.asked_at) == asked + 1


async def test_many_wishes_at_once_stand_in_line() -> None:
    async with visiting() as visitor:
        await asyncio.gather(*(visitor.do("apply", sort=sort.value) for sort in Sort))
        scene = await visitor.scene()
        submitted = [one for one in scene["people"] if one["request"]]
        assert len(submitted) == len(Sort)


# ------------------------------------------------------------------------ start and stop


async def test_serving_says_where_and_stops_when_told(capsys: pytest.CaptureFixture[str]) -> None:
    stop = asyncio.Event()
    stop.set()
    assert await serve_until(stop, SmallEngine(), locale="sv") == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 1
    assert re.search(r"http://127\.0\.0\.1:\d+/#\S{32} ", said[0])


async def test_a_port_that_is_taken_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    holder = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    async with holder:
        taken = holder.sockets[0].getsockname()[1]
        stop = asyncio.Event()
        assert await serve_until(stop, SmallEngine(), locale="sv", port=taken) == 1
    assert str(taken) in capsys.readouterr().err


async def test_everything_that_the_bot_sends_and_does_has_a_name() -> None:
    page = (Path(lobby_module.__file__).parent / "lobby.js").read_text(encoding="utf-8")
    async with open_world(await LedarbotEngine.build(Settings())) as world:
        assert isinstance(world.engine, LedarbotEngine)
        bot = world.engine.bot
        for kind in (*bot.delivery._kinds, *bot.scheduler._handlers):
            assert f'"{kind}": "sandbox-kind-' in page, f"errandKeys in lobby.js lacks {kind}"
