"""The bot's answers to interactions: callbacks, and the webhook that follows them."""

import time
from datetime import timedelta
from typing import Any

from tests.e2e.loopback import shapes
from tests.e2e.loopback.api_messages import (
    announce,
    attachments,
    check_body,
    check_components,
    check_edit,
)
from tests.e2e.loopback.interactions import (
    DEFERRED,
    MODAL,
    Interaction,
    by_id,
    by_token,
    write,
)
from tests.e2e.loopback.replies import ApiError, Call, Reply, invalid, not_found
from tests.e2e.loopback.routes import route
from tests.e2e.loopback.shapes import Json
from tests.e2e.loopback.world import World

WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ONE = WEBHOOK + "/messages/{message_id}"


@route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", is_open=True)
def respond(world: World, call: Call) -> Any:
    interaction = by_id(world, call.params["interaction_id"])
    if interaction.payload["token"] != call.params["interaction_token"]:
        raise not_found(10062, "interaction")
    if interaction.callback is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    kind, data = call.body["type"], call.body.get("data") or {}
    _check(interaction, kind, data)
    message = _effect(world, call, interaction, kind, data)
    interaction.callback = call.body
    interaction.note_answer(states_outcome=kind not in DEFERRED, arrived=time.monotonic())
    if not call.flag("with_response"):
        return None
    return _with_response(interaction, kind, message)


def _check(interaction: Interaction, kind: int, data: Json) -> None:
    if kind == 9:
        if interaction.payload["type"] == MODAL:
            raise invalid("type", "A modal can't answer a modal submit")
        if not data.get("title") or len(data["title"]) > 45:
            raise invalid("title", "Must be between 1 and 45 in length.")
        if not 1 <= len(data["components"]) <= 5:
            raise invalid("components", "Must be between 1 and 5 in length.")
    elif kind == 4:
        check_body(data)
    elif kind in (6, 7) and "message" not in interaction.payload:
        raise invalid("type", "There is no message to update")
    elif kind == 7:
        check_components(data)


def _effect(
    world: World, call: Call, interaction: Interaction, kind: int, data: Json
) -> Json | None:
    """What the callback does to messages; the message it made or changed."""
    if kind == 4:
        files = {"attachments": attachments(world, call)}
        interaction.original = write(world, interaction, data, **files)
    elif kind == 5:
        flags = (data.get("flags") or 0) | shapes.LOADING
        interaction.original = write(world, interaction, {"flags": flags})
    elif kind in (6, 7):
        interaction.original = interaction.payload["message"]
        if kind == 7:
            _change(world, interaction.original, data)
    return interaction.original


def _change(world: World, message: Json, data: Json) -> None:
    check_edit(message, data)
    world.edit(message, data)
    if not message["flags"] & shapes.EPHEMERAL:
        announce(world, "MESSAGE_UPDATE", message)


def _with_response(interaction: Interaction, kind: int, message: Json | None) -> Json:
    about: Json = {"id": interaction.interaction_id, "type": interaction.payload["type"]}
    body: Json = {"interaction": about}
    if message is not None:
        about["response_message_id"] = message["id"]
        about["response_message_loading"] = bool(message["flags"] & shapes.LOADING)
        about["response_message_ephemeral"] = bool(message["flags"] & shapes.EPHEMERAL)
        body["resource"] = {"type": kind, "message": message}
    elif kind in (8, 9):
        body["resource"] = {"type": kind}
    return body


def _living(world: World, call: Call) -> Interaction:
    """The interaction whose token still holds."""
    interaction = by_token(world, call.params["webhook_token"])
    age = world.clock.now() - interaction.made_at
    if age > timedelta(minutes=world.settings.interaction_minutes):
        raise ApiError(401, 50027, "Invalid Webhook Token")
    if interaction.callback is None:
        raise not_found(10015, "Webhook")
    return interaction


@route("POST", WEBHOOK, is_open=True)
def follow_up(world: World, call: Call) -> Any:
    interaction = _living(world, call)
    check_body({**call.body, "attachments": call.files or call.body.get("attachments")})
    original = interaction.original
    body = dict(call.body)
    if original is not None and original["flags"] & shapes.LOADING:
        # The first follow-up to a deferral fills the message that was waiting.
        _fill(world, original, body)
        original["attachments"] = attachments(world, call)
        made = original
    else:
        made = write(world, interaction, body, attachments=attachments(world, call))
        interaction.followups.append(made)
    interaction.note_answer(states_outcome=True, arrived=time.monotonic())
    return made


def _fill(world: World, original: Json, body: Json) -> None:
    kept = original["flags"] & shapes.EPHEMERAL
    body["flags"] = ((body.get("flags") or 0) & ~shapes.LOADING) | kept
    original["flags"] = 0
    check_components(body)
    world.edit(original, body)


def _message(world: World, call: Call) -> tuple[Interaction, Json]:
    interaction = _living(world, call)
    wanted = call.params["message_id"]
    if wanted == "@original":
        if interaction.original is None:
            raise not_found(10008, "Message")
        return interaction, interaction.original
    for message in [interaction.original, *interaction.followups]:
        if message is not None and message["id"] == wanted:
            return interaction, message
    raise not_found(10008, "Message")


@route("GET", ONE, is_open=True)
def read(world: World, call: Call) -> Any:
    return _message(world, call)[1]


@route("PATCH", ONE, is_open=True)
def edit(world: World, call: Call) -> Any:
    interaction, message = _message(world, call)
    if message["flags"] & shapes.LOADING:
        _fill(world, message, dict(call.body))
    else:
        _change(world, message, dict(call.body))
    interaction.note_answer(states_outcome=True, arrived=time.monotonic())
    return message


@route("DELETE", ONE, is_open=True)
def remove(world: World, call: Call) -> Any:
    interaction, message = _message(world, call)
    world.messages.get(message["channel_id"], {}).pop(message["id"], None)
    if message is interaction.original:
        interaction.original = None
    else:
        interaction.followups.remove(message)
    return Reply(204)
