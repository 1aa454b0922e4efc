"""Words that the warning knows: what is no name, and how people speak of a workplace."""

import re

from domain.screening.lists import listed

SPOKEN_OF = frozenset(
    {
        "Arbetsdomstolen", "Arbetsförmedlingen", "Arbetsgivarverket", "Arbetsmiljöverket",
        "Barnombudsmannen", "Brottsförebyggande rådet", "Centrala studiestödsnämnden",
        "Datainspektionen", "Diskrimineringsombudsmannen", "Domstolsverket",
        "E-hälsomyndigheten", "FN", "Folkhälsomyndigheten", "Försäkringskassan",
        "Inspektionen för vård och omsorg", "Justitiekanslern", "Justitieombudsmannen",
        "Konkurrensverket", "Kronofogdemyndigheten", "Livsmedelsverket", "Läkemedelsverket",
        "Länsstyrelsen", "Migrationsverket", "Myndigheten för arbetsmiljökunskap",
        "Myndigheten för digital förvaltning", "Myndigheten för samhällsskydd och beredskap",
        "Pensionsmyndigheten", "Polismyndigheten", "Regeringskansliet", "Riksdagsförvaltningen",
        "Riksrevisionen", "SKR", "Skatteverket", "Skolinspektionen", "Skolverket",
        "Socialstyrelsen", "Specialpedagogiska skolmyndigheten", "Statens beredning för medicinsk "
        "och social utvärdering", "Statistiska centralbyrån", "Statskontoret",
        "Upphandlingsmyndigheten",
        # Unions and employers' organisations.
        "Akademikerförbundet SSR", "Akavia", "Almega", "DIK", "Fackförbundet ST",
        "Fackförbundet Vision", "Fastighets", "Fastigo", "Fremia", "Fysioterapeuterna", "Handels",
        "Kommunal", "Kommunalarbetareförbundet", "LO", "Ledarna", "Läkarförbundet", "Naturvetarna",
        "OFR", "Officersförbundet", "Omställningsfonden", "PTK", "Partsrådet", "Polisförbundet",
        "Psykologförbundet", "SACO-S", "SRAT", "ST", "SULF", "Saco", "Seko", "Sobona",
        "Suntarbetsliv", "Svenskt Näringsliv", "Sveriges Arbetsterapeuter", "Sveriges Ingenjörer",
        "Sveriges Lärare", "Sveriges Skolledare", "TCO", "Transport", "Unionen", "Vision",
        "Vårdföretagarna", "Vårdförbundet", "fackförbund",
        # Parties, which govern everywhere.
        "Centerpartiet", "Kristdemokraterna", "Liberalerna", "Miljöpartiet", "Moderaterna",
        "Socialdemokraterna", "Sverigedemokraterna", "Vänsterpartiet",
        # What everybody uses.
        "Adda", "Apoteket AB", "BRIS", "Feelgood", "Google", "IBM", "Inera", "Kivra", "Microsoft",
        "Oracle", "Previa", "SAP", "SVT", "Stratsys",
        "Systembolaget", "Visma", "PostNord", "Hypergene",
    }
)  # fmt: skip
"""Organisations, as the register names them, that leaders deal with from outside: naming one
betrays nobody, saying that one works there does."""

NO_EMPLOYERS = listed(
    """
    apl bem csam hem iso iva kson ksa pro sap sek she sig sis sou stem str svt ups ur who mbr
    rise hig his hav åm ex stil ing
    """
)
"""Abbreviations of the field, which only happen to be those of an employer."""

EVERYDAY = listed(
    """
    affärsverken agila alliance amfibieregementet ambulansförbundet apoteket arbetsförmedling
    arbetslöshetskassa arbetslöshetskassan armada arméstaben balder barnombudsmannen bring bravida
    byggnads clockwork collector competens drivkraft fackförbund fackförbundet feelgood flottan
    forte friförskola friskola friskolan friskolekoncern friskolor frikyrka frikyrkan frivården
    futurum föräldrakooperativ företagarna församlingen förvaltaren granskningsnämnden gryning
    gymnasieförbundet handels handelshögskolan hemtjänstbolaget hemvärnet holmen hyresnämnden
    högkvarteret idrottsförening inkubator insamlingsstiftelse inspira bostadsrättsförening
    kooperativet kraftringen krigsarkivet kunskapsförbundet kvinnojour kvinnojouren kyrkan
    kyrkoförsamling kyrkokansliet landsarkivet ledarna lokalpolisområde läkargruppen läkarhuset
    länkarna länsmuseet länsmusiken länsstyrelse länsstyrelserna marinen medlingsinstitutet
    miljöförbundet mimer must netto nodra omställningsfonden oracle pappers partikansli
    partikansliet pastorat pastoratet plantagen polis police polismyndigheten polisområde
    polisområdet polisregion polisregionen bostadsförmedlingen renova riksdagen rusta
    räddningstjänstförbundet samfällighet samordningsförbundet scan sensus servicekontoret she sida
    sjukhusläkarna sjukvårdsförbundet socialdepartementet specialfastigheter stadium stiftet
    störningsjouren studentkåren tillväxtanalys treklövern ving vinge visita vårdanalys vårdhuset
    vårdpartner vårdresursen åklagaren formas mistra kulturens ledr
    socialdemokraterna moderaterna centerpartiet vänsterpartiet miljöpartiet kristdemokraterna
    sverigedemokraterna folkpartiet europaparlamentet nato
    säkerhetspolisen statsrådsberedningen
    """
)
"""Names that are everyday words: with a small letter or at the head of a sentence no employer."""

EVERYDAY_PHRASES = frozenset(
    {
        "a kassa", "a kassan", "ansvar och omsorg", "din tur", "hand in hand", "i ur och skur",
        "inre kraft", "kvinna till kvinna", "min doktor", "nära dig omsorg", "nära omsorg",
        "reach for change", "safe at home", "sund omsorg", "tax agency", "vi skogen", "7 11",
        "st 1", "bra flyg",
    }
)  # fmt: skip

WORK = re.compile(
    r"^(?:(?:jobba|arbeta)[rt]?|jobbade|arbetade|anställd(?:a|es)?|anställning|tjänst|works?|working|worked|"
    r"employed|\w*(?:chef|rektor|direktör|handläggare|manager|head))$"
)
BESIDE_WORK = frozenset({"hos", "vid", "inom", "i", "för", "åt", "for", "at", "på", "the", "with"})
AT_WORK = frozenset({"på", "at"})
THEIRS = listed(
    """
    handläggaren handläggarna handläggare kontaktpersonen kontaktperson läkaren någon dem de
    utredaren ringa ringt ringde kontakten jurister juristen rådgivaren caseworker officer someone
    anybody anyone contact inloggad
    """
)
"""Whoever sits at the authority, seen from outside: 'handläggaren på Försäkringskassan'."""

WORKPLACE_NOUNS = listed(
    """
    skola grundskola förskola vårdcentral hälsocentral familjecentral äldreboende gruppboende
    gruppbostad gymnasium gymnasieskola friskola sjukhus lasarett bibliotek fritidsgård hemtjänst
    servicehus vårdboende demensboende folkhögskola räddningstjänst tingsrätt hovrätt
    förvaltningsrätt pastorat församling museum universitet högskola kommunalförbund bad kulturskola
    school preschool hospital library university college skolas förskolas sjukhus universitets
    """
)
WORKPLACE_HEADS = listed(
    """
    förskolan skolan vårdcentralen hälsocentralen familjecentralen äldreboendet gruppboendet
    gruppbostaden boendet enheten enhet avdelningen avdelning mottagningen kliniken gymnasiet
    hemtjänsten servicehuset fritidsgården sektionen sektion stadsdelen kommundelen området
    demensboendet vårdboendet arbetslaget förvaltningen bolaget preschool ward unit
    """
)
WORKPLACE_END = re.compile(
    r"^(?P<stem>\w{3,}?)(?:skolan|skola|gymnasiet|gymnasium|boendet|hemmet|gården|sjukhuset|"
    r"lasarettet|kliniken|mottagningen|vårdcentralen|biblioteket|museet|badet)s?$"
)
GENERIC_STEM = re.compile(
    r"^(?:grund|för|låg|mellan|hög|gymnasie|sär|grundsär|anpassade|kultur|musik|fri|folkhög|"
    r"yrkeshög|natur|sommar|familje|hälso|sjuk|äldre|barn|special|fritids|läng|hem|tand|slut|"
    r"öppen|primär|tvångs|vuxen|aftonskola|resurs|lär|social|tjänste|ungdoms|barna|universitets|"
    r"folk|skol|stads|kommun|region|läns|central|hvb|lss|grupp|korttids|demens|vård|särskilda|"
    r"trygghets|stöd|service|jour|behandlings|barnavårds|akut|ortopedi|ögon|psykiatri|barn\w*|"
    r"kvinno|missbruks|ny|förlossnings|intensiv|kriminal|rehab\w*|hälsovård|jour|ledarskaps?|"
    r"chefs?|fack|när|skydds|mödra\w*|distrikts?|djur|ambulans|eftervård|kurs|entre|gymna)$"
)
"""A kind of workplace, not one of them: "grundskolan", "sjukvården"."""
GENERIC_GENITIVES = listed(
    """
    dagens sveriges kommunens regionens stadens framtidens morgondagens världens landets vårdens
    barnens elevernas gårdagens nutidens statens samhällets allas vilkens vars deras hennes hans
    föräldrarnas lärarnas rektorns chefens personalens medarbetarnas vårs
    """
)
