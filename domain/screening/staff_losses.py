"""Staff responsibility that was lost, or that somebody else is said to have."""

import re

_THING = (
    r"(?:(?:det (?:formella |fulla )?)?(?:personal|medarbetar|chefs|arbetsgivar)?ansvaret|"
    r"personalansvar|medarbetaransvar|chefsansvar|personalfrågor(?:na)?|personalen|chefskapet|"
    r"(?:all |the |my )?(?:staff|personnel|people|line management|hr|managerial) "
    r"(?:responsibilit(?:y|ies)|matters|management|issues|stuff|part|side)|line management)"
)
# Lost, whoever has it now.
_GONE = (
    r"(?:försvann|försvunnit|upphörde|"
    r"fråntogs|avskaffades|är borta|finns inte|upphört|"
    r"(?:togs|tagits|plockades|lyftes|flyttades) (?:bort|"
    r"av|ifrån|från)|drogs in|"
    r"(?:blev|är|har blivit) (?:av med|borttaget|indraget|flyttat)|was (?:removed|taken away|moved|"
    r"transferred|cut)|has been (?:removed|moved|taken)|disappeared|went away|is gone)"
)
# Whose it is now; "hos mig" and "i tjänsten" say that it is one's own.
_ELSEWHERE = (
    r"(?:flyttades|flyttats|gick|gått|övergick|övergått|fördes|överfördes|lämnades|lades|lagts|"
    r"ligger|låg|"
    r"hamnade|hamnat|hamnar|vilar|sitter|finns|sköts|hanteras|bärs|tas|innehas|delas|övertogs|"
    r"belongs|lies|sits|rests|went|moved|passed|is (?:handled|done|held|managed|taken care)|"
    r"are (?:handled|done|held|managed)|(?:was|were) (?:moved|given|handed|transferred))"
    r"(?: (?!till\b|på\b|hos\b|av\b|to\b|with\b|by\b)[^\W\d]+){0,3} "
    r"(?:till|på|hos|av|to|with|by) (?:(?:min|vår|en|de|the|my|a|our|någon|sin|respektive|"
    r"central\w*|närmaste|annan|andra) ){0,3}"
    r"(?!mig\b|oss\b|me\b|myself\b|rollen|tjänsten|befattning|jobbet|uppdrag|plats\b)"
    r"(?:\w*(?:chef|rektor|föreståndar|direktör|prefekt|ledar|hr|stab|förvaltning|avdelning|"
    r"kontor|linjen|manag|head|boss|director|principal|division|faculty|department|kollega|"
    r"annan|hen|honom|henne|dem|them|him|her|samordnar|företag|central)\w*)"
)
_LOST = re.compile(
    rf"\b{_THING}(?: (?:för|över|of|for) (?:\w+ ){{0,2}}\w+)?(?: \w+)? (?:{_GONE}|{_ELSEWHERE})\b"
)
_OWN_NOW = re.compile(r"\b(?:till|på|hos|to|with) (?:mig|oss|me)\b")
# "My manager handles the people stuff", "prefekten är chef", "chefen vår … har 19 under sig".
_ANOTHER = re.compile(
    r"\b(?:min|vår|my|our|the) (?:\w+ ){0,2}(?:chef|rektor|boss|manager|head|director|supervisor) "
    r"(?:handles|does|manages|runs|takes care of|is responsible for|deals with|sköter|tar|har) "
    r"(?:\w+ ){0,2}(?:people|staff|personnel|hr|line management|personal\w*|medarbetar\w*|"
    r"folket)\b|"
    r"^(?:nej |no )?(?:(?:\w{3,}(?:chefen|rektorn|ledaren)|chefen|prefekten|rektorn|rektor|"
    r"föreståndaren|hon|han) är (?:deras |allas |vår |ju |min )?(?:personal)?chef)\b"
    r"(?! (?:över|för) mig)|"
    r"\b(?:chefen(?: vår)?|hon|han|rektorn|prefekten|min (?:\w+ )?(?:chef|rektor)|"
    r"vår (?:\w+ )?(?:chef|rektor)|\w{4,}chefen|my (?:boss|manager))"
    r"(?: (?!jag\b|och jag\b)[^\W\d]+){0,6} (?:har|has) (?:\w+ ){0,2}under (?:sig|her|him|them)\b"
)
_HINTS = ("ansvar", "personal", "chefskap", "staff", "people", "personnel", "management", "hr ")
_OTHERS = ("chef", "rektor", "prefekt", "föreståndar", "hon ", "han ", "boss", "manager", "head",
           "director", "supervisor")  # fmt: skip


def lost(line: str) -> re.Match[str] | None:
    """Where staff responsibility is said to be gone, or to be another's."""
    found = None
    if any(hint in line for hint in _HINTS):
        found = _LOST.search(line)
    if found is None and any(other in line for other in _OTHERS):
        found = _ANOTHER.search(line)
    if found is None or _OWN_NOW.search(line, found.start(), found.end() + _A_LITTLE):
        return None
    return found


_A_LITTLE = 12
