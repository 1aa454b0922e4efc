"""The schema's history. The program compares versions without loading Alembic, by these names."""

from typing import Final

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every revision, oldest first; a house test holds it equal to the files."""
HEAD: Final = REVISIONS[-1]
