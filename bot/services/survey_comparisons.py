"""A round beside the one before it: of one series, and none that the reader isn't told of."""

from collections.abc import Sequence

from bot.services.survey_cases import locked
from domain import surveys as rules
from domain.ids import CommunityId, RoundId, UserId
from domain.survey_values import Round
from storage.unit_of_work import Transaction, UnitOfWork

_LOOKED_BACK = 200


async def results_of(
    uow: UnitOfWork,
    *,
    community_id: CommunityId,
    round_id: RoundId,
    host: UserId | None = None,
    in_public: bool = False,
) -> tuple[Round, Round | None]:
    """The round, and the one of the same survey and series that was closed last before it.

    An organiser may read any of them; a `host` those alone that they are told of. `in_public` it is
    one that nobody is told of but those who are told of this one.
    """
    async with uow.read() as tx:
        held = await locked(tx, community_id, round_id)
        others = await tx.surveys.closed_rounds(
            community_id, survey_id=held.survey_id, limit=_LOOKED_BACK
        )
        others = await _of_its_series(tx, held, others)
        if host is not None or in_public:
            others = await _readable(tx, held, others, host=host)
    return held, rules.before(held, others)


async def _of_its_series(tx: Transaction, held: Round, others: Sequence[Round]) -> list[Round]:
    """Those after meetups of the same season, or after ones outside all seasons; what was not
    asked after a meetup is beside its like.
    """
    meetups = [each.meetup_id for each in (held, *others) if each.meetup_id is not None]
    seasons = await tx.meetups.seasons_of(held.community_id, meetups)

    def series(each: Round) -> tuple[bool, int | None]:
        return each.meetup_id is not None, seasons.get(each.meetup_id or 0)

    return [each for each in others if series(each) == series(held)]


async def _readable(
    tx: Transaction, held: Round, others: Sequence[Round], *, host: UserId | None
) -> list[Round]:
    told = await tx.surveys.told_of(each.round_id for each in (held, *others))
    if host is None:
        own = told[held.round_id]
        return [each for each in others if told[each.round_id] <= own]
    return [each for each in others if host in told[each.round_id] or each.opened_by == host]
