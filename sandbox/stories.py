"""The story that the tour tells, chapter by chapter: how nine people apply to the network."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sandbox.desk_stories import DeskStory
from sandbox.feedback_stories import FeedbackStory
from sandbox.join_requests import JoinRequest
from sandbox.lunch_stories import LunchStory
from sandbox.people import APPLICATIONS, Sort
from sandbox.season_stories import SeasonStory
from sandbox.tellers import Teller, first_of
from sandbox.thread_stories import ThreadStory

_RECOMMENDED = {
    Sort.CLEAR_YES: "approve",
    Sort.CLEAR_NO: "decline",
    Sort.UNCLEAR: "review",
    Sort.ENGLISH: "approve",
    Sort.MISSPELT: "approve",
    Sort.JOKER: "review",
}
"""What the bot should propose for each of the first six."""
_NATIVE = tuple(sort for sort in _RECOMMENDED if sort is not Sort.UNCLEAR)
_DECLINED = {Sort.CLEAR_NO, Sort.JOKER, Sort.CONTRADICTORY}
_REASON_FOR_A_JOKE = "Tack för skrattet! Nätverket är för chefer i offentlig sektor."
_QUESTION = "Har du medarbetaransvar i dag, alltså lön och medarbetarsamtal, och för hur många?"
_ANSWER = "Ja, sedan i höstas. Jag är chef för tolv medarbetare i utvecklingsenheten."
_NEW_TITLE = "Verksamhetschef för hemtjänsten"


class Story:
    """The story and what is remembered from one chapter to the next."""

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
        """From the first morning to the last welcome."""
        teller = self._teller
        teller.title("sandbox-tour-title", network=teller.network.guild.name)
        teller.tell("sandbox-tour-opening")
        await self._all_is_set_up()
        await self._applications_arrive()
        await self._one_applies_inside()
        await self._moderators_meet()
        await self._some_are_declined()
        await self._one_is_asked()
        await self._the_new_are_welcomed()
        await self._waiting_ends()
        await DeskStory(teller).tell()
        await LunchStory(teller).tell()
        await SeasonStory(teller).tell()
        await ThreadStory(teller).tell()
        await FeedbackStory(teller).tell()
        await self._everybody_sees_their_own()
        self._all_went_well()

    # ------------------------------------------------------------------------ chapters

    async def _all_is_set_up(self) -> None:
        teller = self._teller
        teller.chapter("sandbox-tour-set-up")
        checked = await teller.write(self._owner, self._channels.review, "setup check")
        teller.must_say(checked, teller.said("setup-check-well"))

    async def _applications_arrive(self) -> None:
        teller = self._teller
        teller.chapter("sandbox-tour-arrive")
        for sort in _NATIVE:
            self._requests[sort] = await teller.hand_in(sort)
            self._must_be_read_right(sort)

    async def _one_applies_inside(self) -> None:
        """In the server, by the bot's own form; the first try lacks the rules."""
        teller, welcome = self._teller, self._channels.welcome
        teller.chapter("sandbox-tour-inside")
        user = teller.network.applicants[Sort.UNCLEAR]
        teller.tell("sandbox-tour-walks-in", name=teller.name(user))
        await teller.world.act(lambda: _walk_in(teller, Sort.UNCLEAR))
        amina, form = teller.member(Sort.UNCLEAR), _in_the_form(Sort.UNCLEAR)
        opened = await teller.press(amina, teller.look(amina, welcome), "applications-apply")
        refused = await teller.fill(amina, opened, {**form, "terms": []})
        teller.must_say(refused, teller.said("applications-terms"))
        teller.tell("sandbox-tour-draft")
        opened = await teller.press(amina, first_of(refused), "applications-open-draft")
        received = await teller.fill(amina, opened, {"terms": ["agreed"]})
        teller.must_say(received, teller.said("applications-received", name=teller.name(amina)))
        self._must_be_read_right(Sort.UNCLEAR)

    async def _moderators_meet(self) -> None:
        """Two moderators at the same applications: one wins, the other is told who and when."""
        teller, sara, tomas = self._teller, self._sara, self._tomas
        teller.chapter("sandbox-tour-moderators")
        await teller.press_on_card(sara, Sort.CLEAR_YES, "applications-take")
        late = await teller.press_on_card(tomas, Sort.CLEAR_YES, "applications-approve")
        teller.must_say(late, self._said_until("applications-taken-by-other", who=sara.mention))
        await teller.press_on_card(sara, Sort.CLEAR_YES, "applications-approve")
        card = teller.card_of(Sort.CLEAR_YES, shown_to=tomas)
        teller.must_not_offer(card, "applications-approve")
        await teller.press_on_card(tomas, Sort.ENGLISH, "applications-approve")

        teller.tell("sandbox-tour-at-once")
        opened = await teller.press_on_card(tomas, Sort.MISSPELT, "applications-decline")
        await teller.press_on_card(sara, Sort.MISSPELT, "applications-approve")
        late = await teller.fill(tomas, opened, {})
        decided = self._said_until(
            "applications-already-decided", state="approved", who=sara.mention
        )
        teller.must_say(late, decided)

    async def _some_are_declined(self) -> None:
        teller = self._teller
        teller.chapter("sandbox-tour-declined")
        opened = await teller.press_on_card(self._sara, Sort.CLEAR_NO, "applications-decline")
        await teller.fill(self._sara, opened, {})
        teller.show_on_discord(self._requests[Sort.CLEAR_NO])
        teller.tell("sandbox-tour-joke")
        number = await teller.number_of(Sort.JOKER, shown_to=self._sara)
        await teller.write(
            self._tomas,
            self._channels.review,
            "applications decline",
            application=number,
            reason=_REASON_FOR_A_JOKE,
        )
        joker = self._requests[Sort.JOKER]
        teller.show_on_discord(joker)
        for request in (self._requests[Sort.CLEAR_NO], joker):
            self._must_have_been_told(request)

    async def _one_is_asked(self) -> None:
        teller, amina = self._teller, self._teller.member(Sort.UNCLEAR)
        teller.chapter("sandbox-tour-asked")
        opened = await teller.press_on_card(self._tomas, Sort.UNCLEAR, "applications-ask")
        await teller.fill(self._tomas, opened, {"question": _QUESTION})
        threads = self._channels.welcome.threads
        teller.must_be(len(threads) == 1, "sandbox-tour-no-thread", name=teller.name(amina))
        teller.must_say(teller.look(amina, threads[0]), _QUESTION)

    async def _the_new_are_welcomed(self) -> None:
        """Three at once, in one message; each hears of it in their own language too."""
        teller, welcome = self._teller, self._channels.welcome
        teller.chapter("sandbox-tour-welcomed")
        await teller.wait(timedelta(hours=1), "sandbox-tour-hour-later")
        greeting = teller.look(self._anna, welcome)
        for sort in (Sort.CLEAR_YES, Sort.ENGLISH, Sort.MISSPELT):
            teller.must_say(greeting, teller.member(sort).mention)
        network = teller.network.guild.name
        for sort, locale in ((Sort.CLEAR_YES, "sv"), (Sort.ENGLISH, "en")):
            user = teller.network.applicants[sort]
            letter = teller.look(user, user.dm_channel)
            told = teller.said_in(locale, "applications-message-approved", network=network)
            teller.must_say(letter, told.split("\n")[0])

    async def _waiting_ends(self) -> None:
        """Nobody answers for two weeks: moderators are reminded, and no machine says no."""
        teller, review, amina = (
            self._teller,
            self._channels.review,
            self._teller.member(Sort.UNCLEAR),
        )
        teller.chapter("sandbox-tour-waiting")
        await teller.wait(timedelta(days=15), "sandbox-tour-weeks-later")
        number = await teller.number_of(Sort.UNCLEAR, shown_to=self._sara)
        note = teller.look(self._sara, review)
        teller.must_say(
            note, teller.said("applications-note", code="lapsed", id=str(number), days=14)
        )
        [thread] = self._channels.welcome.threads
        question = thread.history(viewer=amina)[0]
        teller.tell("sandbox-tour-answers-late", name=teller.name(amina))
        opened = await teller.press(amina, question, "applications-complete")
        answered = await teller.fill(amina, opened, {"addition": _ANSWER})
        teller.must_say(answered, teller.said("applications-completed"))
        teller.must_say(teller.card_of(Sort.UNCLEAR, shown_to=self._tomas), _ANSWER)
        await teller.press_on_card(self._tomas, Sort.UNCLEAR, "applications-approve")
        await teller.wait(timedelta(hours=1), "sandbox-tour-hour-later")
        teller.must_say(teller.look(self._anna, self._channels.welcome), amina.mention)

    async def _everybody_sees_their_own(self) -> None:
        teller, welcome = self._teller, self._channels.welcome
        teller.chapter("sandbox-tour-own")
        maria, network = teller.member(Sort.CLEAR_YES), teller.network.guild.name
        shown = await teller.write(maria, welcome, "me")
        teller.must_say(shown, APPLICATIONS[Sort.CLEAR_YES].title)
        opened = await teller.press(maria, first_of(shown), "profile-correct")
        corrected = {teller.said("profile-form-title-label"): _NEW_TITLE}
        teller.must_say(await teller.fill(maria, opened, corrected), _NEW_TITLE)
        await teller.write(self._anna, welcome, "help")
        helped = await teller.write(self._sara, self._channels.review, "help")
        teller.must_say(helped, "/applications list")
        stored = await teller.write(maria, welcome, "privacy show")
        teller.must_say(stored, teller.said("privacy-title", scope="here", network=network))
        exported = await teller.write(maria, welcome, "privacy export")
        teller.must_hold_a_file(maria, exported)
        listed = await teller.write(
            self._sara, self._channels.review, "applications list", state="approved"
        )
        for sort in (Sort.CLEAR_YES, Sort.ENGLISH, Sort.MISSPELT, Sort.UNCLEAR):
            teller.must_say(listed, teller.name(teller.network.applicants[sort]))

    def _all_went_well(self) -> None:
        """Whatever was not seen must be right too: who is in, and that nothing failed."""
        teller = self._teller
        inside = [sort for sort in Sort if self._is_inside(sort)]
        outside = [sort for sort in Sort if not self._is_inside(sort)]
        teller.must_be(set(outside) == _DECLINED, "sandbox-tour-wrong-people")
        faults = [line for line in teller.world.journal.lines if line.level in _FAULTS]
        teller.must_be(not faults, "sandbox-tour-faults", count=len(faults))
        teller.chapter("sandbox-tour-end")
        teller.tell("sandbox-tour-well", inside=len(inside), outside=len(outside))

    # ------------------------------------------------------------------------- details

    def _must_be_read_right(self, sort: Sort) -> None:
        card = self._teller.card_of(sort, shown_to=self._sara)
        recommended = self._teller.said(
            "applications-card-recommendation", recommendation=_RECOMMENDED[sort]
        )
        self._teller.must_say(card, recommended)

    def _must_have_been_told(self, request: JoinRequest) -> None:
        self._teller.must_be(
            request.status == "REJECTED" and bool(request.rejection_reason),
            "sandbox-tour-not-told",
            name=self._teller.network.people[request.user_id].name,
        )

    def _is_inside(self, sort: Sort) -> bool:
        network = self._teller.network
        member = network.member(network.applicants[sort].id)
        return member is not None and network.roles.member.id in _role_ids(self._teller, sort)

    def _said_until(self, key: str, /, **args: object) -> str:
        """A text of the bot's up to the time that it names."""
        return self._teller.said(key, **args, at="|").partition("|")[0]


_FAULTS = ("error", "critical")


async def _walk_in(teller: Teller, sort: Sort) -> None:
    teller.network.guild.add_member(teller.network.applicants[sort])


def _role_ids(teller: Teller, sort: Sort) -> set[int]:
    guild = teller.world.env.backend.get_guild(teller.network.guild.id)
    return set(guild.members[teller.network.applicants[sort].id].role_ids)


def _in_the_form(sort: Sort) -> Mapping[str, Any]:
    """A prepared application's answers in the fields of the bot's own form."""
    answers = APPLICATIONS[sort]
    return {
        "title": answers.title,
        "employer": answers.employer,
        "staff": "unsure",
        "work": f"{answers.work} {answers.staff}",
        "terms": ["agreed"],
    }
