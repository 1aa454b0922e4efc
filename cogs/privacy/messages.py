"""How `/privacy` looks: what is stored, why, how long and who sees it, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.i18n import I18n
from bot.services.housekeeping import KEEP_DRAFTS, KEEP_SENT
from bot.services.privacy import Area
from bot.ui import layout, plain
from domain.applications import Source
from domain.community import Community
from domain.ids import CommunityId

_ROOM = 3200
"""Characters of a message for what is stored; the rest is for its head and foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The person who asks: what is stored about them, in one network or in all of them."""

    network: str
    """Empty when it is about all networks."""
    community: Community | None
    areas: tuple[Area, ...]
    is_member: bool = False
    is_known_elsewhere: bool = False
    """True when another network than the one asked in has something stored."""
    open_sources: frozenset[Source] = frozenset()
    """The ways in which applications came that are still open."""

    @property
    def scope(self) -> str:
        return "here" if self.network else "everywhere"

    @property
    def erasable(self) -> tuple[Area, ...]:
        """What an erasure removes; what all networks share stays as long as another needs it."""
        if not self.is_known_elsewhere:
            return self.areas
        return tuple(area for area in self.areas if area is not Area.MESSAGES)


class Words:
    """The texts about one person's data, in their language."""

    def __init__(self, i18n: I18n, locale: str, subject: Subject) -> None:
        self._i18n = i18n
        self._locale = locale
        self._about = {"scope": subject.scope, "network": plain(subject.network, limit=100)}

    def __call__(self, key: str, **args: object) -> str:
        return self._i18n.text(key, self._locale, **self._about, **args)

    def named(self, areas: tuple[Area, ...]) -> list[str]:
        return [f"- {self('privacy-name', area=area.value)}" for area in areas]


def stored(i18n: I18n, locale: str, subject: Subject) -> list[ui.LayoutView]:
    """The answer to `/privacy show`, in as many messages as it takes."""
    words = Words(i18n, locale, subject)
    if not subject.areas:
        return [layout(ui.TextDisplay(words("privacy-nothing")))]
    periods = _periods(subject.community)
    parts = [words(f"privacy-area-{area.value}", **periods) for area in subject.areas]
    texts = [""]
    for part in parts:
        if texts[-1] and len(texts[-1]) + len(part) > _ROOM:
            texts.append("")
        texts[-1] = f"{texts[-1]}\n{part}".strip()
    messages: list[list[ui.Item[Any]]] = [[ui.TextDisplay(text)] for text in texts]
    messages[0].insert(0, ui.TextDisplay(words("privacy-title")))
    messages[-1] += [ui.Separator(), ui.TextDisplay(words("privacy-who"))]
    return [layout(*items) for items in messages]


def _periods(community: Community | None) -> Mapping[str, object]:
    """The days that data is kept; the defaults where several networks may differ."""
    chosen = community or Community(community_id=CommunityId(0))
    return {
        "known": "no" if community is None else "yes",
        "declined": chosen.keep_declined_days,
        "approved": chosen.keep_approved_days,
        "drafts": KEEP_DRAFTS.days,
        "sent": KEEP_SENT.days,
    }


def question(i18n: I18n, locale: str, subject: Subject, row: ui.ActionRow[Any]) -> ui.LayoutView:
    """The answer to `/privacy erase`: what goes, what stays, and the two buttons."""
    words = Words(i18n, locale, subject)
    warnings = []
    if subject.open_sources:
        warnings.append(words("privacy-erase-open"))
    if Source.NATIVE in subject.open_sources:
        warnings.append(words("privacy-erase-native"))
    goes = [words("privacy-erase-goes"), *words.named(subject.erasable)]
    stays = [words("privacy-erase-stays"), *(f"- {words(key)}" for key in _staying(subject))]
    parts = [words("privacy-erase-title"), "\n".join(goes), *warnings, "\n".join(stays)]
    return layout(*(ui.TextDisplay(part) for part in parts), ui.Separator(), row)


def _staying(subject: Subject) -> list[str]:
    keys = []
    if subject.is_member:
        keys.append("privacy-erase-role")
    if Area.HANDLED in subject.areas:
        keys.append("privacy-erase-acts")
    if Area.ANONYMOUS in subject.areas:
        keys.append("privacy-erase-anonymous")
    if subject.is_known_elsewhere:
        if Area.MESSAGES in subject.areas:
            keys.append("privacy-erase-settings")
        keys.append("privacy-erase-elsewhere")
    return [*keys, "privacy-erase-discord"]


def erased(i18n: I18n, locale: str, subject: Subject, *, had_card: bool) -> ui.LayoutView:
    """What is said once everything is erased; `subject` is how things stood before."""
    words = Words(i18n, locale, subject)
    lines = [words("privacy-erased"), *words.named(subject.erasable)]
    if had_card:
        lines.append(words("privacy-erased-card"))
    if subject.is_member:
        lines.append(words("privacy-erased-role"))
    return layout(ui.TextDisplay("\n".join(lines)))


def nothing(i18n: I18n, locale: str, subject: Subject) -> ui.LayoutView:
    """What is said when nothing is stored."""
    return layout(ui.TextDisplay(Words(i18n, locale, subject)("privacy-nothing")))
