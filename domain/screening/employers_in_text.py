"""Employers that a title or a description names beside other things."""

from domain.screening.organisation_names import Words, bare_place, beside_commune, named
from domain.screening.organisation_register import OrganisationRegister
from domain.screening.organisations import EmployerReading, municipal_at
from domain.screening.texts import Text


def named_in(text: Text, register: OrganisationRegister) -> list[tuple[int, EmployerReading]]:
    """The employers that a longer text names beyond doubt, with the index of their first word."""
    row = Words(text)
    hits = beside_commune(row, register)
    taken = {index for hit in hits for index in range(hit.first, hit.last + 1)}
    hits += [
        hit
        for hit in named(row, register, strict=True)
        if hit.first not in taken and hit.last not in taken
    ]
    if not hits and "kommunal" in text.line:
        place = bare_place(row, register)
        own = municipal_at(row, place)
        if place is not None and own is not None:
            return [(row.places[place[0]], own)]
    hits.sort(key=lambda hit: hit.first)
    return [
        (
            row.places[hit.first],
            EmployerReading(
                hit.organisation.sector,
                not hit.organisation.doubt,
                hit.rule,
                row.evidence(hit.first, hit.last),
                doubt=hit.organisation.doubt,
            ),
        )
        for hit in hits
    ]
