"""Every direct message has a way to stop its kind, and the stop has a way back."""

import discord
import pytest
from discord import ui

from bot.notices import notice_of, number_of, stop_button
from bot.services import people
from bot.services.people import Notice
from bot.ui import said
from domain.errors import NotFound
from domain.ids import UserId
from sandbox.clients import ENGLISH
from tests.cogs.worlds import World, answers_of, buttons_of, text_of


@pytest.mark.parametrize(
    ("notice", "stop", "stopped", "resumed"),
    [
        (
            Notice.APPLICATIONS,
            "Sluta skriva om min ansökan",
            "Jag skriver inte mer till dig om ansökningar.",
            "Då hör jag av mig igen när det händer något med din ansökan.",
        ),
        (
            Notice.WARNINGS,
            "Sluta varna mig här",
            "Jag skriver inte mer till dig om sådant som behöver åtgärdas.",
            "Då hör jag av mig igen när något behöver åtgärdas.",
        ),
        (
            Notice.MEETUPS,
            "Sluta skriva om träffar",
            "platsen går vidare till nästa",
            "Då hör jag av mig igen om träffar som du har svarat på.",
        ),
    ],
)
async def test_a_direct_message_is_stopped_and_taken_up_again(
    world: World, notice: Notice, stop: str, stopped: str, resumed: str
) -> None:
    nils, user_id = world.newcomer.user, UserId(world.newcomer.id)
    message = await world.run(lambda: _written_to(world, notice))
    assert buttons_of(message) == {stop: f"notices:stop:{number_of(notice)}"}

    after = await nils.click(message, label=stop)
    assert stopped in text_of(after)
    assert answers_of(after)[0].ephemeral
    assert await people.stopped_by(world.bot.uow, user_id=user_id) == {notice}
    # The message itself stays as it was.
    assert "Hej!" in world.direct_messages(nils)[0]

    back = await nils.click(answers_of(after)[0], label="Ångra, fortsätt skriva")
    assert resumed in text_of(back)
    assert buttons_of(back) == {}
    assert await people.stopped_by(world.bot.uow, user_id=user_id) == frozenset()


async def test_the_answer_is_in_the_readers_language(world: World) -> None:
    world.clients.speak(world.newcomer, ENGLISH)
    message = await world.run(lambda: _written_to(world, Notice.APPLICATIONS))
    after = await world.newcomer.user.click(message, label="Sluta skriva om min ansökan")

    assert "/me shows how it is going" in text_of(after)
    assert "Undo, keep writing" in buttons_of(after)


async def test_a_number_that_no_kind_has_is_refused(world: World) -> None:
    for custom_id in ("notices:stop:77", "notices:resume:0"):
        seen = await world.forge_component(world.newcomer, custom_id)
        assert "Det finns inte längre" in text_of(seen)
    stopped = await people.stopped_by(world.bot.uow, user_id=UserId(world.newcomer.id))
    assert stopped == frozenset()


def test_each_kind_has_a_number_for_ever() -> None:
    assert {notice: number_of(notice) for notice in Notice} == {
        Notice.APPLICATIONS: 1,
        Notice.WARNINGS: 2,
        Notice.MEETUPS: 3,
        Notice.THREADS: 4,
        Notice.FEEDBACK: 5,
    }
    assert [notice_of(number_of(notice)) for notice in Notice] == list(Notice)
    with pytest.raises(NotFound):
        notice_of(6)


async def _written_to(world: World, notice: Notice) -> discord.Message:
    person = await world.bot.create_dm(discord.Object(world.newcomer.id))
    view = said("Hej!")
    view.add_item(ui.ActionRow(stop_button(notice, world.bot.i18n, "sv")))
    return await person.send(view=view)


async def test_who_stopped_messages_on_meetups_reads_in_me_what_it_costs(world: World) -> None:
    anna = world.members[0]
    seen = await anna.slash(world.channels.welcome, "me")
    stopped = await anna.click(answers_of(seen)[0], label="Sluta skriva om träffar")
    assert "går därför vidare till nästa i kön" in text_of(stopped)
    assert "Skriv om träffar igen" in buttons_of(stopped)
