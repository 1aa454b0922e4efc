"""Addresses of channels and messages: Discord shows them by name, the Preview as they are."""

import re

from sandbox.transcripts import Names

# Not in a link that has a name already.
_ADDRESS = re.compile(r"(?<![(<\w])https://discord\.com/channels/\d+/(\d+)(/\d+)?")


def named(text: str, names: Names) -> str:
    """The text with the name of the channel as a link, and a sign for a message in it."""

    def shown(found: re.Match[str]) -> str:
        name = re.sub(r"([\\\[\]])", r"\\\1", names("channel", int(found[1])))
        return f"[{name}{' › 💬' if found[2] else ''}]({found[0]})"

    return _ADDRESS.sub(shown, text)
