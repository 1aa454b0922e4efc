"""Pictures of results: real ones, in which no word lies on another, and that can be heard."""

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.chart_fills import GOOD, HIDDEN, OPEN, PLAIN, POOR, named_fills, ramp
from bot.chart_paper import Box, Strip, Words, drawable, printed, width_of, wrapped
from bot.charts import DOTS_PER_INCH, PAPER, WIDTH, library
from bot.feedback_charts import ALT_LENGTH, PICTURES_AT_MOST, Picture, draw_overview, draw_table
from bot.feedback_grids import groups_strip, runoff_strip
from bot.feedback_labels import Before
from bot.feedback_panels import (
    choice_strip,
    compared_strip,
    recommend_strip,
    response_strip,
    scale_strip,
    title_strip,
    withheld_strip,
)
from bot.feedback_texts import Labels
from bot.tones import Tone
from domain.feedback_values import VOTE, AnswerKind, Column, Results, RunoffRound, Sheet, Table
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
    TOPICS,
    TOPICS_TABLE,
    column,
)

HARD_SPACE = "\u00a0"
TABLES = [
    (SCALE, SCALE_TABLE),
    (SCORE, SCORE_TABLE),
    (DAY, DAY_TABLE),
    (TOPICS, TOPICS_TABLE),
    (PLACE, PLACE_TABLE),
    (RARE, RARE_TABLE),
]


def image_of(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.png))
    assert image.format == "PNG"
    return image.convert("RGB")


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def pixels_of(image: Image.Image, colour: str) -> int:
    found = {tint: count for count, tint in image.getcolors(image.width * image.height) or []}
    return found.get(rgb(colour), 0)


def words_of(strip: Strip) -> list[Words]:
    return [mark for mark in strip.marks if isinstance(mark, Words)]


def assert_tidy(strip: Strip) -> None:
    """All words are on the paper, no line lies on another, and no bar leaves the paper."""
    words = words_of(strip)
    for each in words:
        assert -0.001 <= each.left <= each.right <= WIDTH + 0.001, each.text
        assert 0 <= each.y <= each.below <= strip.y + 0.001, each.text
    for one, other in combinations(words, 2):
        beside = one.right <= other.left + 0.001 or other.right <= one.left + 0.001
        below = one.below <= other.y + 0.001 or other.below <= one.y + 0.001
        assert beside or below, (one.text, other.text)
    for box in strip.marks:
        if isinstance(box, Box):
            assert 0 <= box.x <= box.x + box.width <= WIDTH
            assert 0 <= box.y <= box.y + box.height <= strip.y + 0.001


@pytest.mark.parametrize(("asked", "table"), TABLES, ids=[each.key for each, _ in TABLES])
@pytest.mark.parametrize("tone", [SV, EN], ids=["sv", "en"])
async def test_every_kind_is_a_picture_with_its_numbers_in_words(
    asked: Column, table: Table, tone: Tone
) -> None:
    picture = await draw_table(asked, table, LABELS, tone, sheet=SHEET)
    image = image_of(picture)
    assert image.width == WIDTH * DOTS_PER_INCH
    assert 100 < image.height < 1000
    assert 3_000 < len(picture.png) < 200_000
    paper = pixels_of(image, PAPER) / (image.width * image.height)
    assert 0.5 < paper < 0.99, "there is paper, and something on it"
    assert image.getpixel((2, 2)) == rgb(PAPER)
    assert 40 < len(picture.alt) <= ALT_LENGTH
    assert picture.alt.startswith(LABELS.question(asked.key))
    assert "**" not in picture.alt


async def test_the_picture_can_be_heard() -> None:
    day = await draw_table(DAY, DAY_TABLE, LABELS, SV)
    assert day.alt.replace(HARD_SPACE, " ") == (
        "Vilken dag passar bäst? Måndag — 5 (20 %). Onsdag eftermiddag — 8 (32 %). "
        "Fredag — 12 (48 %)."
    )
    score = await draw_table(SCORE, SCORE_TABLE, LABELS, EN)
    assert "Recommendation score +25: 10 promoters (9–10), 5 passives (7–8)" in score.alt
    grouped = await draw_table(SCALE, SCALE_TABLE, LABELS, SV, sheet=SHEET)
    assert "Per grupp. Vård och omsorg: 12 svar. Medelvärde 4,0." in grouped.alt
    assert "Skola och förskola: visas inte." in grouped.alt


async def test_colours_tell_what_the_numbers_do() -> None:
    day = image_of(await draw_table(DAY, DAY_TABLE, LABELS, SV))
    # The longest bar is dark, the two others have 5 + 8 to its 12.
    dark, light = pixels_of(day, GOOD.colour), pixels_of(day, PLAIN.colour)
    assert light / dark == pytest.approx(13 / 12, rel=0.05)
    score = image_of(await draw_table(SCORE, SCORE_TABLE, LABELS, SV))
    assert all(pixels_of(score, fill.colour) > 500 for fill in (GOOD, OPEN, POOR))
    place = image_of(await draw_table(PLACE, PLACE_TABLE, LABELS, SV))
    assert all(pixels_of(place, fill.colour) > 500 for fill in (GOOD, PLAIN, POOR))


async def test_withheld_is_words_and_hatched_paper_but_no_bars() -> None:
    whole = image_of(await draw_table(RARE, RARE_TABLE, LABELS, SV, sheet=SHEET))
    fills = (GOOD, PLAIN, POOR, OPEN, HIDDEN)
    assert [pixels_of(whole, fill.colour) for fill in fills] == [0] * 5
    assert whole.height < 200
    for asked, table in ((SCALE, SCALE_TABLE), (TOPICS, TOPICS_TABLE)):
        grouped = image_of(await draw_table(asked, table, LABELS, SV, sheet=SHEET))
        assert pixels_of(grouped, HIDDEN.colour) > 5_000


async def test_the_same_numbers_give_the_same_picture_and_others_another() -> None:
    first, second = (
        await draw_table(DAY, DAY_TABLE, LABELS, SV),
        await draw_table(DAY, DAY_TABLE, LABELS, SV),
    )
    assert first == second
    other = replace(DAY_TABLE, counts=(6, 7, 12))
    assert (await draw_table(DAY, other, LABELS, SV)).png != first.png


def test_colours_differ_in_grey_or_by_their_hatch() -> None:
    for fills in (ramp(5), ramp(2), named_fills(7), [GOOD, OPEN, POOR]):
        for one, other in combinations(fills, 2):
            apart = abs(_grey(one.colour) - _grey(other.colour))
            assert one.hatch != other.hatch or apart > 15, (one, other)
    assert len({(fill.colour, fill.hatch) for fill in ramp(10)}) == 10
    assert len(ramp(1)) == 1


def _grey(colour: str) -> float:
    red, green, blue = rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def strips(tone: Tone, labels: Labels = LABELS) -> Iterator[Strip]:
    yield title_strip(labels.title)
    yield response_strip(RESULTS, tone)
    yield withheld_strip(RARE, labels, tone)
    yield scale_strip(SCALE, SCALE_TABLE, labels, tone)
    yield recommend_strip(SCORE, SCORE_TABLE, labels, tone)
    yield choice_strip(DAY, DAY_TABLE, labels, tone)
    yield choice_strip(TOPICS, TOPICS_TABLE, labels, tone)
    yield runoff_strip(PLACE, PLACE_TABLE, labels, tone)
    for asked, table in ((SCALE, SCALE_TABLE), (SCORE, SCORE_TABLE), (DAY, DAY_TABLE)):
        yield compared_strip(asked, table, EARLIER.table(asked.key), labels, tone)
    for asked, table in TABLES:
        if table.groups:
            yield groups_strip(asked, table, SHEET, labels, tone)


@pytest.mark.parametrize("tone", [SV, EN], ids=["sv", "en"])
def test_no_words_lie_on_others(tone: Tone) -> None:
    with library():
        for strip in strips(tone):
            assert_tidy(strip)


NAMES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=90),
    st.text(st.sampled_from("Wil -/å"), min_size=30, max_size=90),
)


@settings(max_examples=40, deadline=None)
@given(names=st.lists(NAMES, min_size=3, max_size=3), question=NAMES, ends=st.tuples(NAMES, NAMES))
def test_no_words_lie_on_others_whatever_they_are(
    names: list[str], question: str, ends: tuple[str, str]
) -> None:
    options = dict(zip(("1", "2", "3"), names, strict=True))
    labels = replace(
        LABELS,
        title=question * 2,
        questions=dict.fromkeys(LABELS.questions, question * 3),
        options=dict.fromkeys(LABELS.questions, options),
        ends={"scale": ends, "score": ends},
    )
    with library():
        for strip in strips(SV, labels):
            assert_tidy(strip)


@pytest.mark.parametrize("options", [2, 7, 10])
@pytest.mark.parametrize("most", [1, 12_345])
def test_scales_of_any_length_and_numbers_of_any_size(options: int, most: int) -> None:
    asked = column("scale", options, is_numeric=True)
    for place in (0, options - 1):
        counts = tuple(most if number == place else 0 for number in range(options))
        with library():
            table = Table(key="scale", base=most, counts=counts)
            assert_tidy(scale_strip(asked, table, LABELS, SV))
            assert_tidy(compared_strip(asked, table, table, LABELS, SV))


def test_a_ranking_of_ten_in_nine_rounds() -> None:
    asked = column("place", 10, AnswerKind.RANKED)
    names = {key: HOSTILE[0] if key == "3" else f"Ort {key}" for key in asked.options}
    labels = replace(LABELS, options={"place": names})
    rounds = tuple(
        RunoffRound(
            counts=tuple(900 + each if each >= out else None for each in range(10)),
            exhausted=out * 11,
            eliminated=(str(out + 1),),
        )
        for out in range(9)
    )
    table = Table(key="place", base=9045, counts=rounds[0].counts, rounds=rounds, winners=("10",))
    with library():
        strip = runoff_strip(asked, table, labels, SV)
        assert_tidy(strip)
    shown = [each.text for each in words_of(strip)]
    assert [text for text in shown if text.startswith("Omgång")] == [
        f"Omgång {number}" for number in range(1, 10)
    ]
    assert sum(text.endswith("✗") for text in shown) == 9
    assert "909 ✓" in shown


def test_a_rankings_losers_and_winner_are_marked() -> None:
    with library():
        strip = runoff_strip(PLACE, PLACE_TABLE, LABELS, SV)
    shown = [each.text for each in words_of(strip)]
    assert "4 ✗" in shown
    assert "11 ✓" in shown
    assert "Vinnare: Sundsvall" in shown
    marked = [mark.fill for mark in strip.marks if isinstance(mark, Box)][2:]
    assert marked.count(POOR) == 1
    assert marked.count(GOOD) == 1


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Åsa Öberg", "Åsa Öberg"),
        ("$x$", "$x$"),
        ("AI i förvaltningen 🤖", "AI i förvaltningen"),
        ("☀️ sol", "☀ sol"),
        ("🫠", "□"),
        ("李 克", "□ □"),
        ("två\nrader\ttext", "två rader text"),
        ("", "□"),
        ("\u200d\ufe0f", "□"),
    ],
)
def test_what_the_font_lacks_is_replaced(text: str, drawn: str) -> None:
    with library():
        assert drawable(text) == drawn


@given(text=NAMES, width=st.floats(0.6, 5), bold=st.booleans(), at_most=st.integers(1, 4))
@settings(deadline=None)
def test_lines_are_never_wider_than_their_room(
    text: str, width: float, bold: bool, at_most: int
) -> None:
    with library():
        lines = wrapped(text, width, 11, bold=bold, at_most=at_most)
        assert 1 <= len(lines) <= at_most
        assert all(width_of(line, 11, bold=bold) <= width + 0.2 for line in lines)
        if not lines[-1].endswith("…"):
            kept = "".join(lines).replace(" ", "").replace("-", "")
            assert kept == drawable(text).replace(" ", "").replace("-", "")


def test_a_long_swedish_name_is_broken_at_its_words() -> None:
    name = "Rekrytering och kompetensförsörjning inom vård och omsorg, särskilt på landsbygden"
    with library():
        assert wrapped(name, 2.9, 11) == [
            "Rekrytering och",
            "kompetensförsörjning inom vård och",
            "omsorg, särskilt på landsbygden",
        ]
        assert wrapped("Förändringströtthet", 1.0, 11)[0].endswith("-")
        assert wrapped(name, 1.5, 11)[-1].endswith("…")


async def test_an_overview_has_the_title_the_response_and_every_question() -> None:
    pictures = await draw_overview(RESULTS, SHEET, LABELS, SV, before=Before(EARLIER, ("scale",)))
    assert 1 < len(pictures) <= PICTURES_AT_MOST
    told = " ".join(picture.alt for picture in pictures).replace(HARD_SPACE, " ")
    assert told.startswith("Så var höstens träff. 25 av 34 svarade, 74 %. Hur nöjd är du")
    places = [told.find(LABELS.question(each.key)) for each in SHEET.columns[:-2]]
    assert -1 not in places
    assert places == sorted(places)
    assert "Medelvärde 3,9 (förra gången 3,6)" in told
    assert "Förra gången" not in told
    assert LABELS.question("words") not in told, "texts are not drawn"
    for picture in pictures:
        image = image_of(picture)
        assert image.width == 1000
        assert image.height < 1400
        assert len(picture.alt) <= ALT_LENGTH


async def test_a_poll_shows_its_question_once() -> None:
    sheet = Sheet(columns=(replace(DAY, key=VOTE),))
    results = Results(asked=40, answered=25, tables=(Table(key=VOTE, base=25, counts=(5, 8, 12)),))
    labels = replace(
        LABELS, title="Vilken dag?", questions={VOTE: "Vilken dag?"},
        options={VOTE: LABELS.options["day"]},
    )  # fmt: skip
    (picture,) = await draw_overview(results, sheet, labels, SV)
    assert picture.alt.replace(HARD_SPACE, " ") == (
        "25 av 40 svarade, 63 %. Vilken dag? Måndag — 5 (20 %). Onsdag eftermiddag — 8 (32 %). "
        "Fredag — 12 (48 %)."
    )


def wide_survey(questions: int, options: int) -> tuple[Sheet, Results]:
    columns = tuple(column(f"q{number}", options) for number in range(questions))
    tables = tuple(Table(key=each.key, base=options, counts=(1,) * options) for each in columns)
    return Sheet(columns=columns), Results(asked=None, answered=options, tables=tables)


async def test_forty_questions_with_the_longest_words_fit_in_ten_pictures() -> None:
    sheet, results = wide_survey(40, 9)
    labels = replace(
        LABELS,
        questions={each.key: f"{each.key} " + "W" * 290 for each in sheet.columns},
        options={each.key: dict.fromkeys(each.options, "W" * 90) for each in sheet.columns},
    )
    pictures = await draw_overview(results, sheet, labels, SV)
    assert len(pictures) == PICTURES_AT_MOST
    for picture in pictures:
        assert len(picture.alt) <= ALT_LENGTH
        assert len(picture.png) < 2 * 2**20
    told = " ".join(picture.alt for picture in pictures)
    assert all(f"{each.key} W" in told for each in sheet.columns), "none goes without words"


async def test_a_survey_without_anything_to_draw_still_tells_how_many_answered() -> None:
    (picture,) = await draw_overview(Results(asked=9, answered=6), Sheet(), LABELS, SV)
    assert picture.alt.replace(HARD_SPACE, " ") == "Så var höstens träff. 6 av 9 svarade, 67 %."
    assert pixels_of(image_of(picture), GOOD.colour) > 5_000


async def test_many_may_ask_at_once() -> None:
    import asyncio

    pictures: Sequence[Picture] = await asyncio.gather(
        *(draw_table(each, table, LABELS, SV) for each, table in TABLES)
    )
    assert len({zlib.crc32(picture.png) for picture in pictures}) == len(TABLES)


def test_what_is_put_down_later_lies_on_top() -> None:
    strip = Strip(y=1.0)
    strip.marks.append(Box(x=0, y=0, width=8, height=1, fill=POOR))
    strip.marks.append(Box(x=0, y=0, width=8, height=1, fill=GOOD))
    image = Image.open(io.BytesIO(printed(strip))).convert("RGB")
    assert image.getpixel((500, 60)) == rgb(GOOD.colour)
