"""Text that people typed, made safe to keep: no control characters, no direction tricks."""

import re
import unicodedata

# Characters that turn the reading direction around or hide text: a name made of them can
# reorder what stands beside it on a card (Unicode TR 36, section 2.9).
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def cleaned(text: str, *, limit: int | None = None) -> str:
    """The text without control and direction characters, its white space folded."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return text if limit is None else text[:limit].rstrip()


def one_line(text: str, *, limit: int | None = None) -> str:
    """The cleaned text on a single line."""
    return (
        shortened(" ".join(cleaned(text).split()), limit=limit)
        if limit
        else " ".join(cleaned(text).split())
    )


def shortened(text: str, *, limit: int) -> str:
    """At most `limit` characters, cut at a word where one is near, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = max(cut.rfind(" "), cut.rfind("\n"))
    if space > limit // 2:
        cut = cut[:space]
    return cut.rstrip(" \n,.;:–-") + "…"
