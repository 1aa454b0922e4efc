"""Polls of every kind from the command to the result, as members see them in Swedish."""

import pytest
from simcord import MemberActor

from domain.poll_values import PollKind
from tests.cogs.poll_worlds import (
    card_of,
    closed_by_hand,
    drawn,
    posted,
    slash,
    spaced,
    stored,
    vote,
    voters,
)
from tests.cogs.worlds import World, buttons_of, components_of, text_of


async def test_one_of_several_live_and_with_a_picture(world: World) -> None:
    people = voters(world, 10)
    poll = await posted(world)
    card = card_of(world, poll)
    assert text_of(card).splitlines() == [
        "### 📊 När ska vi ses nästa gång?",
        "1. Fredag",
        "2. Lördag",
        "3. Söndag",
        "Ingen har svarat än.",
        "Resultatet visas när fler har svarat, i steg om minst 5.",
        "Stänger söndag 4 januari kl. 01.00.",
        "-# Ingen ser vem som har röstat på vad.",
    ]
    assert list(buttons_of(card)) == ["Rösta", "Vem kan se vad?"]
    for number, person in enumerate(people):
        noted = await vote(world, person, poll, "1" if number % 3 else "2")
        word = "Fredag" if number % 3 else "Lördag"
        assert f"Tack, din röst är noterad: **{word}**" in text_of(noted)
        assert "längst till söndag 4 januari kl. 01.00" in text_of(noted)
        assert noted.response.ephemeral
    result = await closed_by_hand(world, poll)
    assert result.splitlines()[1:] == [
        "Fredag — 6 (60 %)",
        "Lördag — 4 (40 %)",
        "Söndag — 0 (0 %)",
        "10 av 16 svarade, 63 %.",
        "-# Den stängdes av en arrangör.",
    ]
    [picture] = world.channels.feedback.history()[-1].attachments
    assert picture.filename == "poll-1.png"
    assert "Fredag" in (picture.description or "")
    shown = await slash(world, people[0], "results", poll=str(poll.poll_id))
    assert "Fredag — 6 (60 %)" in spaced(shown)
    assert shown.response is not None
    assert shown.response.ephemeral


async def test_yes_or_no_is_pressed_on_the_card(world: World) -> None:
    people = voters(world, 6)
    poll = await posted(world, "yes_no")
    assert list(buttons_of(card_of(world, poll))) == ["Ja", "Nej", "Vem kan se vad?"]
    for number, person in enumerate(people):
        noted = await vote(world, person, poll, "Nej" if number == 0 else "Ja")
    assert "noterad: **Ja**" in text_of(noted)
    changed = await vote(world, people[0], poll, "Ja")
    assert "Din röst är ändrad: **Ja**" in text_of(changed)
    await vote(world, people[1], poll, "Nej")
    result = await closed_by_hand(world, poll)
    assert "Ja — 5 (83 %)" in result
    assert "Nej — 1 (17 %)" in result


async def test_several_of_several_with_the_present_vote_in_the_form(world: World) -> None:
    people = voters(world, 5)
    poll = await posted(world, "multiple")
    assert "Välj ett eller flera." in text_of(card_of(world, poll))
    for person in people:
        noted = await vote(world, person, poll, ["1", "3"])
    assert "noterad: **Fredag, Söndag**" in text_of(noted)
    form = await people[0].click(card_of(world, poll), label="Rösta")
    [boxes] = [each for each in components_of(form) if each.get("options")]
    assert [option["value"] for option in boxes["options"] if option.get("default")] == ["1", "3"]
    await people[0].submit_modal(form, {"choice": ["2"]})
    result = await closed_by_hand(world, poll)
    assert "Fredag — 4 (80 %)" in result
    assert "Lördag — 1 (20 %)" in result


async def test_a_scale_with_named_ends_and_its_mean(world: World) -> None:
    people = voters(world, 6)
    poll = await posted(world, "scale", fields={"low": "Inte alls", "high": "Väldigt"})
    assert "1 = Inte alls … 5 = Väldigt" in text_of(card_of(world, poll))
    form = await people[0].click(card_of(world, poll), label="Rösta")
    [circles] = [each for each in components_of(form) if each.get("options")]
    labels = [option["label"] for option in circles["options"]]
    assert labels == ["1 – Inte alls", "2", "3", "4", "5 – Väldigt"]
    for number, person in enumerate(people):
        await vote(world, person, poll, str(3 + number % 3))
    result = await closed_by_hand(world, poll)
    assert "Medelvärde 4,0" in result
    assert "5 – Väldigt — 2 (33 %)" in result


ROUNDS = (
    "Omgång 1: Fredag — 3 · Lördag — 2 · Söndag — 2; Söndag åker ut",
    "Omgång 2: Fredag — 3 · Lördag — 4",
)


async def test_a_ranking_in_short_and_round_by_round(world: World) -> None:
    people = voters(world, 7)
    poll = await posted(world, "ranked")
    assert "Rangordna upp till 3." in text_of(card_of(world, poll))
    form = await people[0].click(card_of(world, poll), label="Rösta")
    assert [each for each in text_of(form).splitlines() if each.endswith("val")] == [
        "Förstahandsval",
        "Andrahandsval",
        "Tredjehandsval",
    ]
    rankings = ["12", "12", "12", "23", "23", "32", "32"]
    for person, ranking in zip(people, rankings, strict=True):
        fields = {f"rank-{place}": [key] for place, key in enumerate(ranking, start=1)}
        noted = await vote(world, person, poll, fields)
    assert text_of(noted).splitlines()[1:3] == ["1. Söndag", "2. Lördag"]
    again = await people[0].click(card_of(world, poll), label="Rösta")
    chosen = [
        [option["value"] for option in menu["options"] if option.get("default")]
        for menu in components_of(again)
        if menu.get("options")
    ]
    assert chosen == [["1"], ["2"], []]
    twice = await people[0].submit_modal(again, {"rank-1": ["2"], "rank-2": ["2"]})
    assert "Samma alternativ står på två platser" in text_of(twice)
    result = await closed_by_hand(world, poll)
    brief = [
        "Vinnare efter 2 omgångar: **Lördag**",
        "Sista omgången: Fredag — 3 · Lördag — 4",
        "-# /polls results visar omgång för omgång.",
        "7 av 13 svarade, 54 %.",
    ]
    assert result.splitlines()[1:5] == brief
    assert spaced(card_of(world, poll)).splitlines()[1:5] == brief
    [picture] = world.channels.feedback.history()[-1].attachments
    assert ROUNDS[0] in (picture.description or "")
    shown = await slash(world, people[0], "results", poll=str(poll.poll_id))
    told = [brief[0], *ROUNDS, brief[-1]]
    assert spaced(shown).splitlines()[1:5] == told


async def test_an_open_ranking_shows_its_rounds_to_who_asks(world: World) -> None:
    people = voters(world, 12)
    poll = await posted(world, "ranked")
    rankings = ["1", "1", "2", "31", "2", "1", "31", "2", "1", "31", "2", "1"]
    for number, (person, ranking) in enumerate(zip(people, rankings, strict=True)):
        if number == 6:
            await drawn(world)
        fields = {f"rank-{place}": [key] for place, key in enumerate(ranking, start=1)}
        await vote(world, person, poll, fields)
    await drawn(world)
    card = text_of(card_of(world, poll))
    assert "Leder just nu efter 2 omgångar: **Fredag**" in card
    assert "Sista omgången: Fredag — " in card
    assert "-# /polls results visar omgång för omgång." in card
    assert "Omgång 1" not in card
    shown = text_of(await slash(world, people[0], "results", poll=str(poll.poll_id)))
    assert "men här står varje omgång." in shown
    assert "Leder just nu efter 2 omgångar: **Fredag**" in shown
    assert "\nOmgång 1: Fredag — " in shown
    assert "\nOmgång 2: Fredag — " in shown
    assert "-# /polls results" not in shown


async def test_a_ranking_of_one_round_is_told_whole_at_once(world: World) -> None:
    people = voters(world, 6)
    poll = await posted(world, "ranked")
    for number, person in enumerate(people):
        await vote(world, person, poll, {"rank-1": ["1" if number else "2"]})
    result = await closed_by_hand(world, poll)
    assert result.splitlines()[1:4] == [
        "Vinnare redan i första omgången: **Fredag**",
        "Omgång 1: Fredag — 5 · Lördag — 1 · Söndag — 0",
        "6 av 12 svarade, 50 %.",
    ]


async def test_a_vote_changes_as_long_as_the_poll_is_open(world: World) -> None:
    people = voters(world, 5)
    poll = await posted(world)
    for person in people:
        await vote(world, person, poll, "1")
    changed = await vote(world, people[0], poll, "2")
    assert "Din röst är ändrad: **Lördag**" in text_of(changed)
    result = await closed_by_hand(world, poll)
    assert "Fredag — 4 (80 %)" in result
    late = await world.forge_component(
        people[0], f"polls:vote:{poll.poll_id}", channel=world.channels.meetups
    )
    assert "Omröstningen är stängd och tar inte emot fler röster." in text_of(late)
    assert "-# Ingen kan ta reda på vem som har röstat på vad." in text_of(card_of(world, poll))


async def test_too_few_answers_are_not_told_of(world: World) -> None:
    people = voters(world, 4)
    poll = await posted(world)
    for person in people:
        await vote(world, person, poll, "1")
    result = await closed_by_hand(world, poll)
    assert "Visas inte: för få svar" in result
    assert "Fredag" not in result
    assert world.channels.feedback.history()[-1].attachments == []
    assert "4 av 10 svarade" in result


async def test_only_the_role_votes_and_only_members(world: World) -> None:
    board = world.guild.create_role("Styrelsen")
    insider = world.guild.add_member(
        world.env.create_user("stina", global_name="Stina"), roles=[world.roles.member, board]
    )
    poll = await posted(world, "yes_no", role=board)
    assert f"Får rösta: <@&{board.id}>" in text_of(card_of(world, poll))
    assert (await stored(world, poll)).asked == 1
    refused = await vote(world, world.members[0], poll, "Ja")
    assert "riktar sig till andra i nätverket" in text_of(refused)
    assert "noterad" in text_of(await vote(world, insider, poll, "Ja"))
    outside = await world.forge_component(world.newcomer, f"polls:say:{poll.poll_id * 2}")
    assert "Det här kan bara nätverkets medlemmar göra." in text_of(outside)
    seen = text_of(await slash(world, world.members[0], "list"))
    assert f"bara för <@&{board.id}>" in seen
    assert "✅ du har röstat" in text_of(await slash(world, insider, "list"))


async def test_the_list_tells_each_their_own_standing(world: World) -> None:
    anna, bjorn = world.members
    empty = text_of(await slash(world, anna, "list"))
    assert "Ingen omröstning är öppen just nu." in empty
    poll = await posted(world)
    await vote(world, anna, poll, "1")
    link = f"https://discord.com/channels/{world.guild.id}/{poll.channel_id}/{poll.message_id}"
    hers = text_of(await slash(world, anna, "list"))
    his = text_of(await slash(world, bjorn, "list"))
    assert "✅ du har röstat" in hers
    assert "▫️ du har inte röstat" in his
    assert f"[När ska vi ses nästa gång?]({link})" in his
    await closed_by_hand(world, poll)
    after = text_of(await slash(world, anna, "list"))
    assert "### Nyligen stängda" in after
    assert "du har röstat" not in after


@pytest.mark.parametrize("capable", ["organiser", "administrator"])
async def test_who_may_ask_and_close(world: World, capable: str) -> None:
    anna: MemberActor = world.members[0]
    for command, options in (("create", {"kind": "yes_no"}), ("close", {"poll": "1"})):
        refused = await slash(world, anna, command, **options)
        assert "Det här kan bara nätverkets arrangörer göra." in text_of(refused)
    poll = await posted(world, "yes_no", by=getattr(world, capable))
    assert poll.kind is PollKind.YES_NO


async def test_the_choices_of_the_commands(world: World) -> None:
    first = await posted(world, "yes_no", fields={"question": "Ska vi ha julfest?"})
    await posted(world)
    anna, organiser = world.members[0], world.organiser
    offered = await organiser.autocomplete(world.channels.meetups, "polls close", "poll", "jul")
    assert [(each["name"], each["value"]) for each in offered] == [
        ("Ska vi ha julfest?", str(first.poll_id))
    ]
    await closed_by_hand(world, first)
    offered = await organiser.autocomplete(world.channels.meetups, "polls close", "poll", "")
    assert [each["name"] for each in offered] == ["När ska vi ses nästa gång?"]
    offered = await anna.autocomplete(world.channels.meetups, "polls results", "poll", "")
    assert len(offered) == 2
    again = await slash(world, organiser, "close", poll=str(first.poll_id))
    assert "Den är redan stängd." in text_of(again)
    made_up = await slash(world, organiser, "close", poll="den om jul")
    assert "Det finns inte längre" in text_of(made_up)
