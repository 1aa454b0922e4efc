"""How a request to the loopback Discord reads, and how it is answered."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Call:
    """One HTTP request of the bot, parsed."""

    request_id: int
    method: str
    path: str
    params: dict[str, str]
    query: dict[str, str]
    body: Any
    files: tuple[str, ...] = ()
    reason: str | None = None

    def flag(self, name: str) -> bool:
        return self.query.get(name, "").lower() in ("1", "true")

    def limit(self, default: int) -> int:
        return int(self.query.get("limit", default))


@dataclass(frozen=True)
class Reply:
    """An answer with a status of its own; handlers return plain values for 200 and None for 204."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


class ApiError(Exception):
    """A refusal in Discord's form."""

    def __init__(self, status: int, code: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "code": code, **more}

    def reply(self) -> Reply:
        return Reply(self.status, self.body)


def not_found(code: int, what: str) -> ApiError:
    return ApiError(404, code, f"Unknown {what}")


def invalid(field_name: str, message: str) -> ApiError:
    """Discord's answer to a body that breaks its rules."""
    errors = {field_name: {"_errors": [{"code": "BASE_TYPE_BAD", "message": message}]}}
    return ApiError(400, 50035, "Invalid Form Body", errors=errors)
