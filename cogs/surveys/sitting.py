"""Answering a survey: page by page in forms, all answers once more, and then sent.

Everything is shown to the person alone. Between two presses nothing is remembered here: what was
filled in lies locked in the ballot box, and the buttons say of which page they are.
"""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot import typed
from bot.errors import words
from bot.permissions import Actor
from bot.services import survey_sittings
from bot.tones import Tone
from bot.ui import GuardedButton, GuardedSelect, Interaction, bot_of, layout
from cogs.surveys.answers import PAGES, number_in, show
from cogs.surveys.forms import PageForm, shown_before, texts_in
from cogs.surveys.messages import in_line
from cogs.surveys.seats import Seat, page_at, place_of, seated, subject_of_page
from cogs.surveys.summaries import missing_in, summary_items
from domain.errors import LedarbotError
from domain.feedback_values import Answers
from domain.prompts import spoken
from domain.revelations import Revelation
from domain.survey_pages import Page, next_page, pages, progress
from domain.survey_refusals import MissingAnswers
from domain.survey_values import QuestionKind

_GOOD, _MAIN = discord.ButtonStyle.success, discord.ButtonStyle.primary
_TYPED = "surveys:page"
_QUESTION_ROOM = 640
_MENU_AT_MOST = 25


class OpenPage(GuardedButton, route="surveys:page"):
    """The form of a page, with what was filled in."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number, place = divmod(self.subject, PAGES)
        await open_page(interaction, actor, number, place)


class PickPage(GuardedSelect, route="surveys:pick"):
    """The form of the page that was chosen."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        place = number_in(str(self.chosen[0]) if self.chosen else "")
        await open_page(interaction, actor, self.subject, place)


async def open_page(interaction: Interaction, actor: Actor, number: int, place: int) -> None:
    """Open the form of the page with the question at this place; at the end all answers."""
    seat = await seated(interaction, actor, number)
    page = page_at(seat.form, seat.sitting.answers, place)
    if page is None:
        await _through(interaction, seat)
        return
    at, most = progress(seat.form, seat.sitting.answers, page)
    kept = typed.kept(interaction.client, actor.user_id, seat.number, _TYPED)
    own = {each.key: kept[each.key] for each in page.questions if each.key in kept}
    form = PageForm(
        seat.tone,
        page,
        {**seat.sitting.answers, **own},
        title=seat.tone.text("surveys-form-title", page=at, most=most),
        take=lambda pressed, who, answers: _taken(pressed, who, seat, page, answers),
    )
    await interaction.response.send_modal(form)
    if any(question.kind is QuestionKind.TEXT for question in page.questions):
        # The registers are built while the person writes, and not while they wait.
        bot_of(interaction).screening()


async def _taken(
    interaction: Interaction, actor: Actor, seat: Seat, page: Page, answers: Answers
) -> None:
    """Keep the page, and show the way on."""
    bot, who = bot_of(interaction), (interaction.client, actor.user_id, seat.number, _TYPED)
    try:
        sitting = await survey_sittings.keep_page(
            bot.uow,
            bot.box_keys,
            **place_of(seat.round),
            user_id=actor.user_id,
            answers=answers,
            asked=[question.key for question in page.questions],
            now=bot.clock.now(),
        )
    except LedarbotError:
        raise
    except Exception:
        # A fault of ours: what took long to write stands in the form when it is opened again.
        typed.keep(*who, texts_in(page, answers))
        raise
    typed.forget(*who)
    after = Seat(seat.community, seat.tone, sitting)
    following = next_page(after.form, sitting.answers, page.last)
    at, most = progress(after.form, sitting.answers, page)
    notice = seat.tone.text("surveys-page-saved", page=at, most=most)
    if following is None:
        await _through(interaction, after, notice=notice)
    else:
        await _saved(interaction, after, page, following, notice=notice)


async def _saved(
    interaction: Interaction, seat: Seat, page: Page, following: Page, *, notice: str
) -> None:
    tone = seat.tone
    buttons: list[ui.Item[Any]] = [
        OpenPage(
            subject_of_page(seat, following), label=tone.text("surveys-button-next"), style=_MAIN
        ),
        OpenPage(
            subject_of_page(seat, page), label=tone.text("surveys-button-back", page=page.number)
        ),
        Through(seat.number * PAGES, label=tone.text("surveys-button-answers")),
    ]
    text = f"{seat.head}\n{notice}\n-# {tone.text('surveys-may-leave')}"
    items: list[ui.Item[Any]] = [ui.TextDisplay(text), *shown_first(following, tone)]
    await show(interaction, layout(*items, ui.ActionRow(*buttons)))


# ------------------------------------------------------------------------- all answers, and sent


class Through(GuardedButton, route="surveys:all"):
    """One page of all that was answered."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        number, screen = divmod(self.subject, PAGES)
        await _through(interaction, await seated(interaction, actor, number), screen=screen)


async def _through(
    interaction: Interaction, seat: Seat, *, screen: int = 0, notice: str = ""
) -> None:
    """What was answered, what in it could betray the person, and the button that sends it."""
    tone, form, answers = seat.tone, seat.form, seat.sitting.answers
    head = "\n".join(line for line in (seat.head, notice) if line)
    found, total = summary_items(
        form, answers, tone, screen=screen, revealed=_revealed(interaction, seat)
    )
    items: list[ui.Item[Any]] = [ui.TextDisplay(head), *found]
    turns: list[ui.Item[Any]] = [
        Through(seat.number * PAGES + to, label=tone.text(f"surveys-page-{way}"))
        for to, way in ((screen - 1, "back"), (screen + 1, "next"))
        if 0 <= to < total
    ]
    if turns:
        items.append(ui.ActionRow(*turns))
    if menu := _page_menu(seat):
        items.append(ui.ActionRow(menu))
    if missing := missing_in(form, answers):
        place = [question.key for question in form.questions].index(missing[0].key)
        label = tone.text("surveys-button-missing")
        items.append(ui.ActionRow(OpenPage(seat.number * PAGES + place, label=label, style=_MAIN)))
    else:
        items.append(ui.TextDisplay(f"-# {tone.text('surveys-before-sending')}"))
        send = Send(seat.number, label=tone.text("surveys-button-send"), style=_GOOD)
        items.append(ui.ActionRow(send))
    await show(interaction, layout(*items))


def _revealed(interaction: Interaction, seat: Seat) -> Sequence[Revelation]:
    """What in the answers in own words could betray the person."""
    own_words = [
        answer
        for key, answer in seat.sitting.answers.items()
        if isinstance(answer, str)
        and (question := seat.form.question(key)) is not None
        and question.kind is QuestionKind.TEXT
    ]
    return bot_of(interaction).revelations("\n".join(own_words)) if own_words else ()


def _page_menu(seat: Seat) -> PickPage | None:
    found = pages(seat.form, seat.sitting.answers)
    if not found:
        return None
    keys = [question.key for question in seat.form.questions]
    options = [
        discord.SelectOption(
            label=seat.tone.text("surveys-page-option", page=page.number),
            description=spoken(page.questions[0].text, seat.tone.locale)[:100],
            value=str(keys.index(page.questions[0].key)),
        )
        for page in found[:_MENU_AT_MOST]
    ]
    placeholder = seat.tone.text("surveys-change-placeholder")
    return PickPage(seat.number, ui.Select[Any](placeholder=placeholder, options=options))


class Send(GuardedButton, route="surveys:send"):
    """Puts the answers into the ballot box, once and for good."""

    async def work(self, interaction: Interaction, actor: Actor) -> None:
        bot, seat = bot_of(interaction), await seated(interaction, actor, self.subject)
        try:
            held = await survey_sittings.send(
                bot.uow,
                bot.box_keys,
                **place_of(seat.round),
                user_id=actor.user_id,
                now=bot.clock.now(),
            )
        except MissingAnswers as missing:
            # Changed on another device since the button was drawn.
            tone = seat.tone
            notice = words(tone.i18n, missing, locale=tone.locale, timezone=tone.timezone)
            await _through(interaction, seat, notice=f"⚠️ {notice}")
            return
        text = seat.tone.text("surveys-thanks", at=seat.tone.at(held.closes_at))
        await show(interaction, layout(ui.TextDisplay(f"{seat.head}\n{text}")))


def shown_first(page: Page | None, tone: Tone) -> list[ui.Item[Any]]:
    """The questions of the page in full, as far as its form has no room for them."""
    long = shown_before(page, tone) if page is not None else []
    if not long:
        return []
    lines = [f"- {in_line(spoken(each.text, tone.locale), room=_QUESTION_ROOM)}" for each in long]
    head = tone.text("surveys-long-questions")
    return [ui.Separator(), ui.TextDisplay("\n".join([head, *lines])[:3000])]


ITEMS = (OpenPage, PickPage, Through, Send)
