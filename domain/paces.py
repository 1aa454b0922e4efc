"""How much of something is taken in a time: the moments that still count, and whether one more."""

from collections.abc import Iterable
from datetime import datetime, timedelta


def counted(moments: Iterable[datetime], now: datetime, *, window: timedelta) -> list[datetime]:
    """The moments that still count; one that lies a whole window back does not."""
    return [moment for moment in moments if now - moment < window]


def has_room(
    moments: Iterable[datetime], now: datetime, *, at_most: int, window: timedelta
) -> bool:
    """True when one more may be taken now."""
    return len(counted(moments, now, window=window)) < at_most
