"""The bot's log as the sandbox shows it: what happened, never what people wrote."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

KEPT = 200
OURS = "ledarbot"


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    level: str
    text: str


class Journal(logging.Handler):
    """Keeps the latest lines of our own loggers, stamped with the simulated time."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(logging.INFO)
        self._now = now
        self.lines: deque[Line] = deque(maxlen=KEPT)

    def open(self) -> None:
        logger = logging.getLogger(OURS)
        logger.addHandler(self)
        if logger.getEffectiveLevel() > logging.INFO:
            logger.setLevel(logging.INFO)

    def close(self) -> None:
        logging.getLogger(OURS).removeHandler(self)
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        # The message alone, never its traceback: an exception may quote what somebody wrote.
        fields: dict[str, object] = getattr(record, "fields", {})
        # There is one server, so its id says nothing.
        shown = "".join(f" {key}={value}" for key, value in fields.items() if key != "guild")
        area, said = record.name.removeprefix(f"{OURS}."), record.getMessage()
        self.note(record.levelname.lower(), f"{said if said == area else f'{area}: {said}'}{shown}")

    def note(self, level: str, text: str) -> None:
        self.lines.append(Line(self._now(), level, text))
