"""A meetup and its answers as the tests of the domain begin with them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_values import Meetup, Signup, Standing, State

NOW = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
START = NOW + timedelta(days=30)
HOST = UserId(7)
DATED = frozenset({State.OPEN, State.FULL, State.CLOSED, State.UNDER_WAY, State.HELD})


def meetup(state: State = State.OPEN, **fields: Any) -> Meetup:
    """A meetup as it stands in that state: with a date where the state has one."""
    dated: dict[str, Any] = {"start_at": START, "end_at": START + timedelta(hours=3)}
    base = Meetup(
        community_id=CommunityId(10),
        meetup_id=MeetupId(1),
        host_id=HOST,
        created_at=NOW - timedelta(days=1),
        changed_at=NOW - timedelta(days=1),
        title="Att leda i förändring",
        venue="Stadsbiblioteket",
        state=state,
    )
    if state in DATED or state in (State.DRAFT, State.PROPOSED):
        base = replace(base, **dated)
    return replace(base, **fields)


def signup(user: int, standing: Standing = Standing.SEATED, **fields: Any) -> Signup:
    values: dict[str, Any] = {"order": user, "answered_at": NOW, **fields}
    return Signup(meetup_id=MeetupId(1), user_id=UserId(user), standing=standing, **values)
