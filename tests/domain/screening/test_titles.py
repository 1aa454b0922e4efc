"""Titles: the productive compounds, their exceptions, and the words that change them."""

import pytest

from domain.screening.texts import Text
from domain.screening.titles import read_title
from tests.domain.screening.reading import loaded

LEADING = """
enhetschef | Enhetschef, hemtjänst | ENHETSCHEF | enhetschefen | enhetschefer | va-chef | Chef
simhallschef | slottschef | gatuchef | kyrkogårdschef | skeppsvarvschef
bitr chef med personalansvar | rektor | rektorn | Rektor F-6 | gymnasierektor | prefekt
förskoleföreståndare | lagman | hovrättslagman | kommundirektör | ekonomidirektör
generaldirektör | landshövding | tf enhetschef | vik. rektor | t.f. avdelningschef
tillförordnad förvaltningschef | 1:e linjens chef | första linjens chef | VD
verkställande direktör | Head of Unit | Department manager | Principal | Managing Director
verksamhtschef | enhetscehf | avdelningscheff | forestandare | förvaltningschefs | dekan
polismästare
"""
UNCLEAR = """
teamledare | gruppledare | projektledare | arbetsledare | processledare | samordnare
koordinator | hållbarhetsstrateg | biträdande rektor | bitr. enhetschef | vice prefekt
stf avdelningschef | chefsjurist | chefläkare | chefsekonom | chefsdirigent
förste bibliotekarie | 1:e socialsekreterare | studierektor | produktchef | projektchef | kapten
löjtnant | kommissarie | brandmästare | förman | kommunalråd | nämndordförande | skyddsombud
fd enhetschef | f.d. rektor | blivande rektor | pensionerad skolchef | interimschef
tidigare avdelningschef | driftansvarig | project manager | team leader | deputy director
magasinsföreståndare | gruppledare utan personalansvar
"""
NOT_LEADING = """
chefssekreterare | chefsassistent | chefsrekryterare | rektorsassistent | fritidsledare
vägledare | handledare | körledare | flygledare | badledare | studievägledare | undersköterska
sjuksköterskor | handläggare | socialsekreterare | lärare | ingenjör | systemutvecklare
controller | överläkare | assistent till rektor | sekreterare åt generaldirektören
social media manager | account manager | befälselev | kock | lokalvårdare | byrådirektör
klassföreståndare | administratörer | Postdoc | kriminalvårdare | polisassistent | doktorand
bagare | skomakare | astrolog
"""


def rows(table: str) -> list[str]:
    return [row.strip() for line in table.strip().splitlines() for row in line.split("|")]


def label(title: str) -> str:
    return read_title(Text(title, field="title"), loaded()[0].titles).label


@pytest.mark.parametrize("title", rows(LEADING))
def test_leading_titles(title: str) -> None:
    assert label(title) == "leader_staff"


@pytest.mark.parametrize("title", rows(UNCLEAR))
def test_titles_that_sound_leading(title: str) -> None:
    assert label(title) == "leader_unclear"


@pytest.mark.parametrize("title", rows(NOT_LEADING))
def test_titles_that_are_not_leading(title: str) -> None:
    assert label(title) == "not_leader"


@pytest.mark.parametrize("title", rows(LEADING))
@pytest.mark.parametrize("before", ["fd ", "biträdande ", "blivande "])
def test_a_former_deputy_or_coming_leader_is_not_surely_one(title: str, before: str) -> None:
    if "med personalansvar" not in title:
        assert label(before + title) == "leader_unclear"
