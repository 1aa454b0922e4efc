"""Who tells the story of the tour: lets people act, writes down what each of them sees, and
stops the moment something is not as told."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor, UserHandle
from simcord.results import ResponseMessage

from sandbox.filled_forms import Offered, Shown, by_name, menu_of, options_of, proposed
from sandbox.join_requests import JoinRequest
from sandbox.people import APPLICATIONS, Sort
from sandbox.transcripts import Renderer, Transcript
from sandbox.world import World

Person = MemberActor | UserHandle
# The simulated network speaks Swedish, whatever language the story is told in.
_NETWORKS_LOCALE = "sv"


class ToldOtherwise(Exception):
    """Something went otherwise than the story tells."""


class Teller:
    """Plays one story in one world."""

    def __init__(
        self, world: World, transcript: Transcript, renderer: Renderer, *, locale: str
    ) -> None:
        self.world = world
        self.network = world.network
        self._transcript = transcript
        self._renderer = renderer
        self._locale = locale

    # ------------------------------------------------------------------------- telling

    def text(self, key: str, /, **args: object) -> str:
        """A text of the story's own, in the language it is told in."""
        return self.world.engine.text(key, self._locale, **args)

    def said(self, key: str, /, **args: object) -> str:
        """A text of the bot's, in the network's language."""
        return self.world.engine.text(key, _NETWORKS_LOCALE, **args)

    def said_in(self, locale: str, key: str, /, **args: object) -> str:
        """A text of the bot's to somebody with a language of their own."""
        return self.world.engine.text(key, locale, **args)

    def title(self, key: str, /, **args: object) -> None:
        self._transcript.title(self.text(key, **args))

    def chapter(self, key: str) -> None:
        self._transcript.heading(self.text(key))

    def tell(self, key: str, /, **args: object) -> None:
        self._transcript.tell(self.text(key, **args))

    # -------------------------------------------------------------------- what people do

    async def hand_in(self, sort: Sort) -> JoinRequest:
        """Somebody applies on Discord's own page."""
        user = self.network.applicants[sort]
        self.tell("sandbox-tour-hands-in", name=self.name(user))
        submit, form = self.network.requests.submit, APPLICATIONS[sort].as_form()
        return await self.world.act(lambda: submit(self.network.guild, user, form))

    async def press(
        self, person: Person, message: Shown, key: str, /, **args: object
    ) -> InteractionResult:
        """Press the button with this text of the bot's, and show what is answered."""
        return await self.press_label(person, message, self.said(key, **args))

    async def press_label(self, person: Person, message: Shown, label: str) -> InteractionResult:
        """Press the button with these words, and show what is answered."""
        self.tell("sandbox-tour-presses", name=self.name(person), label=label)
        result = await self.world.act(lambda: person.click(message, label=label))
        return self._answered(person, result)

    async def press_on_card(self, person: Person, sort: Sort, key: str) -> InteractionResult:
        """Press a button on an applicant's review card."""
        card, label = self.card_of(sort), self.said(key)
        self.tell(
            "sandbox-tour-presses-on-card",
            name=self.name(person),
            label=label,
            applicant=self.name(self.network.applicants[sort]),
        )
        result = await self.world.act(lambda: person.click(card, label=label))
        return self._answered(person, result)

    async def press_on_meetup(self, person: Person, title: str, key: str) -> InteractionResult:
        """Press a button on the card of a meetup or season."""
        card, label = self.meetup(title), self.said(key)
        self.tell("sandbox-tour-presses-on-meetup", name=self.name(person), label=label, what=title)
        result = await self.world.act(lambda: person.click(card, label=label))
        return self._answered(person, result)

    async def choose(
        self, person: Person, message: Shown, menu: str, *values: str | MemberActor
    ) -> InteractionResult:
        """Pick in the menu whose id begins so, and show what has become of the message."""
        control = menu_of(message, menu)
        if control is None:
            raise ToldOtherwise(self.text("sandbox-tour-no-menu", name=self.name(person)))
        people = [value for value in values if isinstance(value, MemberActor)]
        options = options_of(control, [value for value in values if isinstance(value, str)])
        picked = [item["label"] for item in options] + [self.name(each) for each in people]
        self.tell("sandbox-tour-chooses", name=self.name(person), what=", ".join(picked))
        chosen = [item["value"] for item in options] + people
        result: InteractionResult = await self.world.act(
            lambda: person.select(message, chosen, custom_id=control["custom_id"])
        )
        return self._answered(person, result)

    async def write(
        self, person: MemberActor, channel: ChannelHandle, command: str, /, **options: Any
    ) -> InteractionResult:
        """Run a command, and show what is answered."""
        named = {key: getattr(value, "name", value) for key, value in options.items()}
        written = " ".join((f"/{command}", *(f"{key}: {value}" for key, value in named.items())))
        where = self._where(channel)
        self.tell("sandbox-tour-writes", name=self.name(person), command=written, where=where)
        result = await self.world.act(lambda: person.slash(channel, command, **options))
        return self._answered(person, result)

    async def fill(
        self, person: Person, form: InteractionResult, values: Mapping[str, Any]
    ) -> InteractionResult:
        """Fill in a form, by the names or labels of its fields, and send it.

        What is not filled in stays as proposed.
        """
        modal = form.modal
        if modal is None:
            raise ToldOtherwise(self.text("sandbox-tour-no-form", name=self.name(person)))
        head = self.text("sandbox-tour-form", name=self.name(person), title=modal["title"])
        filled = {**proposed(modal), **by_name(modal, values)}
        self._transcript.show_form(head, modal, filled)
        result: InteractionResult = await self.world.act(lambda: person.submit_modal(form, filled))
        return self._answered(person, result)

    async def say(self, person: MemberActor, channel: ChannelHandle, words: str) -> discord.Message:
        """Write in a channel, as one does."""
        self.tell("sandbox-tour-says", name=self.name(person), where=self._where(channel))
        sent: discord.Message = await self.world.act(lambda: person.send(channel, words))
        self._transcript.show(self._where(channel), sent, note=self.name(person))
        return sent

    async def pick_on(
        self, person: MemberActor, message: discord.Message, key: str
    ) -> InteractionResult:
        """Choose a command in the menu of a message, and show what is answered."""
        label = self.said(key)
        self.tell("sandbox-tour-picks", name=self.name(person), label=label)
        # It is found by its English name, whatever its name is in the person's language.
        name = self.said_in("en", key)
        result: InteractionResult = await self.world.act(
            lambda: person.context_menu(self._channel_of(message), name, message)
        )
        return self._answered(person, result)

    async def offered(
        self, person: MemberActor, channel: ChannelHandle, command: str, option: str, words: str
    ) -> Offered:
        """The first choice that a command offers for these words."""
        found = await self.world.act(
            lambda: person.autocomplete(channel, command, option, words), changes=False
        )
        if not found:
            raise ToldOtherwise(self.text("sandbox-tour-not-said", said=words))
        return Offered.of(found[0])

    async def wait(self, step: timedelta, key: str) -> None:
        """Let time pass."""
        await self.world.act(lambda: self.world.move(step))
        self.tell(key, when=self._renderer.moment(self.world.now))

    # ----------------------------------------------------------------- what people see

    def look(self, person: Person, channel: ChannelHandle, *, back: int = 0) -> discord.Message:
        """The latest message that a person sees in a channel, or one a few before it."""
        history = channel.history(viewer=person)
        if len(history) <= back:
            where = self._where(channel)
            raise ToldOtherwise(
                self.text("sandbox-tour-nothing-there", name=self.name(person), where=where)
            )
        message = history[-1 - back]
        self._transcript.show(self._where(channel), message, note=self.name(person))
        return message

    def found(self, person: Person, channel: ChannelHandle, words: str) -> discord.Message:
        """The latest message in a channel that holds these words."""
        for message in reversed(channel.history(viewer=person)):
            if words in self._words(message):
                self._transcript.show(self._where(channel), message, note=self.name(person))
                return message
        raise ToldOtherwise(self.text("sandbox-tour-not-said", said=words))

    def card_of(self, sort: Sort, *, shown_to: Person | None = None) -> discord.Message:
        """The review card of an applicant; written down when it's shown to somebody."""
        review, user = self.network.channels.review, self.network.applicants[sort]
        for message in reversed(review.history()):
            lines = self._renderer.message(message)
            if lines and lines[0].endswith(f": {self.network.people[user.id].name}"):
                if shown_to is not None:
                    note = self.name(shown_to)
                    self._transcript.show(self._where(review), message, note=note)
                return message
        raise ToldOtherwise(self.text("sandbox-tour-no-card", name=self.name(user)))

    def meetup(self, title: str, *, shown_to: Person | None = None) -> discord.Message:
        """The card of a meetup or season; written down when it's shown to somebody."""
        channel = self.network.channels.meetups
        for message in reversed(channel.history()):
            if self._renderer.message(message)[:1] == [title]:
                if shown_to is not None:
                    self._transcript.show(self._where(channel), message, note=self.name(shown_to))
                return message
        raise ToldOtherwise(self.text("sandbox-tour-no-meetup", what=title))

    def thread(self, person: Person, name: str) -> ChannelHandle:
        """A thread that a person is in."""
        for channel in self.network.channels_seen_by(person.id):
            if channel.is_thread and channel.name == name:
                return channel
        raise ToldOtherwise(self.text("sandbox-tour-no-thread", name=self.name(person)))

    def direct(self, person: Person, *, back: int = 0) -> discord.Message:
        """The latest direct message to a person, or one a few before it."""
        return self.look(person, self.network.user(person.id).dm_channel, back=back)

    def show_on_discord(self, request: JoinRequest) -> None:
        """What Discord itself shows to whoever applied there; the bot has no part in it."""
        key = {
            "SUBMITTED": "sandbox-discord-submitted",
            "APPROVED": "sandbox-discord-approved",
            "REJECTED": "sandbox-discord-declined",
        }[request.status]
        lines = [
            self.text(key),
            *([f"> {request.rejection_reason}"] if request.reviewed_at else []),
        ]
        name = self.network.people[request.user_id].name
        self._transcript.show_lines(self.text("sandbox-tour-on-discord", name=name), lines)

    # ------------------------------------------------------------------ what must be so

    def must_say(self, shown: Shown | InteractionResult, words: str) -> None:
        """Stop unless these words of the bot's stand there."""
        found, sought = self._words(shown), _one_line(self._renderer.plain(words))
        if sought not in found:
            raise ToldOtherwise(self.text("sandbox-tour-not-said", said=sought))

    def must_not_say(self, shown: Shown | InteractionResult, words: str) -> None:
        """Stop if these words stand there all the same."""
        sought = _one_line(self._renderer.plain(words))
        if sought in self._words(shown):
            raise ToldOtherwise(self.text("sandbox-tour-said-it", said=sought))

    def offers(self, result: InteractionResult, key: str) -> bool:
        """True when the button with this text can be pressed."""
        return f"[{self.said(key)}]" in self._words(result)

    def must_not_offer(self, shown: Shown, key: str) -> None:
        """Stop if the button with this text can be pressed."""
        label = self.said(key)
        if f"[{label}]" in self._words(shown):
            raise ToldOtherwise(self.text("sandbox-tour-still-there", label=label))

    def must_be(self, holds: bool, key: str, /, **args: object) -> None:
        """Stop unless it is so; the text says what is not."""
        if not holds:
            raise ToldOtherwise(self.text(key, **args))

    def must_hold_a_file(self, person: Person, result: InteractionResult) -> None:
        """Stop unless the answer brings a file."""
        if not any(answer.attachments for answer in _messages(result)):
            raise ToldOtherwise(self.text("sandbox-tour-no-file", name=self.name(person)))

    # ------------------------------------------------------------------------- finding

    async def number_of(self, sort: Sort, *, shown_to: MemberActor) -> int:
        """The application's number, as autocomplete offers it to a moderator."""
        name = self.name(self.network.applicants[sort])
        review = self.network.channels.review
        offered = await self.world.act(
            lambda: shown_to.autocomplete(review, "applications show", "application", name)
        )
        self.must_be(bool(offered), "sandbox-tour-no-card", name=name)
        # Who has applied before is offered twice, the latest case first.
        return int(offered[0]["value"])

    def name(self, person: Person) -> str:
        return self.network.people[person.id].name

    def member(self, sort: Sort) -> MemberActor:
        """An applicant who is in the server by now."""
        user = self.network.applicants[sort]
        found = self.network.member(user.id)
        if found is None:
            raise ToldOtherwise(self.text("sandbox-tour-outside", name=self.name(user)))
        return found

    def _where(self, channel: ChannelHandle) -> str:
        if channel.guild is None:
            return self.text("sandbox-direct")
        return f"#{channel.name}"

    def _channel_of(self, message: discord.Message) -> ChannelHandle:
        place = self.world.env.backend.get_channel(message.channel.id)
        return ChannelHandle(self.world.env, self.network.guild, place)

    def _answered(self, person: Person, result: InteractionResult) -> InteractionResult:
        if not result.acknowledged:
            raise ToldOtherwise(self.text("sandbox-tour-no-answer", name=self.name(person)))
        for answer in _messages(result):
            key = "sandbox-tour-only-you" if answer.ephemeral else "sandbox-tour-everybody"
            self._transcript.show(self.text(key, name=self.name(person)), answer)
        return result

    def _words(self, shown: Shown | InteractionResult) -> str:
        parts = _messages(shown) if isinstance(shown, InteractionResult) else [shown]
        return _one_line("\n".join(line for part in parts for line in self._renderer.message(part)))


def first_of(result: InteractionResult) -> ResponseMessage:
    """The first message of an answer, whose buttons can be pressed."""
    return result.response or result.followups[0]


def _messages(result: InteractionResult) -> list[ResponseMessage]:
    return ([result.response] if result.response else []) + result.followups


def _one_line(text: str) -> str:
    """Without the breaks of lines and quotations, so that words are found wherever they wrap."""
    return re.sub(r"\s+(?:> )*", " ", f" {text}").strip()
