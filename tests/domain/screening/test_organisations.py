"""Employers: the counts of the registers, the ways to write them, patterns and counter-examples."""

import pytest

from config.registers import read_screening
from domain.screening.organisations import EmployerReading, read_employer
from domain.screening.texts import Text
from tests.domain.screening.reading import loaded

REGISTERS = read_screening()
MUNICIPALITIES = [
    name
    for county in REGISTERS["municipalities.toml"]["county"]
    for name in county["municipalities"]
]
REGIONS = [region["name"] for region in REGISTERS["regions.toml"]["region"]]

SECTORS = {
    "municipality": """
        Lunds kommun | lunds KOMMUN | Lund kommun | Kommunen i Trosa | Hjo kn | Hjo k:n
        Malmö stad | Göteborgs Stad, Äldre samt vård- och omsorgsförvaltningen
        Municipality of Motala | Gbg stad | City of Stockholm
        Socialförvaltningen Arvika kommun | Tierps komun | Upsala kommun | Sundsvalskommun
        Sundsvallskommun | Vasteras stad | Osteraker kommun | anställd i Ydre kommun
        Östra Göinge kommun | Lilla Edets kommun | Malung-Sälens kommun | Falu kommun | Växjö
        Kalix
    """,
    "region": """
        Region Skåne | Västra Götalandsregionen | VGR | Region Dalarna, psykiatri
        landstinget Sörmland | Karolinska universitetssjukhuset | Sahlgrenska
        Norrlands universitetssjukhus | Mora lasarett | Region Vastmanland
        Folktandvården Västra Götaland | Skåne University Hospital
    """,
    "state": """
        Skatteverket | Försäkringskassan | FK | Polisen region Väst | CSN | Trafikverket
        Boverket | Lunds universitet | Högskolan i Gävle | Länsstyrelsen i Kalmar län
        Lst Kalmar | Gävle tingsrätt | Förvaltningsrätten i Malmö | Svea hovrätt
        Kriminalvården, anstalten Hall | Försvarsmakten | Arbetsförmedlingn | Naturvardsverket
        Migrationsverkets | Sveriges ambassad i Oslo
    """,
    "public_company": """
        Stockholmshem | MKB | Mälarenergi | Vattenfall | Systembolaget | Västtrafik | VA SYD
        Räddningstjänsten Storgöteborg | Kommunalförbundet Norrvatten | Sävsjö Energi AB
        Vallentunahem | Mullsjö Bostäder AB | Jämtlands gymnasieförbund
    """,
    "private": """
        Attendo | Humana | ICA Maxi Kungsbacka | Sweco | Ericsson AB | Kalmar Plåt AB
        egen firma | Internationella Engelska Skolan | Friskola i Lund | privat företag
        konsultbolag | IKEA
    """,
    "other_nonpublic": """
        Svenska kyrkan | Lunds pastorat | Unionen | Vårdförbundet | Moderaterna i Malmö
        Rädda Barnen | Röda Korset | SKR | Oslo kommune | Helsingfors stad
        Hyresgästföreningen | Kommunal
    """,
    "unclear": """
        - | 🙂 | LSS-boende | ? | Skåne | AB Volvo eller Lunds kommun | på jobbet
    """,
}
ROWS = [
    (sector, name.strip())
    for sector, table in SECTORS.items()
    for line in table.strip().splitlines()
    for name in line.split("|")
]


def employer(text: str) -> EmployerReading:
    return read_employer(Text(text, field="employer"), loaded()[0].organisations)


@pytest.mark.parametrize(("sector", "name"), ROWS)
def test_the_sector_of_an_employer(sector: str, name: str) -> None:
    assert employer(name).sector == sector


def test_all_municipalities_and_regions_are_there_once() -> None:
    assert len(MUNICIPALITIES) == len(set(MUNICIPALITIES)) == 290
    assert len(REGIONS) == len(set(REGIONS)) == 21
    assert len(REGISTERS["municipalities.toml"]["county"]) == 21


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_every_municipality_is_known_in_the_ways_people_write_it(name: str) -> None:
    genitive = name if name[-1] in "sxz" else name + "s"
    for form in (
        f"{name} kommun",
        f"{genitive} kommun",
        f"{genitive.upper()} KOMMUN",
        f"socialtjänsten i {genitive} kommun",
        f"{genitive} kommun (vård och omsorg)",
        f"Municipality of {name}",
        f"{name} kn",
    ):
        reading = employer(form)
        assert (reading.sector, reading.public) == ("municipality", True), form


@pytest.mark.parametrize("name", REGIONS)
def test_every_region_is_known(name: str) -> None:
    assert employer(name).sector == "region"
    assert employer(f"Vårdcentralen Björken, {name}").sector == "region"


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_every_group_has_a_source_and_the_day_it_was_checked(name: str) -> None:
    data = REGISTERS[name]
    groups = data.get("group", [data])
    for group in groups:
        assert group["source"].strip()
        assert group["checked"].year >= 2026


@pytest.mark.parametrize(
    "name", ["Växjö", "kommunen", "en myndighet", "regionen", "kommunalt bolag"]
)
def test_a_place_or_a_sector_alone_never_carries_a_decision(name: str) -> None:
    reading = employer(name)
    assert not reading.public
    assert not reading.not_public


@pytest.mark.parametrize("name", ["SKR", "Chalmers", "Kalmar Energi", "Oslo kommune", "Inera"])
def test_doubtful_owners_are_for_a_person(name: str) -> None:
    reading = employer(name)
    assert not reading.public
    assert not reading.not_public
    assert reading.doubt


def test_a_private_company_is_quoted_by_its_whole_name() -> None:
    quoted = [span.text for span in employer("Nordtak i Borås AB, tak och plåt").evidence]
    assert quoted == ["Nordtak i Borås AB"]
