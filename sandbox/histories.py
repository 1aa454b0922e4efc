"""The network's years before the curtain rises, lived through by the bot's own services.

So there is something to compare with: similar cases on the cards, numbers, differences, and words
that have been thinned. Nothing of it is sent; Discord had it then, and is simulated from now on.
"""

from collections.abc import Mapping
from datetime import timedelta
from itertools import cycle

from bot.services import applications, housekeeping, join_requests
from bot.services.cases import Reader
from bot.services.join_requests import Question
from domain.applications import TICKED, State
from domain.applications import Application as Kept
from domain.ids import CommunityId, JoinRequestId, UserId
from sandbox.past import PAST, REASON, PastCase
from sandbox.people import MODERATORS, ORGANISER
from sandbox.seed import OPENS_AT
from storage.unit_of_work import UnitOfWork

_LAST_ROUND = OPENS_AT - timedelta(days=20)
"""When old words were last thinned; what was sent before then is cleared away at the start."""
_EVERY_MESSAGE = 1000
_FIRST_REQUEST = 1_000


async def live_through(
    uow: UnitOfWork, *, community_id: CommunityId, people: Mapping[str, UserId], read: Reader
) -> None:
    """Have everybody in the past apply and be answered, each at their time."""
    # The first three let each other in, and the moderators take turns from then on.
    founder, readers = ORGANISER.name, cycle(person.name for person in MODERATORS)
    for number, case in enumerate(PAST):
        by = founder if number < len(MODERATORS) else next(readers)
        application = await _apply(
            uow, community_id, case, number, applicant=people[case.name], read=read
        )
        await _decide(uow, application, case, by=people[by])
    await housekeeping.clean(uow, now=_LAST_ROUND)
    await _call_sent(uow, community_id)


async def _apply(
    uow: UnitOfWork,
    community_id: CommunityId,
    case: PastCase,
    number: int,
    *,
    applicant: UserId,
    read: Reader,
) -> Kept:
    questions = tuple(
        Question(label, TICKED if kind == "TERMS" else str(answer), is_terms=kind == "TERMS")
        for kind, label, answer in case.application.as_form()
    )
    application = await join_requests.submit(
        uow,
        community_id=community_id,
        applicant_id=applicant,
        applicant_name=case.name,
        join_request_id=JoinRequestId(_FIRST_REQUEST + number),
        questions=questions,
        submitted_at=case.at,
        read=read,
        now=case.at,
    )
    assert application is not None
    return application


async def _decide(uow: UnitOfWork, application: Kept, case: PastCase, *, by: UserId) -> None:
    where, number = application.community_id, application.application_id
    now = case.at + timedelta(hours=case.hours)
    if case.decided is State.APPROVED:
        await applications.approve(uow, community_id=where, application_id=number, by=by, now=now)
    else:
        await applications.decline(
            uow, community_id=where, application_id=number, by=by, reason=REASON, now=now
        )


async def _call_sent(uow: UnitOfWork, community_id: CommunityId) -> None:
    """Their messages are out since long."""
    async with uow.write() as tx:
        for message in await tx.outbox.recent(_EVERY_MESSAGE, community_id):
            if "application_id" in message.payload:
                await tx.outbox.sent(message.id, now=message.created_at)
