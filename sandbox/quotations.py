"""Discord's quotations in the Preview, whose markdown lets a quotation run on.

On Discord a line that begins with `>` is a quotation, and the next line without it is not. The
Preview reads CommonMark, where the following lines belong to the quotation until one is empty.
"""

import re

from simcord.preview import _markdown

_QUOTED = re.compile(r" {0,3}>(?: |$)")
_expand = _markdown._discord_multiline_quotes


def ended(text: str) -> str:
    """The text with an empty line where Discord ends a quotation."""
    lines = text.split("\n")
    told: list[str] = []
    for number, line in enumerate(lines):
        told.append(line)
        follows = lines[number + 1] if number + 1 < len(lines) else ""
        if _QUOTED.match(line) and follows.strip() and not _QUOTED.match(follows):
            told.append("")
    return "\n".join(told)


def end_with_their_lines() -> None:
    """Have the Preview show quotations as Discord does."""
    # The one place that every text passes on its way to the Preview's markdown.
    _markdown._discord_multiline_quotes = lambda text: ended(_expand(text))
