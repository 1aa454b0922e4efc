"""The bot dies at the worst moments (SIGKILL, as in a power cut); each message arrives once.

Between commit and send a request never arrives; between send and mark it did, and nobody knows.
"""

import pytest

from tests.e2e.lives import at_work, dying
from tests.e2e.loopback.shapes import PRIVATE_THREAD
from tests.e2e.networks import READY, Json, Network, buttons_of, delivered, invite, set_up, words

# Before or after its effect the request is held; then the bot is killed.
MOMENTS = {"between commit and send": "hold_before", "between send and mark": "hold_after"}
moments = pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
ELAPSED = 600
"""Seconds after which no nonce is good any more, neither by Discord's account nor by ours."""


def posts_to(channel_id: str) -> Json:
    return {"method": "POST", "path": f"/channels/{channel_id}/messages"}


async def asked(ours: Network) -> Json:
    """Bo applies inside the server, by the bot's own form; the card."""
    (invitation,) = await ours.posted(ours.welcome, "applications:apply")
    form = await ours.form("applications:apply", invitation, by=ours.bo)
    await ours.fill(
        form,
        ours.welcome,
        by=ours.bo,
        title="Enhetschef",
        employer="Exempelstads kommun",
        staff="yes",
        work="Jag leder hemtjänsten i två områden.",
        terms=["agreed"],
    )
    return await ours.card()


async def threads(ours: Network) -> list[Json]:
    guild = await ours.discord.ask("guild", guild_id=ours.ids["id"])
    return [t for t in guild["threads"] if t["type"] == PRIVATE_THREAD]


# ---------------------------------------------------------------- by nonce


@moments
async def test_a_card_is_posted_once(ours: Network, moment: str) -> None:
    async with dying(ours, moment, **posts_to(ours.review)):
        await ours.request()
    assert ours.outbox() == [("applications.card", "in_flight", 1)]
    async with at_work(ours) as bot:
        await bot.wait_line(delivered("applications.card"))
    (card,) = await ours.discord.messages(ours.review)
    sent = await ours.discord.requests("POST", f"/channels/{ours.review}/messages")
    assert len(sent) == 2
    assert len({request.body["nonce"] for request in sent}) == 1
    assert ours.outbox() == [("applications.card", "sent", 2)]
    # The row knows the message that was posted before the crash.
    assert ours.rows("SELECT card_message_id FROM applications") == [(int(card["id"]),)]


@moments
async def test_a_card_is_posted_once_when_the_nonce_has_expired(ours: Network, moment: str) -> None:
    async with dying(ours, moment, **posts_to(ours.review)):
        await ours.request()
    await ours.discord.forward(ELAPSED)
    mark = await ours.discord.mark()
    async with at_work(ours, later=ELAPSED) as bot:
        await bot.wait_line(delivered("applications.card"))
        card = await ours.card()
        # The message that was found or posted is the one whose buttons work from now on.
        report = await (await ours.press("applications:take", card)).report()
        assert report["callback"]["type"] == 4
        await ours.posted(ours.review, "applications:release:")
    assert len(await ours.discord.messages(ours.review)) == 1
    path = f"/channels/{ours.review}/messages"
    later = [e for e in await ours.discord.log(after=mark) if e.get("path") == path]
    looked, *posted = [e["method"] for e in later]
    assert looked == "GET"
    assert posted == (["POST"] if moment == "hold_before" else [])


async def test_what_was_in_flight_is_taken_up_at_once(ours: Network) -> None:
    """Not after the two minutes for which another process would be given the time to finish."""
    async with dying(ours, "hold_after", **posts_to(ours.review)):
        await ours.request()
    async with at_work(ours) as bot:
        line = await bot.wait_line(delivered("applications.card"))
        assert "attempt=2" in line
        assert bot.seconds_up() < 60


# ---------------------------------------------------------------- idempotent


@moments
async def test_a_redrawn_card_shows_what_holds(ours: Network, moment: str) -> None:
    edit = {"method": "PATCH", "path": f"/channels/{ours.review}/messages/.*"}
    async with dying(ours, moment, **edit) as bot:
        await ours.request()
        card = await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await (await ours.press("applications:take", card)).report()
    assert ours.outbox("%card_update") == [("applications.card_update", "in_flight", 1)]
    async with at_work(ours) as bot:
        await bot.wait_line(delivered("applications.card_update"))
    (card,) = await ours.discord.messages(ours.review)
    assert "applications:release" in buttons_of(card)


@moments
@pytest.mark.parametrize(
    "step",
    [
        {"method": "PATCH", "path": "/guilds/.*/requests/.*"},
        {"method": "PUT", "path": "/guilds/.*/roles/.*"},
    ],
    ids=["while the request is approved", "while the role is given"],
)
async def test_a_member_is_let_in_and_greeted_once(ours: Network, moment: str, step: Json) -> None:
    async with dying(ours, moment, **step) as bot:
        request = await ours.request()
        card = await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await (await ours.press("applications:approve", card)).report()
    async with at_work(ours) as bot:
        await bot.wait_line(delivered("applications.admission"))
        await bot.wait_line(delivered("welcomes.greeting"))
        await bot.wait_line(delivered("applications.direct_message"))
    member = await ours.member(request["user_id"])
    assert member["roles"] == [ours.ids["roles"]["Medlem"]]
    assert len(await ours.posted(ours.welcome, f"<@{request['user_id']}>")) == 1
    direct = await ours.discord.ask("direct", user_id=request["user_id"])
    assert len(await ours.discord.messages(direct["id"])) == 1
    assert ours.rows("SELECT state FROM applications") == [("approved",)]
    assert {state for _, state, _ in ours.outbox()} == {"sent"}


@moments
async def test_a_refusal_is_told_once(ours: Network, moment: str) -> None:
    patch = {"method": "PATCH", "path": "/guilds/.*/requests/.*"}
    async with dying(ours, moment, **patch) as bot:
        request = await ours.request()
        card = await ours.card()
        await bot.wait_line(delivered("applications.card"))
        form = await ours.form("applications:decline", card)
        await ours.fill(form, ours.review, reason="Nätverket är för chefer.")
    async with at_work(ours) as bot:
        await bot.wait_line(delivered("applications.refusal"))
    guild = await ours.discord.ask("guild", guild_id=ours.ids["id"])
    (kept,) = guild["requests"]
    assert (kept["id"], kept["application_status"]) == (request["id"], "REJECTED")
    assert kept["rejection_reason"].startswith("Nätverket är för chefer.")
    assert ours.rows("SELECT state FROM applications") == [("declined",)]


# ---------------------------------------------------------------- by looking first


@moments
@pytest.mark.parametrize("later", [0, ELAPSED], ids=["at once", "later"])
async def test_one_thread_is_opened_and_the_question_stands_in_it_once(
    ours: Network, moment: str, later: float
) -> None:
    await invited(ours)
    opening = {"method": "POST", "path": f"/channels/{ours.welcome}/threads"}
    async with dying(ours, moment, **opening) as bot:
        card = await asked(ours)
        await bot.wait_line(delivered("applications.card"))
        form = await ours.form("applications:ask", card)
        await ours.fill(form, ours.review, question="Hur många leder du?")
    assert len(await threads(ours)) == (1 if moment == "hold_after" else 0)
    assert ("applications.thread", "in_flight", 1) in ours.outbox()
    await ours.discord.forward(later)
    async with at_work(ours, later=later) as bot:
        await bot.wait_line(delivered("applications.thread"))
        await bot.wait_line(delivered("applications.thread_message"))
    (thread,) = await threads(ours)
    (question,) = await ours.discord.messages(thread["id"])
    assert "Hur många leder du?" in words(question)
    assert ours.rows("SELECT thread_id FROM applications") == [(int(thread["id"]),)]


async def invited(ours: Network) -> None:
    """The invitation to apply stands in the welcome channel, as after `/setup start`."""
    await invite(ours.database_url, ours.ids)
    async with at_work(ours) as bot:
        await bot.wait_line(delivered("applications.invitation"))


# ---------------------------------------------------------------- jobs


@pytest.mark.parametrize("state", ["queued", "in_flight"])
async def test_a_job_that_fell_due_while_the_bot_was_dead_is_done_once(
    ours: Network, state: str
) -> None:
    await set_up(ours.database_url, ours.ids, welcome_gather_seconds=120)
    async with await ours.hurried() as bot:
        await bot.wait_line(READY)
        request = await ours.request()
        card = await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await (await ours.press("applications:approve", card)).report()
        await bot.wait_line(delivered("applications.admission"))
        await bot.kill()
    # As the bot leaves it when it dies before it has begun, or in the middle of the job.
    ours.change(
        "UPDATE jobs SET state = ?, claimed_by = 'the dead' WHERE name = 'welcomes.greet'", state
    )
    assert ours.rows("SELECT state FROM jobs WHERE name = 'welcomes.greet'") == [(state,)]
    await ours.discord.forward(ELAPSED)
    async with at_work(ours, later=ELAPSED) as bot:
        await bot.wait_line(delivered("welcomes.greeting"))
    (greeting,) = await ours.discord.messages(ours.welcome)
    assert f"<@{request['user_id']}>" in words(greeting)
    # Nobody waits for it any more: neither the job nor the greeting comes again.
    assert ours.rows("SELECT state FROM jobs WHERE name = 'welcomes.greet'") == [("done",)]


@moments
async def test_a_greeting_is_posted_once(ours: Network, moment: str) -> None:
    async with dying(ours, moment, **posts_to(ours.welcome)) as bot:
        request = await ours.request()
        card = await ours.card()
        await bot.wait_line(delivered("applications.card"))
        await (await ours.press("applications:approve", card)).report()
    async with at_work(ours) as bot:
        await bot.wait_line(delivered("welcomes.greeting"))
    (greeting,) = await ours.discord.messages(ours.welcome)
    assert f"<@{request['user_id']}>" in words(greeting)
