"""/threads topics: named, looked after, moved and taken away by organisers alone."""

from dataclasses import replace
from typing import Any

import discord
import pytest
from simcord import MemberActor
from simcord.enums import ChannelType, ComponentType
from simcord.results import InteractionResult, ResponseMessage

from bot.services import communities, topics
from bot.ui import CARD_LENGTH
from domain.ids import ChannelId, CommunityId, TopicId, UserId
from domain.thread_values import TOPICS_AT_MOST, Topic
from tests.cogs.setting_up import VIEW, let, screen
from tests.cogs.thread_worlds import asked, begin_topics, posts, press, slash, user
from tests.cogs.worlds import (
    World,
    add_channel,
    buttons_of,
    chosen_in,
    components_of,
    menus_of,
    options_of,
    text_of,
)

ORGANISERS = "Det här kan bara nätverkets arrangörer göra."
PICK, PEOPLE, CHANNEL = "Välj ett ämne", "Välj ämnesvärdar", "Välj en egen kanal"


async def listed(world: World) -> ResponseMessage:
    return screen(await slash(world, world.organiser, "topics"))


async def opened(world: World, topic: Topic) -> ResponseMessage:
    return await pick(world, await listed(world), PICK, str(topic.topic_id))


async def pick(
    world: World, shown: ResponseMessage, placeholder: str, *chosen: Any
) -> ResponseMessage:
    menu = menus_of(shown)[placeholder]
    return screen(await world.organiser.select(shown, list(chosen), custom_id=menu["custom_id"]))


async def named(world: World, shown: ResponseMessage, label: str, name: str) -> InteractionResult:
    form = await world.organiser.click(shown, label=label)
    return await world.organiser.submit_modal(form, {"name": name})


async def stored(world: World, topic: Topic) -> Topic:
    found = await topics.find(
        world.bot.uow, community_id=world.community_id, topic_id=topic.topic_id
    )
    assert found is not None
    return found


async def moved(world: World, topic: Topic, channel_id: int) -> None:
    await world.run(
        lambda: topics.move(
            world.bot.uow,
            community_id=world.community_id,
            topic_id=topic.topic_id,
            channel_id=ChannelId(channel_id),
            by=user(world.organiser),
            now=world.now,
        )
    )


async def elsewhere(world: World) -> Topic:
    """A topic of another server."""
    theirs = CommunityId(7_002)
    await world.run(
        lambda: communities.change(
            world.bot.uow, community_id=theirs, by=None, now=world.now, change=replace
        )
    )
    return await world.run(
        lambda: topics.add(
            world.bot.uow, community_id=theirs, name="Deras", by=UserId(1), now=world.now
        )
    )


async def test_a_community_begins_with_the_shipped_topics(world: World) -> None:
    shown = await listed(world)
    text = text_of(shown)
    assert "- **Att leda chefer** · ingen ämnesvärd" in text
    names = list(options_of(menus_of(shown)[PICK]))
    assert len(names) > 5
    assert list(buttons_of(shown)) == ["Lägg till ämne"]


async def test_a_topic_is_added_and_opened(world: World) -> None:
    await begin_topics(world)
    added = screen(await named(world, await listed(world), "Lägg till ämne", "Budget *2027*"))
    assert "### Budget \\*2027\\*" in text_of(added)
    assert "Sparat." in text_of(added)
    back = screen(await world.organiser.click(added, label="Tillbaka"))
    assert list(options_of(menus_of(back)[PICK])) == ["Rekrytering", "Ekonomi", "Budget *2027*"]
    assert "- **Budget \\*2027\\*** · ingen ämnesvärd" in text_of(back)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("  ", "Ämnet behöver ett namn."), ("ekonomi", "Det finns redan ett ämne")],
)
async def test_a_name_that_can_not_be_is_refused(world: World, name: str, sentence: str) -> None:
    first, _ = await begin_topics(world)
    assert sentence in text_of(await named(world, await listed(world), "Lägg till ämne", name))
    assert sentence in text_of(await named(world, await opened(world, first), "Byt namn", name))
    assert len(options_of(menus_of(await listed(world))[PICK])) == 2


async def test_a_topic_is_renamed(world: World) -> None:
    topic, _ = await begin_topics(world)
    form = await world.organiser.click(await opened(world, topic), label="Byt namn")
    [field] = [each for each in components_of(form) if each.get("custom_id") == "name"]
    assert field["value"] == "Rekrytering"
    renamed = screen(await world.organiser.submit_modal(form, {"name": "Att anställa"}))
    assert "### Att anställa" in text_of(renamed)
    assert (await stored(world, topic)).name == "Att anställa"


async def test_stewards_are_chosen_and_shown(world: World) -> None:
    topic, _ = await begin_topics(world)
    anna, bjorn = world.members
    shown = await pick(world, await opened(world, topic), PEOPLE, anna, bjorn)
    assert "Sparat." in text_of(shown)
    assert set(chosen_in(menus_of(shown)[PEOPLE])) == {str(anna.id), str(bjorn.id)}
    line = f"- **Rekrytering** · <@{anna.id}>, <@{bjorn.id}>"
    assert line in text_of(await listed(world))
    shown = await pick(world, shown, PEOPLE)
    assert (await stored(world, topic)).stewards == ()


async def test_only_people_of_the_server_look_after_a_topic(world: World) -> None:
    topic, _ = await begin_topics(world)
    shown = await opened(world, topic)
    menu = menus_of(shown)[PEOPLE]
    bot = world.env.backend.bot_user
    for who in (world.outsider.id, bot.id, 123_456):
        refused = await world.forge_component(
            world.organiser,
            menu["custom_id"],
            channel=world.channels.meetups,
            kind=ComponentType.USER_SELECT,
            values=[str(who)],
            resolved=resolved_user(who),
        )
        assert text_of(refused) == "Bara den som är med på servern kan vara ämnesvärd."
    assert (await stored(world, topic)).stewards == ()


def resolved_user(user_id: int) -> dict[str, Any]:
    """Somebody as Discord tells of them who is not in the server."""
    known = {"id": str(user_id), "username": "x", "discriminator": "0", "avatar": None}
    return {"users": {str(user_id): known}}


async def test_a_topic_has_a_channel_of_its_own_and_its_threads_go_there(world: World) -> None:
    topic, _ = await begin_topics(world)
    shown = await pick(world, await opened(world, topic), CHANNEL, world.channels.feedback)
    place = world.channels.feedback
    assert f"Trådarna läggs upp i <#{place.id}>." in text_of(shown)
    assert chosen_in(menus_of(shown)[CHANNEL]) == [str(place.id)]
    assert f"· <#{place.id}>" in text_of(await listed(world))
    thread = await asked(world, world.members[0], "discuss", topic=[str(topic.topic_id)])
    assert thread.channel_id == place.id
    assert posts(world) == []
    back = screen(await world.organiser.click(shown, label="Använd nätverkets kanal"))
    assert "i nätverkets kanal för trådar" in text_of(back)
    assert "Använd nätverkets kanal" not in buttons_of(back)
    assert (await stored(world, topic)).channel_id is None


async def test_the_networks_own_channel_is_no_channel_of_its_own(world: World) -> None:
    topic, _ = await begin_topics(world)
    await pick(world, await opened(world, topic), CHANNEL, world.channels.threads)
    assert (await stored(world, topic)).channel_id is None


async def test_a_channel_that_is_gone_or_of_another_kind_is_refused(world: World) -> None:
    topic, _ = await begin_topics(world)
    voice = add_channel(world.env, world.guild, "röst", kind=ChannelType.VOICE)
    await world.env.settle()
    for channel_id, kind in ((voice.id, 2), (987_654_321, 0)):
        refused = await world.forge_component(
            world.organiser,
            f"threads:topic-channel:{topic.topic_id}",
            channel=world.channels.meetups,
            kind=ComponentType.CHANNEL_SELECT,
            values=[str(channel_id)],
            resolved={
                "channels": {
                    str(channel_id): {
                        "id": str(channel_id),
                        "name": "x",
                        "type": kind,
                        "permissions": "0",
                    }
                }
            },
        )
        assert "finns inte längre" in text_of(refused)
    assert (await stored(world, topic)).channel_id is None


async def test_a_topic_is_retired_and_comes_back_by_its_name(world: World) -> None:
    topic, _ = await begin_topics(world)
    shown = await opened(world, topic)
    gone = screen(await world.organiser.click(shown, label="Ta bort ämnet"))
    assert "Ämnet Rekrytering går inte längre att välja." in text_of(gone)
    assert list(options_of(menus_of(gone)[PICK])) == ["Ekonomi"]
    again = await press(world, world.organiser, "threads:topic-retire", topic.topic_id)
    assert "Det ämnet finns inte längre." in text_of(again)
    await named(world, gone, "Lägg till ämne", "Rekrytering")
    assert not (await stored(world, topic)).is_retired


async def test_a_full_list_fits_on_the_screen_and_takes_no_more(world: World) -> None:
    known = await begin_topics(world)
    async with world.bot.uow.write() as tx:
        for number in range(len(known), TOPICS_AT_MOST):
            name = "*" * 18 + f"{number:02}"
            await tx.topics.add(Topic(community_id=world.community_id, name=name, position=number))
        for topic in await tx.topics.all(world.community_id):
            many = [UserId(1_456_074_443_980_800_000 + number) for number in range(10)]
            await tx.topics.set_stewards(topic, many)
            own = ChannelId(world.channels.feedback.id)
            await tx.topics.save(replace(topic, channel_id=own))
    shown = await listed(world)
    assert "och 7 till" in text_of(shown)
    assert len(text_of(shown)) < CARD_LENGTH
    assert buttons_of(shown) == {}
    refused = await press(world, world.organiser, "threads:topic-add", 0)
    assert refused.modal is not None
    full = await world.organiser.submit_modal(refused, {"name": "Ett till"})
    assert f"Det får plats {TOPICS_AT_MOST} ämnen." in text_of(full)


# --------------------------------------------------------------------------- what to mend


async def test_a_forum_without_room_for_tags_is_told_of(world: World) -> None:
    await begin_topics(world)
    assert "⚠️" not in text_of(await listed(world))
    forum = world.bot.get_channel(world.channels.threads.id)
    assert isinstance(forum, discord.ForumChannel)
    for number in range(20):
        await world.run(lambda number=number: forum.create_tag(name=f"tagg {number}"))  # type: ignore[misc]
    await world.env.settle()
    assert "⚠️ Forumet har redan 20 taggar" in text_of(await listed(world))


async def test_a_forum_where_no_tags_may_be_made_is_told_of(world: World) -> None:
    let(
        world,
        world.channels.threads,
        world.roles.bot,
        allow=VIEW,
        deny=discord.Permissions(manage_channels=True, manage_threads=True),
    )
    await world.env.settle()
    text = text_of(await listed(world))
    assert "Jag saknar behörigheter i kanalen: Hantera trådar och inlägg" in text
    assert "Ge mig Hantera kanaler (Manage Channels) där." in text


async def test_a_channel_that_is_lost_is_told_of(world: World) -> None:
    topic, _ = await begin_topics(world)
    own = add_channel(world.env, world.guild, "rekrytering")
    await world.env.settle()
    await moved(world, topic, own.id)
    assert "⚠️ Kanalen syns för alla på servern" in text_of(await opened(world, topic))
    let(world, own, world.guild.default_role, deny=VIEW)
    let(world, own, world.roles.bot, allow=VIEW)
    await world.env.settle()
    assert "⚠️ Medlemmarna ser inte kanalen." in text_of(await opened(world, topic))
    world.env.backend.delete_channel(own.id)
    await world.env.settle()
    shown = await opened(world, topic)
    assert "⚠️ Ämnets egen kanal är borttagen." in text_of(shown)
    assert chosen_in(menus_of(shown)[CHANNEL]) == []
    await world.change(threads_channel_id=None)
    assert "⚠️ Det finns ingen kanal för trådar." in text_of(await listed(world))


# ------------------------------------------------------------------------------- forged


BUTTONS = ("topics", "topic-add", "topic-rename", "topic-home", "topic-retire")
MENUS = (
    ("topic", ComponentType.STRING_SELECT),
    ("topic-stewards", ComponentType.USER_SELECT),
    ("topic-channel", ComponentType.CHANNEL_SELECT),
)


async def test_only_organisers_order_the_topics(world: World) -> None:
    topic, _ = await begin_topics(world)
    people: tuple[MemberActor, ...] = (world.members[0], world.moderator, world.newcomer)
    for person in people:
        for verb in BUTTONS:
            refused = await press(world, person, f"threads:{verb}", topic.topic_id)
            assert refused.modal is None
            assert text_of(refused) == ORGANISERS
        for verb, kind in MENUS:
            refused = await press(
                world, person, f"threads:{verb}", topic.topic_id, kind=kind, values=["1"]
            )
            assert text_of(refused) == ORGANISERS
    assert text_of(await slash(world, world.members[0], "topics")) == ORGANISERS
    assert await stored(world, topic) == topic
    assert "### Ämnen" in text_of(await slash(world, world.administrator, "topics"))


async def test_another_communitys_topic_is_not_reached(world: World) -> None:
    await begin_topics(world)
    theirs = await elsewhere(world)
    for number in (theirs.topic_id, TopicId(10**15)):
        for verb in ("topic-rename", "topic-home", "topic-retire"):
            refused = await press(world, world.organiser, f"threads:{verb}", number)
            assert refused.modal is None
            assert "Det ämnet finns inte längre." in text_of(refused)
        refused = await press(
            world,
            world.organiser,
            "threads:topic-stewards",
            number,
            kind=ComponentType.USER_SELECT,
        )
        assert "Det ämnet finns inte längre." in text_of(refused)
        refused = await press(
            world,
            world.organiser,
            "threads:topic",
            0,
            kind=ComponentType.STRING_SELECT,
            values=[str(number)],
        )
        assert "Det ämnet finns inte längre." in text_of(refused)
    for value in ("x", "-1", "9" * 30):
        refused = await press(
            world,
            world.organiser,
            "threads:topic",
            0,
            kind=ComponentType.STRING_SELECT,
            values=[value],
        )
        assert "finns inte längre" in text_of(refused)
    async with world.bot.uow.read() as tx:
        assert await tx.topics.all(theirs.community_id) == [theirs]


async def test_a_form_of_who_is_no_organiser_any_more_is_refused(world: World) -> None:
    await begin_topics(world)
    form = await world.organiser.click(await listed(world), label="Lägg till ämne")
    world.env.backend.remove_member_role(
        world.guild.id, world.organiser.id, world.roles.organiser.id
    )
    await world.env.settle()
    refused = await world.organiser.submit_modal(form, {"name": "Kapat"})
    assert text_of(refused) == ORGANISERS
    assert len(await begin_topics(world)) == 2
