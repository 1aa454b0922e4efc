"""A plain caller of the loopback Discord, and the server that it calls."""

import json
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.e2e.loopback import Loopback

Json = dict[str, Any]
NETWORK: Json = {
    "name": "Nätverket",
    "applications": True,
    "roles": [{"name": "Moderator", "permissions": 1 << 1}],
    "members": [{"name": "Anna", "roles": ["Moderator"]}, {"name": "Bo"}],
    "channels": [
        {"name": "granskning", "private_to": ["Moderator"]},
        {"name": "frågor", "type": 15},
    ],
}


@dataclass
class Caller:
    """Calls the API as a bot does, without any library."""

    discord: Loopback
    session: aiohttp.ClientSession
    token: str

    async def call(self, method: str, path: str, body: Any = None, **query: Any) -> tuple[int, Any]:
        async with self.session.request(
            method,
            self.discord.api_url + path,
            json=body,
            params=query,
            headers={"Authorization": f"Bot {self.token}"},
        ) as response:
            if response.status == 204:
                return 204, None
            assert response.headers["Content-Type"] == "application/json"
            return response.status, json.loads(await response.read())

    async def ok(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        status, answer = await self.call(method, path, body, **query)
        assert status < 300, answer
        return answer
