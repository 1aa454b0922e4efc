"""Holds what the bot sends against Discord's own description of its API.

The description is named by DISCORD_OPENAPI and is not part of this project.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

VARIABLE = "DISCORD_OPENAPI"
ROOT = "urn:discord"
Json = dict[str, Any]


@dataclass(frozen=True)
class Forgotten:
    """A field that Discord's documentation allows in a request, but its description forgets."""

    path: str
    field: str
    why: str

    def excuses(self, path: str, error: ValidationError) -> bool:
        if path != self.path or error.validator != "additionalProperties":
            return False
        return set(error.instance) - set(error.schema["properties"]) == {self.field}


@dataclass(frozen=True)
class EitherForm:
    """A place in a body where a number may stand as a text, or a text of digits as a number."""

    place: str
    why: str

    def excuses(self, path: str, error: ValidationError) -> bool:
        value = error.instance
        is_number = isinstance(value, int) or (isinstance(value, str) and value.isdecimal())
        if error.validator != "type" or not is_number:
            return False
        return re.fullmatch(self.place, error.json_path) is not None


@dataclass(frozen=True)
class Unlisted:
    """A value that Discord's documentation knows, but its description forgets."""

    place: str
    value: int
    why: str

    def excuses(self, path: str, error: ValidationError) -> bool:
        is_it = bool(error.instance == self.value)
        return is_it and re.fullmatch(self.place, error.json_path) is not None


Forgiven = tuple[Forgotten | EitherForm | Unlisted, ...]
FORGIVEN: Forgiven = (
    Forgotten(
        path="/applications/{application_id}/commands",
        field="nsfw",
        why="documented for commands (age-restricted); the library always sends it",
    ),
    Forgotten(
        path="/interactions/{interaction_id}/{interaction_token}/callback",
        field="tts",
        why="documented for the data of message callbacks; the library sends it with edits too",
    ),
    Forgotten(
        path="/channels/{channel_id}/messages/{message_id}",
        field="tts",
        why="documented for new messages; the library sends it with edits too, where it is ignored",
    ),
    Forgotten(
        path="/webhooks/{webhook_id}/{webhook_token}/messages/@original",
        field="tts",
        why="as with other edits",
    ),
    Forgotten(
        path="/channels/{channel_id}/threads",
        field="tts",
        why="documented for new messages; the library sends it with a forum's as well",
    ),
    Forgotten(
        path="/channels/{channel_id}/threads",
        field="type",
        why="documented for threads; the library sends that of all forum posts",
    ),
    Unlisted(
        place=r"\$\[\d+\].*\.channel_types\[\d+\]",
        value=16,
        why="documented for media channels; the library takes them for forums",
    ),
    EitherForm(
        place=r"\$\.recipient_id",
        why="the library writes the person's id as a number; Discord reads both forms",
    ),
    EitherForm(
        place=r"\$(\.data)?\.allowed_mentions\.(users|roles)\[\d+\]",
        why="the library writes these ids as numbers; Discord reads both forms",
    ),
    EitherForm(
        place=r"\$\.(permission_overwrites\[\d+\]\.id|parent_id)",
        why="the library writes these ids as numbers; Discord reads both forms",
    ),
    EitherForm(
        place=r"\$(\.data)?\.attachments\[\d+\]\.id",
        why="documented as the number of the file that comes with the message",
    ),
    EitherForm(
        place=r"\$\.data\.components.*\.default_values\[\d+\]\.id",
        why="the library writes the ids of what is chosen beforehand as numbers, as above",
    ),
    EitherForm(
        place=r"\$\.permissions",
        why="documented as a text, as everywhere: permissions outgrow what a number holds",
    ),
)
UNDESCRIBED = frozenset({("/channels/{channel_id}/threads", "use_nested_fields")})
"""Parameters of the library's that Discord takes: here the message comes in a field of its own."""


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    path: str
    pattern: re.Pattern[str]
    method: str
    parameters: tuple[Json, ...]
    body: Json | None
    answers: Json

    def needs_body(self) -> bool:
        return bool(self.body and self.body.get("required"))


def _cleaned(schema: Any, *, closed: bool) -> Any:
    """The same schema without empty enums; if closed, its objects take no field but their own.

    An empty enum matches nothing (the description means the allOf beside it). Discord ignores
    fields that it does not know, so one that we send is a slip of ours.
    """
    if isinstance(schema, list):
        return [_cleaned(item, closed=closed) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {
        name: _cleaned(value, closed=closed)
        for name, value in schema.items()
        if not (name == "enum" and value == [])
    }
    if closed and isinstance(made.get("properties"), dict):
        made.setdefault("additionalProperties", False)
    return made


class Description:
    """Discord's description of its API: strict with requests, or lenient, for answers."""

    def __init__(self, whole: Json, *, closed: bool = True, forgiven: Forgiven = FORGIVEN) -> None:
        self._forgiven = forgiven
        cleaned = _cleaned(whole, closed=closed)
        resource = DRAFT202012.create_resource(cleaned)
        self._registry: Registry[Any] = Registry().with_resource(ROOT, resource)
        self._validators: dict[str, Draft202012Validator] = {}
        self._operations = sorted(_operations(cleaned), key=lambda op: op.path.count("{"))

    def problems(self, request: Json) -> list[str]:
        """What is wrong with a recorded request; nothing, if all is well."""
        named = f"{request['method']} {request['path']}"
        operation = self._operation(request["method"], request["path"])
        if operation is None:
            return [f"{named}: no such operation"]
        found = [
            *self._of_parameters(operation, request),
            *self._of_body(operation, request),
            *_of_files(request),
        ]
        return [f"{named}: {problem}" for problem in found]

    def answer_problems(self, request: Json, answer: Json) -> list[str]:
        """What is wrong with an answer of the server that stands in for Discord."""
        named = f"{answer['status']} to {request['method']} {request['path']}"
        operation = self._operation(request["method"], request["path"])
        if operation is None:
            return [f"{named}: no such operation"]
        if answer["status"] >= 400:
            return []
        described = operation.answers.get(str(answer["status"]))
        if described is None:
            return [f"{named}: no such answer, only {sorted(operation.answers)}"]
        if "content" not in described:
            return [f"{named}: a body where none belongs"] if answer["body"] is not None else []
        schema = described["content"]["application/json"]["schema"]
        found = self._judge(operation, schema, answer["body"], "body")
        return [f"{named}: {problem}" for problem in found]

    def _operation(self, method: str, path: str) -> Operation | None:
        for known in self._operations:
            if known.method == method and known.pattern.fullmatch(path):
                return known
        return None

    def _of_parameters(self, operation: Operation, request: Json) -> Iterator[str]:
        match = operation.pattern.fullmatch(request["path"])
        assert match is not None
        sent = {("path", name): value for name, value in match.groupdict().items()}
        sent |= {("query", name): value for name, value in request["query"].items()}
        for parameter in operation.parameters:
            value = sent.pop((parameter["in"], parameter["name"]), None)
            if value is not None:
                meant = self._read(parameter["schema"], value)
                yield from self._judge(operation, parameter["schema"], meant, parameter["name"])
            elif parameter.get("required"):
                yield f"the parameter {parameter['name']} is missing"
        for where, name in sent:
            if where == "query" and (operation.path, name) not in UNDESCRIBED:
                yield f"the parameter {name} is unknown"

    def _read(self, schema: Json, text: str) -> Any:
        """A parameter's text as the type that is asked for."""
        kinds = schema.get("type", "string")
        if "boolean" in kinds and text in ("1", "0", "true", "false"):
            # The library writes truth as 1 and 0, which Discord documents for queries.
            return text in ("1", "true")
        return int(text) if "integer" in kinds and re.fullmatch(r"-?\d+", text) else text

    def _of_body(self, operation: Operation, request: Json) -> Iterator[str]:
        body, kind = request["body"], request["content_type"]
        if operation.body is None:
            if body is not None:
                yield "a body where none belongs"
            return
        if body is None:
            if operation.needs_body():
                yield "the body is missing"
            return
        contents = operation.body["content"]
        if kind not in contents:
            yield f"a body of type {kind}, not of {sorted(contents)}"
            return
        schema = contents[kind]["schema"]
        if kind.startswith("multipart/"):
            # The files were taken out when the request was read; what is left is plain JSON.
            schema = contents["application/json"]["schema"]
        yield from self._judge(operation, schema, body, "body")

    def _judge(self, operation: Operation, schema: Json, value: Any, name: str) -> Iterator[str]:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            based = {"$id": f"{ROOT}-part-{len(self._validators)}", **_absolute(schema)}
            self._validators[key] = Draft202012Validator(based, registry=self._registry)
        for error in self._validators[key].iter_errors(value):
            for reason in _reasons(error, lambda reason: self._forgives(operation, reason)):
                yield f"{name}{reason.json_path.removeprefix('$')}: {reason.message[:300]}"

    def _forgives(self, operation: Operation, error: ValidationError) -> bool:
        return any(known.excuses(operation.path, error) for known in self._forgiven)


def _of_files(request: Json) -> Iterator[str]:
    """What the description can't say: every file that a message shows comes along with it."""
    files, body = request.get("files") or [], request["body"]
    data = body.get("data", body) if isinstance(body, dict) else {}
    for name in re.findall(r'"attachment://([^"]+)"', json.dumps(data)):
        if name not in files:
            yield f"the file {name} is shown but not sent, only {files}"
    sent = data.get("attachments") or [] if isinstance(data, dict) else []
    numbered = [each for each in sent if isinstance(each.get("id"), int)]
    if files and len(numbered) != len(files):
        yield f"{len(files)} files come with {len(numbered)} attachments"


def _absolute(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_absolute(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: ROOT + value if name == "$ref" else _absolute(value) for name, value in schema.items()
    }


def _reasons(
    error: ValidationError, forgives: Callable[[ValidationError], bool]
) -> list[ValidationError]:
    """The deepest reasons; of several alternatives, those of the one that was meant."""
    if not error.context:
        return [] if forgives(error) else [error]
    alternatives: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        alternatives.setdefault(inner.schema_path[0], []).append(inner)
    meant = [errors for errors in alternatives.values() if not _is_other_type(error, errors)]
    found = [
        [reason for inner in errors for reason in _reasons(inner, forgives)]
        for errors in meant or alternatives.values()
    ]
    return min(found, key=len)


def _is_other_type(error: ValidationError, errors: list[ValidationError]) -> bool:
    """Whether an alternative is for another type of thing: a select, where a button was sent."""
    depth = len(error.absolute_path)
    places = [list(inner.absolute_path)[depth:] for inner in errors]
    return ["type"] in places or (
        [] in places and any(inner.validator == "type" for inner in errors)
    )


def _operations(whole: Json) -> Iterator[Operation]:
    for path, item in whole["paths"].items():
        names = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path))
        for method, operation in item.items():
            if method not in ("get", "put", "post", "patch", "delete"):
                continue
            parameters = [*item.get("parameters", []), *operation.get("parameters", [])]
            yield Operation(
                path=path,
                pattern=re.compile(names),
                method=method.upper(),
                parameters=tuple(parameters),
                body=operation.get("requestBody"),
                answers=operation["responses"],
            )


def load(*, closed: bool = True, forgiven: Forgiven = FORGIVEN) -> Description | None:
    """The description, if the environment names one."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    whole = json.loads(Path(named).read_text(encoding="utf-8"))
    return Description(whole, closed=closed, forgiven=forgiven)
