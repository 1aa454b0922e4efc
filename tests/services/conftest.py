"""A community and its people, on a real database of each kind."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.services import applying, communities, join_requests
from bot.services.applying import Form
from bot.services.join_requests import Question
from domain.applications import Application
from domain.community import Community
from domain.ids import ChannelId, CommunityId, JoinRequestId, RoleId, UserId
from domain.questions import Meaning
from domain.screening.findings import (
    Answers,
    Assessment,
    Criterion,
    Evidence,
    Finding,
    Recommendation,
    Verdict,
)
from storage.outbox import OutboxMessage
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
COMMUNITY, OTHER_COMMUNITY = CommunityId(7_000_000_000_000_000_001), CommunityId(7_002)
APPLICANT, ANNA, BO = UserId(101), UserId(102), UserId(103)
LABELS = {
    Meaning.TITLE: "Titel",
    Meaning.EMPLOYER: "Arbetsgivare",
    Meaning.STAFF: "Medarbetaransvar",
    Meaning.WORK: "Vad gör du?",
}
FORM = Form(
    title="Enhetschef",
    employer="Mölndals stad",
    staff="Ja",
    work="Hemtjänst, 24 medarbetare",
    accepts_terms=True,
)
QUESTIONS = (
    Question("Vilken titel har du?", "Rektor"),
    Question("Var jobbar du?", "Lunds kommun"),
    Question("Regler", "x", is_terms=True),
)


def read(answers: Answers) -> Assessment:
    """A reading that finds what it is told: enough for what services do with it."""
    evidence = (Evidence("title", 0, len(answers.title), answers.title),)
    return Assessment(
        recommendation=Recommendation.APPROVE,
        findings=tuple(Finding(c, Verdict.MET, evidence, "title-leads") for c in Criterion),
        policy_version="1",
        language="en" if "school" in answers.work else "sv",
        notes=(),
        kind="unit",
        sector="municipality",
    )


@dataclass
class Desk:
    """What the tests of services have at hand."""

    uow: UnitOfWork
    now: datetime = NOW

    def later(self, **by: int) -> datetime:
        self.now += timedelta(**by)
        return self.now

    async def apply(
        self,
        who: UserId = APPLICANT,
        form: Form = FORM,
        community_id: CommunityId = COMMUNITY,
    ) -> Application:
        return await applying.submit_form(
            self.uow,
            community_id=community_id,
            applicant_id=who,
            applicant_name="Kim Ek",
            form=form,
            labels=LABELS,
            locale="sv",
            is_member=False,
            read=read,
            now=self.now,
        )

    async def request(
        self, number: int = 900, questions: tuple[Question, ...] = QUESTIONS
    ) -> Application | None:
        return await join_requests.submit(
            self.uow,
            community_id=COMMUNITY,
            applicant_id=APPLICANT,
            applicant_name="Kim Ek",
            join_request_id=JoinRequestId(number),
            questions=questions,
            submitted_at=self.now,
            read=read,
            now=self.now,
        )

    async def outbox(self) -> list[OutboxMessage]:
        async with self.uow.read() as tx:
            return list(reversed(await tx.outbox.recent(100)))

    async def kinds(self) -> list[str]:
        return [message.kind for message in await self.outbox()]

    async def actions(self) -> list[str]:
        async with self.uow.read() as tx:
            return [row.action for row in reversed(await tx.audit.of(COMMUNITY, limit=100))]


def chosen(community: Community) -> Community:
    return replace(
        community,
        name="Chefsnätverket",
        moderator_role_id=RoleId(1),
        organiser_role_id=RoleId(2),
        member_role_id=RoleId(3),
        review_channel_id=ChannelId(11),
        welcome_channel_id=ChannelId(12),
        meetups_channel_id=ChannelId(13),
        # Most tests look at what follows; those of the delay choose one.
        decision_delay_seconds=0,
    )


@pytest.fixture
async def desk(uow: UnitOfWork) -> Desk:
    for community_id in (COMMUNITY, OTHER_COMMUNITY):
        await communities.change(uow, community_id=community_id, by=ANNA, now=NOW, change=chosen)
    async with uow.write() as tx:
        for message in await tx.outbox.claim(NOW, limit=10, by="setup"):
            await tx.outbox.sent(message.id, now=NOW, result={})
    return Desk(uow)
