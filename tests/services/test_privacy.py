"""Privacy: everything about a person is found, handed out and erased, and nothing else is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.exports import person_files
from bot.i18n import I18n
from bot.services import applications, outcomes, people, privacy
from bot.services.applying import Form
from bot.services.cases import CARD, CARD_REMOVAL, CARD_UPDATE
from bot.services.communities import KEEP_AFTER_REMOVAL
from bot.services.housekeeping import KEEP_DRAFTS, KEEP_SENT, KEEP_UNKNOWN
from bot.services.meetup_turns import NEEDS_KEPT_FOR
from bot.services.people import KEEP_AFTER_LEAVING, Notice
from bot.services.privacy import AREAS, Area
from bot.services.thread_turns import KEEP_REPORTS, KEEP_UNMASKINGS, KEEP_WORDS
from domain.anonymity import BLOCK_DAYS, BLOCK_LEAST, BLOCK_MOST, DELAY_LEAST, DELAY_MOST
from domain.applications import Application, State
from domain.community import Community
from domain.ids import ChannelId, CommunityId, MessageId, UserId
from storage.personal_data import PERSONAL
from storage.personal_roles import Role
from storage.tables import metadata
from tests.services.conftest import ANNA, APPLICANT, BO, COMMUNITY, NOW, OTHER_COMMUNITY, Desk

I18N = I18n(default_locale="sv")


async def stored(desk: Desk, who: UserId, where: CommunityId | None = None) -> privacy.Export:
    return await privacy.export(desk.uow, user_id=who, community_id=where)


async def with_card(desk: Desk, application: Application, message_id: int) -> None:
    async with desk.uow.write() as tx:
        await tx.applications.set_card(
            application.application_id, ChannelId(11), MessageId(message_id)
        )


async def test_nothing_is_found_of_who_is_unknown(desk: Desk) -> None:
    assert await stored(desk, BO) == {}
    assert privacy.areas_of({}) == ()
    assert await privacy.erase(desk.uow, user_id=BO, now=NOW) == {}


async def test_an_applicant_is_found_in_every_area_that_applies(desk: Desk) -> None:
    await desk.apply()
    found = await stored(desk, APPLICANT)

    assert privacy.areas_of(found) == (Area.APPLICATIONS, Area.MESSAGES, Area.LOG, Area.QUEUE)
    assert privacy.networks_of(found) == (COMMUNITY,)


async def test_one_community_sees_nothing_of_another(desk: Desk) -> None:
    await desk.apply(community_id=OTHER_COMMUNITY)
    found = await stored(desk, APPLICANT, COMMUNITY)

    assert privacy.areas_of(found) == (Area.MESSAGES,)


async def test_an_erasure_leaves_nothing_of_the_person(desk: Desk) -> None:
    await desk.apply()
    await desk.apply(community_id=OTHER_COMMUNITY)
    await people.stop(desk.uow, user_id=APPLICANT, notice=Notice.APPLICATIONS, now=NOW)
    await privacy.erase(desk.uow, user_id=APPLICANT, now=NOW)

    assert await stored(desk, APPLICANT) == {}
    assert CARD not in await desk.kinds()


async def test_an_erasure_in_one_community_leaves_the_others(desk: Desk) -> None:
    await desk.apply()
    await desk.apply(community_id=OTHER_COMMUNITY)
    await privacy.erase(desk.uow, user_id=APPLICANT, community_id=COMMUNITY, now=NOW)

    assert privacy.networks_of(await stored(desk, APPLICANT)) == (OTHER_COMMUNITY,)
    assert await people.locale_of(desk.uow, user_id=APPLICANT) == "sv"


async def test_the_card_of_an_erased_application_is_taken_away(desk: Desk) -> None:
    here = await desk.apply()
    there = await desk.apply(community_id=OTHER_COMMUNITY)
    await with_card(desk, here, 501)
    await with_card(desk, there, 502)
    await privacy.erase(desk.uow, user_id=APPLICANT, community_id=COMMUNITY, now=NOW)

    removals = [each for each in await desk.outbox() if each.kind == CARD_REMOVAL]
    assert [(each.community_id, each.payload["message_id"]) for each in removals] == [
        (COMMUNITY, 501)
    ]
    assert CARD_UPDATE not in await desk.kinds()


async def test_a_card_that_was_on_its_way_at_the_erasure_is_taken_away_too(desk: Desk) -> None:
    await desk.apply()
    async with desk.uow.write() as tx:
        (card,) = [
            each for each in await tx.outbox.claim(NOW, limit=10, by="a") if each.kind == CARD
        ]
    await privacy.erase(desk.uow, user_id=APPLICANT, now=NOW)
    async with desk.uow.write() as tx:
        posted = {"channel_id": 11, "message_id": 501, "revision": 0}
        await tx.outbox.sent(card.id, now=NOW, result=posted)
        await outcomes.card_posted(tx, card, posted, NOW)

    removals = [each for each in await desk.outbox() if each.kind == CARD_REMOVAL]
    assert [each.payload for each in removals] == [{"channel_id": 11, "message_id": 501}]


async def test_a_second_erasure_finds_nothing_and_asks_for_nothing(desk: Desk) -> None:
    await with_card(desk, await desk.apply(), 501)
    await privacy.erase(desk.uow, user_id=APPLICANT, now=NOW)
    assert await privacy.erase(desk.uow, user_id=APPLICANT, now=NOW) == {}
    assert (await desk.kinds()).count(CARD_REMOVAL) == 1


async def test_a_moderators_decision_stays_without_the_moderator(desk: Desk) -> None:
    application = await desk.apply()
    await applications.decline(
        desk.uow,
        community_id=COMMUNITY,
        application_id=application.application_id,
        by=BO,
        reason="Nätverket är för chefer.",
        now=NOW,
    )
    assert privacy.areas_of(await stored(desk, BO)) == (Area.HANDLED, Area.LOG)
    await privacy.erase(desk.uow, user_id=BO, now=NOW)

    assert await stored(desk, BO) == {}
    kept = await applications.get(
        desk.uow, community_id=COMMUNITY, application_id=application.application_id
    )
    assert kept.state is State.DECLINED
    assert kept.decided_by != BO
    assert kept.reason == "Nätverket är för chefer."


async def test_other_peoples_data_stays(desk: Desk) -> None:
    await desk.apply()
    await desk.apply(ANNA, Form(**_form("Rektor")))
    before = await stored(desk, ANNA)
    await privacy.erase(desk.uow, user_id=APPLICANT, now=NOW)

    assert await stored(desk, ANNA) == before


def test_every_table_of_the_registry_has_an_area_and_texts() -> None:
    tables = set()
    for data in PERSONAL:
        if data.role is Role.SEALED:
            continue
        name = data.row.table().name
        # As storage.privacy names what somebody did to an application that is another's.
        is_apart = data.role is Role.ACTOR and name != "audit"
        tables.add(f"{name}_handled" if is_apart else name)
    assert tables == set(AREAS)
    for table in tables:
        assert I18N.has(f"privacy-table-{table.replace('_', '-')}")


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("table", sorted(AREAS))
def test_every_column_has_a_name_of_its_own_in_words(table: str, locale: str) -> None:
    found = metadata.tables[table.removesuffix("_handled")]
    keys = [f"privacy-field-{column.name.replace('_', '-')}" for column in found.columns]
    names = [I18N.text(key, locale) for key in keys]

    assert len(set(names)) == len(names)
    assert I18N.text("privacy-file-network", locale) not in names


def files(export: privacy.Export, *, limit: int | None = None, locale: str = "sv") -> list[bytes]:
    return person_files(
        export,
        user_id=APPLICANT,
        networks={COMMUNITY: "Chefsnätverket"},
        i18n=I18N,
        locale=locale,
        now=NOW,
        limit=limit,
    )


async def test_the_file_is_complete(desk: Desk) -> None:
    await desk.apply()
    found = await stored(desk, APPLICANT)
    (document,) = [json.loads(each) for each in files(found)]

    tables = {key: value for key, value in document.items() if isinstance(value, list)}
    assert {I18N.text(f"privacy-table-{table.replace('_', '-')}", "sv") for table in found} == set(
        tables
    )
    rows = sum(len(rows) for rows in found.values())
    assert sum(len(rows) for rows in tables.values()) == rows
    assert {answer["Text"] for answer in document["Svar i ansökningarna"]} >= {"Enhetschef", "Ja"}


async def test_numbers_that_other_programs_would_round_are_texts(desk: Desk) -> None:
    await desk.apply()
    (document,) = [json.loads(each) for each in files(await stored(desk, APPLICANT))]

    (application,) = document["Ansökningar"]
    assert application["Nätverkets id"] == str(COMMUNITY)
    assert application["Nätverk"] == "Chefsnätverket"
    assert application["Nummer"] == 1


@pytest.mark.parametrize("limit", [1, 2000, 20_000])
def test_what_is_too_large_becomes_several_files_of_whole_rows(limit: int) -> None:
    row: dict[str, Any] = {"id": 1, "text": "å" * 300}
    export = {"application_answers": [{**row, "id": number} for number in range(100)]}
    found = files(export, limit=limit)

    assert len(found) > 1
    assert all(len(each) <= max(limit, 1200) for each in found)
    rows = [row for each in found for row in json.loads(each)["Svar i ansökningarna"]]
    assert [row["Nummer"] for row in rows] == list(range(100))


def test_an_empty_file_says_so() -> None:
    (document,) = [json.loads(each) for each in files({}, locale="en")]
    assert document["What this file is"] == "Ledarbot has nothing stored about the person."


DOCUMENT = Path(__file__).parents[2] / "PRIVACY.md"


def test_the_document_has_the_programs_numbers_of_days() -> None:
    english, swedish = DOCUMENT.read_text(encoding="utf-8").split("## Kort på svenska")
    community = Community(community_id=COMMUNITY)

    for text in (english, swedish):
        assert _numbers(r"(\d+) (?:days after a refusal|dagar efter ett nej)", text) == {
            community.keep_declined_days
        }
        assert _numbers(r"(\d+) (?:days after an approval|dagar efter\s+ett ja)", text) == {
            community.keep_approved_days
        }
        assert _numbers(r"(?:waits for|raderas allt efter) (\d+) da", text) == {
            KEEP_AFTER_REMOVAL.days
        }
    assert _numbers(r"at most (\d+) days|Utkast (\d+)", english + swedish) == {KEEP_DRAFTS.days}
    needs = r"(\d+) days after the meetup|bara till (\d+) dagar efter träffen"
    assert _numbers(needs, english + swedish) == {NEEDS_KEPT_FOR.days}
    left = r"(\d+) days after the person left|profile goes (\d+) days|(\d+) dagar efter att du har"
    assert _numbers(left, english + swedish) == {KEEP_AFTER_LEAVING.days}
    assert _numbers(r"(\d+) days after they were sent", english) == {KEEP_SENT.days}
    assert _numbers(r"skickade meddelanden (\d+) dagar", swedish) == {KEEP_SENT.days}
    assert _numbers(r"(\d+) days after the last time", english) == {KEEP_UNKNOWN.days}


def test_the_document_has_the_numbers_of_threads() -> None:
    english, swedish = DOCUMENT.read_text(encoding="utf-8").split("## Kort på svenska")
    community = Community(community_id=COMMUNITY)
    links = r"link (\d+) days after the thread|klockslag, (\d+) dagar efter att tråden"
    assert _numbers(links, english + swedish) == {community.keep_links_days}
    assert _numbers(r"words (\d+) days after the last activity", english) == {KEEP_WORDS.days}
    assert _numbers(r"(\d+) days after it was dealt with", english) == {KEEP_REPORTS.days}
    assert _numbers(r"Requests to unmask.*\| (\d+) days \|", english) == {KEEP_UNMASKINGS.days}
    assert _numbers(r"it ends after (\d+) days", english) == {BLOCK_DAYS}
    hours = {int(each.total_seconds() // 3600) for each in (BLOCK_LEAST, BLOCK_MOST)}
    assert _numbers(r"random time of (\d+) to (\d+)\s+hours", english) == hours
    minutes, later = int(DELAY_LEAST.total_seconds() // 60), int(DELAY_MOST.total_seconds() // 3600)
    assert _numbers(r"between (\d+) minutes and (\d+) hours", english) == {minutes, later}


def _numbers(pattern: str, text: str) -> set[int]:
    """Every number that stands there; empty when the sentence is gone."""
    found = re.finditer(pattern, text)
    return {int(number) for match in found for number in match.groups() if number}


def _form(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "employer": "Lunds kommun",
        "staff": "Ja",
        "work": "Leder en skola",
        "accepts_terms": True,
    }
