"""Every screen of seasons, sent to Discord as it describes; each button, menu and form once."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.ui import GuardedButton, GuardedSelect
from cogs.seasons import attending, editor, following, hosting, lists
from domain.ids import CommunityId, UserId
from domain.meetup_values import Season, SeasonState
from storage.unit_of_work import UnitOfWork
from tests.e2e.lives import at_work
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import MeetupNetwork, meeting
from tests.e2e.networks import words
from tests.e2e.walks import Walk

ALL: set[type[GuardedButton] | type[GuardedSelect]] = {
    item for part in (attending, editor, following, hosting, lists) for item in part.ITEMS
}
TEXTS = {
    "name": "Chefsfrukost",
    "hours": "09:30-12:30",
    "where": "Stadshuset\nTorget 1",
    "dates": "17 september 2027\n15 oktober 2027\njuni 2028, datum kommer",
    "description": "Vi talar om förändring.",
    "date": "12 november 2027",
    "title": "Extra träff",
    "capacity": "30",
}
LATE = tuple(f"seasons:{verb}" for verb in ("announce", "discard", "leave", "put", "end"))
OLD_ONES = 9
SHOWN_AGAIN = 8


@pytest.fixture
async def meets(loopback: Loopback, sqlite_url: str, tmp_path: Any) -> MeetupNetwork:
    ids = await meeting(loopback, sqlite_url)
    return MeetupNetwork(loopback, ids, tmp_path / "ledarbot.db")


def somebody(meets: MeetupNetwork, *, never: tuple[str, ...] = (), **texts: str) -> Walk:
    """Anna, who writes this into forms."""
    where = {"channel_id": meets.meetups, "who": "Anna"}
    return Walk(meets, late=LATE, never=never, texts={**TEXTS, **texts}, **where)


async def test_every_screen_of_seasons_is_sent_as_discord_describes(meets: MeetupNetwork) -> None:
    anna = somebody(meets, never=("seasons:drop", "seasons:end"))
    again = somebody(meets, never=("seasons:put",))
    drafter = somebody(meets, never=("seasons:announce", "seasons:discard"))
    wrong = somebody(meets, dates="vet inte")
    async with at_work(meets) as bot:
        await anna.use("seasons", "create")
        (card,) = await meets.posted(meets.meetups, "seasons:join:1")
        for name in ("Bo", "Cecilia"):
            await (await meets.press("seasons:join", card, by=meets.who(name))).report()
        await anna.use("seasons", "create")
        await wrong.use("seasons", "create")
        # The season after the first, before the first is ended.
        (first, *_) = await anna.suggested("seasons", "create", option="previous", typed="chef")
        await again.use("seasons", "create", previous=first)
        for name, verb in (("Bo", "come"), ("Cecilia", "stay")):
            (asked,) = await meets.posted(await meets.direct(name), f"seasons:{verb}:")
            await (await meets.press(f"seasons:{verb}", asked, by=meets.who(name))).report()
        for name in ("join", "show", "edit", "leave"):
            await anna.use("seasons", name, season=first)
        await anna.look_at((await meets.posted(meets.meetups, "seasons:more:1"))[0])
        # What a tool opens takes the place of the tools.
        for walk in (anna, again):
            for _ in range(SHOWN_AGAIN):
                await walk.use("seasons", "show", season=first)
        await drafted(meets, drafter)
        await meets.change_by(lambda uow: old_ones(meets, uow))
        for _ in range(2):
            await anna.use("seasons", "show")
        await meets.all_sent(bot)
    walks = (anna, again, drafter, wrong)
    seen = {"seasons:come", "seasons:stay"}.union(*(each.seen for each in walks))
    routes = {item.route for item in ALL}
    assert routes <= seen, sorted(routes - seen)
    shown = [text for each in walks for text in each.shown]
    assert not [text for text in shown if "Något gick fel" in text]
    files = {name.rpartition(".")[2] for name in anna.files | again.files}
    assert files == {"csv", "xlsx", "ics"}
    assert "Chefsfrukost" in words((await meets.posted(meets.meetups, "seasons:more:1"))[0])


async def drafted(meets: MeetupNetwork, drafter: Walk) -> None:
    """A season that is drawn up, left, and gone on with."""
    await drafter.use("seasons", "create")
    drafter.forget()
    ((number,),) = meets.rows("SELECT max(id) FROM seasons WHERE state = 'draft'")
    await drafter.use("seasons", "show", season=str(number))


async def old_ones(meets: MeetupNetwork, uow: UnitOfWork) -> None:
    """Enough for a second page."""
    async with uow.write() as tx:
        for number in range(OLD_ONES):
            await tx.seasons.add(running(meets, f"Säsong {number}"))


def running(meets: MeetupNetwork, name: str) -> Season:
    return Season(
        community_id=CommunityId(int(meets.ids["id"])),
        host_id=UserId(int(meets.anna)),
        created_at=datetime.now(UTC),
        name=name,
        state=SeasonState.RUNNING,
    )
