"""Forum posts as Discord has them: the first message has the post's own number, and one is pinned.

SimCord gives the two numbers of their own, and knows no flags of a channel.
"""

from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from simcord import Env
from simcord.http import router
from simcord.http.router import RequestContext
from simcord.http.routes.channels import edit_channel

_PINNED = 1 << 1
_pinned: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()


def correct_forums(env: Env) -> None:
    """Give first messages their post's number from now on."""
    backend: Any = env.backend
    post, thread = backend.create_forum_post, backend.create_thread

    def create_forum_post(forum_id: int, name: str, starter: Any, **more: Any) -> Any:
        def create_thread(*given: Any, **named: Any) -> Any:
            return thread(*given, **named, message_id=starter.id)

        backend.create_thread = create_thread
        try:
            return post(forum_id, name, starter, **more)
        finally:
            backend.create_thread = thread

    backend.create_forum_post = create_forum_post


def is_pinned(env: Env, thread_id: int) -> bool:
    """True for a forum post that stands above the others."""
    return thread_id in _pinned.get(env.backend, ())


def _edit(ctx: RequestContext) -> Any:
    body = ctx.body()
    if "flags" not in body:
        return edit_channel(ctx)
    channel_id = ctx.int_arg("channel_id")
    rest = {name: value for name, value in body.items() if name != "flags"}
    answer = edit_channel(replace(ctx, json=rest))
    pinned = _pinned.setdefault(ctx.backend, set())
    (pinned.add if body["flags"] & _PINNED else pinned.discard)(channel_id)
    return answer


# SimCord takes the first of several routes that fit equally well.
router._ROUTES["PATCH"].insert(0, (["channels", "{channel_id}"], _edit))
