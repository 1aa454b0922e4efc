"""Numbers that are written as words, in Swedish and English."""

_ONES = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
)  # fmt: skip
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _numerals() -> dict[str, str]:
    words = {word: value for value, word in enumerate(_ONES) if value > 1}
    words |= {"arton": 18, "aderton": 18, "fjorten": 14, "femten": 15, "elv": 11, "tjog": 20}
    for step, ten in enumerate(_TENS, 2):
        words[ten] = step * 10
        words[ten.removesuffix("o")] = step * 10
        for value, one in enumerate(_ONES[1:10], 1):
            words[ten + one] = step * 10 + value
    words["tjugoett"] = 21
    words |= {"hundra": 100, "etthundra": 100, "tusen": 1000, "ettusen": 1000}
    for value, one in enumerate(_ONES[2:10], 2):
        words[one + "hundra"] = value * 100
        words[one + "tusen"] = value * 1000
    words |= {word + "tal": value for word, value in words.items() if value >= 10}
    words |= {"hundratals": 100, "tusentals": 1000, "tiotals": 10, "dussin": 12, "dussintal": 12}
    words |= {word: value for value, word in enumerate(_ENGLISH) if value > 1}
    words |= {word: step * 10 for step, word in enumerate(_ENGLISH_TENS, 2)}
    words |= {"zero": 0, "tredive": 30, "femti": 50, "fyrti": 40, "sjutti": 70, "tjuge": 20}
    words |= {"hundred": 100, "thousand": 1000, "dozen": 12}
    return {word: str(value) for word, value in words.items()}


_NUMERALS = _numerals()


def numeral(word: str) -> str | None:
    """The digits of a number word: 'trettiotal' is 30; None for any other word."""
    return _NUMERALS.get(word)
