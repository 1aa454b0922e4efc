"""The fourth part of the tour: a season followed with one press, and what becomes of it."""

from datetime import UTC, datetime, timedelta

from simcord import ChannelHandle, MemberActor
from simcord.results import ResponseMessage

from sandbox.plans import LECTURE, MORNINGS, SEASON
from sandbox.tellers import Teller, first_of

_FIRST, _SECOND, _THIRD = (morning.title for morning in MORNINGS[:3])
_ROOM = "Sal 3, Vårdens hus"
_REASON = "Ulf Sandgren är sjuk. Vi letar efter en dag i april."
_NEW_DATE = "tors 23 april kl 9.30–12.30"
_NEW_WHEN = "torsdag 23 april 2026 kl. 09.30–12.30"
_ROOM_CHANGED_AT = datetime(2026, 2, 12, 8, 0, tzinfo=UTC)
_DAY_BEFORE = datetime(2026, 2, 16, 9, 0, tzinfo=UTC)
_DAY_AFTER = datetime(2026, 2, 18, 8, 0, tzinfo=UTC)


class SeasonStory:
    """Followed, skipped once, moved to another room, put off, and given a new date."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        network = teller.network
        self._meetups = network.channels.meetups
        self._organiser = network.named("Karin Ekdahl")
        self._anna = network.named("Anna Sjöberg")
        self._carina = network.named("Carina Nyström")
        self._elif = network.named("Elif Demir")
        self._louise = network.named("Louise Hammar")

    async def tell(self) -> None:
        """From the season's card to a calendar file."""
        await self._it_is_followed()
        await self._the_room_is_another()
        await self._it_is_called_to_mind()
        await self._a_morning_is_put_off()
        await self._a_hall_is_full()

    async def _it_is_followed(self) -> None:
        """One press gives a seat at each; one morning is skipped."""
        teller, elif_ = self._teller, self._elif
        teller.chapter("sandbox-tour-season")
        teller.meetup(SEASON, shown_to=elif_)
        joined = await teller.press_on_meetup(elif_, SEASON, "seasons-button-join")
        teller.must_say(joined, teller.said("seasons-joined"))
        teller.must_say(joined, teller.said("seasons-own-to-come"))
        mine = first_of(joined)
        await teller.choose(elif_, mine, "seasons:choose", "3.")
        teller.must_say(mine, teller.said("seasons-own", standing="no"))
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        card = teller.meetup(_THIRD, shown_to=elif_)
        teller.must_say(card, teller.said("meetups-numbers-seats", taken=5, capacity=40))
        teller.meetup(_FIRST, shown_to=elif_)
        filed = await teller.press_on_meetup(elif_, SEASON, "meetups-button-ics")
        teller.must_hold_a_file(elif_, filed)

    async def _the_room_is_another(self) -> None:
        """Another room is told once, in the thread; a small correction is told to nobody."""
        teller, organiser = self._teller, self._organiser
        teller.chapter("sandbox-tour-room")
        await self._until(_ROOM_CHANGED_AT)
        before = len(self._thread_of(_FIRST).history())
        editor = await self._editor(_FIRST)
        form = await teller.press(organiser, editor, "meetups-section", section="place")
        await teller.fill(organiser, form, {"venue": _ROOM})
        teller.tell("sandbox-tour-small-change")
        editor = await self._editor(_FIRST)
        form = await teller.press(organiser, editor, "meetups-section", section="basics")
        await teller.fill(organiser, form, {"description": "Kaffe och smörgås från klockan nio."})
        await teller.wait(timedelta(minutes=5), "sandbox-tour-now")
        posts = len(self._thread_of(_FIRST).history()) - before
        teller.must_be(posts == 1, "sandbox-tour-told-often", count=posts)
        post = teller.look(self._carina, self._thread_of(_FIRST))
        teller.must_say(post, teller.said("meetup-messages-change", change="place"))
        teller.must_say(post, _ROOM)

    async def _it_is_called_to_mind(self) -> None:
        """A day before, in the attendees' thread."""
        teller = self._teller
        teller.chapter("sandbox-tour-reminded")
        await self._until(_DAY_BEFORE)
        post = teller.look(self._anna, self._thread_of(_FIRST))
        tomorrow = teller.said("meetup-messages-distance", unit="tomorrow", count=1)
        teller.must_say(
            post,
            teller.said("meetup-messages-direct", code="reminder", title=_FIRST, distance=tomorrow),
        )
        await self._until(_DAY_AFTER)
        card = teller.meetup(_FIRST, shown_to=self._anna)
        teller.must_say(card, teller.said("meetups-state", state="held"))

    async def _a_morning_is_put_off(self) -> None:
        """Until further notice, and then to another day: each is told of both."""
        teller, organiser = self._teller, self._organiser
        teller.chapter("sandbox-tour-put-off")
        opened = await teller.press_on_meetup(organiser, _SECOND, "meetups-button-more")
        form = await teller.press(organiser, first_of(opened), "meetups-button-postpone")
        await teller.fill(organiser, form, {"reason": _REASON, "note": "i april"})
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        teller.must_say(teller.direct(self._carina), _REASON)
        card = teller.meetup(_SECOND, shown_to=self._carina)
        teller.must_say(card, teller.said("meetups-state", state="postponed"))
        await teller.wait(timedelta(days=2), "sandbox-tour-now")
        editor = await self._editor(_SECOND)
        form = await teller.press(organiser, editor, "meetups-section", section="times")
        asked = await teller.fill(organiser, form, {"when": _NEW_DATE})
        teller.must_say(asked, _NEW_WHEN)
        await teller.press(organiser, first_of(asked), "meetups-button-when", when=_NEW_WHEN)
        await teller.wait(timedelta(minutes=5), "sandbox-tour-now")
        told = teller.direct(self._carina)
        teller.must_say(told, teller.said("meetup-messages-direct", code="new_date", title=_SECOND))
        teller.must_say(told, _NEW_WHEN)
        teller.meetup(SEASON, shown_to=self._carina)

    async def _a_hall_is_full(self) -> None:
        """The first in a long waiting list gets a seat, and reads so in English."""
        teller = self._teller
        teller.chapter("sandbox-tour-hall")
        teller.meetup(LECTURE, shown_to=self._louise)
        await teller.press_on_meetup(self._anna, LECTURE, "meetups-button-decline")
        offer = teller.direct(self._louise)
        teller.must_say(offer, teller.said_in("en", "meetup-messages-take"))
        louise = teller.network.user(self._louise.id)
        taken = await teller.press_label(
            louise, offer, teller.said_in("en", "meetup-messages-take")
        )
        own = teller.said_in("en", "meetups-own", standing="seated", title=LECTURE)
        teller.must_say(taken, own)
        listed = await teller.write(self._louise, self._meetups, "meetups list")
        teller.must_say(listed, LECTURE)
        mine = await teller.write(self._anna, self._meetups, "meetups mine")
        teller.must_say(mine, _THIRD)

    # ------------------------------------------------------------------------- details

    async def _until(self, moment: datetime) -> None:
        await self._teller.wait(moment - self._teller.world.now, "sandbox-tour-now")

    async def _editor(self, title: str) -> ResponseMessage:
        """The editor of a meetup, opened from its card by the organiser."""
        teller, organiser = self._teller, self._organiser
        opened = await teller.press_on_meetup(organiser, title, "meetups-button-more")
        return first_of(await teller.press(organiser, first_of(opened), "meetups-button-edit"))

    def _thread_of(self, title: str, person: MemberActor | None = None) -> ChannelHandle:
        return self._teller.thread(person or self._anna, title)
