"""Discord's quotations and lists in the Preview, whose markdown lets them run on.

On Discord a line that begins with `>` or `-` is a quotation or an item, and the next line without
it is not. The Preview reads CommonMark, where the following lines belong to it until one is empty.
"""

import re
from collections.abc import Callable

from simcord.preview import _markdown

_QUOTED = re.compile(r" {0,3}>(?: |$)")
_LISTED = re.compile(r"\s*(?:[-*]|\d+\.) |  ")
_expand = _markdown._discord_multiline_quotes


def ended(text: str) -> str:
    """The text with an empty line where Discord ends a quotation or a list."""
    lines = text.split("\n")
    told: list[str] = []
    for number, line in enumerate(lines):
        told.append(line)
        follows = lines[number + 1] if number + 1 < len(lines) else ""
        if follows.strip() and any(_ends(kind, line, follows) for kind in (_QUOTED, _LISTED)):
            told.append("")
    return "\n".join(told)


def _ends(kind: re.Pattern[str], line: str, follows: str) -> bool:
    return bool(kind.match(line)) and not kind.match(follows)


def end_with_their_lines(before: Callable[[str], str] = str) -> None:
    """Have the Preview show both as Discord does, after what is done with a text before."""
    # The one place that every text passes on its way to the Preview's markdown.
    _markdown._discord_multiline_quotes = lambda text: ended(_expand(before(text)))
