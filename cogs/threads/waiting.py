"""What a person has written without a name and is not posted yet, with the way to take it back."""

from typing import Any

from discord import ui

from bot.permissions import Actor
from bot.services import anonymous_waiting
from bot.services.anonymous_waiting import Waiting
from bot.tones import Tone
from bot.ui import Interaction, bot_of, plain
from cogs.threads.anonymous_asking import TakeBack
from cogs.threads.anonymous_edits import DropEdit, DropFirst
from cogs.threads.anonymous_own import WithdrawPost
from cogs.threads.answers import tone_of
from cogs.threads.messages import listed_title
from domain.community import Capability

_SHOWN, _IN_A_ROW = 10, 5
_LENGTH = 60
"""Characters that each has of its own words."""


async def waiting_items(interaction: Interaction, actor: Actor) -> list[ui.Item[Any]]:
    """The list and a button for each; nothing where nothing waits."""
    bot, tone = bot_of(interaction), tone_of(interaction, actor)
    waits = await anonymous_waiting.waiting(
        bot.uow,
        bot.vault,
        community_id=actor.must(Capability.MEMBER).community_id,
        user_id=actor.user_id,
    )
    if not waits:
        return []
    numbered = list(enumerate(waits[:_SHOWN], start=1))
    lines = [_line(number, each, tone) for number, each in numbered]
    title = tone.text("anonymity-waiting", more=len(waits[_SHOWN:]))
    buttons = [_button(number, each, tone) for number, each in numbered]
    return [
        ui.TextDisplay("\n".join([title, *lines])),
        *(
            ui.ActionRow(*buttons[first : first + _IN_A_ROW])
            for first in range(0, len(buttons), _IN_A_ROW)
        ),
    ]


def _line(number: int, waits: Waiting, tone: Tone) -> str:
    if waits.is_edit:
        words = waits.thread.later_title if waits.post is None else waits.post.later_text
        return tone.text(
            "anonymity-waiting-edit",
            number=number,
            words=plain(words, limit=_LENGTH),
            thread=listed_title(waits.thread, tone),
        )
    if waits.post is None:
        title = plain(waits.thread.title, limit=_LENGTH)
        return tone.text("anonymity-waiting-question", number=number, title=title)
    return tone.text(
        "anonymity-waiting-post",
        number=number,
        words=plain(waits.post.text, limit=_LENGTH),
        thread=listed_title(waits.thread, tone),
    )


def _button(number: int, waits: Waiting, tone: Tone) -> ui.Item[Any]:
    label = tone.text("anonymity-button-waiting", number=number)
    if waits.is_edit:
        if waits.post is None:
            return DropFirst(waits.thread.thread_id, label=label)
        return DropEdit(waits.post.post_id, label=label)
    if waits.post is None:
        return TakeBack(waits.thread.thread_id, label=label)
    return WithdrawPost(waits.post.post_id, label=label)
