"""Numbers of people in a clause: '17 pedagoger', '3 enhetschefer', '6 fast + 14 säsong'."""

import re
from collections.abc import Iterator

from domain.screening.lists import listed
from domain.screening.staff_words import ADJECTIVES, GENERIC_PEOPLE, NOT_STAFF
from domain.screening.title_register import TitleRegister

_YEARS = range(1950, 2036)
_MOST = 200_000
# Nobody counts more groups in one breath.
_AT_ONCE = 8
_BEFORE_YEAR = listed(
    """
    sedan sen från år i since from hösten våren januari augusti och to - åk vecka kl nr
    årskurs f avdelning avd grupp hus distrikt plan våning sal klass rum block etapp linje kompani
    pluton bataljon station ward floor year grade skift hall
    """
)


def counts(
    clause: str, register: TitleRegister, *, answer: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where the clause counts people: start, end, and whether its noun says so."""
    words = clause.split(" ")
    starts: list[int] = []
    position = found = 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    for index, word in enumerate(words):
        if not word.isdigit() or not 0 < int(word[:9]) <= _MOST:
            continue
        noun_at = _noun(words, index + 1)
        noun = words[noun_at] if noun_at is not None else ""
        if _no_staff(words, noun_at) or _is_date(words, index):
            continue
        people = bool(noun) and (noun in GENERIC_PEOPLE or register.word(noun) is not None)
        before = words[index - 1] if index else ""
        if not people and (before in _BEFORE_YEAR or int(word[:9]) in _YEARS):
            continue
        if people or answer:
            found += 1
            if found > _AT_ONCE:
                return
            last = noun_at if noun_at is not None and (people or answer) else index
            yield starts[index], starts[last] + len(words[last]), people


def _noun(words: list[str], begin: int) -> int | None:
    """The first word behind a number that is no number, dash or adjective."""
    for index in range(begin, min(begin + 6, len(words))):
        word = words[index]
        if word in _DENYING or word in _NO_NOUN:
            return None
        if (
            not word
            or word.isdigit()
            or word == "-"
            or (word in ADJECTIVES and index + 1 < len(words))
        ):
            continue
        return index
    return None


# Groups that an organisation is for, and those that it has but does not employ.
_SERVED = re.compile(
    r"(?:elever|elevers|barn(?:en)?|deltagare|studenter|studerande|patienter|kunder|brukare|boende|"
    r"hyresgäster|medlemmar|volontärer|frivillig\w*|värnpliktiga|rekryter|kadetter|intagna|"
    r"ungdomar|"
    r"låntagare|besökare|praktikanter|klienter|invånare|medborgare|lägenheter|platser|"
    r"föreningar|bostäder|omsorgstagare|kursare|gäster|följare|ledamöter|sökande|"
    r"arbetslösa|arbetssökande|arbetsprövande|inskrivna|placerade|nyanlända|asylsökande|"
    r"aspiranter|hemvärnsmän|familjer|föräldrar|familjehem|pensionärer|seniorer|"
    r"kommuninvånare|resenärer|resande|passagerare|abonnenter|hushåll|företag|"
    r"conscripts|recruits|inmates|residents|tenants|visitors|citizens|participants|"
    r"learners|trainees|passengers)$"
)


def _no_staff(words: list[str], noun_at: int | None) -> bool:
    """Whether those counted are served rather than employed: '9 intagna ungdomar'."""
    if noun_at is None:
        return False
    noun = words[noun_at]
    if noun in NOT_STAFF or _SERVED.search(noun):
        return True
    following = words[noun_at + 1] if noun_at + 1 < len(words) else ""
    described = noun.endswith("a") and noun not in GENERIC_PEOPLE and len(noun) > _A_WORD
    return described and bool(following in NOT_STAFF or _SERVED.search(following))


_A_WORD = 3
_NO_NOUN = frozenset(
    {"som", "who", "that", "på", "i", "hos", "vid", "inom", "varav", "av", "at", "in"}
)
_DENYING = frozenset({"ingen", "inga", "inget", "inte", "ej", "no", "not"})


def _is_date(words: list[str], index: int) -> bool:
    after = words[index + 1] if index + 1 < len(words) else ""
    before = words[index - 1] if index else ""
    return after == "/" or before == "/" or after == "%"
