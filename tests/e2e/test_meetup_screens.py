"""Every screen of meetups, sent to Discord as it describes; each button, menu and form once."""

from typing import Any

import pytest

from bot.ui import GuardedButton, GuardedSelect
from cogs.meetups import attendees, components, details, editor, event_buttons, hosting, lists, own
from cogs.meetups import settings as chosen
from domain.meetup_values import SeatRules
from tests.e2e.lives import at_work
from tests.e2e.loopback import Loopback
from tests.e2e.meetup_worlds import HOUR, MEETING, MeetupNetwork, save, settings
from tests.e2e.networks import Json, words
from tests.e2e.walks import Walk

PARTS = (attendees, components, editor, event_buttons, hosting, lists, own, chosen)
ALL: set[type[GuardedButton] | type[GuardedSelect]] = {
    details.More,
    *(item for part in PARTS for item in part.ITEMS),
}
TEXTS = {
    "title": "Frukost",
    "when": "17 september 2027 09:30-12:30",
    "where": "Stadshuset",
    "venue": "Stadshuset",
    "link": "https://example.se/rum",
    "capacity": "3",
    "employer_cap": "2",
    "closes": "16 september 2027",
    "speakers": "Anna Ek, chef: Att leda (10.15)",
    "reason": "Lokalen är stängd",
}
# What takes something away, or ends it.
LATE = (
    *(f"meetups:{verb}" for verb in ("put", "discard", "leave", "decline")),
    *(f"meetups:{verb}" for verb in ("postpone", "cancel")),
)
COMMANDS = ("show", "edit", "postpone", "cancel", "attendees", "export", "ics")
EACH = ("meetups:section", "meetups:setting")


@pytest.fixture
async def meets(loopback: Loopback, sqlite_url: str, tmp_path: Any) -> MeetupNetwork:
    """Eva administers and organises; the others are members."""
    roles = [*MEETING["roles"], {"name": "Administratör", "permissions": 1 << 3}]
    eva = {"name": "Eva", "roles": ["Administratör", "Organisatör", "Medlem"]}
    members = [each for each in MEETING["members"] if each["name"] != "Eva"]
    wanted = {**MEETING, "roles": roles, "members": [*members, eva]}
    ids = await loopback.seed(**wanted)
    await save(sqlite_url, settings(ids))
    return MeetupNetwork(loopback, ids, tmp_path / "ledarbot.db")


async def test_every_screen_of_meetups_is_sent_as_discord_describes(meets: MeetupNetwork) -> None:
    await twelve(meets)
    eva = Walk(meets, channel_id=meets.meetups, late=LATE, each=EACH, texts=TEXTS)
    anna = Walk(meets, channel_id=meets.meetups, who="Anna", late=LATE)
    bo, cecilia = (
        Walk(meets, channel_id=meets.meetups, who=name, late=LATE, texts=TEXTS)
        for name in ("Bo", "Cecilia")
    )
    async with at_work(meets) as bot:
        await meets.posted(meets.meetups, "meetups:more:", count=12)
        # One that is shown, one that is thrown away.
        for _ in range(2):
            await eva.use("meetups", "create")
        await eva.look_at(await meets.meetup_card(1))
        await commands(eva)
        # What is picked there takes the place of the list.
        for _ in range(2):
            await anna.use("meetups", "mine")
        # Of Bo's two one is thrown away.
        for member in (bo, bo, cecilia):
            await member.use("meetups", "propose")
        seen = await judged(meets) | await offered(meets) | await asked_of_host(meets)
        await meets.answer("join", "David", meetup_id=12)
        await meets.all_sent(bot)
        # Last: what is picked is the least.
        await eva.use("meetups", "settings")
    await meets.discord.forward(2 * HOUR)
    async with at_work(meets, later=2 * HOUR) as bot:
        (question,) = await meets.posted(await meets.direct("David"), "meetups:confirm:12")
        answer = await meets.press("meetups:confirm", question, by=meets.who("David"))
        assert "Träff 12" in words((await answer.report())["original"])
        await meets.all_sent(bot)
    walks = (eva, anna, bo, cecilia)
    seen = seen.union({"meetups:confirm"}, *(each.seen for each in walks))
    routes = {item.route for item in ALL}
    assert routes <= seen, sorted(routes - seen)
    shown = [text for each in walks for text in each.shown]
    assert not [text for text in shown if "Något gick fel" in text]
    assert {name.rpartition(".")[2] for name in eva.files} == {"csv", "xlsx", "ics"}


async def twelve(meets: MeetupNetwork) -> None:
    """Enough for a second page; the first has all that can be asked, the last is confirmed."""
    needs = {"asks_diet": True, "asks_accessibility": True}
    await meets.announce("Träff 1", hours=73, seats=SeatRules(capacity=1, guests=2), **needs)
    for number in range(2, 12):
        await meets.announce(f"Träff {number}", hours=72 + number, seats=1)
    await meets.announce("Träff 12", hours=84, seats=SeatRules(confirm_hours=83))


async def commands(eva: Walk) -> None:
    """Each command that is left, of a meetup that is picked among those offered."""
    # What is looked at takes the place of the list; the next time it is turned.
    for _ in range(2):
        await eva.use("meetups", "list")
    months = await eva.suggested("meetups", "list", option="month")
    await eva.use("meetups", "list", month=months[0])
    (place, *_) = await eva.suggested("meetups", "list", option="place", typed="stads")
    await eva.use("meetups", "list", place=place)
    for number, name in enumerate(COMMANDS, start=2):
        offered = await eva.suggested("meetups", name, option="meetup", typed=f"träff {number}")
        assert offered == [str(number)]
        await eva.use("meetups", name, meetup=offered[0])
    await eva.use("meetups", "mine")


async def judged(meets: MeetupNetwork) -> set[str]:
    """Eva lets one proposal be shown and says no to the other, where organisers are told."""
    eva, notes = meets.who("Eva"), list[Json]()
    for number in await proposed(meets):
        (thread,) = [t for t in await meets.threads() if "rrangör" in t["name"]]
        notes += await meets.posted(thread["id"], rf"meetups:approve:{number}\b")
    assert len(notes) == 2
    await (await meets.press("meetups:approve", notes[0], by=eva)).report()
    form = await meets.form("meetups:refuse", notes[1], by=eva)
    await meets.fill(form, notes[1]["channel_id"], by=eva, reason="Den finns redan")
    return {"meetups:approve", "meetups:refuse"}


async def proposed(meets: MeetupNetwork) -> list[int]:
    return [
        number
        for (number,) in meets.rows("SELECT id FROM meetups WHERE state = 'proposed' ORDER BY id")
    ]


async def offered(meets: MeetupNetwork) -> set[str]:
    """David takes a seat that is offered to him, and gives one back."""
    david = await meets.direct("David")
    for number, verb in ((8, "accept"), (9, "release")):
        for name in ("Cecilia", "David"):
            await meets.answer("join", name, meetup_id=number)
        await meets.answer("decline", "Cecilia", meetup_id=number)
        (offer,) = await meets.posted(david, rf"meetups:accept:{number}\b")
        await (await meets.press(f"meetups:{verb}", offer, by=meets.who("David"))).report()
    return {"meetups:accept", "meetups:release"}


async def asked_of_host(meets: MeetupNetwork) -> set[str]:
    """Somebody removes two events to which people come; Anna says what is to become of them."""
    anna, events = await meets.direct("Anna"), {e["name"]: e["id"] for e in await meets.events()}
    for number, verb in ((10, "cancel_too"), (11, "restore_event")):
        await meets.answer("join", "David", meetup_id=number)
        which = {"guild_id": meets.ids["id"], "event_id": events[f"Träff {number}"]}
        await meets.discord.ask("remove_event", **which)
        (question,) = await meets.posted(anna, rf"meetups:{verb}:{number}\b")
        await (await meets.press(f"meetups:{verb}", question)).report()
    return {"meetups:cancel_too", "meetups:restore_event"}
