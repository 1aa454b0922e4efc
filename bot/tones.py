"""In which language and zone something is said."""

from dataclasses import dataclass
from datetime import datetime

from bot.i18n import I18n, shown_time
from bot.permissions import Actor
from domain.community import Community


@dataclass(frozen=True, slots=True)
class Tone:
    """In which language and zone something is shown."""

    i18n: I18n
    locale: str
    timezone: str

    def text(self, key: str, /, **args: object) -> str:
        return self.i18n.text(key, self.locale, **args)

    def at(self, moment: datetime | None, form: str = "moment") -> str:
        if moment is None:
            return "–"
        return shown_time(moment, locale=self.locale, timezone=self.timezone, form=form)


def public_tone(i18n: I18n, community: Community) -> Tone:
    """The community's language: for cards, notes and the welcome."""
    return Tone(i18n, community.locale, community.timezone)


def own_tone(i18n: I18n, actor: Actor, default_timezone: str) -> Tone:
    """The language of the person who pressed."""
    zone = actor.community.timezone if actor.community else default_timezone
    return Tone(i18n, actor.locale, zone)
