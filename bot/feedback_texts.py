"""Results in words: the numbers that the pictures and the files have, in the reader's language."""

from collections.abc import Iterator, Sequence

from bot.feedback_labels import (
    Before,
    Labels,
    Shown,
    is_ranked,
    is_recommend,
    is_scale,
    labels_of_form,
    labels_of_poll,
    option_names,
)
from bot.feedback_runoffs import runoff_account, runoff_lines
from bot.tones import Tone
from bot.ui import CARD_LENGTH, plain, quoted
from domain.feedback_values import Column, GroupTable, Results, Sheet, Table, TextList
from domain.tallies import mean, recommendation
from domain.texts import shortened

__all__ = [
    "PAGE_LENGTH", "Labels", "group_lines", "labels_of_form", "labels_of_poll", "pages",
    "response_line", "results_pages", "runoff_account", "table_lines", "text_lines",
]  # fmt: skip

PAGE_LENGTH = CARD_LENGTH - 400
"""Characters of a page of results: the rest is for what stands around it."""
_TEXT_SHOWN = 700
"""Characters of an answer in somebody's own words; the file has all of them."""
_BAR_LENGTH = 10


def percent(part: int, whole: int) -> int:
    """A share in whole percent, a half rounded up as people do; of nobody it is none."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def share_text(part: int, whole: int, tone: Tone) -> str:
    """A share as the language writes it: "48 %"."""
    # Babel takes a tenth of a second to import: first used after the bot is up.
    from babel.numbers import format_percent  # noqa: PLC0415

    return str(format_percent(percent(part, whole) / 100, locale=tone.locale))


def decimal_text(value: float, tone: Tone) -> str:
    """A number with one decimal, with the comma or point of the language."""
    from babel.numbers import format_decimal  # noqa: PLC0415  # see `share_text`

    return str(format_decimal(value, format="0.0", locale=tone.locale))


def score_text(score: int) -> str:
    """A score with its sign, and a minus that is as wide as a plus."""
    return f"{score:+d}".replace("-", "−") if score else "0"


def count_text(count: int, base: int, tone: Tone) -> str:
    """How many, and which share of those who answered: "12 (48 %)"."""
    return tone.text("results-count", count=count, share=share_text(count, base, tone))


def response_line(results: Results, tone: Tone) -> str:
    """How many answered, of how many where that is known."""
    if not results.asked:
        return tone.text("results-answered", count=results.answered)
    share = share_text(results.answered, results.asked, tone)
    return tone.text(
        "results-response", answered=results.answered, asked=results.asked, share=share
    )


def table_lines(
    column: Column,
    table: Table,
    labels: Labels,
    tone: Tone,
    *,
    earlier: Table | None = None,
    bars: bool = False,
    shown: Shown = plain,
) -> list[str]:
    """How a question was answered, a line for each option; of a ranking one for each round.

    The steps from 0 to 10 that nobody chose are left out; a withheld table is told of as a whole.
    `earlier` is the same question the time before; `bars` draws one of characters in each line.
    """
    if table.counts is None or table.base is None:
        return [tone.text("results-withheld")]
    if is_ranked(column) and table.rounds:
        return runoff_lines(column, table, labels, tone, shown=shown)
    earlier = earlier if earlier is not None and not earlier.is_withheld else None
    lines = summary_lines(column, table, tone, earlier=earlier)
    names = option_names(column, labels, shown)
    for number, (key, count) in enumerate(zip(column.options, table.counts, strict=True)):
        before = earlier.counts[number] if earlier is not None and earlier.counts else 0
        if is_recommend(column) and not count and not before:
            # Eleven steps, most of them empty: what is not there was chosen by nobody.
            continue
        figure = _figure(number, count, table.base, tone, earlier=earlier)
        bar = f"`{_bar(count, table.base)}` " if bars else ""
        lines.append(f"{bar}{names[key]} — {figure}")
    return lines


def _figure(number: int, count: int, base: int, tone: Tone, *, earlier: Table | None) -> str:
    if earlier is None or earlier.counts is None:
        return count_text(count, base, tone)
    before = share_text(earlier.counts[number], earlier.base or 0, tone)
    share = share_text(count, base, tone)
    return tone.text("results-count-before", count=count, share=share, before=before)


def _bar(count: int, base: int) -> str:
    filled = round(_BAR_LENGTH * count / base) if base else 0
    return "█" * filled + "░" * (_BAR_LENGTH - filled)


def summary_lines(
    column: Column, table: Table, tone: Tone, *, earlier: Table | None = None
) -> list[str]:
    """The mean of a scale or the score of a recommendation; nothing of other questions."""
    if table.counts is None:
        return []
    before = earlier.counts if earlier is not None else None
    if is_recommend(column):
        return [*_score(table.counts, tone), *_score_before(before, tone)]
    value = mean(column, table.counts) if is_scale(column) else None
    if value is None:
        return []
    told = decimal_text(value, tone)
    value_before = mean(column, before) if before is not None else None
    if value_before is None:
        return [tone.text("results-mean", mean=told)]
    told_before = decimal_text(value_before, tone)
    return [tone.text("results-mean-before", mean=told, before=told_before)]


def _score(counts: Sequence[int], tone: Tone) -> Iterator[str]:
    if (figures := recommendation(counts)) is not None:
        yield tone.text(
            "results-score",
            score=score_text(figures.score),
            promoters=figures.promoters,
            passives=figures.passives,
            detractors=figures.detractors,
        )


def _score_before(counts: Sequence[int] | None, tone: Tone) -> Iterator[str]:
    figures = recommendation(counts) if counts is not None else None
    if figures is not None:
        yield tone.text("results-score-before", score=score_text(figures.score))


def group_name(group: GroupTable, grouping: Column | None, labels: Labels, tone: Tone) -> str:
    """What a group is called: the option that its people chose, or that they chose none."""
    if not group.group or grouping is None:
        return group.group or tone.text("results-group-none")
    return labels.option(grouping, group.group)


def group_lines(
    column: Column,
    table: Table,
    sheet: Sheet,
    labels: Labels,
    tone: Tone,
    *,
    shown: Shown = plain,
) -> list[str]:
    """How each group answered, a line for each; one for all when none of them is told of."""
    if not table.groups:
        return []
    if all(group.counts is None for group in table.groups):
        return [tone.text("results-groups-withheld")]
    grouping = sheet.column(sheet.groups_by) if sheet.groups_by else None
    groups = option_names(grouping, labels, shown) if grouping is not None else {}
    return [
        # Put together here: a catalogue's text takes no more than 2500 characters at once.
        tone.text(
            "results-group",
            group=groups.get(group.group) or shown(group_name(group, grouping, labels, tone)),
        )
        + " "
        + _group(column, group, labels, tone, shown=shown)
        for group in groups_shown(table)
    ]


def groups_shown(table: Table) -> tuple[GroupTable, ...]:
    """The groups that are told of; that nobody left the grouping question out is no news."""
    return tuple(group for group in table.groups if group.group or group.base != 0)


def _group(column: Column, group: GroupTable, labels: Labels, tone: Tone, *, shown: Shown) -> str:
    if group.counts is None or group.base is None:
        return tone.text("results-withheld-short")
    answers = tone.text("results-answers", count=group.base)
    if not group.base:
        return answers
    whole = Table(key=column.key, base=group.base, counts=group.counts)
    names = option_names(column, labels, shown)
    told = summary_lines(column, whole, tone) or [
        f"{names[key]} — {count_text(count, group.base, tone)}"
        for key, count in zip(column.options, group.counts, strict=True)
        if count
    ]
    return f"{answers}. {' · '.join(told)}"


def text_lines(texts: TextList, tone: Tone) -> list[str]:
    """What people wrote, each as a quotation of its own."""
    if texts.texts is None:
        return [tone.text("results-withheld")]
    lines: list[str] = []
    for text in texts.texts:
        # The empty line keeps two quotations from being one.
        lines += [quoted(text, limit=_TEXT_SHOWN), ""]
    return lines[:-1]


def results_pages(
    results: Results,
    sheet: Sheet,
    labels: Labels,
    tone: Tone,
    *,
    before: Before | None = None,
    bars: bool = False,
    room: int = PAGE_LENGTH,
) -> list[str]:
    """All results as pages that each fit in one message, question by question."""
    compared = before.line(tone, shown=plain) if before else []
    blocks = [[response_line(results, tone), *compared]]
    for column in sheet.columns:
        head = f"**{plain(labels.question(column.key))}**"
        table = results.table(column.key)
        texts = next((each for each in results.texts if each.key == column.key), None)
        if table is not None:
            earlier = before.table(column) if before else None
            lines = table_lines(column, table, labels, tone, earlier=earlier, bars=bars)
            blocks.append([head, *lines, *_groups(column, table, sheet, labels, tone)])
        elif texts is not None:
            blocks.append([head, *text_lines(texts, tone)])
    return pages(["\n".join(block) for block in blocks], room=room)


def _groups(
    column: Column, table: Table, sheet: Sheet, labels: Labels, tone: Tone
) -> Iterator[str]:
    if table.groups and not table.is_withheld:
        yield f"*{tone.text('results-chart-groups')}*"
        for line in group_lines(column, table, sheet, labels, tone):
            yield f"- {line}"


def pages(blocks: Sequence[str], *, room: int = PAGE_LENGTH) -> list[str]:
    """The blocks on as few pages as take them, divided between blocks, else between lines."""
    found: list[str] = []
    for block in blocks:
        for number, part in enumerate(_parts(block, room)):
            if found and not number and len(found[-1]) + len(part) + 2 <= room:
                found[-1] = f"{found[-1]}\n\n{part}"
            else:
                found.append(part)
    return found


def _parts(block: str, room: int) -> list[str]:
    """A block that is too long for a page, cut between its lines."""
    parts = [""]
    for line in block.split("\n"):
        kept = shortened(line, limit=room)
        if parts[-1] and len(parts[-1]) + len(kept) + 1 > room:
            parts.append("")
        # Nothing begins with the empty line that parted it from what is on the page before.
        parts[-1] = f"{parts[-1]}\n{kept}" if parts[-1] else kept
    return [part.rstrip("\n") for part in parts if part.strip()]
