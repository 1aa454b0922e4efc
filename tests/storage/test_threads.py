"""Threads and anonymous posts as they are kept: nothing is lost on the way, nothing strays."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.ids import ChannelId, CommunityId, Handle, MessageId, PostId, ThreadId, TopicId
from domain.thread_values import Post, PostState, Thread, ThreadKind, ThreadState
from storage.database import Database
from storage.errors import ChangedMeanwhile
from storage.threads import WantedThreads
from storage.unit_of_work import Transaction, UnitOfWork
from tests.storage.examples import ANNA, BO, NORTH, WEST
from tests.storage.thread_examples import NUMBERS, TODAY, full_thread, post, thread, topic

EVERYTHING = WantedThreads()


async def keep(tx: Transaction, *threads: Thread) -> None:
    for each in threads:
        await tx.threads.add(each)


async def numbers(tx: Transaction, wanted: WantedThreads) -> list[int]:
    """The numbers of the list, which is as long as it is counted to be."""
    found = [each.thread_id for each in await tx.threads.listing(WEST, wanted)]
    assert await tx.threads.count(WEST, wanted) == len(found)
    return [int(number) for number in found]


async def test_every_field_of_a_thread_comes_back(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        kept = await tx.topics.add(topic())
        assert kept is not None
        whole = full_thread(topic_id=kept.topic_id)
        for field in fields(Thread):
            assert getattr(whole, field.name) not in (None, ""), field.name
        bare = Thread(
            community_id=WEST,
            thread_id=ThreadId(NUMBERS[1]),
            kind=ThreadKind.DISCUSSION,
            title="Ledarskap",
        )
        await keep(tx, whole, bare)
    async with uow.read() as tx:
        for each in (whole, bare):
            found = await tx.threads.get(WEST, each.thread_id, lock=False)
            assert found == each
            # Words that read like a state are none: they'd compare equal, and not be one.
            assert found is not None
            assert isinstance(found.kind, ThreadKind)
            assert isinstance(found.state, ThreadState)


async def test_every_field_of_a_post_comes_back(uow: UnitOfWork) -> None:
    whole = post()
    for field in fields(Post):
        assert getattr(whole, field.name) not in (None, ""), field.name
    bare = Post(
        community_id=WEST,
        thread_id=whole.thread_id,
        post_id=PostId(NUMBERS[3]),
        handle=Handle(5),
        text="Hej",
    )
    async with uow.write() as tx:
        await keep(tx, thread())
        for each in (whole, bare):
            await tx.threads.add_post(each)
            assert await tx.threads.post(WEST, each.post_id) == each
        assert await tx.threads.post_by_message(WEST, MessageId(600000000000000021)) == whole


async def test_another_communitys_number_finds_nothing(uow: UnitOfWork) -> None:
    own, answer = thread(handle=Handle(5)), post()
    assert answer.message_id is not None
    assert own.discord_id is not None
    async with uow.write() as tx:
        await keep(tx, own)
        await tx.threads.add_post(answer)
        assert await tx.threads.get(NORTH, own.thread_id) is None
        assert await tx.threads.by_discord_id(NORTH, own.discord_id) is None
        assert await tx.threads.listing(NORTH, EVERYTHING) == []
        assert await tx.threads.count(NORTH, EVERYTHING) == 0
        assert await tx.threads.live(NORTH) == []
        assert await tx.threads.anonymous(NORTH) == []
        assert await tx.threads.of_author(NORTH, ANNA) == []
        assert await tx.threads.post(NORTH, answer.post_id) is None
        assert await tx.threads.post_by_message(NORTH, answer.message_id) is None
        assert await tx.threads.posts(NORTH, own.thread_id) == []
        with pytest.raises(ChangedMeanwhile):
            await tx.threads.save(replace(own, community_id=NORTH))
        assert await tx.threads.get(WEST, own.thread_id) == own
        assert await tx.threads.by_discord_id(WEST, own.discord_id) == own


async def test_whose_thread_it_is_can_be_told_without_its_community(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await keep(tx, thread(community_id=NORTH))
        assert await tx.threads.home_of(ThreadId(NUMBERS[0])) == NORTH
        assert await tx.threads.home_of(ThreadId(NUMBERS[1])) is None


async def test_a_change_is_kept_once_and_a_stale_one_is_refused(uow: UnitOfWork) -> None:
    first = thread()
    async with uow.write() as tx:
        await keep(tx, first)
        saved = await tx.threads.save(replace(first, title="Hur säger jag ja?"))
        assert saved == replace(first, title="Hur säger jag ja?", revision=1)
        with pytest.raises(ChangedMeanwhile):
            await tx.threads.save(replace(first, title="För sent"))
        assert await tx.threads.get(WEST, first.thread_id) == saved


async def test_a_post_is_changed_once_and_a_stale_change_is_refused(uow: UnitOfWork) -> None:
    first = post()
    async with uow.write() as tx:
        await keep(tx, thread())
        await tx.threads.add_post(first)
        saved = await tx.threads.save_post(replace(first, text="Jag menade annars."))
        assert saved == replace(first, text="Jag menade annars.", revision=3)
        with pytest.raises(ChangedMeanwhile):
            await tx.threads.save_post(replace(first, text="För sent"))
        assert await tx.threads.post(WEST, first.post_id) == saved


async def test_what_is_noted_is_no_revision(uow: UnitOfWork) -> None:
    own, answer = thread(), post()
    tomorrow = TODAY + timedelta(days=1)
    async with uow.write() as tx:
        await keep(tx, own)
        await tx.threads.add_post(answer)
        await tx.threads.note(own.thread_id, is_replied=True, active_on=tomorrow)
        await tx.threads.note_post(answer.post_id, shown_revision=2)
        assert await tx.threads.get(WEST, own.thread_id) == replace(
            own, is_replied=True, active_on=tomorrow
        )
        assert await tx.threads.post(WEST, answer.post_id) == replace(answer, shown_revision=2)


async def test_a_list_begins_with_the_newest_in_discord(uow: UnitOfWork) -> None:
    three = [
        thread(thread_id=ThreadId(number), discord_id=ChannelId(place))
        for number, place in ((NUMBERS[0], 10), (NUMBERS[1], 30), (NUMBERS[2], 20))
    ]
    async with uow.write() as tx:
        await keep(tx, *three)
        assert await numbers(tx, EVERYTHING) == [NUMBERS[1], NUMBERS[2], NUMBERS[0]]
        part = await tx.threads.listing(WEST, EVERYTHING, limit=1, offset=1)
        assert part == [three[2]]


async def test_a_list_shows_what_stands_in_discord(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        for number, state in enumerate(ThreadState, start=1):
            await keep(tx, thread(thread_id=ThreadId(number), state=state))
        await keep(tx, thread(thread_id=ThreadId(9), discord_id=None))
        shown = [each.state for each in await tx.threads.listing(WEST, EVERYTHING)]
        assert shown == [ThreadState.CLOSED, ThreadState.ANSWERED, ThreadState.OPEN]
        assert {each.thread_id for each in await tx.threads.live(WEST)} == {2, 3, 9}


async def test_a_list_is_narrowed(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        about = await tx.topics.add(topic())
        assert about is not None
        await keep(
            tx,
            thread(thread_id=ThreadId(1), topic_id=about.topic_id),
            thread(thread_id=ThreadId(2), kind=ThreadKind.TIP),
            thread(thread_id=ThreadId(3), author_id=BO, is_replied=True),
            thread(thread_id=ThreadId(4), author_id=None, handle=Handle(7)),
            thread(thread_id=ThreadId(5), author_id=BO, state=ThreadState.ANSWERED),
            thread(thread_id=ThreadId(6), author_id=BO, state=ThreadState.CLOSED),
            thread(thread_id=ThreadId(7), community_id=NORTH),
        )
        for wanted, expected in (
            (WantedThreads(topic_id=about.topic_id), [1]),
            (WantedThreads(topic_id=TopicId(999)), []),
            (WantedThreads(kind=ThreadKind.TIP), [2]),
            (WantedThreads(unanswered=True), [4, 1]),
            (WantedThreads(author_id=ANNA), [2, 1]),
            (WantedThreads(author_id=BO), [6, 5, 3]),
            (WantedThreads(author_id=BO, unanswered=True), []),
            # The named ones and, as the seals tell, those without a name.
            (WantedThreads(author_id=ANNA, among=[ThreadId(4), ThreadId(7)]), [4, 2, 1]),
            (WantedThreads(among=[ThreadId(4), ThreadId(7)]), [4]),
            (WantedThreads(among=[]), []),
            (WantedThreads(author_id=ANNA, among=[]), [2, 1]),
        ):
            assert await numbers(tx, wanted) == expected, wanted
        for each in await tx.threads.listing(WEST, WantedThreads(unanswered=True)):
            assert each.is_unanswered
        assert [each.thread_id for each in await tx.threads.of_author(WEST, BO)] == [3, 5, 6]


async def test_anonymous_are_the_threads_with_an_anonymous_author_or_post(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await keep(
            tx,
            thread(thread_id=ThreadId(1)),
            thread(thread_id=ThreadId(2)),
            thread(thread_id=ThreadId(3), author_id=None, handle=Handle(7)),
            thread(thread_id=ThreadId(4), community_id=NORTH, author_id=None, handle=Handle(8)),
        )
        await tx.threads.add_post(post(thread_id=ThreadId(2)))
        assert [each.thread_id for each in await tx.threads.anonymous(WEST)] == [2, 3]


async def test_posts_stand_as_in_discord_and_those_on_their_way_last(uow: UnitOfWork) -> None:
    async with uow.write() as tx:
        await keep(tx, thread(), thread(thread_id=ThreadId(2)))
        for number, message_id, state in (
            (9, None, PostState.PENDING),
            (8, 300, PostState.POSTED),
            (7, 200, PostState.POSTED),
            (6, None, PostState.REFUSED),
            (5, None, PostState.PENDING),
        ):
            await tx.threads.add_post(
                post(
                    post_id=PostId(number),
                    message_id=None if message_id is None else MessageId(message_id),
                    state=state,
                )
            )
        own = ThreadId(NUMBERS[0])
        assert [each.post_id for each in await tx.threads.posts(WEST, own)] == [7, 8, 5, 6, 9]
        pending = await tx.threads.pending_posts(WEST, own)
        assert [each.post_id for each in pending] == [5, 9]
        assert all(isinstance(each.state, PostState) for each in pending)
        assert await tx.threads.posts(WEST, ThreadId(2)) == []


# --------------------------------------------------------------------------------------- blanked

OLD = TODAY - timedelta(days=1)


async def words_of(tx: Transaction, community_id: CommunityId = WEST) -> dict[int, str]:
    """The title, text and link of every thread by its number, and its posts' texts."""
    rows = await tx.connection.execute(
        text("SELECT id, title, text, link FROM threads WHERE community_id = :home"),
        {"home": community_id},
    )
    found = {row.id: f"{row.title}|{row.text}|{row.link}" for row in rows}
    for number in found:
        posts = await tx.threads.posts(community_id, ThreadId(number))
        found[number] += "".join(f"|{each.text}" for each in posts)
    return found


async def test_the_words_of_old_threads_go_and_their_titles_stay(uow: UnitOfWork) -> None:
    words = {"title": "t", "text": "x", "link": "https://a.se"}
    async with uow.write() as tx:
        await keep(
            tx,
            thread(thread_id=ThreadId(1), active_on=OLD, **words),
            thread(thread_id=ThreadId(2), active_on=TODAY, **words),
            # A tip needs no text beside its link.
            thread(thread_id=ThreadId(3), active_on=OLD, **words | {"text": ""}),
            thread(thread_id=ThreadId(4), active_on=OLD, state=ThreadState.PENDING, **words),
            thread(thread_id=ThreadId(5), active_on=None, state=ThreadState.PENDING, **words),
            # It could never be posted.
            thread(thread_id=ThreadId(6), active_on=None, state=ThreadState.GONE, **words),
            thread(thread_id=ThreadId(7), active_on=OLD, community_id=NORTH, **words),
        )
        for number in (1, 2, 7):
            home = NORTH if number == 7 else WEST
            await tx.threads.add_post(
                post(
                    community_id=home,
                    thread_id=ThreadId(number),
                    post_id=PostId(number),
                    text="svar",
                )
            )
        await tx.threads.add_post(
            post(
                thread_id=ThreadId(1),
                post_id=PostId(9),
                text="på väg",
                state=PostState.PENDING,
                message_id=None,
            )
        )
        assert await tx.threads.blank(WEST, TODAY) == 3
        whole = "t|x|https://a.se"
        assert await words_of(tx) == {
            1: "t||||på väg",
            2: f"{whole}|svar",
            3: "t||",
            4: whole,
            5: whole,
            6: "t||",
        }
        assert await words_of(tx, NORTH) == {7: f"{whole}|svar"}
        assert await tx.threads.blank(WEST, TODAY) == 0


# ------------------------------------------------------------------------------ the order of rows


async def test_the_place_of_a_row_in_the_file_is_its_number(sqlite_database: Database) -> None:
    """What was written first stands no earlier: neither table tells the order of anything."""
    async with sqlite_database.unit_of_work().write() as tx:
        for number in NUMBERS:
            await keep(tx, thread(thread_id=ThreadId(number)))
            await tx.threads.add_post(post(post_id=PostId(number)))
        for table in ("threads", "anonymous_posts"):
            rows = await tx.connection.execute(text(f"SELECT rowid, id FROM {table} NOT INDEXED"))
            assert [tuple(row) for row in rows] == [(each, each) for each in sorted(NUMBERS)]
