"""Addresses that invite to another server: a member shares those, the bot does not."""

import re
import unicodedata
from urllib.parse import unquote

_DOTS = str.maketrans("\u3002\uff61", "..")
"""Full stops of other scripts, which a browser takes for one in the name of a host."""
_UNQUOTED_AT_MOST = 3
"""An address may be written in signs that were themselves written in signs."""
# Also within another address, where Discord finds it all the same. The last ones belong to
# directories and shorteners that do nothing but lead to invitations.
_INVITATION = re.compile(
    r"""
    discord\.gg(?![\w-])
    | (?<![\w-])(?:discord(?:app)?)\.com/+(?:api/+(?:v\d+/+)?)?invites?(?![\w-])
    | (?<![\w-])(?:dsc|invite|dis)\.gg(?![\w-])
    | (?<![\w-])discord\.(?:io|me|li|link|plus)(?![\w-])
    """,
    re.VERBOSE,
)


def is_invitation(link: str) -> bool:
    """True when the address, or one inside it, is an invitation to a server."""
    seen = link
    for _ in range(_UNQUOTED_AT_MOST):
        seen = unquote(seen)
    plain = unicodedata.normalize("NFKC", seen).translate(_DOTS).casefold()
    return _INVITATION.search(plain.replace("\\", "/")) is not None
