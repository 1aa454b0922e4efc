"""The life of a thread: what its author, the moderators and the days may do to it."""

from dataclasses import replace
from datetime import date, timedelta

from domain.ids import MessageId
from domain.invitations import is_invitation
from domain.meetup_texts import is_link
from domain.texts import cleaned, one_line
from domain.thread_refusals import (
    AskedAgainLately,
    BadLink,
    HasAnswers,
    Incomplete,
    InviteLink,
    NoSuchThreadStep,
    TooLong,
)
from domain.thread_values import (
    BUMPS_AT_MOST,
    LINK_LENGTH,
    LIVE,
    TEXT_LENGTH,
    TITLE_LENGTH,
    TOPIC_LENGTH,
    Thread,
    ThreadKind,
    ThreadState,
)

ASK_AGAIN_AFTER = timedelta(days=3)
"""An author may bring a question up again so long after it was posted or came up."""

_NEEDS_TEXT = frozenset({ThreadKind.QUESTION, ThreadKind.DISCUSSION, ThreadKind.PROMPT})


def checked(thread: Thread) -> Thread:
    """The thread with clean texts, else what is missing or too long."""
    title, text = one_line(thread.title), cleaned(thread.text)
    link = one_line(thread.link)
    for field, value, limit in (
        ("title", title, TITLE_LENGTH),
        ("text", text, TEXT_LENGTH),
        ("link", link, LINK_LENGTH),
    ):
        if len(value) > limit:
            raise TooLong(field=field, limit=limit)
    if not title:
        raise Incomplete(field="title")
    if is_invitation(link):
        raise InviteLink()
    if link and not is_link(link):
        raise BadLink()
    if not text and (thread.kind in _NEEDS_TEXT or not link):
        raise Incomplete(field="text")
    return replace(thread, title=title, text=text, link=link)


def checked_text(text: str) -> str:
    """The text of a post, cleaned, else that it is missing or too long."""
    kept = cleaned(text)
    if not kept:
        raise Incomplete(field="text")
    if len(kept) > TEXT_LENGTH:
        raise TooLong(field="text", limit=TEXT_LENGTH)
    return kept


def checked_topic_name(name: str) -> str:
    """A topic's name that a forum's tag has room for."""
    kept = one_line(name)
    if not kept:
        raise Incomplete(field="topic")
    if len(kept) > TOPIC_LENGTH:
        raise TooLong(field="topic", limit=TOPIC_LENGTH)
    return kept


def edit(thread: Thread, *, title: str, text: str, link: str) -> Thread:
    """The author's words anew, as long as the thread is there; also while it is on its way."""
    if thread.state not in LIVE | {ThreadState.PENDING}:
        raise NoSuchThreadStep(state=thread.state)
    return checked(replace(thread, title=title, text=text, link=link))


def close(thread: Thread) -> Thread:
    """Nobody writes in it any more."""
    _must_be_live(thread)
    return replace(thread, state=ThreadState.CLOSED)


def reopen(thread: Thread, *, on: date) -> Thread:
    """It goes on as before it was closed."""
    if thread.state is not ThreadState.CLOSED:
        raise NoSuchThreadStep(state=thread.state)
    state = ThreadState.OPEN if thread.answer_id is None else ThreadState.ANSWERED
    return replace(thread, state=state, active_on=on)


def mark_answer(thread: Thread, *, message_id: MessageId) -> Thread:
    """This message helped; another one may be marked later."""
    _must_be_live(thread)
    if thread.kind is not ThreadKind.QUESTION:
        raise NoSuchThreadStep(state=thread.state)
    return replace(thread, state=ThreadState.ANSWERED, answer_id=message_id, is_replied=True)


def replied(thread: Thread, *, by_another: bool, on: date) -> Thread:
    """Something was written in the thread."""
    return replace(thread, is_replied=thread.is_replied or by_another, active_on=on)


def ask_again(thread: Thread, *, on: date) -> Thread:
    """The author brings the unanswered question up again."""
    _must_be_live(thread)
    if thread.kind is not ThreadKind.QUESTION:
        raise NoSuchThreadStep(state=thread.state)
    if thread.state is ThreadState.ANSWERED:
        raise HasAnswers()
    last = thread.bumped_on or thread.posted_on or on
    if on < last + ASK_AGAIN_AFTER:
        raise AskedAgainLately(on=last + ASK_AGAIN_AFTER)
    return replace(thread, bumped_on=on, active_on=on)


def may_ask_again(thread: Thread, *, on: date) -> bool:
    """True when `ask_again` would be taken today."""
    last = thread.bumped_on or thread.posted_on or on
    is_open = thread.kind is ThreadKind.QUESTION and thread.state is ThreadState.OPEN
    return is_open and on >= last + ASK_AGAIN_AFTER


def comes_up(thread: Thread, *, on: date, after_days: int) -> bool:
    """True when the unanswered question is due to come up again by itself; 0 days is never."""
    if not thread.is_unanswered or thread.bumps >= BUMPS_AT_MOST or not after_days:
        return False
    last = thread.bumped_on or thread.posted_on
    return last is not None and on >= last + timedelta(days=after_days)


def bump(thread: Thread, *, on: date) -> Thread:
    """It came up again by itself."""
    return replace(thread, bumps=thread.bumps + 1, bumped_on=on, active_on=on)


def posted(thread: Thread, *, on: date) -> Thread:
    """It stands in Discord from this day on."""
    state = ThreadState.OPEN if thread.state is ThreadState.PENDING else thread.state
    return replace(thread, state=state, posted_on=thread.posted_on or on, active_on=on)


def gone(thread: Thread) -> Thread:
    """It is not in Discord any more, so its words are not kept here either."""
    bare = replace(thread, later_title="", later_text="")
    return replace(bare, state=ThreadState.GONE, text="", link="")


def _must_be_live(thread: Thread) -> None:
    if not thread.is_live:
        raise NoSuchThreadStep(state=thread.state)
