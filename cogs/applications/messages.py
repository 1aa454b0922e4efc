"""How applications look: the moderators' card, the list, and what applicants are told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import discord
from discord import ui

from bot.i18n import I18n
from bot.replies import again_text
from bot.services.insights import Background
from bot.tones import Tone
from bot.ui import CARD_LENGTH, layout, plain, quoted
from cogs.applications.desk_messages import is_in_nobodys_hands, standing
from cogs.applications.evidence import background_lines, findings_text
from domain.applications import TICKED, Answer, Application, DecidedIn, Source, State
from domain.community import Community
from domain.ids import UserId
from domain.policies import is_by_policy
from domain.questions import Meaning
from domain.quotations import Span, carrying_spans
from domain.screening.findings import Recommendation

_COLOURS = {
    Recommendation.APPROVE: discord.Colour(0x2E8B57),
    Recommendation.REVIEW: discord.Colour(0xC88A12),
    Recommendation.DECLINE: discord.Colour(0xB23B3B),
}
_QUIET = discord.Colour(0x8A8F98)
# What a card's other parts take at most is measured, not guessed; this much room stays free.
_SPARE = 60
_ANSWER_LENGTHS = (1000, 700, 500, 350, 250, 160, 100, 60, 30)
_QUESTION_LENGTH = 120
_NAME_LENGTH = 60
NOTHING_KNOWN = Background()


def name_of(application: Application, tone: Tone) -> str:
    """The applicant's name, harmless in a line of text."""
    return plain(application.applicant_name, limit=_NAME_LENGTH) or tone.text(
        "applications-card-thinned"
    )


def card_parts(
    application: Application, tone: Tone, *, background: Background = NOTHING_KNOWN
) -> tuple[list[str], bool]:
    """The card's texts within Discord's length, and whether answers had to be shortened."""
    head, foot = _head(application, tone, background), _foot(application, tone)
    findings = findings_text(application, tone)
    room = CARD_LENGTH - _SPARE - sum(map(len, (head, findings, foot)))
    for limit in _ANSWER_LENGTHS:
        answers = _answers(application, tone, limit)
        if len(answers) <= room:
            break
    fitting = _first_lines(answers, room)
    shortened = fitting != answers or any(len(a.text) > limit for a in application.answers)
    return [part for part in (head, fitting, findings, foot) if part], shortened


def _first_lines(text: str, room: int) -> str:
    """The lines that fit; with very many short answers not even the shortest forms all do."""
    if len(text) <= room:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        if sum(map(len, lines)) + len(lines) + len(line) + 1 > room:
            break
        lines.append(line)
    return "\n".join([*lines, "…"])


def card(
    application: Application,
    tone: Tone,
    *,
    buttons: Sequence[ui.ActionRow[ui.LayoutView]] = (),
    background: Background = NOTHING_KNOWN,
    mark: int | None = None,
) -> ui.LayoutView:
    """The review card; its first text carries the mark by which it is found again."""
    parts, _ = card_parts(application, tone, background=background)
    items: list[ui.Item[ui.LayoutView]] = []
    for number, part in enumerate(parts):
        marked = mark if number == 0 else None
        items.append(ui.TextDisplay(part) if marked is None else ui.TextDisplay(part, id=marked))
        if number < len(parts) - 1:
            items.append(ui.Separator())
    items.extend(buttons)
    return layout(*items, accent=_colour(application))


def _colour(application: Application) -> discord.Colour:
    if not application.is_open or application.recommendation is None:
        return _QUIET
    return _COLOURS[application.recommendation]


def _head(application: Application, tone: Tone, background: Background) -> str:
    lines = [
        "### "
        + tone.text(
            "applications-card-title",
            id=str(application.application_id),
            name=name_of(application, tone),
        ),
        tone.text(
            "applications-card-who",
            inside="yes" if _is_inside(application) else "no",
            mention=f"<@{application.applicant_id}>",
            at=tone.at(application.submitted_at),
            source=application.source.value,
        ),
    ]
    return "\n".join([*lines, *background_lines(application, background, tone)])


def _is_inside(application: Application) -> bool:
    """False for who applies from outside: Discord shows a mention of them as a bare number."""
    is_let_in = application.state is State.APPROVED and not application.waits_to_go_out
    return application.source is Source.FORM or is_let_in


def _answers(application: Application, tone: Tone, limit: int) -> str:
    spans = carrying_spans(application)
    shown = [
        _answer(answer, tone, limit, marked=marked)
        for answer, marked in zip(application.answers, spans, strict=True)
    ]
    return "\n".join(shown) if shown else tone.text("applications-card-hidden")


def _answer(answer: Answer, tone: Tone, limit: int, *, marked: Sequence[Span] = ()) -> str:
    if answer.meaning is Meaning.TERMS:
        agreed = answer.text == TICKED
        return tone.text("applications-card-terms" if agreed else "applications-card-terms-not")
    text = (
        quoted(answer.text, limit=limit, marked=marked)
        if answer.text
        else "> " + tone.text("applications-card-no-answer")
    )
    return f"**{plain(answer.label, limit=80)}**\n{text}"


def _foot(application: Application, tone: Tone) -> str:
    lines = [] if is_in_nobodys_hands(application) else [_state(application, tone)]
    if application.decided_in is DecidedIn.DISCORD:
        lines.append(tone.text("applications-card-in-discord"))
    if application.state is State.DECLINED and application.reason:
        lines += [tone.text("applications-card-reason"), quoted(application.reason)]
    lines += standing(application, tone, proposer=mention(application.proposed_by, tone))
    unanswered = application.state in (State.WAITING, State.LAPSED) or application.is_unreached
    if application.is_open and unanswered and application.question:
        lines += [
            tone.text("applications-card-question"),
            quoted(application.question, limit=_QUESTION_LENGTH),
        ]
    if application.is_open and application.is_unreached:
        decidable = "no" if application.proposed is not None else "yes"
        lines.append(tone.text("desk-unreached", decidable=decidable))
    if application.is_open:
        lines.append(tone.text("applications-card-language", locale=application.locale))
    return "\n".join(lines)


def _state(application: Application, tone: Tone) -> str:
    who, at = application.decided_by, application.decided_at
    if application.state is State.IN_REVIEW:
        who, at = application.taken_by, application.taken_at
    elif application.state in (State.WAITING, State.LAPSED):
        who, at = application.asked_by, application.asked_at
    return tone.text(
        "applications-card-state",
        state=application.state.value,
        who=tone.text("policies-by-itself") if is_by_policy(application) else mention(who, tone),
        at=tone.at(at),
    )


def mention(user_id: UserId | None, tone: Tone) -> str:
    """A mention that shows a name and, as nothing here may ping, calls nobody."""
    return f"<@{user_id}>" if user_id else tone.text("common-somebody")


def as_if_declined(application: Application, at: datetime | None = None) -> Application:
    """The application as it would stand after a no, to see what the applicant would read."""
    return replace(application, state=State.DECLINED, decided_at=at or application.submitted_at)


def whole_answers(application: Application, tone: Tone) -> list[str]:
    """Every answer in full, in as many messages as it takes."""
    title = "### " + tone.text("applications-whole-title", id=str(application.application_id))
    messages = [title]
    for answer in application.answers:
        text = _answer(answer, tone, 10 * CARD_LENGTH)
        if len(messages[-1]) + len(text) + 2 > CARD_LENGTH - _SPARE:
            messages.append("")
        messages[-1] = f"{messages[-1]}\n\n{text}".strip()
    return messages


def status(application: Application, tone: Tone, *, again: str = "") -> str:
    """What the applicant sees of their own application."""
    lines = [
        tone.text(
            "applications-status",
            at=tone.at(application.submitted_at),
            state=application.state.value,
        )
    ]
    if application.state in (State.WAITING, State.LAPSED) and application.question:
        lines += [tone.text("applications-status-question"), quoted(application.question)]
    if application.state is State.DECLINED and application.reason:
        lines += [tone.text("applications-status-reason"), quoted(application.reason), again]
    return "\n".join(line for line in lines if line)


def told(application: Application, community: Community, i18n: I18n, *, about: str) -> str:
    """The direct message about a decision or a question, in the applicant's language."""
    tone = Tone(i18n, application.locale, community.timezone)
    network = plain(community.name, limit=100)
    lines = [tone.text(f"applications-message-{about}", network=network)]
    if about == "asked":
        lines.append(quoted(application.question or ""))
    if about == "declined":
        lines.append(quoted(application.reason or ""))
        lines.append(again_text(i18n, application, community))
        lines.append(tone.text("applications-message-declined-how"))
    return "\n".join(line for line in lines if line)


def list_lines(applications: Iterable[Application], tone: Tone) -> list[str]:
    """One line for each application."""
    return [
        tone.text(
            "applications-list-line",
            id=str(application.application_id),
            name=name_of(application, tone),
            state=tone.text("applications-state-one", state=application.state.value),
            at=tone.at(application.submitted_at, "date"),
        )
        for application in applications
    ]
