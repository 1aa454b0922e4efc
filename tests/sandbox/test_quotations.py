"""Quotations and lists end in the Preview where they end on Discord."""

import pytest

from sandbox.quotations import ended


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("> ord\n**Nästa**", "> ord\n\n**Nästa**"),
        ("> ett\n> två\ntre", "> ett\n> två\n\ntre"),
        ("> ett\n\ntre", "> ett\n\ntre"),
        ("utan\ncitat", "utan\ncitat"),
        ("> slut", "> slut"),
        (">inget citat\nalls", ">inget citat\nalls"),
        ("- ett\n- två\n-# tre", "- ett\n- två\n\n-# tre"),
        ("1. ett\n2. två\ntre", "1. ett\n2. två\n\ntre"),
        ("- ett\n  - inne\n- två", "- ett\n  - inne\n- två"),
    ],
)
def test_a_line_without_the_mark_belongs_to_none(written: str, read: str) -> None:
    assert ended(written) == read
