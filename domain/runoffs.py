"""The instant run-off: rankings counted in rounds until one option has more than half of them.

Of several that have the fewest all go out at once only where their order can't matter: when they
have fewer together than the next has alone. Else one goes: who had fewer in the earlier rounds, the
latest first; then who loses most often to the others, two by two; and at last by lot.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from domain.feedback_values import RunoffRound

_Votes = dict[str, int]
_Rankings = Mapping[tuple[str, ...], int]


def run_off(
    ballots: Iterable[tuple[str, ...]], options: Sequence[str], *, lot: str = ""
) -> tuple[tuple[RunoffRound, ...], tuple[str, ...]]:
    """The rounds, and the winner; several when all that remain are tied, none without ballots.

    Neither the order of the ballots nor that of the options decides. `lot` is what the question is
    known by: with the same, and the same votes, the lot falls the same way at every counting.
    """
    known = set(options)
    rankings = Counter(_ranked(ballot, known) for ballot in ballots)
    standing, earlier, rounds = set(options), list[_Votes](), list[RunoffRound]()
    while True:
        votes, exhausted = _counted(rankings, standing)
        winners, out = _decided(votes)
        by_lot = False
        if len(out) > 1 and not _may_go_together(out, votes):
            out = _last(out, earlier, rankings)
            by_lot = len(out) > 1
            out = {_drawn(out, lot=f"{lot}:{len(rounds)}")}
        rounds.append(
            RunoffRound(
                counts=tuple(votes.get(option) for option in options),
                exhausted=exhausted,
                eliminated=tuple(option for option in options if option in out),
                by_lot=by_lot,
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


def _counted(rankings: _Rankings, standing: Collection[str]) -> tuple[_Votes, int]:
    votes, exhausted = dict.fromkeys(standing, 0), 0
    for ranking, count in rankings.items():
        choice = first_choice(ranking, standing)
        if choice is None:
            exhausted += count
        else:
            votes[choice] += count
    return votes, exhausted


def _decided(votes: _Votes) -> tuple[set[str], set[str]]:
    """Who wins, or else who has the fewest; neither when nobody has voted."""
    total = sum(votes.values())
    if not total:
        return set(), set()
    leading = {option for option, count in votes.items() if 2 * count > total}
    if leading:
        return leading, set()
    last = _fewest(votes)
    return (last, set()) if len(last) == len(votes) else (set(), last)


def _may_go_together(last: Collection[str], votes: _Votes) -> bool:
    """True when none of them could pass who is next, even with the votes of all the others."""
    together = sum(votes[option] for option in last)
    return together < min(count for option, count in votes.items() if option not in last)


def _last(tied: set[str], earlier: Sequence[_Votes], rankings: _Rankings) -> set[str]:
    """Who of the tied goes out; several only where nothing in the ballots tells them apart."""
    for counts in reversed(earlier):
        tied = _fewest({option: counts[option] for option in tied})
    while len(tied) > 1:
        weakest = _fewest(_duels(tied, rankings))
        if weakest == tied:
            break
        tied = weakest
    return tied


def _duels(tied: Collection[str], rankings: _Rankings) -> _Votes:
    """Of each, two by two with the others on all ballots: those it beats less those it loses to."""
    ahead = Counter[tuple[str, str]]()
    for ranking, count in rankings.items():
        left = set(tied)
        for option in ranking:
            if option in left:
                left.remove(option)
                for other in left:
                    ahead[option, other] += count
    return {
        one: sum(
            (ahead[one, other] > ahead[other, one]) - (ahead[one, other] < ahead[other, one])
            for other in tied
        )
        for one in tied
    }


def _drawn(tied: Collection[str], *, lot: str) -> str:
    """One of them by a lot that anybody can draw again, and no ballot's place decides."""
    return min(tied, key=lambda option: hashlib.sha256(f"{lot}:{option}".encode()).digest())


def _fewest(votes: _Votes) -> set[str]:
    least = min(votes.values())
    return {option for option, count in votes.items() if count == least}
