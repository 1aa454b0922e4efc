"""The loopback Discord's own time: real time, moved by tests."""

from datetime import UTC, datetime, timedelta

DISCORD_EPOCH_MS = 1_420_070_400_000


class LoopbackClock:
    """The present moment, which a test may move forward or back."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def stamp(self) -> str:
        return self.now().isoformat()


class Snowflakes:
    """Ids in Discord's form: they tell when a thing was made, and never come twice."""

    def __init__(self, clock: LoopbackClock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        milliseconds = int(self._clock.now().timestamp() * 1000) - DISCORD_EPOCH_MS
        self._last = max(milliseconds << 22, self._last + 1)
        return str(self._last)


def made_at(snowflake: str) -> datetime:
    """When a thing with this id was made."""
    return datetime.fromtimestamp(((int(snowflake) >> 22) + DISCORD_EPOCH_MS) / 1000, UTC)
