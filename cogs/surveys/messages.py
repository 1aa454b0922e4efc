"""How surveys and their rounds look: what is asked, of whom, until when, and what is promised."""

from bot.tones import Tone
from bot.ui import plain, written
from domain.prompts import spoken
from domain.survey_pages import fewest_pages, most_pages
from domain.survey_values import (
    QuestionKind,
    Round,
    RoundEnd,
    Survey,
    SurveyForm,
    SurveyQuestion,
    Words,
)
from domain.texts import shortened

INTRO_ROOM = 1800
_SUBJECT_LENGTH = 60
_OPTIONS_ROOM = 900
_SECONDS = {QuestionKind.TEXT: 45}
_SECONDS_OTHERWISE = 12


def within(text: str, *, room: int) -> str:
    """The text as it was written, harmless, and shortened until it takes no more than the room."""
    limit = len(text)
    while len(shown := written(shortened(text, limit=limit))) > room:
        limit = limit * room // len(shown)
    return shown


def in_line(text: str, *, room: int) -> str:
    """The same on a single line."""
    limit = max(len(text), 1)
    while len(shown := plain(text, limit=limit)) > room:
        limit = limit * room // len(shown)
    return shown


def title_text(form: SurveyForm, subject: str, tone: Tone) -> str:
    """The survey's title, and what the round is about."""
    title = in_line(spoken(form.title, tone.locale), room=160)
    about = in_line(subject, room=2 * _SUBJECT_LENGTH) if subject else ""
    return f"{title} · {about}" if about else title


def plain_title(held: Round, tone: Tone, *, limit: int) -> str:
    """The same for a menu, where nothing has a meaning of its own."""
    title = spoken(held.form.title, tone.locale)
    return shortened(f"{title} · {held.subject}" if held.subject else title, limit=limit)


def size_text(form: SurveyForm, tone: Tone) -> str:
    """How many pages there are at most, and about how many minutes they take."""
    seconds = sum(_SECONDS.get(each.kind, _SECONDS_OTHERWISE) for each in form.questions)
    most = most_pages(form)
    return tone.text(
        "surveys-size",
        pages=most,
        fewer="yes" if fewest_pages(form) < most else "no",
        minutes=max(1, round(seconds / 60)),
    )


def promise_text(held: Round, tone: Tone) -> str:
    """Who can know what, now and when the round is closed."""
    return tone.text("surveys-promise", at=tone.at(held.closes_at), limit=held.limit)


def card_text(held: Round, answered: int, tone: Tone) -> str:
    """The round as everybody in the channel sees it."""
    lines = [f"### 📋 {title_text(held.form, held.subject, tone)}"]
    asked = "everybody" if held.role_id is None else "role"
    count = {"answered": answered, "asked": held.asked}
    if not held.is_open:
        return "\n".join(
            [*lines, tone.text("surveys-card-closed", **count), *end_lines(held, tone)]
        )
    if intro := spoken(held.form.intro, tone.locale):
        lines.append(within(intro, room=INTRO_ROOM))
    lines += [
        size_text(held.form, tone),
        tone.text("surveys-card-open", at=tone.at(held.closes_at), who=asked, **role_of(held)),
        tone.text("surveys-card-answered", **count),
        f"-# {tone.text('surveys-card-promise')}",
    ]
    return "\n".join(lines)


def role_of(held: Round) -> dict[str, str]:
    """The role that is asked, as a mention that calls nobody."""
    return {"role": f"<@&{held.role_id}>" if held.role_id else ""}


def end_lines(held: Round, tone: Tone) -> list[str]:
    """Why it was closed before its time; nothing when it was not."""
    return [tone.text("surveys-key-lost")] if held.end is RoundEnd.KEY_LOST else []


# ----------------------------------------------------------------------------- what is asked


def form_blocks(survey: Survey, tone: Tone) -> list[str]:
    """The survey's intro and its questions as organisers look at them, a block for each."""
    form = survey.form
    intro = spoken(form.intro, tone.locale)
    blocks = [within(intro, room=INTRO_ROOM)] if intro else []
    for number, question in enumerate(form.questions, start=1):
        blocks.append("\n".join(_question_lines(form, number, question, tone)))
    if form.groups_by and (grouping := form.question(form.groups_by)):
        text = in_line(spoken(grouping.text, tone.locale), room=600)
        blocks.append(tone.text("surveys-grouped", question=text))
    return blocks


def _question_lines(
    form: SurveyForm, number: int, question: SurveyQuestion, tone: Tone
) -> list[str]:
    lines = [f"**{number}. {in_line(spoken(question.text, tone.locale), room=900)}**"]
    kind = tone.text(
        "surveys-kind",
        kind=question.kind.value,
        points=question.points,
        low=_end(question.low, tone),
        high=_end(question.high, tone),
        ends="yes" if question.low or question.high else "no",
        required="yes" if question.is_required else "no",
    )
    lines.append(f"-# {kind}")
    if question.options:
        named = " · ".join(
            in_line(spoken(each.text, tone.locale), room=270) for each in question.options
        )
        lines.append(shortened(named, limit=_OPTIONS_ROOM))
    if question.asked_if and (other := form.question(question.asked_if.question)):
        chosen = [option_text(other, key, tone) for key in question.asked_if.any_of]
        about = in_line(spoken(other.text, tone.locale), room=300)
        listed = shortened(", ".join(map(plain, chosen)), limit=_OPTIONS_ROOM)
        lines.append(f"-# {tone.text('surveys-asked-if', question=about, options=listed)}")
    return lines


def _end(words: Words, tone: Tone) -> str:
    return in_line(spoken(words, tone.locale), room=180) if words else "–"


def option_text(question: SurveyQuestion, key: str, tone: Tone) -> str:
    """What a choice is called: its text, or its number with the name of the end that it is."""
    named = next((each for each in question.options if each.key == key), None)
    if named is not None:
        return spoken(named.text, tone.locale)
    ends = {question.keys[0]: question.low, question.keys[-1]: question.high}
    end = spoken(ends.get(key, {}), tone.locale) if ends.get(key) else ""
    return f"{key} – {end}" if end else key
