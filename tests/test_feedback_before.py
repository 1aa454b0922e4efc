"""The round before by its name: in words, in the picture, and in what is read aloud of it."""

from bot.charts import library
from bot.feedback_charts import draw_overview
from bot.feedback_labels import Before
from bot.feedback_panels import compared_strip
from bot.feedback_texts import results_pages
from tests.feedback_examples import EARLIER, EN, LABELS, RESULTS, SCALE, SCALE_TABLE, SHEET, SV
from tests.test_feedback_charts import words_of

NAMED = Before(EARLIER, ("scale",), "Frukost *extra*, 3 mars 2026")


def test_the_first_page_says_with_which_round_it_is_compared() -> None:
    first, second, *_ = results_pages(RESULTS, SHEET, LABELS, SV, before=NAMED)[0].split("\n")
    assert first.startswith("25 av 34 svarade")
    assert second == "Jämförs med förra gången: Frukost \\*extra\\*, 3 mars 2026."
    english = results_pages(RESULTS, SHEET, LABELS, EN, before=NAMED)[0]
    assert "Compared with last time: Frukost" in english
    for nameless in (None, Before(EARLIER, ("scale",))):
        page = results_pages(RESULTS, SHEET, LABELS, SV, before=nameless)[0]
        assert "Jämförs med" not in page


async def test_the_picture_says_it_too() -> None:
    (first, *_) = await draw_overview(RESULTS, SHEET, LABELS, SV, before=NAMED)
    assert "Jämförs med förra gången: Frukost *extra*, 3 mars 2026. Hur nöjd" in first.alt
    before = NAMED.table(SCALE)
    assert before is not None
    with library():
        strip = compared_strip(SCALE, SCALE_TABLE, before, LABELS, SV, name=NAMED.name)
    legend = [each.text for each in words_of(strip)]
    assert "förra gången: Frukost *extra*, 3 mars 2026 (20 svar)" in legend


def test_a_question_that_was_put_otherwise_is_beside_nothing() -> None:
    assert NAMED.table(SCALE) == EARLIER.table("scale")
    assert NAMED.table(SHEET.columns[1]) is None
