"""Policies: what is in force in a community, what a change would have meant, what it has taught.

Days (until a new application, until words are dropped) are columns of the community itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.cases import Reader, saved, screened
from bot.services.decisions import carry_out
from domain.applications import OPEN, Application
from domain.community import Community
from domain.errors import NotFound
from domain.ids import CommunityId, UserId
from domain.own_terms import (
    MOST_TERMS,
    Kind,
    Label,
    OwnTerm,
    TermKnown,
    TooManyTerms,
    kind_of,
    term_key,
    term_text,
)
from domain.policies import (
    CommunityPolicy,
    PolicyChangedMeanwhile,
    approved_as_clear,
    succeeding,
)
from domain.questions import Meaning, label_key
from domain.screening.findings import Recommendation
from domain.screening.policies import Policy
from storage.own_terms import OwnTermRow
from storage.unit_of_work import Transaction, UnitOfWork

MOST_DIFFERENCES = 200
"""Of the differences that are found this many are kept to be shown; all are counted."""
_STRETCH = 100


@dataclass(frozen=True, slots=True)
class InForce:
    """The policy of a community, with who put it in force and when."""

    policy: CommunityPolicy
    made_by: UserId | None = None
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One application that would be recommended otherwise."""

    application: Application
    before: Recommendation
    after: Recommendation
    is_replayed: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a changed policy would have meant for all applications."""

    read: int
    """Read anew, word by word."""
    replayed: int
    """Whose words are gone: their stored verdicts were weighed anew."""
    differing: int
    differences: tuple[Difference, ...]


async def in_force(uow: UnitOfWork, *, community_id: CommunityId) -> InForce:
    """The policy in force; version 0 is the one that comes along, unchanged."""
    async with uow.read() as tx:
        return await _in_force(tx, community_id)


async def _in_force(tx: Transaction, community_id: CommunityId) -> InForce:
    row = await tx.policies.newest(community_id)
    if row is None:
        return InForce(CommunityPolicy())
    return InForce(
        CommunityPolicy.from_data(row.version, row.data),
        None if row.made_by is None else UserId(row.made_by),
        row.made_at,
    )


async def change(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    policy: CommunityPolicy,
    by: UserId,
    now: datetime,
) -> CommunityPolicy:
    """Put a changed policy in force, drawn up on the version that it carries."""
    async with uow.write() as tx:
        before = (await _in_force(tx, community_id)).policy
        after = succeeding(before, policy)
        if not await tx.policies.add(community_id, after.version, after.as_data(), by=by, now=now):
            raise PolicyChangedMeanwhile()
        for question in after.extra_questions:
            if question not in before.extra_questions:
                await tx.questions.save(
                    community_id,
                    key=label_key(question),
                    label=question,
                    meaning=Meaning.OTHER,
                    by=by,
                    now=now,
                )
        await _audit(
            tx,
            community_id,
            by,
            "changed",
            now=now,
            version=after.version,
            approves_clear=after.approves_clear,
        )
        return after


async def try_change(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    policy: CommunityPolicy,
    shipped: Policy,
    read: Reader,
) -> Trial:
    """Weigh every application, open and closed, by the policy in force and by a changed one.

    `read` is the community's reader, so that all differences come from the change alone.
    """
    async with uow.read() as tx:
        before = (await _in_force(tx, community_id)).policy.on_top_of(shipped)
    after = policy.on_top_of(shipped)
    read_anew = replayed = differing = last = 0
    differences: list[Difference] = []
    while True:
        async with uow.read() as tx:
            found = await tx.applications.following(community_id, after=last, limit=_STRETCH)
        for application in found:
            last = application.application_id
            is_replayed = not application.answers
            if not is_replayed:
                application = screened(application, read)
                read_anew += 1
            elif application.findings:
                replayed += 1
            else:
                continue
            difference = _difference(application, before, after, is_replayed=is_replayed)
            if difference is not None:
                differing += 1
                if len(differences) < MOST_DIFFERENCES:
                    differences.append(difference)
        if len(found) < _STRETCH:
            return Trial(read_anew, replayed, differing, tuple(differences))


def _difference(
    application: Application, before: Policy, after: Policy, *, is_replayed: bool
) -> Difference | None:
    was = before.recommend(application.findings, notes=application.notes)
    would_be = after.recommend(application.findings, notes=application.notes)
    if was is would_be:
        return None
    return Difference(application, was, would_be, is_replayed)


async def read_again(
    uow: UnitOfWork, *, community_id: CommunityId, read: Reader, now: datetime
) -> int:
    """Read the open applications by what holds now, and say how many came out otherwise."""
    changed = last = 0
    while True:
        async with uow.write() as tx:
            found = await tx.applications.following(
                community_id, after=last, limit=_STRETCH, states=OPEN
            )
            for application in found:
                last = application.application_id
                again = screened(application, read)
                if again != application:
                    await saved(tx, again, by=None, now=now, action="reread")
                    changed += again.findings != application.findings or (
                        again.recommendation is not application.recommendation
                    )
        if len(found) < _STRETCH:
            return changed


async def let_in_if_clear(
    tx: Transaction, application: Application, community: Community, *, now: datetime
) -> Application:
    """Approve what is clear, in the transaction that takes it in, where that is switched on."""
    changes = (await _in_force(tx, community.community_id)).policy
    delay = timedelta(seconds=community.decision_delay_seconds)
    approved = approved_as_clear(application, changes=changes, now=now, delay=delay)
    if approved is None:
        return application
    return await carry_out(tx, approved, by=None, now=now)


# --------------------------------------------------------------------------- the own registers


async def learn(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    text: str,
    label: Label,
    by: UserId,
    now: datetime,
) -> OwnTerm:
    """Add what a title or an employer is, for this community alone."""
    text, kind = term_text(text), kind_of(label)
    async with uow.write() as tx:
        holding = await tx.own_terms.holding(community_id)
        known = next(
            (row for row in holding if row.kind == kind and row.key == term_key(text)), None
        )
        if known is not None:
            raise TermKnown(who=known.added_by, at=known.added_at)
        if len(holding) >= MOST_TERMS:
            raise TooManyTerms(most=MOST_TERMS)
        number = await tx.own_terms.add(
            community_id, kind=kind, key=term_key(text), text=text, label=label, by=by, now=now
        )
        if number is None:
            raise TermKnown(who=None, at=now)
        await _audit(tx, community_id, by, "learned", now=now, term_id=number, label=label.value)
        return OwnTerm(kind=kind, text=text, label=label, term_id=number, added_by=by, added_at=now)


async def forget_term(
    uow: UnitOfWork, *, community_id: CommunityId, term_id: int, by: UserId, now: datetime
) -> None:
    """Take back what was added; NotFound when it is another community's or gone already."""
    async with uow.write() as tx:
        if not await tx.own_terms.remove(community_id, term_id, now=now):
            raise NotFound()
        await _audit(tx, community_id, by, "forgot", now=now, term_id=term_id)


async def terms(uow: UnitOfWork, *, community_id: CommunityId) -> tuple[OwnTerm, ...]:
    """What the community has added and not taken back, in the order in which it was added."""
    async with uow.read() as tx:
        return tuple(_term(row) for row in await tx.own_terms.holding(community_id))


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a community's reading depends on, beside what comes along."""

    policy: CommunityPolicy
    terms: tuple[OwnTerm, ...]


async def rules_since(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    is_known: Callable[[tuple[int, int]], bool],
) -> tuple[tuple[int, int], Rules | None]:
    """The revision of the community's rules; the rules too, unless the caller has them."""
    async with uow.read() as tx:
        policy = (await _in_force(tx, community_id)).policy
        revision = (policy.version, await tx.own_terms.revision(community_id))
        if is_known(revision):
            return revision, None
        holding = await tx.own_terms.holding(community_id)
    return revision, Rules(policy, tuple(_term(row) for row in holding))


def _term(row: OwnTermRow) -> OwnTerm:
    return OwnTerm(
        kind=Kind(row.kind),
        text=row.text,
        label=Label(row.label),
        term_id=row.id or 0,
        added_by=None if row.added_by is None else UserId(row.added_by),
        added_at=row.added_at,
    )


async def _audit(
    tx: Transaction,
    community_id: CommunityId,
    by: UserId,
    action: str,
    *,
    now: datetime,
    **details: object,
) -> None:
    await tx.audit.add(
        community_id,
        by,
        f"policies.{action}",
        subject_kind="community",
        subject_id=community_id,
        details=details,
        now=now,
    )
