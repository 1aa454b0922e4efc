"""That a lot decided is told wherever a ranking is: in words, in its picture, in files."""

from dataclasses import replace

import pytest

from bot.charts import library
from bot.feedback_charts import draw_table
from bot.feedback_files import results_files
from bot.feedback_grids import runoff_strip
from bot.feedback_texts import runoff_account, table_lines
from bot.tones import Tone
from domain.feedback_values import Results, RunoffRound, Sheet
from tests.feedback_examples import EN, LABELS, PLACE, PLACE_TABLE, SV
from tests.test_feedback_charts import words_of

DRAWN = replace(
    PLACE_TABLE,
    rounds=(
        RunoffRound(counts=(10, 6, 6), exhausted=0, eliminated=("3",), by_lot=True),
        RunoffRound(counts=(12, 8, None), exhausted=2),
    ),
)


@pytest.mark.parametrize(("tone", "words"), [(SV, "(lotten avgjorde)"), (EN, "(decided by lot)")])
async def test_each_round_that_was_drawn_says_so(tone: Tone, words: str) -> None:
    told = table_lines(PLACE, DRAWN, LABELS, tone)
    assert [words in line for line in told] == [True, False, False]
    assert words in (await draw_table(PLACE, DRAWN, LABELS, tone)).alt
    assert not any(words in line for line in table_lines(PLACE, PLACE_TABLE, LABELS, tone))


@pytest.mark.parametrize(("tone", "words"), [(SV, "Lotten avgjorde"), (EN, "decided by lot")])
def test_a_card_that_tells_the_last_round_alone_tells_of_the_lot(tone: Tone, words: str) -> None:
    def account(*, whole: bool) -> list[str]:
        return runoff_account(PLACE, DRAWN, LABELS, tone, whole=whole, is_over=True)

    assert words in account(whole=False)[-1]
    assert "1" in account(whole=False)[-1]
    assert sum("avgjorde" in line or "decided" in line for line in account(whole=True)) == 1


def test_the_picture_says_in_which_round() -> None:
    with library():
        strip = runoff_strip(PLACE, DRAWN, LABELS, SV)
    shown = " ".join(each.text for each in words_of(strip))
    assert "Lotten avgjorde vad som åkte ut i omgång 1" in shown


def test_the_file_says_it_at_the_option_that_went_out() -> None:
    results = Results(asked=30, answered=22, tables=(DRAWN,))
    sheet = Sheet(columns=(PLACE,))
    [file] = results_files(results, sheet, LABELS, SV, ending="csv", shuffled=list)
    told = file.decode("utf-8-sig")
    assert told.count("åker ut (lotten avgjorde)") == 1
