"""A ranking in words: who won, and how it went round by round."""

from collections.abc import Mapping, Sequence

from bot.feedback_labels import Labels, Shown, option_names
from bot.tones import Tone
from bot.ui import plain
from domain.feedback_values import Column, RunoffRound, Table


def listed(names: Sequence[str], tone: Tone) -> str:
    """Names as a language strings them together: "fredag, lördag och söndag"."""
    # Babel takes a tenth of a second to import: first used after the bot is up.
    from babel.lists import format_list  # noqa: PLC0415

    return str(format_list(list(names), locale=tone.locale))


def runoff_lines(
    column: Column, table: Table, labels: Labels, tone: Tone, *, shown: Shown = plain
) -> list[str]:
    """A ranking round by round: who had how many, who went out, and who has won."""
    lines = [
        tone.text("results-round", number=number, standing=standing)
        for number, standing in enumerate(_rounds(column, table, labels, tone, shown), start=1)
    ]
    return [*lines, *winner_lines(column, table, labels, tone, shown=shown)]


def runoff_account(
    column: Column,
    table: Table,
    labels: Labels,
    tone: Tone,
    *,
    whole: bool,
    is_over: bool,
    shown: Shown = plain,
) -> list[str]:
    """A ranking with its outcome first; then the last round alone, or `whole` all of them."""
    standings = _rounds(column, table, labels, tone, shown)
    kept = standings if whole else standings[-1:]
    called = option_names(column, labels, shown)
    names = [called[key] for key in table.winners]
    key = "results-outcome" if is_over else "results-leader"
    told = {"rounds": len(standings), "names": listed(names, tone)}
    lines = [tone.text(key, shared="yes" if len(names) > 1 else "no", **told)] if names else []
    if len(kept) < len(standings):
        last = tone.text("results-last-round", standing=kept[0])
        return [*lines, last, *lot_lines(table, tone)]
    return lines + [
        tone.text("results-round", number=number, standing=standing)
        for number, standing in enumerate(kept, start=1)
    ]


def _rounds(column: Column, table: Table, labels: Labels, tone: Tone, shown: Shown) -> list[str]:
    names = option_names(column, labels, shown)
    return [_round(column, each, names, tone) for each in table.rounds]


def _round(column: Column, each: RunoffRound, names: Mapping[str, str], tone: Tone) -> str:
    counted = zip(column.options, each.counts, strict=True)
    standing = [f"{names[key]} — {count}" for key, count in counted if count is not None]
    if each.exhausted:
        standing.append(tone.text("results-exhausted", count=each.exhausted))
    # Names may have commas in them.
    parts = [" · ".join(standing)]
    if each.eliminated:
        out = listed([names[key] for key in each.eliminated if key in names], tone)
        by_lot = "yes" if each.by_lot else "no"
        parts.append(tone.text("results-eliminated", names=out, lot=by_lot))
    return "; ".join(parts)


def lot_lines(table: Table, tone: Tone) -> list[str]:
    """In which rounds a lot decided, where they are not told one by one; usually in none."""
    numbers = [str(number) for number, each in enumerate(table.rounds, start=1) if each.by_lot]
    return [tone.text("results-by-lot", rounds=listed(numbers, tone))] if numbers else []


def winner_lines(
    column: Column, table: Table, labels: Labels, tone: Tone, *, shown: Shown = plain
) -> list[str]:
    """Who won a ranking; several when they never differed."""
    called = option_names(column, labels, shown)
    names = listed([called[key] for key in table.winners], tone)
    if not table.winners:
        return []
    return [tone.text("results-tie" if len(table.winners) > 1 else "results-winner", names=names)]
