"""/policy: shown, tried on past cases and put in force, by those who may."""

from dataclasses import replace

import pytest
from simcord import MemberActor
from simcord.enums import ComponentType
from simcord.results import ResponseMessage

from bot.services import applications, communities, housekeeping, policies
from cogs.policy.drafts import Draft, draft_of
from domain.applications import State
from domain.ids import CommunityId, UserId
from domain.policies import CommunityPolicy, PolicyChangedMeanwhile
from domain.screening.findings import Criterion, Recommendation
from tests.cogs.setting_up import screen
from tests.cogs.test_applications_form import apply
from tests.cogs.worlds import World, buttons_of, components_of, menus_of, text_of

NO_STAFF = {"title": "Enhetschef", "staff": "no", "work": "Leder verksamheten utan personal."}
WITHOUT_STAFF = [Criterion.LEADING.value, Criterion.PUBLIC.value]


async def command(world: World, name: str, who: MemberActor | None = None) -> ResponseMessage:
    return screen(await (who or world.moderator).slash(world.channels.review, f"policy {name}"))


async def pick(
    world: World, shown: ResponseMessage, route: str, values: list[str], who: MemberActor
) -> ResponseMessage:
    [menu] = [m for m in menus_of(shown).values() if m["custom_id"].startswith(f"{route}:")]
    return screen(await who.select(shown, values, custom_id=menu["custom_id"]))


async def press(shown: ResponseMessage, label: str, who: MemberActor) -> ResponseMessage:
    return screen(await who.click(shown, label=label))


async def in_force(world: World) -> CommunityPolicy:
    found = await policies.in_force(world.bot.uow, community_id=world.community_id)
    return found.policy


async def stored(world: World):  # type: ignore[no-untyped-def]
    return (
        await applications.listing(world.bot.uow, community_id=world.community_id, states=None)
    )[0]


async def test_moderators_see_the_policy_in_words(world: World) -> None:
    shown = await command(world, "show")
    text = text_of(shown)
    assert "Grundreglerna gäller utan ändringar." in text
    assert "ledande befattning, medarbetaransvar, offentlig sektor" in text
    assert "Allt är uppfyllt: jag föreslår **godkänn**" in text
    assert "Något är oklart: jag föreslår **läs själv**" in text
    assert "Något saknas: jag föreslår **avböj**" in text
    assert "Ingen släpps in automatiskt." in text
    assert "Ny ansökan efter ett nej: efter 30 dagar" in text
    assert "gallras efter 180 dagar" in text
    assert "gallras efter 365 dagar" in text
    assert list(buttons_of(shown)) == ["Prova en ändring"]
    assert menus_of(shown) == {}


async def test_a_change_is_tried_on_past_cases_before_it_is_put_in_force(world: World) -> None:
    await apply(world, **NO_STAFF)
    boss = world.administrator
    drawn = await command(world, "change", boss)
    assert "Inget ändras förrän" in text_of(drawn)
    assert "Sätt i kraft" not in buttons_of(drawn)
    drawn = await pick(world, drawn, "policy:criteria", WITHOUT_STAFF, boss)
    tried = await press(drawn, "Prova på alla ansökningar", boss)
    text = text_of(tried)
    assert "En ansökan lästes om." in text
    assert "**En hade fått ett annat förslag:**" in text
    assert "**1** Nils Ek (väntar på moderator): avböj → **godkänn**" in text
    assert await in_force(world) == CommunityPolicy()
    done = await press(tried, "Sätt i kraft", boss)
    assert "Version 1 gäller nu. En öppen ansökan fick en annan bedömning." in text_of(done)
    assert f"Version 1, satt i kraft av <@{boss.id}>" in text_of(done)
    assert (await in_force(world)).counting == {Criterion.LEADING, Criterion.PUBLIC}
    application = await stored(world)
    assert application.recommendation is Recommendation.APPROVE
    assert application.policy_version.endswith("+1")
    assert application.state is State.SUBMITTED


async def test_a_moderator_may_try_but_not_put_in_force(world: World) -> None:
    drawn = await command(world, "try")
    drawn = await pick(world, drawn, "policy:clear", ["on"], world.moderator)
    tried = await press(drawn, "Prova på alla ansökningar", world.moderator)
    assert "Klara fall släpps in direkt" in text_of(tried)
    assert "En administratör kan sätta ändringen i kraft" in text_of(tried)
    assert list(buttons_of(tried)) == ["Ändra mer"]


async def test_thinned_cases_are_weighed_by_their_stored_verdicts(world: World) -> None:
    await apply(world, **NO_STAFF)
    number = (await stored(world)).application_id
    await world.run(
        lambda: applications.decline(
            world.bot.uow,
            community_id=world.community_id,
            application_id=number,
            by=UserId(world.moderator.id),
            reason="Personal saknas.",
            now=world.now,
        )
    )
    await world.env.advance_time(200 * 86400)
    await world.run(lambda: housekeeping.clean(world.bot.uow, now=world.now))
    drawn = await command(world, "try")
    drawn = await pick(world, drawn, "policy:criteria", WITHOUT_STAFF, world.moderator)
    text = text_of(await press(drawn, "Prova på alla ansökningar", world.moderator))
    assert "Inga ansökningar gick att läsa om." in text
    assert "En är gallrad: dess sparade bedömningar vägdes om." in text
    assert "**1** gallrad (avböjd): avböj → **godkänn**" in text
    assert "Nils" not in text


async def test_many_differences_are_turned_page_by_page(world: World) -> None:
    await apply(world, **NO_STAFF)
    first = await stored(world)
    async with world.bot.uow.write() as tx:
        for number in range(1, 40):
            await tx.applications.add(
                replace(first, applicant_id=UserId(number), applicant_name="*Åsa* @everyone " * 9)
            )
    drawn = await command(world, "try")
    drawn = await pick(world, drawn, "policy:criteria", WITHOUT_STAFF, world.moderator)
    shown = await press(drawn, "Prova på alla ansökningar", world.moderator)
    assert "… och 25 till." in text_of(shown)
    assert "Föregående" not in buttons_of(shown)
    for _ in range(2):
        assert len(text_of(shown)) <= 4000
        assert "@everyone" not in text_of(shown)
        shown = await press(shown, "Nästa", world.moderator)
    assert "**40**" in text_of(shown)
    assert "Nästa" not in buttons_of(shown)
    assert "till." not in text_of(shown).splitlines()[-1]


async def test_what_would_let_anybody_in_can_not_be_forged(world: World) -> None:
    number = Draft(CommunityPolicy(), world.bot.screening()[1]).number
    for route, values in (
        ("criteria", ["anything"]),
        ("missing", ["approve"]),
        ("unclear", ["approve"]),
        ("all-met", ["decline"]),
        ("missing", ["anything"]),
    ):
        answer = await world.forge_component(
            world.administrator,
            f"policy:{route}:{number}",
            kind=ComponentType.STRING_SELECT,
            values=values,
        )
        assert "går det inte att ställa in" in text_of(answer) or "finns inte" in text_of(answer)
    nothing = number & ~0b111
    answer = await world.forge_component(world.administrator, f"policy:put:{nothing}")
    assert "Minst ett krav" in text_of(answer)
    assert await in_force(world) == CommunityPolicy()


@pytest.mark.parametrize("route", ["put", "questions"])
async def test_only_administrators_change_anything(world: World, route: str) -> None:
    number = Draft(CommunityPolicy(approves_clear=True), world.bot.screening()[1]).number
    for person in (world.moderator, world.members[0], world.newcomer):
        answer = await world.forge_component(person, f"policy:{route}:{number}")
        assert "bara administratörer" in text_of(answer)
    assert await in_force(world) == CommunityPolicy()


@pytest.mark.parametrize("route", ["show", "draw", "try", "terms"])
async def test_a_forged_press_by_a_member_shows_nothing(world: World, route: str) -> None:
    for person in (world.members[0], world.newcomer, world.organiser):
        answer = await world.forge_component(person, f"policy:{route}:0")
        assert "bara nätverkets moderatorer" in text_of(answer)


@pytest.mark.parametrize("name", ["show", "try", "change", "terms"])
async def test_a_forged_command_by_a_member_shows_nothing(world: World, name: str) -> None:
    answer = await world.forge_slash(world.members[0], f"policy {name}")
    assert "Det här kan bara" in text_of(answer)
    if name == "change":
        answer = await world.forge_slash(world.moderator, f"policy {name}")
        assert "bara administratörer" in text_of(answer)


async def test_a_draft_of_an_earlier_version_is_refused(world: World) -> None:
    boss = world.administrator
    stale = Draft(CommunityPolicy(), world.bot.screening()[1]).number
    drawn = await command(world, "change", boss)
    drawn = await pick(world, drawn, "policy:clear", ["on"], boss)
    tried = await press(drawn, "Prova på alla ansökningar", boss)
    await press(tried, "Sätt i kraft", boss)
    answer = await world.forge_component(boss, f"policy:try:{stale}")
    assert "Regelverket har ändrats sedan du öppnade det här" in text_of(answer)


async def test_the_same_again_is_no_change(world: World) -> None:
    tried = await press(
        await command(world, "change", world.administrator),
        "Prova på alla ansökningar",
        world.administrator,
    )
    assert "**Ingen hade fått ett annat förslag.**" in text_of(tried)
    answer = await world.administrator.click(tried, label="Sätt i kraft")
    assert "Så är det redan." in text_of(answer)


async def test_days_are_the_communitys_own_and_kept_at_once(world: World) -> None:
    boss = world.administrator
    shown = await command(world, "show", boss)
    [menu] = [m for m in menus_of(shown).values() if m["custom_id"] == "policy:day:2"]
    shown = screen(await boss.select(shown, ["90"], custom_id=menu["custom_id"]))
    assert "Sparat." in text_of(shown)
    assert "gallras efter" not in text_of(shown)
    [menu] = [m for m in menus_of(shown).values() if m["custom_id"] == "policy:day:2"]
    assert [o["label"] for o in menu["options"] if o.get("default")] == ["90 dagar"]
    assert (await world.community()).keep_declined_days == 90
    for person, values in ((boss, ["1"]), (boss, ["x"]), (world.moderator, ["30"])):
        await world.forge_component(
            person, "policy:day:2", kind=ComponentType.STRING_SELECT, values=values
        )
    assert (await world.community()).keep_declined_days == 90


async def test_own_questions_stand_in_the_check(world: World) -> None:
    boss = world.administrator
    shown = await command(world, "show", boss)
    form = await boss.click(shown, label="Egna frågor")
    assert form.modal is not None
    answer = await boss.submit_modal(form, {"questions": "Hur hittade du hit?\n\nVarför nu?"})
    assert "Version 1 gäller nu." in text_of(answer)
    assert "> Hur hittade du hit?" in text_of(answer)
    check = text_of(await boss.slash(world.channels.review, "setup check"))
    assert "5. Hur hittade du hit?\n6. Varför nu?" in check
    form = await boss.click(shown, label="Egna frågor")
    [field] = [c for c in components_of(form) if c.get("custom_id") == "questions"]
    assert field["value"] == "Hur hittade du hit?\nVarför nu?"
    four = await boss.submit_modal(form, {"questions": "a\nb\nc\nd"})
    assert "högst 3 egna frågor" in text_of(four)


async def test_a_clear_case_is_let_in_and_the_card_says_by_what(world: World) -> None:
    await world.run(
        lambda: policies.change(
            world.bot.uow,
            community_id=world.community_id,
            policy=CommunityPolicy(approves_clear=True),
            by=UserId(world.administrator.id),
            now=world.now,
        )
    )
    answer = await apply(world)
    assert "Tack Nils Ek! Du har det som nätverket frågar efter" in text_of(answer)
    assert buttons_of(answer) == {}
    await world.advance(minutes=5)
    application = await stored(world)
    assert application.state is State.APPROVED
    assert application.decided_by is None
    cards = [t for t in world.seen_in(world.channels.review) if "Ansökan" in t]
    assert "Godkänd av regelverket (klart fall)" in cards[0]
    member = await world.bot.guilds[0].fetch_member(world.newcomer.id)
    assert world.roles.member.id in {role.id for role in member.roles}


async def test_another_communitys_policy_and_cases_stay_out_of_it(world: World) -> None:
    await apply(world, **NO_STAFF)
    first = await stored(world)
    other = CommunityId(4711)
    await world.run(
        lambda: communities.change(
            world.bot.uow, community_id=other, by=None, now=world.now, change=lambda c: c
        )
    )
    async with world.bot.uow.write() as tx:
        await tx.applications.add(
            replace(first, community_id=other, applicant_name="Hemlig Person")
        )
    drawn = await command(world, "try")
    drawn = await pick(world, drawn, "policy:criteria", WITHOUT_STAFF, world.moderator)
    text = text_of(await press(drawn, "Prova på alla ansökningar", world.moderator))
    assert "En ansökan lästes om." in text
    assert "Hemlig" not in text


def test_a_draft_survives_in_the_id_of_a_button(world: World) -> None:
    _, shipped = world.bot.screening()
    before = CommunityPolicy(version=5, extra_questions=("Varför?",))
    for counting in (None, frozenset({Criterion.PUBLIC})):
        for some_not_met in (None, Recommendation.REVIEW):
            for clear in (False, True):
                policy = replace(
                    before, counting=counting, some_not_met=some_not_met, approves_clear=clear
                )
                draft = Draft(policy, shipped)
                assert draft_of(draft.number, in_force=before, shipped=shipped) == draft
    with pytest.raises(PolicyChangedMeanwhile):
        draft_of(Draft(before, shipped).number, in_force=CommunityPolicy(), shipped=shipped)
