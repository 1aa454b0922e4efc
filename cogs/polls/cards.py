"""The messages of a poll in its channel: the card, and the result with its picture."""

import io
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.feedback_charts import Picture, draw_overview
from bot.feedback_labels import labels_of_poll
from bot.tones import Tone
from bot.ui import layout
from cogs.polls.ballots import vote_buttons
from cogs.polls.messages import card_text, result_text
from domain.feedback_values import VOTE
from domain.poll_values import Poll

_OPEN, _CLOSED = discord.Colour(0x2E8B57), discord.Colour(0x8A8F98)


def card(poll: Poll, answered: int, tone: Tone, *, mark: int | None = None) -> ui.LayoutView:
    """The card as it stands; its text carries the mark by which it is found."""
    row: ui.ActionRow[Any] = ui.ActionRow(*vote_buttons(poll, tone))
    text = _marked(card_text(poll, answered, tone), mark)
    return layout(text, row, accent=_OPEN if poll.is_open else _CLOSED)


def result(
    poll: Poll,
    pictures: Sequence[Picture],
    tone: Tone,
    *,
    mark: int | None = None,
    note: str = "",
    whole: bool = False,
) -> ui.LayoutView:
    """How the poll went, in words and in its pictures; `note` stands before both. Of a ranking
    the words tell `whole` all rounds.
    """
    text = "\n".join(part for part in (note, result_text(poll, tone, whole=whole)) if part)
    items: list[ui.Item[Any]] = [_marked(text, mark)]
    if pictures:
        shown = [
            discord.MediaGalleryItem(f"attachment://{name}", description=picture.alt)
            for name, picture in _named(pictures)
        ]
        items.append(ui.MediaGallery(*shown))
    return layout(*items, accent=_CLOSED)


async def pictures_of(poll: Poll, tone: Tone) -> list[Picture]:
    """The numbers as pictures; none where nothing is told."""
    published = poll.live if poll.is_open else poll.results
    table = published.table(VOTE) if published is not None else None
    if published is None or table is None or table.is_withheld or not table.base:
        return []
    return await draw_overview(published, poll.sheet, labels_of_poll(poll, tone), tone)


def files_of(pictures: Sequence[Picture]) -> list[discord.File]:
    """The pictures as they are sent with the message that shows them."""
    return [
        discord.File(io.BytesIO(picture.png), name, description=picture.alt)
        for name, picture in _named(pictures)
    ]


def _named(pictures: Sequence[Picture]) -> list[tuple[str, Picture]]:
    return [(f"poll-{number}.png", picture) for number, picture in enumerate(pictures, start=1)]


def _marked(text: str, mark: int | None) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(text) if mark is None else ui.TextDisplay(text, id=mark)
