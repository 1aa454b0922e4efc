"""Unmasking: asked from a report, agreed by another, seen by two alone, and told the author."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from simcord.results import InteractionResult

from bot.services import anonymity, communities, unmaskings
from domain.ids import ChannelId, CommunityId
from domain.unmaskings import Ground, Unmasking, UnmaskingState
from tests.cogs.test_threads_reports import card, choose, report, unseen
from tests.cogs.thread_worlds import press, user
from tests.cogs.worlds import World, answers_of, buttons_of, text_of

REASON = "Skriver att hen inte orkar leva @everyone"
VERBS = ("ask", "agree", "agree-sure", "refuse", "see")


async def form_of(world: World) -> InteractionResult:
    """The form about the author of an anonymous answer, from the card of its report."""
    _, message = await unseen(world)
    await report(world, world.organiser, message)
    await choose(world, "Låt stå")
    more = await world.moderator.click(card(world), label="Mer …")
    return await world.moderator.click(more.response, label="Begär att få veta vem")


async def asked(world: World, **values: str) -> InteractionResult:
    """The moderator has asked, and the card is there."""
    form = await form_of(world)
    fields = {"ground": "danger", "reason": REASON} | values
    done = await world.moderator.submit_modal(form, fields)
    await world.do_due()
    return done


async def agreed(world: World) -> InteractionResult:
    """The other moderator has agreed."""
    sure = await world.other_moderator.click(card(world), label="Jag håller med")
    done = await world.other_moderator.click(sure.response, label="Ja, visa namnet för oss två")
    await world.do_due()
    return done


async def stands(world: World, number: int = 1) -> Unmasking:
    found = await unmaskings.request_of(
        world.bot.uow, community_id=world.community_id, unmasking_id=number
    )
    return found.unmasking


async def test_the_whole_way(world: World) -> None:
    bjorn = world.members[1]
    form = await form_of(world)
    assert "Den som skrev har fått ett löfte" in text_of(form)
    done = await world.moderator.submit_modal(form, {"ground": "danger", "reason": REASON})
    assert "Ingen får veta något namn" in text_of(done)
    await world.do_due()
    text = text_of(card(world))
    assert "Det gäller Kollega 1 (skribent #" in text
    assert "någons liv eller hälsa är i fara" in text
    assert f"Begärt av <@{world.moderator.id}>" in text
    assert "@everyone" not in text
    assert list(buttons_of(card(world))) == ["Jag håller med", "Nej"]
    sure = await world.other_moderator.click(card(world), label="Jag håller med")
    assert "Det går inte att ta tillbaka" in text_of(sure)
    assert (await stands(world)).state is UnmaskingState.ASKED
    done = await world.other_moderator.click(sure.response, label="Ja, visa namnet för oss två")
    assert str(bjorn.id) not in text_of(done)
    await world.do_due()
    assert f"<@{world.other_moderator.id}> höll med" in text_of(card(world))
    assert list(buttons_of(card(world))) == ["Visa namnet för mig"]
    for moderator in (world.moderator, world.other_moderator):
        name = await moderator.click(card(world), label="Visa namnet för mig")
        assert f"är <@{bjorn.id}> ({bjorn.id})" in text_of(name)
        assert all(each.ephemeral for each in answers_of(name))
    told = world.direct_messages(bjorn)[-1]
    assert "Två moderatorer i Ledstången har fått veta att du skrev utan namn" in told
    assert "inte orkar leva" in told
    for moderator in (world.moderator, world.other_moderator):
        assert str(moderator.id) not in told
        assert moderator.user.name not in told


async def test_no_card_holds_the_name(world: World) -> None:
    bjorn = world.members[1]
    await asked(world)
    await agreed(world)
    await world.moderator.click(card(world), label="Visa namnet för mig")
    await world.do_due()
    for text in world.seen_in(world.channels.review):
        assert str(bjorn.id) not in text
        assert bjorn.user.name not in text


async def test_who_asked_is_told_at_once_that_another_is_needed(world: World) -> None:
    await asked(world)
    for verb in ("agree", "agree-sure"):
        refused = await press(world, world.moderator, f"unmaskings:{verb}", 1)
        assert "En annan moderator behöver hålla med" in text_of(refused)
    refused = await press(world, world.moderator, "unmaskings:see", 1)
    assert "bara för de två moderatorer" in text_of(refused)
    assert (await stands(world)).state is UnmaskingState.ASKED


async def test_refused_it_stays_unknown(world: World) -> None:
    bjorn = world.members[1]
    await asked(world)
    before = len(world.direct_messages(bjorn))
    done = await world.other_moderator.click(card(world), label="Nej")
    assert "Då förblir namnet okänt" in text_of(done)
    await world.do_due()
    assert f"<@{world.other_moderator.id}> sade nej" in text_of(card(world))
    assert buttons_of(card(world)) == {}
    late = await press(world, world.other_moderator, "unmaskings:agree-sure", 1)
    assert "har redan sagt nej" in text_of(late)
    assert len(world.direct_messages(bjorn)) == before


async def test_a_moderator_who_has_lost_the_role_agrees_to_nothing(world: World) -> None:
    await asked(world)
    member = world.env.backend.get_guild(world.guild.id).members[world.other_moderator.id]
    member.role_ids.remove(world.roles.moderator.id)
    for verb in ("agree", "agree-sure", "refuse"):
        answer = await press(world, world.other_moderator, f"unmaskings:{verb}", 1)
        assert "bara nätverkets moderatorer" in text_of(answer)
    assert (await stands(world)).state is UnmaskingState.ASKED


async def test_after_a_day_the_name_is_shown_no_more(world: World) -> None:
    await asked(world)
    await agreed(world)
    await world.advance(hours=23)
    name = await world.moderator.click(card(world), label="Visa namnet för mig")
    assert str(world.members[1].id) in text_of(name)
    await world.advance(hours=1)
    late = await world.moderator.click(card(world), label="Visa namnet för mig")
    assert "bara under ett dygn" in text_of(late)


async def test_it_lapses_after_three_days(world: World) -> None:
    await asked(world)
    await world.advance(hours=72)
    late = await press(world, world.other_moderator, "unmaskings:agree", 1)
    assert "Begäran gäller inte längre" in text_of(late)
    await world.advance(hours=24)
    assert "Ingen höll med i tid" in text_of(card(world))
    assert buttons_of(card(world)) == {}


async def test_what_was_typed_is_kept_when_it_is_refused(world: World) -> None:
    form = await form_of(world)
    refused = await world.moderator.submit_modal(form, {"ground": "law", "reason": "\u200b \n"})
    assert "Skriv varför" in text_of(refused)
    again = await press(world, world.moderator, "unmaskings:ask", 1)
    chosen = [
        option["value"]
        for component in _walk(again.modal)
        for option in component.get("options", ())
        if option.get("default")
    ]
    assert chosen == ["law"]


def _walk(component: Any) -> Any:
    if isinstance(component, dict):
        yield component
        for value in component.values():
            yield from _walk(value)
    elif isinstance(component, list):
        for each in component:
            yield from _walk(each)


async def test_where_it_was_given_up_nobody_can_ask(world: World) -> None:
    _, message = await unseen(world)
    await report(world, world.organiser, message)
    await choose(world, "Låt stå")
    await world.change(allows_unmasking=False)
    more = await world.moderator.click(card(world), label="Mer …")
    assert "Begär att få veta vem" not in buttons_of(more)
    assert "få veta vem" not in text_of(more)
    refused = await press(world, world.moderator, "unmaskings:ask", 1)
    assert "uppgiven för gott" in text_of(refused)


# -------------------------------------------------------------------------------- forged clicks


async def test_members_and_organisers_press_no_moderators_button(world: World) -> None:
    anna, bjorn = world.members
    await asked(world)
    for person in (anna, bjorn, world.organiser, world.newcomer):
        for verb in VERBS:
            answer = await press(world, person, f"unmaskings:{verb}", 1)
            assert "bara nätverkets moderatorer" in text_of(answer), verb
    assert (await stands(world)).state is UnmaskingState.ASKED


async def test_another_communitys_request_is_not_found(world: World) -> None:
    other = CommunityId(7_001)
    await world.run(lambda: _elsewhere(world, other))
    for verb in VERBS:
        answer = await press(world, world.other_moderator, f"unmaskings:{verb}", 1)
        assert "finns inte längre" in text_of(answer), verb


async def _elsewhere(world: World, other: CommunityId) -> None:
    """Another server's anonymous question, about whose asker somebody has asked there."""
    uow, now = world.bot.uow, world.now
    await communities.change(
        uow,
        community_id=other,
        by=None,
        now=now,
        change=lambda before: replace(before, threads_channel_id=ChannelId(1)),
    )
    thread = await anonymity.ask(
        uow,
        world.bot.vault,
        community_id=other,
        user_id=user(world.members[0]),
        title="En annan servers fråga",
        text="Vad gör ni?",
        topic_id=None,
        delay=timedelta(days=9),
        now=now,
    )
    assert thread.handle is not None
    await unmaskings.ask(
        uow,
        community_id=other,
        thread_id=thread.thread_id,
        handle=thread.handle,
        ground=Ground.LAW,
        reason="Polisen har frågat",
        by=user(world.moderator),
        now=now,
    )
