"""Which round stands beside another: of the same series, and told to whoever reads it."""

from pathlib import Path
from typing import Any

import pytest

from bot.box_keys import KeyFolder
from bot.services import seasons, survey_comparisons
from domain.ids import RoundId, UserId
from domain.meetup_values import Season
from domain.survey_values import Round
from tests.services import survey_desks
from tests.services.conftest import ANNA, BO, COMMUNITY, NOW, Desk
from tests.services.gatherings import announced, meetup
from tests.services.survey_desks import of

HOST, OTHER = UserId(611), UserId(612)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


@pytest.fixture
async def ready(desk: Desk) -> Desk:
    await survey_desks.settings(desk)
    return desk


async def before(desk: Desk, held: Round, **reader: Any) -> RoundId | None:
    """The number of the round that this reader sees beside the one."""
    found, earlier = await survey_comparisons.results_of(desk.uow, **of(held), **reader)
    assert found.round_id == held.round_id
    return earlier.round_id if earlier else None


async def closed(desk: Desk, keys: KeyFolder, *tells: UserId, **more: Any) -> Round:
    """One more round of the same survey, closed an hour after the one before."""
    desk.later(hours=1)
    if "survey_id" not in more:
        more["survey_id"] = (await survey_desks.kept(desk)).survey_id
    held = await survey_desks.opened(desk, keys, tells=tells, **more)
    return await survey_desks.closed(desk, keys, held)


async def test_a_host_sees_an_earlier_round_that_they_are_told_of_alone(
    ready: Desk, keys: KeyFolder
) -> None:
    own = await closed(ready, keys, HOST)
    others = await closed(ready, keys, OTHER, survey_id=own.survey_id)
    both = await closed(ready, keys, HOST, OTHER, survey_id=own.survey_id)
    later = await closed(ready, keys, OTHER, survey_id=own.survey_id)
    assert await before(ready, others, host=OTHER) is None
    assert await before(ready, both, host=HOST) == own.round_id
    assert await before(ready, both, host=OTHER) == others.round_id
    assert await before(ready, later, host=OTHER) == both.round_id
    # Organisers may read them all, one after the other.
    assert await before(ready, others) == own.round_id
    assert await before(ready, both) == others.round_id


async def test_what_everybody_sees_is_beside_what_nobody_else_is_told_of(
    ready: Desk, keys: KeyFolder
) -> None:
    own = await closed(ready, keys, HOST)
    others = await closed(ready, keys, OTHER, survey_id=own.survey_id)
    again = await closed(ready, keys, HOST, survey_id=own.survey_id)
    assert await before(ready, others, in_public=True) is None
    assert await before(ready, again, in_public=True) == own.round_id


async def test_the_organisers_own_rounds_follow_each_other_for_whoever_opened_them(
    ready: Desk, keys: KeyFolder
) -> None:
    first = await closed(ready, keys)
    second = await closed(ready, keys, survey_id=first.survey_id, by=BO)
    third = await closed(ready, keys, survey_id=first.survey_id)
    assert await before(ready, third, in_public=True) == second.round_id
    assert await before(ready, third, host=ANNA) == first.round_id
    assert await before(ready, third, host=HOST) is None


async def test_a_meetup_is_compared_within_its_season_or_outside_all(
    ready: Desk, keys: KeyFolder
) -> None:
    season = Season(community_id=COMMUNITY, host_id=HOST, created_at=NOW, name="Fem morgnar")
    made = await seasons.create(ready.uow, season, [meetup(), meetup()], by=HOST, now=NOW)
    alone = [await announced(ready) for _ in range(2)]
    turns = [made.meetups[0], alone[0], made.meetups[1], alone[1]]
    survey_id = (await survey_desks.kept(ready)).survey_id
    rounds = [
        await closed(ready, keys, HOST, survey_id=survey_id, meetup_id=each.meetup_id)
        for each in turns
    ]
    apart = await closed(ready, keys, HOST, survey_id=survey_id)
    expected = [None, None, rounds[0].round_id, rounds[1].round_id]
    readers: list[dict[str, Any]] = [{}, {"host": HOST}, {"in_public": True}]
    for reader in readers:
        assert [await before(ready, each, **reader) for each in rounds] == expected
        assert await before(ready, apart, **reader) is None
