"""Denials of staff responsibility: what is denied, and the words that deny it."""

import re

from domain.screening import staff_words as say
from domain.screening.lists import listed


def declined(clause: str) -> bool:
    """'det har jag inte', 'tyvärr ej', 'absolut inte': a short no that does not begin with nej."""
    words = clause.split()
    return (
        len(words) <= 6
        and bool(_NOT.intersection(words))
        and plainly_no(words)
        and words[0] not in _BEGINNING_YES
        and not any(word.isdigit() for word in words)
        and not NOT_STAFF_OBJECTS.intersection(words)
        and not say.NOT_ONLY.search(clause)
        and not say.UNSURE.search(clause)
        and not NOT_DIRECT.search(clause)
    )


def plainly_no(words: list[str]) -> bool:
    """Whether the words say no and nothing more: 'inte alls', 'ingen personal'."""
    return all(word in _PLAIN_NO or word.endswith(("ansvar", "ansvaret")) for word in words)


HAS_NONE = re.compile(
    r"^(?:nej )?(?:jag )?har (?:inget|inga|ingen|inte|ej|själv inget|själv inga)(?: (?:alls|"
    r"själv|eget|"
    r"egna|sådant|det|någon|något|några))*$|^jag (?:inget|inte|ej)$"
)
_NOT = frozenset({"inte", "ej", "nej", "aldrig", "not", "icke"})
# All that a short no is made of: "kan inte klaga" and "vi är inte så många" say something else.
_PLAIN_NO = _NOT | listed(
    """
    jag har det tyvärr absolut alls nu idag dag i min mitt roll rollen tjänst tjänsten befattning
    uppdrag sådant sånt nåt något någon några själv personligen formellt egentligen längre mer gör
    leder ingår finns stämmer är chef ansvarar ansvar ansvaret haft detta den nån här direkt riktigt
    verkligen no i do have at all am really men sorry nope klart givetvis självklart naturligtvis
    såklart bara på jobbet för över under mig vad vet känner till av nämligen säger även om jo oj
    faktiskt precis beklagar dessvärre samt och personal personalansvar medarbetare
    medarbetaransvar anställda någonsin ens you sir my none slipper heller varken utan ingen inga
    inget arbetsledare ledare tack för åt bestämmer roll så så'n sån jobbar yet manage anyone any
    people staff anybody lead aktuellt tjänstemän underställda personer folk chefsroll chefskap
    ensam enmansavdelning team grupp medarbetarna formell formella medarb
    """
)
_BEGINNING_YES = frozenset({"ja", "japp", "jo", "yes", "jodå", "jajamän", "visst"})
NOT_DIRECT = re.compile(
    r"\b(?:inte|inga|ingen|ej|inget|no|not) "
    r"(?:direkt\w*|egna|egen|own|direct)\b"
)
NOT_STAFF_OBJECTS = listed(
    """
    chefer mellanchefer budget budgetansvar ekonomiansvar gruppledare assistent problem
    konstigheter administration biträdande bitr stf vice operativ operativt mellanled
    """
)
DENIED_OBJECT = re.compile(
    r"\b(?:inte|ej|inget|ingen|inga|utan|saknar|aldrig|varken|no|not|without|never|any|0|noll|"
    r"don t|doesn t|do not|does not|"
    r"dont)(?: (?!bara|enbart|endast|only|alltid|chefer|mellanchefer|budget\w*|bitr|"
    r"biträdande|stf|vice|ställföreträdande|assisterande|ekonomi\w*)[\w-]+){0,4}? "
    r"(?:personal\w*|medarbetar\w*|anställda|underställda|direktrapporterande|under mig|"
    r"person\w{6,}|vuxna|själar|head ?count|"
    r"staff\w*|personnel|reports|employees|people|arbetsgivaransvar|chefsansvar|chef|"
    r"chefsroll|manager|ledare|folk|människor|lönesättande|ansvar för (?:personal|folk|medarbetare|"
    r"andra)|formellt ansvar|reporting to me)\b"
)


# "ansvar för mig själv" and "bara jag" are nobody else; "personal: nej" denies behind its object.
ALONE = re.compile(
    r"\b(?:bara|endast|enbart|blott) (?:för )?(?:mig|jag)(?: själv)?(?! (?:och|som|\d))\b|"
    r"\bansvar\w* (?:för|över) mig själv\b|^(?:(?:jag|mig) själv|only (?:me|myself)|just me|"
    r"solo|ensam|enmans\w+)$|\b(?:only|just) (?:for )?(?:me|myself)\b"
)
# The whole answer says that one works alone: nobody is led.
BY_ONESELF = re.compile(
    r"^(?:(?:nej|no|nä) (?:, )?)?(?:(?:jag |i )?(?:är|am|jobbar|arbetar|sitter) (?:ett |en |helt |"
    r"all )?)?(?:(?:ett |en |a )?(?:en|1)(?:mans|kvinnas|persons)\w*|"
    r"(?:a )?(?:one|1)(?: |-)?(?:man|woman|person) (?:show|band|team|office|unit|army|department)|"
    r"(?:bara|endast|enbart|blott|det är bara|only|just) (?:jag|me|myself)(?: själv)?|själv|"
    r"ensam\w*|solo|alone|on my own|by myself|inga andra|ingen annan|"
    r"(?:är )?(?:hela )?(?:avdelningen|enheten|kontoret|teamet) själv)"
    r"(?: (?:här|i|på|med|in|on|at|själv|posten|tjänsten|enheten|området|avdelningen|jobbet|"
    r"kontoret|kommunen|rollen|det|frågan|uppdraget|funktionen|frågorna|kansliet|så|länge|alltid|"
    r"tyvärr|här|the|job|unit|office|team|role|moment)){0,4}$"
)
DENIED_BEHIND = re.compile(
    r"\b(?:personal|medarbetare|anställda|underställda|personalansvar|medarbetaransvar|employees|"
    r"staff) (?:är )?(?:nej|0|inga|ingen|inget|none|no)$"
)
# A no that comes late: "alla frågar, men nej".
LATE_NO = re.compile(
    r"^(?:(?:men|fast|alltså|så|egentligen|tyvärr|nog|nja|eller) )*(?:nej|nope|nix|nä|nää|no)"
    r"(?: (?:tyvärr|egentligen|då|inte))*$"
)


def about_people(words: str) -> bool:
    return any(word in say.GENERIC_PEOPLE for word in words.split()) and "chefer" not in words


def negated(clause: str, start: int, end: int) -> bool:
    before = say.NOT_ONLY.sub("", clause[:start])
    # "jag är inte chef": the negation may stand inside the words too.
    near = " ".join([*before.split()[-5:], clause[start:end]])
    return bool(say.NEGATORS.search(near)) or bool(say.NEGATED_AFTER.match(clause[end:]))


def spared(clause: str, start: int) -> bool:
    """'inga chefer under mig' denies chiefs, not staff."""
    near = clause[:start].split()[-4:]
    return any(word in NOT_STAFF_OBJECTS for word in near)


def denial_span(clause: str, start: int, end: int) -> tuple[int, int]:
    """The denied words together with the word that denies them: 'inget personalansvar'."""
    after = say.NEGATED_AFTER.match(clause[end:])
    before = list(say.NEGATORS.finditer(clause[:start]))
    near = [found for found in before if clause[found.end() : start].count(" ") <= 5]
    if near:
        return near[-1].start(), end
    return start, end + after.end() if after else end
