"""Rounds are locked in one order by all who lock several: else two of them wait for each other."""

from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.box_keys import KeyFolder
from bot.services import departures, survey_cards, survey_rounds
from domain.ids import CommunityId, RoundId
from domain.survey_values import Round
from storage.surveys import Surveys
from tests.services import survey_desks
from tests.services.conftest import COMMUNITY, Desk


async def test_a_lost_channel_and_a_leaver_lock_rounds_in_one_order(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, numbers = KeyFolder(tmp_path / "boxes"), count(4_000)
    monkeypatch.setattr(survey_rounds, "new_number", lambda: next(numbers))
    held: list[RoundId] = []
    for _ in range(3):
        # The newest has the highest number.
        opened = await survey_desks.opened(desk, keys, by_message=False)
        held.append(opened.round_id)
        desk.now += timedelta(hours=1)
    await survey_desks.deliver(desk)
    locked: list[RoundId] = []
    round_in = Surveys.round

    async def noted(self: Surveys, community_id: CommunityId, round_id: RoundId) -> Round | None:
        locked.append(round_id)
        return await round_in(self, community_id, round_id)

    monkeypatch.setattr(Surveys, "round", noted)
    await departures.left(
        desk.uow, community_id=COMMUNITY, user_id=survey_desks.AVA, keys=keys, now=desk.now
    )
    assert locked == held
    locked.clear()
    await survey_cards.channel_deleted(
        desk.uow, community_id=COMMUNITY, channel_id=survey_desks.CARD_CHANNEL, now=desk.now
    )
    assert locked == held
