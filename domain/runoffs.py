"""The instant run-off: rankings counted in rounds until one option has more than half of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from domain.feedback_values import RunoffRound

_Votes = dict[str, int]


def run_off(
    ballots: Iterable[tuple[str, ...]], options: Sequence[str]
) -> tuple[tuple[RunoffRound, ...], tuple[str, ...]]:
    """The rounds, and the winner; several when all that remain are tied, none without ballots.

    Nothing is drawn by lot, and neither the order of the ballots nor that of the options decides.
    """
    known = set(options)
    rankings = Counter(_ranked(ballot, known) for ballot in ballots)
    standing, earlier, rounds = set(options), list[_Votes](), list[RunoffRound]()
    while True:
        votes, exhausted = _counted(rankings, standing)
        winners, out = _decided(votes, earlier)
        rounds.append(
            RunoffRound(
                counts=tuple(votes.get(option) for option in options),
                exhausted=exhausted,
                eliminated=tuple(option for option in options if option in out),
            )
        )
        if not out:
            return tuple(rounds), tuple(option for option in options if option in winners)
        earlier.append(votes)
        standing -= out


def first_choice(ballot: Iterable[str], known: Collection[str]) -> str | None:
    """The preference that the first round counts; None when the ballot ranks nothing known."""
    return next((option for option in ballot if option in known), None)


def _ranked(ballot: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(option for option in dict.fromkeys(ballot) if option in known)


def _counted(
    rankings: Mapping[tuple[str, ...], int], standing: Collection[str]
) -> tuple[_Votes, int]:
    votes, exhausted = dict.fromkeys(standing, 0), 0
    for ranking, count in rankings.items():
        choice = first_choice(ranking, standing)
        if choice is None:
            exhausted += count
        else:
            votes[choice] += count
    return votes, exhausted


def _decided(votes: _Votes, earlier: Sequence[_Votes]) -> tuple[set[str], set[str]]:
    """Who wins, or else who goes out; neither when nobody has voted."""
    total = sum(votes.values())
    if not total:
        return set(), set()
    leading = {option for option, count in votes.items() if 2 * count > total}
    if leading:
        return leading, set()
    # After the first round everything that stands has votes, and keeps them.
    without = {option for option, count in votes.items() if not count}
    out = without or _last(votes, earlier)
    return (out, set()) if len(out) == len(votes) else (set(), out)


def _last(votes: _Votes, earlier: Sequence[_Votes]) -> set[str]:
    """Who has the fewest; of several, who had the fewest before, the nearest round first."""
    tied = set(votes)
    for counts in (votes, *reversed(earlier)):
        fewest = min(counts[option] for option in tied)
        tied = {option for option in tied if counts[option] == fewest}
    return tied
