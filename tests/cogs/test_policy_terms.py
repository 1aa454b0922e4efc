"""Teaching the bot names: by command and from a card, listed, taken back, in one network alone."""

import discord
import pytest
from simcord.enums import ComponentType
from simcord.results import InteractionResult

from bot.services import applications, policies
from domain.applications import Application
from domain.ids import CommunityId, UserId
from domain.own_terms import Label
from domain.screening.findings import Recommendation
from tests.cogs.setting_up import screen
from tests.cogs.test_applications_form import apply
from tests.cogs.worlds import World, buttons_of, components_of, menus_of, text_of

UNKNOWN = "Bjurlunda Driftnav"


async def stored(world: World) -> Application:
    [found] = await applications.listing(
        world.bot.uow, community_id=world.community_id, states=None
    )
    return found


async def card_of(world: World) -> discord.Message:
    return next(m for m in world.channels.review.history() if "Ansökan" in text_of(m))


async def learn(world: World, name: str, label: str) -> InteractionResult:
    options = {"term": name, "is": label}
    return await world.moderator.slash(world.channels.review, "policy learn", **options)


async def taught(world: World, text: str, community_id: int | None = None) -> int:
    term = await world.run(
        lambda: policies.learn(
            world.bot.uow,
            community_id=CommunityId(community_id or world.community_id),
            text=text,
            label=Label.PUBLIC_COMPANY,
            by=UserId(world.moderator.id),
            now=world.now,
        )
    )
    return term.term_id


async def test_a_taught_employer_is_known_on_open_cards_at_once(world: World) -> None:
    await apply(world, employer=UNKNOWN)
    assert (await stored(world)).recommendation is Recommendation.REVIEW
    answer = await learn(world, UNKNOWN, "public_company")
    text = text_of(answer)
    assert "**Bjurlunda Driftnav**: offentligt ägt bolag. Det gäller bara i ert nätverk." in text
    assert "En öppen ansökan fick en annan bedömning." in text
    application = await stored(world)
    assert application.recommendation is Recommendation.APPROVE
    await world.do_due()
    card = text_of(await card_of(world))
    assert "Nätverkets moderatorer har sagt vad arbetsgivaren är." in card


async def test_a_card_with_an_unclear_name_teaches(world: World) -> None:
    await apply(world, employer=UNKNOWN)
    card = await card_of(world)
    assert "Lär mig" in buttons_of(card)
    form = await world.moderator.click(card, label="Lär mig")
    fields = {c["custom_id"]: c for c in components_of(form) if c.get("custom_id")}
    assert fields["employer"]["value"] == UNKNOWN
    assert "position" not in fields
    answer = await world.moderator.submit_modal(
        form, {"employer": UNKNOWN, "employer-is": "municipality"}
    )
    assert "**Bjurlunda Driftnav**: kommun eller kommunalförbund." in text_of(answer)
    assert (await stored(world)).recommendation is Recommendation.APPROVE
    await world.do_due()
    assert "Lär mig" not in buttons_of(await card_of(world))
    late = await world.forge_component(
        world.moderator, f"applications:learn:{(await stored(world)).application_id}"
    )
    assert "inget oklart namn längre" in text_of(late)


async def test_an_unclear_title_can_be_taught_beside_the_employer(world: World) -> None:
    await apply(world, title="Kvistmästrare", employer=UNKNOWN, staff="unsure", work="Leder")
    form = await world.moderator.click(await card_of(world), label="Lär mig")
    answer = await world.moderator.submit_modal(
        form,
        {"employer": UNKNOWN, "position": "Kvistmästrare", "position-is": "leader_staff"},
    )
    text = text_of(answer)
    assert "**Kvistmästrare**: ledande titel" in text
    assert "Bjurlunda" not in text
    found = await policies.terms(world.bot.uow, community_id=world.community_id)
    assert [(term.text, term.label) for term in found] == [("Kvistmästrare", Label.LEADER_STAFF)]


async def test_nothing_chosen_is_nothing_learned(world: World) -> None:
    await apply(world, employer=UNKNOWN)
    form = await world.moderator.click(await card_of(world), label="Lär mig")
    answer = await world.moderator.submit_modal(form, {"employer": UNKNOWN})
    assert "Du valde inte vad det är" in text_of(answer)
    assert await policies.terms(world.bot.uow, community_id=world.community_id) == ()


async def test_a_clear_card_has_nothing_to_teach(world: World) -> None:
    await apply(world)
    assert "Lär mig" not in buttons_of(await card_of(world))


async def test_the_list_tells_who_and_when_and_takes_back(world: World) -> None:
    empty = await world.moderator.slash(world.channels.review, "policy terms")
    assert "Ingenting än." in text_of(empty)
    await apply(world, employer=UNKNOWN)
    await learn(world, UNKNOWN, "public_company")
    await learn(world, "*Lots* @everyone", "leader_unclear")
    shown = screen(await world.moderator.slash(world.channels.review, "policy terms"))
    text = text_of(shown)
    assert f"**Bjurlunda Driftnav**: offentligt ägt bolag (<@{world.moderator.id}>, " in text
    assert "\\*Lots\\*" in text
    assert "@everyone" not in text
    [menu] = menus_of(shown).values()
    first = menu["options"][0]["value"]
    gone = screen(
        await world.other_moderator.select(
            await _again(world), [first], custom_id=menu["custom_id"]
        )
    )
    assert "Bjurlunda Driftnav är borttaget. En öppen ansökan fick en annan" in text_of(gone)
    assert (await stored(world)).recommendation is Recommendation.REVIEW
    found = await policies.terms(world.bot.uow, community_id=world.community_id)
    assert [term.text for term in found] == ["*Lots* @everyone"]


async def _again(world: World):  # type: ignore[no-untyped-def]
    return screen(await world.other_moderator.slash(world.channels.review, "policy terms"))


async def test_a_known_name_says_who_taught_it(world: World) -> None:
    await learn(world, UNKNOWN, "public_company")
    again = await world.other_moderator.slash(
        world.channels.review, "policy learn", **{"term": "bjurlunda  driftnav", "is": "private"}
    )
    assert f"redan lärts in av <@{world.moderator.id}>" in text_of(again)
    short = await learn(world, "a", "private")
    assert "minst 3 bokstäver" in text_of(short)


async def test_many_names_are_listed_page_by_page(world: World) -> None:
    for number in range(20):
        await taught(world, f"{'Ängens driftbolag ' * 4}{number}")
    shown = screen(await world.moderator.slash(world.channels.review, "policy terms"))
    assert len(text_of(shown)) <= 4000
    shown = screen(await world.moderator.click(shown, label="Nästa"))
    assert list(buttons_of(shown)) == ["Föregående"]
    assert len(menus_of(shown)) == 1


async def test_another_communitys_name_is_neither_shown_nor_removed(world: World) -> None:
    number = await taught(world, UNKNOWN, 4711)
    shown = await world.moderator.slash(world.channels.review, "policy terms")
    assert "Ingenting än." in text_of(shown)
    answer = await world.forge_component(
        world.moderator,
        "policy:forget:0",
        channel=world.channels.review,
        kind=ComponentType.STRING_SELECT,
        values=[str(number)],
    )
    assert "Det finns inte längre" in text_of(answer)
    assert len(await policies.terms(world.bot.uow, community_id=CommunityId(4711))) == 1
    await apply(world, employer=UNKNOWN)
    assert (await stored(world)).recommendation is Recommendation.REVIEW


@pytest.mark.parametrize("value", ["x", "99999999999999999999999", "²"])
async def test_a_forged_number_is_refused(world: World, value: str) -> None:
    answer = await world.forge_component(
        world.moderator, "policy:forget:0", kind=ComponentType.STRING_SELECT, values=[value]
    )
    assert "Det finns inte längre" in text_of(answer)


async def test_a_member_can_teach_nothing(world: World) -> None:
    await apply(world, employer=UNKNOWN)
    number = (await stored(world)).application_id
    for person in (world.members[0], world.newcomer):
        for custom_id in (f"applications:learn:{number}", "policy:terms:0"):
            answer = await world.forge_component(person, custom_id)
            assert "bara nätverkets moderatorer" in text_of(answer)
        answer = await world.forge_slash(
            person, "policy learn", **{"term": UNKNOWN, "is": "private"}
        )
        assert "bara nätverkets moderatorer" in text_of(answer)
    assert await policies.terms(world.bot.uow, community_id=world.community_id) == ()
