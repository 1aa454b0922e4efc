"""What a kept database remembers, put back into a simulated Discord that begins anew each time.

People who were let in are members again, join requests stand where they stood. What was written
in channels and direct messages is gone; the cards of open applications are posted once more.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from simcord import UserHandle
from simcord.backend.models import User

from domain.applications import TICKED, Answer, Application, Source, State
from domain.questions import Meaning
from sandbox.join_requests import JoinRequest
from sandbox.people import Part, Person
from sandbox.seed import OPENS_AT, Network

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
