"""How a poll reads: its card, a vote, and the numbers in words."""

from collections.abc import Callable

from bot.feedback_labels import labels_of_poll
from bot.feedback_texts import response_line, runoff_account, table_lines
from bot.tones import Tone
from bot.ui import plain
from domain.feedback_values import VOTE, Answer, Results, Table
from domain.poll_values import RANKS_AT_MOST, Poll, PollEnd, PollKind

CARD_ROOM = 3600
"""Characters of a card; the rest of what a message holds stays free."""
_LENGTHS = (55, 40, 25, 15, 8)
"""What each option may take where all are listed; the first that fits is taken."""
_QUESTIONS = (300, 200, 120)
_ROUND = 2200
"""Characters of one round of a ranking: a catalogue's text takes no more than 2500 at once."""


def question_text(poll: Poll, *, limit: int | None = None) -> str:
    """The question, harmless in a line of text."""
    return plain(poll.question, limit=limit)


def link_of(poll: Poll) -> str:
    """The address of the card; empty while there is none."""
    if poll.message_id is None:
        return ""
    return f"https://discord.com/channels/{poll.community_id}/{poll.channel_id}/{poll.message_id}"


def linked(text: str, poll: Poll) -> str:
    """The text as a link to the card, where there is one."""
    return f"[{text}]({link_of(poll)})" if poll.message_id is not None else text


# ------------------------------------------------------------------------------------- the card


def card_text(
    poll: Poll, answered: int, tone: Tone, *, room: int = CARD_ROOM, whole: bool = False
) -> str:
    """What the card shows: nothing of the votes but what is published, and their number; of a
    ranking the last round, or `whole` all of them.
    """

    def lines(question: int, option: int) -> list[str]:
        asked = question_text(poll, limit=question)
        return [
            f"### {tone.text('polls-card-title', question=asked)}",
            *_numbers_or_options(poll, tone, limit=option, whole=whole),
            *_facts(poll, answered, tone),
        ]

    return _fitting(lines, room)


def _fitting(lines: Callable[[int, int], list[str]], room: int) -> str:
    """The lines with the question and the options as long as there is room for them."""
    text = ""
    for question in _QUESTIONS:
        for option in _LENGTHS:
            text = "\n".join(line for line in lines(question, option) if line)
            if len(text) <= room:
                return text
    return text


def _numbers_or_options(poll: Poll, tone: Tone, *, limit: int, whole: bool) -> list[str]:
    results = _published(poll)
    if results is None or not results.tables:
        return option_lines(poll, tone, limit=limit)
    if poll.kind is PollKind.RANKED and poll.is_open:
        # A round names the options only as long as they are in it.
        return [
            *option_lines(poll, tone, limit=limit),
            *number_lines(poll, results, tone, limit=limit, whole=whole),
        ]
    return number_lines(poll, results, tone, limit=limit, whole=whole)


def option_lines(poll: Poll, tone: Tone, *, limit: int = _LENGTHS[0]) -> list[str]:
    """What can be chosen, and how."""
    options = [plain(option, limit=limit) for option in poll.options]
    if poll.kind is PollKind.SCALE:
        if not options:
            return []
        return [tone.text("polls-card-scale", low=options[0], high=options[1])]
    lines = [
        tone.text("polls-card-option", number=number, option=option)
        for number, option in enumerate(options, start=1)
    ]
    if poll.is_open and poll.kind is PollKind.RANKED:
        lines.append("-# " + tone.text("polls-card-ranked", ranks=ranks_of(poll)))
    if poll.is_open and poll.kind is PollKind.MULTIPLE:
        lines.append("-# " + tone.text("polls-card-several"))
    return lines


def ranks_of(poll: Poll) -> int:
    """How many options can be ranked."""
    return min(len(poll.options), RANKS_AT_MOST)


def _published(poll: Poll) -> Results | None:
    return poll.live if poll.is_open else poll.results


def has_rounds(poll: Poll) -> bool:
    """True of a ranking whose numbers take more than one round to tell."""
    results = _published(poll)
    table = results.table(VOTE) if results is not None else None
    return table is not None and len(table.rounds) > 1


def number_lines(
    poll: Poll,
    results: Results,
    tone: Tone,
    *,
    limit: int = _LENGTHS[0],
    bars: bool = True,
    whole: bool = False,
) -> list[str]:
    """What is published of the votes, option by option; of a ranking how it came out, with the
    last round or with all of them, and where they are told.
    """
    column, table = poll.sheet.columns[0], results.table(VOTE)
    if table is None:
        return []
    if table.counts is not None and table.base is None:
        return _bare_counts(poll, table, tone, limit=limit)

    limit = _in_round(poll, limit) if poll.kind is PollKind.RANKED else limit
    labels = labels_of_poll(poll, tone)

    def shown(text: str) -> str:
        return plain(text, limit=limit)

    if not table.rounds:
        return table_lines(column, table, labels, tone, bars=bars, shown=shown)
    lines = runoff_account(
        column, table, labels, tone, whole=whole, is_over=not poll.is_open, shown=shown
    )
    if has_rounds(poll) and not whole:
        lines.append("-# " + tone.text("polls-card-rounds"))
    return lines


def _in_round(poll: Poll, limit: int) -> int:
    """What each option may take where a round names all of them: those that stand, and go out."""
    fitting = (
        each
        for each in _LENGTHS
        if each <= limit
        and sum(2 * len(plain(option, limit=each)) + 24 for option in poll.options) <= _ROUND
    )
    return next(fitting, _LENGTHS[-1])


def _bare_counts(poll: Poll, table: Table, tone: Tone, *, limit: int) -> list[str]:
    """Counts without shares, where nobody knows how many have voted."""
    assert table.counts is not None
    labels = labels_of_poll(poll, tone)
    column = poll.sheet.columns[0]
    return [
        f"{plain(labels.option(column, key), limit=limit)} — {count}"
        for key, count in zip(column.options, table.counts, strict=True)
    ]


def _facts(poll: Poll, answered: int, tone: Tone) -> list[str]:
    """How many have answered, until when and for whom it is, and who sees what."""
    if not poll.is_open:
        return _facts_of_closed(poll, tone)
    lines = [tone.text("polls-card-answered", answered=answered)]
    if not poll.is_native:
        lines.append(_shown_when(poll, answered, tone))
    at = tone.at(poll.closes_at)
    lines.append(tone.text("polls-card-closes", at=at, quorum=poll.quorum or 0))
    if poll.role_id is not None:
        lines.append(tone.text("polls-card-role", role=f"<@&{poll.role_id}>"))
    if not poll.is_native:
        lines.append("-# " + tone.text("polls-card-anonymity", state="open"))
    return lines


def _shown_when(poll: Poll, answered: int, tone: Tone) -> str:
    """When there will be (newer) numbers."""
    if poll.hides_results:
        return tone.text("polls-card-hidden")
    if poll.live is None or not poll.live.tables:
        return tone.text("polls-card-waits", limit=poll.limit)
    if poll.live.answered == answered:
        return ""
    return tone.text("polls-card-lags", shown=poll.live.answered)


def _facts_of_closed(poll: Poll, tone: Tone) -> list[str]:
    lines = [response_line(poll.results, tone)] if poll.results is not None else []
    end = (poll.end or PollEnd.TIME).value
    closed = tone.text("polls-card-closed", at=tone.at(poll.closed_at))
    lines.append(f"{closed} {tone.text('polls-card-end', end=end)}".strip())
    if not poll.is_native:
        lines.append("-# " + tone.text("polls-card-anonymity", state="closed"))
    return lines


def native_text(poll: Poll, tone: Tone) -> str:
    """What stands above one of Discord's own."""
    at = tone.at(poll.closes_at)
    closes = tone.text("polls-card-closes", at=at, quorum=0)
    return f"{closes}\n-# {tone.text('polls-card-open-vote')}"


# -------------------------------------------------------------------------------------- the vote


def choice_text(poll: Poll, choice: Answer, tone: Tone) -> str:
    """What somebody voted, in words for themselves."""
    labels, column = labels_of_poll(poll, tone), poll.sheet.columns[0]
    keys = (choice,) if isinstance(choice, str) else choice
    names = [plain(labels.option(column, key)) for key in keys]
    if poll.kind is PollKind.RANKED:
        ranked = enumerate(names, start=1)
        return "\n" + "\n".join(
            tone.text("polls-rank", number=number, option=name) for number, name in ranked
        )
    return f"**{', '.join(names)}**"


# ------------------------------------------------------------------------------------ the result


def result_text(poll: Poll, tone: Tone, *, room: int = CARD_ROOM, whole: bool = False) -> str:
    """How a closed poll went: the numbers, how many answered, and why it was closed; of a ranking
    the last round, or `whole` all of them.
    """

    def lines(question: int, option: int) -> list[str]:
        asked = question_text(poll, limit=question)
        end = tone.text("polls-card-end", end=(poll.end or PollEnd.TIME).value)
        return [
            f"### {tone.text('polls-result-title', question=linked(asked, poll))}",
            *_found_lines(poll, tone, limit=option, whole=whole),
            f"-# {end}" if end else "",
        ]

    return _fitting(lines, room)


def _found_lines(poll: Poll, tone: Tone, *, limit: int, whole: bool) -> list[str]:
    found = poll.results
    if found is None:
        # One of Discord's own, whose votes nobody could count any more.
        return [tone.text("polls-result-none")]
    numbers = number_lines(poll, found, tone, limit=limit, bars=False, whole=whole)
    return [*numbers, response_line(found, tone)]
