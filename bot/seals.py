"""What is sealed: several parts as bytes that no other parts give."""

from collections.abc import Sequence


def encoded(parts: Sequence[str | int]) -> bytes:
    """The parts one after the other, each with its kind and length: no others give the same."""
    found = bytearray()
    for part in parts:
        # Also half of a surrogate pair is taken: the error about it would quote the text.
        content = str(part).encode("utf-8", "surrogatepass")
        found += b"s" if isinstance(part, str) else b"n"
        found += len(content).to_bytes(8, "big") + content
    return bytes(found)
