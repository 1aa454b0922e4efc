"""Telling the language of an answer from its small words."""

import re
from typing import Literal

from domain.screening.lists import listed

Language = Literal["sv", "en"]

_WORD = re.compile(r"[^\W\d_]+")
_SWEDISH = listed(
    """
    och jag är inte har för på med att som av till det den en ett om mig min mitt vi ej
    ansvarar chef chefen kommun kommunen personalansvar medarbetare nej ja hos inom från samt
    kommuns stad region leder anställda jobbar arbetar utan sedan enhetschef rektor enheten
    avdelningen personer under än nu också hej ska kommer varit hela är vid st ca
    """
)
_ENGLISH = listed(
    """
    the and i am is are not have has for with of to at my we our you in a an as by from this
    that no yes was head manager municipality city staff employees people team responsible
    university department work direct reports managing lead be will been currently also their
    they it who county agency responsibility hospital nurse school unit
    """
)
_OTHER = listed(
    """
    ich bin und der die das nicht mit für auf ein eine leiter leiterin stadt mitarbeiter pflege aus
    wir jeg ikke og er til afdeling afdelingsleder avdelingsleder kommune medarbejdere ansatte
    plejecenter barnehage olen minä kaupunki kunta päällikkö esimies henkilöstö johtaja vastaava
    työntekijää soy el la los las y que una jefe jefa ayuntamiento responsable equipo je suis le les
    des et une directeur chef mairie employés personnes jestem nie kierownik miasto sono il di
    direttore comune я не в и на как руководитель أنا في من
    """
)
_OTHER_SURE = listed(
    """
    ich bin und nicht leiterin teamleiterin teamleiter abteilungsleiter abteilungsleiterin
    mitarbeiter pflege stadtverwaltung jeg ikke afdelingsleder avdelingsleder enhetsleder
    virksomhetsleder medarbejdere ansatte plejecenter kommune barnehage fylkeskommune sygehus
    sykehus sykepleier sygeplejerske minä olen päällikkö esimies henkilöstö johtaja työntekijää
    kaupunki kunta soy jefe jefa ayuntamiento directeur employés suis jestem kierownik direttore
    pracowników pracownik dyrektor gmina osastonhoitaja rehtori schulleiter schulleiterin
    bürgermeister krankenhaus leitung verantwortlich personaleansvar skoleleder institutionsleder
    seksjonsleder rådmann kommunalsjef områdeleder empleados equipo trabajo trabajadores dirigente
    impiegati dipendenti belediye
    """
)


# Titles of other languages that look like no Swedish or English word.
_FOREIGN_TITLES = listed(
    """
    kierowniczka kierownika menadżer menedżer dyrektorka zastępca koordynatorka leiter
    leiterin bereichsleiter bereichsleiterin heimleitung geschäftsführer direktorin
    pflegedienstleitung gerente encargada encargado supervisora directora responsabile
    direttrice coordinatrice directrice cheffe gérante encarregada chefia müdür müdürü yönetici
    voditelj voditeljica upravitelj ravnatelj ravnateljica šef šefica rukovodilac vedúci vedoucí
    ředitel ředitelka vezető igazgató şef coordonator juhataja vadītāja vadovas vadovė
    afdelingschef afdelingssygeplejerske enhetsleiar avdelingssykepleier daginstitusjon
    päiväkodin johtajana palveluesimies lähiesimies yksikönjohtaja rektorka kryefarmaciste
    drejtor drejtore maamule
    """
)


def foreign_word(word: str) -> bool:
    """Whether a word of a title is surely of a language that we don't read."""
    return word in _OTHER_SURE or word in _FOREIGN_TITLES


def language_of(text: str) -> Language | None:
    """Swedish or English, by small words; None where it can't be told or is another language."""
    guess = tongue_of(text)
    if guess == "sv":
        return "sv"
    return "en" if guess == "en" else None


def tongue_of(text: str) -> str:
    """'sv', 'en', 'other' for a language that we don't read, or '' where nothing tells."""
    words = _WORD.findall(text[:1_000].lower())
    if not words:
        return ""
    swedish = english = other = sure = 0
    for word in words:
        swedish += word in _SWEDISH
        english += word in _ENGLISH
        other += word in _OTHER
        sure += word in _OTHER_SURE
    if sure >= 1 and sure + other > swedish + 1:
        return "other"
    if _foreign_letters(text) > len(text) // 3:
        return "other"
    if any(letter in text.lower() for letter in "åäö") and swedish >= english - 2:
        return "sv"
    if english > swedish:
        return "en"
    return "sv" if swedish else ""


def _foreign_letters(text: str) -> int:
    return sum(1 for letter in text[:1_000] if letter > "ʯ" and letter.isalpha())
