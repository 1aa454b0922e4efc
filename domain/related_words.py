"""Words of titles that say little, and the endings that words take."""

from domain.screening.lists import listed

STOP_WORDS = listed(
    """
    alla allt andra att av bara behöver bli blir bra de del dem den denna det detta dig din ditt
    dock du där då efter eller en er era ert ett fick finns fler flera får få för före från ge ger
    gör göra ha hade han har hej hon hos hur här i ibland in inför ingen inget innan inom inte
    aldrig tar slut ja
    jag kan kunde man med mellan men mer mig min mina mindre mitt mot mycket måste när nu ni någon
    något några och också om oss på redan sin sina ska skulle som så sådan säga tack till tips
    typ under upp ut utan vad var vara varför vem vet vi vid vilka vilken vilket vill vår våra vårt
    än ännu är åt över hjälp fråga frågor någonstans bör borde tycker tänker ens sätt bästa gå går
    a about after all also am an and any anyone are as at be been before best between but by can
    could did do does during for from get give good has have help here how i if in into is it its
    just me more my no not of on one or our out over question should so some someone than thanks
    that the their them then there these they this to too up us use was way ways we were what when
    where which while who why will with without would you your
    """
)

WEAK_WORDS = listed(
    """
    chef chefer chefen leda leder ledare ledaren ledning medarbetare medarbetarna grupp gruppen
    arbeta arbete arbetet jobb jobba ny personal personalen kollega kollegor enhet enheten
    verksamhet verksamheten kommun kommunen region regionen ansvar hantera hanterar hantering
    nytt nya hög höga svår svårt svåra stor stora liten tid första erfarenhet erfarenheter exempel
    stöd möjlighet
    manager managers leader leaders leading lead staff team teams work working employee employees
    people new difficult experience handle dealing manage managing tell share start
    """
)
"""Words that half of all titles hold: two titles aren't alike for them alone."""

ENDINGS = (
    "heternas", "heterna", "ningarna", "arnas", "ernas", "ornas", "arna", "erna", "orna", "ens",
    "ets", "ade", "ies", "ing", "ar", "er", "or", "en", "et", "na", "an", "ed", "es",
    "a", "e", "n", "s", "t",
)  # fmt: skip
"""Longest first; one is taken off, if enough of the word remains."""
