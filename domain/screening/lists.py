"""Word lists as they are written in the source: words with space between."""


def listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())
