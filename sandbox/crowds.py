"""Those who fill a lecture hall: members of the network who have no part in the story."""

from sandbox.people import Part, Person

_FIRST = (
    "Agneta", "Bengt", "Cecilia", "Dragan", "Eva", "Farid", "Gudrun", "Henrik", "Irene", "Joakim",
    "Katarina",
)  # fmt: skip
_LAST = (
    "Almgren", "Björklund", "Cederholm", "Dahlgren", "Edvardsson", "Forsman", "Granlund",
    "Hedström", "Isaksson", "Juhlin", "Kvarnström",
)  # fmt: skip


def _names() -> list[str]:
    # Along the diagonals, so that neighbours share neither name.
    return [
        f"{_FIRST[number]} {_LAST[(number + step) % len(_LAST)]}"
        for step in range(len(_LAST))
        for number in range(len(_FIRST))
    ]


CROWD = tuple(Person(name, "", "", Part.MEMBER) for name in _names())
"""A hundred and twenty-one leaders, of whom only the name is told."""
