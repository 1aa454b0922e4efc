"""What the log may hold of messages of which nobody may know how they went: how many were tried,
and of their faults sums that are about too many people to be about one.
"""

import logging
from collections import Counter
from collections.abc import Iterable

from domain.feedback_values import LEAST_ASKED
from storage.outbox import OutboxMessage

_log = logging.getLogger("ledarbot.delivery")


class UntoldFaults:
    """Faults by kind and code, until there are enough of them to be told together."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str], list[Exception]] = {}

    def note(self, kind: str, code: str, error: Exception) -> None:
        """One more; of whom is not kept."""
        self._waiting.setdefault((kind, code), []).append(error)

    def tell(self) -> None:
        """Log those that are enough."""
        for (kind, code), errors in list(self._waiting.items()):
            if len(errors) >= LEAST_ASKED:
                del self._waiting[kind, code]
                fields = {"kind": kind, "outcome": f"failed:{code}", "rows": len(errors)}
                _log.warning("delivery", exc_info=errors[-1], extra={"fields": fields})


def log_tried(messages: Iterable[OutboxMessage]) -> None:
    """A line for all of a kind, before they are sent: its time says nothing of how they go."""
    homes = Counter((message.community_id, message.kind) for message in messages)
    for (community_id, kind), rows in homes.items():
        fields = {"guild": community_id, "kind": kind, "rows": rows}
        _log.info("delivery", extra={"fields": fields})
