"""The sixth part of the tour: the network votes, answers a survey, and reads what it gave."""

from datetime import timedelta

import discord
from simcord import InteractionResult, MemberActor
from simcord.enums import ComponentType

from sandbox.survey_plans import ANSWERS, BEGUN_BY, HOST, LATEST
from sandbox.tellers import Teller, ToldOtherwise, first_of

_QUESTION = "Var ska höstens internat vara?"
_OPTIONS = ("Marstrand", "Borås", "Vi stannar i Göteborg")
_VOTES = (
    ("Anna Sjöberg", "1"),
    ("Björn Falk", "2"),
    ("Fredrik Borg", "1"),
    ("Gunilla Stark", "3"),
    ("Johan Modig", "1"),
)
_CHANGES = ("Björn Falk", "1")
_SURVEY = "Årets medlemsenkät"
_PAGES = 3
_OWN_WORDS = "changed"
"""Asked of those alone who have done something differently at work."""
_TELLING = "Jag ringde Anders Lind i Alingsås redan på tredje sjukdagen. Han blev glad."
_CAREFUL = "Jag ringer på tredje sjukdagen nu. De flesta blir glada."


class FeedbackStory:
    """A poll from the form to the picture; a survey gone on with, sent, closed and read."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        network = teller.network
        self._feedback = network.channels.feedback
        self._anywhere = network.channels.meetups
        self._karin = network.named("Karin Ekdahl")
        self._host = network.named(HOST)
        self._begun = network.named(BEGUN_BY)

    async def tell(self) -> None:
        """From the question to what it gave."""
        await self._the_network_votes()
        await self._somebody_goes_on()
        await self._the_survey_closes()
        await self._the_host_reads()

    async def _the_network_votes(self) -> None:
        """The card tells how many have voted; how it went is told when it is over."""
        teller, karin = self._teller, self._karin
        teller.chapter("sandbox-tour-poll")
        form = await teller.write(karin, self._anywhere, "polls create", kind="single")
        drawn_up = {"question": _QUESTION, "options": "\n".join(_OPTIONS), "closes": "10 dagar"}
        preview = await teller.fill(karin, form, drawn_up)
        teller.must_say(preview, _QUESTION)
        await teller.press(karin, first_of(preview), "polls-button-post")
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        card = teller.found(karin, self._feedback, _QUESTION)
        for name, choice in (*_VOTES, _CHANGES):
            await self._vote(self._teller.network.named(name), card, choice)
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        card = teller.look(karin, self._feedback)
        teller.must_say(card, teller.said("polls-card-answered", answered=len(_VOTES)))
        for option in _OPTIONS:
            teller.must_not_say(card, f"{option} —")
        asked = await teller.write(
            karin,
            self._anywhere,
            "polls close",
            poll=await teller.offered(karin, self._anywhere, "polls close", "poll", _QUESTION[:15]),
        )
        await teller.press(karin, first_of(asked), "polls-button-close")
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        result = teller.look(karin, self._feedback)
        teller.must_say(result, "Marstrand — 4")
        _must_have_a_picture(teller, result)

    async def _vote(self, person: MemberActor, card: discord.Message, choice: str) -> None:
        form = await self._teller.press(person, card, "polls-button-vote")
        noted = await self._teller.fill(person, form, {"choice": choice})
        self._teller.must_say(noted, _OPTIONS[int(choice) - 1])

    async def _somebody_goes_on(self) -> None:
        """The first page was filled in some weeks ago, and is there still."""
        teller, person = self._teller, self._begun
        teller.chapter("sandbox-tour-survey")
        teller.tell("sandbox-tour-survey-begun", name=teller.name(person))
        card = teller.found(person, self._feedback, _SURVEY)
        start = await teller.press(person, card, "surveys-button-answer")
        teller.must_say(start, teller.said("surveys-draft-kept"))
        shown = await teller.press(person, first_of(start), "surveys-button-begin", resumes="yes")
        while True:
            saved = await teller.fill(person, shown, _filled(shown))
            if not teller.offers(saved, "surveys-button-next"):
                break
            shown = await teller.press(person, first_of(saved), "surveys-button-next")
        teller.must_say(saved, _TELLING)
        teller.must_say(saved, teller.said("anonymity-warning"))
        teller.tell("sandbox-tour-survey-careful", name=teller.name(person))
        last = teller.said("surveys-page-option", page=_PAGES)
        shown = await teller.choose(person, first_of(saved), "surveys:pick", last)
        saved = await teller.fill(person, shown, {_OWN_WORDS: _CAREFUL})
        teller.must_not_say(saved, teller.said("anonymity-warning"))
        thanks = await teller.press(person, first_of(saved), "surveys-button-send")
        teller.must_say(thanks, "Ditt svar är med")
        again = await teller.press(person, card, "surveys-button-answer")
        teller.must_say(again, teller.said("surveys-refused-already-answered"))

    async def _the_survey_closes(self) -> None:
        """Nobody can answer any more; what was answered is told in sums, kept and shared."""
        teller, karin, where = self._teller, self._karin, self._anywhere
        teller.chapter("sandbox-tour-closed")
        number = await teller.offered(karin, where, "surveys close", "survey", _SURVEY)
        asked = await teller.write(karin, where, "surveys close", survey=number)
        closed = await teller.press(karin, first_of(asked), "surveys-button-close")
        teller.must_say(closed, self._told_of("surveys-closed-now"))
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        _must_have_a_picture(teller, teller.direct(karin))
        card = teller.found(karin, self._feedback, _SURVEY)
        teller.must_say(card, self._told_of("surveys-card-closed"))
        number = await teller.offered(karin, where, "surveys results", "round", _SURVEY)
        shown = await teller.write(karin, where, "surveys results", round=number)
        for key in ("surveys-button-csv", "surveys-button-excel"):
            teller.must_hold_a_file(karin, await teller.press(karin, first_of(shown), key))
        sure = await teller.press(karin, first_of(shown), "surveys-button-share")
        await teller.press(karin, first_of(sure), "surveys-button-share-now")
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        shared = teller.look(self._host, self._feedback)
        _must_have_a_picture(teller, shared)
        teller.must_not_say(shared, _CAREFUL)

    def _told_of(self, key: str) -> str:
        """A text of the bot's up to how many were asked."""
        return self._teller.said(key, answered=ANSWERS, asked="|").partition("|")[0]

    async def _the_host_reads(self) -> None:
        """What those who came to a breakfast thought, in pictures and words; never who."""
        teller = self._teller
        teller.chapter("sandbox-tour-results")
        host, where, command = self._host, self._anywhere, "surveys results"
        number = await teller.offered(host, where, command, "round", LATEST.title[:15])
        shown = await teller.write(host, where, command, round=number)
        teller.must_say(shown, LATEST.title)
        numbers = await teller.press(self._host, first_of(shown), "surveys-button-numbers")
        teller.must_say(numbers, "Mallen för det första samtalet.")
        for name in LATEST.came:
            teller.must_not_say(numbers, name)


def _filled(form: InteractionResult) -> dict[str, object]:
    """What must be chosen is chosen from the middle; one thing is written in own words."""
    values: dict[str, object] = {}
    assert form.modal is not None
    for item in form.modal["components"]:
        control = item.get("component")
        if control is None:
            continue
        if control["custom_id"] == _OWN_WORDS:
            values[_OWN_WORDS] = _TELLING
        if not control.get("required", True):
            continue
        if options := control.get("options"):
            middle = options[len(options) // 2]["value"]
            one = control["type"] == ComponentType.RADIO_GROUP
            values[control["custom_id"]] = middle if one else [middle]
    return values


def _must_have_a_picture(teller: Teller, shown: discord.Message) -> None:
    if not shown.attachments:
        raise ToldOtherwise(teller.text("sandbox-tour-no-picture"))
