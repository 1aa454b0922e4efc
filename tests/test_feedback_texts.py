"""The numbers in words: what people read of a poll or a survey, in Swedish and in English."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feedback_labels import Before
from bot.feedback_texts import (
    PAGE_LENGTH,
    group_lines,
    labels_of_form,
    labels_of_poll,
    pages,
    percent,
    response_line,
    results_pages,
    runoff_account,
    table_lines,
    text_lines,
)
from bot.tones import Tone
from bot.ui import CARD_LENGTH
from domain.feedback_values import VOTE, GroupTable, Results, RunoffRound, Sheet, Table, TextList
from domain.ids import ChannelId, CommunityId, PollId, UserId
from domain.poll_values import Poll, PollKind
from domain.survey_values import Option, QuestionKind, SurveyForm, SurveyQuestion
from tests.feedback_examples import (
    DAY,
    DAY_TABLE,
    EARLIER,
    EN,
    HOSTILE,
    LABELS,
    PLACE,
    PLACE_TABLE,
    RARE,
    RARE_TABLE,
    RESULTS,
    SCALE,
    SCALE_TABLE,
    SCORE,
    SCORE_TABLE,
    SHEET,
    SV,
    TEXTS,
    column,
)

HARD_SPACE = "\u00a0"


def said(lines: list[str]) -> list[str]:
    return [line.replace(HARD_SPACE, " ") for line in lines]


def test_options_with_how_many_and_which_share() -> None:
    assert said(table_lines(DAY, DAY_TABLE, LABELS, SV)) == [
        "Måndag — 5 (20 %)",
        "Onsdag eftermiddag — 8 (32 %)",
        "Fredag — 12 (48 %)",
    ]
    assert table_lines(DAY, DAY_TABLE, LABELS, EN)[2] == "Fredag — 12 (48%)"


def test_bars_of_characters_are_as_long_as_the_share() -> None:
    assert said(table_lines(DAY, DAY_TABLE, LABELS, SV, bars=True)) == [
        "`██░░░░░░░░` Måndag — 5 (20 %)",
        "`███░░░░░░░` Onsdag eftermiddag — 8 (32 %)",
        "`█████░░░░░` Fredag — 12 (48 %)",
    ]


def test_a_scale_has_its_mean_and_the_names_of_its_ends() -> None:
    lines = said(table_lines(SCALE, SCALE_TABLE, LABELS, SV))
    assert lines[0] == "Medelvärde 3,9"
    assert lines[1] == r"1 – Inte alls nöjd — 1 (4 %)"
    assert lines[2] == "2 — 2 (8 %)"
    assert lines[5] == "5 – Mycket nöjd — 8 (32 %)"
    assert table_lines(SCALE, SCALE_TABLE, LABELS, EN)[0] == "Mean 3.9"


def test_the_time_before_stands_beside() -> None:
    before = EARLIER.table("scale")
    lines = said(table_lines(SCALE, SCALE_TABLE, LABELS, SV, earlier=before))
    assert lines[0] == "Medelvärde 3,9 (förra gången 3,6)"
    assert lines[4] == "4 — 10 (40 %, förra gången 30 %)"
    score = said(table_lines(SCORE, SCORE_TABLE, LABELS, SV, earlier=EARLIER.table("score")))
    assert score[1] == "Förra gången var värdet −25"


def test_a_time_before_that_is_withheld_is_as_if_there_was_none() -> None:
    withheld = Table(key="scale")
    assert table_lines(SCALE, SCALE_TABLE, LABELS, SV, earlier=withheld) == table_lines(
        SCALE, SCALE_TABLE, LABELS, SV
    )


def test_a_recommendation_has_its_score_and_three_sorts_of_people() -> None:
    assert table_lines(SCORE, SCORE_TABLE, LABELS, SV)[0] == (
        "Rekommendationsvärde +25: 10 ambassadörer (9–10), 5 passiva (7–8) och 5 kritiker (0–6)"
    )
    only = Table(key="score", base=5, counts=(4, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0))
    assert table_lines(SCORE, only, LABELS, EN)[0] == (
        "Recommendation score −80: 0 promoters (9–10), 1 passive (7–8) and 4 detractors (0–6)"
    )


def test_the_steps_of_a_recommendation_that_nobody_chose_are_left_out() -> None:
    lines = said(table_lines(SCORE, SCORE_TABLE, LABELS, SV))
    assert lines[1:] == [
        "0 — 1 (5 %)", "4 — 1 (5 %)", "5 — 1 (5 %)", "6 — 2 (10 %)", "7 — 2 (10 %)",
        "8 — 3 (15 %)", "9 — 6 (30 %)", "10 — 4 (20 %)",
    ]  # fmt: skip
    # A step that was chosen the time before is told of beside it.
    before = Table(key="score", base=20, counts=(0, 0, 5, 0, 0, 0, 10, 0, 0, 5, 0))
    beside = said(table_lines(SCORE, SCORE_TABLE, LABELS, SV, earlier=before))
    assert "2 — 0 (0 %, förra gången 25 %)" in beside
    assert not any(line.startswith(("1 — ", "3 — ")) for line in beside)
    # Of a scale and of options each is told of, and a withheld table says that it is withheld.
    none = Table(key="day", base=5, counts=(5, 0, 0))
    assert len(table_lines(DAY, none, LABELS, SV)) == 3
    assert said(table_lines(SCORE, Table(key="score"), LABELS, SV)) == [
        "Visas inte: för få svar, eller så lika svar att de skulle röja någon."
    ]


def test_a_ranking_is_told_round_by_round() -> None:
    assert table_lines(PLACE, PLACE_TABLE, LABELS, SV) == [
        "Omgång 1: Sundsvall — 10 · Härnösand — 8 · Lunch på stan — 4; Lunch på stan åker ut",
        "Omgång 2: Sundsvall — 11 · Härnösand — 9 · 2 röster räknas inte längre",
        "Vinnare: Sundsvall",
    ]


def test_a_ranking_that_nobody_won_alone() -> None:
    tie = replace(
        PLACE_TABLE,
        rounds=(RunoffRound(counts=(5, 5, None), exhausted=1),),
        winners=("1", "2"),
    )
    assert table_lines(PLACE, tie, LABELS, SV) == [
        "Omgång 1: Sundsvall — 5 · Härnösand — 5 · 1 röst räknas inte längre",
        "Delad seger: Sundsvall och Härnösand",
    ]


def test_a_ranking_in_short_and_whole() -> None:
    def told(table: Table, tone: Tone = SV, **more: bool) -> list[str]:
        return runoff_account(
            PLACE, table, LABELS, tone, **{"whole": False, "is_over": True} | more
        )

    assert told(PLACE_TABLE) == [
        "Vinnare efter 2 omgångar: **Sundsvall**",
        "Sista omgången: Sundsvall — 11 · Härnösand — 9 · 2 röster räknas inte längre",
    ]
    assert told(PLACE_TABLE, EN, is_over=False) == [
        "In the lead right now after 2 rounds: **Sundsvall**",
        "Last round: Sundsvall — 11 · Härnösand — 9 · 2 votes no longer count",
    ]
    whole = told(PLACE_TABLE, whole=True)
    assert whole == [
        "Vinnare efter 2 omgångar: **Sundsvall**",
        *table_lines(PLACE, PLACE_TABLE, LABELS, SV)[:2],
    ]
    tie = replace(PLACE_TABLE, rounds=PLACE_TABLE.rounds[1:], winners=("1", "2"))
    assert told(tie)[0] == "Delad seger redan i första omgången: **Sundsvall och Härnösand**"
    assert told(tie)[1].startswith("Omgång 1: ")
    assert told(tie, is_over=False)[0].startswith("Delad ledning just nu redan i första omgången:")
    assert told(replace(PLACE_TABLE, winners=())) == told(PLACE_TABLE)[1:]


@pytest.mark.parametrize(
    ("tone", "told"),
    [
        (SV, "Visas inte: för få svar, eller så lika svar att de skulle röja någon."),
        (EN, "Not shown: too few answers, or answers so alike that they would give somebody away."),
    ],
)
def test_what_is_withheld_is_said_in_words(tone: Tone, told: str) -> None:
    assert table_lines(RARE, RARE_TABLE, LABELS, tone) == [told]
    assert text_lines(TextList(key="more"), tone) == [told]


def test_a_group_of_many_long_options_is_told_whole() -> None:
    keys = tuple(f"val{number}" for number in range(25))
    many = replace(DAY, key="many", options=keys)
    names = {key: f"{key} " + "ö" * 84 for key in keys}
    labels = replace(LABELS, options={**LABELS.options, "many": names})
    assert SHEET.groups_by is not None
    grouping = SHEET.column(SHEET.groups_by)
    assert grouping is not None
    group = GroupTable(group=grouping.options[0], base=50, counts=(2,) * 25)
    table = Table(key="many", base=50, counts=(2,) * 25, groups=(group,))
    [line] = group_lines(many, table, SHEET, labels, SV)
    assert all(key in line for key in keys)
    assert "{" not in line


def test_groups_by_name_and_those_that_are_not_shown() -> None:
    assert said(group_lines(DAY, DAY_TABLE, SHEET, LABELS, SV)) == [
        "Vård och omsorg: 12 svar. Måndag — 2 (17 %) · Onsdag eftermiddag — 4 (33 %)"
        " · Fredag — 6 (50 %)",
        "Skola och förskola: visas inte",
        "Samhällsbyggnad: visas inte",
    ]
    assert said(group_lines(SCALE, SCALE_TABLE, SHEET, LABELS, SV))[0] == (
        "Vård och omsorg: 12 svar. Medelvärde 4,0"
    )
    every = group_lines(RARE, RARE_TABLE, SHEET, LABELS, SV)
    assert len(every) == 1
    assert every[0].startswith("Grupperna visas inte")


@pytest.mark.parametrize(
    ("results", "told"),
    [
        (Results(asked=22, answered=14), "14 av 22 svarade, 64 %."),
        (Results(asked=None, answered=1), "1 har svarat."),
        (Results(asked=None, answered=1400), "1 400 har svarat."),
        (Results(asked=0, answered=0), "0 har svarat."),
    ],
)
def test_how_many_answered(results: Results, told: str) -> None:
    assert response_line(results, SV).replace(HARD_SPACE, " ") == told


def test_own_words_are_quoted_and_harmless() -> None:
    lines = text_lines(TextList(key="words", texts=TEXTS), SV)
    assert lines[0] == "> Samtalen"
    assert "> \\*\\*Maten\\*\\* \\@\u2060everyone" in lines
    assert "> Pausen\n> också" in lines
    assert lines[1::2] == [""] * 4, "two quotations without a line between them would be one"


def test_names_are_harmless() -> None:
    labels = replace(LABELS, options={"day": {"1": "**a** @here", "2": "# b\nc", "3": "$x$"}})
    lines = said(table_lines(DAY, DAY_TABLE, labels, SV))
    assert lines[0] == "\\*\\*a\\*\\* \\@\u2060here — 5 (20 %)"
    assert lines[1] == "\\# b c — 8 (32 %)"


def test_all_results_question_by_question() -> None:
    (page,) = results_pages(
        RESULTS, SHEET, LABELS, SV, before=Before(EARLIER, ("scale",)), bars=True
    )
    blocks = page.replace(HARD_SPACE, " ").split("\n\n**")
    assert blocks[0] == "25 av 34 svarade, 74 %."
    assert [block.split("**")[0] for block in blocks[1:]] == [
        LABELS.question(each.key) for each in SHEET.columns
    ]
    assert "Medelvärde 3,9 (förra gången 3,6)" in blocks[1]
    assert "Förra gången" not in blocks[2], "it was not the same question then"
    assert "*Per grupp*\n- Vård och omsorg: 12 svar. Medelvärde 4,0" in blocks[1]
    assert blocks[7].count("Visas inte") == 1
    assert "Grupperna" not in blocks[7], "the whole is withheld, so its groups go without saying"


@given(
    blocks=st.lists(
        st.text(st.sampled_from("ab \n\\*>"), max_size=400).filter(str.strip), max_size=12
    )
)
def test_pages_hold_all_words_and_none_is_too_long(blocks: list[str]) -> None:
    found = pages(blocks, room=150)
    assert all(0 < len(page) <= 150 for page in found)
    if all(len(line) <= 150 for block in blocks for line in block.split("\n")):
        assert "".join("".join(found).split()) == "".join("".join(blocks).split())


def test_ten_thousand_long_answers_become_pages_that_fit() -> None:
    hostile = TextList(key="words", texts=("*@<" * 660,) * 200 + ("a\n" * 900,) * 20)
    results = Results(asked=None, answered=220, texts=(hostile,))
    found = results_pages(results, SHEET, LABELS, SV)
    assert len(found) > 20
    assert max(map(len, found)) <= PAGE_LENGTH < CARD_LENGTH


def test_the_longest_labels_fit_on_pages() -> None:
    many = column("many", 25)
    labels = replace(
        LABELS,
        questions={"many": "*" * 300},
        options={"many": dict.fromkeys(many.options, "@" * 90)},
    )
    table = Table(key="many", base=25, counts=(1,) * 25)
    results = Results(asked=40, answered=25, tables=(table,))
    found = results_pages(results, Sheet(columns=(many,)), labels, EN, bars=True)
    assert 1 < len(found) < 5
    assert max(map(len, found)) <= PAGE_LENGTH


@given(part=st.integers(0, 10_000), rest=st.integers(0, 10_000))
def test_shares_are_rounded_as_people_do(part: int, rest: int) -> None:
    whole = part + rest
    told = percent(part, whole)
    assert 0 <= told <= 100
    if whole:
        assert abs(100 * part / whole - told) <= 0.5 + 1e-9
    assert percent(1, 8) == 13
    assert percent(3, 8) == 38


def poll(kind: PollKind, *options: str) -> Poll:
    return Poll(
        community_id=CommunityId(1),
        poll_id=PollId(2),
        kind=kind,
        question="Ska vi?",
        created_by=UserId(3),
        channel_id=ChannelId(4),
        opened_at=datetime(2026, 3, 1, tzinfo=UTC),
        options=options,
    )


def test_the_words_of_a_poll() -> None:
    yes_no = poll(PollKind.YES_NO)
    labels = labels_of_poll(yes_no, SV)
    (asked,) = yes_no.sheet.columns
    assert [labels.option(asked, key) for key in yes_no.keys] == ["Ja", "Nej"]
    assert labels_of_poll(yes_no, EN).options[VOTE] == {"yes": "Yes", "no": "No"}
    scale = poll(PollKind.SCALE, "Dåligt", "Bra")
    (asked,) = scale.sheet.columns
    labels = labels_of_poll(scale, SV)
    assert [labels.option(asked, key) for key in scale.keys] == [
        "1 – Dåligt", "2", "3", "4", "5 – Bra",
    ]  # fmt: skip
    single = poll(PollKind.SINGLE, "Fika", "Lunch")
    (asked,) = single.sheet.columns
    assert labels_of_poll(single, SV).option(asked, "2") == "Lunch"
    assert labels_of_poll(single, SV).question(VOTE) == "Ska vi?"


def test_the_words_of_a_survey_in_the_readers_language() -> None:
    form = SurveyForm(
        title={"sv": "Träffen", "en": "The meetup"},
        questions=(
            SurveyQuestion(
                key="how",
                kind=QuestionKind.SCALE,
                text={"sv": "Hur var det?", "en": "How was it?"},
                low={"sv": "Dåligt", "en": "Bad"},
                high={"sv": "Bra", "en": "Good"},
            ),
            SurveyQuestion(
                key="day",
                kind=QuestionKind.SINGLE,
                text={"sv": "Vilken dag?"},
                options=(Option("mon", {"sv": "Måndag", "en": "Monday"}),),
            ),
        ),
    )
    labels = labels_of_form(form, EN)
    assert labels.title == "The meetup"
    assert labels.questions == {"how": "How was it?", "day": "Vilken dag?"}
    assert labels.ends == {"how": ("Bad", "Good")}
    assert labels.option(form.sheet.columns[1], "mon") == "Monday"
    assert labels_of_form(form, SV).option(form.sheet.columns[0], "5") == "5 – Bra"


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("tone", [SV, EN])
def test_any_name_is_one_line(hostile: str, tone: Tone) -> None:
    labels = replace(LABELS, options={"day": dict.fromkeys(DAY.options, hostile)})
    lines = table_lines(DAY, DAY_TABLE, labels, tone)
    assert len(lines) == 3
    assert not any("\n" in line for line in lines)
    assert all(" — " in line and not line.startswith(" — ") for line in lines)
