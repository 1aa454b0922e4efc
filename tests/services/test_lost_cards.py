"""Cards of polls and rounds that were deleted, on every database: told at once, and once."""

from pathlib import Path

import pytest

from bot.box_keys import KeyFolder
from bot.services import poll_cards, poll_outcomes, survey_cards
from bot.services.outcomes import GONE
from bot.services.poll_cases import CARD, CARD_UPDATE, CLOSE_JOB, RESULT, draw
from bot.services.survey_cases import CARD_GONE, NOT_SENT, ROUND_CARD, ROUND_UPDATE
from domain.ids import ChannelId, MessageId
from domain.poll_values import Poll, PollEnd, PollKind
from domain.survey_values import Round
from tests.services import survey_desks
from tests.services.conftest import ANNA, COMMUNITY, OTHER_COMMUNITY, Desk
from tests.services.poll_desks import (
    DAYS,
    FEEDBACK_CHANNEL,
    SOON,
    deliver,
    ended,
    opened,
    rows,
    run_jobs,
    stored,
    waiting,
)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


async def deleted(desk: Desk, *cards: Poll | Round) -> None:
    message_ids = [each.message_id for each in cards if each.message_id is not None]
    for cards_of in (poll_cards, survey_cards):
        await cards_of.deleted(
            desk.uow, community_id=COMMUNITY, message_ids=message_ids, now=desk.now
        )


async def test_a_poll_has_its_card_posted_anew_and_another_poll_is_left_alone(
    desk: Desk, keys: KeyFolder
) -> None:
    poll, other = await opened(desk, keys), await opened(desk, keys)
    await deleted(desk, poll)
    [card] = await waiting(desk, CARD)
    assert card.payload == {"poll_id": poll.poll_id}
    assert (await stored(desk, poll)).message_id is None
    assert await stored(desk, other) == other
    # Told once more, as a drawing that was under way tells it, nothing more follows.
    await deleted(desk, poll)
    async with desk.uow.write() as tx:
        await draw(tx, poll, now=desk.now)
    [update] = await waiting(desk, CARD_UPDATE)
    async with desk.uow.write() as tx:
        await tx.outbox.fail(update.id, now=desk.now, error=GONE)
        await poll_outcomes.card_lost(tx, update, GONE, desk.now)
    await deliver(desk.uow, desk.now)
    assert await run_jobs(desk, keys) == []
    again = await stored(desk, poll)
    assert again.message_id not in (None, poll.message_id)
    await deleted(desk, again)
    await run_jobs(desk, keys)
    assert (await stored(desk, poll)).end is PollEnd.MESSAGE_GONE
    [result] = await rows(desk, RESULT)
    assert result.payload["to_maker"] is True


async def test_messages_of_another_server_are_no_cards_of_ours(desk: Desk, keys: KeyFolder) -> None:
    poll = await opened(desk, keys)
    assert poll.message_id is not None
    for community_id, message_id in (
        (OTHER_COMMUNITY, poll.message_id),
        (COMMUNITY, MessageId(404)),
    ):
        await poll_cards.deleted(
            desk.uow, community_id=community_id, message_ids=[message_id], now=desk.now
        )
    assert await stored(desk, poll) == poll


@pytest.mark.parametrize("kind", [PollKind.SINGLE, PollKind.NATIVE])
async def test_polls_whose_channel_is_gone_end(desk: Desk, keys: KeyFolder, kind: PollKind) -> None:
    poll, done = await opened(desk, keys, kind), await opened(desk, keys)
    await ended(desk, keys, done)
    for channel_id in (ChannelId(404), FEEDBACK_CHANNEL):
        assert (await stored(desk, poll)).message_id == poll.message_id
        await poll_cards.channel_deleted(
            desk.uow, community_id=COMMUNITY, channel_id=channel_id, now=desk.now
        )
    assert (await stored(desk, done)).message_id is None
    await deliver(desk.uow, desk.now, fails={CARD: "404:10003"})
    await run_jobs(desk, keys)
    assert (await stored(desk, poll)).end is PollEnd.MESSAGE_GONE


async def test_a_look_draws_what_is_open_and_closes_what_is_over(
    desk: Desk, keys: KeyFolder
) -> None:
    late = await opened(desk, keys, PollKind.NATIVE)
    # Its job has been given up.
    async with desk.uow.write() as tx:
        assert await tx.jobs.cancel(f"{CLOSE_JOB}:{late.poll_id}:time")
    desk.now += DAYS
    poll = await opened(desk, keys)
    done = await opened(desk, keys)
    await ended(desk, keys, done)
    await deliver(desk.uow, desk.now)
    desk.now += SOON
    await poll_cards.look_after(desk.uow, present={OTHER_COMMUNITY}, now=desk.now)
    assert await waiting(desk) == []
    assert await run_jobs(desk, keys) == []
    await poll_cards.look_after(desk.uow, present={COMMUNITY}, now=desk.now)
    [update] = await waiting(desk)
    assert (update.kind, update.payload) == (CARD_UPDATE, {"poll_id": poll.poll_id})
    await run_jobs(desk, keys)
    assert (await stored(desk, late)).end is PollEnd.TIME


async def test_a_round_has_its_card_posted_anew_and_the_second_time_its_opener_is_told(
    desk: Desk, keys: KeyFolder
) -> None:
    held = await survey_desks.opened(desk, keys, by_message=False)
    await survey_desks.deliver(desk)
    first = await survey_desks.stored(desk, held)
    await deleted(desk, first)
    assert (await survey_desks.stored(desk, held)).message_id is None
    await deleted(desk, first)
    await survey_desks.deliver(desk)
    again = await survey_desks.stored(desk, held)
    assert again.message_id not in (None, first.message_id)
    await deleted(desk, again)
    assert len(await rows(desk, ROUND_CARD)) == 2
    [told] = await rows(desk, NOT_SENT)
    assert (told.payload["user_id"], told.payload["code"]) == (ANNA, CARD_GONE)
    assert (await survey_desks.stored(desk, held)).is_open


async def test_a_look_and_a_lost_channel_find_the_cards_of_rounds(
    desk: Desk, keys: KeyFolder
) -> None:
    held = await survey_desks.opened(desk, keys, by_message=False)
    await survey_desks.deliver(desk)
    await survey_cards.look_after(desk.uow, present={OTHER_COMMUNITY}, now=desk.now)
    assert await waiting(desk) == []
    await survey_cards.look_after(desk.uow, present={COMMUNITY}, now=desk.now)
    assert [row.kind for row in await waiting(desk)] == [ROUND_UPDATE]
    await survey_cards.channel_deleted(
        desk.uow, community_id=COMMUNITY, channel_id=survey_desks.CARD_CHANNEL, now=desk.now
    )
    assert (await survey_desks.stored(desk, held)).message_id is None
    assert ROUND_CARD in [row.kind for row in await waiting(desk)]
