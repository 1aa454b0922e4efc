"""How each community's applications are read: the registers, its policy and what it has added."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.services import policies
from bot.services.cases import Reader
from bot.services.policies import Rules
from domain.ids import CommunityId
from domain.screening.findings import Answers, Assessment
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from domain.screening.policies import Policy
    from domain.screening.registers import Registers

Revision = tuple[int, int]


class Readings:
    """The readers of all communities, each kept until its community's rules change."""

    def __init__(
        self, uow: UnitOfWork, screening: "Callable[[], tuple[Registers, Policy]]"
    ) -> None:
        self._uow = uow
        self._screening = screening
        self._readers: dict[CommunityId, tuple[Revision, Reader]] = {}

    async def reader_for(self, community_id: CommunityId) -> Reader:
        """Reads answers by what holds in this community now, and in no other."""
        known = self._readers.get(community_id)
        revision, rules = await policies.rules_since(
            self._uow,
            community_id=community_id,
            is_known=lambda revision: known is not None and known[0] == revision,
        )
        if rules is None:
            assert known is not None
            return known[1]
        reader = self._reader(rules)
        self._readers[community_id] = (revision, reader)
        return reader

    def _reader(self, rules: Rules) -> Reader:
        # Together with the registers, after READY.
        from domain.screening.additions import Additions, screen_with  # noqa: PLC0415

        registers, shipped = self._screening()
        policy, additions = rules.policy.on_top_of(shipped), Additions(rules.terms)

        def read(answers: Answers) -> Assessment:
            return screen_with(answers, registers=registers, policy=policy, additions=additions)

        return read
