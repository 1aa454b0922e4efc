"""The life of a thread: steps that exist and steps that don't, days, texts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import threads as rules
from domain.errors import LedarbotError
from domain.ids import CommunityId, Handle, MessageId, ThreadId, UserId
from domain.thread_refusals import (
    AskedAgainLately,
    BadLink,
    HasAnswers,
    Incomplete,
    NoSuchThreadStep,
    TooLong,
)
from domain.thread_values import (
    BUMPS_AT_MOST,
    LINK_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    TOPIC_LENGTH,
    Thread,
    ThreadKind,
    ThreadState,
)

DAY = date(2026, 11, 21)
HELPED = MessageId(5)


def thread(**fields: object) -> Thread:
    given: dict[str, object] = {
        "community_id": CommunityId(1),
        "thread_id": ThreadId(2),
        "kind": ThreadKind.QUESTION,
        "title": "Hur gör ni?",
        "text": "Vi provar.",
        "author_id": UserId(3),
        "state": ThreadState.OPEN,
        "posted_on": DAY,
    }
    return Thread(**(given | fields))  # type: ignore[arg-type]


# ---------------------------------------------------------------------------------------- texts


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"title": ""}, Incomplete),
        ({"title": " \n\u200b "}, Incomplete),
        ({"title": "x" * (TITLE_LENGTH + 1)}, TooLong),
        ({"text": ""}, Incomplete),
        ({"text": "x" * (TEXT_LENGTH + 1)}, TooLong),
        ({"kind": ThreadKind.DISCUSSION, "text": ""}, Incomplete),
        ({"kind": ThreadKind.TIP, "text": "", "link": ""}, Incomplete),
        ({"kind": ThreadKind.TIP, "link": "http://exempel.se"}, BadLink),
        ({"kind": ThreadKind.TIP, "link": "https://a@exempel.se"}, BadLink),
        ({"kind": ThreadKind.TIP, "link": "https://x.se/" + "a" * LINK_LENGTH}, TooLong),
    ],
)
def test_what_can_not_be_posted(fields: dict[str, object], refusal: type[LedarbotError]) -> None:
    with pytest.raises(refusal):
        rules.checked(thread(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "x" * TITLE_LENGTH, "text": "x" * TEXT_LENGTH},
        {"kind": ThreadKind.TIP, "text": "", "link": "https://exempel.se/mall?x=1"},
        {"kind": ThreadKind.TIP, "text": "Läs den här boken."},
    ],
)
def test_what_can_be_posted(fields: dict[str, object]) -> None:
    assert rules.checked(thread(**fields)).title


def test_texts_are_cleaned() -> None:
    kept = rules.checked(thread(title=" Hur\n gör \u202eni? ", text="a\r\n\n\n\nb\x00"))
    assert (kept.title, kept.text) == ("Hur gör ni?", "a\n\nb")


def test_a_topics_name_fits_a_tag() -> None:
    assert rules.checked_topic_name(" Att  leda\tchefer ") == "Att leda chefer"
    for name, refusal in (("", Incomplete), ("x" * (TOPIC_LENGTH + 1), TooLong)):
        with pytest.raises(refusal):
            rules.checked_topic_name(name)


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_makes_it_fail_otherwise(title: str, text: str) -> None:
    try:
        kept = rules.checked(thread(title=title, text=text))
    except LedarbotError:
        return
    assert kept.title == kept.title.strip()
    assert "\n" not in kept.title
    assert rules.checked(kept) == kept


# ---------------------------------------------------------------------------------------- steps

STEPS = {
    "edit": lambda one: rules.edit(one, title="x", text="y", link=""),
    "close": rules.close,
    "reopen": lambda one: rules.reopen(one, on=DAY),
    "mark": lambda one: rules.mark_answer(one, message_id=HELPED),
    "again": lambda one: rules.ask_again(one, on=DAY + timedelta(days=9)),
}
EXIST = {
    ThreadState.PENDING: {"edit"},
    ThreadState.OPEN: {"edit", "close", "mark", "again"},
    ThreadState.ANSWERED: {"edit", "close", "mark"},
    ThreadState.CLOSED: {"reopen"},
    ThreadState.GONE: set(),
}


@pytest.mark.parametrize("state", ThreadState)
@pytest.mark.parametrize("step", STEPS)
def test_which_steps_exist(state: ThreadState, step: str) -> None:
    if step in EXIST[state]:
        STEPS[step](thread(state=state))
        return
    with pytest.raises((NoSuchThreadStep, HasAnswers)):
        STEPS[step](thread(state=state))


@pytest.mark.parametrize("kind", [ThreadKind.TIP, ThreadKind.DISCUSSION, ThreadKind.PROMPT])
@pytest.mark.parametrize("step", ["mark", "again"])
def test_only_questions_are_answered_and_asked_again(kind: ThreadKind, step: str) -> None:
    with pytest.raises(NoSuchThreadStep):
        STEPS[step](thread(kind=kind))


def test_what_helped_is_remembered_over_a_closing() -> None:
    marked = rules.mark_answer(thread(), message_id=HELPED)
    assert (marked.state, marked.is_replied) == (ThreadState.ANSWERED, True)
    opened = rules.reopen(rules.close(marked), on=DAY)
    assert opened.state is ThreadState.ANSWERED
    assert rules.reopen(rules.close(thread()), on=DAY).state is ThreadState.OPEN


def test_a_thread_that_is_gone_keeps_no_words() -> None:
    left = rules.gone(thread(link="https://exempel.se"))
    assert (left.state, left.text, left.link) == (ThreadState.GONE, "", "")


def test_what_was_closed_on_its_way_stays_so_when_it_is_posted() -> None:
    assert rules.posted(thread(state=ThreadState.PENDING), on=DAY).state is ThreadState.OPEN
    assert rules.posted(thread(state=ThreadState.GONE), on=DAY).state is ThreadState.GONE


# ----------------------------------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("fields", "days", "after", "comes"),
    [
        ({}, 2, 3, False),
        ({}, 3, 3, True),
        ({}, 30, 0, False),
        ({"bumps": 1, "bumped_on": DAY + timedelta(days=3)}, 5, 3, False),
        ({"bumps": 1, "bumped_on": DAY + timedelta(days=3)}, 6, 3, True),
        ({"bumps": BUMPS_AT_MOST, "bumped_on": DAY}, 90, 3, False),
        ({"is_replied": True}, 9, 3, False),
        ({"state": ThreadState.CLOSED}, 9, 3, False),
        ({"kind": ThreadKind.TIP}, 9, 3, False),
        ({"posted_on": None}, 9, 3, False),
    ],
)
def test_when_a_question_comes_up_again(
    fields: dict[str, object], days: int, after: int, comes: bool
) -> None:
    on = DAY + timedelta(days=days)
    assert rules.comes_up(thread(**fields), on=on, after_days=after) is comes


def test_asking_again_takes_three_days_from_the_last_time() -> None:
    with pytest.raises(AskedAgainLately) as late:
        rules.ask_again(thread(), on=DAY + timedelta(days=2))
    assert late.value.args_for_text == {"on": DAY + timedelta(days=3)}
    asked = rules.ask_again(thread(), on=DAY + timedelta(days=3))
    assert not rules.may_ask_again(asked, on=DAY + timedelta(days=5))
    assert rules.may_ask_again(asked, on=DAY + timedelta(days=6))


@given(st.lists(st.sampled_from(["day", "reply", "own", "again", "turn"]), max_size=60))
def test_a_question_comes_up_at_most_twice_by_itself_and_never_when_answered(
    events: list[str],
) -> None:
    one, today, came_up = thread(), DAY, 0
    for event in events:
        if event == "day":
            today += timedelta(days=1)
        elif event in ("reply", "own"):
            one = rules.replied(one, by_another=event == "reply", on=today)
        elif event == "again" and rules.may_ask_again(one, on=today):
            one = rules.ask_again(one, on=today)
        elif event == "turn" and rules.comes_up(one, on=today, after_days=3):
            assert not one.is_replied
            one, came_up = rules.bump(one, on=today), came_up + 1
    assert came_up == one.bumps <= BUMPS_AT_MOST


def test_a_handle_makes_it_anonymous_and_nothing_else_does() -> None:
    assert thread(author_id=None, handle=Handle(0)).is_anonymous
    assert not replace(thread(), author_id=None).is_anonymous
