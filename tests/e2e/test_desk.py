"""What the desk plans for later happens once, also when the bot dies meanwhile.

It dies by SIGKILL, as in a power cut; what Discord saw and what is stored is looked at.
"""

from datetime import UTC, datetime, timedelta

import pytest

from tests.e2e.lives import at_work, dying, killed
from tests.e2e.loopback import Request
from tests.e2e.networks import (
    ANSWERS,
    READY,
    Json,
    Network,
    answers_of,
    buttons_of,
    delivered,
    set_up,
    words,
)
from tests.e2e.processes import BotProcess

DELAY = 120
HOUR = 3600
# More than a tick of the bot in a hurry: what was due has been looked for.
TICKS_SECONDS = 2.5
# A municipality that exists, so that nothing is left open.
CLEAR = answers_of((ANSWERS[0], (ANSWERS[1][0], "Malmö stad"), *ANSWERS[2:]))
REASON = "Nätverket är för chefer."
PATCH_REQUEST = {"method": "PATCH", "path": "/guilds/.*/requests/.*"}

decisions = pytest.mark.parametrize("decision", ["approve", "decline"])


async def arrived(ours: Network, bot: BotProcess) -> Json:
    """Somebody has handed in a clear application; their request at Discord."""
    request = await ours.request(answers=CLEAR)
    await bot.wait_line(delivered("applications.card"))
    return request


async def decide(ours: Network, decision: str) -> None:
    """The moderator decides on the card; it shows that the decision waits, with a way back."""
    card = await ours.card()
    if decision == "approve":
        await (await ours.press("applications:approve", card)).report()
    else:
        form = await ours.form("applications:decline", card)
        await ours.fill(form, ours.review, reason=REASON)
    await ours.posted(ours.review, r"applications:undo:1\b")


async def judged(ours: Network) -> list[Request]:
    """The bot's decisions on membership applications at Discord, as it saw them."""
    found = await ours.discord.requests("PATCH")
    return [request for request in found if "/requests/" in request.sent["path"]]


async def asked_of(ours: Network, request: Json) -> Json:
    """The membership application as Discord keeps it."""
    guild = await ours.discord.ask("guild", guild_id=ours.ids["id"])
    kept: Json = next(each for each in guild["requests"] if each["id"] == request["id"])
    return kept


async def settled(ours: Network) -> None:
    """The bot has looked for what is due, and is done with it."""
    await ours.discord.quiet(TICKS_SECONDS)


async def comes_in(ours: Network, name: str, *, roles: list[str]) -> str:
    """Somebody joins the server; their id."""
    wanted = {"guild_id": ours.ids["id"], "name": name, "roles": roles}
    entered = await ours.discord.ask("members", **wanted)
    return str(entered["user"]["id"])


def carrier(decision: str) -> str:
    return "applications.admission" if decision == "approve" else "applications.refusal"


# ---------------------------------------------------------------- a decision that waits


@decisions
async def test_a_decision_that_waits_goes_out_once_whenever_its_time_has_come(
    ours: Network, decision: str
) -> None:
    await set_up(ours.database_url, ours.ids, decision_delay_seconds=DELAY)
    async with killed(ours) as bot:
        request = await arrived(ours, bot)
        await decide(ours, decision)
    assert ours.outbox(carrier(decision)) == [(carrier(decision), "queued", 0)]
    # Its time has not come: a start does not hurry it.
    async with killed(ours, later=DELAY / 4):
        await settled(ours)
    assert await judged(ours) == []
    assert (await asked_of(ours, request))["application_status"] == "SUBMITTED"
    async with dying(ours, "hold_after", later=DELAY + 10, **PATCH_REQUEST):
        await ours.discord.forward(DELAY + 10)
    async with at_work(ours, later=DELAY + 10) as bot:
        await bot.wait_line(delivered(carrier(decision)))
        card = await card_without_buttons(ours)
        assert "Ångra" not in words(card)
    # Discord got it, and got it again from who could not know; it stands once.
    status = "APPROVED" if decision == "approve" else "REJECTED"
    assert {sent.body["action"] for sent in await judged(ours)} == {status}
    kept = await asked_of(ours, request)
    assert kept["application_status"] == status
    if decision == "decline":
        assert kept["rejection_reason"].startswith(REASON)
    state = "approved" if decision == "approve" else "declined"
    assert ours.rows("SELECT state, goes_out_at FROM applications") == [(state, None)]
    assert ours.rows("SELECT count(*) FROM members") == [(int(decision == "approve"),)]
    seen = len(await judged(ours))
    async with at_work(ours, later=2 * HOUR):
        await settled(ours)
    assert len(await judged(ours)) == seen


async def card_without_buttons(ours: Network) -> Json:
    """The one card, once nothing can be pressed on it any more."""

    async def found() -> Json | None:
        (card,) = [m for m in await ours.discord.messages(ours.review) if "Cecilia" in words(m)]
        return card if not buttons_of(card) else None

    shown: Json = await ours.discord.until(found, what="a card without buttons")
    return shown


@decisions
async def test_a_decision_is_undone_after_a_restart(ours: Network, decision: str) -> None:
    await set_up(ours.database_url, ours.ids, decision_delay_seconds=DELAY)
    async with killed(ours) as bot:
        request = await arrived(ours, bot)
        await decide(ours, decision)
    async with killed(ours, later=DELAY / 2):
        (card,) = await ours.posted(ours.review, r"applications:undo:1\b")
        report = await (await ours.press("applications:undo", card)).report()
        assert "ångrat" in report["original"]["content"]
        assert "applications:decline" in buttons_of(await ours.card())
    assert ours.outbox(carrier(decision)) == [(carrier(decision), "withdrawn", 0)]
    await ours.discord.forward(2 * DELAY)
    async with at_work(ours, later=2 * DELAY):
        await settled(ours)
        assert await judged(ours) == []
        assert (await asked_of(ours, request))["application_status"] == "SUBMITTED"
        assert ours.rows("SELECT state FROM applications") == [("submitted",)]
        # Decided anew it waits anew, with a message of its own.
        await decide(ours, decision)
    kinds = ours.outbox(carrier(decision))
    assert [state for _, state, _ in kinds] == ["withdrawn", "queued"]


async def test_what_has_gone_out_is_not_undone_by_an_old_card(ours: Network) -> None:
    await set_up(ours.database_url, ours.ids, decision_delay_seconds=DELAY)
    async with killed(ours) as bot:
        await arrived(ours, bot)
        await decide(ours, "approve")
        (old,) = await ours.posted(ours.review, r"applications:undo:1\b")
    await ours.discord.forward(DELAY + 10)
    # The card still has its button: it has not been redrawn.
    redrawing = {"method": "PATCH", "path": f"/channels/{ours.review}/messages/.*"}
    held = await ours.discord.fault("hold_before", **redrawing)
    async with at_work(ours, later=DELAY + 10) as bot:
        await bot.wait_line(delivered("applications.admission"))
        await held.caught()
        report = await (await ours.press("applications:undo", old)).report()
        assert "redan gått ut" in report["original"]["content"]
        await held.release()
    assert ours.rows("SELECT state FROM applications") == [("approved",)]


# ---------------------------------------------------------------- planned for later


async def test_a_claim_that_lapses_is_freed_and_told_of_once(ours: Network) -> None:
    await set_up(ours.database_url, ours.ids, claim_hours=4)
    async with killed(ours) as bot:
        await arrived(ours, bot)
        await (await ours.press("applications:take", await ours.card())).report()
        await bot.wait_line(delivered("applications.card_update"))
    assert ours.rows("SELECT state FROM jobs WHERE name = 'applications.claim'") == [("queued",)]
    async with killed(ours, later=3 * HOUR):
        await settled(ours)
    assert ours.rows("SELECT taken_by FROM applications") == [(int(ours.anna),)]
    note = {"method": "POST", "path": f"/channels/{ours.review}/messages"}
    await ours.discord.forward(4 * HOUR + 60)
    async with dying(ours, "hold_after", later=4 * HOUR + 60, **note):
        """The note is out, and nobody knows."""
    async with at_work(ours, later=4 * HOUR + 60) as bot:
        await bot.wait_line(delivered("applications.note"))
        await ours.posted(ours.review, r"applications:take:1\b")
    assert ours.rows("SELECT taken_by, state FROM applications") == [(None, "submitted")]
    await ours.discord.forward(HOUR)
    async with at_work(ours, later=5 * HOUR):
        await settled(ours)
    notes = await ours.posted(ours.review, "fri för alla moderatorer")
    assert len(notes) == 1
    assert ours.rows("SELECT count(*) FROM audit WHERE action = 'applications.claim_lapsed'") == [
        (1,)
    ]


async def test_an_alarm_planned_before_a_restart_rings_once(ours: Network) -> None:
    # The hour after next, so that the application has waited for an hour by then.
    at = (datetime.now(UTC) + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
    chosen = {"alarm_hours": (at.hour,), "alarm_after_hours": 1, "timezone": "UTC"}
    await set_up(ours.database_url, ours.ids, **chosen)
    async with killed(ours) as bot:
        await bot.wait_line(r"ledarbot\.scheduler job .*job=housekeeping")
        await arrived(ours, bot)
    planned = "SELECT state FROM jobs WHERE name = 'applications.alarm' AND due_at <= ?"
    due = (at + timedelta(minutes=1)).isoformat(" ")
    assert ours.rows(planned, due) == [("queued",)]
    later = (at - datetime.now(UTC)).total_seconds() + 60
    await ours.discord.forward(later)
    post = {"method": "POST", "path": f"/channels/{ours.review}/messages"}
    async with dying(ours, "hold_after", later=later, **post):
        """The alarm is out, and nobody knows."""
    async with at_work(ours, later=later) as bot:
        await bot.wait_line(delivered("applications.alarm"))
    await ours.discord.forward(HOUR)
    async with at_work(ours, later=later + HOUR):
        await settled(ours)
    assert ours.rows(planned, due) == [("done",)]
    assert [state for _, state, _ in ours.outbox("applications.alarm")] == ["sent"]
    # The card and one alarm.
    assert len(await ours.discord.messages(ours.review)) == 2


# ---------------------------------------------------------------- two readers


async def test_a_proposal_stands_after_a_restart(ours: Network) -> None:
    await set_up(ours.database_url, ours.ids, second_reader=True)
    roles = [ours.ids["roles"]["Moderator"]]
    david = await comes_in(ours, "David", roles=roles)
    async with killed(ours) as bot:
        request = await arrived(ours, bot)
        # Screening would let her in, so that a no takes two.
        form = await ours.form("applications:decline", await ours.card())
        await ours.fill(form, ours.review, reason=REASON)
        await bot.wait_line(delivered("applications.note"))
        await ours.posted(ours.review, r"applications:confirm:1\b")
    assert await judged(ours) == []
    stands = ("in_review", "declined", int(ours.anna))
    proposed = "SELECT state, proposed, proposed_by FROM applications"
    assert ours.rows(proposed) == [stands]
    async with at_work(ours) as bot:
        (card,) = await ours.posted(ours.review, r"applications:confirm:1\b")
        # One person is not two.
        await (await ours.press("applications:confirm", card)).report()
        assert ours.rows(proposed) == [stands]
        await (await ours.press("applications:confirm", card, by=david)).report()
        await bot.wait_line(delivered("applications.refusal"))
    (sent,) = await judged(ours)
    assert sent.body["rejection_reason"].startswith(REASON)
    assert (await asked_of(ours, request))["application_status"] == "REJECTED"
    assert ours.rows("SELECT state, decided_by FROM applications") == [("declined", int(david))]


# ---------------------------------------------------------------- many at once


STUMBLES: tuple[Json, ...] = (
    {"action": "fail", **PATCH_REQUEST, "status": 429, "retry_after": 0.3, "times": 3},
    {"action": "fail", **PATCH_REQUEST, "status": 502, "times": 2},
    {"action": "lose", **PATCH_REQUEST, "times": 2},
    {"action": "fail", "method": "PUT", "path": "/guilds/.*/roles/.*", "status": 503, "times": 3},
    {"action": "fail", "method": "POST", "path": "/users/@me/channels", "status": 500, "times": 2},
)


async def test_many_are_approved_once_each_while_discord_stumbles_and_the_bot_dies(
    ours: Network,
) -> None:
    count = 8
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        requests = [
            await ours.request(f"Sökande {number}", answers=CLEAR) for number in range(count)
        ]
        await ours.posted(ours.review, "applications:approve:", count=count)
        for stumble in STUMBLES:
            await ours.discord.fault(**stumble)
        held = await ours.discord.fault("hold_after", **PATCH_REQUEST)
        report = await approved_together(ours, [str(n + 1) for n in range(count)])
        assert "8" in words(report["original"])
        await held.caught()
        await bot.kill()
        await held.release("drop")
    async with at_work(ours) as bot:

        async def all_told() -> bool:
            return not unsent(ours)

        await ours.discord.until(all_told, what="every message sent")
        await settled(ours)
    for request in requests:
        assert (await asked_of(ours, request))["application_status"] == "APPROVED"
        member = await ours.member(request["user_id"])
        assert member["roles"] == [ours.ids["roles"]["Medlem"]]
        direct = await ours.discord.ask("direct", user_id=request["user_id"])
        assert len(await ours.discord.messages(direct["id"])) == 1
        greetings = [
            m
            for m in await ours.discord.messages(ours.welcome)
            if f"<@{request['user_id']}>" in words(m)
        ]
        assert len(greetings) == 1
    assert ours.rows("SELECT count(*) FROM applications WHERE state = 'approved'") == [(count,)]
    decided = "SELECT subject_id, count(*) FROM audit WHERE action = ? GROUP BY 1 ORDER BY 1"
    assert ours.rows(decided, "applications.approved") == [(n + 1, 1) for n in range(count)]
    assert {sent.body["action"] for sent in await judged(ours)} == {"APPROVED"}


async def approved_together(ours: Network, numbers: list[str]) -> Json:
    """`/applications clear`, confirmed as it is offered; the bot's answer."""
    options = [{"type": 1, "name": "clear", "options": []}]
    where = {"user_id": ours.anna, "channel_id": ours.review}
    used = await ours.discord.slash("applications", options=options, **where)
    form = (await used.report())["callback"]["data"]
    return await ours.fill(form, ours.review, applications=numbers)


def unsent(ours: Network) -> list[str]:
    return [state for _, state, _ in ours.outbox() if state != "sent"]
