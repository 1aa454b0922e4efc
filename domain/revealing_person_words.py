"""Words that the warning knows persons by, and capitalised words that are no person's."""

import re

from domain.screening.lists import listed

FIRST_NAMES = listed(
    """
    agneta agnes ahmed aida alexander alexandra ali alice alicia alma alva amanda amina amir anders
    andrea andreas anette anita anja anna anneli annika ann anne annelie annie anton antonia arne
    arvid astrid axel barbro bengt berit bernt birgit birgitta bo bodil börje camilla carina carl
    caroline cecilia charlotta charlotte christer christian christina christoffer claes conny
    cornelia dag daniel daniela david denise dennis diana ebba edvin elena eleonor elias elin elina
    elisabet elisabeth elise ella ellen ellinor elsa elvira emelie emil emilia emily emma eric erica
    erik erika ester eva evelina fatima felicia felix filip filippa frank fredrik frida gabriel
    gabriella george gerd gudrun gun gunilla gunnar gustaf gustav göran göte hanna hannah hannes
    hans hasan hassan hedvig helen helena helene henrik henry hilda hugo hussein håkan ibrahim ida
    inga ingela ingemar inger ingrid irene isabell isabella isak ivar jack jakob jan jane janne
    jasmine jennie jenny jens jeanette jessica jim joakim joel johan johanna john jonas jonathan
    jonna josef josefin josefine joseph julia jörgen kaj kalle karin karl karolina katarina kenneth
    kent kerstin kevin khaled kim kjell klara klas knut kristian kristin kristina kristoffer lars
    lasse lea leif leila lena lennart leo leon lia liam lilian lina linda linn linnea linnéa linus
    lisa lisbeth liv louise love lovisa lucas ludvig lukas madeleine magnus maj maja malena malin
    margareta margaretha maria marianne marie mariam marina marita markus martin martina mary mats
    matilda mattias maria max melissa mia michael mikael mikaela milla mira moa mohamed mohammad
    mohammed mona monica monika muhammad mustafa my måns märta nadia nadja natalie nathalie niclas
    niklas nils nina noah nora nour olga olle olivia olof oscar oskar ove patricia patrik paul paula
    per pernilla peter petra philip pia pierre pär rachel ralf rasmus rebecca rebecka richard
    rickard rikard robert robin roger roland rolf ronja rose rosita roy ruth saga said samira
    samuel sandra sanna sara sarah sebastian signe sigrid simon siri siv sofia sofie sonja stefan
    stella sten stig stina sture susan susanna susanne sven svante sylvia sören tage tania terese
    theo theodor therese thomas thorbjörn tilda tim tina tobias tom tomas tommy tor torbjörn tore
    tony tova tove tyra ulf ulla ulrica ulrika ulrik urban ursula vanja vera veronica victor
    victoria viggo viktor viktoria vilma viola wilma yasmin yngve youssef yusuf ylva yvonne zahra
    zeinab åke åsa örjan östen
    """
)
ALSO_WORDS = listed(
    """
    alma august bill bo dag ester frank gun hans hilda hope inger jack jan joy kaj kim kent klara
    lea leo lia lina linus liv love maj max mia mira my mona nora per rose roy saga said sara siri
    siv stella sten stig theo tim tom tor tore urban vera viola ann ella ida moa tage john jim ove
    ulla leon lovisa george alice
    """
)
"""First names that are everyday words, months or products too."""

CUES = re.compile(
    r"^(?:heter|hette|herr|fru|fröken|kolleg(?:a|an)|medarbetaren?|\w*chef(?:en)?|"
    r"\w*rektorn?|\w*lärare[n]?|\w*sköterskan?|\w*assistenten?|\w*direktör(?:en)?|doktorn?|"
    r"eleven|brukaren|patienten|kandidaten|handläggaren|ordförande[n]?|politikern|sekreteraren?|"
    r"samordnaren?|ordföranden|named|called|mr|mrs|ms|miss|dr|prof|colleague|manager|boss|"
    r"headteacher|employee|teacher|nurse|director|supervisor)$"
)
NAMING = frozenset({"heter", "hette", "named", "called"})
THINGS = listed(
    """
    systemet system programmet boken kursen metoden modellen verktyget utbildningen den det vad
    appen rapporten enkäten projektet podden filmen rutinen avtalet blanketten mallen it what
    book tool system course method model app report programme
    """
)
"""What else than a person "heter" something."""

PARTICLES = frozenset(
    {"von", "af", "av", "de", "da", "van", "der", "den", "al", "el", "bin", "ben"}
)
SURNAME = re.compile(
    r"^\w{2,}(?:sson|ström|qvist|kvist|gren|lund|blad|stedt|strand|holm|dahl|feldt|berg|bäck|"
    r"ović|oğlu|ian|escu)s?$"
)

FUNCTION_WORDS = listed(
    """
    jag du hon han hen vi ni de den det dem min mitt mina din ditt dina sin vår vårt våra er ert era
    hur vad när var vem vilken vilket vilka varför och men eller för så att om som i på av till från
    med hos vid inom efter innan under över mellan utan mot enligt genom sedan igår idag imorgon nu
    då här där ja nej har är blir ska kan vill måste bör får går gör hade kunde skulle borde finns
    någon något några ingen inget inga alla allt många flera en ett första andra inte aldrig alltid
    ofta ibland kanske tack hej hälsar hälsningar mvh tycker tror vet känner sade sa säger frågade
    ringde träffade bad ber ger gav tog kom blev var min jobbar arbetar leder vara chef chefer
    chefen rektor rektorn kollegan medarbetaren herr fru behöver använder använda inför tipsa ta
    läs se kör
    the a an and or but if when how what who why where which my our your his her their this that
    these those i we you he she they it is are was were has have had do does did can could should
    would will must may be to of in on at for from with by as about after before since yes no not
    all some any every each most many both dear hi hello thanks thank please best also then there
    here so just our use using ask talk tell meet let
    """
)
NO_PERSONS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december christmas easter midsummer
    måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars maj juni juli augusti
    oktober jul påsk midsommar
    swedish sweden nordic english european europe norwegian danish finnish american british german
    french sverige svensk svenska svenskt norden europa norge danmark finland eu fn god gott nytt år
    ordf discord ledarbot teams excel word outlook zoom skype sharepoint onedrive copilot chatgpt
    gpt slack trello planner power point powerpoint bi office microsoft google windows meet forms
    drive mentimeter menti canvas winningtemp primula heroma personec medvind visma lifecare
    procapita treserva cosmic takecare melior unikum vklass schoolsoft infomentor edlevo prator
    stratsys hypergene raindance agresso unit4 platina kolada palasso agda intune jira miro notion
    facebook linkedin instagram whatsapp youtube tiktok iphone android mac kahoot podio kivra
    lean scrum agile agil kanban tillit gdpr covid corona linked in disc sam osa gallup prince sigma
    six belbin mbti fika friskvård human resources resource leadership leader leaders management
    manager managers head chief executive officer director unit team board union unions council
    government municipality municipalities region regions county agency authority public sector
    health care elderly social services service school preschool department office staff labour
    works work environment act law code gud herregud internet wifi allmänna råd socialtjänstlagen
    skollagen arbetsmiljölagen diskrimineringslagen förvaltningslagen kommunallagen lokal arena
    lex collective agreement agreements
    """
)
"""Capitalised words of no person: days, languages, tools, methods, titles in English."""
