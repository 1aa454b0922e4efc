"""How fast one writes without a name: counted in memory alone, by a seal, and soon forgotten."""

from collections import OrderedDict
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

import discord

from domain.paces import counted, has_room
from domain.thread_refusals import TooFast

_AT_MOST = 2000
"""So many seals are counted at once; the ones that were still for longest are forgotten."""
_moments: WeakKeyDictionary[discord.Client, OrderedDict[str, list[datetime]]] = WeakKeyDictionary()


def take(
    client: discord.Client, seal: str, *, now: datetime, at_most: int, window: timedelta, what: str
) -> None:
    """Count one more, else TooFast; `what` says of what there were too many."""
    kept = _moments.setdefault(client, OrderedDict())
    before = kept.get(seal, [])
    if not has_room(before, now, at_most=at_most, window=window):
        raise TooFast(what=what)
    kept[seal] = [*counted(before, now, window=window), now]
    kept.move_to_end(seal)
    while len(kept) > _AT_MOST:
        kept.popitem(last=False)
