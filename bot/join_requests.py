"""Discord's join requests (membership applications): the only module that knows their API.

discord.py has no support for them yet. Events are taken from the gateway, and the list is polled
as a safety net at start, after a reconnect and every few minutes; every step is idempotent on
the request's id. Source: Discord's documentation, pull request 8531 (August 2026).
"""

import logging
from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import discord
from discord.http import Route

from bot import replies
from bot.delivery import OutboxKind, Outgoing, Repeat, Result, Undeliverable
from bot.services import applications, communities, join_requests, outcomes
from bot.services.cases import REFUSAL
from domain.applications import TICKED, Application, Source, State
from domain.ids import ApplicationId, CommunityId, JoinRequestId, UserId

if TYPE_CHECKING:
    from bot.client import Ledarbot

_log = logging.getLogger("ledarbot.join_requests")

_FEATURES = frozenset({"MEMBER_VERIFICATION_GATE_ENABLED", "MEMBER_VERIFICATION_MANUAL_APPROVAL"})
_PAGE = 100
_DECIDED_TO_READ = 1000
_SUBMITTED, _APPROVED, _REJECTED = "SUBMITTED", "APPROVED", "REJECTED"


def is_open(guild: discord.Guild) -> bool:
    """True when the server takes membership applications.

    Both routes answer 403 where it does not, and too many of those ban the address: look first.
    """
    return set(guild.features) >= _FEATURES


class JoinRequests:
    """Takes in join requests, and answers them."""

    def __init__(self, bot: "Ledarbot") -> None:
        self._bot = bot

    def attach(self) -> None:
        """Listen for the gateway's events, and declare how refusals are sent."""
        parsers = self._bot._connection.parsers
        # A later discord.py that knows these events keeps its own parsers.
        parsers.setdefault("GUILD_JOIN_REQUEST_CREATE", self._parse_request)
        parsers.setdefault("GUILD_JOIN_REQUEST_UPDATE", self._parse_request)
        parsers.setdefault("GUILD_JOIN_REQUEST_DELETE", self._parse_withdrawal)
        self._bot.add_listener(self._take_in, "on_ledarbot_join_request")
        self._bot.add_listener(self._take_back, "on_ledarbot_join_request_withdrawn")
        self._bot.delivery.register(
            OutboxKind(
                name=REFUSAL,
                repeat=Repeat.IDEMPOTENT,
                send=self._refuse,
                on_sent=outcomes.refused,
                on_failed=outcomes.not_refused,
            )
        )

    # Parsers are called by the library without awaiting; the event carries on as a task.
    def _parse_request(self, data: Mapping[str, Any]) -> None:
        request = dict(data["request"])
        request.setdefault("guild_id", data.get("guild_id"))
        self._bot.dispatch("ledarbot_join_request", request)

    def _parse_withdrawal(self, data: Mapping[str, Any]) -> None:
        self._bot.dispatch("ledarbot_join_request_withdrawn", dict(data))

    async def _take_back(self, data: Mapping[str, Any]) -> None:
        async with self._bot.at_work():
            await join_requests.withdrawn(
                self._bot.uow,
                community_id=CommunityId(int(data["guild_id"])),
                join_request_id=JoinRequestId(int(data["id"])),
                now=self._bot.clock.now(),
            )

    async def _take_in(self, request: Mapping[str, Any]) -> None:
        """Whatever the event is called, the request's own status says what happened."""
        async with self._bot.at_work():
            status = request.get("application_status")
            if status == _SUBMITTED:
                await self._submit(request)
            elif status in (_APPROVED, _REJECTED):
                await self._decided(request)

    async def _submit(self, request: Mapping[str, Any]) -> None:
        user = request.get("user") or {}
        community_id = CommunityId(int(request["guild_id"]))
        await join_requests.submit(
            self._bot.uow,
            community_id=community_id,
            applicant_id=UserId(int(request["user_id"])),
            applicant_name=user.get("global_name") or user.get("username") or "",
            join_request_id=JoinRequestId(int(request["id"])),
            questions=tuple(_questions(request)),
            submitted_at=_time(request.get("created_at")) or self._bot.clock.now(),
            read=await self._bot.reader_for(community_id),
            now=self._bot.clock.now(),
        )

    async def _decided(self, request: Mapping[str, Any]) -> None:
        actor = request.get("actioned_by_user") or {}
        by = int(actor["id"]) if actor.get("id") else None
        own = self._bot.user is not None and by == self._bot.user.id
        await join_requests.decided(
            self._bot.uow,
            community_id=CommunityId(int(request["guild_id"])),
            join_request_id=JoinRequestId(int(request["id"])),
            approved=request["application_status"] == _APPROVED,
            by=None if by is None or own else UserId(by),
            reason=request.get("rejection_reason"),
            at=_time(request.get("reviewed_at")) or self._bot.clock.now(),
            now=self._bot.clock.now(),
        )

    async def poll(self) -> None:
        """Compare Discord's list with ours in every server that takes applications."""
        for guild in self._bot.guilds:
            if is_open(guild) and not self._bot.is_ending:
                try:
                    async with self._bot.at_work():
                        await self._poll(guild)
                except discord.HTTPException as error:
                    fields = {"guild": guild.id, "code": f"{error.status}:{error.code}"}
                    _log.warning("poll refused", extra={"fields": fields})

    async def _poll(self, guild: discord.Guild) -> None:
        # Ours before theirs: what arrives between the two is then not taken for withdrawn.
        ours = await join_requests.still_open(self._bot.uow, community_id=CommunityId(guild.id))
        seen: set[int] = set()
        async for request in self._listed(guild, _SUBMITTED):
            if request is None:
                # An answer without the list means unknown, never empty.
                fields = {"guild": guild.id, "cause": "KICK_MEMBERS missing"}
                _log.warning("join requests hidden", extra={"fields": fields})
                return
            seen.add(int(request["id"]))
            try:
                await self._submit({**request, "guild_id": guild.id})
            except Exception:
                # One request that can't be taken in must not keep the others out.
                _log.exception("join request fault", extra={"fields": {"guild": guild.id}})
        missing = {int(request_id) for request_id in ours} - seen
        if missing:
            await self._settle(guild, missing)

    async def _settle(self, guild: discord.Guild, missing: set[int]) -> None:
        """Requests that we hold open and Discord no longer lists: decided there, or withdrawn."""
        for status in (_APPROVED, _REJECTED):
            read = 0
            async for request in self._listed(guild, status):
                read += 1
                if request is None or read > _DECIDED_TO_READ:
                    # Not all was seen, so nothing can be said of those that are left.
                    return
                if int(request["id"]) in missing:
                    missing.discard(int(request["id"]))
                    await self._decided({**request, "guild_id": guild.id})
                if not missing:
                    return
        for request_id in missing:
            await self._take_back({"guild_id": guild.id, "id": request_id})

    async def _listed(
        self, guild: discord.Guild, status: str
    ) -> AsyncIterator[Mapping[str, Any] | None]:
        """Discord's list, newest first, page by page; a single None when it is withheld."""
        before: str | None = None
        while True:
            params: dict[str, Any] = {"status": status, "limit": _PAGE}
            if before is not None:
                params["before"] = before
            route = Route("GET", "/guilds/{guild_id}/requests", guild_id=guild.id)
            answer = await self._bot.http.request(route, params=params)
            page = answer.get("guild_join_requests")
            if page is None:
                yield None
                return
            for request in page:
                yield request
            if len(page) < _PAGE:
                return
            before = page[-1]["id"]

    async def admit(self, application: Application) -> None:
        """Approve the join request in Discord; raises Undeliverable if it was decided otherwise."""
        await self._act(application, _APPROVED)

    async def _refuse(self, outgoing: Outgoing) -> Result:
        application = await applications.find(
            self._bot.uow,
            community_id=CommunityId(outgoing.message.community_id or 0),
            application_id=ApplicationId(outgoing.payload["application_id"]),
        )
        if application is None or application.state is not State.DECLINED:
            return {"skipped": "changed"}
        community = await communities.set_up(self._bot.uow, community_id=application.community_id)
        reason = replies.native_refusal(self._bot.i18n, application, community)
        await self._act(application, _REJECTED, reason=reason)
        return {"status": _REJECTED}

    async def _act(
        self, application: Application, action: str, *, reason: str | None = None
    ) -> None:
        assert application.source is Source.NATIVE
        body = {"action": action}
        if reason:
            body["rejection_reason"] = reason
        route = Route(
            "PATCH",
            "/guilds/{guild_id}/requests/{request_id}",
            guild_id=application.community_id,
            request_id=application.join_request_id,
        )
        try:
            request = await self._bot.http.request(route, json=body)
        except discord.NotFound as gone:
            raise Undeliverable("request_gone") from gone
        # A decided request comes back unchanged: the answer says what holds, not that we decided.
        if request.get("application_status") not in (None, action):
            await self._decided({**request, "guild_id": application.community_id})
            raise Undeliverable("decided_otherwise")


def _questions(request: Mapping[str, Any]) -> list[join_requests.Question]:
    return [
        join_requests.Question(
            label=str(field.get("label") or ""),
            text=_answer(field),
            is_terms=field.get("field_type") == "TERMS",
        )
        for field in request.get("form_responses") or ()
    ]


def _answer(field: Mapping[str, Any]) -> str:
    """The answer in words; for a choice the chosen option, for terms whether they were ticked."""
    answer = field.get("response")
    if field.get("field_type") == "MULTIPLE_CHOICE":
        choices = field.get("choices") or []
        if isinstance(answer, int) and 0 <= answer < len(choices):
            return str(choices[answer])
        return ""
    if isinstance(answer, bool):
        return TICKED if answer else ""
    return str(answer or "")


def _time(text: str | None) -> datetime | None:
    return discord.utils.parse_time(text) if text else None
