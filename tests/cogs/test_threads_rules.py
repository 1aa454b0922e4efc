"""The rules of threads: shown before the first thread, accepted once, read whenever one likes."""

from simcord.results import InteractionResult

from bot.services import acceptances, thread_settings
from bot.services.thread_settings import RULES_LENGTH
from bot.ui import CARD_LENGTH
from domain.ids import UserId
from tests.cogs.thread_worlds import press, slash, user
from tests.cogs.worlds import World, answers_of, buttons_of, text_of

ACCEPT = "Jag har läst och håller med"


async def own_rules(world: World, text: str) -> None:
    await world.run(
        lambda: thread_settings.set_rules(
            world.bot.uow,
            community_id=world.community_id,
            text=text,
            by=user(world.administrator),
            now=world.now,
        )
    )


async def has_accepted(world: World, user_id: UserId, version: int = 1) -> bool:
    return await acceptances.has_accepted(
        world.bot.uow,
        world.bot.vault,
        community_id=world.community_id,
        user_id=user_id,
        what=acceptances.RULES,
        version=version,
    )


async def accepted(world: World, shown: InteractionResult) -> InteractionResult:
    return await world.members[0].click(shown.response, label=ACCEPT)


async def test_the_rules_come_first_and_lead_to_the_form(world: World) -> None:
    anna = world.members[0]
    shown = await slash(world, anna, "ask")
    assert answers_of(shown)[0].ephemeral
    assert "Så gör vi i trådarna" in text_of(shown)
    assert "Det som sägs här stannar här" in text_of(shown)
    assert "Sekretess och tystnadsplikt gäller här också" in text_of(shown)
    assert list(buttons_of(shown)) == [ACCEPT]
    assert not await has_accepted(world, user(anna))
    form = await accepted(world, shown)
    assert text_of(form).startswith("Ställ en fråga")
    assert await has_accepted(world, user(anna))
    assert not await has_accepted(world, user(world.members[1]))


async def test_each_kind_leads_to_its_own_form(world: World) -> None:
    shown = await slash(world, world.members[0], "discuss")
    assert text_of(await accepted(world, shown)).startswith("Börja en diskussion")


async def test_that_it_was_accepted_is_kept_without_who_and_when(world: World) -> None:
    anna = world.members[0]
    await accepted(world, await slash(world, anna, "ask"))
    async with world.bot.uow.read() as tx:
        lines = await tx.audit.of(world.community_id, limit=100)
    assert user(anna) not in {line.actor_id for line in lines}
    assert [row for row in await world.outbox() if str(anna.id) in str(row.payload)] == []


async def test_changed_rules_are_accepted_anew(world: World) -> None:
    await accepted(world, await slash(world, world.members[0], "ask"))
    assert (await slash(world, world.members[0], "ask")).modal is not None
    await own_rules(world, "- Var snäll.\n# <@&1> @everyone")
    again = await slash(world, world.members[0], "ask")
    assert again.modal is None
    # What somebody wrote is shown as it was written: no heading, no mention.
    assert "\\- Var snäll.\n\\# \\<\\@" in text_of(again)
    assert "@everyone" not in text_of(again)
    assert (await accepted(world, again)).modal is not None


async def test_the_button_of_earlier_rules_shows_the_later_ones(world: World) -> None:
    anna = world.members[0]
    old = await slash(world, anna, "ask")
    await own_rules(world, "Var snäll.")
    shown = await accepted(world, old)
    assert shown.modal is None
    assert "Var snäll." in text_of(shown)
    assert not await has_accepted(world, user(anna), 1)
    assert not await has_accepted(world, user(anna), 2)
    assert (await accepted(world, shown)).modal is not None


async def test_rules_can_be_read_at_any_time(world: World) -> None:
    anna = world.members[0]
    shown = await slash(world, anna, "rules")
    assert answers_of(shown)[0].ephemeral
    assert "Var oense om saken, inte om personen." in text_of(shown)
    assert "Du får frågan om du håller med" in text_of(shown)
    assert buttons_of(shown) == {}
    await accepted(world, await slash(world, anna, "tip"))
    assert "Det här har du sagt ja till." in text_of(await slash(world, anna, "rules"))


async def test_who_reads_english_reads_the_shipped_rules_in_english(world: World) -> None:
    anna = world.members[0]
    world.clients.speak(anna.user, "en-GB")
    assert "What is said here stays here." in text_of(await slash(world, anna, "rules"))


async def test_the_longest_rules_that_are_taken_fit_on_a_screen(world: World) -> None:
    await own_rules(world, "*" * RULES_LENGTH)
    assert len(text_of(await slash(world, world.members[0], "ask"))) < CARD_LENGTH


async def test_nobody_accepts_what_they_were_not_shown(world: World) -> None:
    anna, outside = world.members[0], world.newcomer
    for version in (2, 99):
        shown = await press(world, anna, "threads:accept", version * 10 + 1)
        assert shown.modal is None
        assert "Det som sägs här stannar här" in text_of(shown)
        assert not await has_accepted(world, user(anna), version)
    # No kind has these numbers.
    for subject in (10, 14, 19):
        refused = await press(world, anna, "threads:accept", subject)
        assert refused.modal is None
        assert "finns inte" in text_of(refused)
    assert not await has_accepted(world, user(anna))
    refused = await press(world, outside, "threads:accept", 11)
    assert refused.modal is None
    assert not await has_accepted(world, user(outside))
