"""`/privacy`: what is stored about a person is shown, handed out and erased."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
from simcord import MemberActor, UserHandle
from simcord.results import InteractionResult

from bot.services import anonymity, people, privacy
from bot.services.people import Notice
from domain.applications import Answer, Application, DecidedIn, Source, State
from domain.ids import BoxId, ChannelId, CommunityId, JoinRequestId, MessageId, UserId
from domain.meetup_values import Season, SeasonMember
from domain.questions import Meaning
from domain.screening.findings import Criterion, Evidence, Finding, Verdict
from domain.thread_values import Topic
from sandbox.clients import ENGLISH
from tests.cogs.worlds import World, answers_of, buttons_of, text_of

ELSEWHERE = CommunityId(999_888_777_666_555_444)
SECRET = "Leder hemtjänsten i Alingsås"


async def test_who_is_unknown_is_told_that_nothing_is_stored(world: World) -> None:
    for command in ("privacy show", "privacy export", "privacy erase"):
        seen = await world.newcomer.slash(world.channels.welcome, command)
        assert text_of(seen) == "Jag har inget lagrat om dig i Ledstången."
        assert answers_of(seen)[0].ephemeral
        assert buttons_of(seen) == {}


async def test_show_says_what_why_how_long_and_who_sees_it(world: World) -> None:
    await _applied(world, world.newcomer.id)
    seen = text_of(await world.newcomer.slash(world.channels.welcome, "privacy show"))

    assert "### Din ansökan" in seen
    assert "gallras 180 dagar efter ett nej" in seen
    assert "365 dagar efter ett ja" in seen
    assert "Vem ser det: nätverkets moderatorer." in seen
    assert "Ansvarigt för uppgifterna är Ledstången" in seen
    assert "applicant_name" not in seen
    assert "### Din profil" not in seen


async def test_show_counts_with_the_days_that_the_network_has_chosen(world: World) -> None:
    await world.change(keep_declined_days=30, keep_approved_days=90)
    await _applied(world, world.newcomer.id)
    seen = text_of(await world.newcomer.slash(world.channels.welcome, "privacy show"))

    assert "gallras 30 dagar efter ett nej" in seen
    assert "90 dagar efter ett ja" in seen


async def test_show_has_room_for_everything_in_both_languages(world: World) -> None:
    moderator = world.moderator
    await _known_in_every_way(world, moderator)
    for language in (ENGLISH, "sv-SE"):
        world.clients.speak(moderator, language)
        seen = await moderator.slash(world.channels.welcome, "privacy show")
        assert text_of(seen).count("###") == len(privacy.Area)


async def test_export_hands_out_everything_with_readable_names(world: World) -> None:
    await _applied(world, world.newcomer.id)
    seen = await world.newcomer.slash(world.channels.welcome, "privacy export")

    (answer,) = answers_of(seen)
    assert answer.ephemeral
    (file,) = answer.attachments
    assert file.filename == "ledarbot.json"
    found = json.loads(_content(world, file.url))
    assert found["Personens Discord-id"] == str(world.newcomer.id)
    (application,) = found["Ansökningar"]
    assert application["Namn"] == "Nils Ek"
    assert application["Nätverk"] == "Ledstången"
    assert application["Sökande"] == str(world.newcomer.id)
    assert [each["Text"] for each in found["Svar i ansökningarna"]] == [SECRET]
    assert found["Vad som framgick av svaren"][0]["Belägg"] == [
        {"Svar på": "work", "Från tecken": 0, "Till tecken": 5, "Text": "Leder"}
    ]


async def test_export_is_in_english_for_who_has_discord_in_english(world: World) -> None:
    await _applied(world, world.newcomer.id)
    world.clients.speak(world.newcomer, ENGLISH)
    seen = await world.newcomer.slash(world.channels.welcome, "privacy export")

    found = json.loads(_content(world, answers_of(seen)[0].attachments[0].url))
    assert found["Applications"][0]["Name"] == "Nils Ek"


async def test_an_applicants_file_leaves_out_who_the_moderators_are(world: World) -> None:
    await _applied(
        world,
        world.newcomer.id,
        state=State.DECLINED,
        decided_by=UserId(world.moderator.id),
        decided_at=world.now,
        decided_in=DecidedIn.BOT,
        reason="Nätverket är för chefer.",
    )
    seen = await world.newcomer.slash(world.channels.welcome, "privacy export")

    content = _content(world, answers_of(seen)[0].attachments[0].url).decode()
    assert "Nätverket är för chefer." in content
    assert str(world.moderator.id) not in content


async def test_a_moderators_file_leaves_out_what_applicants_wrote(world: World) -> None:
    await _applied(
        world, world.newcomer.id, taken_by=UserId(world.moderator.id), taken_at=world.now
    )
    seen = await world.moderator.slash(world.channels.welcome, "privacy export")

    content = _content(world, answers_of(seen)[0].attachments[0].url).decode()
    assert "Ansökningar som personen har handlagt" in content
    assert SECRET not in content
    assert "Nils Ek" not in content
    assert str(world.newcomer.id) not in content


async def test_in_a_server_only_what_belongs_to_its_network(world: World) -> None:
    await _applied(world, world.newcomer.id)
    await _profile(world, world.newcomer.id, title="Hemlig titel", community_id=ELSEWHERE)

    here = await world.newcomer.slash(world.channels.welcome, "privacy export")
    assert "Hemlig titel" not in _content(world, answers_of(here)[0].attachments[0].url).decode()

    everywhere = await world.newcomer.user.slash("privacy export")
    assert "i alla nätverk" in text_of(everywhere)
    content = _content(world, answers_of(everywhere)[0].attachments[0].url).decode()
    assert "Hemlig titel" in content
    assert SECRET in content


async def test_erase_says_what_goes_and_what_stays_and_does_nothing_before_yes(
    world: World,
) -> None:
    anna = world.members[0]
    await _profile(world, anna.id, title="Rektor")
    seen = await anna.slash(world.channels.welcome, "privacy erase")

    assert "Radera det som är lagrat om dig i Ledstången?" in text_of(seen)
    assert "- din profil: titel, arbetsgivare" in text_of(seen)
    assert "- din roll på servern" in text_of(seen)
    assert "andra nätverk" not in text_of(seen)
    assert list(buttons_of(seen)) == ["Ja, radera", "Nej, behåll"]

    kept = await anna.click(answers_of(seen)[0], label="Nej, behåll")
    assert text_of(kept) == "Inget är raderat."
    assert buttons_of(kept) == {}
    assert await _stored(world, anna) != {}


async def test_a_member_keeps_the_role_and_has_an_empty_profile(world: World) -> None:
    anna = world.members[0]
    await _profile(world, anna.id, title="Rektor")
    done = await _erase(world, anna)

    assert "**Klart.** Det här är raderat i Ledstången:" in text_of(done)
    assert "- din profil" in text_of(done)
    assert "Din roll på servern har du kvar." in text_of(done)
    assert await _stored(world, anna) == {}
    assert "Jag vet inte vilken titel du har" in text_of(
        await anna.slash(world.channels.welcome, "me")
    )


async def test_an_open_application_goes_with_its_card(world: World) -> None:
    card = await world.run(lambda: _posted(world, "kortet"))
    await _applied(
        world,
        world.newcomer.id,
        card_channel_id=ChannelId(world.channels.review.id),
        card_message_id=MessageId(card.id),
    )
    seen = await world.newcomer.slash(world.channels.welcome, "privacy erase")
    assert "Ingen kommer att svara på den." in text_of(seen)
    assert "hos Discord" not in text_of(seen)

    done = await world.newcomer.click(answers_of(seen)[0], label="Ja, radera")
    assert "Kortet med din ansökan tas bort" in text_of(done)
    await world.do_due()
    assert world.channels.review.history() == []
    assert await _stored(world, world.newcomer) == {}


async def test_who_applied_by_discords_own_form_hears_that_it_stays_there(world: World) -> None:
    await _applied(world, world.newcomer.id, source=Source.NATIVE, join_request_id=JoinRequestId(5))
    seen = await world.newcomer.slash(world.channels.welcome, "privacy erase")

    assert "Din medlemsansökan finns kvar hos Discord." in text_of(seen)


async def test_a_moderators_decision_stays_without_the_moderator(world: World) -> None:
    application = await _applied(
        world,
        world.newcomer.id,
        state=State.DECLINED,
        decided_by=UserId(world.moderator.id),
        decided_at=world.now,
        decided_in=DecidedIn.BOT,
        reason="Nätverket är för chefer.",
    )
    seen = await world.moderator.slash(world.channels.welcome, "privacy erase")
    assert "- besluten du har fattat, men inte att det var du" in text_of(seen)
    await world.moderator.click(answers_of(seen)[0], label="Ja, radera")

    async with world.bot.uow.read() as tx:
        kept = await tx.applications.get(world.community_id, application.application_id)
    assert kept is not None
    assert kept.state is State.DECLINED
    assert kept.decided_by != world.moderator.id
    assert [answer.text for answer in kept.answers] == [SECRET]


async def test_in_a_server_the_other_networks_data_stays(world: World) -> None:
    nils = world.newcomer
    await _applied(world, nils.id)
    await _profile(world, nils.id, title="Rektor", community_id=ELSEWHERE)
    await people.stop(
        world.bot.uow, user_id=UserId(nils.id), notice=Notice.APPLICATIONS, now=world.now
    )
    seen = await nils.slash(world.channels.welcome, "privacy erase")
    goes, stays = text_of(seen).split("Det här finns kvar:")
    assert "- din ansökan" in goes
    assert "stoppat" not in goes
    assert "- ditt språk och vilka direktmeddelanden du har stoppat" in stays
    assert "- det som andra nätverk har lagrat om dig" in stays

    done = await nils.click(answers_of(seen)[0], label="Ja, radera")
    assert "stoppat" not in text_of(done)
    left = await _stored(world, nils)
    assert set(left) == {"members", "stopped_notices"}
    again = await nils.slash(world.channels.welcome, "privacy erase")
    assert text_of(again) == "Jag har inget lagrat om dig i Ledstången."


async def test_in_a_direct_message_everything_goes_in_all_networks(world: World) -> None:
    nils = world.newcomer
    await _applied(world, nils.id)
    await _profile(world, nils.id, title="Rektor", community_id=ELSEWHERE)
    seen = await nils.user.slash("privacy erase")
    assert "i alla nätverk?" in text_of(seen)
    assert "som andra nätverk har lagrat" not in text_of(seen)

    done = await nils.user.click(answers_of(seen)[0], label="Ja, radera")
    assert "raderat i alla nätverk" in text_of(done)
    assert await _stored(world, nils) == {}


async def test_a_second_press_finds_nothing_more(world: World) -> None:
    anna = world.members[0]
    await _profile(world, anna.id, title="Rektor")
    first = await anna.slash(world.channels.welcome, "privacy erase")
    second = await anna.slash(world.channels.welcome, "privacy erase")
    await anna.click(answers_of(first)[0], label="Ja, radera")

    again = await anna.click(answers_of(second)[0], label="Ja, radera")
    assert text_of(again) == "Jag har inget lagrat om dig i Ledstången."


async def test_a_button_forged_for_another_network_erases_nothing(world: World) -> None:
    anna = world.members[0]
    await _profile(world, anna.id, title="Rektor", community_id=ELSEWHERE)
    for scope in (ELSEWHERE, 0):
        seen = await world.forge_component(anna, f"privacy:erase:{scope}")
        assert "Det finns inte längre" in text_of(seen)
    assert "members" in await _stored(world, anna)


async def _erase(world: World, person: MemberActor) -> InteractionResult:
    seen = await person.slash(world.channels.welcome, "privacy erase")
    return await person.click(answers_of(seen)[0], label="Ja, radera")


async def _stored(world: World, person: MemberActor | UserHandle) -> Mapping[str, Any]:
    return await privacy.export(world.bot.uow, user_id=UserId(person.id))


async def _posted(world: World, text: str) -> discord.Message:
    channel = world.bot.get_channel(world.channels.review.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(text)


def _content(world: World, url: str) -> bytes:
    return world.env.backend.cdn.get(url) or b""


async def _profile(
    world: World, user_id: int, *, title: str, community_id: CommunityId | None = None
) -> None:
    await people.correct(
        world.bot.uow,
        community_id=community_id or world.community_id,
        user_id=UserId(user_id),
        title=title,
        employer="Göteborgs stad",
        now=world.now,
    )


async def _known_in_every_way(world: World, person: MemberActor) -> None:
    user_id, now = UserId(person.id), world.now
    application = await _applied(world, person.id)
    await _applied(world, world.newcomer.id, taken_by=user_id, taken_at=now)
    await _profile(world, person.id, title="Rektor")
    await people.stop(world.bot.uow, user_id=user_id, notice=Notice.APPLICATIONS, now=now)
    await anonymity.ask(
        world.bot.uow, world.bot.vault, community_id=world.community_id, user_id=user_id,
        title="Vad gör ni?", text="Hjälp!", topic_id=None, delay=timedelta(days=1), now=now,
    )  # fmt: skip
    async with world.bot.uow.write() as tx:
        await tx.drafts.save(
            world.community_id, user_id, title="Chef", employer="", staff="", work="", now=now
        )
        await tx.welcomes.add(world.community_id, user_id, application.application_id, now=now)
        season = await tx.seasons.add(
            Season(community_id=world.community_id, host_id=user_id, created_at=now, name="Hösten")
        )
        await tx.seasons.put_member(
            world.community_id,
            SeasonMember(season_id=season.season_id, user_id=user_id, joined_at=now, order=1),
        )
        await tx.topics.add(
            Topic(community_id=world.community_id, name="Rekrytering", stewards=(user_id,))
        )
        await tx.ballots.open_box(BoxId(77), world.community_id)
        await tx.ballots.invite(BoxId(77), world.community_id, [user_id])
        await tx.audit.add(
            world.community_id, user_id, "communities.changed", subject_kind="community",
            subject_id=world.community_id, details={}, now=now,
        )  # fmt: skip
        await tx.outbox.add(
            "applications.card", community_id=world.community_id, dedupe_key="card:1",
            payload={"application_id": application.application_id},
            due_at=now + timedelta(days=1), now=now,
        )  # fmt: skip


async def _applied(world: World, user_id: int, **fields: object) -> Application:
    application = Application(
        community_id=world.community_id,
        applicant_id=UserId(user_id),
        applicant_name="Nils Ek",
        source=Source.FORM,
        submitted_at=world.now,
        changed_at=world.now,
        answers=(Answer(Meaning.WORK, "Vad gör du?", SECRET),),
        findings=(
            Finding(Criterion.LEADING, Verdict.MET, (Evidence("work", 0, 5, "Leder"),), "rule"),
        ),
    )
    async with world.bot.uow.write() as tx:
        return await tx.applications.add(replace(application, **fields))  # type: ignore[arg-type]
