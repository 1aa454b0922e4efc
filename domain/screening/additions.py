"""What a community adds to the registers: titles and organisations that it alone knows."""

from enum import StrEnum


class Kind(StrEnum):
    """What a community can add."""

    ORGANISATION = "organisation"
    TITLE = "title"
