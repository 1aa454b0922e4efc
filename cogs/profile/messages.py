"""How `/me` looks: what the network knows of a person, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from discord import ui

from bot.i18n import I18n, shown_time
from bot.services.people import Notice, Profile
from bot.ui import layout, plain, quoted
from domain.applications import Application, State, may_apply_again_at
from domain.community import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one person in one server."""

    network: str
    community: Community | None
    profile: Profile
    application: Application | None
    is_member: bool
    is_owner: bool
    on_server_since: datetime | None

    @property
    def notices(self) -> tuple[Notice, ...]:
        return concerning(is_owner=self.is_owner, stopped=self.profile.stopped)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEverywhere:
    """What is known of one person whichever server they ask about."""

    locale: str | None
    stopped: frozenset[Notice]
    applications: tuple[tuple[str, Community, Application], ...]
    """The network's name, its settings, and the person's latest application there."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        return concerning(is_owner=False, stopped=self.stopped)


def concerning(*, is_owner: bool, stopped: frozenset[Notice]) -> tuple[Notice, ...]:
    """The kinds of direct messages that this person gets or has stopped."""
    return tuple(
        notice
        for notice in Notice
        if notice is not Notice.WARNINGS or is_owner or notice in stopped
    )


def card(
    i18n: I18n, locale: str, known: Known, rows: list[ui.ActionRow[Any]], *, first: str | None
) -> ui.LayoutView:
    """The answer to `/me` in a server; `first` is what was just done."""
    lines = [
        _membership(i18n, locale, known),
        *_work(i18n, locale, known),
        *_application(i18n, locale, known.application, known.community),
        _language(i18n, locale, known.profile.locale),
        _notices(i18n, locale, known.notices, known.profile.stopped),
    ]
    title = i18n.text("profile-title", locale, network=plain(known.network))
    return _drawn(title, lines, rows, first)


def everywhere(
    i18n: I18n,
    locale: str,
    known: KnownEverywhere,
    rows: list[ui.ActionRow[Any]],
    *,
    first: str | None,
) -> ui.LayoutView:
    """The answer to `/me` in a direct message."""
    lines: list[str] = []
    for network, community, application in known.applications:
        lines.append(f"### {plain(network)}")
        lines += _application(i18n, locale, application, community)
    if not lines:
        lines.append(i18n.text("profile-no-applications", locale))
    lines += [
        i18n.text("profile-in-servers", locale),
        _language(i18n, locale, known.locale),
        _notices(i18n, locale, known.notices, known.stopped),
    ]
    return _drawn(i18n.text("profile-title-everywhere", locale), lines, rows, first)


def _drawn(
    title: str, lines: list[str], rows: list[ui.ActionRow[Any]], first: str | None
) -> ui.LayoutView:
    parts: list[ui.Item[Any]] = []
    if first is not None:
        parts += [ui.TextDisplay(first), ui.Separator()]
    return layout(
        *parts, ui.TextDisplay(title), ui.TextDisplay("\n".join(lines)), ui.Separator(), *rows
    )


def _membership(i18n: I18n, locale: str, known: Known) -> str:
    community = known.community
    if known.is_member:
        source, date = _since(known, locale)
        return i18n.text("profile-member", locale, source=source, date=date)
    if community is None or not community.is_set_up:
        return i18n.text("profile-not-set-up", locale)
    if known.application is not None and known.application.is_open:
        return i18n.text("profile-not-yet", locale)
    return i18n.text("profile-outside", locale, channel=f"<#{community.welcome_channel_id}>")


def _since(known: Known, locale: str) -> tuple[str, str]:
    """By our own notes, else by the server's, for members from before the bot."""
    timezone = known.community.timezone if known.community else "UTC"
    moments = (("bot", known.profile.joined_at), ("server", known.on_server_since))
    for source, at in moments:
        if at is not None:
            return source, shown_time(at, locale=locale, timezone=timezone, form="date")
    return "nobody", ""


def _work(i18n: I18n, locale: str, known: Known) -> list[str]:
    title, employer = plain(known.profile.title), plain(known.profile.employer)
    if title or employer:
        return [
            i18n.text("profile-work-title", locale, text=title or "–"),
            i18n.text("profile-work-employer", locale, text=employer or "–"),
        ]
    return [i18n.text("profile-empty", locale)] if known.is_member else []


def _application(
    i18n: I18n, locale: str, application: Application | None, community: Community | None
) -> list[str]:
    if application is None or community is None:
        return []

    def date(at: datetime) -> str:
        return shown_time(at, locale=locale, timezone=community.timezone, form="date")

    state, at = application.state, date(application.submitted_at)
    lines = [i18n.text("profile-application", locale, state=state.value, at=at)]
    if state in (State.WAITING, State.LAPSED) and application.question:
        lines.append(quoted(application.question))
        if application.thread_id is not None:
            place = f"<#{application.thread_id}>"
            lines.append(i18n.text("profile-answer-in", locale, place=place))
    if state is State.DECLINED and application.reason:
        lines.append(quoted(application.reason))
    again = may_apply_again_at(application, reapply_days=community.reapply_days)
    if again is not None:
        lines.append(i18n.text("profile-again", locale, date=date(again)))
    return lines


def _language(i18n: I18n, locale: str, chosen: str | None) -> str:
    return i18n.text("profile-language", locale, chosen=chosen or "none")


def _notices(
    i18n: I18n, locale: str, notices: tuple[Notice, ...], stopped: frozenset[Notice]
) -> str:
    lines = []
    for notice in notices:
        kind = i18n.text("notices-kind", locale, kind=notice.value)
        state = "stopped" if notice in stopped else "sent"
        lines.append(i18n.text("profile-notice", locale, kind=kind, state=state))
        if notice is Notice.MEETUPS and notice in stopped:
            lines.append(i18n.text("profile-no-offers", locale))
    return "\n".join(lines)
