"""Finding the open round that a button means: in a direct message nothing else says where it is."""

from domain.ids import CommunityId, RoundId
from domain.survey_refusals import SurveyClosed
from domain.survey_values import Round
from storage.unit_of_work import UnitOfWork

NUMBERS = 10**15
"""By so many of its last digits an open round is known, so that a button has room for a page."""


def number_of(round_id: RoundId) -> int:
    """The number by which the ids of buttons know a round as long as it is open."""
    return int(round_id) % NUMBERS


async def open_round(uow: UnitOfWork, *, number: int, community_id: CommunityId | None) -> Round:
    """The open round with this number, in one community or (None) in any; else SurveyClosed."""
    async with uow.read() as tx:
        rounds = await tx.surveys.open_rounds(community_id)
    for held in rounds:
        if number_of(held.round_id) == number % NUMBERS:
            return held
    raise SurveyClosed()
