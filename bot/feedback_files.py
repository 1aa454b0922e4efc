"""Results as files for a spreadsheet: the tables, the rounds of a ranking, and the texts.

Nothing in them is a row of one person's: each question's texts are in an order of their own.
"""

from collections.abc import Callable, Sequence

from bot.exports import UPLOAD_LIMIT, Cell, WorkbookSheet, sheets_xlsx, table_csv
from bot.feedback_labels import Labels, is_ranked, is_recommend, is_scale
from bot.feedback_texts import decimal_text, group_name, percent
from bot.tones import Tone
from domain.feedback_values import Column, GroupTable, Results, RunoffRound, Sheet, Table, TextList
from domain.tallies import mean, recommendation

Shuffle = Callable[[Sequence[str]], Sequence[str]]
"""Puts texts in an order by chance; asked anew for each question and each file."""
_Row = list[Cell]


def results_csv(
    results: Results,
    sheet: Sheet,
    labels: Labels,
    tone: Tone,
    *,
    shuffled: Shuffle,
    limit: int = UPLOAD_LIMIT,
) -> bytes:
    """All results as one text file, in sections with an empty line between them."""
    sections = _sections(results, sheet, labels, tone, shuffled)
    rows: list[Sequence[Cell]] = []
    for section in sections:
        rows += [[section.title], section.headers, *section.rows, []]
    written = [[_in_words(cell, tone) for cell in row] for row in rows[:-1]]
    return table_csv([str(cell) for cell in written[0]], written[1:], limit=limit)


def results_xlsx(
    results: Results,
    sheet: Sheet,
    labels: Labels,
    tone: Tone,
    *,
    shuffled: Shuffle,
    limit: int = UPLOAD_LIMIT,
) -> bytes:
    """All results as a workbook: a sheet for the tables, and one for each question's texts."""
    return sheets_xlsx(_sections(results, sheet, labels, tone, shuffled), limit=limit)


def _in_words(cell: Cell, tone: Tone) -> Cell:
    """A mean with the decimal sign that the reader's spreadsheet expects."""
    return decimal_text(cell, tone) if isinstance(cell, float) else cell


def _sections(
    results: Results, sheet: Sheet, labels: Labels, tone: Tone, shuffled: Shuffle
) -> list[WorkbookSheet]:
    sections = [_summary(results, labels, tone), _tables(results, sheet, labels, tone)]
    rounds = _rounds(results, sheet, labels, tone)
    if rounds:
        headers = [tone.text(f"results-file-{name}") for name in _ROUND_HEADERS]
        sections.append(WorkbookSheet(tone.text("results-file-sheet-rounds"), headers, rounds))
    texts = {each.key: each for each in results.texts}
    for column in sheet.columns:
        if column.key in texts:
            title = labels.question(column.key)
            rows = _texts(texts[column.key], tone, shuffled)
            sections.append(WorkbookSheet(title, [tone.text("results-file-text")], rows))
    return sections


_ROUND_HEADERS = ("question", "round", "option", "count", "fate")


def _summary(results: Results, labels: Labels, tone: Tone) -> WorkbookSheet:
    rows: list[_Row] = [[tone.text("results-file-answered"), results.answered]]
    if results.asked:
        share = percent(results.answered, results.asked)
        rows.append([tone.text("results-file-asked"), results.asked])
        rows.append([tone.text("results-file-share-answered"), share])
    rows.append([tone.text("results-file-limit"), results.limit])
    headers = [tone.text("results-file-title"), labels.title]
    return WorkbookSheet(tone.text("results-file-sheet-summary"), headers, rows)


def _tables(results: Results, sheet: Sheet, labels: Labels, tone: Tone) -> WorkbookSheet:
    """A row for each option, and for what the counts of a question amount to."""
    grouping = sheet.column(sheet.groups_by) if sheet.groups_by else None
    groups: list[GroupTable] = []
    for counted in results.tables:
        known = {group.group for group in groups}
        groups += [group for group in counted.groups if group.group not in known]
    headers = [tone.text(f"results-file-{name}") for name in ("question", "option", "count")]
    headers.append(tone.text("results-file-share"))
    headers += [
        tone.text("results-file-group", group=group_name(group, grouping, labels, tone))
        for group in groups
    ]
    keys = [group.group for group in groups]
    rows: list[_Row] = []
    for column in sheet.columns:
        table = results.table(column.key)
        if table is not None:
            rows += _table_rows(column, table, keys, labels, tone)
    return WorkbookSheet(tone.text("results-file-sheet-tables"), headers, rows)


def _table_rows(
    column: Column, table: Table, groups: Sequence[str], labels: Labels, tone: Tone
) -> list[_Row]:
    question, hidden = labels.question(column.key), tone.text("results-withheld-short")
    apart = {group.group: group for group in table.groups}

    def row(name: str, whole: _Row, of_group: Callable[[GroupTable], Cell]) -> _Row:
        cells: _Row = [question, name, *(whole if not table.is_withheld else [hidden, hidden])]
        for key in groups:
            group = apart.get(key)
            is_told = group is not None and group.counts is not None
            cells.append(of_group(group) if group and is_told else hidden if group else None)
        return cells

    counts, base = table.counts or (0,) * len(column.options), table.base or 0
    rows = [
        row(
            labels.option(column, key),
            [counts[number], percent(counts[number], base)],
            lambda group, number=number: (group.counts or ())[number],  # type: ignore[misc]
        )
        for number, key in enumerate(column.options)
    ]
    rows.append(row(tone.text("results-file-base"), [base, None], lambda group: group.base))
    if is_scale(column):
        name = tone.text("results-file-mean")
        rows.append(
            row(
                name, [_mean(column, counts), None], lambda group: _mean(column, group.counts or ())
            )
        )
    if is_recommend(column):
        name = tone.text("results-file-score")
        rows.append(row(name, [_score(counts), None], lambda group: _score(group.counts or ())))
    return rows


def _mean(column: Column, counts: Sequence[int]) -> float | None:
    value = mean(column, counts)
    return None if value is None else round(value, 2)


def _score(counts: Sequence[int]) -> int | None:
    figures = recommendation(counts)
    return None if figures is None else figures.score


def _rounds(results: Results, sheet: Sheet, labels: Labels, tone: Tone) -> list[_Row]:
    rows: list[_Row] = []
    for column in sheet.columns:
        table = results.table(column.key)
        if table is not None and is_ranked(column) and not table.is_withheld:
            for number, each in enumerate(table.rounds, start=1):
                rows += _round(column, table, each, number, labels, tone)
    return rows


def _round(
    column: Column, table: Table, each: RunoffRound, number: int, labels: Labels, tone: Tone
) -> list[_Row]:
    question, is_last = labels.question(column.key), number == len(table.rounds)
    rows: list[_Row] = []
    for key, count in zip(column.options, each.counts, strict=True):
        if count is None:
            continue
        fate = None
        if key in each.eliminated:
            fate = tone.text("results-file-out")
        elif is_last and key in table.winners:
            fate = tone.text("results-file-won")
        rows.append([question, number, labels.option(column, key), count, fate])
    exhausted = tone.text("results-file-exhausted")
    return [*rows, [question, number, exhausted, each.exhausted, None]]


def _texts(texts: TextList, tone: Tone, shuffled: Shuffle) -> list[_Row]:
    if texts.texts is None:
        return [[tone.text("results-withheld-short")]]
    return [[text] for text in shuffled(texts.texts)]
