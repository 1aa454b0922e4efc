"""The third part of the tour: a lunch for three, from a member's wish to its cancellation."""

from datetime import timedelta

from simcord import MemberActor

from sandbox.tellers import Teller, first_of

LUNCH = "Lunch i Alingsås"
_FORM = {
    "title": LUNCH,
    "when": "tors 12 mars kl 12",
    "where": "Nolhaga värdshus",
    "description": "Vi äter och jämför hur vi tar emot nya medarbetare. Var och en betalar sitt.",
    "capacity": "3",
}
_WHEN = "torsdag 12 mars 2026 kl. 12.00"
_REASON = "Värdshuset har fått en vattenskada och håller stängt. Jag föreslår en ny dag i april."


class LunchStory:
    """Proposed, approved, full, offered on, cancelled."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        network = teller.network
        self._meetups = network.channels.meetups
        self._organiser = network.named("Karin Ekdahl")
        self._host = network.named("Daniel Åkesson")
        self._anna, self._bjorn, self._carina, self._elif, self._fredrik, self._hassan = (
            network.named(name)
            for name in (
                "Anna Sjöberg",
                "Björn Falk",
                "Carina Nyström",
                "Elif Demir",
                "Fredrik Borg",
                "Hassan Rahimi",
            )
        )

    async def tell(self) -> None:
        """From the form to the last message."""
        await self._it_is_proposed()
        await self._it_fills_up()
        await self._a_seat_is_offered_on()
        await self._the_host_looks_and_calls_it_off()

    async def _it_is_proposed(self) -> None:
        """The date is typed as one says it, and confirmed in words before anybody sees it."""
        teller, host = self._teller, self._host
        teller.chapter("sandbox-tour-lunch")
        await teller.wait(timedelta(days=1), "sandbox-tour-now")
        opened = await teller.write(host, self._meetups, "meetups propose")
        preview = await teller.fill(host, opened, _FORM)
        teller.must_say(preview, _WHEN)
        shown = first_of(preview)
        put = await teller.press(host, shown, "meetups-button-put", approval="yes")
        teller.must_say(put, teller.said("meetups-put", state="proposed", title=LUNCH))
        thread = teller.thread(self._organiser, teller.said("meetup-messages-organisers"))
        note = teller.look(self._organiser, thread)
        teller.must_say(note, _WHEN)
        await teller.press(self._organiser, note, "meetups-button-approve")
        said = teller.said("meetup-messages-direct", code="proposal_approved", title=LUNCH)
        teller.must_say(teller.direct(host), said)

    async def _it_fills_up(self) -> None:
        """Three get a seat, two stand in the waiting list, one comes perhaps."""
        teller = self._teller
        teller.chapter("sandbox-tour-full")
        for person in (self._anna, self._bjorn, self._carina):
            seated = await teller.press_on_meetup(person, LUNCH, "meetups-button-join")
            teller.must_say(seated, teller.said("meetups-own", standing="seated", title=LUNCH))
        for place, person in enumerate((self._elif, self._fredrik), 1):
            waits = await teller.press_on_meetup(person, LUNCH, "meetups-button-join")
            in_line = teller.said("meetups-own", standing="waiting", title=LUNCH, place=place)
            teller.must_say(waits, in_line)
        await teller.press_on_meetup(self._hassan, LUNCH, "meetups-button-maybe")
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        self._must_count(self._hassan, taken=3, waiting=2, maybe=1)

    async def _a_seat_is_offered_on(self) -> None:
        """The first in the waiting list lets the time pass; the second takes the seat."""
        teller = self._teller
        teller.chapter("sandbox-tour-offered")
        await teller.press_on_meetup(self._bjorn, LUNCH, "meetups-button-decline")
        teller.must_say(teller.direct(self._elif), teller.said("meetup-messages-take"))
        teller.tell("sandbox-tour-silent", name=teller.name(self._elif))
        await teller.wait(timedelta(hours=25), "sandbox-tour-now")
        lapsed = teller.said("meetup-messages-direct", code="lapsed", title=LUNCH, open="yes")
        teller.must_say(teller.direct(self._elif), lapsed)
        offer = teller.direct(self._fredrik)
        fredrik = teller.network.user(self._fredrik.id)
        taken = await teller.press(fredrik, offer, "meetup-messages-take")
        teller.must_say(taken, teller.said("meetups-own", standing="seated", title=LUNCH))
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        self._must_count(self._hassan, taken=3, maybe=1)

    async def _the_host_looks_and_calls_it_off(self) -> None:
        """The host sees who comes, and says why nothing becomes of it: all are told once."""
        teller, host = self._teller, self._host
        teller.chapter("sandbox-tour-called-off")
        opened = await teller.press_on_meetup(host, LUNCH, "meetups-button-more")
        listed = await teller.press(host, first_of(opened), "meetups-button-attendees")
        for person in (self._anna, self._carina, self._fredrik):
            teller.must_say(listed, person.mention)
        opened = await teller.press_on_meetup(host, LUNCH, "meetups-button-more")
        form = await teller.press(host, first_of(opened), "meetups-button-cancel")
        done = await teller.fill(host, form, {"reason": _REASON})
        said = teller.said("meetups-done", what="cancelled", title=LUNCH, people=4)
        teller.must_say(done, said)
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        for person in (self._anna, self._hassan):
            told = teller.direct(person)
            teller.must_say(told, _REASON)
        card = teller.meetup(LUNCH, shown_to=self._anna)
        teller.must_say(card, teller.said("meetups-state", state="cancelled"))
        teller.must_not_offer(card, "meetups-button-join")

    # ------------------------------------------------------------------------- details

    def _must_count(
        self, person: MemberActor, *, taken: int, waiting: int = 0, maybe: int = 0
    ) -> None:
        teller = self._teller
        card = teller.meetup(LUNCH, shown_to=person)
        numbers = [teller.said("meetups-numbers-seats", taken=taken, capacity=3)]
        if waiting:
            numbers.append(teller.said("meetups-numbers-waiting", waiting=waiting))
        if maybe:
            numbers.append(teller.said("meetups-numbers-maybe", maybe=maybe))
        teller.must_say(card, ", ".join(numbers))
