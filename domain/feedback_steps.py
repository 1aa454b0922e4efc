"""What a poll shows while it is open: numbers that move only in steps, one step behind.

`live` is shown, `pending` is counted and not shown, and new ballots are those that were cast since
`pending` was. A ballot is new once, when it is cast; a changed one follows with the next step. So
whatever is shown later, another step or the end, has at least the limit's number of ballots that
were not in what is shown now, and nobody's ballot can be had by subtraction.

This is for one question that everybody answers. Of a survey with several questions or groups a
step could hold one person's answer alone, so a round is told of only when it is closed.
"""

from domain.feedback_values import LEAST_ASKED, Results
from domain.withholding import without_unanimous


def is_due(new: int, limit: int) -> bool:
    """True when so many new ballots make a step; with it they all stop being new."""
    return new >= max(limit, LEAST_ASKED)


def step(pending: Results | None, now: Results) -> tuple[Results | None, Results]:
    """What is shown from now on, and what will be after the next step; `now` has every ballot."""
    return pending, without_unanimous(now)
