"""Whether the applicant holds the position today, for a public employer, on their own account."""

import re

from domain.screening.expressions import any_of
from domain.screening.findings import Evidence
from domain.screening.texts import Text

# In a title or an employer field these decide; in the description they only do in the first person.
_MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
    "december|jan|feb|aug|sept|okt|nov|dec"
)

_TITLES = r"\w*(?:chef|rektor|direktör|föreståndare|ledare|chefsjobb\w*|prefekt|manager|head)\b"

_ANYWHERE = {
    "retired": re.compile(
        r"\b(?:(?:sjuk|förtids|ålders|avtals)?pensionär\w*|"
        r"pensionerad\w*|(?:gick|gått|är|numera) (?:\w+ ){0,2}(?:i )?pension\b|"
        r"retired|förtidspension\w*|avgångspension\w*)"
    ),
    "between-jobs": re.compile(
        r"\b(?:arbetslös\w*|arbetssökande|jobbsökande|arbetsbefriad|mellan (?:två |"
        r"olika )?(?:jobb|tjänster|uppdrag|anställningar)|söker (?:nytt|ny|nya|efter nytt|"
        r"just nu) (?:jobb|arbete|tjänst|utmaning\w*|uppdrag)|uppsagd|utköpt|inget (?:jobb|"
        r"just nu|arbete)|ingen (?:just nu|anställning|arbetsgivare)|between jobs|unemployed|"
        r"looking for (?:a )?(?:new )?(?:job|position|work|opportunit\w*)|har slutat|"
        r"slutade (?:i|som|på|mitt|min|för|nyligen|efter|förra|nyss|igår|där|\d{4})|"
        r"har sagt upp|(?:fick|blev|"
        r"blivit) (?:av med (?:jobbet|tjänsten|min tjänst|mitt jobb)|sparken|uppsagd|avskedad)|"
        r"min tjänst upphörde|uppsägningstid\w*|avstängd|utköp\w*|"
        r"laid off|a kassa)\b"
    ),
    "future": re.compile(
        r"\b(?:blir (?:\w+ )?" + _TITLES + r"|startar \d+ /|"
        r"erbjuden (?:en |ett )?(?:tjänst|jobb)\w*|på väg in\b|"
        r"i väntan på (?:tillsätt|besked|anställ)\w*|"
        r"tillträder|tillträdande|blivande|börjar (?:\w+ )?(?:som|min|mitt|den \d+|"
        r"på (?:ny|mitt)|nytt jobb|ny tjänst|om \d|jobbet|tjänsten|nästa|efter (?:sommaren|"
        r"semestern|jul))|börjar (?:\w+ )?(?:i )?(?:"
        + _MONTHS
        + r")\b|börjar (?:i|till|på) (?:höst|vår|"
        r"sommar|vinter)\w*|startar (?:som|min|den)|ska (?:jag )?(?:bli|börja|tillträda|"
        r"gå på)|skall (?:bli|börja|tillträda)|kommer (?:jag )?(?:snart )?(?:att )?(?:bli|"
        r"börja|tillträda)|(?:vill|tänker|önskar|"
        r"hoppas (?:på att )?(?:få )?) ?bli(?: \w+)? ?(?:" + _TITLES + r"|en)|"
        r"drömmer om (?:att (?:bli|få (?:leda|bli|en))|(?:en|ett) \w*(?:chef|ledar|rektor)\w*)|"
        r"siktar på|"
        r"(?:har )?(?:just |nyss |nyligen )?sökt (?:en |ett )?(?:tjänst|jobb)\w*|söker (?:en |"
        r"ett )?(?:tjänst|jobb|chefs)\w*|will (?:start|become|take)|starting (?:in|on|as)|"
        r"going to (?:be|become|start)|aspir\w+|på väg att bli|(?:har )?(?:precis |"
        r"just )?fått (?:tjänst\w*|jobb\w*|erbjudande\w*)|rekryterad (?:till|som)|skrivit på|"
        r"har tackat ja|inte börjat|from next|next (?:month|year|autumn|spring)|"
        r"ambition\w* att bli|med ambitioner|soon to be|appointed from|utsedd (?:till|"
        r"som) .{0,30}från)"
    ),
    "former": re.compile(
        r"\b(?:(?:har )?lämnat (?:min|mitt|tjänsten|jobbet|uppdraget|chefs\w*)|"
        r"lämnade (?:min|mitt|tjänsten|jobbet|uppdraget|chefs\w*)|avgick|avgått|"
        r"slutar (?:på fredag|i veckan|nästa|om en|om två|snart|den \d+|min|mitt|som|i (?:"
        + _MONTHS
        + r"))|avgår|emeritus|emerita|"
        r"omplacerad|(?:gick|gått|återgått|återgick) tillbaka till|"
        r""
        r"avsluta(?:de|t) (?:min|mitt|tjänsten|anställningen)|sista (?:arbets)?dag\w*|"
        r"min anställning (?:tog slut|upphörde)|tjänsten (?:tog slut|upphörde)|före detta|"
        r"resigned|left my (?:job|position|post)|no longer (?:employed|manager|head))\b"
    ),
    "student": re.compile(
        r"^(?:jag )?(?:studerar|pluggar|läser|utbildar mig) (?:till|på|in|vid|\w+programmet)\b|"
        r"\b(?:studerar|pluggar|läser) (?:till \w+ |\w+ )?(?:på )?heltid\b|\bheltidsstuderande\b"
    ),
    "on-leave": re.compile(
        r"\b(?:tjänstledig\w*|ledig från min tjänst|leave of absence|on secondment|"
        r"sabbatsår|sabbatical|utlånad|lån till)\b"
    ),
    "hired-in": re.compile(
        r"\b(?:konsult (?:från|hos|via)|uthyrd(?! lokal| fastighet)|hyrs ut|gigchef|giguppdrag|"
        r"bemanningsanställd|"
        r"konsultbasis|egenanställd|"
        r"(?:via|genom) (?:eget|egen|mitt|min) (?:ab|bolag|firma|företag|konsult\w*)|"
        r"uppdrag (?:genom|via) (?:\w+ ){0,3}(?:interim|ab|konsult\w*|bemanning\w*)|"
        r"(?:anställd|anlitad|timanställd) (?:\w+ )?konsult|"
        r"interim\w*|inhyrd|hyrs in|hyr ut mig|konsultuppdrag\w*|chefskonsult|"
        r"som konsult|(?:är|nu|numera|idag|är nu|är numera|egen|själv) (?:egen )?konsult\b|"
        r"konsult (?:åt|för|inom|i|på|till|som|med)|underkonsult|"
        r"bemanningsföretag\w*|via (?:bemanning\w*|mitt bolag|eget bolag|mitt företag|"
        r"konsult\w*)|fakturerar|f skatt|consultant|freelance\w*|frilans\w*|self employed|"
        r"contractor|ledarskapskonsult|organisationskonsult|managementkonsult)\b"
    ),
    "for-another": re.compile(
        r"\b(?:söker|ansöker|anmäler|skriver|skickar|fyller i|frågar|ansökan|"
        r"gäller) (?:\w+ )?(?:åt|för) (?:min|vår|en|mina|våra)\b|\bför (?:min|en) (?:chefs?|"
        r"kollegas?|väns?|frus?|mans?) räkning\b|\b(?:applying|application|writing|"
        r"asking) (?:for|on behalf of) (?:my|a)\b|\bpå uppdrag av min\b|^(?:åt|för) min\b|"
        r"\bmin (?:fru|man|sambo|mamma|pappa|syster|bror|dotter|son|vän|kompis) (?:är|jobbar|"
        r"som|har|vill)\b|\bsöker åt\b|\bon behalf of\b"
    ),
}  # fmt: skip
# One look for all of them: most answers hold none.
_ANY = any_of(expression.pattern for expression in _ANYWHERE.values())
_PERFORMER = re.compile(
    r"\b(?:på entreprenad|(?:drift(?:s)?)?entreprenad(?! (?:ab|as|hb)\b)|"
    r"(?:drift(?:s)?)?entreprenör(?:en)?|"
    r"köper (?:in )?(?:våra |vård)?platser|(?:säljer|har) platser till|"
    r"(?:på |ram|drifts?|vård|trafik)?avtal (?:med|för|åt|från) (?:\w+ ){0,2}(?:kommun\w*|"
    r"region\w*|stat\w*|stad\w*|myndighet\w*|landsting\w*|\w+trafik\w*|\w+verket|polisen|sl)|"
    r"idéburet offentligt partnerskap|iop\b|(?:enligt|inom|via|genom) lov\b|lov utförare|"
    r"(?:kör|trafikerar|trafiken|trafik|bussar\w*|tåg\w*|ambulans\w*) (?:\w+ ){0,4}(?:åt|för) "
    r"(?:sl|ul|vl|\w*trafik\w*|regionen|kommunen|landstinget|region \w+)|"
    r"(?:lagar|serverar|bemannar) (?:\w+ ){0,3}(?:åt|för) (?:\w+ )?(?:kommun(?:en)?|region(?:en)?)|"
    r"på (?:kommunens|regionens|statens) uppdrag|"
    r"på uppdrag (?:av|från|åt)|uppdrag (?:åt|för|av|från) (?:\w+ ){0,3}(?:kommun(?!er)\w*|"
    r"region(?!er)\w*|stad\w*|stat\w*|myndighet(?!er)\w*)|(?:driver|utför|sköter|bedriver|"
    r"levererar|kör|trafikerar|"
    r"förvaltar|städar) (?:\w+ ){0,5}(?:åt|"
    r"för) (?:\w+ ){0,3}(?:kommun\w*|region\w*|\w+ stad)|för (?:\w+ ){1,2}räkning|upphandla[dt]\w*|"
    r"lov avtal|vårdavtal|inom vårdval\w*|vårdvalet|"
    r"on behalf of (?:the )?(?:\w+ )?(?:municipality|region|city)|"
    r"contracted by|driftsavtal|driftavtal|driver kommunens|driver regionens)\b"
)
_MIXED = re.compile(
    r"\b(?:delägd\w*|delägt|samägd\w*|samägt|delvis (?:kommun|stat|region|privat)\w*|"
    r"(?:ägs|ägd|ägt) (?:\w+ ){0,3}(?:\d\d? (?:%|procent)|hälften|halva|delvis)|"
    r"\d\d? (?:%|procent)(?: \w+){0,2} (?:kommun\w*|stat\w*|region\w*|privat\w*|ägt|ägd|ägs)|"
    r"(?:kommun\w*|stat(?:en)?|region(?:en)?|staden|stad|kn) (?:(?:har|äger|ägde|ägare|till) )?"
    r"(?:\w+ ){0,2}(?:\d\d? (?:%|procent)|hälften|halva|merparten|majoriteten|en (?:del|andel))|"
    r"(?:kommun\w*|staten|regionen) är (?:en )?(?:av )?(?:\w+ )?(?:del|minoritets|stor)?ägar\w+|"
    r"\d\d? (?:%|procent)(?: \w+){0,3} resten|"
    r"(?:till )?hälften (?:ägt|ägd|ägs|av (?:aktierna|bolaget|ägandet))|"
    r"joint venture|partly owned|jointly owned|"
    r"(?:ägs|ägd|ägt) av (?:kommun\w*|stat\w*|region\w*) och (?!region|landsting|kommun|stat)\w+|"
    r"(?:kommun\w*|region\w*) och (?:ett |en )?privat\w*|privat\w* och kommun\w*)\b"
)
_BESIDE = re.compile(
    r"\b(?:vid sidan (?:av|om)|på sidan|bredvid|sidouppdrag|bisyssla\w*|extra\w*|hobby\w*|"
    r"på fritiden|även (?:eget|egen|litet|liten|ett eget)|också (?:eget|egen|ett)|"
    r"dessutom|on the side|kvällar|helger|deltid|parallellt|driver också|driver även|"
    r"har även|har också)\b"
)
_FORMER_SELF = re.compile(
    r"^(?:jag )?(?:var|har varit|jobbade (?:\w+ )?som|arbetade (?:\w+ )?som|"
    r"har (?:tidigare )?(?:varit|jobbat som|arbetat som)|hade|was|used to be|have been)\b"
)
_STILL = re.compile(r"\b(?:nu|numera|idag|i dag|nuvarande|sedan \d{4}|now|currently|är)\b")


def standing_notes(fields: tuple[Text, ...]) -> dict[str, Evidence]:
    """What the answers say of time and standing: note and the words, the first of each kind."""
    found: dict[str, Evidence] = {}
    for text in fields:
        line = text.line
        dated = _dated(text)
        if dated is not None:
            when, words = dated
            found.setdefault(when, text.evidence(words.start(), words.end()))
        if not line or not _ANY.search(line):
            continue
        for note, expression in _ANYWHERE.items():
            if note in found:
                continue
            match = expression.search(line)
            if match and not _excused(note, text, match):
                found[note] = text.evidence(match.start(), match.end())
    return found


# Words that say when, where the whole answer is a title, an employer or a time.
_OVER = re.compile(
    r"\b(?:19|20)\d\d - (?:19|20)\d\d\b|\b(?:t o m|tom|till och med|fram till) (?:\d+ |i |"
    r"nu i )?(?:nyår|jul|årsskiftet|sommaren|"
    + _MONTHS
    + r")\b|\b(?:slutat|slutade|slut|until last|avslutad|avslutat)\b"
)
_COMING = re.compile(
    r"\b(?:från|fr o m|from|från och med|starting) (?:\d+ (?:/ \d+ ?)?|den \d+ )?(?:"
    + _MONTHS
    + r"|nästa|hösten|årsskiftet)\b"
)
_GONE_EMPLOYER = re.compile(
    r"^(?:fd|f d|tidigare|förut|senast|jobbade|arbetade|före detta|formerly|previously|ex|"
    r"har (?:jobbat|arbetat|varit)|most recently)\b"
)
_FOR_A_WHILE = re.compile(r"ledig|\b(?:vik\w*|tf|t f|förordn\w*|tillförordn\w*|tjänstgör\w*)\b")
_AFTERWARDS = re.compile(r"\b(?:sedan|sen|därefter|efter det)\b")
_UNTIL = re.compile(
    r"^(?:\w+ ){0,3}fram till\b|^(?:\w+ ){0,4}till (?:i )?(?:höstas|våras|somras|vintras|förra)\b|"
    r"^(?:19|20)\d\d - (?:19|20)\d\d$"
)


def _dated(text: Text) -> tuple[str, re.Match[str]] | None:
    """A time that is over or has not come: 'Enhetschef 2012-2019', 'f.d. Lunds kommun'."""
    line, note = text.line, "former"
    found: re.Match[str] | None = None
    if text.field == "work":
        found = _UNTIL.search(line)
        if found is not None and _AFTERWARDS.search(line):
            return None
    elif text.field == "title":
        found = _OVER.search(line)
        if found is None:
            note, found = "future", _COMING.search(line)
    elif text.field == "employer":
        found = _OVER.search(line) or _GONE_EMPLOYER.search(line)
    if found is None or _STILL.search(line) or _FOR_A_WHILE.search(line):
        return None
    return note, found


def _excused(note: str, text: Text, match: re.Match[str]) -> bool:
    """A coming pension, a firm beside the job or a thing of the past changes nothing."""
    line = text.line
    before = line[max(0, match.start() - 40) : match.start()]
    after = line[match.end() : match.end() + 40]
    if text.field in ("work", "staff") and note != "for-another" and _ONE_OF_THEM.search(before):
        # "18 utredare, en är tjänstledig" tells of one of them.
        return True
    if text.field == "work" and match.group().startswith("min ") and _AND_I.search(after):
        # "Min syster är politiker men jag är tjänsteman".
        return True
    small_talk = _KIN.search(before) or (before and _KIN.match(match.group() + " "))
    if note in ("retired", "for-another") and text.field in ("work", "staff") and small_talk:
        # A husband's pension and a neighbour's job in a long answer.
        return True
    if note == "former" and text.field == "work" and _THEN_NOW.search(line[match.end() :]):
        # "Före detta Attendo-chef men sedan tre år i kommunen" tells of the way here.
        return match.group() in ("före detta", "emeritus", "emerita")
    if note in ("retired", "between-jobs", "former") and _SOMEBODY.search(before):
        return True
    if text.field in ("work", "staff") and _STATUS_NOUN.match(match.group()):
        # "stöd till arbetslösa" is about others; "jag är arbetslös" is about the applicant.
        begins = not before.strip() and _STATUS_BEGINS.match(line[match.end() :])
        return not (begins or _SELF_BEFORE.search(before))
    if note == "hired-in":
        now = match.group().startswith(("nu", "idag", "är nu"))
        gone = (not now and _PAST_BEFORE.search(before)) or _EMPLOYED_NOW.search(after)
        return bool(_BESIDE.search(before) or _BESIDE.search(after) or gone)
    if note == "between-jobs" and match.group().startswith("slutade"):
        # "slutade som sjuksköterska 2015", "slutade på Attendo och är nu …": before this job.
        if _PUBLIC_LEFT.match(line[match.end() :]):
            return False
        other = match.group() == "slutade som" and not _LEADING.match(line[match.end() :])
        return other or bool(_NOW.search(line[match.end() :]))
    if note in ("between-jobs", "future"):
        return text.field != "title" and bool(_OTHERS_BEFORE.search(before))
    if note == "student":
        return text.field == "staff" or (text.field == "work" and "heltid" not in match.group())
    if note == "retired":
        return bool(
            re.search(
                r"\b(?:innan|tills|när|om|ska|min (?:företrädare|chef)|för|stöd till|bland|"
                r"åt)\b[^.,]*$",
                before,
            )
        )
    return False


_THEN_NOW = re.compile(
    r"\b(?:men|nu|numera|sedan|sen|idag|därefter|nuförtiden|now|since) (?!\w*(?:konsult|pension|"
    r"student|utredare|arbetslös|ledig))"
)
_LEADING = re.compile(rf" (?:\w+ )?{_TITLES}")
# "Förra rektorn gick i pension": somebody else did.
_SOMEBODY = re.compile(
    r"\b(?:(?:förra|förre|gamla|dåvarande) \w+|(?:min|vår) (?:företrädare|kollega|f d chef|"
    r"grann\w+|"
    r"bror|syster|föregångare|medarbetare|ex|vän)(?: \w+){0,3}|"
    r"\w*(?:chefen|rektorn|kollegan|företrädaren|ledaren)) $"
)
_PUBLIC_LEFT = re.compile(r" (?:(?!som)\w+ ){0,2}(?:kommun\w*|region\w*|staten|staden)\b")
_EMPLOYED_NOW = re.compile(
    r"\b(?:(?:nu|numera|sedan|är|blev|blivit) (?:\w+ ){0,2})?(?:fast|tillsvidare|ordinarie|"
    r"kommunalt|direkt) ?anställd\w*|\bsedan dess (?:anställd|fast)|\b(?:nu|numera) "
    r"(?:anställd|ordinarie|fast)\b"
)
_NOW = re.compile(
    r"\b(?:sedan dess|numera|nu (?:är|jobbar|arbetar|leder|chef|i|på)|(?:är|jobbar|arbetar|leder) "
    r"(?:jag )?(?:nu|numera|idag|sedan)|(?:sedan|därefter) (?:anställd|i|på|hos)|"
    r"började|gick (?:över|till)|blev (?:\w+ )?(?:chef|enhetschef|rektor|anställd))\b"
)
_STATUS_NOUN = re.compile(
    r"(?:\w*pensionär|pensionerad|arbetslös|arbetssökande|jobbsökande|interim)"
)
_STATUS_BEGINS = re.compile(r" (?:sedan|sen|efter|från|just|nu|numera|i|och)\b")
_SELF_BEFORE = re.compile(
    r"(?:\b(?:är|som|numera|nu|blev|blivit|just nu|am|sedan|idag|jag)|[.,]) ?(?:\w+ )?$"
)
_KIN = re.compile(
    r"\b(?:min|mina|hans|hennes|vår) (?:\w+ )?(?:fru|man|sambo|mamma|pappa|mor|far|syster|bror|"
    r"dotter|"
    r"son|vän|kompis|svärmor|svärfar|föräldrar|granne|företrädare|förra chef) "
)
_PAST_BEFORE = re.compile(
    r"\b(?:tidigare|förut|förr|var|innan|f d|fd|före detta|fördetta|ex|inga|ingen|"
    r"inte|ej|aldrig|före|not|no|never)\b[^.]*$"
)
_AND_I = re.compile(r"\bjag (?:är|har|leder|jobbar|arbetar|själv)\b")
_ONE_OF_THEM = re.compile(
    r"(?:\b(?:en|ett|några|någon|vissa|flera|hälften|resten|varav|andra|kollegan?|\d+)(?: av \w+)? "
    r"(?:\w+ )?(?:är|har|blev|blir|går|tar|söker) (?:\w+ ){0,2}|\bvarav (?:\w+ ){1,2}|"
    r"\b(?:en|ett|\d+|några) (?:\w+ )?)$"
)
_OTHERS_BEFORE = re.compile(
    r"\b(?:de|som|elever|ungdomar|klienter|stöd(?:jer)? (?:till|för|åt)?|matchar|hjälper|"
    r"coachar|för|åt|våra|vår|nya|kollega|kollegan|hon|han|chefen|verksamheten|skolan|"
    r"projektet|enheten|vi|bygget|ny|nytt|nya|boendet|avdelningen|förskolan) (?:\w+ )?$"
)


def performer(text: Text) -> Evidence | None:
    """Words that say that the work is done on behalf of a public body."""
    match = _PERFORMER.search(text.line)
    return text.evidence(match.start(), match.end()) if match else None


_PRIVATE_RUN = re.compile(
    r"\b(?:(?:drivs|bedrivs|körs) (?:\w+ ){0,3}(?:entreprenad|privat\w*)|(?:vi|vår \w+|"
    r"skolan|boendet) är "
    r"(?:en |ett )?(?:privat\w*|friskola)|är privatägd\w*|anställd (?:av|hos) (?:ett |"
    r"en )?privat\w*)\b"
)


def privately_run(text: Text) -> Evidence | None:
    """Words that say that a private company runs the place, in the present."""
    match = _PRIVATE_RUN.search(text.line)
    if match is None or _PAST_BEFORE.search(text.line[: match.start()]):
        return None
    return text.evidence(match.start(), match.end())


def mixed_ownership(text: Text) -> Evidence | None:
    """Words that say that the employer is only partly public."""
    match = _MIXED.search(text.line)
    if match is None or "100" in match.group():
        return None
    return text.evidence(match.start(), match.end())


def speaks_of_past(text: Text) -> bool:
    """Whether the whole description is about what the applicant was."""
    return bool(_FORMER_SELF.search(text.line)) and not _STILL.search(text.line)
