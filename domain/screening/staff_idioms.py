"""Turns of phrase that only sound like a denial, and words that hand the staff to somebody else."""

import re
from collections.abc import Sequence

from domain.screening.lists import listed
from domain.screening.staff_losses import lost

# Quantity, exceptions and titles are denied here, never having staff.
_NEUTRAL = re.compile(
    r"\b(?:(?:nej|nä|no|nope) (?:, )?(?:(?:jag har|vi är|det är|i have|jag är) )?)?(?:inte|ej|"
    r"not|inga|inget|aldrig) "
    r"(?:(?:så|alltför|särskilt|speciellt|jätte|väldigt|himla|direkt|that|so|very|too|a) )?"
    r"(?:många|mycket|jättemånga|supermånga|stort gäng|stor (?:grupp|enhet)|many|lots|a lot|much|"
    r"stora (?:grupper|enheter|skaror)|hundratals|i klass med)\b"
    r"|\b(?:utan (?:undantag|tvekan|tvivel|omsvep|överdrift|problem|mellanled|att (?:tveka|"
    r"överdriva|"
    r"skryta|ljuga|räkna(?: in| med)?))|without (?:exception|a doubt|doubt)|no (?:doubt|problem|"
    r"exceptions?|question|kidding)|inga (?:problem|undantag|konstigheter)|"
    r"inget (?:snack|tvivel|konstigt|märkvärdigt|tvekan|problem)|ingen (?:tvekan|fråga|konst))\b"
    r"|\b(?:not|without|ej|inte|utan att) (?:counting|including|inräknat?|inräknade|medräknat?|"
    r"medräknade|inkluderat|räknat|räkna(?: in| med)?)(?: (?!men\b|but\b)[^\W\d]+){0,3}"
    r"|\b[^\W\d]+ (?:ej|inte|not) (?:inräkna\w+|medräkna\w+|inklude\w+|included|counted)\b"
    r"|\bingen (?:\w*chef|annan|annan chef|rektor|människa) (?:vill|ville|kan|kunde|får|fick|"
    r"orkar|brukar|"
    r"slipper|hinner|över|ovanför|mellan|före|utom|utöver|gör|tar)\b"
    r"|\b(?:ingen|inga) av (?:dem|dom|mina|oss|them)\b"
    r"|\b(?:inte|ej|not|don t|do not|never)(?: \w+)? (?:carry|hold|bär|heter|kallas|called|"
    r"kallar mig|"
    r"tituleras)(?: the| a| som| för)?(?: title| titeln?| titel)?(?: of)? ?(?:\w*chef|manager|"
    r"head|boss|"
    r"ledare)?\b"
    r"|\b(?:heter|kallas|tituleras) (?:inte|ej|aldrig) (?:\w*chef|ledare)\b"
    r"|\b(?:inte|ej|not) (?:ca |about )?\d+ (?:längre|som förr|som tidigare|"
    r"anymore)(?:(?: ,)? utan)?\b"
    r"|\b(?:inte|ej|not) \d+(?: [^\W\d]+)?(?: ,)? (?:utan|but)(?= (?:\w+ )?\d)"
    r"|\b(?:ingen|inget|inte|no|ej) (?:mindre|färre|fewer|less) (?:än|than)\b"
    r"|\b(?:jag|själv) är (?:\w+ )?underställd\w*(?! mig)\b"
    r"|\b(?:inte|ej) (?:ha|har|fått) (?:chefstitel\w*|titeln?(?: chef)?)\b"
)
# "No faculty, but 15 administrators": something else than staff is denied, then staff is counted.
_CONTRASTED = re.compile(
    r"^(?:(?:nej|nä|no) (?:, )?)?(?:inga|ingen|inget|inte|ej|no|not)\b"
    r"(?: (?!\w*ansvar\w*\b|chef\b|manager\b|medarbetare\b|anställda\b|underställda\b|personal\b|"
    r"staff\b|"
    r"reports\b|people\b|folk\b|alls\b|längre\b|än\b|just\b|ännu\b|formell\w*\b|i dag\b|"
    r"idag\b)[^\W\d]+){1,5}"
    r"(?: ,)? (?:men|but|däremot|fast|utan|bara|only|just)(?= (?:[^\W\d]+ ){0,6}[1-9])"
)


def settled(line: str, *, answer: bool) -> str:
    """The line with such words struck out, every other character in its place."""
    if not _MAYBE.search(line):
        return line
    struck = _CONTRASTED.sub(strike, line, count=1)
    struck = _NEUTRAL.sub(strike, struck)
    return struck if answer else _NOT_THAT_ONE.sub(strike, struck)


# "Inte chef för teatern, den är privat": of a description, not of an answer about staff.
_NOT_THAT_ONE = re.compile(
    r"\b(?:inte|ej) chef (?:för|över) (?!enhet|grupp|avdelning|team|personal|nå|ngn|en\b|ingen|"
    r"andra|folk|männ)\w+(?:en|et|na|n)\b"
)
_MAYBE = re.compile(r"\b(?:inte|ej|not|inga|inget|ingen|utan|without|no|nej|don|do|never|aldrig)\b")


def strike(found: re.Match[str]) -> str:
    """The words as strokes, every space in its place."""
    return _LETTER.sub("_", found.group())


_LETTER = re.compile(r"\S")


_THING = (
    r"(?:\w*ansvaret?|anställning\w*|anställningar|lön|lönen|löner|lönerna|lönesättning\w*|"
    r"lönesamtal\w*|medarbetarsamtal\w*|rekrytering\w*|personalfrågor\w*|personalen|personaldelen|"
    r"personalbiten|det formella|staff responsibility|salaries|hiring|line management)"
)
_ANOTHER = (
    r"(?:hon|han|dom|de|någon annan|en annan|andra|(?:(?:min|vår|deras|sin|en|närmaste|närmsta|"
    r"respektive|"
    r"egentliga) )*"
    r"(?:ec|vec|(?!chef\b)\w*chef(?:en|erna|er)?|chef|\w*rektor(?:n|erna|er)?|\w*föreståndaren?|"
    r"prefekt(?:en)?|linjecheferna?|manager|boss))"
)
_SOMEBODY = (
    r"(?:(?:min|vår|en|närmaste|våra|vi har en|my|our|the) (?:\w+ )?(?:ec|\w*chef|\w*rektor|"
    r"\w*föreståndare|boss|"
    r"manager|kollega|head)|chefen|\w{3,}chefen|rektorn|föreståndaren|hon|han|she|he)"
)
_HANDED = re.compile(
    r"\b" + _THING + r"(?: (?:och|eller|samt|plus|på|för|i) \w+){0,2}(?: \w+)? "
    r"(?:har|tar|sköter|hanterar|bär|ligger (?:i linjen |kvar |formellt )?(?:hos|på)|sköts av|"
    r"tas av|hanteras av|bärs av|"
    r"innehas av|"
    r"sätter|sätts av|görs av|vilar på|sitter hos|finns hos|är hos|lies with|belongs to|"
    r"is handled by|"
    r"are handled by) "
    r"(?:(?:bara|ju|alltid|formellt|fortfarande|det|the|my|"
    r"our) ){0,2}" + _ANOTHER + r"\b(?! och jag| och mig| and i)"
    r"|\b" + _SOMEBODY + r" (?:som )?(?:\w+ )?(?:har|tar|sköter|hanterar|bär|has|handles|does|"
    r"sets|holds) "
    r"(?:(?:hela|allt|det|all|the|formella|full|alla) ){0,2}" + _THING + r"\b(?! (?:ihop|"
    r"tillsammans|med mig))"
)


def handed_over(line: str) -> re.Match[str] | None:
    """Where somebody else is said to have the staff: 'lönen sätts …, ansvaret har driftchefen'."""
    found = None
    if any(part in line for part in _THINGS) and any(part in line for part in _ANYBODY):
        found = _HANDED.search(line)
    return found or lost(line)


# One look at the letters first: most answers hold none of these.
_THINGS = (
    "ansvar", "anställ", "lön", "samtal", "rekryter", "personal", "formella", "responsib", "salar",
    "hiring", "management",
)  # fmt: skip
_ANYBODY = (
    "chef", "rektor", "föreståndar", "prefekt", "boss", "manager", "hon", "han", "dom", "de",
    "annan", "andra", " ec", "vec", "kollega", "head", "she", "he ",
)  # fmt: skip


_CHIEF_WORDS = (
    "chef", "lön", "rapporter", "report", "anställ", "rekryter", "ansvar", "hire", "salar", "mina",
    "samtal", "manager", "reviews", "talks",
)  # fmt: skip


def chiefly(clause: str) -> re.Match[str] | None:
    """Where a clause says what only a chief does."""
    if not any(part in clause for part in _CHIEF_WORDS):
        return None
    found = _CHIEFLY.search(clause)
    if found is None or _NAMED.match(clause[found.end() :]):
        return None
    return None if _MINE.search(clause[: found.start()]) else found


# "Min närmaste chef är Anna", "chef för enheten är Karl".
_NAMED = re.compile(r"(?: \w+){0,2} (?:är|heter|var)\b(?! jag| mitt| min)")
_MINE = re.compile(r"\b(?:min|vår|deras|hennes|hans|en|våran|my|our) (?:\w+ )?$")
# "Lönesamtal med min chef", "lönesätter åt cheferna": not one's own staff.
NOT_OWN = re.compile(
    r"\b(?:åt) (?:(?:min|mina|vår|våra|sin|alla|andra|\d+) )*\w*(?:chef|rektor)(?:en|erna|er|n)?\b|"
    r"samtal\w* (?:\w+ ){0,2}med (?:(?:min|vår|sin|närmaste) )*\w*(?:chef(?:en)?|"
    r"rektorn?)\b(?! för)|"
    r"\b(?:deltar|medverkar|sitter med|är med) (?:i|vid|på|när)\b"
)
# Words that leave open whose a number of people is: a chief above, no say on pay.
UNDER_ANOTHER = re.compile(
    r"\b(?:vi|gruppen|teamet|de|alla) har (?:en|samma) (?:\w+ )?\w*(?:chef|rektor)\b|"
    r"\b(?:alla )?med samma chef\b|\b(?:ställföreträdare|ersättare|stf|vikarie) (?:för|"
    r"åt) \w*(?:chef|rektor)\w*|"
    r"\b(?:utan|inget|ej|inte|saknar) (?:\w+ )?(?:löneansvar|lönesättning\w*|chefsmandat|mandat)\b"
)


# What only a chief does. Said in one's own name it weighs more than any title.
_CHIEFLY = re.compile(
    r"\b(?:närmaste|närmsta|närmast|lönesättande|högsta) chef\b|\blönesätter\b|"
    r"\b(?:sätter|sätta) (?:\w+ ){0,2}(?:lön|löner|lönen|lönerna)\b|"
    r"\bhar (?:\w+ ){0,2}(?:lön|löner) (?:och|o|samt) (?:\w+)?samtal\w*|\b(?:är|alla) mina\b$|"
    r"\bmina allihop\b|"
    r"\brapporterar (?:direkt )?(?:till|t) mig\b|\b(?:har|med) mig som (?:\w+ )?chef\b|"
    r"\bjag (?:anställer|lönesätter)\b|"
    r"\b(?:hela|fullt|full|eget|delegerat|formellt|formella) (?:personal|"
    r"medarbetar)ansvar(?:et)?\b|"
    r"\b(?:linje|enhets|avdelnings|grupp|sektions|personal)?chef (?:för|över) (?:dem|dom|alla|"
    r"samtliga|\d+|mina|\w+(?:en|et|na|ns|ets))\b|"
    r"\bjag är (?:deras|allas) (?:\w+ )?chef\b|\bär (?:deras|allas) (?:\w+ )?chef\b|"
    r"\b(?:i|and) (?:hire|set (?:their )?salaries|do (?:the )?(?:salary|appraisal|staff))\b|"
    r"\bset salaries\b|"
    r"\b(?:line manager (?:of|for)|my direct reports|report(?:s|ing)? to me|appraisal talks|"
    r"salary reviews)\b|\b(?:löne|medarbetar|utvecklings)samtal\w*\b|\bmed och lönesamtal\b"
)
# A no at the end of what was said: "är själv på enheten så nej".
LATE = re.compile(
    r"\b(?:så|alltså|därför|dvs|så svaret är|so|hence|therefore|thus) (?:tyvärr )?(?:nej|no|nope|"
    r"inget|inga|"
    r"ingen|inte|ej|nix|nä)$"
)
# "Det har chefen", "det är enhetschefens ansvar": the whole answer is that it is another's.
IS_ANOTHERS = re.compile(
    r"^(?:(?:nej|nä|no) )?(?:det|den (?:biten|delen|saken|frågan)|ansvaret|personalansvaret|sånt|"
    r"sådant|personalen) (?:är (?:det )?|har |sköter |tar |hanterar |bär )(?:det )?(?:ju |nog |"
    r"ju det )?" + _ANOTHER + r"(?: som .{1,40})?$|"
    r"\b(?:är|ligger på) (?:ju )?(?:\w*chefens|\w*rektorns|\w*föreståndarens|hennes|hans|deras|"
    r"någon annans|prefektens)(?: (?:ansvar|jobb|bord|uppgift|sak|uppdrag))?$|"
    r"\b(?:my (?:boss|manager)|the head|she|he) (?:does|has it|has that|is)(?: that)?$"
)
NOT_ME = re.compile(r"^(?:men |så |alltså )?(?:inte|ej|aldrig|not) (?:jag|mig|me|i)$")
_NO_WORDS = listed(
    "nej noll 0 nada zero inget inga ingen none nix zip nil nothing ingenting nope no nä njet"
)
# "har bara barn och föräldrar": nobody that one employs.
ONLY_SERVED = re.compile(
    r"\b(?:bara|endast|enbart|only|just) (?:en massa |massor av |mina |mycket |\d+ )*(?:barn|"
    r"elever|föräldrar|"
    r"patienter|kunder|klienter|brukare|boende|besökare|gäster|medlemmar|deltagare|studenter|"
    r"följare|"
    r"djur|hundar|katter|kor|pupils|children|students|patients|customers|clients|members|visitors|"
    r"followers|animals)\b"
)
_SERVED_WORD = re.compile(
    r"\b(?:\w*elever|\w*barn|barnen|föräldrar|\w*patienter|\w*kunder|klienter|brukare|besökare|"
    r"gäster|medlemmar|"
    r"\w*deltagare|studenter|följare|ungdomar|låntagare|hyresgäster|djur|hundar|katter|kor|pupils|"
    r"children|students|patients|customers|clients|members|visitors|followers|animals)\b"
)


def says_nothing_else(words: Sequence[str]) -> bool:
    """'Noll. Nada. Inget.'"""
    said = [word for word in words if word[0].isalnum()]
    return bool(said) and all(word in _NO_WORDS for word in said)


# Whoever supervises doctoral students may lead a group: a person looks.
_SUPERVISED = re.compile(r"\b(?:handled\w*|supervis\w*|forsk\w*|phd|doktorand\w*)\b")


def speaks_of_served(line: str) -> bool:
    """Whether the answer counts pupils, patients and others that nobody employs."""
    return bool(_SERVED_WORD.search(line)) and not _SUPERVISED.search(line)
