"""Somebody's place in an open round: who may answer now, and on which page."""

from dataclasses import dataclass
from typing import Any

from bot.permissions import Actor
from bot.services import communities, survey_finding, survey_rounds, survey_sittings
from bot.services.survey_finding import number_of
from bot.services.survey_sittings import Sitting
from bot.tones import Tone
from bot.ui import Interaction, bot_of
from cogs.surveys.answers import MEMBER, PAGES, tone_in
from cogs.surveys.messages import title_text
from domain.community import Community
from domain.errors import NotSetUp
from domain.feedback_values import Answers
from domain.poll_refusals import BoxSealed
from domain.survey_pages import Page, pages
from domain.survey_values import Round, SurveyForm


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who may answer now, with what they have filled in."""

    community: Community
    tone: Tone
    sitting: Sitting

    @property
    def round(self) -> Round:
        return self.sitting.round

    @property
    def form(self) -> SurveyForm:
        return self.sitting.round.form

    @property
    def number(self) -> int:
        """The round as the buttons know it."""
        return number_of(self.round.round_id)

    @property
    def head(self) -> str:
        return f"### 📋 {title_text(self.form, self.round.subject, self.tone)}"


async def seated(interaction: Interaction, actor: Actor, number: int) -> Seat:
    """The person's place in the open round with this number, or the reason why there is none."""
    bot = bot_of(interaction)
    # In a direct message whoever was asked may answer; in a server its members.
    home = None if interaction.guild_id is None else actor.must(MEMBER).community_id
    held = await survey_finding.open_round(bot.uow, number=number, community_id=home)
    community = await communities.of(bot.uow, community_id=held.community_id)
    if community is None or community.removed_at is not None:
        raise NotSetUp()
    now = bot.clock.now()
    try:
        sitting = await survey_sittings.begin(
            bot.uow, bot.box_keys, **place_of(held), user_id=actor.user_id, now=now
        )
    except BoxSealed:
        await survey_rounds.close_lost(bot.uow, bot.box_keys, now=now)
        raise
    return Seat(community, tone_in(interaction, actor, community), sitting)


def place_of(held: Round) -> dict[str, Any]:
    """Which round it is, as every step of a sitting wants to know it."""
    return {"community_id": held.community_id, "round_id": held.round_id}


def resumed(form: SurveyForm, answers: Answers) -> Page | None:
    """The first page on which something is left to answer; None when all is answered."""
    for page in pages(form, answers):
        if any(question.key not in answers for question in page.questions) and (
            any(question.is_required and question.key not in answers for question in page.questions)
            or not any(question.key in answers for question in page.questions)
        ):
            return page
    return None


def subject_of_page(seat: Seat, page: Page) -> int:
    """A page is known by the place of its first question, whatever is asked before it."""
    keys = [question.key for question in seat.form.questions]
    return seat.number * PAGES + keys.index(page.questions[0].key)


def page_at(form: SurveyForm, answers: Answers, place: int) -> Page | None:
    """The page that holds the question at this place, or the next one; None at the end."""
    places = {question.key: number for number, question in enumerate(form.questions)}
    found = (page for page in pages(form, answers) if places[page.last] >= place)
    return next(found, None)
