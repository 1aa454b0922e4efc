"""How `/help` looks: what this person can use, area by area, and how to begin."""

from collections.abc import Iterator, Mapping, Sequence

from discord import ui

from bot.i18n import I18n
from bot.permissions import Actor
from bot.ui import layout
from cogs.help.listing import Listed
from domain.community import Capability

_PAGE = 3800
"""Characters of one page, below Discord's 4,000 for a message, to leave room for a long name."""


def pages(
    i18n: I18n,
    actor: Actor,
    commands: Sequence[Listed],
    *,
    ids: Mapping[str, int],
    in_server: bool,
) -> list[ui.LayoutView]:
    """What the person can use; more than one page only when it is more than a message holds."""
    locale = actor.locale
    usable = [each for each in commands if each.is_for(actor.capabilities, in_server=in_server)]
    blocks = [
        i18n.text("help-title", locale),
        _beginning(i18n, actor, in_server=in_server),
        *_sections(i18n, locale, usable, ids),
    ]
    return [layout(ui.TextDisplay(page)) for page in _paged(blocks)]


def _beginning(i18n: I18n, actor: Actor, *, in_server: bool) -> str:
    """How to begin: what comes first for somebody who may do this much."""
    if not in_server:
        return i18n.text("help-begin-direct", actor.locale)
    community, can = actor.community, actor.capabilities
    if community is None or not community.is_set_up:
        key = "set-up" if Capability.ADMINISTRATOR in can else "wait"
        return i18n.text(f"help-begin-{key}", actor.locale)
    if Capability.MODERATOR in can:
        return _begin(i18n, actor.locale, "moderate", community.review_channel_id)
    if Capability.MEMBER in can:
        return i18n.text("help-begin-me", actor.locale)
    return _begin(i18n, actor.locale, "apply", community.welcome_channel_id)


def _begin(i18n: I18n, locale: str, key: str, channel_id: int | None) -> str:
    return i18n.text(f"help-begin-{key}", locale, channel=f"<#{channel_id}>")


def _sections(
    i18n: I18n, locale: str, usable: Sequence[Listed], ids: Mapping[str, int]
) -> Iterator[str]:
    by_heading: dict[str, list[str]] = {}
    for each in usable:
        by_heading.setdefault(_heading(i18n, locale, each.area), []).append(
            _line(each, locale, ids)
        )
    for heading, lines in by_heading.items():
        yield "\n".join([f"### {heading}", *lines])


def _heading(i18n: I18n, locale: str, area: str) -> str:
    key = f"help-area-{area}"
    return i18n.text(key if i18n.has(key) else "help-area-other", locale)


def _line(each: Listed, locale: str, ids: Mapping[str, int]) -> str:
    # A mention takes the registered name; Discord shows and completes it by itself.
    known = ids.get(each.root)
    name = f"`/{each.path}`" if known is None else f"</{each.path}:{known}>"
    return f"{name} – {each.descriptions[locale]}"


def _paged(blocks: Sequence[str]) -> Iterator[str]:
    page = ""
    for line in "\n".join(blocks).split("\n"):
        if page and len(page) + 1 + len(line) > _PAGE:
            yield page
            page = ""
        page = f"{page}\n{line}" if page else line
    yield page
