"""What moderators learn, as they meet it: on the card, by commands, and once a month."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from simcord import MemberActor
from simcord.results import InteractionResult

from bot.i18n import I18n
from bot.services import insights
from bot.services.insights import Background
from bot.tones import Tone
from bot.ui import CARD_LENGTH, quoted
from cogs.applications.insight_messages import drift_text, time_text
from cogs.applications.messages import card_parts
from domain.applications import Answer, Application, Source, State
from domain.ids import ApplicationId, CommunityId, UserId
from domain.insights import Difference, Month
from domain.questions import Meaning
from domain.screening.findings import Answers, Criterion, Evidence, Finding, Recommendation, Verdict
from domain.screening.reading import screen
from domain.similarity import Outcomes
from tests.cogs.test_applications_desk import card_of, press
from tests.cogs.test_applications_form import apply
from tests.cogs.worlds import World, components_of, text_of

SWEDISH = Tone(I18n(default_locale="sv"), "sv", "Europe/Stockholm")


async def keep(world: World, *states: State, advice: Recommendation | None = None) -> None:
    """Decided applications of others, read by the bot as they would have been."""
    registers, policy = world.bot.screening()
    answers = Answers("Enhetschef", "Borås stad", "Hemtjänst", "Ja, 20 medarbetare")
    assessment = screen(answers, registers=registers, policy=policy)

    async def add() -> None:
        async with world.bot.uow.write() as tx:
            for number, state in enumerate(states):
                await tx.applications.add(
                    Application(
                        community_id=world.community_id,
                        applicant_id=UserId(5000 + number),
                        applicant_name="Hemlig Person",
                        source=Source.FORM,
                        state=state,
                        submitted_at=world.now - timedelta(hours=3 + number),
                        changed_at=world.now,
                        decided_at=world.now - timedelta(hours=1),
                        findings=assessment.findings,
                        notes=assessment.notes,
                        recommendation=advice or assessment.recommendation,
                        kind=assessment.kind,
                        sector=assessment.sector,
                    )
                )

    await world.run(add)


# ------------------------------------------------------------------------------- the card


async def test_the_card_says_how_similar_cases_ended(world: World) -> None:
    await keep(world, *[State.APPROVED] * 7, State.DECLINED)
    await apply(world)
    assert "Av 8 som liknar den här har 7 godkänts och 1 avböjts." in text_of(await card_of(world))


@pytest.mark.parametrize(
    ("state", "said"), [(State.APPROVED, "har godkänts"), (State.DECLINED, "har avböjts")]
)
async def test_similar_cases_that_all_ended_alike_are_told_in_one_breath(
    world: World, state: State, said: str
) -> None:
    await keep(world, state, state, state)
    await apply(world)
    assert f"Alla 3 som liknar den här {said}." in text_of(await card_of(world))


async def test_few_similar_cases_are_not_mentioned(world: World) -> None:
    await keep(world, State.APPROVED, State.APPROVED)
    await apply(world)
    assert "liknar" not in text_of(await card_of(world))


async def test_the_card_says_what_is_missing_and_marks_the_words(world: World) -> None:
    await apply(world, staff="unsure", work="Leder verksamheten")
    card = text_of(await card_of(world))
    assert "**Oklart:** medarbetaransvar." in card
    assert "Saknas:" not in card
    assert "> **Enhetschef**" in card


async def test_who_applies_again_is_compared_with_last_time(world: World) -> None:
    await apply(world, employer="Borås stad")
    form = await press(world, "Avböj")
    await world.moderator.submit_modal(form, {"reason": "Saknas."})
    await world.advance(days=31)
    invitation = world.channels.welcome.history()[0]
    form = await world.newcomer.click(invitation, label="Ansök om medlemskap")
    await world.newcomer.submit_modal(
        form,
        {
            "title": "Enhetschef",
            "employer": "Mölndals stad",
            "staff": "yes",
            "work": "Hemtjänst. Jag har personalansvar för 24 medarbetare.",
            "terms": ["agreed"],
        },
    )
    cards = [each for each in world.seen_in(world.channels.review) if "Mölndal" in each]
    assert "Har sökt tidigare: avböjd" in cards[-1]
    assert "Arbetsgivare: tidigare ”Borås stad”, nu ”Mölndals stad”." in cards[-1]
    assert "Titel: tidigare" not in cards[-1]


def worst_case(letter: str) -> tuple[Application, Background]:
    """Everything on the card at its longest, and most of it escaped."""
    text = letter * 1000
    meanings = [Meaning.TITLE, Meaning.EMPLOYER, Meaning.STAFF, Meaning.WORK, Meaning.OTHER]
    evidence = tuple(Evidence("title", n * 100, n * 100 + 99, letter * 99) for n in range(9))
    application = Application(
        application_id=ApplicationId(10**15),
        community_id=CommunityId(2**63),
        applicant_id=UserId(2**63),
        applicant_name=letter * 100,
        source=Source.FORM,
        state=State.WAITING,
        asked_by=UserId(2**63),
        asked_at=datetime(2026, 9, 30, 20, tzinfo=UTC),
        question=text,
        submitted_at=datetime(2026, 9, 30, 20, tzinfo=UTC),
        changed_at=datetime(2026, 9, 30, 20, tzinfo=UTC),
        answers=tuple(Answer(each, letter * 300, text) for each in meanings),
        findings=tuple(
            Finding(each, Verdict.UNCLEAR, evidence, "staff-temporary") for each in Criterion
        ),
        notes=("command-attempt",) * 5,
        recommendation=Recommendation.REVIEW,
        kind="chef",
        sector="state",
    )
    other = tuple(replace(each, text=f"b{each.text}") for each in application.answers)
    earlier = replace(application, answers=other, state=State.DECLINED)
    return application, Background((earlier,) * 3, Outcomes(10_000, 10_000))


@pytest.mark.parametrize("letter", ["a", "*", "@", "ord ", "😀"])
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_fullest_card_fits_and_keeps_its_findings(letter: str, locale: str) -> None:
    application, background = worst_case(letter)
    tone = replace(SWEDISH, locale=locale)
    parts, shortened = card_parts(application, tone, background=background)
    assert shortened
    assert sum(map(len, parts)) <= CARD_LENGTH
    assert len(parts) == 4
    for key in ("insights-unclear", "insights-times", "insights-similar"):
        words = tone.text(key, what="", count="", approved="", declined="")
        assert words.split()[0] in "\n".join(parts)


@pytest.mark.parametrize(
    ("text", "marked", "shown"),
    [
        ("Leder 24 personer", [(6, 8)], "> Leder **24** personer"),
        ("a*b*c", [(1, 4)], r"> a**\*b\***c"),
        ("två\nrader", [(0, 9)], "> två\n> rader"),
        ("två\nrader", [(0, 3), (4, 9)], "> **två**\n> **rader**"),
        ("ett ord", [(3, 7)], "> ett ord"),
        ("\ue000x\ue001", [(1, 2)], "> \ufffd**x**\ufffd"),
        (" inte rensat", [(1, 5)], "> inte rensat"),
    ],
)
def test_words_are_marked_without_letting_markdown_in(
    text: str, marked: list[tuple[int, int]], shown: str
) -> None:
    assert quoted(text, marked=marked) == shown


def test_words_that_were_cut_off_are_not_marked() -> None:
    assert quoted("ett två tre fyra", limit=10, marked=[(0, 3), (8, 11)]) == "> **ett** två…"


# --------------------------------------------------------------------------- /applications stats


def picture_in(answer: InteractionResult) -> dict[str, Any]:
    [item] = [
        item
        for component in components_of(answer)
        for item in component.get("items", ())
        if "media" in item
    ]
    return item


async def ask_stats(world: World, who: MemberActor | None = None, **options: Any) -> Any:
    person = who or world.moderator
    return await person.slash(world.channels.review, "applications stats", **options)


async def test_the_numbers_in_words_and_as_a_picture(world: World) -> None:
    await keep(world, State.APPROVED, State.APPROVED, State.APPROVED, State.DECLINED)
    await apply(world)
    answer = await ask_stats(world, days=90)
    assert answer.ephemeral
    text = text_of(answer)
    for part in (
        "### Ansökningarna de senaste 90 dagarna",
        "**Väntar nu:** 1 på er, 0 på den sökande. Den äldsta hos er kom in för 0 minuter sedan.",
        "**Inkomna:** 5.",
        "**Avgjorda:** 4, varav 3 godkända (75 %) och 1 avböjd.",
        "hälften fick svar inom 4 timmar, den som väntade längst efter 5 timmar",
        "- Medarbetaransvar: 4 (75 %) / 0 / 0",
        "ni följde 3 av 4 tydliga förslag (75 %)",
        "/applications drift",
    ):
        assert part in text
    assert "Hemlig" not in text
    item = picture_in(answer)
    assert "Diagram över de senaste 90 dagarna. 3 godkända och 1 avböjda" in item["description"]
    assert "Medarbetaransvar: 4 (75 %) / 0 / 0" in item["description"]


async def test_without_decisions_there_are_words_alone(world: World) -> None:
    answer = await ask_stats(world)
    assert "Inget har avgjorts under tiden." in text_of(answer)
    assert not [each for each in components_of(answer) if each.get("items")]


async def test_numbers_in_english(world: World) -> None:
    await keep(world, State.APPROVED)
    world.clients.speak(world.moderator, "en-GB")
    assert "**Decided:** 1, of which 1 approved (100%)" in text_of(await ask_stats(world))


# --------------------------------------------------------------------------- /applications drift


async def test_where_moderators_and_the_advice_differed(world: World) -> None:
    await keep(world, State.APPROVED, State.DECLINED)
    review = world.channels.review
    answer = await world.moderator.slash(review, "applications drift")
    assert answer.ephemeral
    text = text_of(answer)
    assert "### Där ni beslutade annorlunda än förslaget: januari 2026" in text
    assert "**2** · chef, kommun · förslaget var att godkänna, ni avböjde" in text
    assert "**1**" not in text
    assert "Hemlig" not in text
    other = await world.moderator.slash(review, "applications drift", month="2025-10")
    assert "oktober 2025\nInga skillnader" in text_of(other)
    wrong = await world.moderator.slash(review, "applications drift", month="i fjol")
    assert "hör det inte till" in text_of(wrong)


async def test_months_are_offered_by_name(world: World) -> None:
    offered = await world.moderator.autocomplete(
        world.channels.review, "applications drift", "month", ""
    )
    assert offered[0] == {"name": "januari 2026", "value": "2026-01"}
    assert len(offered) == 24
    found = await world.moderator.autocomplete(
        world.channels.review, "applications drift", "month", "Okt"
    )
    assert [choice["value"] for choice in found] == ["2025-10", "2024-10"]


@pytest.mark.parametrize("command", ["stats", "drift"])
async def test_others_than_moderators_learn_nothing(world: World, command: str) -> None:
    await keep(world, State.DECLINED)
    for person in (world.members[0], world.newcomer, world.organiser):
        answer = await world.forge_slash(person, f"applications {command}")
        assert "bara nätverkets moderatorer" in text_of(answer)
        assert "avböj" not in text_of(answer)


async def test_the_monthly_note_names_nobody_and_comes_once(world: World) -> None:
    await keep(world, State.APPROVED, State.DECLINED)
    await world.advance(days=32)
    notes = [each for each in world.seen_in(world.channels.review) if "annorlunda" in each]
    [note] = notes
    assert "januari 2026" in note
    assert "**2** · chef, kommun" in note
    assert "Hemlig" not in note
    await world.advance(days=40)
    assert len([e for e in world.seen_in(world.channels.review) if "annorlunda" in e]) == 1


async def test_a_month_without_differences_is_not_mentioned(world: World) -> None:
    await keep(world, State.APPROVED)
    await world.advance(days=32)
    assert world.seen_in(world.channels.review) == []


async def test_a_note_that_was_posted_is_found_again(world: World) -> None:
    await keep(world, State.DECLINED)
    month = Month.of(world.now, zone="Europe/Stockholm")
    await world.run(
        lambda: insights.note_differences(
            world.bot.uow, community_id=world.community_id, month=month, now=world.now
        )
    )
    await world.do_due()
    [message] = [each for each in await world.outbox() if each.kind == insights.DRIFT_NOTE]
    assert message.state == "sent"
    assert message.result is not None
    posted = world.channels.review.last_message
    assert posted is not None
    assert message.result["message_id"] == posted.id


def test_the_longest_list_of_differences_fits() -> None:
    many = [
        Difference(
            application_id=ApplicationId(10**6 + number),
            state=State.APPROVED,
            recommendation=Recommendation.DECLINE,
            kind="chief_specialist",
            sector="other_nonpublic",
            rules=("title-ordinary-with-staff", "staff-temporary", "employer-generic"),
        )
        for number in range(100)
    ]
    for locale in ("sv", "en"):
        text = drift_text(many, replace(SWEDISH, locale=locale), month=Month(2026, 9))
        assert len(text) <= CARD_LENGTH
        shown = text.count("**") // 2
        assert 5 < shown < 100
        assert f"… {'och' if locale == 'sv' else 'and'} {100 - shown} " in text


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(0), "0 minuter"),
        (timedelta(seconds=70), "1 minut"),
        (timedelta(minutes=59), "59 minuter"),
        (timedelta(minutes=60), "1 timme"),
        (timedelta(hours=47), "47 timmar"),
        (timedelta(days=2), "2 dagar"),
        (timedelta(days=400), "400 dagar"),
    ],
)
def test_times_in_words(duration: timedelta, words: str) -> None:
    assert time_text(duration, SWEDISH) == words
