"""The loopback Discord for tests, and Discord's description of its API where there is one."""

from collections.abc import AsyncIterator

import pytest

from tests.e2e import openapi
from tests.e2e.loopback import Loopback, own_process


@pytest.fixture(scope="session")
def description() -> openapi.Description | None:
    """Read once: it is big."""
    return openapi.load()


@pytest.fixture
async def loopback(description: openapi.Description | None) -> AsyncIterator[Loopback]:
    """Discord in a process of its own; what the bot asked of it must be as Discord describes it."""
    async with own_process() as discord:
        yield discord
        requests = await discord.requests()
    unknown = [str(request) for request in requests if request.sent["route"] is None]
    assert not unknown, f"the loopback server has no answer to {unknown}"
    if description is not None:
        problems = [p for request in requests for p in description.problems(request.sent)]
        assert not problems, "\n".join(problems)
