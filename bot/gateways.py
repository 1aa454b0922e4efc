"""Where the bot talks to: Discord, or any server that stands in for it.

Three addresses lead out of the library: the API's base, the gateway that `/gateway/bot` answers
with, and the one READY gives for resuming. All are replaced here, and nothing is when the API is
Discord's own; otherwise the token would travel to the real host after a reconnect.
"""

from typing import TYPE_CHECKING, Any

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

if TYPE_CHECKING:
    from bot.client import Ledarbot


def point_at(api_url: str) -> None:
    """Send every HTTP request of this process to another API."""
    Route.BASE = api_url


async def settle(bot: "Ledarbot") -> None:
    """Pin the gateway's address for every connect, reconnect and resume; call after login."""
    settings = bot.settings
    if settings.talks_to_discord:
        return
    shards, answered, limits = await bot.http.get_bot_gateway()
    gateway = settings.gateway_url or answered

    async def get_bot_gateway() -> tuple[int, str, Any]:
        return shards, gateway, limits

    bot.http.get_bot_gateway = get_bot_gateway  # type: ignore[method-assign]
    pinned = yarl.URL(gateway)
    DiscordWebSocket.DEFAULT_GATEWAY = pinned
    # READY writes resume_gateway_url into this attribute; a property that ignores the write
    # keeps every later resume on our address.
    DiscordWebSocket.gateway = property(  # type: ignore[assignment]
        lambda _socket: pinned, lambda _socket, _address: None
    )
