"""`/me`: what a person sees of what the network knows, and how it is corrected."""

from dataclasses import replace

from simcord.results import InteractionResult

from bot.services import people
from bot.services.people import Notice
from domain.applications import Answer, Application, Source, State
from domain.ids import ChannelId, CommunityId, UserId
from domain.questions import Meaning
from sandbox.clients import ENGLISH
from tests.cogs.worlds import World, answers_of, buttons_of, components_of, text_of

ELSEWHERE = CommunityId(999_888_777_666_555_444)


async def test_a_member_from_before_the_bot_counts_by_the_role(world: World) -> None:
    seen = await world.members[0].slash(world.channels.welcome, "me")

    assert answers_of(seen)[0].ephemeral
    assert "Du i Ledstången" in text_of(seen)
    assert "medlem sedan före min tid här" in text_of(seen)
    assert "Jag vet inte vilken titel du har" in text_of(seen)
    assert list(buttons_of(seen)) == [
        "Rätta mina uppgifter",
        "Skriv till mig på svenska",
        "Skriv till mig på engelska",
        "Sluta skriva om min ansökan",
        "Sluta skriva om träffar",
        "Sluta skriva om trådar",
        "Sluta skriva om enkäter",
    ]


async def test_a_member_corrects_title_and_employer(world: World) -> None:
    anna = world.members[0]
    shown = await _correct(world, title="Rektor", employer="Göteborgs stad")

    assert "Tack, det är sparat." in text_of(shown)
    assert "**Titel:** Rektor" in text_of(shown)
    assert "**Arbetsgivare:** Göteborgs stad" in text_of(shown)
    known = await people.profile_of(
        world.bot.uow, community_id=world.community_id, user_id=UserId(anna.id)
    )
    assert (known.title, known.employer, known.joined_at) == ("Rektor", "Göteborgs stad", None)

    form = await anna.click(answers_of(shown)[0], label="Rätta mina uppgifter")
    prefilled = [part["value"] for part in components_of(form) if "value" in part]
    assert prefilled == ["Rektor", "Göteborgs stad"]


async def test_empty_fields_take_the_texts_away(world: World) -> None:
    await _correct(world, title="Rektor", employer="Göteborgs stad")
    shown = await _correct(world, title="", employer="")

    assert "Jag vet inte vilken titel du har" in text_of(shown)


async def test_what_people_type_is_shown_as_typed_and_pings_nobody(world: World) -> None:
    shown = await _correct(
        world,
        title="# **Chef** @everyone <@&1> [klicka](https://x.se)",
        employer="a\n\n> b \u202ec",
    )

    assert r"\# \*\*Chef\*\* \@" in text_of(shown)
    assert "@everyone" not in text_of(shown)
    assert "<@&1>" not in text_of(shown)
    assert r"**Arbetsgivare:** a \> b c" in text_of(shown)


async def test_four_thousand_characters_are_shortened_at_a_word(world: World) -> None:
    await _correct(world, title="rektor " * 21, employer="")
    community_id, anna = world.community_id, UserId(world.members[0].id)
    await people.correct(
        world.bot.uow,
        community_id=community_id,
        user_id=anna,
        title="å" * 4000,
        employer="ord " * 1000,
        now=world.now,
    )
    known = await people.profile_of(world.bot.uow, community_id=community_id, user_id=anna)
    assert len(known.title) == 150
    assert known.employer.endswith("ord…")
    assert "å" * 149 in text_of(await world.members[0].slash(world.channels.welcome, "me"))


async def test_the_language_of_direct_messages_is_chosen(world: World) -> None:
    anna = world.members[0]
    seen = await anna.slash(world.channels.welcome, "me")
    after = await anna.click(answers_of(seen)[0], label="Skriv till mig på engelska")

    assert "Då skriver jag till dig på engelska" in text_of(after)
    assert "Direktmeddelanden från mig:** på engelska" in text_of(after)
    assert "Skriv till mig på engelska" not in buttons_of(after)
    assert await people.locale_of(world.bot.uow, user_id=UserId(anna.id)) == "en"


async def test_a_kind_of_direct_messages_is_stopped_and_taken_up_again(world: World) -> None:
    anna = world.members[0]
    user_id = UserId(anna.id)
    seen = await anna.slash(world.channels.welcome, "me")

    stopped = await anna.click(answers_of(seen)[0], label="Sluta skriva om min ansökan")
    assert "jag skriver inte om vad som händer med din ansökan" in text_of(stopped)
    assert await people.stopped_by(world.bot.uow, user_id=user_id) == {Notice.APPLICATIONS}

    again = await anna.click(answers_of(stopped)[0], label="Skriv om min ansökan igen")
    assert "jag skriver om vad som händer med din ansökan" in text_of(again)
    assert await people.stopped_by(world.bot.uow, user_id=user_id) == frozenset()


async def test_only_the_owner_is_offered_to_stop_warnings(world: World) -> None:
    seen = await world.administrator.slash(world.channels.welcome, "me")
    assert "Sluta varna mig här" in buttons_of(seen)

    seen = await world.moderator.slash(world.channels.welcome, "me")
    assert "Sluta varna mig här" not in buttons_of(seen)


async def test_an_applicant_sees_the_state_and_that_they_are_not_a_member(world: World) -> None:
    await _applied(world, world.newcomer.id)
    seen = await world.newcomer.slash(world.channels.welcome, "me")

    assert "Du är inte medlem än, men din ansökan är inne." in text_of(seen)
    assert "den väntar på att en moderator läser den" in text_of(seen)
    assert "Rätta mina uppgifter" not in buttons_of(seen)


async def test_an_applicant_sees_what_was_asked_and_where_to_answer(world: World) -> None:
    await _applied(
        world,
        world.newcomer.id,
        state=State.WAITING,
        question="Hur många *leder* du?",
        thread_id=ChannelId(77),
    )
    seen = text_of(await world.newcomer.slash(world.channels.welcome, "me"))

    assert r"> Hur många \*leder\* du?" in seen
    assert "Svara i <#77>." in seen


async def test_a_declined_applicant_sees_the_reason_and_when_to_apply_again(world: World) -> None:
    await _applied(
        world, world.newcomer.id, state=State.DECLINED, reason="Nätverket är för chefer.",
        decided_at=world.now,
    )  # fmt: skip
    seen = text_of(await world.newcomer.slash(world.channels.welcome, "me"))

    assert "> Nätverket är för chefer." in seen
    assert "Du kan söka igen från och med" in seen
    assert f"ansöker du med knappen i <#{world.channels.welcome.id}>" in seen


async def test_who_is_unknown_is_told_so_kindly(world: World) -> None:
    seen = text_of(await world.newcomer.slash(world.channels.welcome, "me"))

    assert "Du är inte medlem än." in seen
    assert "Ansökan**" not in seen


async def test_a_server_that_is_not_set_up_says_so(unset_world: World) -> None:
    seen = await unset_world.administrator.slash(unset_world.channels.welcome, "me")

    assert "Nätverket är inte färdiginställt än" in text_of(seen)
    assert "Rätta mina uppgifter" not in buttons_of(seen)


async def test_in_english_for_who_has_discord_in_english(world: World) -> None:
    world.clients.speak(world.members[0], ENGLISH)
    seen = await world.members[0].slash(world.channels.welcome, "me")

    assert "since before my time here" in text_of(seen)
    assert "Correct my details" in buttons_of(seen)


async def test_a_direct_message_shows_the_applications_in_all_networks(world: World) -> None:
    await _applied(world, world.newcomer.id)
    seen = await world.newcomer.user.slash("me")

    assert "### Ledstången" in text_of(seen)
    assert "den väntar på att en moderator läser den" in text_of(seen)
    after = await world.newcomer.user.click(answers_of(seen)[0], label="Skriv till mig på svenska")
    assert "Direktmeddelanden från mig:** på svenska" in text_of(after)


async def test_a_direct_message_of_somebody_unknown_points_to_the_server(world: World) -> None:
    seen = text_of(await world.newcomer.user.slash("me"))

    assert "Jag har ingen ansökan från dig." in seen
    assert "Skriv /me på nätverkets server" in seen


async def test_another_networks_profile_stays_out_of_sight(world: World) -> None:
    anna = UserId(world.members[0].id)
    await people.correct(
        world.bot.uow,
        community_id=ELSEWHERE,
        user_id=anna,
        title="Hemlig titel",
        employer="Annat nätverk",
        now=world.now,
    )
    await _applied(world, anna, community_id=ELSEWHERE, applicant_name="Anna")

    seen = text_of(await world.members[0].slash(world.channels.welcome, "me"))
    assert "Hemlig titel" not in seen
    assert "**Ansökan**" not in seen


async def test_forged_buttons_are_refused_in_words(world: World) -> None:
    for custom_id in ("profile:language:9", "profile:stop:9", "profile:resume:0"):
        seen = await world.forge_component(world.members[0], custom_id)
        assert "Det finns inte längre" in text_of(seen)
    for person in (world.newcomer,):
        seen = await world.forge_component(person, "profile:correct:0")
        assert "kan bara nätverkets medlemmar" in text_of(seen)


async def test_a_member_who_loses_the_role_while_typing_is_refused(world: World) -> None:
    anna = world.members[0]
    seen = await anna.slash(world.channels.welcome, "me")
    form = await anna.click(answers_of(seen)[0], label="Rätta mina uppgifter")
    await _without_roles(world, anna.id)

    refused = await anna.submit_modal(form, _fields(form, "Rektor", "Göteborgs stad"))
    assert "kan bara nätverkets medlemmar" in text_of(refused)
    known = await people.profile_of(
        world.bot.uow, community_id=world.community_id, user_id=UserId(anna.id)
    )
    assert known.title == ""


async def _correct(world: World, *, title: str, employer: str) -> InteractionResult:
    anna = world.members[0]
    seen = await anna.slash(world.channels.welcome, "me")
    form = await anna.click(answers_of(seen)[0], label="Rätta mina uppgifter")
    return await anna.submit_modal(form, _fields(form, title, employer))


def _fields(form: InteractionResult, *values: str) -> dict[str, str]:
    ids = [part["custom_id"] for part in components_of(form) if "custom_id" in part]
    return dict(zip(ids, values, strict=True))


async def _without_roles(world: World, user_id: int) -> None:
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    await world.run(lambda: _remove(world, user_id))


async def _remove(world: World, user_id: int) -> None:
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    member = await guild.fetch_member(user_id)
    await member.edit(roles=[])


async def _applied(world: World, user_id: int, **fields: object) -> Application:
    application = Application(
        community_id=world.community_id,
        applicant_id=UserId(user_id),
        applicant_name="Nils",
        source=Source.FORM,
        submitted_at=world.now,
        changed_at=world.now,
        answers=(Answer(Meaning.TITLE, "Titel", "Enhetschef"),),
    )
    async with world.bot.uow.write() as tx:
        return await tx.applications.add(replace(application, **fields))  # type: ignore[arg-type]
