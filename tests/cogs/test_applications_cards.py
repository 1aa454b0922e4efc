"""How a card looks: colours never alone, what is missing, and what can still be done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.i18n import I18n
from bot.tones import Tone
from cogs.applications.messages import card, card_parts
from domain.applications import Application, Source, State
from domain.ids import ApplicationId
from domain.screening.findings import Criterion, Evidence, Finding, Recommendation, Verdict
from tests.domain.test_applications import ANNA, BO, NOW, application

I18N = I18n(default_locale="sv")
SIGNS = {Verdict.MET: "✅", Verdict.NOT_MET: "❌", Verdict.UNCLEAR: "🟡"}


def tone(locale: str) -> Tone:
    return Tone(I18N, locale, "Europe/Stockholm")


def read(
    recommendation: Recommendation, *verdicts: Verdict, state: State = State.SUBMITTED
) -> Application:
    evidence = (Evidence("title", 0, 10, "Enhetschef"),)
    findings = tuple(
        Finding(criterion, verdict, evidence, "title-leading")
        for criterion, verdict in zip(Criterion, verdicts, strict=True)
    )
    return replace(
        application(state),
        application_id=ApplicationId(7),
        findings=findings,
        recommendation=recommendation,
    )


def text_of(shown: Application, locale: str = "sv") -> str:
    parts, _ = card_parts(shown, tone(locale))
    return "\n".join(parts)


@pytest.mark.parametrize(("locale", "words"), [
    ("sv", ("uppfyllt", "inte uppfyllt", "oklart")), ("en", ("met", "not met", "unclear")),
])  # fmt: skip
def test_three_lines_each_with_a_sign_and_a_word(locale: str, words: tuple[str, ...]) -> None:
    shown = text_of(
        read(Recommendation.DECLINE, Verdict.MET, Verdict.NOT_MET, Verdict.UNCLEAR), locale
    )
    lines = [line for line in shown.split("\n") if line.startswith(tuple(SIGNS.values()))]
    assert len(lines) == 3
    for line, sign, word in zip(lines, SIGNS.values(), words, strict=True):
        assert line.startswith(f"{sign} {word} · **")
        assert "”Enhetschef”" in line


def test_the_colour_follows_the_recommendation_and_is_quiet_once_decided() -> None:
    colours = {}
    for each in Recommendation:
        layout = card(read(each, Verdict.MET, Verdict.MET, Verdict.MET), tone("sv"))
        [container] = layout.to_components()
        colours[each] = container["accent_color"]
        closed = card(
            read(each, Verdict.MET, Verdict.MET, Verdict.MET, state=State.APPROVED), tone("sv")
        )
        assert closed.to_components()[0]["accent_color"] not in colours.values()
    red, green, blue = ((colours[Recommendation.APPROVE] >> shift) & 255 for shift in (16, 8, 0))
    assert green > max(red, blue)
    assert len(set(colours.values())) == 3


@pytest.mark.parametrize(
    ("verdicts", "line"),
    [
        ((Verdict.MET, Verdict.MET, Verdict.MET), None),
        ((Verdict.MET, Verdict.NOT_MET, Verdict.MET), "**Saknas:** medarbetaransvar."),
        ((Verdict.UNCLEAR, Verdict.MET, Verdict.MET), "**Oklart:** ledande befattning."),
        (
            (Verdict.NOT_MET, Verdict.NOT_MET, Verdict.UNCLEAR),
            "**Saknas:** ledande befattning, medarbetaransvar. **Oklart:** offentlig sektor.",
        ),
    ],
)
def test_what_is_missing_stands_in_one_line(
    verdicts: tuple[Verdict, ...], line: str | None
) -> None:
    lines = text_of(read(Recommendation.REVIEW, *verdicts)).split("\n")
    found = [each for each in lines if each.startswith(("**Saknas", "**Oklart"))]
    assert found == ([line] if line else [])


@pytest.mark.parametrize(
    ("source", "state", "words"),
    [
        (Source.NATIVE, State.APPROVED, "Ta bort medlemsrollen för hand"),
        (Source.NATIVE, State.DECLINED, "Personen kan söka igen på samma sätt"),
        (Source.FORM, State.APPROVED, "Ta bort medlemsrollen för hand"),
        (Source.FORM, State.DECLINED, "ge personen medlemsrollen för hand"),
    ],
)
def test_a_decided_card_ends_with_what_can_still_be_done(
    source: Source, state: State, words: str
) -> None:
    decided = replace(application(state), source=source)
    last = text_of(decided).split("\n")[-1]
    assert last.startswith("-# Beslutet har gått ut")
    assert words in last
    assert ("inte ändras i efterhand i Discord" in last) is (source is Source.NATIVE)


def test_a_decision_that_waits_says_until_when_and_not_that_it_stands() -> None:
    waits = replace(application(State.DECLINED), goes_out_at=NOW + timedelta(minutes=2))
    shown = text_of(waits)
    assert shown.split("\n")[-1].startswith("Beslutet går ut")
    assert "har gått ut" not in shown


def test_a_thinned_card_says_that_the_words_are_gone() -> None:
    thinned = replace(application(State.DECLINED), applicant_name="", answers=(), reason=None)
    shown = text_of(thinned)
    assert "gallrad" in shown
    assert "Svaren är gallrade enligt nätverkets gallringstid." in shown


def test_who_proposed_and_who_confirmed_both_stand_on_the_card() -> None:
    both = replace(
        application(State.APPROVED),
        proposed=State.APPROVED,
        proposed_by=ANNA,
        proposed_at=datetime(2026, 11, 20, tzinfo=UTC),
        decided_by=BO,
    )
    assert f"<@{ANNA}>" in text_of(both)
    assert f"<@{BO}>" in text_of(both)
