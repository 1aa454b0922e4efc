"""Applying inside the server: the button, the form, and what the applicant is told."""

import pytest
from simcord.results import InteractionResult

from bot.services import applications, applying
from domain.applications import State
from domain.ids import UserId
from tests.cogs.worlds import World, buttons_of, text_of

ANSWERS = {
    "title": "Enhetschef",
    "employer": "Mölndals stad",
    "staff": "yes",
    "work": "Hemtjänst. Jag har personalansvar för 24 medarbetare.",
    "terms": ["agreed"],
}


async def press_apply(world: World) -> InteractionResult:
    await world.do_due()
    invitation = world.channels.welcome.last_message
    assert invitation is not None
    return await world.newcomer.click(invitation, label="Ansök om medlemskap")


async def apply(world: World, **changed: object) -> InteractionResult:
    form = await press_apply(world)
    return await world.newcomer.submit_modal(form, {**ANSWERS, **changed})


async def test_the_invitation_says_whom_the_network_is_for(world: World) -> None:
    await world.do_due()
    [invitation] = world.seen_in(world.channels.welcome)
    assert "ledande befattning med medarbetaransvar" in invitation


async def test_an_application_gets_a_clear_answer_and_a_card(world: World) -> None:
    answer = await apply(world)
    assert answer.ephemeral
    assert "Din ansökan är inlämnad" in text_of(answer)
    [card] = world.seen_in(world.channels.review)
    assert "Nils Ek" in card
    assert "> **Enhetschef**" in card
    assert "Förslag: godkänn" in card
    message = world.channels.review.last_message
    assert message is not None
    assert list(buttons_of(message)) == [
        "Jag tar den", "Godkänn", "Avböj", "Fråga mer", "Svara på engelska",
    ]  # fmt: skip


async def test_a_wrong_field_is_explained_and_the_draft_comes_back(world: World) -> None:
    answer = await apply(world, title="👍", terms=[])
    assert "Skriv din titel eller roll" in text_of(answer)
    form = await world.newcomer.click(answer.response, label="Öppna min ansökan")
    again = await world.newcomer.submit_modal(form, {**ANSWERS, "terms": []})
    assert "godkänna nätverkets regler" in text_of(again)
    form = await world.newcomer.click(again.response, label="Öppna min ansökan")
    assert form.modal is not None
    draft = await applying.draft_of(
        world.bot.uow,
        community_id=world.community_id,
        applicant_id=UserId(world.newcomer.id),
    )
    assert (draft.title, draft.staff) == ("Enhetschef", "Ja")
    done = await world.newcomer.submit_modal(form, ANSWERS)
    assert "inlämnad" in text_of(done)


async def test_pressing_again_tells_how_it_goes(world: World) -> None:
    await apply(world)
    status = await press_apply(world)
    assert "väntar på att en moderator läser den" in text_of(status)
    gone = await world.newcomer.click(status.response, label="Ta tillbaka ansökan")
    assert "återtagen" in text_of(gone)
    [card] = world.seen_in(world.channels.review)
    assert "Återtagen" in card
    message = world.channels.review.last_message
    assert message is not None
    assert buttons_of(message) == {}


async def test_a_member_is_told_that_they_are_one(world: World) -> None:
    await world.do_due()
    invitation = world.channels.welcome.last_message
    assert invitation is not None
    answer = await world.members[0].click(invitation, label="Ansök om medlemskap")
    assert "redan medlem" in text_of(answer)


async def test_an_english_client_gets_an_english_form(world: World) -> None:
    world.clients.speak(world.newcomer, "en-GB")
    form = await press_apply(world)
    assert "Apply for membership" in text_of(form)
    answer = await world.newcomer.submit_modal(form, ANSWERS)
    assert "Your application is in" in text_of(answer)
    [found] = await applications.listing(world.bot.uow, community_id=world.community_id)
    assert found.locale == "en"


@pytest.mark.parametrize(
    "hostile",
    [
        "@everyone <@&123> <@1>",
        "**fet** # rubrik\n# Rubrik\n> citat [länk](https://example.org)",
        "\u202eefehcstehnE",
        "`kod` ||gömt|| ~~struket~~ ```\nblock\n```",
        "é" * 1000,
        "@" * 1000,
        "\n".join("#" for _ in range(400)),
    ],
)
async def test_what_people_write_breaks_no_card_and_calls_nobody(
    world: World, hostile: str
) -> None:
    await apply(
        world, title=f"Chef {hostile}"[:150], employer="x" * 150, work=f"{hostile}x"[-1000:]
    )
    card = world.channels.review.last_message
    assert card is not None
    text = text_of(card)
    assert len(text) <= 4000
    assert "\u202e" not in text
    assert not card.mention_everyone
    assert card.raw_mentions == [] or card.mentions == []
    for line in text.split("\n"):
        assert not line.startswith(("# ", "> # ", "> > "))


async def test_who_leaves_takes_the_application_along(world: World) -> None:
    await apply(world)
    world.guild.remove_member(world.newcomer)
    await world.env.settle()
    [found] = await applications.listing(
        world.bot.uow, community_id=world.community_id, states=None
    )
    assert found.state is State.WITHDRAWN
    [card] = world.seen_in(world.channels.review)
    assert "Återtagen" in card


async def test_the_buttons_survive_a_restart(world: World) -> None:
    await apply(world)
    async with world.bot.uow.read() as tx:
        [found] = await tx.applications.listing(world.community_id)
    card = world.channels.review.last_message
    assert card is not None
    answer = await world.forge_component(
        world.moderator,
        f"applications:take:{found.application_id}",
        channel=world.channels.review,
    )
    assert "Du har tagit ansökan" in text_of(answer)


async def test_before_the_set_up_nobody_can_apply(unset_world: World) -> None:
    world = unset_world
    answer = await world.forge_component(world.newcomer, "applications:apply:0")
    assert "inte färdiginställt" in text_of(answer)
