"""The second half of the tour: the moderators' desk when there is more to decide."""

from datetime import timedelta

from domain.screening.findings import Criterion
from sandbox.join_requests import JoinRequest
from sandbox.people import APPLICATIONS, Sort
from sandbox.tellers import Teller, first_of

_NEW = (Sort.CONTRADICTORY, Sort.RETURNING, Sort.UNKNOWN)
_DELAY_MINUTES = 2
_CLAIM_HOURS = 24
_ALARM_AT = "8"
_MONTH_WITH_DIFFERENCES = "2025-11"
_YEAR = 365


class DeskStory:
    """What moderators do beside saying yes and no: learn, regret, agree, be reminded, look back."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        network = teller.network
        self._requests: dict[Sort, JoinRequest] = {}
        self._channels = network.channels
        self._owner = network.named("Karin Ekdahl")
        self._sara = network.named("Sara Holm")
        self._tomas = network.named("Tomas Wik")
        self._anna = network.named("Anna Sjöberg")

    async def tell(self) -> None:
        """From three harder applications to a policy of the network's own."""
        await self._three_more_apply()
        await self._the_bot_is_taught()
        await self._a_decision_is_undone()
        await self._the_clear_are_let_in()
        await self._nobody_is_forgotten()
        await self._two_agree()
        await self._all_look_back()
        await self._the_policy_is_changed()

    async def _three_more_apply(self) -> None:
        """Contradictory, back again, of an employer that nobody knows."""
        teller = self._teller
        teller.chapter("sandbox-tour-more")
        for sort in _NEW:
            self._requests[sort] = await teller.hand_in(sort)
            card = teller.card_of(sort, shown_to=self._sara)
            advised = "approve" if sort is Sort.RETURNING else "review"
            teller.must_say(
                card, teller.said("applications-card-recommendation", recommendation=advised)
            )
        teller.must_say(
            teller.card_of(Sort.CONTRADICTORY), teller.said("screening-rule-staff-contradictory")
        )
        now = APPLICATIONS[Sort.RETURNING]
        changed = teller.said(
            "insights-change", meaning="employer", before="Attendo", after=now.employer
        )
        teller.must_say(teller.card_of(Sort.RETURNING), changed)

    async def _the_bot_is_taught(self) -> None:
        teller, sara = self._teller, self._sara
        teller.chapter("sandbox-tour-taught")
        opened = await teller.press_on_card(sara, Sort.UNKNOWN, "policies-button-learn")
        taught = await teller.fill(sara, opened, {"employer-is": "public_company"})
        teller.must_say(taught, teller.said("policies-reread", count=1))
        card = teller.card_of(Sort.UNKNOWN, shown_to=sara)
        teller.must_say(
            card, teller.said("applications-card-recommendation", recommendation="approve")
        )
        known = await teller.write(self._tomas, self._channels.review, "policy terms")
        teller.must_say(known, APPLICATIONS[Sort.UNKNOWN].employer)

    async def _a_decision_is_undone(self) -> None:
        """The owner gives decisions two minutes; within them a colleague takes one back."""
        teller, owner = self._teller, self._owner
        teller.chapter("sandbox-tour-undone")
        opened = await teller.write(owner, self._channels.review, "setup start")
        page = first_of(await teller.press(owner, first_of(opened), "setup-button-habits"))
        await teller.choose(owner, page, "setup:habit:3", str(60 * _DELAY_MINUTES))
        teller.tell("sandbox-tour-hasty")
        approved = await teller.press_on_card(self._sara, Sort.RETURNING, "applications-approve")
        name = teller.name(teller.network.applicants[Sort.RETURNING])
        going = teller.said("applications-approved", name=name, minutes=_DELAY_MINUTES)
        teller.must_say(approved, going)
        teller.card_of(Sort.RETURNING, shown_to=self._tomas)
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        undone = await teller.press_on_card(self._tomas, Sort.RETURNING, "desk-undo")
        number = str(await self._number_of(Sort.RETURNING))
        teller.must_say(undone, teller.said("desk-undone", id=number))
        await teller.wait(timedelta(hours=1), "sandbox-tour-hour-later")
        teller.must_be(not self._is_inside(Sort.RETURNING), "sandbox-tour-wrong-people")

    async def _the_clear_are_let_in(self) -> None:
        teller, tomas = self._teller, self._tomas
        teller.chapter("sandbox-tour-clear")
        opened = await teller.write(tomas, self._channels.review, "applications clear")
        done = await teller.fill(tomas, opened, {})
        numbers = [str(await self._number_of(sort)) for sort in (Sort.UNKNOWN, Sort.RETURNING)]
        teller.must_say(done, teller.said("desk-clear-done", count=2, numbers=", ".join(numbers)))
        await teller.wait(timedelta(minutes=_DELAY_MINUTES), "sandbox-tour-now")
        card = teller.card_of(Sort.UNKNOWN, shown_to=tomas)
        teller.must_say(card, teller.said("desk-stands", code="native_approved"))
        teller.must_not_offer(card, "desk-undo")
        await teller.wait(timedelta(hours=1), "sandbox-tour-hour-later")
        greeting = teller.look(self._anna, self._channels.welcome)
        for sort in (Sort.RETURNING, Sort.UNKNOWN):
            teller.must_say(greeting, teller.member(sort).mention)

    async def _nobody_is_forgotten(self) -> None:
        """A claim lapses, and what has waited for long is called to mind at an hour of theirs."""
        teller, owner, review = self._teller, self._owner, self._channels.review
        teller.chapter("sandbox-tour-forgotten")
        habits = first_of(await teller.write(owner, review, "applications habits"))
        await teller.choose(owner, habits, "applications:habit:1", "1")
        await teller.choose(owner, habits, "applications:habit:3", _ALARM_AT)
        await teller.press_on_card(self._sara, Sort.CONTRADICTORY, "applications-take")
        teller.tell("sandbox-tour-called-away", name=teller.name(self._sara))
        await teller.wait(timedelta(hours=_CLAIM_HOURS + 1), "sandbox-tour-now")
        number = str(await self._number_of(Sort.CONTRADICTORY))
        lapsed = teller.said(
            "applications-note", code="claim_lapsed", id=number, hours=_CLAIM_HOURS
        )
        teller.must_say(teller.look(self._tomas, review), lapsed)
        await teller.wait(timedelta(days=2), "sandbox-tour-now")
        alarm = teller.look(self._tomas, review)
        teller.must_say(alarm, f": {number}.")
        teller.must_say(alarm, "/applications list")

    async def _two_agree(self) -> None:
        teller, sara, tomas = self._teller, self._sara, self._tomas
        teller.chapter("sandbox-tour-agreed")
        teller.tell("sandbox-tour-contradicts")
        opened = await teller.press_on_card(sara, Sort.CONTRADICTORY, "applications-decline")
        proposed = await teller.fill(sara, opened, {})
        name = teller.name(teller.network.applicants[Sort.CONTRADICTORY])
        teller.must_say(proposed, teller.said("desk-proposed", state="declined", name=name))
        teller.card_of(Sort.CONTRADICTORY, shown_to=tomas)
        alone = await teller.press_on_card(sara, Sort.CONTRADICTORY, "desk-confirm")
        teller.must_say(alone, teller.said("desk-same-person"))
        await teller.press_on_card(tomas, Sort.CONTRADICTORY, "desk-confirm")
        await teller.wait(timedelta(minutes=_DELAY_MINUTES), "sandbox-tour-now")
        request = self._requests[Sort.CONTRADICTORY]
        teller.must_be(request.status == "REJECTED", "sandbox-tour-not-told", name=name)
        teller.show_on_discord(request)

    async def _all_look_back(self) -> None:
        """Numbers with a picture; where moderators and the bot differed, asked for and unasked."""
        teller, sara, review = self._teller, self._sara, self._channels.review
        teller.chapter("sandbox-tour-numbers")
        numbers = await teller.write(sara, review, "applications stats", days=_YEAR)
        teller.must_say(numbers, teller.said("insights-title", days=_YEAR))
        teller.must_hold_a_file(sara, numbers)
        month = {"month": _MONTH_WITH_DIFFERENCES}
        differed = await teller.write(sara, review, "applications drift", **month)
        teller.must_say(differed, teller.said("insights-drift-foot"))
        teller.tell("sandbox-tour-new-month")
        await teller.wait(timedelta(days=3), "sandbox-tour-now")
        note = teller.look(sara, review)
        teller.must_say(note, teller.said("insights-drift-foot"))

    async def _the_policy_is_changed(self) -> None:
        """Tried on every past case before it holds, thinned ones among them."""
        teller, owner, review = self._teller, self._owner, self._channels.review
        teller.chapter("sandbox-tour-policy")
        shown = await teller.write(self._tomas, review, "policy show")
        teller.must_say(shown, teller.said("policies-version-shipped"))
        teller.tell("sandbox-tour-what-if")
        draft = first_of(await teller.write(owner, review, "policy change"))
        counting = (Criterion.LEADING, Criterion.PUBLIC)
        await teller.choose(owner, draft, "policy:criteria:", *counting)
        await teller.press(owner, draft, "policies-button-try")
        teller.must_say(draft, teller.said("policies-trial-title"))
        teller.must_say(draft, teller.said("policies-trial-replayed", count=4))
        await teller.press(owner, draft, "policies-button-put")
        teller.must_say(draft, teller.said("policies-put", version=1))

    # ------------------------------------------------------------------------- details

    def _is_inside(self, sort: Sort) -> bool:
        network = self._teller.network
        return network.member(network.applicants[sort].id) is not None

    async def _number_of(self, sort: Sort) -> int:
        return await self._teller.number_of(sort, shown_to=self._sara)
