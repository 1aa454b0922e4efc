"""What people write at its limit stays within what Discord takes, wherever it stands."""

from dataclasses import replace
from typing import Any

import pytest

from bot.ui import CARD_LENGTH
from cogs.meetups import told
from cogs.meetups.attendees import PER_PAGE, list_lines
from cogs.meetups.lists import PAGE, choice_text
from cogs.meetups.lists import list_lines as listed
from cogs.meetups.sections import reminder_text
from cogs.meetups.told import About
from domain import meetup_values as values
from domain.community import Community
from domain.ids import CommunityId, MeetupId, UserId
from domain.meetup_changes import Change
from domain.meetup_values import Signup, Standing, State
from tests.cogs.test_meetups_card import NOW, START, WORST, longest, tone

NEED = (WORST * values.NEED_LENGTH)[: values.NEED_LENGTH]
ALL = [each.value for each in Change if each not in (Change.CANCELLED, Change.POSTPONED)]


def signup(**fields: Any) -> Signup:
    given: dict[str, Any] = {
        "meetup_id": MeetupId(7), "user_id": UserId(10**19), "standing": Standing.SEATED,
        "order": 1, "answered_at": NOW, "guests": 5, "diet": NEED, "accessibility": NEED,
        "confirmed_at": NOW, "unreached_at": NOW, "offered_until": START, "confirm_by": START,
    }  # fmt: skip
    return Signup(**{**given, **fields})


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("standing", list(Standing))
def test_a_page_of_attendees_fits(locale: str, standing: Standing) -> None:
    part = [signup(standing=standing)] * PER_PAGE
    lines = list_lines(part, tone(locale), room=CARD_LENGTH - 400)
    assert len("\n".join(lines)) <= CARD_LENGTH - 400
    # What is short stands whole.
    [line] = list_lines([signup(diet="vegan")], tone(locale), room=CARD_LENGTH)
    assert "vegan" in line


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("state", list(State))
def test_a_page_of_the_list_fits(locale: str, state: State) -> None:
    each = replace(longest(), state=state)
    if state in (State.POSTPONED, State.DATE_TO_COME):
        each = replace(each, start_at=None, end_at=None)
    lines = listed([(each, Standing.OFFERED)] * PAGE, tone(locale))
    assert len("\n".join(lines)) + 300 <= CARD_LENGTH
    assert len(choice_text(each, tone(locale))) <= 100
    assert len(reminder_text(60 * 24 * 60, tone(locale))) <= 100


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize(
    "code",
    ["offer", "promoted", "lapsed", "released", "confirm", "changed", "reminder",
     "proposal_approved", "proposal_refused"],
)  # fmt: skip
@pytest.mark.parametrize("state", [State.OPEN, State.POSTPONED, State.CANCELLED])
def test_what_each_is_told_fits(locale: str, code: str, state: State) -> None:
    each = replace(longest(), state=state, card_message_id=10**19, card_channel_id=10**19)
    payload = {"code": code, "what": ALL, "minutes": 60, "user_id": 10**19}
    about = About(meetup=each, payload=payload, own=signup(), now=NOW)
    community = Community(community_id=CommunityId(1), name=(WORST * 50)[:100])
    text = told.direct(about, community, tone(locale))
    assert 0 < len(text) <= CARD_LENGTH
    assert len(told.direct_buttons(about, tone(locale))) <= 4
