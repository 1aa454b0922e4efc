"""What was typed into a form that was refused: so that nothing has to be typed again."""

from collections import OrderedDict
from collections.abc import Mapping
from weakref import WeakKeyDictionary

import discord

from domain.ids import UserId

Values = Mapping[str, str]
_AT_MOST = 500
_kept: WeakKeyDictionary[discord.Client, OrderedDict[tuple[int, int, str], Values]] = (
    WeakKeyDictionary()
)


def keep(client: discord.Client, by: UserId, subject: int, form: str, values: Values) -> None:
    """Keep what somebody typed in memory, the latest few hundred forms."""
    forms = _kept.setdefault(client, OrderedDict())
    forms[by, subject, form] = dict(values)
    forms.move_to_end((by, subject, form))
    while len(forms) > _AT_MOST:
        forms.popitem(last=False)


def kept(client: discord.Client, by: UserId, subject: int, form: str) -> Values:
    """What the person typed last in the form, if it was refused."""
    return _kept.get(client, OrderedDict()).get((by, subject, form), {})


def forget(client: discord.Client, by: UserId, subject: int, form: str) -> None:
    """The form was taken."""
    _kept.get(client, OrderedDict()).pop((by, subject, form), None)
