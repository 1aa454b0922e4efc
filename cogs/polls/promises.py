"""What is promised of a poll: to who makes it before it is posted, and to all on its card."""

from bot.tones import Tone
from domain.poll_values import Poll


def preview_text(poll: Poll, tone: Tone, *, wants_reminder: bool) -> str:
    """What an organiser should know before the poll is posted."""
    asked, lines = (
        poll.asked or 0,
        [tone.text("polls-preview-where", channel=f"<#{poll.channel_id}>")],
    )
    if poll.is_native:
        return "\n".join([*lines, tone.text("polls-preview-native")])
    lines.append(tone.text("polls-preview-voters", asked=asked))
    if asked < poll.limit:
        lines.append(tone.text("polls-preview-few", limit=poll.limit))
    if poll.quorum is not None and poll.quorum > asked:
        lines.append(tone.text("polls-preview-quorum", quorum=poll.quorum, asked=asked))
    if poll.remind_at is not None:
        lines.append(tone.text("polls-preview-reminder", at=tone.at(poll.remind_at)))
    elif wants_reminder:
        lines.append(tone.text("polls-preview-no-reminder"))
    lines.append(tone.text("polls-preview-anonymous"))
    if poll.hides_results:
        lines.append(tone.text("polls-preview-hidden"))
    else:
        lines.append(tone.text("polls-preview-live", limit=poll.limit))
    return "\n".join(lines)


def promise_text(poll: Poll, tone: Tone) -> str:
    """Who can see what, as it holds at this moment."""
    if poll.is_native:
        return tone.text("polls-promise-native")
    parts = [tone.text("polls-promise-members")]
    if poll.is_open:
        parts += [tone.text("polls-promise-open"), tone.text("polls-promise-closing")]
    else:
        parts.append(tone.text("polls-promise-closed"))
    numbers = tone.text("polls-promise-numbers", limit=poll.limit)
    if poll.is_open and not poll.hides_results:
        numbers += " " + tone.text("polls-promise-steps", limit=poll.limit)
    parts.append(numbers)
    if poll.is_open and poll.remind_at is not None:
        parts.append(tone.text("polls-promise-reminder"))
    parts.append(tone.text("polls-promise-discord"))
    return "\n".join(parts)
