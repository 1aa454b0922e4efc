"""Answers that are no answers: commands to the bot, advertising, mentions, jokes, rubbish."""

import re

from domain.screening.expressions import any_of
from domain.screening.findings import Answers
from domain.screening.lists import listed
from domain.screening.texts import folded

COMMAND = "command-attempt"
ADVERTISING = "advertising"
MENTION = "mention"
JOKE = "joke"
HOSTILE = "hostile"
QUESTION = "question"
RUBBISH = "rubbish"
REPEATED = "repeated-words"

_COMMAND = re.compile(
    r"\bignorera\b|\bignore\b|\bdisregard\b|\bbortse från\b|\bglöm (?:alla |dina |"
    r"tidigare )|\bforget (?:all|your|previous)\b"
    r"|\b(?:godkänn|godkänna|släpp in|approve|accept|admit) (?:mig|me|this|denna|den här|"
    r"ansökan|application|us|direkt|nu|automatiskt|alla)\b"
    r"|\b(?:auto\w*|måste|must|ska|should|please|snälla) ?(?:godkänn\w*|approv\w*)"
    r"|\b(?:system ?prompt|systemprompt|systemmeddelande|system ?message|prompt|jailbreak|"
    r"developer mode|admin ?(?:mode|override|läge)|override|sudo|bypass)\b"
    r"|\b(?:as an ai|språkmodell|language model|gpt|llm|du är (?:en|nu) (?:bot|ai|"
    r"assistent|hjälpsam)|you are (?:now|a|an) )"
    r"|\b(?:instruktion(?:er)?|instructions?|reglerna|the rules) (?:ovan|above|"
    r"till (?:bot|ai|system)\w*|for the|för bot\w*)|\b(?:tidigare|previous|prior|"
    r"all) (?:instruktion\w*|instruction\w*|regler\w*|rules)"
    r"|\bdecision\b\W{0,4}(?:approve|godkänn)|\bbeslut\W{1,3}(?:godkänn|bifall)|"
    r"\bstatus\W{1,3}(?:approved|godkänd)|\"(?:decision|verdict|role|recommendation)\""
    r"|\b(?:leading_position|staff_responsibility|public_sector)\b|<script|drop table|"
    r"select \* from|\{\{|\$\{|</?(?:system|user|assistant|instruction)|\[/?inst|"
    r"### ?(?:system|instruction)"
    r"|\[?\b(?:system|assistant|developer|root)\]? ?[:\]>]|\badmin ?=|\bwhitelist\w*|\bvitlist\w*"
    r"|\b(?:denna|den här) ansökan\b|\bthis application\b|\bmoderator\w*\b"
    r"|(?<!i )\bbot(?:ten|en)?\b"
    r"|\bkringgå\b|\bhoppa över\b|\bskip the\b|\beval\(|\bexec\(|\bsläpp\w* in\b|\bsläppas in\b"
    r"|\butan granskning\b|\bgranskning(?:en)? (?:ska|kan|behövs)\b|\bautomatiskt god\w+"
    r"|\b(?:räkna|tolka|läs|behandla|registrera|bedöm|"
    r"betrakta) (?:det|detta|den|denna|"
    r"det här|mig|"
    r"min titel|svaret|oss) (?:här )?som\b|"
    r"\b(?:count|treat|read|regard|consider|interpret) (?:this|"
    r"me|it|my \w+) as\b|\bom (?:någon|ni|du) frågar\b|\bif (?:anyone|you) asks?\b"
    r"|\b(?:låt|let) (?:mig|oss|me|us) (?:komma |come )?in\b|\bsäg (?:bara )?(?:ja|att)\b"
    r"|\bgodkän[dt]\b|\bgodkännande\b|\bgodkänner (?:mig|min|detta|ansökan|alla)|\bbevilja[ds]?\b"
    r"|\bsläpp\w* (?:igenom|förbi)\b|\bacceptera (?:mig|min|ansökan)|\blägg till mig\b|\badd me\b"
    r"|\b(?:accept|admit|approve) my\b|\bgrant\w* (?:me|access|approval)|"
    r"\bge mig (?:tillgång|access)"
    r"|\bom du är en\b|\bdu som (?:läser|granskar)|\bdig som (?:läser|granskar)|\bkära (?:ai|robot)"
    r"|\bgranskar(?:en|na)\b|\bmark(?:era)? (?:as|som) |\breturn true\b|\brm -rf\b|\bapprove_\w+"
    r"|\bklassificera\w*|\bclassif(?:y|ier)\b|\bconfidence ?[:=]|\bscore ?[:=]"
    r"|\bgodkänn\b|\bgodkännas\b|\bapproved?\b|\bförhandsgodkän\w+|\bsläpp in\b|\blet me in\b"
    r"|\b(?:uppfyller|uppfyllt) (?:redan )?(?:alla |samtliga |era )?(?:krav|kriterier)\w*"
    r"|\b(?:kriterie\w*|kraven|krav) (?:är )?uppfyll\w*|\bcriteria (?:are )?met\b"
    r"|\bmeets? (?:all|the|every) (?:criteri\w*|requirement\w*)|\b(?:nya|new) instru\w+"
    r"|\b(?:obs|viktigt|note|important|message|meddelande) (?:till|to) (?:granskare\w*|systemet|"
    r"reviewer|moderator\w*|administrator\w*|the \w+|alla som)|\b(?:rollspel|role ?play|"
    r"pretend (?:to|that|you)|agera som)\b|\bsvara (?:bara |endast |med |alltid )|"
    r"\b(?:reply|respond|answer) with\b"
    r"|\b(?:sätt|set) (?:beslut|status|decision|verdict)|\b(?:output|return) ?[:=\"]"
    r"|\boffentlig sektor ?[:=] ?(?:ja|yes|true)|\b(?:chef|leader|leading) ?[:=] ?(?:ja|yes|true)"
    r"|\b(?:redan|already|förhands)[ -]?(?:godkän[dt]\w*|approved|pre-?approved)|"
    r"\bgodkänd av (?:admin|moderator|styrelsen|er)|\bhej bot\w*|\bkära bot\w*|"
    r"\bdear (?:bot|ai|screening)|\btill bot\w*en\b|\b(?:moderator|admin)\s*:\s"
)  # fmt: skip
_MENTION = re.compile(
    r"@(?:everyone|here|channel)\b|<[@#][&!]?\w{2,25}>|discord(?:app)?\.(?:gg|com/invite)|"
    r"@admins?\b"
)
_LINK = re.compile(r"https?://|www\.|\bbit\.ly|\bt\.me/|\bwa\.me/")
_SPAM = re.compile(
    r"\b(?:ni får rabatt|du får rabatt|sälj din|köp (?:min|våra|vår|mina)|bjud in mig|"
    r"crypto\w*|krypto\w*|bitcoin\w*|btc|ethereum|nft|forex|casino|kasino|betting|"
    r"onlyfans|viagra|telegram|whatsapp|dm me|dma mig|pm:?a mig|skicka pm|guaranteed|"
    r"garanterad avkastning|passiv inkomst|passive income|"
    r"tjäna pengar|earn money|make money|mlm|nätverksmarknadsföring|network marketing|"
    r"free trial|click here|klicka här|lån utan uc|sugar ?daddy|sugar ?baby|giveaway|"
    r"airdrop|investera i|investment opportunit\w*|followers|följare på|(?:vi |"
    r"jag )?säljer (?:\w+ )?(?:kurser|utbildning\w*|tjänster|föreläsningar|system|böcker|"
    r"produkter|konsult\w*)|boka demo|book a demo|hjälper (?:kommuner|myndigheter|"
    r"offentlig\w*) att|"
    r"viktminskning|herbalife|spådom|lottery|inheritance|nigerian prince)\b"
)
_ADVERTISING = re.compile(
    r"\b(?:vi erbjuder|jag erbjuder|erbjuder vi|vi säljer|jag säljer|vår(?:t|"
    r"a)? (?:tjänst(?:er)?|produkt(?:er)?|plattform|lösning(?:ar)?|verktyg|app)|"
    r"boka (?:en )?demo|boka (?:ett )?möte|rabatt\w*|kampanj(?:pris|erbjudande)|"
    r"erbjuder (?:\w+ ){0,3}(?:\d+ ?%|rabatt\w*|medlemm\w+)|\d+ ?% (?:rabatt|av|på) |"
    r"kostnadsfri\w*|gratis (?:webb?inarium|prov\w*|test|demo)|skräddarsy\w+|"
    r"kontakta (?:mig|oss)|hör av (?:dig|er) (?:till|om)|marknadsför\w*|"
    r"nå ut till (?:chefer|ledare|beslutsfattare)|sälja till|hjälper (?:kommuner|chefer|"
    r"ledare|offentlig\w*|organisationer|regioner|myndigheter)|"
    r"we offer|we sell|we help|our (?:platform|service|services|product|products|solution|"
    r"solutions)|finns att (?:beställa|köpa)|beställ (?:boken|nu|min|vår)|kod:? [a-zåäö]*\d+|"
    r"vill (?:någon |ni )?köpa (?:en|ett|min|mitt)|book a demo|discount|special offer|contact us|"
    r"promo code|gå med i min|join my|följ (?:mig|oss)|follow us|prova på|offer till|"
    r"köp(?:a)? (?:nu|våra|min)|rekryteringsplattform|hr-?system som|konsulttjänster|"
    r"föreläsningar (?:om|för|inom)|jag föreläser|boka mig)\b"
)
_JOKE = re.compile(
    r"\b(?:världens bästa|skämt\w*|skojar\w*|just kidding|jk|ankeborg\w*|hogwarts|mordor|narnia|"
    r"gotham|springfield|batman|superman|spiderman|jultomten?|tomteverkstad\w*|nordpolen|"
    r"santa claus|kalle anka|musse pigg|von anka|pippi|långstrump|villekulla|kejsare|imperator|"
    r"världshärskare|universums?|galaxens?|dödsstjärnan|darth|vader|gandalf|sauron|dumbledore|"
    r"voldemort|yoda|james bond|sjörövare|trollkarl|enhörning\w*|grönköping\w*|bullerbyn|"
    r"saltkråkan|katthult|mumindalen|dunder mifflin|wayne enterprises|stark industries|"
    r"härskare|diktator|overlord|blåbärsriket|fantasilandet|låtsas\w*|påhittad\w*|"
    r"superhjälte\w*|storkonung|allsmäktig\w*|king of the world|queen of|master of the universe|"
    r"kung över|drottning över|gud (?:själv|fader)|hittepå\w*|rymdstyrelsen på mars)\b"
    r"|\b(?:min|mina|våra?|sin|egna|tre|två|fyra|fem|\d+) (?:\w+ )?(?:katt|katter|hund|hundar|"
    r"krukväxter|höns|guldfisk\w*|strumpor|marsvin|hamstrar|kaniner|robotar|robotdammsugare|"
    r"gosedjur|legogubbar|soffkuddar|kossor|lamadjur|papegoj\w*)\b"
    r"|\b(?:\w*chef|vd|direktör|rektor|boss|ledare) (?:för|över|i|på|av|åt) (?:hela )?"
    r"(?:mig själv|"
    r"mitt (?:eget )?liv|mitt hem|familjen|hushållet|hemmet|soffan|köket hemma|livet|universum|"
    r"världen|ingenting|barnen|min (?:fru|man|familj|katt|hund)|mina barn|trädgården|"
    r"garaget|sängen)\b"
    r"|\bchef över (?:grillen|fjärrkontrollen|kaffet|kaffemaskinen|kaffebryggaren|ingenting|"
    r"inget|allt|mig själv|soffan|barnen|hunden|katten|frun|kylskåpet|tv:?n|familjen)\b"
    r"|^(?:kung|kungen|drottning|drottningen|gud|prins|prinsessa|king|queen|tomten|santa|ninja|"
    r"pirat|jedi|big boss|the boss|chefernas chef|husse|matte|mamma|pappa|"
    r"hemmafru|hemmaman|hemmachef|familjeöverhuvud|kattägare|hemma|hemmet|soffan|himlen|mars|"
    r"månen|rymden|universum|livet|livets hårda skola|livets skola)$"
)
_HOSTILE = re.compile(
    r"\b(?:jävla\w*|jävlar|helvete\w*|idiot\w*|fan ta|fy fan|skitstövl\w*|dra åt|fuck\w*|"
    r"asshole\w*|"
    r"håll käften|(?:jag |vi )?(?:an|stäm|polis)mäler (?:jag )?(?:er|dig)|stämmer er|hotar|"
    r"ni ska få|ångra er|era (?:jäv\w+|as|svin))\b"
)
_QUESTION = re.compile(
    r"^(?:(?:hej|hejsan|hallå|hi|hello)\W+)?(?:får|kan|måste|vad|hur|är det|gäller|räknas|finns|"
    r"varför|"
    r"undrar|can|may|do|does|is|what|how)\b[^?]*\?|"
    r"\b(?:ville|vill|skulle vilja) (?:bara |mest )?fråga\b|\bundrar (?:bara |mest )?(?:om|vad|"
    r"hur)\b"
)
_RUBBISH = re.compile(
    r"^(?:test\w*|asdf\w*|qwe\w*|xxx+|aaa+|abc\w*|hej+|blabla\w*|bla|lorem\w*|123+\d*|"
    r"sdf\w*|hjk\w*|foo|bar|foobar|nn|någon|dummy|tjena|\W+|prov|provar|testar|ingenting|"
    r"nothing|null|undefined|none|na|x|y|z|qwerty\w*)$"
)
_BABBLE = re.compile(
    r"(?:(?:bla){1,9}|lol|haha|asdf|lorem|ipsum)(?:\W+(?:(?:bla){1,9}|lol|haha))*\W*$"
)
_WORDS = re.compile(r"\w+")
_SMASHED = re.compile(r"[bcdfghjklmnpqrstvwxz]{7,}|(.)\1{5,}")

_FIELDS = ("title", "employer", "work", "staff")


def tricks(answers: Answers) -> tuple[str, ...]:
    """The notes that the answers call for."""
    texts = [" ".join(folded(getattr(answers, field))[0].split()) for field in _FIELDS]
    found: dict[str, None] = {}
    for low in filter(None, texts):
        if _ANY.search(low):
            found |= {note: None for note, expression in _EXPRESSIONS if expression.search(low)}
        if _repeats(low):
            found[REPEATED] = None
    if any(map(_QUESTION.search, texts[:2])):
        found[QUESTION] = None
    if _is_rubbish(texts):
        found[RUBBISH] = None
    return tuple(found)


_EXPRESSIONS = (
    (COMMAND, _COMMAND),
    (MENTION, _MENTION),
    ("link", _LINK),
    ("spam", _SPAM),
    (ADVERTISING, _ADVERTISING),
    (JOKE, _JOKE),
    (HOSTILE, _HOSTILE),
)


# One look for all of them: most answers hold none.
_ANY = any_of(expression.pattern for _, expression in _EXPRESSIONS)


def _repeats(low: str) -> bool:
    words = _WORDS.findall(low)
    if len(words) >= 24 and len(set(words)) * 4 < len(words):
        return True
    return len(words) >= 6 and sum(word in _STUFFING for word in words) * 4 >= len(words) * 3


# The network's own words and nothing else: somebody writes for a filter, not for a reader.
_STUFFING = listed(
    "chef chefer ledare ledning leda ledarskap kommun kommunal region regional stat statlig "
    "personalansvar medarbetaransvar personal medarbetare anställda offentlig offentliga sektor "
    "sektorn myndighet ansvar enhetschef rektor direktör avdelningschef verksamhetschef ja"
)


def _is_rubbish(texts: list[str]) -> bool:
    given = [text for text in texts if text]
    if not given:
        return False
    rubbish = sum(bool(_RUBBISH.match(text)) for text in given)
    if rubbish and rubbish >= len(given) - 1 and _RUBBISH.match(texts[0] or "-"):
        return True
    if len(given) >= 3 and len(set(given)) == 1:
        return True
    return any(map(_BABBLE.match, texts[:3])) or any(map(_SMASHED.search, texts[:2]))
