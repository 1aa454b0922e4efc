"""How an anonymous post looks: the pseudonym, the words, and one small button."""

from typing import Any

from discord import ui

from bot.tones import Tone
from bot.ui import CARD_LENGTH, written
from cogs.threads.messages import pseudonym
from domain.thread_values import Post

_SPARE = 60
"""Characters left over, for what Discord counts otherwise than we do."""
_LARGEST_NUMBER = 9999


def head_of(name: str) -> str:
    return f"-# **{name}**"


def body_of(post: Post, tone: Tone) -> str:
    """The words, or why there are none."""
    if post.is_hidden:
        return tone.text("anonymity-hidden")
    return written(post.text) if post.text else tone.text("anonymity-withdrawn")


def post_view(
    post: Post, number: int, tone: Tone, *, button: ui.Item[Any], mark: int
) -> ui.LayoutView:
    """The post, recognisable by its mark."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(head_of(pseudonym(number, tone)), id=mark))
    view.add_item(ui.TextDisplay(body_of(post, tone)))
    view.add_item(ui.ActionRow(button))
    return view


def room_for_post(text: str, tone: Tone) -> int:
    """How many characters a post has left; negative when the text is too long for one."""
    return (
        CARD_LENGTH - _SPARE - len(head_of(pseudonym(_LARGEST_NUMBER, tone))) - len(written(text))
    )
