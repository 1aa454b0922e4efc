"""Words of an employer's answer that say whose a workplace is."""

import re

_BOTH_SAID = re.compile(
    r"\bprivat\w* ?(?:,|/|och|eller|or|and) ?(?:kommunal\w*|statlig\w*|regional\w*|public|"
    r"kommun)\b|"
    r"\b(?:kommunal\w*|statlig\w*|public) ?(?:,|/|och|eller|or|and) ?privat\w*"
)


def said_both(line: str) -> bool:
    """Whether the answer says that the employer is private and public: 'privat, kommunal'."""
    return "privat" in line and bool(_BOTH_SAID.search(line))


# "Norra Västmanlands Ekonominämnd"; a few boards of that ending are courts or agencies.
_BOARD_NAME = re.compile(
    r"(?!hyres|arrende|övervaknings|notarie|ansvars|va|resegaranti|patient|överklagande|allmänna|"
    r"presstöds|"
    r"brottsskade|förtroende|disciplin|val)\w{4,}nämnd(?:en)?s?$"
)


def municipal_work(line: str) -> re.Match[str] | None:
    """Where the answer says that a workplace is the municipality's: 'kommunal förskola'."""
    return _MUNICIPAL_WORK.search(line) if "kommunal" in line else None


_MUNICIPAL_WORK = re.compile(
    r"\bkommunal(?:a|t)? (?:\w+ )?(?:\w*skol(?:a|an|or)|\w*boende\w*|\w*förskol\w*|hemtjänst\w*|"
    r"\w*omsorg\w*|gymnasium|gymnasieskola|gruppbostad|vuxenutbildning|verksamhet|regi|bibliotek|"
    r"badhus|kök|fritidsgård|kulturskola|socialtjänst|lss\w*)\b"
)


def board_name(word: str) -> bool:
    """Whether a word is a municipal board: 'ekonominämnd'."""
    return "nämnd" in word and bool(_BOARD_NAME.match(word))
