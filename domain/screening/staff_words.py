"""The words in which people speak of staff, as expressions over a canonical clause."""

import re

from domain.screening.lists import listed

# Misspelt forms of these are mended before the rules read a clause.
CUES = listed(
    """
    personalansvar personalansvaret medarbetaransvar medarbetaransvaret personalansvarig
    medarbetare medarbetarna medarbetarsamtal lönesamtal lönesättning lönesättande anställda
    personal personalen personer enhetschefer enhetschef avdelningschefer sektionschefer
    verksamhetschefer sjuksköterskor undersköterskor ansvarar ansvarig ansvaret ansvar chefer
    handläggare pedagoger lärare underställda direktrapporterande rapporterar
    arbetsgivaransvar chefsansvar employees responsibility responsible people
    utvecklingssamtal rektorer förskollärare socialsekreterare kollegor tjänsteman tjänstemän
    gruppledare teamledare inget ingen inga budgetansvar arbetsmiljöansvar arbetsleder
    arbetsledning vikarier
    """
)

# Denials are too short to be mended by likeness, and none may be missed.
GARBLED_DENIALS = {
    "ejj": "ej", "eej": "ej", "eij": "ej", "innte": "inte", "intte": "inte", "intee": "inte",
    "inet": "inte", "itne": "inte", "int": "inte", "ite": "inte", "inte": "inte", "icke": "inte",
    "ingt": "inget", "inegt": "inget", "ingte": "inget", "igent": "inget", "innget": "inget",
    "ingett": "inget", "igenting": "inget", "inngen": "ingen", "ingenn": "ingen", "ignen": "ingen",
    "inegn": "ingen", "ingga": "inga", "innga": "inga", "igna": "inga", "inag": "inga",
    "nejj": "nej", "neej": "nej", "nei": "nej", "nje": "nej", "nejjj": "nej", "nää": "nej",
    "utna": "utan", "uttan": "utan", "saknr": "saknar", "sakanr": "saknar", "sknar": "saknar",
    "sakar": "saknar", "aldri": "aldrig", "aldirg": "aldrig",
}  # fmt: skip

YES = re.compile(
    r"^(?:ja|j|y|jo|jajam[aeä]\w*|jajjamän\w*|japp|jepp|jupp|jodå|jadå|javisst|jaa+|yes|yep|yeah|"
    r"yess|absolut|visst|definitivt|"
    r"självklart|såklart|sure|of course|indeed|stämmer|det har jag|har det|det stämmer|"
    r"correct|affirmative|(?:personal|medarbetare|staff|employees) (?:ja|japp|jo|yes)|"
    r"japps|oh ja|det gör jag|yup|check|checkat|roger|jajemen|jamen visst|förstås|oui|aye)\b"
)
NO = re.compile(
    r"^(?:nej|n|nobody|nope|nä+|nix|näe|nejdå|no|none|nopp|inte|ej|inget|ingen|inga|0|saknar|"
    r"saknas|not|aldrig|nehej|neej|nej tack|njet)\b"
)
UNSURE = re.compile(
    r"\b(?:vet (?:inte|ej)|oklart|osäker\w*|beror på|kanske|hoppas|not sure|maybe|delvis|"
    r"till viss del|ibland|ja och nej|både ja och nej|både och|yes and no|"
    r"vid behov|inte formellt|ej formellt|informell\w*|n a|ej aktuellt|inte aktuellt|"
    r"se (?:cv|linkedin)|nja|njae|partly|sort of|kind of|sometimes|"
    r"på sätt och vis|sporadiskt|i perioder|när chefen|vid chefens|då chefen)\b"
    r"|^\?"
)
# Doubt of having staff at all, not only of how many.
DOUBTFUL = re.compile(
    r"\b(?:vet (?:inte|ej) om|oklart|osäker\w*|hoppas|not sure|delvis|till viss del|ibland|"
    r"vid behov|"
    r"inte formellt|ej formellt|informell\w*|n a|(?:ej|inte) aktuellt|nja|njae|partly|sort of|"
    r"kind of|"
    r"sometimes|på sätt och vis|sporadiskt|i perioder|(?:när|vid|då) chefen\w*)\b"
)
NEGATORS = re.compile(
    r"\b(?:inte|ej|inget|ingen|inga|utan|saknar|aldrig|icke|varken|nej|no|not|without|"
    r"never|none|lacks?|knappast|don t|doesn t|slipper|noll|0|nä|intet)\b"
)
# Words beside a negation that leave the staff as it is: "inte bara", "aldrig under 20".
NOT_ONLY = re.compile(
    r"\b(?:inte|ej|not) (?:bara|enbart|endast|only|ensam)\b|\bnot just\b|"
    r"\b(?:inte|ej|aldrig|knappast|not|never) (?:(?:mer|fler|flera|färre|mindre|more|less|fewer) "
    r"(?:än|than)|(?:under|över|below|above)(?= \d| ?$)|så (?:många|få|ofta|stor\w*|lit\w+))\b"
)
NEGATED_AFTER = re.compile(
    r"^(?: (?!som\b(?! jag\b)|who\b|that\b)\w+){0,3} (?:inte|ej|saknas|nej|no|noll|0|aldrig|"
    r"not)\b(?! (?:bara|enbart|"
    r"endast|only|längre än))"
)

EXPLICIT = re.compile(
    r"\bja(?:g)? (?:e|ä|é|är) (?:\w+ )?(?:chef|rektor|boss|bas)\b|"
    r"\b(?:personal|medarbetar|chefs|arbetsgivar|anställnings|hr|perso|"
    r"mearbetar)\s?ansvar(?:et|ig|s)?\b"
    r"|\b(?:personal|medarbetar) (?:\w+ ){0,3}(?:och|eller|samt|resp|respektive|el|"
    r"o) (?:\w+ ){0,2}\w*ansvar\w*"
    r"|\b(?:närmaste|närmsta|närmast) chef\b|\bchef (?:för|över|åt|till) (?:ca |cirka |"
    r"drygt |omkring |runt |alla |de |mina |en grupp (?:på |om )|ett team (?:på |om )|"
    r"totalt |\w+ens )?\d+"
    r"|\b(?:under mig|rapporterar (?:direkt )?till mig|direktrapporterande|"
    r"direktrapporter\w*|underställda|lönesätter|lönesättande|lönesättning|lönesamtal|"
    r"medarbetarsamtal|utvecklingssamtal|basar över|jag är (?:deras |allas |"
    r"en av \d+ )?(?:\w+ )?chef)\b"
    r"|\b(?:leder|chefar|chef för|chef över|ansvarar för|genom|via) (?:\d+ )?"
    r"(?:mina |andra |våra |alla )?"
    r"\w*(?:chefer|rektorer|förskolerektorer)(?:na)?\b"
    r"|\b(?:line manag\w+|direct reports?|report(?:s|ing)? (?:directly )?to me|"
    r"staff responsib\w+|people manager|personnel responsib\w+|"
    r"responsib\w+ for (?:personnel|staff|people)|i am (?:their|the) (?:line )?manager|"
    r"full (?:staff|personnel) responsibility|managerial responsib\w+|people responsib\w+|"
    r"staff management|hr responsib\w+)\b"
)
LEADS_COUNT = re.compile(
    r"\b(?:leder|leda|ledare för|lett|chef|chefar|basar|ansvarar|ansvarig|ansvar|förestår|"
    r"styr|har|manage|manages|managing|lead|leads|leading|responsible|supervise|"
    r"supervises|head|team på|team om|grupp på|grupp om|enhet på|enhet om|enhet med|"
    r"arbetsgrupp på)\b"
)
WHOLE_GROUP = re.compile(
    r"\b(?:samtlig\w+|alla (?:på|i|inom|anställda|medarbetare)|"
    r"ledningsgrupp\w*|alla \w*(?:chefer|rektorer|medarbetare|anställda)|"
    r"hela (?:\w+ ){0,1}(?:gänget|bunten|styrkan|laget|högen|kommunen|organisationen|bolaget|"
    r"personal\w*|gruppen|enheten|"
    r"avdelningen|arbetsgruppen|teamet|"
    r"förvaltningen|kontoret|skolan|verksamheten|staben|kansliet|myndigheten|sektionen|"
    r"kliniken)|all personal|en hel del|många (?:medarbetare|anställda)|"
    r"flera (?:medarbetare|chefer|anställda|enhetschefer)|mina (?:\w+ )?(?:medarbetare|"
    r"anställda|chefer|kollegor|enhetschefer)|min (?:personal|grupp|personalgrupp|"
    r"arbetsgrupp|ledningsgrupp)|några (?:medarbetare|anställda|stycken|chefer)|"
    r"ett (?:\w+ )?gäng|ett team|en (?:\w+ )?(?:personalgrupp|arbetsgrupp)|"
    r"entire (?:staff|team)|all staff|my (?:team|staff)|ett par (?:medarbetare|anställda|"
    r"stycken|chefer)|(?:enhets|avdelnings|sektions|verksamhets|områdes|"
    r"mellan)cheferna?)\b"
)
OTHER_SUBJECT = re.compile(
    r"\b(?:(?:min|vår|mina|hennes|hans|nuvarande) (?:närmaste |egen |nya |gamla )?(?:chef|"
    r"chefer|enhetschef|rektor|boss|avdelningschef|verksamhetschef|kollega|föreståndare|"
    r"vd)|chefen|cheferna|rektorn|enhetschefen|enhetscheferna|verksamhetschefen|"
    r"avdelningschefen|sektionschefen|rektor har|hon|han|kollegan|någon annan|en annan|"
    r"annan chef|andra chefer|(?:min|vår) (?:ec|vec|oc|ac)|(?<!är )(?<!är som )(?<!som )"
    r"(?:ec|oc|\w*chef|\w*rektor|\w*föreståndare) (?:har|bär|sköter|tar|hanterar)|\w{4,}chefen|"
    r"närmaste chefen|my (?:boss|manager)|the (?:boss|manager|principal)|she|he|"
    r"they|the head)\b"
)
LIES_WITH = re.compile(
    r"\b(?:ligger|finns|sitter|är|hamnar|vilar) (?:helt |formellt |fortfarande |ju |kvar |"
    r"inte hos mig )*"
    r"(?:på|hos) (?:min |vår |en |"
    r"enhets|avdelnings|\w+)?(?:chef\w*|rektor\w*|annan|ec|\w+chefen|\w+chef|föreståndaren?)\b|"
    r"\bansvar\w* (?:har|innehas av|sköts av|delas av|bärs av|tas av|sköter) (?:\w+ )?"
    r"(?:ec|\w*chef(?:en|er|erna)?|\w*rektor(?:n|erna)?|föreståndaren?)\b|"
    r"\b(?:det )?(?:har|är|sköter|tar) (?:min |vår |det )?(?:närmaste )?"
    r"(?:ec|\w+chefen|chefen|rektorn|rektor|föreståndaren)(?: som .*)?$|"
    r"\blies with\b|\bsköts av\b|\bhanteras av\b"
)
# "12 st men de rapporterar till områdeschefen".
REPORT_TO_ANOTHER = re.compile(
    r"\b(?:de|dom|som|dessa|alla|\w{4,}na|personalen|gruppen) (?:rapporterar|lyder|sorterar|svarar|"
    r"hör) (?:\w+ )?(?:till|under|inför) (?:(?:min|en|sin|sina|respektive|annan|egna) )*"
    r"\w*(?:chef|rektor|föreståndar)\w*"
)
SELF_AS = re.compile(r"\b(?:på|hos|av) mig\b|\b(?:mig|jag) som\b|\bsom \w+ har jag\b")
SELF = re.compile(r"\b(?:jag|mig|mitt|min|i|me|my|själv)\b")
PAST = re.compile(
    r"\b(?:hade|haft|tidigare|förut|förr|varit|(?<!\d )var|fram till|tills|jobbade|arbetade|was|"
    r"were|had|previously|used to|former(?:ly)?|en gång|på den tiden|i mitt förra|"
    r"på förra|förra jobbet|(?:före|innan) (?:omorg|sammanslag)\w*|lämnat ifrån|"
    r"innan dess|ledde|ansvarade|förr i tiden|formerly)\b"
)
STORY = re.compile(
    r"\b(?:först|då|i början|till en början|en period|på den tiden|aldrig|under (?:några|många|"
    r"flera|\d+) år|de första åren|när jag (?:var|började)|ung|på \d+ talet)\b"
)
PRESENT = re.compile(
    r"\b(?:nu|idag|i dag|numera|sedan (?:\d{4}|dess|start\w*|hösten|våren|januari)|"
    r"fortfarande|now|currently|since|har nu|today|alltjämt|sen \d{4})\b"
)
FUTURE = re.compile(
    r"\b(?:kommer (?:jag )?(?:att )?(?:få|ha|bli|leda|ansvara)|ska (?:jag )?(?:få|ha|ta|"
    r"bli|tillträda|börja|leda)|får (?:jag )?(?:personalansvar|ansvar|\d+ medarbetare|"
    r"medarbetare)|blir (?:jag )?chef|tillträder|inte ännu|ännu inte|inte än|ej ännu|"
    r"not yet|will (?:have|be|become|get|lead|manage)|going to (?:have|be|lead)|"
    r"snart (?:får|blir|ska)|på sikt|i framtiden|in the future|planeras|från och med|"
    r"fr o m|from (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|när jag (?:tillträder|börjar)|när vi är \w+|fullbemanna\w+|"
    r"färdigrekryterad\w*)\b"
)
# People who are led, none of them employed.
LED_NOT_EMPLOYED = re.compile(
    r"\b(?:volontär\w*|doktorander?|studenter|elever|praktikant\w*|följare|followers)\b"
)
# A group that is led for a while or in a work, which is no staff.
NOT_LASTING = re.compile(
    r"\b(?:delar ut|planerar för|leder medicinskt|i laget|(?<!\d )vårdlag\w*|(?<!\d )lärarlag\w*|"
    r"i (?:ett |mitt |mina |olika |ett stort )?projekt\w*|projektgrupp\w*|projektet|"
    r"projektmedlem\w*|projektdeltagare|projektteam\w*|leder projekt|i uppdraget|"
    r"forskargrupp\w*|forskarteam|nätverk\w*|styrgrupp\w*|"
    r"handleder|handledning|coachar|samordnar|koordinerar|arbetsleder|"
    r"på passet|per pass|under passet|på skiftet|skiftet|turlaget|i det dagliga|dagligen|"
    r"leder \d+ konsulter|i vardagen|det dagliga|(?:vid|på|i) insats\w*|i fält|"
    r"forskningsgrupp\w*|i labbet|"
    r"arbetsleda|arbetsledning|arbetsledande|fördelar (?:arbete\w*|uppgifter)|"
    r"schemalägger|operativt|dagliga? (?:arbets)?ledning\w*|funktionellt|ämnesgrupp\w*|"
    r"(?<!\d )arbetslag\w*|supervise (?:one |\d+ |my |a )?(?:master |phd )?students?|mentor\w*|"
    r"inhyrd\w*|entreprenör\w*|idrottslag|fotbollslag|matrisorganisation|matris\w*|"
    r"team av konsulter|processgrupp\w*)\b"
)
NOT_STAFF = listed(
    """
    elev elever barn barnen brukare patienter klienter kunder boende boenden boendena
    lägenheter platser vårdplatser avdelningar orter kommuner projekt miljoner miljarder mkr
    msek kr sek kronor tkr followers följare doktorander invånare besökare hyresgäster
    konsulter deltagare medlemmar kurser ärenden uppdrag år månader månad veckor vecka dagar
    dag timmar timme min minuter procent % januari februari mars april maj juni juli augusti
    september oktober november december hundar katter katt hund höns skolor förskolor enheter
    grupper km mil gånger gång praktikanter studenter student students master phd robotar
    volontärer volunteers fastigheter fordon bilar hektar bostäder klasser ton meter kvm m2
    kvadratmeter länder språk månaderna pupils children patients clients customers units years
    months days hours year h a b c e f k st:a vpl lgh tim åk årskurs årskurser kl spår steg
    nivåer punkter mandat röster säten kontor stationer byggnader lokaler verksamheter kor
    hästar får getter marsvin växter blommor krukväxter leverantörer avtal system
    verksamhetsområden x stolar idéer frågor mål program föreningar familjehem uppdragstagare
    politiker ledamöter aktier kök avdelning enhet
    """
)
GENERIC_PEOPLE = listed(
    """
    medarbetare anställda personer pers personal kollegor people employees staff chefer
    mellanchefer heltidstjänster tjänster årsarbetare fte ftes tjänstemän underställda
    team-medlemmar reports persons member members coworkers colleagues managers teachers
    nurses medarbetarna anställd person kollegier årsanställda tillsvidareanställda
    timvikarier vikarier säsong säsongare visstidare brandmän man kvinnor gubbar själar
    huvuden individer fasta ordinarie sjuksyrror undersköterskor sjuksköterskor ssk usk
    pedagoger direktrapporterande poliser soldater officerare domare jurister ingenjörer tjm
    medarb anst årsarb
    """
)
ADJECTIVES = listed(
    """
    st stycken fast fasta heltid deltid direkt egna nya olika duktiga härliga fantastiska
    underbara goa bra legitimerade permanent direct full time part full-time ordinarie
    tillsvidare fastanställda kompetenta engagerade kunniga egen av mina våra ca cirka c:a
    plus och eller till underbart trevliga erfarna grymma unga direktunderställda
    direktrapporterande operativa administrativa tekniska kommunala statliga fina
    """
)

# Speaking of staff responsibility without having it.
ABOUT_STAFF = re.compile(
    r"\b(?:stöttar|stödjer|stöder|stöd|hjälper|utbildar|råd|rådgivning|rådger|coachar|frågor|"
    r"handlägger|forskar|utreder|administrerar|support|supports|advise|advises|train|assist|bistår|"
    r"avlastar|assisterar|bokar|kring|om(?! ?$)|gällande|angående|intresserad|kurs|utbildning|"
    r"vill ha|"
    r"önskar|drömmer|schemalägger åt|about(?! ?$)|regarding)\b"
)
HAVING = re.compile(
    r"\b(?:har|är|ansvarar|leder|have|am|manage|lead|innehar)\b(?! (?:hand|koll|"
    r"frågor))"
)
ASKING = re.compile(
    r"\b(?:måste|behöver|krävs|räknas|räcker|får|kan|går|är det|vad|varför|hur|gäller|menas|menar|"
    r"does|do|must|what|is it|can|may|why|undrar|spelar)\b"
)
