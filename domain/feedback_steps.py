"""What a poll shows while it is open: numbers that move only in steps, one step behind.

`live` is shown, `pending` is counted and not shown, and new ballots are those that were cast since
`pending` was. A ballot is new once, when it is cast; a changed one follows with the next step.

*Subtraction.* What waits is shown only if the limit's number of ballots lie between it and what was
shown, and as many between it and all that are in by now, and neither of the two are all alike. Then
whatever is shown later, another step or the end, differs from each that was shown by ballots of
which nobody's is known: more ballots can't make unlike ones alike. (Changed ones can, and nobody
can know that beforehand.) What is not shown is not tried again: the next step takes its place.

*What the rule itself tells.* That a step is left out tells that some were alike, though not what
they chose; beside the steps around it that may tell it, too. So steps grow: each takes as many new
ballots as there are in what waits. So many are seldom alike, and the steps are few.

This is for one question that everybody answers. Of a survey with several questions or groups a
step could hold one person's answer alone, so a round is told of only when it is closed.
"""

from domain.feedback_values import LEAST_ASKED, Results, Table


def is_due(new: int, limit: int, pending: Results | None) -> bool:
    """True when so many new ballots make a step; with it they all stop being new."""
    waiting = pending.answered if pending is not None else 0
    return new >= max(limit, LEAST_ASKED, waiting)


def step(
    live: Results | None, pending: Results | None, now: Results
) -> tuple[Results | None, Results]:
    """What is shown from now on, and what may be after the next step; `now` has every ballot."""
    if pending is not None and _tells_of_none(live, pending) and _tells_of_none(pending, now):
        return pending, now
    return live, now


def _tells_of_none(earlier: Results | None, later: Results) -> bool:
    """True when the ballots between the two are as many as the limit, and not all alike."""
    return all(
        _is_mixed(earlier.table(table.key) if earlier else None, table, limit=later.limit)
        for table in later.tables
    )


def _is_mixed(earlier: Table | None, later: Table, *, limit: int) -> bool:
    if earlier is None:
        earlier = Table(key=later.key, base=0, counts=(0,) * len(later.counts or ()))
    if later.counts is None or earlier.counts is None:
        return False
    base = (later.base or 0) - (earlier.base or 0)
    counts = tuple(
        after - before for after, before in zip(later.counts, earlier.counts, strict=True)
    )
    # Where votes were changed an option may have won more than there are new ballots.
    return base >= limit and max(counts) < base
