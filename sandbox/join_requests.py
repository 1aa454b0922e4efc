"""Discord's membership applications, for the simulated Discord that lacks them.

Two routes are added to SimCord's router and three events to its gateway. What Discord does in
each case follows its documentation of the routes; where that is silent, its specification.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias
from weakref import ReferenceType, WeakKeyDictionary, ref

from simcord import BackendError, Env, GuildHandle, MemberActor, SetupError, UserHandle
from simcord.backend import Backend, errors, serializers
from simcord.http.router import RequestContext, route
from simcord.intents import EVENT_INTENTS

GATE_FEATURES = ("MEMBER_VERIFICATION_GATE_ENABLED", "MEMBER_VERIFICATION_MANUAL_APPROVAL")
STATES = ("STARTED", "SUBMITTED", "APPROVED", "REJECTED")
DECISIONS = ("APPROVED", "REJECTED")
REASON_LENGTH = 160
PAGE_LENGTH = 100
FORM_LENGTH = 5
LABEL_LENGTH = 300
ANSWER_LENGTHS = {"TEXT_INPUT": 150, "PARAGRAPH": 1000}
CREATED = "GUILD_JOIN_REQUEST_CREATE"
UPDATED = "GUILD_JOIN_REQUEST_UPDATE"
DELETED = "GUILD_JOIN_REQUEST_DELETE"

# SimCord lets events that it doesn't know through to everybody; Discord asks for this intent.
for _event in (CREATED, UPDATED, DELETED):
    EVENT_INTENTS.setdefault(_event, ("moderation", None))

FieldType: TypeAlias = Literal["TERMS", "TEXT_INPUT", "PARAGRAPH", "MULTIPLE_CHOICE"]
Answer: TypeAlias = str | bool | tuple[Sequence[str], int | bool | None] | None
"""A text; for TERMS whether it was ticked, or (the terms, ticked); for MULTIPLE_CHOICE
(the choices, the chosen index). None leaves the field unanswered."""
Response: TypeAlias = tuple[FieldType, str, Answer]


@dataclass(slots=True)
class JoinRequest:
    """One membership application as Discord keeps it."""

    id: int
    guild_id: int
    user_id: int
    created_at: datetime
    status: str
    form_responses: tuple[Mapping[str, Any], ...]
    reviewed_at: datetime | None = None
    rejection_reason: str | None = None
    actioned_by: int | None = None
    withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        return self.status == "SUBMITTED" and not self.withdrawn


# The backend keeps them, as a subscriber; held from here neither would ever go.
_ROUTED: WeakKeyDictionary[Backend, ReferenceType["JoinRequests"]] = WeakKeyDictionary()


class JoinRequests:
    """The membership applications of one simulated Discord; make one for each environment.

    `events_lost` drops the gateway's events (and keeps the routes), to show that the bot's
    polling catches up.
    """

    def __init__(self, env: Env) -> None:
        self._env = env
        self._backend = env.backend
        self._requests: dict[int, JoinRequest] = {}
        self._gated: set[int] = set()
        self.events_lost = False
        _ROUTED[env.backend] = ref(self)
        # In front, so that the guild carries its features when it reaches the bot.
        env.backend.subscribers.insert(0, self._add_features)

    # ------------------------------------------------------------ what the guild has chosen

    def open_gate(self, guild: GuildHandle) -> None:
        """Turn on membership applications, both features at once, and tell the bot."""
        self._gated.add(guild.id)
        self._backend.edit_guild(guild.id, {})

    def close_gate(self, guild: GuildHandle) -> None:
        """Turn membership applications off again, and tell the bot."""
        self._gated.discard(guild.id)
        self._backend.edit_guild(guild.id, {})

    def has_gate(self, guild_id: int) -> bool:
        return guild_id in self._gated

    # ------------------------------------------------------------------ what people do

    async def submit(
        self,
        guild: GuildHandle,
        user: UserHandle,
        responses: Sequence[Response] = (),
        *,
        arrives_as: Literal["CREATE", "UPDATE"] = "CREATE",
        previewing: bool = False,
        within_limits: bool = True,
    ) -> JoinRequest:
        """Hand in an application; with `previewing`, the person is a pending member meanwhile."""
        if not self.has_gate(guild.id):
            raise SetupError("That guild takes no applications; call open_gate first")
        if self.open_request_of(user, guild) is not None:
            raise SetupError("That person already has an open application there")
        form = tuple(_form_response(response, within_limits) for response in responses)
        if within_limits and len(form) > FORM_LENGTH:
            raise SetupError(f"A form has at most {FORM_LENGTH} questions")
        if previewing:
            self._join(guild.id, user.id, pending=True)
        request = JoinRequest(
            id=self._backend.snowflake(),
            guild_id=guild.id,
            user_id=user.id,
            created_at=self._env.now(),
            status="SUBMITTED",
            form_responses=form,
        )
        self._requests[request.id] = request
        self._announce(CREATED if arrives_as == "CREATE" else UPDATED, request)
        await self._env.settle()
        return request

    async def withdraw(self, request: JoinRequest) -> None:
        """The applicant takes the application back; Discord then forgets it."""
        if not request.is_open:
            raise SetupError("Only an open application can be withdrawn")
        request.withdrawn = True
        del self._requests[request.id]
        self._emit(
            DELETED,
            {
                "id": str(request.id),
                "guild_id": str(request.guild_id),
                "user_id": str(request.user_id),
            },
        )
        await self._env.settle()

    async def decide_in_discord(
        self,
        request: JoinRequest,
        moderator: MemberActor,
        action: Literal["APPROVED", "REJECTED"],
        reason: str | None = None,
    ) -> JoinRequest:
        """A moderator decides on Discord's own screen, past the bot."""
        self._backend.require_permissions(request.guild_id, moderator.id, None, "kick_members")
        if not request.is_open:
            raise SetupError("That application is already decided or withdrawn")
        self.decide(request, action=action, reason=reason, by=moderator.id)
        await self._env.settle()
        return request

    # ----------------------------------------------------------------------- reading

    def get(self, request_id: int) -> JoinRequest | None:
        """The application as Discord knows it now; None once withdrawn."""
        return self._requests.get(request_id)

    def all(self, guild_id: int) -> list[JoinRequest]:
        """Every application of the guild, the latest first."""
        mine = [item for item in self._requests.values() if item.guild_id == guild_id]
        return sorted(mine, key=lambda item: item.id, reverse=True)

    def open_request_of(self, user: UserHandle, guild: GuildHandle) -> JoinRequest | None:
        mine = (item for item in self.all(guild.id) if item.user_id == user.id and item.is_open)
        return next(mine, None)

    def put_back(self, request: JoinRequest) -> None:
        """Have an application that Discord knew before; nobody is told of it."""
        self._requests[request.id] = request

    # --------------------------------------------- what the routes and Discord's screen share

    def decide(self, request: JoinRequest, *, action: str, reason: str | None, by: int) -> None:
        """Let the person in or turn them away, and tell the gateway."""
        request.status = action
        request.rejection_reason = reason if action == "REJECTED" else None
        request.reviewed_at = self._env.now()
        request.actioned_by = by
        if action == "APPROVED":
            self._join(request.guild_id, request.user_id, pending=False)
        self._announce(UPDATED, request)

    def payload(self, request: JoinRequest) -> dict[str, Any]:
        """The application as the API writes it."""
        return {
            "id": str(request.id),
            "created_at": request.created_at.isoformat(),
            "reviewed_at": request.reviewed_at.isoformat() if request.reviewed_at else None,
            "application_status": request.status,
            "rejection_reason": request.rejection_reason,
            "guild_id": str(request.guild_id),
            "user_id": str(request.user_id),
            "user": self._user_payload(request.user_id),
            "form_responses": [dict(response) for response in request.form_responses],
            "actioned_by_user": (
                self._user_payload(request.actioned_by) if request.actioned_by else None
            ),
        }

    def _user_payload(self, user_id: int) -> dict[str, Any]:
        return dict(serializers.user_payload(self._backend.get_user(user_id)))

    def _join(self, guild_id: int, user_id: int, *, pending: bool) -> None:
        member = self._backend.get_guild(guild_id).members.get(user_id)
        if member is None:
            member = self._backend.add_member(guild_id, user_id)
            member.pending = pending
            event = "GUILD_MEMBER_ADD"
        elif member.pending and not pending:
            member.pending = False
            event = "GUILD_MEMBER_UPDATE"
        else:
            return
        guild = self._backend.get_guild(guild_id)
        payload = dict(serializers.member_payload(self._backend, guild, member))
        self._backend.emit(event, {**payload, "guild_id": str(guild_id)})

    def _announce(self, event: str, request: JoinRequest) -> None:
        self._emit(
            event,
            {
                "guild_id": str(request.guild_id),
                "status": request.status,
                "request": self.payload(request),
            },
        )

    def _emit(self, event: str, payload: Mapping[str, Any]) -> None:
        guild_id, bot_id = int(payload["guild_id"]), self._backend.bot_user.id
        if self.events_lost or not _may(self._backend, guild_id, bot_id, "kick_members"):
            self._backend.transcript.append(("DROPPED", event, "lost, or without kick_members"))
            return
        self._backend.emit(event, payload)

    def _add_features(self, event: str, payload: Mapping[str, Any]) -> None:
        if event in {"GUILD_CREATE", "GUILD_UPDATE"} and isinstance(payload, dict):
            payload["features"] = list(GATE_FEATURES) if self.has_gate(int(payload["id"])) else []


def _form_response(response: Response, within_limits: bool) -> Mapping[str, Any]:
    kind, label, answer = response
    if within_limits and len(label) > LABEL_LENGTH:
        raise SetupError(f"A question has at most {LABEL_LENGTH} characters")
    form: dict[str, Any] = {"field_type": kind, "label": label, "required": True}
    if kind in {"TEXT_INPUT", "PARAGRAPH"}:
        if within_limits and isinstance(answer, str) and len(answer) > ANSWER_LENGTHS[kind]:
            raise SetupError(f"{kind} takes at most {ANSWER_LENGTHS[kind]} characters")
        chosen: object = answer
    else:
        options, chosen = answer if isinstance(answer, tuple) else ((label,), answer)
        form["values" if kind == "TERMS" else "choices"] = list(options)
    return form if chosen is None else {**form, "response": chosen}


# --------------------------------------------------------------------------------- routes


def _may(backend: Backend, guild_id: int, user_id: int, permission: str) -> bool:
    try:
        backend.require_permissions(guild_id, user_id, None, permission)
    except BackendError:
        return False
    return True


def _requests_of(ctx: RequestContext) -> tuple[JoinRequests, int]:
    guild_id = ctx.int_arg("guild_id")
    ctx.backend.get_guild(guild_id)
    routed = _ROUTED.get(ctx.backend)
    requests = routed() if routed is not None else None
    if requests is None or not requests.has_gate(guild_id):
        raise errors.missing_access()
    return requests, guild_id


@route("GET", "/guilds/{guild_id}/requests")
def list_join_requests(ctx: RequestContext) -> dict[str, Any]:
    """The applications with KICK_MEMBERS; with MANAGE_GUILD alone only how many there are."""
    requests, guild_id = _requests_of(ctx)
    status = str(ctx.params.get("status", "SUBMITTED"))
    limit = int(ctx.params.get("limit", PAGE_LENGTH))
    if status not in STATES or not 1 <= limit <= PAGE_LENGTH:
        raise errors.invalid_form_body()
    bot_id = ctx.backend.bot_user.id
    found = [item for item in requests.all(guild_id) if item.status == status]
    answer: dict[str, Any] = {}
    if _may(ctx.backend, guild_id, bot_id, "manage_guild"):
        answer["total"] = len(found)
    if _may(ctx.backend, guild_id, bot_id, "kick_members"):
        page = _page(found, limit=limit, params=ctx.params)
        answer["guild_join_requests"] = [requests.payload(item) for item in page]
    if not answer:
        raise errors.missing_permissions()
    return answer


def _page(
    found: Sequence[JoinRequest], *, limit: int, params: Mapping[str, Any]
) -> Sequence[JoinRequest]:
    """At most `limit` of them next to the cursor, the latest first."""
    if "before" in params:
        found = [item for item in found if item.id < int(params["before"])]
    if "after" in params:
        return [item for item in found if item.id > int(params["after"])][-limit:]
    return found[:limit]


@route("PATCH", "/guilds/{guild_id}/requests/{request_id}")
def decide_join_request(ctx: RequestContext) -> dict[str, Any]:
    """Decide an open application; one that is already decided comes back unchanged."""
    requests, guild_id = _requests_of(ctx)
    ctx.require_guild_permissions(guild_id, "kick_members")
    body = ctx.fields("action", "rejection_reason")
    reason = body.get("rejection_reason")
    if body.get("action") not in DECISIONS or len(reason or "") > REASON_LENGTH:
        raise errors.invalid_form_body()
    request = requests.get(ctx.int_arg("request_id"))
    if request is None or request.guild_id != guild_id or request.status == "STARTED":
        raise BackendError(404, 0, "404: Not Found")
    if request.is_open:
        requests.decide(request, action=body["action"], reason=reason, by=ctx.backend.bot_user.id)
    return requests.payload(request)
