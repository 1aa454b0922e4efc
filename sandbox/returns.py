"""What a kept database remembers, put back into a simulated Discord that begins anew each time.

People who were let in are members again, join requests stand where they stood. What was written
in channels and direct messages is gone; the cards of open applications, of meetups to come and of
running seasons are posted once more, with new threads and events.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from simcord import UserHandle
from simcord.backend.models import User

from bot.services.meetup_cases import CARD, SEASON_CARD, THREAD, sync_event
from bot.services.meetup_listing import Wanted
from domain.applications import TICKED, Answer, Application, Source, State
from domain.ids import CommunityId
from domain.meetup_values import ANNOUNCED, ENDED, Meetup, SeasonState, Standing
from domain.questions import Meaning
from sandbox.join_requests import JoinRequest
from sandbox.people import Part, Person
from sandbox.seed import OPENS_AT, Network
from storage.unit_of_work import Transaction, UnitOfWork

_EVERY = 1000
_STATUS = {State.APPROVED: "APPROVED", State.DECLINED: "REJECTED"}


def put_back(network: Network, known: Sequence[Application]) -> None:
    """Put everybody who has applied where their latest application left them."""
    for application in sorted(known, key=lambda each: each.application_id):
        if application.submitted_at < OPENS_AT and _is_past(network, application):
            continue
        user = _person(network, application)
        if application.source is Source.NATIVE and application.state is not State.WITHDRAWN:
            network.requests.put_back(_request(application))
        is_member = application.state is State.APPROVED
        if network.member(user.id) is None and (is_member or application.source is Source.FORM):
            network.guild.add_member(user, roles=network.roles.of(Part.MEMBER) if is_member else ())


async def post_again(uow: UnitOfWork, *, community_id: CommunityId, now: datetime) -> None:
    """Have the cards, threads and events made once more of what is to come."""
    running = frozenset({SeasonState.RUNNING})
    async with uow.write() as tx:
        for season in await tx.seasons.listing(community_id, states=running, limit=_EVERY):
            await tx.seasons.set_card(season.season_id, None, None)
            payload = {"season_id": int(season.season_id)}
            await _post(tx, SEASON_CARD, community_id, season.season_id, payload, now=now)
        wanted = Wanted(states=ANNOUNCED - ENDED)
        for meetup in await tx.meetups.listing(community_id, wanted, limit=_EVERY):
            await _make_again(tx, meetup, now=now)


async def _make_again(tx: Transaction, meetup: Meetup, *, now: datetime) -> None:
    number, payload = meetup.meetup_id, {"meetup_id": int(meetup.meetup_id)}
    await tx.meetups.set_card(number, None, None)
    await tx.meetups.set_thread(number, None)
    await tx.meetups.set_event(number, None, "")
    await _post(tx, CARD, meetup.community_id, number, payload, now=now)
    if await tx.signups.standing(number, Standing.SEATED):
        await _post(tx, THREAD, meetup.community_id, number, payload, now=now)
    await sync_event(tx, replace(meetup, event_id=None), now=now)


async def _post(
    tx: Transaction,
    kind: str,
    community_id: CommunityId,
    number: int,
    payload: Mapping[str, int],
    *,
    now: datetime,
) -> None:
    # The time makes it another row than the one of the time before.
    await tx.outbox.add(
        kind,
        community_id=community_id,
        dedupe_key=f"{kind}:{number}:again:{now.isoformat()}",
        payload=dict(payload),
        due_at=now,
        now=now,
    )


def _is_past(network: Network, application: Application) -> bool:
    """True for who is where they belong already; applicants of today are not."""
    return all(user.id != application.applicant_id for user in network.applicants.values())


def _person(network: Network, application: Application) -> UserHandle:
    user_id = int(application.applicant_id)
    if user_id not in network.people:
        # Somebody whose application was written in the lobby.
        answers = application.for_screening()
        person = Person(application.applicant_name, answers.title, answers.employer, Part.APPLICANT)
        backend = network.env.backend
        backend.users[user_id] = User(
            id=user_id, name=person.username, global_name=person.name or None
        )
        network.people[user_id] = person
        network.clients.arrive(network.user(user_id))
    return network.user(user_id)


def _request(application: Application) -> JoinRequest:
    return JoinRequest(
        id=int(application.join_request_id or 0),
        guild_id=int(application.community_id),
        user_id=int(application.applicant_id),
        created_at=application.submitted_at,
        status=_STATUS.get(application.state, "SUBMITTED"),
        form_responses=tuple(_response(answer) for answer in application.answers),
        reviewed_at=application.decided_at,
        rejection_reason=application.reason,
        actioned_by=int(application.decided_by) if application.decided_by else None,
    )


def _response(answer: Answer) -> Mapping[str, Any]:
    form: dict[str, Any] = {"label": answer.label, "required": True}
    if answer.meaning is Meaning.TERMS:
        return {
            **form,
            "field_type": "TERMS",
            "values": [answer.label],
            "response": answer.text == TICKED,
        }
    return {**form, "field_type": "PARAGRAPH", "response": answer.text}
