"""Every rule has its sentence and every refusal its reply, in both languages and in length."""

from itertools import combinations
from pathlib import Path

import pytest

from bot.i18n import I18n
from domain.screening import Answers, Assessment, Criterion, Finding, Recommendation, Verdict
from domain.screening.reading import ask_key, reply_key, screen
from domain.screening.rules import MISSING, NOTES, RULES
from tests.domain.screening.reading import loaded
from tests.domain.screening.test_cases import ROWS

I18N = I18n(default_locale="sv")
LONGEST_REPLY = 160


def assessment(verdicts: dict[Criterion, Verdict]) -> Assessment:
    findings = tuple(
        Finding(criterion, verdicts.get(criterion, Verdict.MET), (), "title-leading")
        for criterion in Criterion
    )
    return Assessment(Recommendation.DECLINE, findings, "1", "sv", (), "chef", "region")


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("rule", [*RULES, *NOTES])
def test_every_rule_has_a_sentence(rule: str, locale: str) -> None:
    sentence = I18N.text(f"screening-rule-{rule}", locale)
    assert sentence.endswith(".")
    assert len(sentence) <= 120


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize("kind", ["reply", "ask"])
def test_every_reply_fits(kind: str, missing: str, locale: str) -> None:
    assert len(I18N.text(f"screening-{kind}-{missing}", locale)) <= LONGEST_REPLY


def test_one_word_for_staff_responsibility_wherever_the_bot_speaks() -> None:
    catalogues = (Path(__file__).parents[3] / "config" / "locales" / "sv").glob("*.ftl")
    texts = {file.name: file.read_text(encoding="utf-8").lower() for file in catalogues}
    assert [name for name, text in texts.items() if "personalansvar" in text] == []
    assert "medarbetaransvar" in texts["screening.ftl"]


@pytest.mark.parametrize("verdict", [Verdict.NOT_MET, Verdict.UNCLEAR])
def test_every_combination_of_missing_things_has_a_text(verdict: Verdict) -> None:
    keys = set()
    for count in range(4):
        for chosen in combinations(Criterion, count):
            read = assessment(dict.fromkeys(chosen, verdict))
            key = reply_key(read) if verdict is Verdict.NOT_MET else ask_key(read)
            assert I18N.has(key)
            keys.add(key)
    assert len(keys) == 8


def test_the_cases_use_known_rules_only() -> None:
    registers, policy = loaded()
    for row in ROWS:
        read = screen(Answers(*row[2:]), registers=registers, policy=policy)
        assert {finding.rule for finding in read.findings} <= set(RULES)
        assert set(read.notes) <= set(NOTES)
        assert set(read.notes) <= (
            policy.holding_notes | policy.employer_notes | policy.approval_notes
        )


def test_a_decline_of_something_left_open_names_it() -> None:
    read = assessment({Criterion.STAFF: Verdict.UNCLEAR})
    assert reply_key(read) == "screening-reply-staff"
    read = assessment({Criterion.STAFF: Verdict.UNCLEAR, Criterion.PUBLIC: Verdict.NOT_MET})
    assert reply_key(read) == "screening-reply-public"
