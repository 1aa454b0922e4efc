"""/surveys list where a network has held many: page by page, forwards and back."""

import re

from bot.services import surveys
from domain.survey_values import QuestionKind, SurveyForm, SurveyQuestion
from tests.cogs.survey_worlds import answered, created, crowd, opened, press, slash
from tests.cogs.worlds import World, buttons_of, components_of, menus_of, text_of

NUMBER = 60
_TITLE = re.compile(r"Nummer (\d+) ")


async def _kept(world: World, number: int) -> None:
    """A survey of the network's own with a title of the greatest length."""
    question = SurveyQuestion(key="a", kind=QuestionKind.TEXT, text={"sv": "Vad tyckte du?"})
    title = f"Nummer {number} ".ljust(80, "x")
    await world.run(
        lambda: surveys.keep(
            world.bot.uow,
            community_id=world.community_id,
            key=f"survey-{number}",
            form=SurveyForm(title={"sv": title}, questions=(question,)),
            source="",
            by=None,
            now=world.now,
        )
    )


async def test_a_long_list_is_turned_forwards_and_back(world: World) -> None:
    crowd(world)
    held = await opened(world, await created(world))
    await answered(world, world.organiser, held)
    for number in range(NUMBER):
        await _kept(world, number)
    shown = await slash(world, world.organiser, "list")
    first = text_of(shown)
    assert "### Enkäter att svara på" in first
    texts = [first]
    while "Fler" in buttons_of(shown):
        assert ("Föregående" in buttons_of(shown)) is (len(texts) > 1)
        shown = await world.organiser.click(shown.response, label="Fler")
        texts.append(text_of(shown))
        assert len(components_of(shown)) <= 40
        assert len(text_of(shown)) <= 4000
        # What can be looked at is offered on each page.
        assert "Titta på en enkät" in menus_of(shown)
    assert len(texts) > 2
    told = [int(found) for text in texts for found in _TITLE.findall(text)]
    assert sorted(told) == list(range(NUMBER)), "each stands on one page, and on one alone"
    assert sum(text.count("🟢 Omgång 1") for text in texts) == 1
    for text in reversed(texts[:-1]):
        shown = await world.organiser.click(shown.response, label="Föregående")
        assert text_of(shown) == text
    assert "Föregående" not in buttons_of(shown)


async def test_a_page_that_is_there_no_more_shows_the_last(world: World) -> None:
    for number in range(NUMBER):
        await _kept(world, number)
    shown = await press(world, world.organiser, "surveys:list", 99)
    assert "Nummer" in text_of(shown)
    assert list(buttons_of(shown)) == ["Föregående"]


async def test_members_who_turn_the_page_see_no_more_than_their_own(world: World) -> None:
    for number in range(NUMBER):
        await _kept(world, number)
    shown = await press(world, world.members[0], "surveys:list", 1)
    assert "Nummer" not in text_of(shown)
    assert buttons_of(shown) == {}
