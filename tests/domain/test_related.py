"""Which earlier threads are shown before a new one, and which a search finds."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ids import ThreadId, TopicId
from domain.related import Candidate, related, search
from domain.thread_values import ThreadKind

RELATED = """
Hur sänker ni sjukfrånvaron? | Korttidssjukfrånvaro på natten
Hög sjukfrånvaro i arbetsgruppen | Hur får vi ner korttidssjukfrånvaron?
Sjukfrånvaro i hemtjänsten | Sjukfrånvarosamtal, hur gör ni?
Rekrytera undersköterskor | Svårt att rekrytera socionomer
Rekrytering av enhetschefer | Hur rekryterar ni chefer?
Behålla undersköterskor | Rekrytera undersköterskor
Omorganisation utan att tappa folk | Ny omorganisation igen
Omorganisationen tar aldrig slut | Hur leder man i en omorganisation?
Ge återkoppling till en erfaren kollega | Återkoppling i vardagen
Återkopplingen uteblir | Mallar för återkoppling
Svåra samtal om hygien | Förbereda ett svårt samtal
Medarbetarsamtal på distans | Hur lägger ni upp medarbetarsamtalen?
Lönesamtal med besvikna medarbetare | Tips inför lönesamtalet
Lönekartläggning i små förvaltningar | Lönekartläggningen: vem gör vad?
Schemaläggning med heltid som norm | Heltid som norm i praktiken
Scheman som håller | Schema och önskescheman
Digitalisering i äldreomsorgen | Digitaliseringen som ingen bad om
Att leda andra chefer | Leda chefer som leder chefer
Konflikt mellan två medarbetare | Konflikter i arbetsgruppen
Konflikthantering i praktiken | En konflikt som aldrig tar slut
Budget i balans | Budgetarbete med en ny nämnd
Rehabilitering efter utmattning | Utmattning hos en chef
Arbetsmiljöansvar i skolan | Fördelning av arbetsmiljöuppgifter
Skyddsombud som stoppar allt | Samarbete med skyddsombudet
Introduktion av nyanställda | Bra introduktion för nyanställd
Vikarier på sommaren | Sommarvikarier: hur gör ni?
Tillitsbaserad styrning i vardagen | Vad är tillitsbaserad styrning?
Distansarbete efter pandemin | Regler för distansarbetet
Sjukfrånvro ökar | Sjukfrånvaron ökar
Hot och våld i receptionen | Hot mot medarbetare
Sick leave in home care | How do you lower sick leave?
Recruiting nurses | Recruiting and keeping nurses
Giving feedback to a senior colleague | Feedback that helps
Conflicts in the team | A conflict between two teachers
Reorganising a department | Reorganisation fatigue
Budget cuts and morale | Talking about budget cuts
"""
UNRELATED = """
Hur sänker ni sjukfrånvaron? | Budget i balans
Rekrytera undersköterskor | Svåra samtal om hygien
Hur gör ni med medarbetare som är tysta? | Medarbetare som vill ha högre lön
Ny chef, var börjar jag? | Ny chef över mig
Tips för en ny chef | Chef över gamla kollegor
Heltid som norm | Hot och våld i receptionen
Digitalisering i äldreomsorgen | Ge återkoppling till en kollega
Lönesamtal | Lokaler som inte räcker
Skyddsombud | Distansarbete
Stora barngrupper | Möten som drar ut på tiden
Hur orkar ni? | Hur gör ni?
Vad tycker ni? | Vad gör ni i stället?
Arbetsgruppen är tyst | Arbete på helgen
Sick leave | Budget cuts
How do you handle silence? | How do you handle praise?
A new manager in the team | Working as a team on distance
Schema | Skola
Sommarvikarier | Upphandling av tolkar
Konflikt med en nämnd | Rehabilitering
Tillit | Tid
"""
PAIRS = [
    (*(part.strip() for part in line.split("|")), alike)
    for table, alike in ((RELATED, True), (UNRELATED, False))
    for line in table.strip().splitlines()
]
TOPIC, OTHER = TopicId(1), TopicId(2)


def thread(title: str, number: int = 1, *, topic: TopicId | None = None) -> Candidate:
    return Candidate(ThreadId(number), title, topic, ThreadKind.QUESTION)


@cache
def library() -> tuple[Candidate, ...]:
    titles = [title for first, second, _ in PAIRS for title in (first, second)]
    return tuple(thread(title, number) for number, title in enumerate(titles))


def test_the_table_is_long_enough() -> None:
    assert len(PAIRS) >= 40


@pytest.mark.parametrize(("one", "other", "alike"), PAIRS)
@pytest.mark.parametrize("topic", [None, TOPIC])
def test_titles_that_a_leader_would_call_alike_are(
    one: str, other: str, alike: bool, topic: TopicId | None
) -> None:
    for title, earlier in ((one, other), (other, one)):
        found = related(title, topic, [thread(earlier, topic=topic)])
        assert bool(found) is alike


def test_the_most_alike_comes_first_and_no_more_than_asked_for() -> None:
    earlier = [
        thread("Sjukfrånvaro", 1),
        thread("Budget i balans", 2),
        thread("Sjukfrånvaro och arbetsmiljö i skolan", 3),
        thread("Sjukfrånvaro i skolan", 4),
        thread("Korttidssjukfrånvaro i skolan", 5),
    ]
    found = related("Sjukfrånvaron i skolan", None, earlier)
    assert [each.thread_id for each in found][:2] == [4, 5]
    assert len(found) == 3
    assert related("Sjukfrånvaron i skolan", None, earlier, at_most=1) == found[:1]
    assert related("Sjukfrånvaron i skolan", None, earlier, at_most=0) == []


def test_of_equals_the_same_topic_leads_then_the_first_given() -> None:
    same, other, none = (
        thread("Sjukfrånvaro i skolan", number, topic=topic)
        for number, topic in enumerate((TOPIC, OTHER, None))
    )
    assert related("Sjukfrånvaro i skolan", TOPIC, [other, none, same]) == [same, other, none]
    assert related("Sjukfrånvaro i skolan", None, [other, none, same]) == [other, none, same]


def test_the_topic_alone_makes_nothing_alike() -> None:
    assert related("Hot i receptionen", TOPIC, [thread("Budget i balans", topic=TOPIC)]) == []


TITLES = st.one_of(
    st.text(max_size=90), st.sampled_from([title for one, two, _ in PAIRS for title in (one, two)])
)


@given(TITLES, st.integers(0, 5))
def test_what_is_related_was_given_and_stands_there_once(title: str, at_most: int) -> None:
    found = related(title, None, library(), at_most=at_most)
    assert len(found) <= at_most
    assert len({each.thread_id for each in found}) == len(found)
    assert set(found) <= set(library())


@pytest.mark.parametrize("title", [title for one, two, _ in PAIRS[:36] for title in (one, two)])
def test_a_title_is_most_like_itself(title: str) -> None:
    assert title in [each.title for each in related(title, None, library())]


@given(st.text(max_size=90))
def test_a_search_for_anything_finds_only_what_was_given(words: str) -> None:
    found = search(words, library())
    assert len(set(found)) == len(found)
    assert set(found) <= set(library())


@given(st.sampled_from(library()))
def test_a_title_finds_its_thread(each: Candidate) -> None:
    assert each in search(each.title, library())
    assert each in search(each.title.upper(), library())


SEARCHES = [
    ("sjukfrånvaro", "Hur sänker ni sjukfrånvaron?", True),
    ("sjukfrånvaro", "Korttidssjukfrånvaro på natten", True),
    ("sjuk", "Hur sänker ni sjukfrånvaron?", True),
    ("sjukfranvaro", "Hur sänker ni sjukfrånvaron?", True),
    ("sjukfrånvro", "Hur sänker ni sjukfrånvaron?", True),
    ("SJUKFRÅNVARON?", "Hur sänker ni sjukfrånvaron?", True),
    ("sänka sjukfrånvaro", "Hur sänker ni sjukfrånvaron?", True),
    ("sjukfrånvaro budget", "Hur sänker ni sjukfrånvaron?", False),
    ("budget", "Hur sänker ni sjukfrånvaron?", False),
    ("hur gör ni med sjukfrånvaro", "Hur sänker ni sjukfrånvaron?", True),
    ("hur", "Hur sänker ni sjukfrånvaron?", True),
    ("vem", "Hur sänker ni sjukfrånvaron?", False),
    ("lön", "Lönesamtal", True),
    ("lon", "Lönesamtal", False),
    ("samtal", "Lönesamtal", True),
    ("rekrytering", "Svårt att rekrytera socionomer", True),
    ("LSS", "LSS-boende utan vikarier", True),
    ("feedbak", "Feedback that helps", True),
    ("", "Lönesamtal", False),
    ("?! *", "Lönesamtal", False),
]


@pytest.mark.parametrize(("words", "title", "hit"), SEARCHES)
def test_a_search_meets_every_word(words: str, title: str, hit: bool) -> None:
    assert bool(search(words, [thread(title)])) is hit


def test_the_best_met_leads() -> None:
    titles = ["Korttidssjukfrånvaro", "Sjukfrånvarosamtal", "Sjukfrånvaron igen", "Sjukfrånvaro"]
    candidates = [thread(title, number) for number, title in enumerate(titles)]
    assert [each.title for each in search("sjukfrånvaro", candidates)] == titles[::-1]
