"""Options whose names begin alike: where they are cut, their numbers tell them apart."""

import re
from dataclasses import replace

import pytest

from bot.feedback_charts import ALT_LENGTH, draw_table
from bot.feedback_labels import Labels, option_names
from bot.feedback_texts import table_lines
from domain.feedback_values import AnswerKind, Column, GroupTable, RunoffRound, Sheet, Table
from domain.texts import one_line
from tests.feedback_examples import SV, column

LONG = "Ordförande i kommunstyrelsens arbetsutskott med särskilt ansvar för"


def _labels(*columns: Column, name: str = LONG) -> Labels:
    return Labels(
        title="Om rollen",
        questions={each.key: "Vilken rubrik passar bäst?" for each in columns},
        options={each.key: {key: f"{name} {key}" for key in each.options} for each in columns},
    )


@pytest.mark.parametrize("number", [2, 10, 25])
async def test_a_picture_of_long_options_names_each_of_them(number: int) -> None:
    asked = column("c", number)
    table = Table(key="c", base=6 * number, counts=(6,) * number)
    alt = (await draw_table(asked, table, _labels(asked), SV)).alt
    assert len(alt) <= ALT_LENGTH
    found = re.findall(r"(\d+)\. Ordförande [^—]*… — 6 ", alt)
    assert found == [str(each) for each in range(1, number + 1)]


async def test_rounds_and_winners_of_a_ranking_are_told_apart() -> None:
    ranked = column("r", 3, AnswerKind.RANKED)
    rounds = (
        RunoffRound(counts=(4, 3, 2), exhausted=0, eliminated=("3",)),
        RunoffRound(counts=(4, 5, None), exhausted=0),
    )
    table = Table(key="r", base=9, counts=(4, 3, 2), rounds=rounds, winners=("2",))
    alt = (await draw_table(ranked, table, _labels(ranked), SV)).alt
    assert "3. Ordförande i kommunstyrelsens…" in alt
    assert "Vinnare: 2. Ordförande i kommunstyrelsens…" in alt


async def test_groups_are_told_apart() -> None:
    asked, grouping = column("c", 2), column("g", 2)
    groups = tuple(GroupTable(group=key, base=10, counts=(4, 6)) for key in ("1", "2"))
    table = Table(key="c", base=20, counts=(8, 12), groups=groups)
    sheet = Sheet(columns=(grouping, asked), groups_by="g")
    labels = _labels(asked, grouping)
    alt = (await draw_table(asked, table, labels, SV, sheet=sheet)).alt
    assert "1. Ordförande i kommunstyrelsens…: 10 svar" in alt
    assert "2. Ordförande i kommunstyrelsens…: 10 svar" in alt


def test_names_that_differ_where_they_are_shown_have_no_numbers() -> None:
    asked = column("c", 3)
    labels = _labels(asked, name="Val")
    assert list(option_names(asked, labels, one_line).values()) == ["Val 1", "Val 2", "Val 3"]
    table = Table(key="c", base=6, counts=(1, 2, 3))
    assert table_lines(asked, table, _labels(asked), SV)[0].startswith(f"{LONG} 1 — 1")
    other = replace(labels, options={"c": {"1": LONG + " 1", "2": "Annat", "3": LONG + " 3"}})
    shown = option_names(asked, other, lambda text: one_line(text, limit=20))
    assert list(shown.values()) == ["1. Ordförande i…", "Annat", "3. Ordförande i…"]
