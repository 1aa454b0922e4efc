"""The table of the API's routes, filled by the modules that answer them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.e2e.loopback.replies import Call
from tests.e2e.loopback.world import World

Handler = Callable[[World, Call], Any]


@dataclass(frozen=True)
class Route:
    """One route; an open one carries its token in the path and needs no bot token."""

    method: str
    path: str
    handler: Handler
    is_open: bool


ROUTES: list[Route] = []


def route(method: str, path: str, *, is_open: bool = False) -> Callable[[Handler], Handler]:
    """Answer these requests with the function, which changes the world at once."""

    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(method, path, handler, is_open))
        return handler

    return register


def most_exact_first() -> list[Route]:
    """Routes so ordered that `/users/@me` is found before `/users/{user_id}`."""
    return sorted(ROUTES, key=lambda known: known.path.count("{"))
