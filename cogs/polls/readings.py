"""What was chosen and typed of a poll, read: kept as texts until the poll is posted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from bot.permissions import Actor
from bot.services.thread_cases import unquiet
from bot.tones import Tone
from cogs.polls.answers import ORGANISER
from cogs.polls.forms import Values
from cogs.polls.kinds import TYPED, kind_of, number_of
from cogs.polls.times import closing_time
from domain import polls as rules
from domain.community import Community
from domain.ids import ChannelId, PollId, RoleId
from domain.poll_values import Poll, PollKind

SAYS_TOO = ("question", "closes")
"""What both the command and the form can say."""
_KINDS_AT_MOST = 10
_DIGITS = 12
_YES = "yes"


def chosen(
    *,
    question: str,
    closes: str,
    channel_id: int,
    quorum: int | None,
    role_id: int | None,
    flags: Mapping[str, bool],
) -> Values:
    """What the command's options say, as it is kept beside what is typed."""
    values = {
        "question": question,
        "closes": closes,
        "channel": str(channel_id),
        "quorum": "" if quorum is None else str(quorum),
        "role": "" if role_id is None else str(role_id),
    }
    return values | {name: _YES if is_set else "" for name, is_set in flags.items()}


def closing(raw: Values, *, now: datetime, tone: Tone) -> datetime:
    """When the poll closes, by what was typed."""
    typed = closing_time(raw.get("closes", ""), now=now, tone=tone)
    return typed or (now + rules.USUALLY_OPEN).replace(second=0, microsecond=0)


def poll_in(
    raw: Values, actor: Actor, kind: PollKind, *, closes_at: datetime, now: datetime
) -> Poll:
    """The poll that was drawn up, if everything fits together, else the refusal."""
    community = actor.must(ORGANISER)
    poll = Poll(
        community_id=community.community_id,
        poll_id=PollId(0),
        kind=kind,
        question=raw.get("question", ""),
        created_by=actor.user_id,
        channel_id=ChannelId(_number(raw.get("channel", "")) or 0),
        opened_at=now,
        options=_options(raw, kind),
        takes_several=raw.get("several") == _YES,
        hides_results=raw.get("hide") == _YES,
        role_id=_role(raw, community),
        closes_at=closes_at,
        quorum=_number(raw.get("quorum", "")),
        asked=_number(raw.get("asked", "")),
        limit=community.feedback_limit,
    )
    if wants_reminder(raw):
        poll = replace(poll, remind_at=_reminder(poll, community))
    return rules.checked(poll, now=now)


def wants_reminder(raw: Values) -> bool:
    """Whether those who have not voted are to be reminded."""
    return raw.get("remind") == _YES


def shown(raw: Values, poll: Poll) -> Values:
    """What was typed, with what the preview says of it: a length of time must not be counted from
    another moment, nor the voters once more.
    """
    assert poll.closes_at is not None
    return {**raw, "at": poll.closes_at.isoformat(), "asked": str(poll.asked or 0)}


def number_of_preview(kind: PollKind, raw: Values) -> int:
    """The number of a preview: it means what stood there, and nothing that was typed since."""
    plain = repr(sorted(raw.items())).encode("utf-8", "surrogatepass")
    digest = sha256(plain).hexdigest()
    return int(digest[:_DIGITS], 16) * _KINDS_AT_MOST + number_of(kind)


def kind_in_preview(number: int) -> PollKind:
    """The kind of poll that a preview with this number shows."""
    return kind_of(number % _KINDS_AT_MOST)


def _options(raw: Values, kind: PollKind) -> tuple[str, ...]:
    if kind in TYPED:
        return rules.parsed_options(raw.get("options", ""))
    if kind is PollKind.SCALE:
        ends = (raw.get("low", "").strip(), raw.get("high", "").strip())
        return ends if any(ends) else ()
    return ()


def _role(raw: Values, community: Community) -> RoleId | None:
    """The role of the voters; those of everybody and of all members are no narrower."""
    role_id = _number(raw.get("role", ""))
    if role_id is None or role_id in (community.community_id, community.member_role_id):
        return None
    return RoleId(role_id)


def _reminder(poll: Poll, community: Community) -> datetime | None:
    assert poll.closes_at is not None
    if poll.is_native:
        # Refused whatever the time would be: nobody but Discord knows who has not voted.
        return poll.closes_at
    at = rules.reminder_time(opened_at=poll.opened_at, closes_at=poll.closes_at)
    return None if at is None else unquiet(community, at)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None
