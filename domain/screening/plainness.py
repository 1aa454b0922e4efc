"""Whether the answers read as plain answers: what is odd in the deciding words goes to a person.

A title is a title, and an answer on staff says how many or yes. Sentences in their place, words
to the reader, complaints and another's voice are no reason to decline, but nothing is approved
on them either.
"""

import re

from domain.screening.expressions import any_of
from domain.screening.fields import Reading
from domain.screening.labels import NOT_LEADER
from domain.screening.languages import foreign_word
from domain.screening.staff_readings import Strength
from domain.screening.texts import Text

NOT_PLAIN = "not-plain"
FOR_ANOTHER = "for-another"
OTHER_LANGUAGE = "other-language"

# A title that speaks of somebody else, to the reader, or guesses.
_ASIDE = re.compile(
    r"\b(?:ni|er|era|oss|henne|honom|hennes|hans|skriv|skriver|fyll|fyller|sätt|lägg|ge mig|"
    r"hon|han|kalla mig|kalla det|godkänn\w*|tror|gissar|antar|undrar|frågar|hjälper|söker|spelar|"
    r"snälla|ingen roll|"
    r"kanske|hur|varför|tack|vad ska|vad vill|min (?:fru|man|sambo|mamma|pappa|kollega|vän|kompis|"
    r"syster|bror|dotter|son)|she|he|you|your|his|my (?:wife|husband|boss|mother|father|"
    r"colleague|friend|partner)|please|thanks|thank you|why|write|put me|call me|guess|maybe|"
    r"whatever|någons|drömm\w*|önsk\w*|stå|säg|behöver|behövs|vem|i så fall|skoj\w*)\b|"
    r"^(?:vår|vårt|våra)\b|\b(?:ge|låt|gör|sätt|kalla|för) mig\b|\? \?"
)
# A sentence in a title is told by many chiefs; beside an ordinary occupation it may be a wish.
_SENTENCE = re.compile(
    r"\b(?:jag|du|vi|man|är|heter|kallas|kallar|vill|ska|skall|kan|får|måste|borde|räknas|tycker|"
    r"säger|blir|bli|men|fast|egentligen|but|want|would|should|actually)\b|\?"
)
# Letters that neither Swedish nor English has; é stands in names and loans.
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zåäöéèáàêôø]")
_SURELY_FOREIGN = re.compile(r"[łąęśćżźńışğçñßõőűășțčšžđāēīūģķļņ]|ó[bw]|ø[a-z]{4}")
# People counted in other languages.
_FOREIGN_PEOPLE = re.compile(
    r"\b\d+ (?:osób|osoby|osob|osoba|ludzi|pracownik\w*|mitarbeiter\w*|leute|personen|angestellte|"
    r"empleados|personas|trabajadores|employés|personnes|salariés|persone|dipendenti|"
    r"pessoas|funcionários|medarbejdere|ansatte|mennesker|henkilöä|ihmistä|työntekijää|alaista|"
    r"kişi|personel|çalışan|zaposlenih|zaposleni|ljudi|radnika|angajati|angajați|oameni|"
    r"medewerkers|mensen|töötajat|darbinieki)\b"
)
# Words to whoever, or whatever, reads the answer.
_TO_A_MACHINE = re.compile(
    r"\b(?:dator(?:n|er)?|roboten|robot|maskinen|algoritm\w*|filtret|ai(?: n)?) (?:som )?"
    r"(?:undrar|läser|frågar|tittar|kollar|vill|granskar|bestämmer|avgör|asks|reads|wonders)\b|"
    r"\bom (?:dator\w*|robot\w*|maskin\w*|ai|systemet) (?:undrar|frågar|läser|vill|kräver|måste)\b"
)
_TO_THE_READER = re.compile(
    r"\bom (?:ni|du) (?:undrar|frågar|läser|vill|kräver|måste)\b|"
    r"\b(?:det rätta |rätt )?svar(?:et)? (?:är|ska|skall|blir|på frågan|lyder)\b|\brätt svar\b|"
    r"\b(?:the|my|right|correct) answer is\b|\bantar att\b|\bni vill (?:höra|ha|se|att)\b|"
    r"\bvad (?:vill ni|ni vill)\b|\bså (?:att )?(?:ni|du) (?:blir|är|får|slipper)\b|"
    r"\b(?:skriv|skriver|svarar|säger|sätter|fyller i|kryssar) (?:väl |bara |då |i )?"
    r"(?:ja|\d+)\b|\bom det (?:krävs|behövs|hjälper|är det som)\b|\bså kom(?:mer)? jag in\b|"
    r"\b(?:whatever|what) you (?:want|need)\b|\bif (?:the )?(?:computer|robot|you|anyone)\b"
)
# Complaints about the applying itself.
_COMPLAINT = re.compile(
    r"\b(?:\d+ (?:gången|gångerna)|tredje gången|andra gången|femte gången|fjärde gången|"
    r"tusende gången|upprepade gånger|igen och igen) (?:\w+ ){0,2}(?:jag|som jag|"
    r"söker|fyller|skriver|försöker|ansöker)\b|"
    r"\b(?:har )?(?:sökt|ansökt|försökt|skrivit|svarat|skickat) (?:\w+ )?(?:\d+|flera|många|"
    r"massor av) gånger\b|"
    r"\bni (?:är|verkar|måste vara|borde|har nekat|nekade|avslog|svarar|kan väl|fattar|förstår)\b|"
    r"\b(?:era|ert) (?:\w+ )?(?:regler|krav|frågor|formulär|byråkrati|system|process\w*|nej)\b|"
    r"\b(?:nekade|avvisade|avslog|nekat|avvisat|refuserade|rejected) (?:mig|min|me|my)\b|"
    r"\b(?:löjlig\w*|larvig\w*|trams\w*|fånig\w*|skandal\w*|pinsam\w*|patetisk\w*|"
    r"absurt|skärp (?:er|dig)|dumma frågor|dum fråga|onödiga frågor|skämmas|bedrövlig\w*|"
    r"vansinn\w*|"
    r"nonsens|ridiculous|stupid|nonsense|waste of time)\b|"
    r"\bni har (?:tydligen|nog|inget|väl|fel|inte)\b|\bbättre för er\b|"
    r"\b(?:mitt|mina) svar\b|\bsvarat på (?:det|detta|den|samma)\b|\bsystemet (?:gillar|vill|tar|"
    r"godtar)\b|\bkrånglig\w* (?:ansökan|formulär)|\bkrångel med\b|\b(?:den här|denna) ansökan\b|"
    r"\b(?:hur|så) (?:svårt|krångligt|jobbigt) (?:ska|kan|skall|får)\b|"
    r"\bhur många gånger\b|\b(?:third|second|fourth) time i\b|\b(?:fyller|fyllt) i (?:det här|"
    r"detta|formulär\w*|samma)\b|\b(?:vad har ni|vad angår|inte er sak|none of your)\b"
)
_UNSURE = re.compile(
    r"\b(?:vet inte|osäker på|oklart)(?: (?:riktigt|helt|säkert|alls))? (?:vad som räknas|"
    r"vad jag|hur man räknar|vad ni)\b|\bnot sure (?:what) (?:"
    r"this|counts)\b"
)
_ASKED = re.compile(
    r"^(?:är|får|kan|måste|vad|hur|varför|vem|gäller|räknas|räcker|behöver|is|are|can|"
    r"who|what|why)\b[^?]{0,90}\?"
)
# "Typ 20?" asks only of the number; "det räcker väl med 5?" asks what to answer.
_ASKED_IN_STAFF = re.compile(
    r"\b(?:va|väl|eller|eller hur|ok|okej|right|duger(?: det)?) \?|"
    r"\b(?:räcker|duger|borde|godkänt)\b"
)
_TO_YOU = re.compile(
    r"\b(?:ni|er|era|you|your)\b|"
    r"\bom (?:systemet|jag får|man får|det (?:är rätt|behövs|krävs|räcker|duger|räknas))\b|"
    r"\bklick\w*|\bkryss\w*"
)
# Whoever tells of somebody else as the one who applies.
_ANOTHER = re.compile(
    r"\b(?:skriver|fyller i|fyller|anmäler|ansöker|svarar|söker|skickar|registrerar|hjälper till) "
    r"(?:\w+ ){0,2}?(?:åt|för|in) (?:(?:min|vår|en|mina|våra|sin) )?(?:\w+ )?(?:chefs?|kollegas?|"
    r"fru|man|sambo|mamma|pappa|vän|väninna|kompis|syster|bror|dotter|son|henne|honom|granne|"
    r"arbetskamrat|rektor|\w{3,}chef)\b|"
    r"\banmäler (?:min|vår|en|henne|honom)\b|\b(?:hjälper|hjälpte|assisterar) (?:henne|honom|"
    r"hen)\b|\b(?:hon|han|hen) (?:bad|ber|vill|har inte|hinner inte|saknar) (?:\w+ ){0,2}(?:mig|"
    r"vara med|gå med|discord|in|konto|dator\w*|tid)\b|"
    r"^(?:jag )?(?:är )?(?:hans|hennes|chefens|rektorns) (?:assistent|sekreterare|sambo|man|fru|"
    r"make|maka|kollega|dotter|son)\b|\bär (?:hans|hennes) (?:assistent|sekreterare|sambo|man|"
    r"fru|make|maka|dotter|son)\b|"
    r"^(?:det är |detta är |gäller |för |åt |till )?(?:min|vår) (?:\w+ )?(?:kollega|chef|fru|man|"
    r"sambo|mamma|pappa|vän|väninna|kompis|syster|bror|dotter|son) som (?:vill|ska|söker|har|"
    r"är)\b|^(?:det är |detta är )?min (?:frus?|mans?|sambos|mammas|pappas|kollegas|chefs|väns|"
    r"kompis|systers?|brors?|dotters|sons) (?:jobb|tjänst|arbete|roll|ansökan|uppgifter)\b|"
    r"\bför min \w+s räkning\b|\bjag är (?:bara|själv bara) (?:\w*sekreterare|\w*assistent)\b|"
    r"\b(?:helping|filling (?:this )?in for) (?:him|her|my)\b|\bon (?:his|her) behalf\b"
)
_HELPING = re.compile(
    r"\bjag (?:hjälper|sköter|fyller|skriver|skickar|lånar|svarar) (?:\w+ ){0,2}(?:datorn|"
    r"det här|det tekniska|in|i|åt|mamma|pappa|henne|honom)\b|\bvägnar\b|^(?:jag )?är (?:\w+ )?"
    r"(?:sekreterare|assistent|administratör) (?:åt|till|hos)\b|"
    r"\bansökan (?:gäller|avser|är för)\b|"
    r"\b(?:skickar|lämnar) in (?:denna |den |detta |det här )?(?:för|åt)\b|"
    r"\bhjälper (?:min|vår|mamma|pappa)\b|^(?:mannen|frun|mamman|chefen) min (?:är|vill|har)\b"
)
_THEIRS = re.compile(
    r"^(?:hon|han|she|he) (?:har|leder|ansvarar|är|has|leads|manages)\b|^\d+ (?:\w+ )?har (?:hon|"
    r"han)\b|^(?:ja )?(?:hon|han) (?:har|säger)\b"
)
_ODD_ANYWHERE = any_of(expression.pattern for expression in (_TO_A_MACHINE, _COMPLAINT))
_A_SHORT_TEXT = 16


def plainness_notes(reading: Reading) -> list[str]:
    """What is odd in the words that decide."""
    notes: list[str] = []
    title, work, staff = reading.title, reading.work, reading.staff
    told = reading.staff_answer.chiefly or _claimed(reading) is Strength.EXPLICIT
    odd = any(_ODD_ANYWHERE.search(text.line) for text in (title, work, staff, reading.employer))
    odd = odd or any(_TO_THE_READER.search(text.line) for text in (title, staff))
    odd = odd or bool(_ASKED_IN_STAFF.search(staff.line)) or _asks(work)
    odd = odd or (not told and bool(_TO_YOU.search(staff.line)))
    odd = odd or (not told and any(_UNSURE.search(text.line) for text in (work, staff)))
    if odd or _strays(reading, told=told):
        notes.append(NOT_PLAIN)
    if _foreign_words(reading):
        notes.append(OTHER_LANGUAGE)
    theirs = _THEIRS.search(staff.line) and not _SAYS_I.search(staff.line)
    if (
        theirs
        or _HELPING.search(work.line)
        or any(_ANOTHER.search(text.line) for text in (title, work, staff))
    ):
        notes.append(FOR_ANOTHER)
    if reading.staff_elsewhere.past and _NO_MORE.search(work.line):
        notes.append(NOT_PLAIN)
    return notes


_NO_MORE = re.compile(r"\b(?:inte|ej|inga|ingen) (?:nu|längre|numera|idag|i dag)\b")


def _claimed(reading: Reading) -> Strength:
    return max(reading.staff_answer.claim, reading.staff_elsewhere.claim)


_SAYS_I = re.compile(r"\b(?:jag|mig|mina|i am|i have|my)\b")


def _strays(reading: Reading, *, told: bool) -> bool:
    """Whether a title says more than a title: 'undersköterska men skriv chef tack'."""
    line = reading.title.line
    if _ASIDE.search(line):
        return True
    ordinary = any(hit.entry.label == NOT_LEADER for hit in reading.title_reading.hits)
    return ordinary and not told and bool(_SENTENCE.search(line))


def _foreign_words(reading: Reading) -> bool:
    """Another language beside the one that we read: 'Kierowniczka / unit manager', '17 osób'."""
    title, staff = reading.title, reading.staff
    if any(map(foreign_word, title.plain)) or _FOREIGN_LETTER.search(title.low):
        return True
    return bool(_SURELY_FOREIGN.search(staff.low) or _FOREIGN_PEOPLE.search(staff.line))


def _asks(work: Text) -> bool:
    return len(work.words) <= _A_SHORT_TEXT and bool(_ASKED.search(work.line))
