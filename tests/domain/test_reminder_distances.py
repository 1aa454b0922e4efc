"""How long is truly left, as a reminder says it."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.reminders import distance

STOCKHOLM = "Europe/Stockholm"
# Thursday 26 March 2026 at 18.00 in Stockholm, three days before the clocks change.
START = datetime(2026, 3, 26, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(days=7), ("days", 7)),
        (timedelta(days=6, hours=20), ("days", 7)),
        (timedelta(days=2), ("days", 2)),
        (timedelta(days=1), ("tomorrow", 0)),
        (timedelta(hours=20), ("tomorrow", 0)),
        (timedelta(hours=11), ("hours", 11)),
        (timedelta(hours=3, minutes=20), ("hours", 3)),
        (timedelta(minutes=90), ("hours", 2)),
        (timedelta(minutes=60), ("minutes", 60)),
        (timedelta(seconds=20), ("minutes", 1)),
    ],
)
def test_a_distance_in_words_people_use(before: timedelta, said: tuple[str, int]) -> None:
    assert distance(START, now=START - before, timezone=STOCKHOLM) == said


def test_days_are_those_of_the_calendar_where_it_is_held_over_summer_time_too() -> None:
    # Sunday 29 March: the night is an hour shorter.
    start = datetime(2026, 3, 29, 16, 0, tzinfo=UTC)
    for hours, said in ((23, ("tomorrow", 0)), (24 + 23, ("days", 2))):
        now = start - timedelta(hours=hours)
        assert distance(start, now=now, timezone=STOCKHOLM) == said
