"""What the host and the organisers do with a meetup, and what others may not."""

import csv
import io

import pytest

from domain.meetup_values import SeatRules, State
from tests.cogs.meeting import TITLE, announced, answers, files_of, press, slash, stored
from tests.cogs.worlds import World, buttons_of, text_of

TOOLS = ["Ändra", "Skjut upp", "Ställ in", "Deltagare", "Ladda ned listan", "Stäng anmälan"]
VERBS = ("edit", "postpone", "cancel", "attendees", "export")


async def test_the_tools_stand_below_more_for_host_and_organisers_alone(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(world, host=anna)
    for person, sees in ((anna, True), (world.organiser, True), (bjorn, False)):
        shown = await press(world, person, "more", meetup.meetup_id)
        assert (set(TOOLS) <= set(buttons_of(shown))) is sees
        assert TITLE in text_of(shown)


async def test_cancelling_says_how_many_are_told_and_needs_a_reason(world: World) -> None:
    meetup = await announced(world)
    for person in world.members:
        await press(world, person, "join", meetup.meetup_id)
    form = await slash(world, world.organiser, "cancel", meetup=str(meetup.meetup_id))
    assert "2 personer får besked och läser det här" in text_of(form)
    done = await world.organiser.submit_modal(form, {"reason": "Talaren är sjuk."})
    assert f"{TITLE} är inställd. 2 personer får besked." in text_of(done)
    kept = await stored(world, meetup.meetup_id)
    assert (kept.state, kept.reason) == (State.CANCELLED, "Talaren är sjuk.")
    late = await slash(world, world.organiser, "cancel", meetup=str(meetup.meetup_id))
    assert "Träffen är inställd" in text_of(late)


async def test_postponing_keeps_the_answers_and_may_say_roughly_when(world: World) -> None:
    meetup = await announced(world)
    await press(world, world.members[0], "join", meetup.meetup_id)
    shown = await press(world, world.organiser, "more", meetup.meetup_id)
    form = await world.organiser.click(shown.response, label="Skjut upp")
    assert "En person får besked" in text_of(form)
    done = await world.organiser.submit_modal(
        form, {"reason": "Lokalen är stängd.", "note": "till hösten"}
    )
    assert "uppskjuten tills vidare. En person får besked." in text_of(done)
    seen = text_of(await press(world, world.members[0], "more", meetup.meetup_id))
    assert "⏸️ Uppskjuten tills vidare" in seen
    assert "nytt datum kommer (till hösten)" in seen
    assert "> Lokalen är stängd" in seen
    assert len(await answers(world, meetup.meetup_id)) == 1


async def test_sign_up_is_closed_and_opened_again(world: World) -> None:
    meetup = await announced(world)
    shown = await press(world, world.organiser, "more", meetup.meetup_id)
    closed = await world.organiser.click(shown.response, label="Stäng anmälan")
    assert "är stängd" in text_of(closed)
    refused = await press(world, world.members[0], "join", meetup.meetup_id)
    assert "Anmälan är stängd" in text_of(refused)
    opened = await world.organiser.click(closed.response, label="Öppna anmälan igen")
    assert "är öppen igen" in text_of(opened)
    assert "Du har en plats" in text_of(
        await press(world, world.members[0], "join", meetup.meetup_id)
    )


async def test_the_list_shows_answers_and_needs_and_goes_to_a_file(world: World) -> None:
    anna, bjorn = world.members
    meetup = await announced(
        world, host=anna, asks_diet=True, seats=SeatRules(capacity=1, guests=0)
    )
    answer = await press(world, bjorn, "join", meetup.meetup_id)
    form = await bjorn.click(answer.response, label="Mat och tillgänglighet")
    await bjorn.submit_modal(form, {"diet": "=1+1 **nötter**"})
    await press(world, world.moderator, "join", meetup.meetup_id)
    listed = await slash(world, anna, "attendees", meetup=str(meetup.meetup_id))
    assert text_of(listed).splitlines() == [
        f"### Svar till {TITLE}",
        "1 av 1 platser tagna, 1 på kö",
        f"<@{bjorn.id}> · har plats · Mat: =1\\+1 \\*\\*nötter\\*\\*",
        f"<@{world.moderator.id}> · på kö",
    ]
    files = files_of(world, await anna.click(listed.response, label="Ladda ned listan"))
    assert sorted(name.rpartition(".")[2] for name in files) == ["csv", "xlsx"]
    [content] = [data for name, data in files.items() if name.endswith(".csv")]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Namn", "Svar", "Gäster", "Mat"]
    assert rows[1][:4] == ["Björn Falk", "har plats", "0", "'=1+1 **nötter**"]
    assert rows[2][:2] == ["Sara Holm", "på kö"]


async def test_a_long_list_is_paged(world: World) -> None:
    meetup = await announced(world)
    for number in range(12):
        user = world.env.create_user(f"gast{number}")
        guest = world.guild.add_member(user, roles=[world.roles.member])
        await press(world, guest, "join", meetup.meetup_id)
    first = await slash(world, world.organiser, "attendees", meetup=str(meetup.meetup_id))
    assert text_of(first).count("har plats") == 10
    second = await world.organiser.click(first.response, label="Fler")
    assert text_of(second).count("har plats") == 2
    assert "Tillbaka" in buttons_of(second)


@pytest.mark.parametrize("verb", [*VERBS, "close", "open", "section"])
async def test_a_member_who_is_not_the_host_can_do_nothing(world: World, verb: str) -> None:
    meetup = await stored(world, (await announced(world)).meetup_id)
    number = meetup.meetup_id * 10 + 1 if verb == "section" else meetup.meetup_id
    refused = await press(world, world.members[0], verb, number)
    assert "Bara värden och arrangörerna kan ändra träffen" in text_of(refused)
    assert refused.modal is None
    assert await stored(world, meetup.meetup_id) == meetup


async def test_proposals_are_judged_by_organisers_alone(world: World) -> None:
    anna = world.members[0]
    await world.change(meetup_approval=True)
    form = await slash(world, anna, "propose")
    preview = await anna.submit_modal(
        form, {"title": TITLE, "when": "imorgon kl 12", "where": "Kafé Hylla"}
    )
    await anna.click(preview.response, label="Ja, föreslå träffen")
    number = 1
    for verb in ("approve", "refuse"):
        refused = await press(world, anna, verb, number)
        assert "bara nätverkets arrangörer" in text_of(refused)
    shown = await press(world, world.organiser, "more", number)
    form = await world.organiser.click(shown.response, label="Säg nej")
    assert form.modal is not None
    approved = await world.organiser.click(shown.response, label="Godkänn träffen")
    assert f"{TITLE} visas nu för alla" in text_of(approved)
    assert (await stored(world, number)).state is State.OPEN
    late = await world.organiser.submit_modal(form, {"reason": "Nej."})
    assert "redan publicerad" in text_of(late)


async def test_a_refused_proposal_says_why(world: World) -> None:
    anna = world.members[0]
    form = await slash(world, anna, "propose")
    preview = await anna.submit_modal(form, {"title": TITLE, "when": "juni"})
    await anna.click(preview.response, label="Ja, föreslå träffen")
    form = await press(world, world.organiser, "refuse", 1)
    done = await world.organiser.submit_modal(form, {"reason": "Vi har redan en."})
    assert "får veta varför" in text_of(done)
    kept = await stored(world, 1)
    assert (kept.state, kept.reason) == (State.CANCELLED, "Vi har redan en.")
