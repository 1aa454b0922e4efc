"""Answering a survey: from the template to the thanks, page by page, and what can come between."""

from tests.cogs.survey_worlds import (
    answered,
    created,
    crowd,
    opened,
    press,
    slash,
    through,
)
from tests.cogs.worlds import World, buttons_of, text_of


async def test_from_file_to_thanks(world: World) -> None:
    crowd(world)
    survey = await created(world)
    held = await opened(world, survey)
    print(held)
    [card] = world.seen_in(world.channels.feedback)
    print(card)
    anna = world.members[0]
    for t in world.direct_messages(anna):
        print("DM:", t)
    start = await press(world, anna, "surveys:answer", held.round_id)
    print(text_of(start)); print(buttons_of(start))
    shown = await through(world, anna, held)
    print(text_of(shown)); print(buttons_of(shown))
    sent = await anna.click(shown.response, label="Skicka")
    print(text_of(sent))
    print(text_of(await slash(world, world.organiser, "list")))
    assert 0
