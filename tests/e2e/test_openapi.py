"""The judge of requests sees what is wrong, and only that."""

from typing import Any

import pytest

from tests.e2e import openapi

Json = dict[str, Any]

SMALL: Json = {
    "paths": {
        "/rooms/{room_id}/notes": {
            "parameters": [
                {
                    "name": "room_id",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string", "pattern": "^[0-9]+$"},
                }
            ],
            "get": {
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
                    {"name": "all", "in": "query", "schema": {"type": "boolean"}},
                ],
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Note"},
                                }
                            }
                        }
                    }
                },
            },
            "post": {
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Note"}}
                    },
                },
                "responses": {"204": {}},
            },
        },
        "/rooms/@all/notes": {"get": {"responses": {"204": {}}}},
    },
    "components": {
        "schemas": {
            "Note": {
                "type": "object",
                "required": ["parts"],
                "properties": {
                    "colour": {"type": "string", "enum": [], "allOf": [{"minLength": 2}]},
                    "parts": {
                        "type": "array",
                        "items": {
                            "oneOf": [
                                {"$ref": "#/components/schemas/Button"},
                                {"$ref": "#/components/schemas/Text"},
                            ]
                        },
                    },
                },
            },
            "Button": {
                "type": "object",
                "required": ["type", "label"],
                "properties": {
                    "type": {"type": "integer", "enum": [2]},
                    "label": {"type": "string", "maxLength": 5},
                },
            },
            "Text": {
                "type": "object",
                "required": ["type", "content"],
                "properties": {
                    "type": {"type": "integer", "enum": [10]},
                    "content": {"type": "string"},
                },
            },
        }
    },
}


def sent(method: str, path: str, body: Any = None, **query: str) -> Json:
    kind = None if body is None else "application/json"
    return {"method": method, "path": path, "body": body, "query": query, "content_type": kind}


@pytest.fixture(scope="module")
def small() -> openapi.Description:
    return openapi.Description(SMALL)


@pytest.mark.parametrize(
    "request_",
    [
        sent("GET", "/rooms/1/notes", limit="9", all="1"),
        sent("GET", "/rooms/@all/notes"),
        sent("POST", "/rooms/1/notes", {"parts": [{"type": 2, "label": "Ja"}], "colour": "röd"}),
    ],
)
def test_a_good_request_has_no_problems(small: openapi.Description, request_: Json) -> None:
    assert small.problems(request_) == []


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        (sent("GET", "/halls/1"), "no such operation"),
        (sent("DELETE", "/rooms/1/notes"), "no such operation"),
        (sent("GET", "/rooms/one/notes"), "room_id: 'one' does not match"),
        (sent("GET", "/rooms/1/notes", limit="10"), "limit: 10 is greater"),
        (sent("GET", "/rooms/1/notes", limit="many"), "limit: 'many' is not of type 'integer'"),
        (sent("GET", "/rooms/1/notes", page="2"), "the parameter page is unknown"),
        (sent("GET", "/rooms/1/notes", {"parts": []}), "a body where none belongs"),
        (sent("POST", "/rooms/1/notes"), "the body is missing"),
        (sent("POST", "/rooms/1/notes", {}), "body: 'parts' is a required property"),
        (sent("POST", "/rooms/1/notes", {"parts": [], "size": 1}), "'size' was unexpected"),
        (
            sent("POST", "/rooms/1/notes", {"parts": [{"type": 2, "label": "för lång"}]}),
            "body.parts[0].label: 'för lång' is too long",
        ),
        (sent("POST", "/rooms/1/notes", {"parts": [], "colour": "x"}), "body.colour: 'x' is too"),
    ],
)
def test_a_bad_request_is_told_where_it_is_bad(
    small: openapi.Description, request_: Json, problem: str
) -> None:
    found = small.problems(request_)
    assert len(found) == 1
    assert problem in found[0]


def test_answers_are_judged_too_but_may_hold_more() -> None:
    lenient = openapi.Description(SMALL, closed=False)
    asked = sent("GET", "/rooms/1/notes")
    good = [{"parts": [], "more": 1}]
    assert lenient.answer_problems(asked, {"status": 200, "body": good}) == []
    assert lenient.answer_problems(asked, {"status": 200, "body": [{}]}) == [
        "200 to GET /rooms/1/notes: body[0]: 'parts' is a required property"
    ]
    assert lenient.answer_problems(asked, {"status": 201, "body": good}) != []
    assert lenient.answer_problems(asked, {"status": 403, "body": {"code": 1}}) == []


def test_discord_s_own_description_is_understood() -> None:
    description = openapi.load()
    if description is None:
        pytest.skip(f"{openapi.VARIABLE} names no description of Discord's API")
    commands = "/applications/1/commands"
    assert description.problems(sent("PUT", commands, [{"name": "help", "nsfw": False}])) == []
    assert description.problems(sent("PUT", commands, [{"name": "help", "nfsw": False}])) != []
    reason = {"action": "REJECTED", "rejection_reason": "x" * 160}
    assert description.problems(sent("PATCH", "/guilds/1/requests/2", reason)) == []
    reason["rejection_reason"] += "x"
    assert description.problems(sent("PATCH", "/guilds/1/requests/2", reason)) != []


IN_FORUM = {"type": 7, "name": "channel", "description": "Where", "channel_types": [15, 16]}
ROLES = {"type": 6, "custom_id": "roles", "default_values": [{"id": 3, "type": "role"}]}
CHOSEN_BEFOREHAND = {
    "custom_id": "form",
    "title": "Form",
    "components": [{"type": 18, "label": "Roles", "component": ROLES}],
}


@pytest.mark.parametrize(
    "request_",
    [
        sent("PUT", "/applications/1/commands", [{"name": "help", "nsfw": False}]),
        sent("POST", "/interactions/1/token/callback", {"type": 7, "data": {"tts": False}}),
        sent("PATCH", "/channels/1/messages/2", {"tts": False}),
        sent("PATCH", "/webhooks/1/token/messages/@original", {"tts": False}),
        sent("POST", "/channels/1/threads", {"name": "Fråga", "message": {"tts": False}}),
        sent("POST", "/channels/1/threads", {"name": "Fråga", "message": {}, "type": 11}),
        sent("PUT", "/applications/1/commands", [{"name": "in", "options": [IN_FORUM]}]),
        sent("POST", "/users/@me/channels", {"recipient_id": 3}),
        sent("POST", "/channels/1/messages", {"allowed_mentions": {"parse": [], "users": [3]}}),
        sent("POST", "/guilds/1/channels", {"name": "granskning", "parent_id": 3}),
        sent("POST", "/webhooks/1/token", {"attachments": [{"id": 0}]}),
        sent("POST", "/interactions/1/token/callback", {"type": 9, "data": CHOSEN_BEFOREHAND}),
        sent("POST", "/guilds/1/roles", {"permissions": "8"}),
    ],
    ids=range(len(openapi.FORGIVEN)),
)
def test_what_is_forgiven_is_still_forgotten(request_: Json) -> None:
    """A field that the description has learnt is taken off the list."""
    strict, lenient = openapi.load(forgiven=()), openapi.load()
    if strict is None or lenient is None:
        pytest.skip(f"{openapi.VARIABLE} names no description of Discord's API")
    assert strict.problems(request_) != []
    assert lenient.problems(request_) == []


def test_what_the_library_asks_for_besides_is_still_undescribed() -> None:
    description = openapi.load()
    if description is None:
        pytest.skip(f"{openapi.VARIABLE} names no description of Discord's API")
    for path, name in openapi.UNDESCRIBED:
        operation = description._operation("POST", path)
        assert operation is not None
        assert name not in {parameter["name"] for parameter in operation.parameters}


def test_a_file_that_is_shown_comes_along(small: openapi.Description) -> None:
    note = {"parts": [{"type": 10, "content": "attachment://karta.png"}]}
    alone = sent("POST", "/rooms/1/notes", note)
    assert small.problems(alone) == [
        "POST /rooms/1/notes: the file karta.png is shown but not sent, only []"
    ]
    assert small.problems({**alone, "files": ["karta.png"]}) == [
        "POST /rooms/1/notes: 1 files come with 0 attachments"
    ]
