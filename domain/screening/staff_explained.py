"""Whether a number of people is plainly one's own staff: every word of its clause is known."""

import re
from collections.abc import Sequence

from domain.screening.lists import listed
from domain.screening.staff_words import ADJECTIVES, GENERIC_PEOPLE, YES
from domain.screening.title_register import TitleRegister

_HARMLESS = (
    GENERIC_PEOPLE
    | ADJECTIVES
    | listed(
        """
        jag vi har är finns blir mina min mitt mig under i på inom vid hos från av för till med
        en ett den det de dem dom som samt o & varav bland totalt sammanlagt tillsammans inalles
        omkring runt cirka circa typ ungefär nästan drygt knappt närmare minst högst över upp
        mellan fördelade fördelat uppdelade idag dag nu just närvarande numera för heltid deltid
        alla allihop samtliga hela gänget team teamet grupp gruppen personalgrupp arbetsgrupp
        även också så sedan sen ja japp jo jodå absolut visst ansvarar ansvarig ansvar chef
        chefen delegation linjen ordinarie timmar timanställda säsong sommaren vintern inkl
        inklusive exkl plus resp och/eller st. stycken vakans vakanser vikarie i have am are my
        our of in at the a about around some total people team staff under with all and plus yes
        approximately roughly nearly permanent employed anst tillsvidare fast fasta själv
        """
    )
)
_UNIT = re.compile(
    r"(?:enhet|avdelning|sektion|grupp|förvaltning|skola|förskola|verksamhet|klinik|mottagning|"
    r"kommun|region|"
    r"stab|central|station|bostad|hemtjänst|ort|skol|filial|omsorg|tjänst|anläggning|hall)"
    r"(?:en|n|erna|arna|er|ar|or|orna)?$|(?:kontor|boende|team|kansli|område|kök|bibliotek|hus|"
    r"hem|bad|verk|center|"
    r"lag|museum|län|distrikt)(?:et|t|en|na|ena|s)?$"
)
# Who leads in the work need not have the staff.
_LEADING = frozenset({"leder", "leda", "leads", "lead", "leading", "arbetsleder"})
# Work that is shared out without anybody being one's staff.
_WORKING = re.compile(
    r"(?:schema\w*|bemanna\w*|jour\w*|\w*pass(?:et|en)?|\w*skift\w*|vardag\w*|\w*lista(?:n)?|"
    r"insats\w*|"
    r"fördela\w*|planera\w*|ruttar|turer\w*|utbilda\w*|stött\w*|stöd\w*|coach\w*|\w*handled\w*|"
    r"operativ\w*|"
    r"praktisk\w*|projekt\w*|funktionell\w*|nätverk\w*|samordnar|koordinerar|instruer\w*|delar|"
    r"bokar)$"
)


def explained(words: Sequence[str], capitals: Sequence[bool], register: TitleRegister) -> bool:
    """Whether the clause holds nothing but known words: yes, numbers, staff, units and places."""
    counted = False
    for word, capital in zip(words, capitals, strict=True):
        if word.isdigit():
            counted = True
            continue
        noun, counted = counted, counted and word in ADJECTIVES
        if not word or not word[0].isalnum() or word in _HARMLESS or YES.fullmatch(word):
            continue
        if word in _LEADING or _WORKING.match(word):
            return False
        if noun or capital or _UNIT.search(word) or register.word(word) is not None:
            continue
        return False
    return True


def shares_out_work(words: Sequence[str]) -> bool:
    """Whether the clause speaks of schedules, shifts and the like."""
    return any(map(_WORKING.match, words))
