"""Where a text holds a number, an address or a link by which somebody can be found."""

import re
from collections.abc import Iterator

from domain.revealing_rows import Row, Span

_ADDRESS = re.compile(
    r"https?://\S+|(?<!\w)www\.\S+|(?<!\w)discord\.gg/\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w.@-])(?:[\w-]{1,63}\.){1,6}(?:se|com|org|eu)(?![\w])(?:/\S*)?",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"<a?:\w{1,40}:\d{1,25}>|<t:-?\d{1,20}(?::\w)?>|<[#@][!&]?\d{1,25}>|<id:\w{1,20}>"
    r"|</[^>\n]{1,80}:\d{1,25}>"
)
_PEOPLE = (
    r"(?:\w*(?:medarbetare|anställda|elever|barn|personer|lärare|sköterskor|chefer|brukare|"
    r"patienter|boende|enheter|skolor|platser|årsarbetare|tjänster|vikarier|pedagoger|assistenter|"
    r"handläggare|sekreterare|poliser|brandmän|läkare|kollegor|avdelningar)"
    r"|underställda|heltidsanställda|människor|employees|staff|pupils|students|people|teachers|"
    r"nurses|residents|colleagues|children|patients|managers|workers|direct reports|units|beds)"
)
_RANGE = r"\d+(?:[.,]\d+)?(?:\s?[–-]\s?\d+(?:[.,]\d+)?)?"
_YEAR = r"(?:19|20)\d{2}"
_SPAN_OF_TIME = (
    r"(?:sekund|minut|min\b|timm|timmar|tim\b|h\b|dag(?:ar|s|en|arna)?\b|dygn|veck|månad|mån\b|"
    r"arbetsdag|kalenderdag|second|minute|hour|day|week|month|working day)"
)
_HARMLESS = "|".join(
    (
        r"\d{4}:\d+",
        r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)(?:\s?[–-]\s?(?:[01]?\d|2[0-4])[.:][0-5]\d)?",
        r"\d{1,2}(?:\s?[–-]\s?\d{1,2})?(?:-tiden\b|\s?(?:am|pm|o'clock)\b)",
        rf"{_RANGE}\s?-?(?:%|procent|percent|per cent)",
        rf"{_RANGE}[ -]?{_SPAN_OF_TIME}",
        r"\d+\s?(?:§|kap\b|grader?s?\b|-graders\b|-gradig)",
        r"\d+/\d+",
        r"(?:18|19|20)?\d0-tal",
        r"\d,\d+",
        rf"{_YEAR}\s?[–/-]\s?(?:{_YEAR}|\d{{2}})(?![\d-])",
        rf"{_YEAR}(?!\d|-\d|[ \u00a0]\d{{3}}(?!\d)|\s(?:st\s)?{_PEOPLE}\b)",
    )
)
_BEFORE_HARMLESS = (
    r"(?:\b(?:kl|klockan|dag|day|vecka|veckan|v|week|kap|kapitel|sid|sidan|sida|punkt|steg|artikel|"
    r"article|section|chapter|page|step|windows|office|iso|covid|agenda|prop|afs|sfs|hslf-fs|sosfs|"
    r"årskurs|åk|year|ab|hök|huk|bea|öppettider|arbetstid|arbetstider)\b\.?|(?<!§)§{1,3})"
    r"[ -]?\d+(?:\s?[–:-]\s?\d+)?"
)
_TELEPHONE = r"(?:\+\d{1,3}|00\d{2}|0)[ ()-]{0,2}\d(?:[ ()/-]{0,2}\d){6,13}"
_PERSONAL = r"(?:\d{2})?\d{6}[-+ ]?\d{4}"
_DATE = rf"{_YEAR}-\d\d-\d\d"
_AMOUNT = (
    rf"\d+(?:[ \u00a0.]\d{{3}}(?!\d))*(?:\s?[–-]\s?\d+)?(?:,\d+)?"
    rf"(?:\s?st\b)?(?:\s{_PEOPLE}\b)?"
)
_NUMBER = re.compile(
    rf"(?P<list>^[ \t]*\d{{1,3}}[.)](?=\s))"
    rf"|(?P<named>{_BEFORE_HARMLESS}(?!\d))"
    rf"|(?<![\w,.])(?<![^\W\d_]-)(?:"
    rf"(?P<personal>{_PERSONAL}(?!\d))|(?P<phone>(?<!\+){_TELEPHONE}(?!\d))|(?P<date>{_DATE}(?!\d))"
    rf"|(?P<harmless>{_HARMLESS})|(?P<amount>{_AMOUNT}))",
    re.IGNORECASE | re.MULTILINE,
)
_TELLING = frozenset({"personal", "phone", "date"})
_TWO_DIGITS = re.compile(r"\d{2}|\d[ \u00a0.]\d")
_PEOPLE_WORD = re.compile(rf"^{_PEOPLE}$")
_SMALLEST = 10


def numbers(row: Row) -> list[Span]:
    """Addresses, telephone and personal numbers, dates, and numbers of two digits or more."""
    found = [Span(*match.span()) for match in _ADDRESS.finditer(row.raw)]
    bare = row.raw
    for hidden in (_MARKUP, _ADDRESS):
        bare = hidden.sub(lambda match: " " * len(match.group()), bare)
    for match in _NUMBER.finditer(bare):
        kind = match.lastgroup
        if kind in _TELLING or (kind == "amount" and _TWO_DIGITS.search(match.group())):
            found.append(Span(*match.span()))
    found += _spelt_out(row)
    return found


def _spelt_out(row: Row) -> Iterator[Span]:
    """'tjugofyra medarbetare': numbers in words where they count people or units."""
    for index, token in enumerate(row.tokens):
        if not token.canon.isdecimal() or token.raw[0].isdigit() or int(token.canon) < _SMALLEST:
            continue
        for following in (index + 1, index + 2):
            if _PEOPLE_WORD.match(row.canon(following)) and not row.tokens[following].opens:
                yield row.span(index, following)
                break
