"""Addresses in the window, by the names of what they lead to."""

import pytest

from sandbox.addresses import named

_THREAD = "https://discord.com/channels/1/2"


def names(kind: str, identity: int) -> str:
    return {("channel", 2): "#Vad [gör] ni?"}[kind, identity]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"Se {_THREAD}/9.", rf"Se [#Vad \[gör\] ni? › 💬]({_THREAD}/9)."),
        (_THREAD, rf"[#Vad \[gör\] ni?]({_THREAD})"),
        (f"[Tråden]({_THREAD})", f"[Tråden]({_THREAD})"),
        (f"<{_THREAD}>", f"<{_THREAD}>"),
        ("https://example.org/channels/1/2", "https://example.org/channels/1/2"),
    ],
)
def test_an_address_is_shown_by_its_name(written: str, shown: str) -> None:
    assert named(written, names) == shown
