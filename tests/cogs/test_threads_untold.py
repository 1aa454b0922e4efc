"""Unmasking when messages don't get through, and when the moderator who asked is erased."""

from simcord.results import InteractionResult

from domain.unmaskings import Telling, UnmaskingState
from tests.cogs.test_threads_reports import card, choose, report, unseen
from tests.cogs.test_threads_unmaskings import agreed, asked, stands
from tests.cogs.thread_worlds import press, slash
from tests.cogs.worlds import World, answers_of, buttons_of, text_of

NOT_TOLD = "Meddelandet till den som skrev gick inte fram"
KNOWN = "Två moderatorer i Ledstången har fått veta att du skrev utan namn"


async def out_of_reach(world: World) -> None:
    """Two have agreed, and the author takes no direct messages."""
    await asked(world)
    dm = world.members[1].user.dm_channel
    assert dm is not None
    world.env.inject_error("POST", f"/channels/{dm.id}/messages", status=403, code=50007)
    await agreed(world)


def told(result: InteractionResult) -> list[str]:
    """What the person was answered, each message by itself."""
    assert all(each.ephemeral for each in answers_of(result))
    return [text_of(each) for each in answers_of(result)]


async def test_an_author_out_of_reach_is_shown_it_once_at_the_next_command(world: World) -> None:
    anna, bjorn = world.members
    before = len(world.direct_messages(bjorn))
    await out_of_reach(world)
    assert len(world.direct_messages(bjorn)) == before
    assert NOT_TOLD in text_of(card(world))
    others = await slash(world, anna, "mine")
    assert KNOWN not in " ".join(told(others))
    mine = told(await slash(world, bjorn, "mine"))
    assert len(mine) == 2
    assert KNOWN in mine[1]
    assert "inte orkar leva" in mine[1]
    assert str(world.moderator.id) not in mine[1]
    await world.do_due()
    assert (await stands(world)).telling is Telling.SHOWN
    # The card looks as before: nobody sees when the author came by.
    assert NOT_TOLD in text_of(card(world))
    assert len(told(await slash(world, bjorn, "mine"))) == 1


async def test_a_button_of_threads_shows_it_as_well(world: World) -> None:
    bjorn = world.members[1]
    await out_of_reach(world)
    request = await stands(world)
    shown = told(await press(world, bjorn, "threads:more", request.thread_id))
    assert KNOWN in shown[-1]
    again = told(await press(world, bjorn, "threads:more", request.thread_id))
    assert KNOWN not in " ".join(again)


async def test_it_waits_behind_a_form(world: World) -> None:
    bjorn = world.members[1]
    await out_of_reach(world)
    thread_id = (await stands(world)).thread_id
    form = await press(world, bjorn, "anonymous:answer", thread_id)
    assert form.modal is not None
    assert (await stands(world)).telling is Telling.KEPT
    assert KNOWN in told(await bjorn.submit_modal(form, {"text": "Hur går det?"}))[-1]
    assert (await stands(world)).telling is Telling.SHOWN


async def test_what_discord_does_not_take_goes_on_waiting(world: World) -> None:
    bjorn = world.members[1]
    await out_of_reach(world)
    world.env.inject_error("POST", "/webhooks/*", status=403, code=50027)
    assert KNOWN not in " ".join(told(await slash(world, bjorn, "mine")))
    assert (await stands(world)).telling is Telling.KEPT
    assert KNOWN in told(await slash(world, bjorn, "mine"))[-1]


async def test_who_was_told_is_shown_nothing_more(world: World) -> None:
    bjorn = world.members[1]
    await asked(world)
    await agreed(world)
    assert KNOWN in world.direct_messages(bjorn)[-1]
    assert NOT_TOLD not in text_of(card(world))
    assert len(told(await slash(world, bjorn, "mine"))) == 1


async def test_a_moderator_who_is_erased_has_asked_for_nothing(world: World) -> None:
    await asked(world)
    question = await world.moderator.slash(world.channels.welcome, "privacy erase")
    await world.moderator.click(question.response, label="Ja, radera")
    await world.do_due()
    text = text_of(card(world))
    assert "Begäran gäller inte längre. Namnet förblir okänt." in text
    assert "<@0>" not in text
    assert f"<@{world.moderator.id}>" not in text
    assert "Begärt av någon" in text
    assert buttons_of(card(world)) == {}
    for moderator in (world.moderator, world.other_moderator):
        for verb in ("agree", "agree-sure"):
            refused = await press(world, moderator, f"unmaskings:{verb}", 1)
            assert "Begäran gäller inte längre" in text_of(refused)
        name = await press(world, moderator, "unmaskings:see", 1)
        assert str(world.members[1].id) not in text_of(name)
    assert (await stands(world)).state is UnmaskingState.LAPSED


async def test_lifting_is_answered_alike_with_a_block_and_without(world: World) -> None:
    _, message = await unseen(world)
    await report(world, world.organiser, message)
    await choose(world, "Låt stå")
    without = await press(world, world.moderator, "reports:lift-block", 1)
    await press(world, world.moderator, "reports:block", 1)
    waiting = await press(world, world.moderator, "reports:lift-block", 1)
    await press(world, world.moderator, "reports:block", 1)
    await world.advance(hours=73)
    standing = await press(world, world.moderator, "reports:lift-block", 1)
    assert text_of(without) == text_of(waiting) == text_of(standing)
