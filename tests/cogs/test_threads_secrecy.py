"""The promise of anonymity, tried: what a dump, the log, moderators, exports and errors reveal."""

import json
import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from simcord import MemberActor
from sqlalchemy import select

from bot.services import privacy
from domain.ids import UserId
from domain.thread_values import Thread
from storage.tables import metadata
from tests.cogs.thread_worlds import agreed, every, first_post, place, press, slash, write
from tests.cogs.worlds import World, buttons_of, text_of

TITLE = "Min chef kör över mig, vad gör jag?"
TEXT = "Hen ändrar mina beslut inför personalen. Jag sover dåligt."
ANSWER = "Jag har varit där. Be om ett möte i lugn och ro."
ADDED = "Tack, det ska jag prova."
FIRST_ANSWER, SECOND_ANSWER = "Jag känner igen det.", "Skriv ner vad som händer."


async def ask_unseen(world: World, person: MemberActor, title: str = TITLE) -> Thread:
    """An anonymous question, from the form to the forum."""
    form = await agreed(world, person)
    preview = await person.submit_modal(form, {"title": title, "text": TEXT, "who": "unseen"})
    label = next(each for each in buttons_of(preview) if "lägg upp nu" in each.lower())
    await person.click(preview.response, label=label)
    await world.do_due()
    return next(each for each in await every(world) if each.title == title)


async def answer_unseen(world: World, person: MemberActor, thread: Thread, words: str) -> None:
    form = await press(world, person, "anonymous:answer", thread.thread_id)
    if form.modal is None:
        form = await person.click(form.response, label="Jag har läst och håller med")
    preview = await person.submit_modal(form, {"text": words})
    label = next(each for each in buttons_of(preview) if "lägg upp nu" in each.lower())
    await person.click(preview.response, label=label)
    await world.do_due()


async def conversation(world: World) -> tuple[Thread, datetime]:
    """Anna asks without a name, Björn answers without one, she adds, a moderator writes by name."""
    await world.advance(hours=30)
    to_noon = (12 - world.now.hour) % 24
    await world.advance(hours=to_noon + 24)
    anna, bjorn = world.members
    thread = await ask_unseen(world, anna)
    at = world.now
    await answer_unseen(world, bjorn, thread, ANSWER)
    await answer_unseen(world, anna, thread, ADDED)
    await write(world, world.moderator, thread, "Hör av dig till facket också.")
    await world.advance(minutes=20)
    return thread, at


@contextmanager
def all_of_the_log() -> Iterator[list[str]]:
    """Every line of our loggers at DEBUG, with all their fields."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.getMessage()} {vars(record)}")

    keeper, root = Keeper(logging.DEBUG), logging.getLogger()
    logger = logging.getLogger("ledarbot")
    before = logger.level
    root.addHandler(keeper)
    logger.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.removeHandler(keeper)
        logger.setLevel(before)


async def dump(world: World) -> dict[str, list[dict[str, Any]]]:
    """Every table but the one with the links."""
    async with world.bot.uow.read() as tx:
        return {
            table.name: [
                dict(row) for row in (await tx.connection.execute(select(table))).mappings().all()
            ]
            for table in metadata.sorted_tables
            if table.name != "anonymous_links"
        }


def moments_in(value: Any) -> Iterator[datetime]:
    """Every time in a row, also in plain data and in texts."""
    if isinstance(value, datetime):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from moments_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from moments_in(each)
    elif isinstance(value, str):
        for found in re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?", value):
            yield datetime.fromisoformat(found).replace(tzinfo=UTC)


async def test_a_dump_without_the_links_has_neither_the_authors_nor_the_hour(
    world: World,
) -> None:
    thread, at = await conversation(world)
    rows = await dump(world)
    assert len(rows["anonymous_authors"]) == 2
    assert [each["state"] for each in rows["anonymous_posts"]] == ["posted", "posted"]
    for person in world.members:
        for table, found in rows.items():
            assert str(person.id) not in repr(found), table
    near = [
        (table, moment)
        for table, found in rows.items()
        for row in found
        for moment in moments_in(row)
        if abs(moment - at) < timedelta(hours=1)
    ]
    assert near == []
    assert thread.posted_on == at.date()
    # With the table and the key they can be had: what is looked for above was there to be found.
    async with world.bot.uow.read() as tx:
        links = await tx.anonymity.links()
    opened = {world.bot.vault.open(each.locked, handle=each.handle) for each in links}
    assert opened == {UserId(person.id) for person in world.members}


async def test_the_files_bytes_without_the_links_have_not_the_author_either(
    world: World, tmp_path: Path
) -> None:
    await conversation(world)
    copy = tmp_path / "copy.sqlite3"
    await world.bot.database.backup(copy)
    with sqlite3.connect(copy) as database:
        database.execute("DELETE FROM anonymous_links")
        database.execute("DROP TABLE anonymous_links")
    database.close()
    content = copy.read_bytes()
    for person in world.members:
        assert str(person.id).encode() not in content
        assert person.id.to_bytes(8, "big") not in content


async def test_the_log_names_nobody_and_quotes_nothing(world: World) -> None:
    with all_of_the_log() as lines:
        await conversation(world)
    log = "\n".join(line for line in lines if "ledarbot" in line)
    assert "threads.post" in log
    for person in world.members:
        assert str(person.id) not in log
        assert person.user.name not in log
    for words in (TITLE, TEXT, ANSWER, ADDED):
        assert words not in log
        assert words[:12] not in log


async def test_discord_shows_nobody_in_the_thread_and_nothing_of_the_command(world: World) -> None:
    anna, bjorn = world.members
    thread, _ = await conversation(world)
    inside = world.env.backend.channels[int(thread.discord_id or 0)].thread_members
    assert set(inside) & {anna.id, bjorn.id} == set()
    shown = [first_post(world, thread), *place(world, thread).history()]
    for message in shown:
        if message.author.bot:
            assert message.interaction_metadata is None
            assert message.reference is None
            for person in (anna, bjorn):
                assert str(person.id) not in text_of(message)
                assert person.user.name not in text_of(message)
    texts = "\n".join(text_of(each) for each in shown)
    for words in (TEXT, ANSWER, ADDED, "Frågeställaren", "Kollega 1"):
        assert words in texts


async def test_what_moderators_can_list_names_nobody(world: World) -> None:
    anna, bjorn = world.members
    thread, _ = await conversation(world)
    moderator = world.moderator
    seen: list[str] = []
    for command in ("list", "mine"):
        seen.append(text_of(await slash(world, moderator, command)))
    seen.append(text_of(await slash(world, moderator, "search", words="chef kör över")))
    post = next(each for each in place(world, thread).history() if ANSWER in text_of(each))
    seen.append(text_of(await moderator.click(post, label="…")))
    seen.append(text_of(await moderator.click(first_post(world, thread), label="Mer …")))
    form = await moderator.context_menu(place(world, thread), "Report to moderators", post)
    seen.append(text_of(await moderator.submit_modal(form, {})))
    await world.do_due()
    seen += world.seen_in(world.channels.review)
    exported = await privacy.export(world.bot.uow, user_id=UserId(moderator.id))
    seen.append(json.dumps(exported, default=str))
    text = "\n".join(seen)
    assert TITLE.split(",")[0] in text
    for person in (anna, bjorn):
        assert str(person.id) not in text
        assert person.user.name not in text


async def test_the_authors_own_export_and_errors_for_others_tell_nothing(world: World) -> None:
    anna, bjorn = world.members
    thread, _ = await conversation(world)
    exported = await privacy.export(world.bot.uow, user_id=UserId(anna.id))
    assert TITLE not in json.dumps(exported, default=str)
    refused = [
        text_of(await press(world, person, f"threads:{verb}", thread.thread_id))
        for person in (bjorn, world.moderator, world.administrator)
        for verb in ("edit", "close", "reopen", "again")
    ]
    assert set(refused) == {"Det kan bara den göra som började tråden."}
    mine = text_of(await slash(world, anna, "mine"))
    assert "Min chef kör över mig" in mine
    assert "utan ditt namn" in mine


async def test_pseudonyms_do_not_lead_from_one_thread_to_another(world: World) -> None:
    anna, bjorn = world.members
    first = await ask_unseen(world, anna)
    second = await ask_unseen(world, world.organiser, title="En helt annan fråga om budget")
    for thread in (first, second):
        await answer_unseen(world, bjorn, thread, f"{FIRST_ANSWER} {thread.thread_id % 97}")
    await answer_unseen(world, anna, second, SECOND_ANSWER)
    rows = await dump(world)
    authors = rows["anonymous_authors"]
    for column in ("handle", "seal"):
        values = [each[column] for each in authors]
        assert len(values) == len(set(values)) == 5
    async with world.bot.uow.read() as tx:
        links = await tx.anonymity.links()
    assert len({each.locked for each in links}) == 5
    assert len({len(each.locked) for each in links}) == 1
    in_second = "\n".join(text_of(each) for each in place(world, second).history())
    assert "Kollega 1" in in_second
    assert "Kollega 2" in in_second


async def test_a_delayed_post_goes_out_at_another_time(world: World) -> None:
    anna = world.members[0]
    form = await agreed(world, anna)
    preview = await anna.submit_modal(form, {"title": TITLE, "text": TEXT, "who": "unseen"})
    label = next(each for each in buttons_of(preview) if "om en stund" in each.lower())
    begun = world.now
    await anna.click(preview.response, label=label)
    await world.do_due()
    assert await every(world) == []
    rows = await dump(world)
    [row] = [each for each in rows["outbox"] if each["kind"] == "threads.post"]
    assert timedelta(minutes=20) <= row["due_at"] - begun <= timedelta(hours=4)
    assert row["created_at"] == row["due_at"]
    await world.advance(hours=4, minutes=1)
    [thread] = await every(world)
    assert thread.title == TITLE


@pytest.mark.parametrize("verb", ["threads:edit", "threads:close"])
async def test_the_asker_is_known_by_the_seal_alone(world: World, verb: str) -> None:
    anna = world.members[0]
    thread = await ask_unseen(world, anna)
    answer = await press(world, anna, verb, thread.thread_id)
    if verb == "threads:edit":
        preview = await anna.submit_modal(answer, {"title": "Ny rubrik", "text": "Nya ord."})
        answer = await anna.click(preview.response, label="Ändra nu")
        assert "Ändrat" in text_of(answer)
    assert "bara den göra" not in text_of(answer)
    await world.do_due()
    rows = await dump(world)
    assert str(anna.id) not in repr(rows)
