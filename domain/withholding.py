"""What is withheld so that nobody can be traced, whatever is subtracted from what.

How many answered is what the limit is about, never the height of a bar. What follows from it:

*Unanimity.* Where everybody is known to have answered the same, everybody's answer is known. Of a
group that holds always; of all who were asked when they have all answered. Who was asked and has
left without an answer does not count: the others' agreement would be just as known.

*What leads on.* A question on which others hang is told also when all agree: to whom the others are
put would tell it anyhow, and withheld with them there would be nothing left of a survey in which
everybody answers the first question alike. Of groups the stricter rule holds there too.

*Groups and the whole.* The whole less the groups that are shown is the sum of those that are not.
So that sum is to be of two groups or more, of as many people as the limit, and not unanimous.

*What the rule itself tells.* Whoever knows the rule and the sizes of the groups knows which would
be withheld for being small. Were a large one withheld besides, and a smaller one shown, it could
only be that the large one is unanimous: then it is known, and with it what is left of the sum.
So the withheld groups are always the smallest ones, up to the largest that must be, and it cannot
be told why one of them is among them. (Of three options and more it sometimes can, where no other
explanation fits the whole: by the tests in less than one case in a thousand.)

*Conditions.* How many answered a conditional question is how many chose this or that of the
question before: a bar of that one's table. So it is told only where that table is, of everybody
and of each group; a group in which nobody answered, too, since that says what nobody chose. That
some who were asked left it out can be subtracted and tells of no answer. For the same reason no
groups are told of when the table of the question that groups is itself withheld.
"""

from collections.abc import Collection, Iterable, Sequence

from domain.tallies import Tally, summed


def is_unanimous(tally: Tally) -> bool:
    """True when some option was chosen by everybody who answered."""
    return tally.base > 0 and tally.base in tally.counts


def may_be_told(tally: Tally, *, limit: int, asked: int | None, is_group: bool) -> bool:
    """True when the table may be shown, as far as it says something by itself.

    `is_group` is also true of a question that was asked of some alone.
    """
    if tally.base < limit:
        return False
    is_everybody = is_group or (asked is not None and tally.base >= asked)
    return not (is_everybody and is_unanimous(tally))


def withheld_groups(
    groups: Sequence[Tally], *, limit: int, hidden: Collection[int] = ()
) -> frozenset[int]:
    """The positions of the groups that may not be shown beside the whole and the other groups.

    `hidden` are those that must not be for another reason. A group in which nobody answered is
    shown unless hidden, and never counts as one of those that stand in for each other.
    """
    by_size = sorted(
        (place for place, group in enumerate(groups) if group.base),
        key=lambda place: (groups[place].base, place),
    )
    must = [
        size
        for size, place in enumerate(by_size)
        if place in hidden or not may_be_told(groups[place], limit=limit, asked=None, is_group=True)
    ]
    if not must:
        return frozenset(hidden)
    for size in range(must[-1] + 1, len(by_size) + 1):
        smallest = by_size[:size]
        if _hide_each_other((groups[place] for place in smallest), limit=limit):
            return frozenset(smallest) | frozenset(hidden)
    return frozenset(range(len(groups)))


def _hide_each_other(groups: Iterable[Tally], *, limit: int) -> bool:
    """True when their sum, which can be had by subtraction, tells of none of them."""
    several = list(groups)
    together = summed(several)
    return len(several) > 1 and may_be_told(together, limit=limit, asked=None, is_group=True)
