"""What time and numbers bring to a poll: steps of what is shown, its end, reminders, its card."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.box_keys import KeyFolder
from bot.services import communities, people, poll_outcomes, poll_turns
from bot.services.outcomes import GONE
from bot.services.people import Notice
from bot.services.poll_cases import (
    CARD,
    CARD_UPDATE,
    CLOSE_JOB,
    NUDGE,
    REMIND_JOB,
    REMINDER,
    RESULT,
    box_of,
)
from bot.services.poll_turns import REMINDED_AT_MOST, Drawn
from domain.feedback_values import VOTE
from domain.ids import UserId
from domain.poll_values import Poll, PollEnd, PollKind
from tests.services.conftest import ANNA, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.poll_desks import (
    DAYS,
    SOON,
    all_voted,
    card_deleted,
    deliver,
    ended,
    everything,
    of,
    opened,
    rows,
    run_jobs,
    stored,
    voted,
    waiting,
)

DAY = timedelta(days=1)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


async def drawn(desk: Desk, poll: Poll) -> Drawn:
    found = await poll_turns.drawn(desk.uow, **of(poll))
    assert found is not None
    return found


async def shown(desk: Desk, poll: Poll) -> tuple[int, tuple[int, ...] | None]:
    """What the card tells: how many have voted, and how, as far as it is shown."""
    found = await drawn(desk, poll)
    if found.poll.live is None:
        return found.answered, None
    table = found.poll.live.table(VOTE)
    assert table is not None
    return found.answered, table.counts


async def change(desk: Desk, **habits: Any) -> None:
    await communities.change(
        desk.uow,
        community_id=COMMUNITY,
        by=ANNA,
        now=desk.now,
        change=lambda before: replace(before, **habits),
    )


# ------------------------------------------------------------------------- steps of what is shown


async def test_what_is_shown_moves_in_steps_and_one_step_behind(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    seen = []
    for user in range(1, 22):
        await voted(desk, keys, poll, user, "1" if user % 2 else "2")
        seen.append(await shown(desk, poll))
    assert [answered for answered, _ in seen] == list(range(1, 22))
    assert [counts for _, counts in seen[:9]] == [None] * 9
    # At the tenth the first five are shown, at the twentieth the first ten.
    assert [counts for _, counts in seen[9:19]] == [(3, 2, 0)] * 10
    assert [counts for _, counts in seen[19:]] == [(5, 5, 0)] * 2


async def test_a_step_waits_while_those_after_it_chose_the_same(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    for user, chosen in enumerate("1122211111", start=1):
        await voted(desk, keys, poll, user, chosen)
        assert await shown(desk, poll) == (user, None)
    for user in range(11, 21):
        await voted(desk, keys, poll, user, "1" if user % 2 else "2")
        assert await shown(desk, poll) == (user, None if user < 20 else (7, 3, 0))
    closed = await ended(desk, keys, poll)
    assert closed.results is not None
    assert closed.results.tables[0].counts == (12, 8, 0)


async def test_a_changed_vote_moves_nothing_before_the_next_step(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    for user in range(1, 11):
        await voted(desk, keys, poll, user, "1" if user % 2 else "2")
        await drawn(desk, poll)
    before = await shown(desk, poll)
    for user in range(1, 11):
        await voted(desk, keys, poll, user, "3")
        assert await shown(desk, poll) == before == (10, (3, 2, 0))


async def test_a_drawing_late_takes_one_step_for_all_who_came(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, {user: str(user % 2 + 1) for user in range(1, 31)})
    assert await shown(desk, poll) == (30, None)
    assert await shown(desk, poll) == (30, None)
    await all_voted(desk, keys, poll, {user: str(user % 3 + 1) for user in range(31, 60)})
    assert await shown(desk, poll) == (59, None)
    await all_voted(desk, keys, poll, {60: "3"})
    assert await shown(desk, poll) == (60, (15, 15, 0))


async def test_hidden_results_stay_hidden_until_the_end(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, hides_results=True)
    for user in range(1, 21):
        await voted(desk, keys, poll, user, str(user % 3 + 1))
        assert await shown(desk, poll) == (user, None)
    kept = await stored(desk, poll)
    assert (kept.live, kept.pending) == (None, None)
    closed = await ended(desk, keys, poll)
    assert closed.results is not None
    assert await drawn(desk, poll) == Drawn(closed, 20)


async def test_a_higher_limit_makes_longer_steps(desk: Desk, keys: KeyFolder) -> None:
    await change(desk, feedback_limit=8)
    poll = await opened(desk, keys)
    seen = []
    for user in range(1, 17):
        await voted(desk, keys, poll, user, str(user % 2 + 1))
        seen.append((await shown(desk, poll))[1])
    assert seen == [None] * 15 + [(4, 4, 0)]


async def test_a_poll_of_another_community_is_not_drawn(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    assert (
        await poll_turns.drawn(desk.uow, **of(replace(poll, community_id=OTHER_COMMUNITY))) is None
    )


# ------------------------------------------------------------------------------------- its end


async def test_its_time_closes_it(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, dict.fromkeys(range(1, 7), "1"))
    desk.now += DAYS - timedelta(seconds=1)
    assert await run_jobs(desk, keys) == []
    desk.later(seconds=1)
    assert [job.name for job in await run_jobs(desk, keys) if job.name == CLOSE_JOB] == [CLOSE_JOB]
    closed = await stored(desk, poll)
    assert (closed.end, closed.closed_at) == (PollEnd.TIME, desk.now)
    assert keys.known() == frozenset()


async def test_the_quorum_closes_it(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, quorum=6)
    for user in range(1, 6):
        await voted(desk, keys, poll, user)
    # A changed vote is no further voter.
    await voted(desk, keys, poll, 5, "2")
    assert await run_jobs(desk, keys) == []
    await voted(desk, keys, poll, 6)
    assert [job.name for job in await run_jobs(desk, keys)] == [CLOSE_JOB]
    closed = await stored(desk, poll)
    assert closed.results is not None
    assert (closed.end, closed.results.answered) == (PollEnd.QUORUM, 6)


async def test_a_reason_that_does_not_hold_closes_nothing(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys, quorum=6)
    await voted(desk, keys, poll, 1)
    for end in (PollEnd.TIME, PollEnd.QUORUM):
        assert await poll_turns.due(desk.uow, **of(poll), end=end, now=desk.now) is None
    found = await poll_turns.due(desk.uow, **of(poll), end=PollEnd.MESSAGE_GONE, now=desk.now)
    assert found == await stored(desk, poll)
    await ended(desk, keys, poll)
    for end in PollEnd:
        late = desk.now + DAYS
        assert await poll_turns.due(desk.uow, **of(poll), end=end, now=late) is None


async def test_only_polls_without_their_key_are_lost(desk: Desk, keys: KeyFolder) -> None:
    lost, whole = await opened(desk, keys), await opened(desk, keys)
    native = await opened(desk, keys, PollKind.NATIVE)
    await all_voted(desk, keys, lost, {user: str(user % 2 + 1) for user in range(1, 7)})
    assert await poll_turns.close_lost(desk.uow, keys, now=desk.now) == []
    keys.destroy(box_of(lost.poll_id))
    # Where nobody could be told how it went, it waits.
    assert await poll_turns.close_lost(desk.uow, keys, present=(), now=desk.now) == []
    assert (await stored(desk, lost)).is_open
    [closed] = await poll_turns.close_lost(desk.uow, keys, now=desk.now)
    assert (closed.poll_id, closed.end) == (lost.poll_id, PollEnd.KEY_LOST)
    assert closed.results is not None
    assert closed.results.answered == 6
    for each in (whole, native):
        assert (await stored(desk, each)).is_open
    assert await poll_turns.close_lost(desk.uow, keys, now=desk.now) == []


async def test_a_key_that_is_not_whole_is_lost(desk: Desk, keys: KeyFolder, tmp_path: Path) -> None:
    poll = await opened(desk, keys)
    cut(tmp_path)
    [closed] = await poll_turns.close_lost(desk.uow, keys, now=desk.now)
    assert (closed.poll_id, closed.end) == (poll.poll_id, PollEnd.KEY_LOST)
    assert keys.known() == frozenset()


def cut(folder: Path) -> None:
    """Leave only the beginning of the one key in the folder."""
    [path] = folder.rglob("*.key")
    path.write_bytes(path.read_bytes()[:5])


# ----------------------------------------------------------------------------------- reminders

PEOPLE = [UserId(1_000 + number) for number in range(40)]


async def to_remind(desk: Desk, keys: KeyFolder, **more: Any) -> Poll:
    """A poll whose reminder's time has come, in a community without quiet hours."""
    await change(desk, quiet_from=0, quiet_until=0)
    poll = await opened(desk, keys, **{"remind_at": desk.now + 2 * DAY} | more)
    desk.now += 2 * DAY
    return poll


async def reminds(desk: Desk, poll: Poll, people: list[UserId] = PEOPLE) -> int:
    return await poll_turns.remind(desk.uow, **of(poll), voters=people, now=desk.now)


async def wants(desk: Desk, keys: KeyFolder, poll: Poll, user: int) -> bool:
    return await poll_turns.wants_reminder(
        desk.uow, keys, **of(poll), user_id=UserId(user), now=desk.now
    )


async def test_all_who_may_vote_have_a_row_also_who_has_voted(desk: Desk, keys: KeyFolder) -> None:
    poll = await to_remind(desk, keys)
    for user in PEOPLE[:10]:
        await voted(desk, keys, poll, user)
    [job] = await run_jobs(desk, keys)
    assert (job.name, job.payload) == (REMIND_JOB, {"poll_id": poll.poll_id})
    assert await reminds(desk, poll, [*PEOPLE, *PEOPLE]) == 40
    found = await rows(desk, REMINDER)
    assert sorted(row.payload["user_id"] for row in found) == PEOPLE
    # In no order, thirty a minute, and otherwise all the same.
    assert [row.payload["user_id"] for row in found] != PEOPLE
    assert [row.due_at - desk.now for row in found] == [
        timedelta(seconds=2 * number) for number in range(40)
    ]
    assert {row.payload["poll_id"] for row in found} == {poll.poll_id}


async def test_a_poll_is_reminded_of_once(desk: Desk, keys: KeyFolder) -> None:
    poll = await to_remind(desk, keys)
    assert await reminds(desk, poll) == 40
    desk.later(hours=1)
    await deliver(desk.uow, desk.now)
    # No row is left that would say so; the poll itself knows.
    assert await rows(desk, REMINDER) == []
    assert await reminds(desk, poll) == 0
    assert await rows(desk, REMINDER) == []


@pytest.mark.parametrize("fails", [{}, {REMINDER: "403:50007"}])
async def test_no_row_of_a_reminder_stays(
    desk: Desk, keys: KeyFolder, fails: dict[str, str]
) -> None:
    poll = await to_remind(desk, keys)
    await reminds(desk, poll)
    desk.later(hours=1)
    assert len(await deliver(desk.uow, desk.now, fails=fails)) == 40
    kept = repr((await everything(desk.uow))["outbox"])
    assert not [user for user in PEOPLE if re.search(rf"\b{user}\b", kept)]


async def test_the_quiet_hours_are_kept(desk: Desk, keys: KeyFolder) -> None:
    # At 18:00 UTC it is 19:00 in Stockholm, two hours later it is quiet.
    poll = await opened(desk, keys, remind_at=desk.now + timedelta(hours=2))
    desk.later(hours=2)
    assert await run_jobs(desk, keys) == []
    assert await reminds(desk, poll) == 40
    first = min(row.due_at for row in await rows(desk, REMINDER))
    assert first == desk.now.replace(hour=6, minute=0) + DAY


async def test_too_many_are_reminded_by_one_line_in_the_channel(
    desk: Desk, keys: KeyFolder
) -> None:
    crowd = [UserId(number) for number in range(1, REMINDED_AT_MOST + 2)]
    poll = await to_remind(desk, keys)
    await reminds(desk, poll, crowd)
    assert await rows(desk, REMINDER) == []
    [line] = await rows(desk, NUDGE)
    assert line.payload == {"poll_id": poll.poll_id}
    assert await reminds(desk, poll, crowd) == 0
    other = await to_remind(desk, keys)
    assert await reminds(desk, other, crowd[:-1]) == REMINDED_AT_MOST


async def test_nobody_is_reminded_of_what_is_over_or_was_never_to_be(
    desk: Desk, keys: KeyFolder
) -> None:
    never = await to_remind(desk, keys, remind_at=None)
    closed, late = await to_remind(desk, keys), await to_remind(desk, keys)
    await ended(desk, keys, closed)
    desk.now += DAY
    for poll in (never, closed, late, replace(never, community_id=OTHER_COMMUNITY)):
        assert await reminds(desk, poll) == 0
    assert await rows(desk, REMINDER, NUDGE) == []


async def test_who_has_voted_or_stopped_such_messages_is_left_alone(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await to_remind(desk, keys)
    assert await wants(desk, keys, poll, 1)
    await voted(desk, keys, poll, 1)
    assert not await wants(desk, keys, poll, 1)
    await people.stop(desk.uow, user_id=UserId(2), notice=Notice.FEEDBACK, now=desk.now)
    await people.stop(desk.uow, user_id=UserId(3), notice=Notice.MEETUPS, now=desk.now)
    assert [await wants(desk, keys, poll, user) for user in (2, 3, 4)] == [False, True, True]
    assert not await wants(desk, keys, replace(poll, community_id=OTHER_COMMUNITY), 4)
    lost = await opened(desk, keys)
    assert await wants(desk, keys, lost, 4)
    keys.destroy(box_of(lost.poll_id))
    # Whether they have voted nobody knows.
    assert not await wants(desk, keys, lost, 4)
    desk.now += DAY
    assert not await wants(desk, keys, poll, 4)
    await ended(desk, keys, poll)
    assert not await wants(desk, keys, poll, 4)


# ------------------------------------------------------------------------------------ its card


async def test_the_card_is_drawn_at_most_every_five_seconds(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await voted(desk, keys, poll, 1)
    await deliver(desk.uow, desk.now)
    drawn_at = desk.now
    for user in range(2, 8):
        desk.now = drawn_at + timedelta(milliseconds=500 * user)
        await voted(desk, keys, poll, user)
    [update] = await waiting(desk, CARD_UPDATE)
    assert update.due_at == drawn_at + SOON
    assert await deliver(desk.uow, desk.now) == []
    desk.now = drawn_at + SOON
    assert [each.kind for each in await deliver(desk.uow, desk.now)] == [CARD_UPDATE]
    assert (await stored(desk, poll)).drawn == 7
    assert await waiting(desk) == []


async def test_who_votes_while_the_card_is_drawn_is_on_the_next_one(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys, is_posted=False)
    await voted(desk, keys, poll, 1)
    assert await rows(desk, CARD_UPDATE) == []
    # What is sent was drawn before the vote.
    async with desk.uow.write() as tx:
        [card] = await tx.outbox.claim(desk.now, limit=1, by="test")
        result = {"seen": "open:0", "channel_id": 15, "message_id": 99}
        await tx.outbox.sent(card.id, now=desk.now, result=result)
        await poll_outcomes.card_posted(tx, card, result, desk.now)
    posted = await stored(desk, poll)
    assert posted.message_id == 99
    assert len(await waiting(desk, CARD_UPDATE)) == 1
    await deliver(desk.uow, desk.now)
    assert (await stored(desk, poll)).drawn == 1
    assert await waiting(desk) == []


async def test_a_poll_closed_while_its_card_was_on_the_way_is_drawn_as_closed(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys, is_posted=False)
    async with desk.uow.write() as tx:
        [card] = await tx.outbox.claim(desk.now, limit=1, by="test")
    await ended(desk, keys, poll)
    async with desk.uow.write() as tx:
        result = {"seen": "open:0", "channel_id": 15, "message_id": 99}
        await tx.outbox.sent(card.id, now=desk.now, result=result)
        await poll_outcomes.card_posted(tx, card, result, desk.now)
    assert len(await waiting(desk, CARD_UPDATE)) == 1


async def test_a_deleted_card_comes_back_once_and_the_votes_stay(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await all_voted(desk, keys, poll, {user: str(user % 2 + 1) for user in range(1, 7)})
    await card_deleted(desk, poll)
    assert (await stored(desk, poll)).message_id is None
    await deliver(desk.uow, desk.now)
    again = await stored(desk, poll)
    assert again.is_open
    assert again.message_id not in (None, poll.message_id)
    await voted(desk, keys, poll, 7)
    await card_deleted(desk, poll)
    assert Counter(row.kind for row in await rows(desk))[CARD] == 2
    await run_jobs(desk, keys)
    closed = await stored(desk, poll)
    assert closed.results is not None
    assert (closed.end, closed.results.answered) == (PollEnd.MESSAGE_GONE, 7)
    [result] = await rows(desk, RESULT)
    assert result.payload == {"poll_id": poll.poll_id, "to_maker": True}
    assert keys.known() == frozenset()


@pytest.mark.parametrize("kind", [PollKind.SINGLE, PollKind.NATIVE])
async def test_what_nobody_can_see_is_closed_and_its_maker_told(
    desk: Desk, keys: KeyFolder, kind: PollKind
) -> None:
    poll = await opened(desk, keys, kind, is_posted=False)
    await deliver(desk.uow, desk.now, fails={CARD: "404:10003"})
    await run_jobs(desk, keys)
    assert (await stored(desk, poll)).end is PollEnd.MESSAGE_GONE
    [result] = await rows(desk, RESULT)
    assert result.payload["to_maker"] is True


async def test_a_channel_that_is_gone_at_the_second_posting_closes_it(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await card_deleted(desk, poll)
    await deliver(desk.uow, desk.now, fails={CARD: "404:10003"})
    await run_jobs(desk, keys)
    assert (await stored(desk, poll)).end is PollEnd.MESSAGE_GONE


async def test_discords_own_is_over_when_its_message_is_deleted(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys, PollKind.NATIVE)
    await card_deleted(desk, poll)
    await run_jobs(desk, keys)
    closed = await stored(desk, poll)
    assert (closed.end, closed.results) == (PollEnd.MESSAGE_GONE, None)
    assert len(await rows(desk, CARD)) == 1


async def test_a_card_that_can_not_be_drawn_for_now_is_no_reason_to_close(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await voted(desk, keys, poll, 1)
    await deliver(desk.uow, desk.now, fails={CARD_UPDATE: "403:50013"})
    assert (await run_jobs(desk, keys), await stored(desk, poll)) == ([], poll)
    # The next vote tries again.
    desk.now += SOON
    await voted(desk, keys, poll, 2)
    await deliver(desk.uow, desk.now)
    assert (await stored(desk, poll)).drawn == 2


async def test_a_card_deleted_after_the_end_stays_away(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    await ended(desk, keys, poll)
    await deliver(desk.uow, desk.now, fails={CARD_UPDATE: GONE})
    assert await waiting(desk) == []
    assert (await stored(desk, poll)).end is PollEnd.BY_HAND


async def test_a_result_that_can_not_be_posted_goes_to_who_made_the_poll(
    desk: Desk, keys: KeyFolder
) -> None:
    poll = await opened(desk, keys)
    await ended(desk, keys, poll)
    await deliver(desk.uow, desk.now, fails={RESULT: "404:10003"})
    [personal] = await waiting(desk, RESULT)
    assert personal.payload == {"poll_id": poll.poll_id, "to_maker": True}
    await deliver(desk.uow, desk.now, fails={RESULT: "403:50007"})
    assert await waiting(desk, RESULT) == []
