"""The rules of surveys: a round's times, who is written to, which came before, what a draft is."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.feedback_values import Answer, Answers, Results
from domain.ids import RoundId
from domain.quiet_hours import QuietHours, after_quiet
from domain.survey_answers import checked
from domain.survey_pages import cleaned
from domain.survey_values import Round, RoundEnd, RoundState, Survey, SurveyForm

DAYS_USUALLY = 14
DAYS_AT_LEAST = 1
DAYS_AT_MOST = 60
DAYS_AFTER_MEETUP = 7
REMINDED_AFTER_MEETUP = timedelta(days=3)
WRITTEN_TO_AT_MOST = 500
"""Where more are asked, the card alone asks and reminds them."""
_REMINDED_BEFORE_THE_END = timedelta(hours=1)
"""A reminder that leaves less time than this helps nobody."""


# ------------------------------------------------------------------------------------------ times


def closing_time(opened_at: datetime, *, days: int = DAYS_USUALLY) -> datetime:
    """When a round of so many days closes; fewer or more than a round may last are the nearest."""
    return opened_at + timedelta(days=min(max(days, DAYS_AT_LEAST), DAYS_AT_MOST))


def reminder_time(opened_at: datetime, closes_at: datetime) -> datetime:
    """When those who have not answered are reminded: with two thirds of the time gone."""
    return opened_at + (closes_at - opened_at) * 2 / 3


def within_limits(opened_at: datetime, closes_at: datetime) -> datetime:
    """The closing time, or the nearest one that a round may have."""
    soonest = closing_time(opened_at, days=DAYS_AT_LEAST)
    return min(max(closes_at, soonest), closing_time(opened_at, days=DAYS_AT_MOST))


def reminder_within(
    opened_at: datetime, closes_at: datetime, remind_at: datetime | None
) -> datetime | None:
    """The time of the reminder, if one is wanted and it lies inside the round."""
    if remind_at is None or not opened_at < remind_at < closes_at:
        return None
    return remind_at


def is_worth_reminding(held: Round, at: datetime) -> bool:
    """True while a reminder that goes out at this time still helps."""
    return held.is_open and at <= held.closes_at - _REMINDED_BEFORE_THE_END


def takes_answers(held: Round, now: datetime) -> bool:
    """True until the closing time, also while nobody has come round to closing it."""
    return held.is_open and now < held.closes_at


def paced(
    first: datetime, number: int, *, a_minute: int, hours: QuietHours, timezone: str
) -> Iterator[datetime]:
    """So many moments, evenly apart from the first on, none of them in the quiet hours."""
    apart = timedelta(minutes=1) / max(a_minute, 1)
    at = first
    for _ in range(number):
        at = after_quiet(at, hours, timezone)
        yield at
        at += apart


# -------------------------------------------------------------------------------------- the round


def opened(
    survey: Survey,
    *,
    round_id: RoundId,
    number: int,
    asked: int,
    limit: int,
    closes_at: datetime,
    remind_at: datetime | None,
    now: datetime,
) -> Round:
    """A round of the survey's version of today: open, or not sent when too few would be asked for
    anything to be told of their answers.
    """
    closing = within_limits(now, closes_at)
    return Round(
        community_id=survey.community_id,
        round_id=round_id,
        survey_id=survey.survey_id,
        form=survey.form,
        number=number,
        version=survey.version,
        opened_at=now,
        closes_at=closing,
        remind_at=reminder_within(now, closing, remind_at),
        asked=asked,
        limit=limit,
        state=RoundState.OPEN if asked >= limit else RoundState.NOT_SENT,
    )


def asks_by_message(asked: int, *, has_card: bool, wanted: bool) -> bool:
    """True when each is written to: nobody else tells them where there is no card."""
    return not has_card or (wanted and asked <= WRITTEN_TO_AT_MOST)


def closed(held: Round, results: Results, *, end: RoundEnd, now: datetime) -> Round:
    """The round with the results that are all that is ever told of it."""
    return replace(held, state=RoundState.CLOSED, results=results, end=end, closed_at=now)


def end_of(held: Round, *, now: datetime) -> RoundEnd:
    """Why a round whose key is lost ends: its time was out anyhow, or nobody can answer."""
    return RoundEnd.TIME if now >= held.closes_at else RoundEnd.KEY_LOST


def before(held: Round, rounds: Sequence[Round]) -> Round | None:
    """Of other rounds of the survey the one that was closed last before this one."""
    if held.closed_at is None:
        return None
    earlier = [
        each
        for each in rounds
        if each.survey_id == held.survey_id
        and each.round_id != held.round_id
        and each.state is RoundState.CLOSED
        and each.closed_at is not None
        and (each.closed_at, each.number) < (held.closed_at, held.number)
    ]
    return max(earlier, key=lambda each: (each.closed_at, each.number), default=None)


# ---------------------------------------------------------------------------------- what is asked


def has_changed(earlier: SurveyForm, later: SurveyForm) -> bool:
    """True when the later form is a version of its own, and not the same once more."""
    return earlier != later


# -------------------------------------------------------------------------------------- the draft


def merged(form: SurveyForm, earlier: Answers, page: Answers, *, asked: Collection[str]) -> Answers:
    """The earlier answers with those of one page in their place, and none that is not asked now.

    What was filled in on another device meanwhile stays: only the page's own questions change.
    """
    kept: dict[str, Answer] = {key: each for key, each in earlier.items() if key not in asked}
    for key in asked:
        question = form.question(key)
        value = page.get(key)
        answer = None if question is None or value is None else checked(question, value)
        if answer is not None:
            kept[key] = answer
    return cleaned(form, kept)


def draft_bytes(answers: Answers) -> bytes:
    """A draft as it is locked away."""
    return json.dumps(answers).encode("ascii")


def answers_of_draft(content: bytes) -> Answers | None:
    """What `draft_bytes` made of it; None when that is not what it is."""
    try:
        found = json.loads(content)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    answers = {key: tuple(each) if isinstance(each, list) else each for key, each in found.items()}
    return answers if all(map(_is_answer, answers.values())) else None


def _is_answer(value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return all(isinstance(part, str) for part in parts)
