"""What the operator types: check, migrate, backup, export, erase; every fault in words."""

import base64
import io
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from discord.http import Route

from bot import catalogues, operations
from bot.boxes import keys_for
from bot.catalogues import Flaw, Found, flaws
from bot.i18n import I18n
from bot.operations import DONE, FAULTY, NoDatabase, NotAUserId, Outdated
from bot.secrets import Vault
from bot.services import anonymity, communities, people
from bot.services.ballot_boxes import ballot_seal, draft_seal, open_box
from config.settings import Settings
from domain.community import Community
from domain.ids import BoxId, ChannelId, CommunityId, RoleId, UserId
from domain.poll_values import PollState
from domain.survey_values import RoundState
from storage.database import Database
from storage.errors import BackupFailed, DatabaseReadOnly, DatabaseTooNew, DatabaseUnavailable
from storage.migrations import HEAD
from tests.keys import KEY
from tests.services.conftest import NOW
from tests.storage.feedback_examples import full_poll, full_round, survey

ANNA = UserId(111_222_333_444_555_666)
COMMUNITY = CommunityId(777_222_333_444_555_666)


@dataclass
class Operator:
    """Somebody at a terminal, and what was printed there."""

    settings: Settings
    i18n: I18n = field(default_factory=lambda: I18n(default_locale="sv"))
    printed: str = ""

    async def __call__(self, work: Callable[..., Awaitable[int]], **args: Any) -> int:
        out = io.StringIO()
        code = await work(self.settings, i18n=self.i18n, out=out, **args)
        self.printed = out.getvalue()
        return code

    def at(self, **settings: Any) -> None:
        self.settings = replace(self.settings, **settings)


@pytest.fixture
def operator(database_url: str) -> Operator:
    return Operator(Settings(database_url=database_url))


@pytest.fixture
def at_sqlite(sqlite_url: str) -> Operator:
    """For what does not depend on the kind of database."""
    return Operator(Settings(database_url=sqlite_url))


async def known(url: str) -> None:
    """Anna has a profile in a community that is set up."""

    def chosen(community: Community) -> Community:
        return replace(
            community,
            name="Chefsnätverket",
            moderator_role_id=RoleId(1),
            member_role_id=RoleId(2),
            review_channel_id=ChannelId(3),
            welcome_channel_id=ChannelId(4),
        )

    database = await Database.open(url)
    uow = database.unit_of_work()
    await communities.change(uow, community_id=COMMUNITY, by=None, now=NOW, change=chosen)
    await people.correct(
        uow,
        community_id=COMMUNITY,
        user_id=ANNA,
        title="Rektor",
        employer="Göteborgs stad",
        now=NOW,
    )
    await database.close()


# -------------------------------------------------------------------- export and erase


async def test_everything_about_a_person_is_printed_as_json(operator: Operator) -> None:
    await known(operator.settings.database_url)

    assert await operator(operations.export, user_id=ANNA) == DONE
    (profile,) = json.loads(operator.printed)["Profil"]
    assert profile["Titel"] == "Rektor"
    assert profile["Nätverk"] == "Chefsnätverket"
    assert profile["Person"] == str(ANNA)


async def test_an_erasure_says_what_it_erased_and_leaves_nothing(operator: Operator) -> None:
    await known(operator.settings.database_url)

    assert await operator(operations.erase, user_id=ANNA) == DONE
    assert operator.printed == f"Raderat om personen {ANNA}:\n– profil\n"
    await operator(operations.export, user_id=ANNA)
    assert "Ledarbot har inget lagrat om personen." in operator.printed
    assert await operator(operations.erase, user_id=ANNA) == DONE
    assert operator.printed == f"Inget är lagrat om personen {ANNA}.\n"


@pytest.mark.parametrize("user_id", [0, -1, 2**63])
async def test_what_is_no_id_is_refused(at_sqlite: Operator, user_id: int) -> None:
    for work in (operations.export, operations.erase):
        with pytest.raises(NotAUserId):
            await at_sqlite(work, user_id=user_id)


async def test_a_wrong_folder_is_not_made_into_a_database(
    tmp_path: Path, at_sqlite: Operator
) -> None:
    path = tmp_path / "elsewhere.db"
    at_sqlite.at(database_url=f"sqlite:///{path}")
    for work, args in (
        (operations.export, {"user_id": ANNA}),
        (operations.erase, {"user_id": ANNA}),
        (operations.backup, {"path": tmp_path / "copy.db"}),
    ):
        with pytest.raises(NoDatabase):
            await at_sqlite(work, **args)
    assert not path.exists()


async def test_a_database_without_our_tables_is_refused(empty_database_url: str) -> None:
    operator = Operator(Settings(database_url=empty_database_url))
    await _touched(empty_database_url)
    with pytest.raises(NoDatabase) as refused:
        await operator(operations.export, user_id=ANNA)
    assert "ledarbot@" not in str(refused.value)


async def test_an_older_database_is_to_be_migrated_first(
    at_sqlite: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "HEAD", "9999")
    with pytest.raises(Outdated):
        await at_sqlite(operations.export, user_id=ANNA)
    assert await at_sqlite(operations.check) == DONE
    assert "uppgraderas till 9999 när boten startar" in at_sqlite.printed


# --------------------------------------------------------------------- migrate and backup


async def test_migrating_makes_a_database_and_then_has_nothing_to_do(
    empty_database_url: str,
) -> None:
    operator = Operator(Settings(database_url=empty_database_url))

    assert await operator(operations.migrate) == DONE
    assert operator.printed == f"Databasen är skapad, med version {HEAD}.\n"
    assert await operator(operations.migrate) == DONE
    assert operator.printed == f"Databasen har redan den nyaste versionen, {HEAD}.\n"


async def test_a_backup_is_a_database_with_everything_in_it(
    tmp_path: Path, at_sqlite: Operator
) -> None:
    await known(at_sqlite.settings.database_url)
    copy = tmp_path / "copy.db"

    assert await at_sqlite(operations.backup, path=copy) == DONE
    assert str(copy) in at_sqlite.printed
    restored = Operator(Settings(database_url=f"sqlite:///{copy}"))
    await restored(operations.export, user_id=ANNA)
    assert "Rektor" in restored.printed
    with pytest.raises(BackupFailed):
        await at_sqlite(operations.backup, path=copy)


# ------------------------------------------------------------------------------- check


async def test_a_healthy_installation_is_said_to_be_so(operator: Operator) -> None:
    assert await operator(operations.check) == DONE
    assert "bra  Texterna på svenska och engelska stämmer överens" in operator.printed
    assert "bra  Frågebanken går att använda." in operator.printed
    assert f"version {HEAD}" in operator.printed
    assert "obs  DISCORD_TOKEN saknas" in operator.printed
    assert "obs  LEDARBOT_ANONYMITY_KEY saknas" in operator.printed
    assert operator.printed.endswith("Inga fel.\n")


async def test_before_the_first_start_there_is_no_database_and_none_is_made(
    tmp_path: Path, at_sqlite: Operator
) -> None:
    path = tmp_path / "data" / "ledarbot.db"
    at_sqlite.at(database_url=f"sqlite:///{path}")

    assert await at_sqlite(operations.check) == DONE
    assert "finns inte än; den skapas första gången boten startar" in at_sqlite.printed
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "sqlite:////nowhere/at/all/ledarbot.db",
            "FEL  Databasens mapp /nowhere/at/all finns inte",
        ),
        ("postgresql://anna:hemligt@127.0.0.1:1/ledarbot", "svarar inte"),
    ],
)
async def test_a_database_that_cannot_be_used(at_sqlite: Operator, url: str, words: str) -> None:
    at_sqlite.at(database_url=url)

    assert await at_sqlite(operations.check) == FAULTY
    assert words in at_sqlite.printed
    assert "hemligt" not in at_sqlite.printed
    assert at_sqlite.printed.endswith("Ett fel.\n")
    with pytest.raises(DatabaseUnavailable):
        await at_sqlite(operations.migrate)


async def test_a_file_that_is_no_database(tmp_path: Path, at_sqlite: Operator) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Jag är ingen databas, bara några ord på rad. " * 100)
    at_sqlite.at(database_url=f"sqlite:///{path}")

    assert await at_sqlite(operations.check) == FAULTY
    assert "är ingen databas, eller så är den skadad" in at_sqlite.printed
    with pytest.raises((DatabaseUnavailable, DatabaseReadOnly)):
        await at_sqlite(operations.export, user_id=ANNA)


async def test_a_database_of_a_newer_program(at_sqlite: Operator) -> None:
    path = at_sqlite.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    assert await at_sqlite(operations.check) == FAULTY
    assert "version 9999, som är nyare än det här programmet" in at_sqlite.printed
    with pytest.raises(DatabaseTooNew):
        await at_sqlite(operations.migrate)


@dataclass
class Portal:
    """A server with what Discord answers about one bot."""

    flags: int = 1 << 15
    endpoint: str | None = None
    servers: tuple[int, ...] = (COMMUNITY,)
    token: str = "right"
    url: str = ""

    def application(self) -> dict[str, Any]:
        return {
            "id": "5", "name": "Ledarbot", "icon": None, "description": "", "summary": "",
            "bot_public": True, "bot_require_code_grant": False, "verify_key": "0",
            "owner": {"id": "6", "username": "owner", "discriminator": "0", "avatar": None},
            "flags": self.flags, "interactions_endpoint_url": self.endpoint,
        }  # fmt: skip

    def answer(self, path: str) -> Any:
        if path.endswith("/applications/@me"):
            return self.application()
        if path.endswith("/users/@me/guilds"):
            return [
                {"id": str(server), "name": "S", "icon": None, "owner": False,
                 "permissions": "0", "features": []}
                for server in self.servers
            ]  # fmt: skip
        return {"id": "5", "username": "Ledarbot", "discriminator": "0", "avatar": None}

    async def handle(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return self._json({"message": "401: Unauthorized", "code": 0}, status=401)
        return self._json(self.answer(request.path))

    def _json(self, body: Any, *, status: int = 200) -> web.Response:
        # discord.py reads JSON only from exactly this type.
        return web.Response(
            body=json.dumps(body).encode(),
            status=status,
            headers={"Content-Type": "application/json"},
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        site = web.Application()
        site.router.add_get("/{path:.*}", self.handle)
        runner = web.AppRunner(site)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            host, port = runner.addresses[0][:2]
            self.url = f"http://{host}:{port}/api"
            yield
        finally:
            await runner.cleanup()


@pytest.fixture
async def portal() -> AsyncIterator[Portal]:
    before, found = Route.BASE, Portal()
    async with found.open():
        yield found
    Route.BASE = before


async def test_a_token_is_tried_and_the_servers_counted(
    at_sqlite: Operator, portal: Portal
) -> None:
    await known(at_sqlite.settings.database_url)
    at_sqlite.at(token="right", api_url=portal.url)

    assert await at_sqlite(operations.check) == DONE
    assert "bra  Discord känner igen boten: Ledarbot." in at_sqlite.printed
    assert "Boten är med på en server." in at_sqlite.printed


async def test_a_wrong_token(at_sqlite: Operator, portal: Portal) -> None:
    at_sqlite.at(token="wrong", api_url=portal.url)

    assert await at_sqlite(operations.check) == FAULTY
    assert "FEL  Discord godtog inte DISCORD_TOKEN" in at_sqlite.printed
    assert "wrong" not in at_sqlite.printed


async def test_missing_intents_a_foreign_endpoint_and_a_server_that_was_left(
    at_sqlite: Operator, portal: Portal
) -> None:
    await known(at_sqlite.settings.database_url)
    portal.flags, portal.endpoint, portal.servers = 0, "https://example.org/interactions", ()
    at_sqlite.at(token="right", api_url=portal.url)

    assert await at_sqlite(operations.check) == FAULTY
    assert "slå på ”Server Members Intent”" in at_sqlite.printed
    assert "Interactions Endpoint URL" in at_sqlite.printed
    assert "inte längre med på servern Chefsnätverket" in at_sqlite.printed
    assert "Boten är inte med på någon server än." in at_sqlite.printed
    assert at_sqlite.printed.endswith("3 fel.\n")


async def test_a_discord_that_does_not_answer(at_sqlite: Operator, portal: Portal) -> None:
    at_sqlite.at(token="right", api_url="http://127.0.0.1:1/api")

    assert await at_sqlite(operations.check) == FAULTY
    assert "Det gick inte att fråga Discord" in at_sqlite.printed


# ----------------------------------------------------------------------------------- the key


NEW_KEY = base64.urlsafe_b64encode(bytes(range(1, 33))).decode()


async def written_anonymously(url: str) -> None:
    """Anna has asked without a name, in a community that is set up."""
    await known(url)
    database = await Database.open(url)
    uow = database.unit_of_work()
    await communities.change(
        uow,
        community_id=COMMUNITY,
        by=None,
        now=NOW,
        change=lambda before: replace(before, threads_channel_id=ChannelId(5)),
    )
    await anonymity.ask(
        uow,
        Vault.from_settings(Settings(anonymity_key=KEY)),
        community_id=COMMUNITY,
        user_id=ANNA,
        title="Vad gör ni?",
        text="Hjälp!",
        topic_id=None,
        delay=timedelta(hours=1),
        now=NOW,
    )
    await database.close()


async def test_a_new_key_takes_over_from_the_old_one(operator: Operator) -> None:
    await written_anonymously(operator.settings.database_url)
    operator.at(anonymity_key=NEW_KEY, anonymity_old_keys=(KEY,))
    assert await operator(operations.check) == DONE
    assert "obs  En koppling till ett anonymt inlägg är krypterad med en gammal" in operator.printed
    assert await operator(operations.rotate_keys) == DONE
    assert "är krypterad med den nya nyckeln" in operator.printed
    assert "läsa reglerna och löftet om anonymitet en gång till" in operator.printed
    assert await operator(operations.rotate_keys) == DONE
    assert operator.printed == "Ingenting behövde krypteras om.\n"
    operator.at(anonymity_old_keys=())
    assert await operator(operations.check) == DONE
    assert "anonymt inlägg" not in operator.printed


async def test_what_a_lost_key_means_is_said_in_words(operator: Operator) -> None:
    await written_anonymously(operator.settings.database_url)
    operator.at(anonymity_key=NEW_KEY)
    assert await operator(operations.check) == DONE
    assert "obs  En koppling till ett anonymt inlägg går inte att läsa" in operator.printed
    assert await operator(operations.rotate_keys) == DONE
    assert "En koppling gick inte att läsa med någon av nycklarna" in operator.printed
    assert "får ett nytt namn i sin tråd" in operator.printed
    assert str(ANNA) not in operator.printed


async def test_an_erasure_reaches_what_is_sealed_with_the_key_alone(operator: Operator) -> None:
    await written_anonymously(operator.settings.database_url)
    assert await operator(operations.erase, user_id=ANNA) == DONE
    assert "kopplingen till det personen har skrivit utan namn" not in operator.printed
    assert "Utan LEDARBOT_ANONYMITY_KEY går det inte att se" in operator.printed
    operator.at(anonymity_key=KEY)
    assert await operator(operations.erase, user_id=ANNA) == DONE
    assert "– kopplingen till det personen har skrivit utan namn" in operator.printed
    assert await operator(operations.erase, user_id=ANNA) == DONE
    assert operator.printed == f"Inget är lagrat om personen {ANNA}.\n"


# -------------------------------------------------------------------------- the catalogues


def test_our_own_catalogues_have_no_flaw() -> None:
    assert flaws() == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for locale in ("sv", "en"):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "area.ftl").write_text("area-hello = { $name }\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("area-hello = { $name }\n", []),
        ("area-hello = { $name }\n???\n", [Found(Flaw.BROKEN, "en/area.ftl", "???")]),
        ("", [Found(Flaw.MISSING, "en/area.ftl", "area-hello")]),
        (
            "area-hello = { $nam }\n",
            [Found(Flaw.VARIABLES, "en/area.ftl", "area-hello", "$nam, $name")],
        ),
        (
            "area-hello = { $name }\narea-name-label = " + "x" * 46,
            [
                Found(Flaw.MISSING, "sv/area.ftl", "area-name-label"),
                Found(Flaw.LONG, "en/area.ftl", "area-name-label", "45"),
            ],
        ),
        (
            "area-hello = { $name ->\n    [a] ett\n   *[b] två\n  }\n",
            [],
        ),
    ],
)
def test_what_somebody_broke_in_a_catalogue_is_found(
    folder: Path, text: str, found: list[Found]
) -> None:
    (folder / "en" / "area.ftl").write_text(text, encoding="utf-8")
    assert flaws(folder) == found


async def test_flaws_are_told_in_words(
    at_sqlite: Operator, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "en" / "area.ftl").write_text("?", encoding="utf-8")
    monkeypatch.setattr(catalogues, "flaws", lambda: flaws(folder))

    assert await at_sqlite(operations.check) == FAULTY
    assert "FEL  en/area.ftl: går inte att läsa vid ”?”." in at_sqlite.printed
    assert "FEL  en/area.ftl: texten area-hello saknas." in at_sqlite.printed
    assert at_sqlite.printed.endswith("2 fel.\n")


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_lengths_are_counted_by_the_longest_variant(locale: str, tmp_path: Path) -> None:
    variants = f"a-b-option = {{ $n ->\n    [one] {'x' * 101}\n   *[other] y\n  }}\n"
    for each in ("sv", "en"):
        (tmp_path / each).mkdir()
        (tmp_path / each / "a.ftl").write_text(variants, encoding="utf-8")
    assert Found(Flaw.LONG, f"{locale}/a.ftl", "a-b-option", "100") in catalogues.flaws(tmp_path)


async def _touched(url: str) -> None:
    """Make the file of an SQLite database, without tables."""
    database = await Database.open(url)
    await database.close()


async def test_an_open_box_without_its_key_is_told(operator: Operator, tmp_path: Path) -> None:
    operator.at(box_keys=str(tmp_path / "keys"))
    await known(operator.settings.database_url)
    database = await Database.open(operator.settings.database_url)
    poll = full_poll(community_id=COMMUNITY, state=PollState.OPEN)
    async with database.unit_of_work().write() as tx:
        await tx.polls.add(poll)
    keys = keys_for(database, operator.settings)
    await database.close()
    keys.make(BoxId(int(poll.poll_id)))
    assert await operator(operations.check) == DONE
    assert "ingen nyckel kvar" not in operator.printed
    keys.destroy(BoxId(int(poll.poll_id)))
    assert await operator(operations.check) == DONE
    assert "obs  En öppen omröstning eller enkät har ingen nyckel kvar." in operator.printed


async def test_an_erasure_takes_a_draft_and_leaves_what_was_sent(
    operator: Operator, tmp_path: Path
) -> None:
    operator.at(box_keys=str(tmp_path / "keys"))
    await known(operator.settings.database_url)
    database = await Database.open(operator.settings.database_url)
    uow, keys = database.unit_of_work(), keys_for(database, operator.settings)
    async with uow.write() as tx:
        kept = await tx.surveys.add(survey(community_id=COMMUNITY), source="")
        assert kept is not None
        held = full_round(kept, state=RoundState.OPEN)
        await tx.surveys.add_round(held)
        box_id = BoxId(int(held.round_id))
        key = await open_box(tx, keys, community_id=COMMUNITY, box_id=box_id)
        await tx.ballots.invite(box_id, COMMUNITY, [ANNA])
        await tx.ballots.save_draft(box_id, draft_seal(key, ANNA), b"x")
        await tx.ballots.add(box_id, ballot_seal(key, ANNA), {"came": "yes"})
    assert await operator(operations.erase, user_id=ANNA) == DONE
    async with uow.read() as tx:
        assert await tx.ballots.draft(box_id, draft_seal(key, ANNA)) is None
        assert await tx.ballots.invited(box_id) == []
        assert await tx.ballots.of_seal(box_id, ballot_seal(key, ANNA)) is None
        assert await tx.ballots.every(box_id) == [{"came": "yes"}]
    await database.close()
