"""What is left of anonymous authors: after an erasure, a new key, and in a stolen database."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.secrets import Vault
from bot.services import (
    acceptances,
    anonymity,
    anonymity_privacy,
    anonymous_outcomes,
    anonymous_posts,
    communities,
    privacy,
    thread_turns,
    threads,
)
from bot.services.acceptances import PROMISE, RULES
from bot.services.anonymity_privacy import Rotated, Standing
from bot.services.thread_cases import ANSWER_UPDATE, FOOT, POST, UPDATE
from domain.anonymity import PROMISE_VERSION
from domain.community import Community
from domain.ids import Handle, UserId
from domain.thread_refusals import Blocked, NotRecognised
from domain.thread_values import ThreadState
from storage.privacy import ERASED
from storage.tables import metadata
from tests.services.anonymous_desks import (
    MORA,
    NOVA,
    OLLE,
    answered,
    authors,
    carried,
    opened_for,
    out,
    wondered,
)
from tests.services.conftest import ANNA, BO, COMMUNITY, Desk
from tests.services.thread_desks import VAULT, asked, in_days, opened, stored, waiting

NEWER = Vault(bytes(range(1, 33)), old=[bytes(range(32))])
ALONE = Vault(bytes(range(1, 33)))


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await opened(desk)
    return desk


async def community_of(desk: Desk) -> Community:
    found = await communities.of(desk.uow, community_id=COMMUNITY)
    assert found is not None
    return found


async def accepted(desk: Desk, what: str, vault: Vault = VAULT, *, by: UserId = MORA) -> bool:
    if what == PROMISE:
        return await acceptances.has_accepted_promise(
            desk.uow, vault, community=await community_of(desk), user_id=by
        )
    return await acceptances.has_accepted(
        desk.uow, vault, community_id=COMMUNITY, user_id=by, what=what, version=PROMISE_VERSION
    )


async def accept(desk: Desk, what: str, *, by: UserId = MORA) -> None:
    if what == PROMISE:
        community = await community_of(desk)
        await acceptances.accept_promise(desk.uow, VAULT, community=community, user_id=by)
        return
    await acceptances.accept(
        desk.uow, VAULT, community_id=COMMUNITY, user_id=by, what=what, version=PROMISE_VERSION
    )


# ----------------------------------------------------------------------------------- acceptances


async def test_what_was_accepted_holds_for_this_person_version_and_community(ready: Desk) -> None:
    assert not await accepted(ready, PROMISE)
    for _ in range(2):
        await accept(ready, PROMISE)
    assert await accepted(ready, PROMISE)
    assert not await accepted(ready, RULES)
    assert not await accepted(ready, PROMISE, by=NOVA)
    await accept(ready, RULES)
    later = {"what": RULES, "version": PROMISE_VERSION + 1}
    assert not await acceptances.has_accepted(
        ready.uow, VAULT, community_id=COMMUNITY, user_id=MORA, **later
    )


# ------------------------------------------------------------------------------------- erasure


async def erase(desk: Desk, user_id: UserId, **more: Any) -> dict[str, int]:
    return await privacy.erase(desk.uow, user_id=user_id, vault=VAULT, now=desk.now, **more)


@pytest.mark.parametrize("within", [{"community_id": COMMUNITY}, {}], ids=["here", "everywhere"])
async def test_an_erasure_destroys_the_way_from_posts_to_the_person(
    ready: Desk, within: dict[str, Any]
) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    elsewhere = await out(ready, await answered(ready, await asked(ready), by=MORA), message_id=9)
    for what in (PROMISE, RULES):
        await accept(ready, what)
    known = {"user_id": MORA, **within}
    assert await anonymity_privacy.has_written(ready.uow, VAULT, **known)
    assert (await erase(ready, **known))["anonymous_authors"] == 2
    assert not await anonymity_privacy.has_written(ready.uow, VAULT, **known)
    async with ready.uow.read() as tx:
        assert [link.handle for link in await tx.anonymity.links()] == [post.handle]
    with pytest.raises(NotRecognised):
        await anonymous_posts.must_be_own(ready.uow, VAULT, post=elsewhere, user_id=MORA)
    assert not await accepted(ready, PROMISE)
    assert not await accepted(ready, RULES)
    seen = await stored(ready, thread.thread_id)
    assert seen.text != ""
    assert "anonymous_authors" not in await erase(ready, **known)


async def test_an_erasure_lifts_no_block(ready: Desk) -> None:
    thread = await wondered(ready)
    handle = Handle(thread.handle or 0)
    await anonymity.lay_block(
        ready.uow, VAULT, community_id=COMMUNITY, handle=handle, now=ready.now
    )
    await erase(ready, MORA)
    with pytest.raises(Blocked):
        await wondered(ready, is_posted=False)


async def test_without_a_key_nothing_sealed_is_found(ready: Desk) -> None:
    await wondered(ready)
    assert not await anonymity_privacy.has_written(ready.uow, None, user_id=MORA)
    assert await privacy.erase(ready.uow, user_id=MORA, now=ready.now) == {}


async def test_a_named_thread_loses_its_words_in_discord_too(ready: Desk) -> None:
    thread, waits = await asked(ready), await asked(ready, is_posted=False)
    await erase(ready, ANNA)
    seen = await stored(ready, thread.thread_id)
    assert (seen.author_id, seen.title, seen.text) == (ERASED, "", "")
    await waiting(ready, UPDATE, thread.thread_id)
    assert (await stored(ready, waits.thread_id)).state is ThreadState.GONE
    assert (await waiting(ready, POST, waits.thread_id)).state == "withdrawn"


# ------------------------------------------------------------------------------------- the key


async def test_a_new_key_takes_over_what_the_old_one_opens(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    blocked = await wondered(ready, by=OLLE)
    handle = Handle(blocked.handle or 0)
    await anonymity.lay_block(
        ready.uow, VAULT, community_id=COMMUNITY, handle=handle, now=ready.now
    )
    await accept(ready, PROMISE)
    assert await anonymity_privacy.standing(ready.uow, NEWER) == Standing(old=4, unreadable=0)
    assert await anonymity_privacy.rotate(ready.uow, NEWER, now=ready.now) == Rotated(4, 0)
    assert await anonymity_privacy.standing(ready.uow, ALONE) == Standing(old=0, unreadable=0)
    await anonymous_posts.must_be_own(ready.uow, ALONE, post=post, user_id=NOVA)
    assert await threads.is_author(ready.uow, ALONE, thread=thread, by=MORA)
    assert await opened_for(ready, post.handle, vault=ALONE) == NOVA
    with pytest.raises(Blocked):
        await wondered(ready, by=OLLE, vault=ALONE, is_posted=False)
    assert not await accepted(ready, PROMISE, ALONE)
    assert "anonymity.rotated" in await ready.actions()
    assert await anonymity_privacy.rotate(ready.uow, NEWER, now=ready.now) == Rotated(0, 0)


async def test_what_no_key_opens_is_counted_and_left(ready: Desk) -> None:
    thread = await wondered(ready)
    before = await authors(ready, thread)
    assert await anonymity_privacy.standing(ready.uow, ALONE) == Standing(old=0, unreadable=1)
    assert await anonymity_privacy.standing(ready.uow, None) == Standing(old=0, unreadable=1)
    assert await anonymity_privacy.rotate(ready.uow, ALONE, now=ready.now) == Rotated(0, 1)
    assert await authors(ready, thread) == before
    assert await opened_for(ready, before[0].handle) == MORA


async def test_who_wrote_on_while_the_old_key_was_away_stays_somebody_new(ready: Desk) -> None:
    thread = await wondered(ready)
    await answered(ready, thread, by=MORA, vault=ALONE)
    assert await anonymity_privacy.rotate(ready.uow, NEWER, now=ready.now) == Rotated(1, 0)
    asker, colleague = await authors(ready, thread)
    assert colleague.key_id == ALONE.key_id
    assert await opened_for(ready, asker.handle, vault=ALONE) == MORA
    await answered(ready, thread, by=MORA, vault=ALONE)
    assert len(await authors(ready, thread)) == 2


# ------------------------------------------------------------------------------ the time is over


async def test_links_are_destroyed_in_their_time(ready: Desk) -> None:
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread))
    for days, kept in ((89, 2), (1, 0)):
        in_days(ready, days)
        await keep_house(ready)
        async with ready.uow.read() as tx:
            assert len(await tx.anonymity.links()) == kept
    with pytest.raises(NotRecognised):
        await anonymous_posts.must_be_own(ready.uow, VAULT, post=post, user_id=NOVA)


async def test_where_unmasking_was_given_up_a_closed_thread_has_no_link(ready: Desk) -> None:
    await opened(ready, allows_unmasking=False)
    thread = await wondered(ready)
    await threads.close(
        ready.uow,
        VAULT,
        community_id=COMMUNITY,
        thread_id=thread.thread_id,
        by=MORA,
        now=ready.now,
    )
    await keep_house(ready)
    async with ready.uow.read() as tx:
        assert await tx.anonymity.links() == []


async def keep_house(desk: Desk) -> None:
    async with desk.uow.read() as tx:
        community = await tx.communities.get(COMMUNITY)
    assert community is not None
    await thread_turns.keep_house(desk.uow, community=community, now=desk.now)


# --------------------------------------------------------------------------- a stolen database


async def test_a_database_without_the_links_names_no_author_and_no_hour(ready: Desk) -> None:
    at = ready.later(days=40, hours=5, minutes=17)
    thread = await wondered(ready)
    post = await out(ready, await answered(ready, thread, by=MORA))
    edited = await anonymous_posts.edit_post(
        ready.uow,
        VAULT,
        community_id=COMMUNITY,
        post_id=post.post_id,
        user_id=MORA,
        text="Tack.",
        now=at,
    )
    drawn = {"revision": edited.revision}
    await carried(ready, ANSWER_UPDATE, anonymous_outcomes.shown, thread.thread_id, drawn)
    await accept(ready, PROMISE)
    dump = await everything(ready)
    assert str(MORA) not in dump
    assert str(thread.thread_id) in dump
    near = [moment for moment in moments(json.loads(dump)) if abs(moment - at) < timedelta(hours=1)]
    assert near == []


async def everything(desk: Desk) -> str:
    """All tables but that of the links."""
    found: dict[str, Any] = {}
    async with desk.uow.read() as tx:
        for table in metadata.sorted_tables:
            if table.name != "anonymous_links":
                rows = await tx.connection.execute(select(table))
                found[table.name] = [dict(row) for row in rows.mappings()]
    # The buttons at the foot come down below whatever the bot posts; Discord shows that time too.
    found["outbox"] = [row for row in found["outbox"] if row["kind"] != FOOT]
    return json.dumps(found, default=lambda value: value.isoformat())


def moments(data: Any) -> Iterable[datetime]:
    """Every moment with an hour in it, wherever it stands."""
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from moments(value)
    elif isinstance(data, str) and "T" in data:
        try:
            moment = datetime.fromisoformat(data)
        except ValueError:
            return
        yield moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def test_an_export_and_a_moderators_log_have_nothing_of_it(ready: Desk) -> None:
    thread = await wondered(ready)
    await out(ready, await answered(ready, thread, by=MORA))
    await threads.close(
        ready.uow,
        VAULT,
        community_id=COMMUNITY,
        thread_id=thread.thread_id,
        by=MORA,
        now=ready.now,
    )
    for user_id in (MORA, BO, ANNA):
        found = await privacy.export(ready.uow, user_id=user_id)
        assert "Min chef" not in json.dumps(found)
        assert str(thread.thread_id) not in json.dumps(found)
        assert str(thread.handle) not in json.dumps(found)
    assert await privacy.export(ready.uow, user_id=MORA) == {}
