"""What decided cases have in common: questions about many applications, never about one person."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from domain.applications import OPEN, DecidedIn, State
from domain.ids import ApplicationId, CommunityId, UserId
from domain.insights import OPPOSITE, Decided, Difference, Queue, Verdicts, carrying_rules
from domain.screening.findings import Criterion, Finding, Recommendation, Verdict
from domain.similarity import EarlierCase, Features, features
from storage.access import Access
from storage.application_rows import ApplicationRow, FindingRow

_applications = ApplicationRow.table()
_findings = FindingRow.table()
_DECIDED = (State.APPROVED, State.DECLINED)
# As `domain.policies.is_by_policy` has it; what the policy does by itself is nobody's example.
_by_policy = and_(
    _applications.c.state == State.APPROVED,
    _applications.c.decided_by.is_(None),
    func.coalesce(_applications.c.decided_in, "") == DecidedIn.BOT,
)
_COMPARED = 500
"""The newest cases that are compared with one: a card is drawn often and must be drawn soon."""
_SHOWN = 1000


class Insights(Access):
    async def like(
        self, community_id: CommunityId, wanted: Features, *, except_of: UserId
    ) -> list[EarlierCase]:
        """The newest decided cases that can be similar at all, other than this person's own."""
        found = await self._all(
            _decided(community_id, "id", "state", "kind", "sector", "notes")
            .where(
                _applications.c.applicant_id != except_of,
                ~_by_policy,
                # Without one of these in common no case is similar, whatever the rules.
                or_(
                    _applications.c.kind == wanted.kind,
                    _applications.c.sector == wanted.sector,
                ),
            )
            .order_by(_applications.c.id.desc())
            .limit(_COMPARED)
        )
        findings = await self._findings([row["id"] for row in found])
        return [
            EarlierCase(
                features(
                    kind=row["kind"],
                    sector=row["sector"],
                    findings=findings[row["id"]],
                    notes=row["notes"],
                ),
                State(row["state"]),
            )
            for row in found
        ]

    async def queue(self, community_id: CommunityId) -> Queue:
        """What is open now, and since when the oldest waits for moderators."""
        waits = _applications.c.state == State.WAITING
        row = await self._first(
            select(
                func.count().filter(~waits).label("moderators"),
                func.count().filter(waits).label("applicants"),
                func.min(_applications.c.submitted_at).filter(~waits).label("oldest_at"),
            ).where(_applications.c.community_id == community_id, _applications.c.state.in_(OPEN))
        )
        assert row is not None
        return Queue(row["moderators"], row["applicants"], row["oldest_at"])

    async def received(self, community_id: CommunityId, *, since: datetime, until: datetime) -> int:
        """How many applications were handed in."""
        number = await self._connection.scalar(
            select(func.count())
            .select_from(_applications)
            .where(
                _applications.c.community_id == community_id,
                _applications.c.submitted_at >= since,
                _applications.c.submitted_at < until,
            )
        )
        return number or 0

    async def decided(
        self, community_id: CommunityId, *, since: datetime, until: datetime
    ) -> list[Decided]:
        """The decisions taken in a time."""
        columns = ("submitted_at", "decided_at", "state", "recommendation")
        statement = _decided(community_id, *columns).add_columns(_by_policy.label("is_by_policy"))
        rows = await self._all(_between(statement, since, until))
        return [
            Decided(
                submitted_at=row["submitted_at"],
                decided_at=row["decided_at"],
                state=State(row["state"]),
                recommendation=row["recommendation"] and Recommendation(row["recommendation"]),
                is_by_policy=row["is_by_policy"],
            )
            for row in rows
        ]

    async def verdicts(
        self,
        community_id: CommunityId,
        *,
        since: datetime,
        until: datetime,
        states: Collection[State] = _DECIDED,
    ) -> Verdicts:
        """How often each criterion was met, not met and unclear in what was decided in a time."""
        decided = (
            _between(_decided(community_id, "id"), since, until)
            .where(_applications.c.state.in_(states))
            .subquery()
        )
        rows = await self._all(
            select(_findings.c.criterion, _findings.c.verdict, func.count().label("number"))
            .join(decided, decided.c.id == _findings.c.application_id)
            .group_by(_findings.c.criterion, _findings.c.verdict)
        )
        counts = {criterion: dict.fromkeys(Verdict, 0) for criterion in Criterion}
        for row in rows:
            counts[Criterion(row["criterion"])][Verdict(row["verdict"])] = row["number"]
        return counts

    async def differences(
        self, community_id: CommunityId, *, since: datetime, until: datetime
    ) -> list[Difference]:
        """Where people decided the opposite of what was clearly recommended, oldest first."""
        columns = ("id", "state", "recommendation", "kind", "sector")
        opposite = or_(
            *(
                (_applications.c.recommendation == advice) & (_applications.c.state == state)
                for advice, state in OPPOSITE
            )
        )
        rows = await self._all(
            _between(_decided(community_id, *columns), since, until)
            .where(opposite)
            .order_by(_applications.c.id)
            .limit(_SHOWN)
        )
        findings = await self._findings([row["id"] for row in rows])
        return [_difference(row, findings[row["id"]]) for row in rows]

    async def _findings(self, ids: list[int]) -> Mapping[int, list[Finding]]:
        found: defaultdict[int, list[Finding]] = defaultdict(list)
        if not ids:
            return found
        columns = ("application_id", "criterion", "verdict", "rule")
        statement = select(*(_findings.c[name] for name in columns)).where(
            _findings.c.application_id.in_(ids)
        )
        for row in await self._all(statement.order_by(_findings.c.position)):
            found[row["application_id"]].append(
                Finding(Criterion(row["criterion"]), Verdict(row["verdict"]), (), row["rule"])
            )
        return found


def _decided(community_id: CommunityId, *columns: str) -> Select[Any]:
    return select(*(_applications.c[name] for name in columns)).where(
        _applications.c.community_id == community_id, _applications.c.state.in_(_DECIDED)
    )


def _between(statement: Select[Any], since: datetime, until: datetime) -> Select[Any]:
    decided_at = _applications.c.decided_at
    return statement.where(decided_at >= since, decided_at < until)


def _difference(row: Mapping[Any, Any], findings: list[Finding]) -> Difference:
    recommendation = Recommendation(row["recommendation"])
    return Difference(
        application_id=ApplicationId(row["id"]),
        state=State(row["state"]),
        recommendation=recommendation,
        kind=row["kind"] or "",
        sector=row["sector"] or "",
        rules=carrying_rules(recommendation, findings),
    )
