"""Reports: whose post it is, what can be chosen for it, and that the first choice stands."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules
from domain.errors import NotFound
from domain.ids import ChannelId, CommunityId, Handle, MessageId, PostId, ThreadId, UserId
from domain.reports import REASON_LENGTH, Choice, Report, Stop
from domain.thread_refusals import ReportClosed, TooLong

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
SARA, TOMAS = UserId(1), UserId(2)
THREAD: dict[str, Any] = {"thread_id": ThreadId(7), "channel_id": 50, "message_id": 50}
POST: dict[str, Any] = {"thread_id": ThreadId(7), "channel_id": 50, "message_id": 51}
NAMED, UNSEEN = {"author_id": UserId(9)}, {"handle": Handle(11)}


def report(**fields: Any) -> Report:
    values: dict[str, Any] = {"channel_id": 40, "message_id": 41} | fields
    values["channel_id"] = ChannelId(values["channel_id"])
    values["message_id"] = MessageId(values["message_id"])
    return Report(
        community_id=CommunityId(1), reporter_id=UserId(3), reason="", reported_at=NOW, **values
    )


@pytest.mark.parametrize(
    ("fields", "ours", "starter", "stop"),
    [
        (THREAD | NAMED, True, True, Stop.THREAD),
        (THREAD | UNSEEN, True, True, Stop.AUTHOR),
        # A prompt of the network's own.
        (THREAD, True, True, Stop.THREAD),
        (POST | UNSEEN | {"post_id": PostId(8)}, True, False, Stop.AUTHOR),
        # A member's own message in a thread of ours, and one elsewhere.
        (POST | NAMED, False, False, Stop.THREAD),
        (NAMED, False, False, Stop.REMINDER),
    ],
)
def test_whose_post_it_is(fields: dict[str, Any], ours: bool, starter: bool, stop: Stop) -> None:
    found = report(**fields)
    assert (found.is_ours, found.is_starter, found.stop) == (ours, starter, stop)


def test_nobody_is_reminded_of_what_nobody_wrote() -> None:
    found = report(**THREAD)
    assert found.choices == (Choice.HIDE, Choice.STOP, Choice.KEEP)
    with pytest.raises(NotFound):
        rules.deal_with(found, choice=Choice.REMIND, by=SARA, now=NOW)
    for fields in (THREAD | NAMED, THREAD | UNSEEN, NAMED):
        assert report(**fields).choices == tuple(Choice)


@given(st.lists(st.tuples(st.sampled_from(Choice), st.sampled_from([SARA, TOMAS])), min_size=1))
def test_the_first_choice_stands(clicks: list[tuple[Choice, UserId]]) -> None:
    found = report(**NAMED)
    for number, (choice, by) in enumerate(clicks):
        if number == 0:
            found = rules.deal_with(found, choice=choice, by=by, now=NOW)
            continue
        with pytest.raises(ReportClosed) as refusal:
            rules.deal_with(found, choice=choice, by=by, now=NOW)
        assert refusal.value.args_for_text == {"who": clicks[0][1]}
    assert (found.choice, found.closed_by, found.closed_at) == (*clicks[0], NOW)


def test_a_reason_may_be_left_out_and_is_cleaned() -> None:
    assert rules.checked_reason(" \n ") == ""
    assert rules.checked_reason("  Pekar ut\u202e en elev ") == "Pekar ut en elev"
    assert rules.checked_reason("x" * REASON_LENGTH)
    with pytest.raises(TooLong):
        rules.checked_reason("x" * (REASON_LENGTH + 1))
