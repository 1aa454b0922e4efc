"""How moderators tell anonymous authors apart: the pseudonym, and a few signs of the handle."""

from bot.tones import Tone
from cogs.threads.messages import pseudonym
from domain.anonymity import Author
from domain.ids import Handle

_SIGNS = 0xFFFF


def tag_of(handle: Handle) -> str:
    """Four signs that are other ones in every thread, so that they lead from none to another."""
    # The last bit of a handle is always set.
    return f"#{handle >> 1 & _SIGNS:04x}"


def signature(author: Author | None, tone: Tone) -> str:
    """What moderators see of an anonymous author."""
    if author is None or author.number is None:
        return tone.text("reports-author-unknown")
    name, tag = pseudonym(author.number, tone), tag_of(author.handle)
    return tone.text("reports-author", name=name, tag=tag)
