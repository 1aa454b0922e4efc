"""What the operator does to a whole installation: check, migrate, back up, export, erase."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TextIO

import aiohttp
import discord

from bot import gateways
from bot.boxes import keys_for
from bot.clock import Clock, SystemClock
from bot.exports import person_files
from bot.i18n import I18n
from bot.operation_reports import Desk, Report, check_files
from bot.secrets import Vault
from bot.services import anonymity_privacy, ballot_boxes, communities, privacy
from config.settings import Settings
from domain.community import Community
from domain.errors import LedarbotError
from domain.ids import CommunityId, UserId
from storage.database import Database
from storage.engine import normalised
from storage.errors import DatabaseUnavailable
from storage.migrations import HEAD

DONE = 0
FAULTY = 1
PATIENCE_SECONDS = 30
_BIGGEST_ID = 2**63 - 1


class NoDatabase(LedarbotError):
    """There is no database of ours at the address; `place` names it."""

    key = "operations-no-database"


class Outdated(LedarbotError):
    """The database has an older schema than this program works with."""

    key = "operations-outdated"


class NotAUserId(LedarbotError):
    """The number can't be a person's id on Discord."""

    key = "operations-not-a-user-id"


async def migrate(settings: Settings, *, i18n: I18n, out: TextIO) -> int:
    """Bring the database up to this program's version; make it where there is none."""
    desk = Desk(i18n, out)
    database = await Database.open(settings.database_url)
    try:
        before = await database.version()
        await database.migrate()
    finally:
        await database.close()
    if before == HEAD:
        desk.say("operations-current", version=HEAD)
    elif before is None:
        desk.say("operations-created", version=HEAD)
    else:
        desk.say("operations-migrated", before=before, version=HEAD)
    return DONE


async def backup(settings: Settings, *, path: Path, i18n: I18n, out: TextIO) -> int:
    """Write a verified copy of the database to a new file while the bot works on."""
    async with _existing(settings) as database:
        await database.backup(path)
    Desk(i18n, out).say("operations-backed-up", path=str(path))
    return DONE


async def export(
    settings: Settings, *, user_id: int, i18n: I18n, out: TextIO, clock: Clock | None = None
) -> int:
    """Print everything that is stored about a person, as one JSON document."""
    person = _person(user_id)
    async with _current(settings) as database:
        uow = database.unit_of_work()
        found = await privacy.export(uow, user_id=person)
        names: dict[CommunityId, str] = {}
        for community_id in privacy.networks_of(found):
            community = await communities.of(uow, community_id=community_id)
            names[community_id] = community.name if community else ""
    (document,) = person_files(
        found,
        user_id=person,
        networks=names,
        i18n=i18n,
        locale=i18n.default_locale,
        now=(clock or SystemClock()).now(),
        limit=None,
    )
    out.write(document.decode() + "\n")
    return DONE


async def erase(
    settings: Settings, *, user_id: int, i18n: I18n, out: TextIO, clock: Clock | None = None
) -> int:
    """Erase what is stored about a person in all communities, and say what that was."""
    desk, person = Desk(i18n, out), _person(user_id)
    async with _current(settings) as database:
        uow = database.unit_of_work()
        vault = _vault(settings)
        is_author = await anonymity_privacy.has_written(uow, vault, user_id=person)
        areas = privacy.areas_of(await privacy.export(uow, user_id=person), is_author=is_author)
        # Also without an area: that the rules were accepted is sealed, and told nowhere.
        await privacy.erase(
            uow,
            user_id=person,
            vault=vault,
            keys=keys_for(database, settings),
            now=(clock or SystemClock()).now(),
        )
        links = await anonymity_privacy.standing(uow, vault)
    if areas:
        desk.say("operations-erased", user=str(person))
        for area in areas:
            desk.say("operations-area", area=area.value)
        if privacy.Area.APPLICATIONS in areas:
            desk.say("operations-erased-card")
    else:
        desk.say("operations-nothing-stored", user=str(person))
    if vault is None and links.unreadable:
        desk.say("operations-erase-no-key")
    return DONE


async def rotate_keys(settings: Settings, *, i18n: I18n, out: TextIO) -> int:
    """Encrypt anew, with the key of today, what the old keys open; say what none opens."""
    desk = Desk(i18n, out)
    async with _current(settings) as database:
        vault = Vault.from_settings(settings)
        uow, now = database.unit_of_work(), SystemClock().now()
        rotated = await anonymity_privacy.rotate(uow, vault, now=now)
    desk.say("operations-rotated", done=rotated.done)
    if rotated.done:
        desk.say("operations-rotated-after")
    if rotated.unreadable:
        desk.say("operations-rotated-unreadable", count=rotated.unreadable)
    return DONE


async def check(settings: Settings, *, i18n: I18n, out: TextIO) -> int:
    """Say in words what is wrong with settings, texts, database and connection."""
    desk = Desk(i18n, out)
    report = Report(desk)
    report.note("operations-check-settings", locale=settings.locale, timezone=settings.timezone)
    if not settings.anonymity_key:
        report.note("settings-key-missing")
    check_files(report)
    networks = await _check_database(report, settings)
    if settings.token:
        await _check_discord(report, settings, networks)
    else:
        report.note("operations-check-no-token")
    desk.say("operations-check-result", faults=report.faults)
    return FAULTY if report.faults else DONE


async def _check_database(report: Report, settings: Settings) -> list[Community]:
    """The communities that are set up, as far as the database can be read."""
    try:
        if (missing := _missing_file(settings.database_url)) is not None:
            report.note("operations-check-database-new", place=str(missing))
            return []
        database = await Database.open(settings.database_url)
    except LedarbotError as refused:
        report.fault(refused.key, **refused.args_for_text)
        return []
    try:
        version = await database.version()
        if version is None:
            report.note("operations-check-database-empty")
        elif version != HEAD:
            report.note("operations-check-database-older", version=version, newest=HEAD)
        else:
            report.good("operations-check-database", dialect=database.dialect, version=version)
            await _check_links(report, settings, database)
            await _check_boxes(report, settings, database)
            async with database.unit_of_work().read() as tx:
                found = await tx.communities.all()
            return [each for each in found if each.is_set_up and each.removed_at is None]
    finally:
        await database.close()
    return []


async def _check_links(report: Report, settings: Settings, database: Database) -> None:
    """Only what the key of today can't read is told; nothing is opened to find that out."""
    links = await anonymity_privacy.standing(database.unit_of_work(), _vault(settings))
    if links.old:
        report.note("operations-check-links-old", count=links.old)
    if links.unreadable:
        report.note("operations-check-links-unreadable", count=links.unreadable)


async def _check_boxes(report: Report, settings: Settings, database: Database) -> None:
    """A box whose key is gone is closed by the bot's next start, with what came."""
    uow, keys = database.unit_of_work(), keys_for(database, settings)
    if lost := await ballot_boxes.without_key(uow, keys):
        report.note("operations-check-boxes", count=len(lost))


async def _check_discord(report: Report, settings: Settings, networks: list[Community]) -> None:
    if not settings.talks_to_discord:
        gateways.point_at(settings.api_url)
    try:
        async with (
            asyncio.timeout(PATIENCE_SECONDS),
            discord.Client(intents=discord.Intents.none()) as client,
        ):
            await client.login(settings.token)
            _check_application(report, client)
            present = {guild.id async for guild in client.fetch_guilds(limit=None)}
    except discord.LoginFailure:
        report.fault("cli-token-refused")
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        report.fault("operations-check-unreachable", cause=type(error).__name__)
    else:
        for network in networks:
            if network.community_id not in present:
                report.fault("operations-check-not-there", network=network.name)
        report.good("operations-check-servers", count=len(present))


def _check_application(report: Report, client: discord.Client) -> None:
    application = client.application
    assert application is not None
    flags = application.flags
    report.good("operations-check-discord", name=application.name)
    if not (flags.gateway_guild_members or flags.gateway_guild_members_limited):
        report.fault("cli-intents-missing")
    if application.interactions_endpoint_url is not None:
        report.fault("operations-check-endpoint")


@asynccontextmanager
async def _existing(settings: Settings) -> AsyncIterator[Database]:
    """The database, which must be one of ours already: a wrong address is not made into one."""
    if (missing := _missing_file(settings.database_url)) is not None:
        raise NoDatabase(place=str(missing))
    database = await Database.open(settings.database_url)
    try:
        if await database.version() is None:
            raise NoDatabase(place=_place(settings.database_url))
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _current(settings: Settings) -> AsyncIterator[Database]:
    async with _existing(settings) as database:
        if (version := await database.version()) != HEAD:
            raise Outdated(version=version)
        yield database


def _missing_file(url: str) -> Path | None:
    """The file of an SQLite database that has not been made yet."""
    place = normalised(url)
    if place.get_backend_name() != "sqlite" or not place.database:
        return None
    path = Path(place.database)
    if not path.parent.is_dir() and not path.parent.parent.is_dir():
        raise DatabaseUnavailable(reason="no-folder", detail=str(path.parent))
    return None if path.exists() else path


def _place(url: str) -> str:
    """The database's name alone; an address may hold a password."""
    return normalised(url).database or ""


def _vault(settings: Settings) -> Vault | None:
    """The vault; None where no key is set, so that nobody can have written anonymously."""
    return Vault.from_settings(settings) if settings.anonymity_key else None


def _person(user_id: int) -> UserId:
    # 0 stands for everybody who has been erased.
    if not 0 < user_id <= _BIGGEST_ID:
        raise NotAUserId()
    return UserId(user_id)
