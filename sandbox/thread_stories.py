"""The fifth part of the tour: questions that are asked by name and without, and looked after."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from sandbox.conversations import CONFLICT, REFERENCES
from sandbox.prompt_series import TUESDAY
from sandbox.tellers import Teller, first_of

_REFEREES = {
    "title": "Vilka frågor ställer ni när ni tar referenser?",
    "text": "Jag ska anställa en controller och vill inte bara höra att allt fungerade bra.",
    "topic": ["Rekrytering"],
    "who": "seen",
}
_ASK_FOR_MORE = (
    "Avsluta med att fråga vem mer du borde prata med. Då kommer du förbi dem som den sökande har"
    " valt ut själv."
)
_UNSEEN = "Jag ska dra in en tjänst men får inte berätta det"
_TELLING = (
    "Vi är 14 på enheten i Alingsås. Min chef Anders Lind vill att jag drar in en tjänst före"
    " sommaren och att gruppen får veta det först när allt är klart. Hur gör jag det anständigt?"
)
_CAREFUL = (
    "Vi är en mindre enhet. Ledningen vill att jag drar in en tjänst och att gruppen får veta det"
    " först när allt är klart. Hur gör jag det anständigt?"
)
_REFUSE = (
    "Gå inte med på att tiga. Säg att du genomför beslutet, men att du måste få berätta att något"
    " är på gång. Det är ditt förtroende som står på spel, inte ledningens."
)
_THANKS = "Tack. Jag har bett om ett nytt samtal i morgon, och jag tänker säga just så."
_OBJECTION = "Det låter som en uppmaning att strunta i ett beslut. Är det okej?"
_THREAT = (
    "Jag har också en sådan på min enhet. Jag vet var han bor. I kväll åker jag dit, och då är det"
    " slut på bråket en gång för alla."
)
_WORRY = "Det här låter som ett hot mot en riktig människa."
_GROUND = "Inlägget hotar en medarbetare till livet, i kväll. Vi behöver kunna slå larm."
_NOTES = {
    "title": "Hur för ni anteckningar i digitala medarbetarsamtal?",
    "text": "Vi har fått ett nytt system, och jag tittar mer på skärmen än på den jag pratar med.",
    "topic": ["Digitalisering"],
    "who": "seen",
}
_COMES_UP_AT = datetime(2026, 2, 23, 8, 5, tzinfo=UTC)
_TUESDAY_AT = datetime(2026, 2, 24, 8, 1, tzinfo=UTC)


class ThreadStory:
    """Asked and answered, hidden and shown, unmasked for danger, brought up again, and prompted."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        network = teller.network
        self._anywhere = network.channels.meetups
        self._forum = network.channels.threads
        self._review = network.channels.review
        self._karin = network.named("Karin Ekdahl")
        self._sara = network.named("Sara Holm")
        self._tomas = network.named("Tomas Wik")
        self._anna = network.named("Anna Sjöberg")
        self._bjorn = network.named("Björn Falk")
        self._carina = network.named("Carina Nyström")
        self._daniel = network.named("Daniel Åkesson")
        self._elif = network.named("Elif Demir")
        self._fredrik = network.named("Fredrik Borg")
        self._gunilla = network.named("Gunilla Stark")
        self._johan = network.named("Johan Modig")

    async def tell(self) -> None:
        """From a question in a form to one that comes by itself each week."""
        await self._one_asks()
        await self._one_asks_without_a_name()
        await self._an_answer_waits_for_its_time()
        await self._a_post_is_reported()
        await self._two_learn_a_name()
        await self._nobody_answers()
        await self._the_week_has_its_question()

    async def _one_asks(self) -> None:
        """Earlier threads that resemble it are shown first; the answer that helped is marked."""
        teller, daniel = self._teller, self._daniel
        teller.chapter("sandbox-tour-thread-asked")
        rules = await teller.write(daniel, self._anywhere, "threads ask")
        teller.must_say(rules, teller.said("thread-rules-title"))
        form = await teller.press(daniel, first_of(rules), "thread-rules-accept")
        preview = await teller.fill(daniel, form, _REFEREES)
        teller.must_say(preview, teller.said("threads-related"))
        teller.must_say(preview, REFERENCES.title)
        posted = await teller.press(daniel, first_of(preview), "threads-button-post")
        teller.must_say(posted, teller.said("threads-posted", kind="question"))
        thread = teller.thread(self._elif, str(_REFEREES["title"]))
        teller.must_say(teller.look(self._elif, thread), str(_REFEREES["text"]))
        answer = await teller.say(self._elif, thread, _ASK_FOR_MORE)
        marked = await teller.pick_on(daniel, answer, "threads-menu-helped")
        teller.must_say(marked, teller.said("threads-done", step="answered"))
        first = teller.look(self._anna, thread, back=1)
        teller.must_say(first, teller.said("threads-answered", link="").strip())

    async def _one_asks_without_a_name(self) -> None:
        """What is promised is read first, and what would betray the asker is taken out."""
        teller, carina = self._teller, self._carina
        teller.chapter("sandbox-tour-thread-unseen")
        told = {"title": _UNSEEN, "text": _TELLING, "topic": ["Svåra samtal"], "who": "unseen"}
        preview = await self._ask(carina, told)
        teller.must_say(preview, teller.said("anonymity-promise", unmasking="yes", days=90))
        teller.must_say(preview, teller.said("anonymity-warning"))
        teller.tell("sandbox-tour-thread-careful", name=teller.name(carina))
        form = await teller.press(carina, first_of(preview), "threads-button-change")
        preview = await teller.fill(carina, form, {"text": _CAREFUL})
        teller.must_not_say(preview, teller.said("anonymity-warning"))
        asked = await teller.press(
            carina, first_of(preview), "anonymity-button-post", when="now", read="no"
        )
        teller.must_say(asked, teller.said("anonymity-asked", when="now"))
        question = teller.look(self._anna, self._delicate)
        teller.must_say(question, teller.said("threads-pseudonym", is_asker="yes", number=0))
        teller.must_not_say(question, teller.name(carina))

    async def _an_answer_waits_for_its_time(self) -> None:
        """Nobody sees when it was written; the asker is told, and answers as who asked."""
        teller, carina = self._teller, self._carina
        teller.chapter("sandbox-tour-thread-delayed")
        question = self._delicate.history(viewer=self._fredrik)[0]
        done = await self._answer(self._fredrik, question, _REFUSE, when="later")
        teller.must_say(done, teller.said("anonymity-answered", when="later"))
        hasty = len(self._delicate.history(viewer=self._anna)) > 1
        teller.must_be(not hasty, "sandbox-tour-thread-hasty")
        await teller.wait(timedelta(hours=5), "sandbox-tour-now")
        post = teller.look(carina, self._delicate)
        teller.must_say(post, teller.said("threads-pseudonym", is_asker="no", number=1))
        # The latest asks once more what she thought of the lecture.
        teller.must_say(teller.direct(carina, back=1), self._notice("answered", _UNSEEN))
        await self._answer(carina, question, _THANKS, when="now")
        post = teller.look(self._fredrik, self._delicate)
        teller.must_say(post, teller.said("threads-pseudonym", is_asker="yes", number=0))
        mine = await teller.write(carina, self._anywhere, "threads mine")
        teller.must_say(mine, teller.said("threads-mine-anonymous"))

    async def _a_post_is_reported(self) -> None:
        """It is hidden while the moderators think it over, and shown again."""
        teller, sara = self._teller, self._sara
        teller.chapter("sandbox-tour-thread-reported")
        post = self._delicate.history(viewer=self._bjorn)[1]
        card = await self._report(self._bjorn, post, _OBJECTION)
        teller.must_say(card, _REFUSE)
        teller.must_not_say(card, teller.name(self._fredrik))
        hidden = await teller.press(sara, card, "reports-button-choice", choice="hide", ours="yes")
        teller.must_say(hidden, teller.said("reports-chosen", choice="hide", ours="yes"))
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        seen = teller.look(self._anna, self._delicate, back=1)
        teller.must_say(seen, teller.said("anonymity-hidden"))
        teller.must_say(teller.direct(self._fredrik), self._notice("hidden", _UNSEEN))
        teller.tell("sandbox-tour-thread-thought-over", name=teller.name(self._tomas))
        card = teller.look(self._tomas, self._review)
        await teller.press(self._tomas, card, "reports-button-show")
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        teller.must_say(teller.look(self._anna, self._delicate, back=1), _REFUSE)

    async def _two_learn_a_name(self) -> None:
        """One moderator alone learns nothing; the author is told by what right two did."""
        teller, sara, tomas = self._teller, self._sara, self._tomas
        teller.chapter("sandbox-tour-thread-unmasked")
        thread = teller.thread(self._johan, CONFLICT.title)
        question = thread.history(viewer=self._johan)[0]
        await self._answer(self._johan, question, _THREAT, when="now", has_read=False)
        card = await self._report(self._anna, thread.history(viewer=self._anna)[-1], _WORRY)
        await teller.press(sara, card, "reports-button-choice", choice="hide", ours="yes")
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        dealt_with = self._review.history(viewer=self._karin)[-1]
        more = await teller.press(sara, dealt_with, "reports-button-more")
        form = await teller.press(sara, first_of(more), "unmaskings-button-ask")
        asked = await teller.fill(sara, form, {"ground": "danger", "reason": _GROUND})
        teller.must_say(asked, teller.said("unmaskings-asked"))
        card = teller.look(tomas, self._review)
        alone = await teller.press(sara, card, "unmaskings-button-agree")
        teller.must_say(alone, teller.said("unmaskings-needs-another"))
        sure = await teller.press(tomas, card, "unmaskings-button-agree")
        agreed = await teller.press(tomas, first_of(sure), "unmaskings-button-sure")
        teller.must_say(agreed, teller.said("unmaskings-agreed"))
        seen = await teller.press(tomas, first_of(agreed), "unmaskings-button-see")
        teller.must_say(seen, teller.name(self._johan))
        await teller.wait(timedelta(minutes=1), "sandbox-tour-now")
        card = teller.look(self._karin, self._review)
        teller.must_say(card, teller.said("unmaskings-card-title", id="1"))
        teller.must_not_say(card, teller.name(self._johan))
        teller.must_say(teller.direct(self._johan), _GROUND)

    async def _nobody_answers(self) -> None:
        """After three days the question comes up, and whoever looks after the topic is told."""
        teller, bjorn, title = self._teller, self._bjorn, str(_NOTES["title"])
        teller.chapter("sandbox-tour-thread-unanswered")
        preview = await self._ask(bjorn, _NOTES)
        await teller.press(bjorn, first_of(preview), "threads-button-post")
        await self._until(_COMES_UP_AT)
        line = teller.look(bjorn, teller.thread(bjorn, title))
        teller.must_say(line, teller.said("threads-line", code="unanswered"))
        teller.must_say(teller.direct(self._gunilla), title)
        listed = await teller.write(self._gunilla, self._anywhere, "threads list", unanswered=True)
        teller.must_say(listed, title)

    async def _the_week_has_its_question(self) -> None:
        """An organiser looks at what comes and has a member ask it; then it is Tuesday."""
        teller, karin, host = self._teller, self._karin, self._gunilla
        teller.chapter("sandbox-tour-thread-week")
        shown = await teller.write(karin, self._anywhere, "prompts show")
        when = {"weekday": TUESDAY, "clock": "09.00", "channel": self._forum.mention}
        teller.must_say(shown, teller.said("prompts-when", paused="no", **when))
        hosted = await teller.choose(karin, first_of(shown), "prompts:host", host)
        teller.must_say(hosted, teller.said("prompts-done", what="host"))
        await teller.wait(timedelta(minutes=3), "sandbox-tour-now")
        teller.must_say(teller.direct(host), teller.said("prompts-button-decline"))
        await self._until(_TUESDAY_AT)
        newest = max(self._forum.threads, key=lambda thread: thread.id)
        question = teller.look(self._anna, newest)
        teller.must_say(question, teller.said("threads-tag-kind", kind="prompt"))
        teller.must_say(question, host.mention)

    # ------------------------------------------------------------------------- details

    @property
    def _delicate(self) -> ChannelHandle:
        """The thread of the question without a name."""
        return self._teller.thread(self._anna, _UNSEEN)

    async def _until(self, moment: datetime) -> None:
        await self._teller.wait(moment - self._teller.world.now, "sandbox-tour-now")

    def _notice(self, code: str, title: str) -> str:
        network = self._teller.network.guild.name
        return self._teller.said(
            "anonymity-notice", code=code, thread=f"{title} ↗", network=network
        )

    async def _ask(self, person: MemberActor, question: Mapping[str, object]) -> InteractionResult:
        """The question in the form; the rules were read before."""
        form = await self._teller.write(person, self._anywhere, "threads ask")
        return await self._teller.fill(person, form, question)

    async def _answer(
        self,
        person: MemberActor,
        question: discord.Message,
        words: str,
        *,
        when: str,
        has_read: bool = True,
    ) -> InteractionResult:
        """Answer without a name from the button below the question."""
        teller = self._teller
        form = await teller.press(person, question, "threads-button-answer-unseen")
        preview = await teller.fill(person, form, {"text": words})
        read = "yes" if has_read else "no"
        return await teller.press(
            person, first_of(preview), "anonymity-button-post", when=when, read=read
        )

    async def _report(
        self, person: MemberActor, post: discord.Message, reason: str
    ) -> discord.Message:
        """Bring a post to the moderators; answers their card."""
        teller = self._teller
        form = await teller.pick_on(person, post, "reports-menu")
        reported = await teller.fill(person, form, {"reason": reason})
        teller.must_say(reported, teller.said("reports-reported", new="yes"))
        return teller.look(self._sara, self._review)
