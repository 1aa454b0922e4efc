"""What a round gave as it is shown: whole pictures, what they are called, and files too large."""

import importlib
from dataclasses import replace
from typing import Any

import pytest

from bot.surveys import load
from cogs.surveys.messages import size_text
from domain.feedback_tables import results
from domain.feedback_values import Answer, TextList
from domain.survey_values import Round
from tests.cogs.survey_worlds import created, crowd, galleries_of, opened, slash, stored
from tests.cogs.worlds import World, answers_of, components_of, text_of
from tests.feedback_examples import EN, SV

WORDS = "ö" * 2000


async def _closed(world: World, *, texts: int = 0, **fields: Any) -> Round:
    """A round of the yearly survey, closed with answers of ten; with so many long texts."""
    crowd(world)
    shown = await slash(world, world.organiser, "create", template="member-survey")
    assert "tillagd" in text_of(shown)
    async with world.bot.uow.read() as tx:
        [survey] = await tx.surveys.of_community(world.community_id)
    held = await opened(world, survey)
    await world.advance(days=15)
    held = await stored(world, held.round_id)
    told = results(
        held.form.sheet,
        [_answers(held, number) for number in range(10)],
        asked=held.asked,
        limit=held.limit,
        shuffled=tuple,
    )
    if texts:
        own = tuple(f"{number} {WORDS}" for number in range(texts))
        told = replace(told, texts=(TextList(key="why", texts=own),))
    held = replace(held, results=told, **fields)
    async with world.bot.uow.write() as tx:
        await tx.surveys.save_round(held)
    return held


def _answers(held: Round, number: int) -> dict[str, Answer]:
    return {
        question.key: question.keys[number % len(question.keys)]
        for question in held.form.questions
        if question.keys
    }


async def test_each_picture_has_a_gallery_of_its_own_so_that_none_is_cropped(world: World) -> None:
    held = await _closed(world)
    shown = await slash(world, world.organiser, "results", round=str(held.round_id))
    found = galleries_of(shown)
    assert 1 < len(found) <= 10
    assert [len(gallery) for gallery in found] == [1] * len(found)
    assert len(components_of(shown)) <= 40
    asked = await world.organiser.click(
        shown.response or shown.followups[0], label="Dela i kanalen"
    )
    await world.organiser.click(asked.response, label="Ja, lägg upp")
    await world.do_due()
    posted = world.channels.feedback.history()[-1]
    assert galleries_of(posted) == found
    assert len(posted.attachments) == len(found)


async def test_the_picture_says_what_the_round_was_about(world: World) -> None:
    held = await _closed(world, subject="Frukost i Umeå")
    shown = await slash(world, world.organiser, "results", round=str(held.round_id))
    (first, *_), *_ = galleries_of(shown)
    assert first.startswith("Årets medlemsenkät · Frukost i Umeå. 10 av 10 svarade")


def _screen() -> Any:
    """The module as the bot of this test has loaded it."""
    return importlib.import_module("cogs.surveys.results")


async def test_what_is_too_large_for_one_file_comes_in_several(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_screen(), "_upload_limit", lambda _: 2**20)
    held = await _closed(world, texts=600)
    shown = await slash(world, world.organiser, "results", round=str(held.round_id))
    sent = await world.organiser.click(shown.response or shown.followups[0], label="CSV")
    found = [file for each in answers_of(sent) for file in each.attachments]
    assert [file.filename for file in found] == [
        f"enkat-1-del-{number}.csv" for number in range(1, 6)
    ]
    assert all(file.size <= 2**20 for file in found)
    assert "Här är 5 filer, för en enda hade blivit större än 1 MB." in text_of(sent)


async def test_too_many_files_are_told_with_what_to_do_instead(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_screen(), "_upload_limit", lambda _: 2**20)
    held = await _closed(world, texts=2700)
    shown = await slash(world, world.organiser, "results", round=str(held.round_id))
    message = shown.response or shown.followups[0]
    refused = await world.organiser.click(message, label="CSV")
    assert "Det skulle bli för många filer, även om var och en är 1 MB" in text_of(refused)
    assert "Prova Excel i stället" in text_of(refused)
    assert not any(each.attachments for each in answers_of(refused))
    # The workbook is packed, and is found to be small enough.
    sent = await world.organiser.click(message, label="Excel")
    assert "Här är filen." in text_of(sent)
    [file] = [file for each in answers_of(sent) for file in each.attachments]
    assert file.filename == "enkat-1.xlsx"


@pytest.mark.parametrize(
    ("key", "told", "in_english"),
    [
        ("after-meetup", "2 sidor, ungefär 3 minuter.", "2 pages, about 3 minutes."),
        ("member-survey", "3 sidor, ungefär 6 minuter.", "3 pages, about 6 minutes."),
        ("recommend", "En sida, ungefär en minut.", "One page, about one minute."),
    ],
)
def test_a_survey_tells_how_many_pages_it_has(key: str, told: str, in_english: str) -> None:
    form = load()[key].form
    assert size_text(form, SV) == told
    assert size_text(form, EN) == in_english


async def test_where_a_page_depends_on_the_answers_the_number_is_the_highest(world: World) -> None:
    survey = await created(world)
    assert size_text(survey.form, SV).startswith("2 sidor")
    first, *_ = survey.form.questions
    again = next(each for each in survey.form.questions if each.key == "again")
    why = next(each for each in survey.form.questions if each.key == "why")
    branching = replace(survey.form, questions=(first, again, why))
    assert size_text(branching, SV).startswith("Högst 2 sidor")
    assert size_text(branching, EN).startswith("At most 2 pages")
