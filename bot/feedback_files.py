"""Results as files for a spreadsheet: the tables, the rounds of a ranking, and the texts.

Nothing in them is a row of one person's: each question's texts are in an order of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from bot.exports import UPLOAD_LIMIT, Cell, FileTooLarge, WorkbookSheet, sheets_xlsx, table_csv
from bot.feedback_labels import Labels, is_ranked, is_recommend, is_scale
from bot.feedback_texts import decimal_text, group_name, percent
from bot.tones import Tone
from domain.feedback_values import Column, GroupTable, Results, RunoffRound, Sheet, Table, TextList
from domain.tallies import mean, recommendation

Shuffle = Callable[[Sequence[str]], Sequence[str]]
"""Puts texts in an order by chance; asked anew for each question and each file."""
_Row = list[Cell]
_FILES_AT_MOST = 10
"""More would fill the screen of whoever asked for one."""


def results_files(
    results: Results,
    sheet: Sheet,
    labels: Labels,
    tone: Tone,
    *,
    ending: str,
    shuffled: Shuffle,
    limit: int = UPLOAD_LIMIT,
) -> list[bytes]:
    """All results as a workbook (`ending` "xlsx") or as text ("csv"), in one file if that fits.

    Otherwise in several of at most `limit` bytes each: the tables first, then what was written, a
    long question cut between two answers. FileTooLarge where ten files would not take it all.
    """
    write = partial(_csv, tone=tone) if ending == "csv" else sheets_xlsx
    tables = _tables_of(results, sheet, labels, tone)
    texts = _texts_of(results, sheet, labels, tone, shuffled)
    try:
        return [write([*tables, *texts], limit=limit)]
    except FileTooLarge as large:
        files = chain(_parts(tables, write, limit), _parts(texts, write, limit))
        found = list(islice(files, _FILES_AT_MOST + 1))
        if len(found) > _FILES_AT_MOST:
            raise large
    return found


def _parts(
    sections: Sequence[WorkbookSheet], write: Callable[..., bytes], limit: int
) -> Iterator[bytes]:
    """The sections in as many files as it takes, in their order."""
    if not sections:
        return
    try:
        whole = write(sections, limit=limit)
    except FileTooLarge:
        for half in _halves(sections, limit):
            yield from _parts(half, write, limit)
    else:
        yield whole


def _halves(sections: Sequence[WorkbookSheet], limit: int) -> list[Sequence[WorkbookSheet]]:
    """The sections in two; of a single one its rows. One row alone can't be cut."""
    middle = len(sections) // 2
    if middle:
        return [sections[:middle], sections[middle:]]
    (section,) = sections
    middle = len(section.rows) // 2
    if not middle:
        raise FileTooLarge(megabytes=limit // 2**20)
    return [
        [replace(section, rows=rows)] for rows in (section.rows[:middle], section.rows[middle:])
    ]


def _csv(sections: Sequence[WorkbookSheet], *, tone: Tone, limit: int) -> bytes:
    """One text file, in sections with an empty line between them."""
    rows: list[Sequence[Cell]] = []
    for section in sections:
        rows += [[section.title], section.headers, *section.rows, []]
    written = [[_in_words(cell, tone) for cell in row] for row in rows[:-1]]
    return table_csv([str(cell) for cell in written[0]], written[1:], limit=limit)


def _in_words(cell: Cell, tone: Tone) -> Cell:
    """A mean with the decimal sign that the reader's spreadsheet expects."""
    return decimal_text(cell, tone) if isinstance(cell, float) else cell


def _tables_of(results: Results, sheet: Sheet, labels: Labels, tone: Tone) -> list[WorkbookSheet]:
    sections = [_summary(results, labels, tone), _tables(results, sheet, labels, tone)]
    rounds = _rounds(results, sheet, labels, tone)
    if rounds:
        headers = [tone.text(f"results-file-{name}") for name in _ROUND_HEADERS]
        sections.append(WorkbookSheet(tone.text("results-file-sheet-rounds"), headers, rounds))
    return sections


def _texts_of(
    results: Results, sheet: Sheet, labels: Labels, tone: Tone, shuffled: Shuffle
) -> list[WorkbookSheet]:
    texts = {each.key: each for each in results.texts}
    headers = [tone.text("results-file-text")]
    return [
        WorkbookSheet(
            labels.question(column.key), headers, _texts(texts[column.key], tone, shuffled)
        )
        for column in sheet.columns
        if column.key in texts
    ]


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
            fate = tone.text("results-file-out-by-lot" if each.by_lot else "results-file-out")
        elif is_last and key in table.winners:
            fate = tone.text("results-file-won")
        rows.append([question, number, labels.option(column, key), count, fate])
    exhausted = tone.text("results-file-exhausted")
    return [*rows, [question, number, exhausted, each.exhausted, None]]


def _texts(texts: TextList, tone: Tone, shuffled: Shuffle) -> list[_Row]:
    if texts.texts is None:
        return [[tone.text("results-withheld-short")]]
    return [[text] for text in shuffled(texts.texts)]
