"""Faults on demand: the next matching request fails, waits, or loses its answer."""

import asyncio
import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal

# fail: answered with a status, without the effect.      hold_before: waits before the effect.
# hold_after: the effect is done, the answer waits.      lose: the effect is done, no answer comes.
Action = Literal["fail", "hold_before", "hold_after", "lose"]
Verdict = Literal["proceed", "drop"]


@dataclass
class Rule:
    """What happens to requests of one kind, and how many times."""

    rule_id: int
    action: Action
    method: str | None = None
    path: str = ".*"
    body: str | None = None
    times: int | None = 1
    status: int = 500
    code: int = 0
    message: str = "Told to fail"
    retry_after: float | None = None
    caught: list[int] = field(default_factory=list)
    verdict: "asyncio.Future[Verdict] | None" = None

    def matches(self, *, method: str, path: str, body: Any) -> bool:
        if self.times is not None and len(self.caught) >= self.times:
            return False
        if self.method is not None and self.method != method:
            return False
        if not re.fullmatch(self.path, path):
            return False
        text = json.dumps(body, ensure_ascii=False)
        return self.body is None or re.search(self.body, text) is not None

    def is_hold(self) -> bool:
        return self.action in ("hold_before", "hold_after")


class Rules:
    """The faults that are on, oldest first."""

    def __init__(self) -> None:
        self._rules: dict[int, Rule] = {}
        self._made = 0

    def add(self, **wanted: Any) -> Rule:
        self._made += 1
        rule = Rule(rule_id=self._made, **wanted)
        if rule.is_hold():
            rule.verdict = asyncio.get_running_loop().create_future()
        self._rules[rule.rule_id] = rule
        return rule

    def catch(self, request_id: int, *, method: str, path: str, body: Any) -> Rule | None:
        """The first rule that fits the request, which it counts."""
        for rule in self._rules.values():
            if rule.matches(method=method, path=path, body=body):
                rule.caught.append(request_id)
                return rule
        return None

    def get(self, rule_id: int) -> Rule:
        return self._rules[rule_id]

    def release(self, rule_id: int, verdict: Verdict) -> None:
        """Let go of what a rule holds, and end the rule."""
        rule = self._rules.pop(rule_id)
        if rule.verdict is not None and not rule.verdict.done():
            rule.verdict.set_result(verdict)

    def release_all(self, verdict: Verdict) -> None:
        for rule_id in list(self._rules):
            self.release(rule_id, verdict)
