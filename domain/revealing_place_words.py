"""Words about places that the registers don't list: provinces, districts, everyday homonyms."""

import re

from domain.screening.lists import listed

ORDINARY = listed(
    """
    ale berg boden eda flen habo heby hjo hörby kil kinda kinna klippan kumla köping lomma lund
    malung mark mora nacka nora osby sala salem skara sumpan sveg sunne säter trosa vara vindeln
    ydre ånge åre orsa
    """
)
"""Names of municipalities that are everyday words or first names: they count with a capital letter
inside a sentence, or beside "kommun"."""

LOCALITIES = listed(
    """
    småland bohuslän norrland lappland hälsingland närke öland dalsland medelpad ångermanland
    sörmland roslagen bergslagen skaraborg sjuhärad fyrbodal österlen uppland norrbotten gästrikland
    tornedalen ådalen söderslätt storgöteborg storstockholm mälardalen
    visby huskvarna hisingen rosengård angered kista rinkeby tensta södermalm bergsjön farsta
    vällingby bromma hässelby skärholmen frölunda majorna fosie hyllie årsta spånga husby bredäng
    sälen mölnlycke kållered lindome åkersberga märsta bålsta kinnekulle löddeköping oxie
    holmsund ersboda råslätt gamlegården vivalla hammarkullen järvafältet
    """
)
"""Places that many know and no register has; they count with a capital letter."""

ADJECTIVE = re.compile(
    r"^(?:skån|norrländ|småländ|gotländ|öländ|värmländ|halländ|sörmländ|jämtländ|hälsingländ|"
    r"uppländ|västmanländ|östgöt|västgöt|bohuslän|blekin|norrbottn|västerbottn)[gi]*(?:sk|ska|skt)$"
)
