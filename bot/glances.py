"""One look at a community's settings for all who press at the same moment."""

import asyncio

from bot.services import communities
from domain.community import Community
from domain.ids import CommunityId
from storage.unit_of_work import UnitOfWork


class Glances:
    """Reads what holds now; who comes while a look is under way is answered by that one.

    Nothing is remembered after it, so that a change of settings holds from the next press on.
    """

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._under_way: dict[CommunityId, asyncio.Task[Community | None]] = {}

    async def community(self, community_id: CommunityId) -> Community | None:
        """The community as it stands; None before anything was chosen."""
        look = self._under_way.get(community_id)
        if look is None:
            look = asyncio.create_task(communities.of(self._uow, community_id=community_id))
            self._under_way[community_id] = look
            look.add_done_callback(lambda _: self._under_way.pop(community_id, None))
        # One who gives up must not take the answer from the others.
        return await asyncio.shield(look)
