"""Private threads stay private: SimCord announces them in their channel, as Discord does with
public ones alone."""

from collections.abc import Mapping
from typing import Any

from simcord import Env
from simcord.enums import ChannelType, MessageType


def keep_private(env: Env) -> None:
    """Take the announcement of every private thread away before anybody has seen it."""
    backend = env.backend

    def on_event(event: str, payload: Mapping[str, Any]) -> None:
        if event != "MESSAGE_CREATE" or payload["type"] != MessageType.THREAD_CREATED:
            return
        told = backend.messages[int(payload["channel_id"])]
        about = told[int(payload["id"])].system_metadata
        thread_id = about.channel_id if about is not None else None
        if thread_id and backend.channels[thread_id].type == ChannelType.PRIVATE_THREAD:
            del told[int(payload["id"])]

    backend.subscribers.append(on_event)
