"""How the set-up is told: what is chosen, what is proposed, what needs mending."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.i18n import I18n
from bot.services.communities import SeenQuestion
from bot.ui import plain, quoted
from domain.audiences import Kind, Server, Viewer
from domain.community import Capability, Community, Purpose
from domain.proposals import Proposal
from domain.questions import Meaning
from domain.shortcomings import (
    KINDS,
    NEEDED_CHANNELS,
    NEEDED_ROLES,
    PURPOSES,
    ROLES,
    UNFIT,
    Fault,
    Shortcoming,
)

Part = Capability | Purpose

MEND_LENGTH = 2400
"""Characters for what needs mending: with the rest of a screen within Discord's 4,000."""
_NAMES = 5
_NAME_LENGTH = 60
_DONE, _OPEN, _GONE, _SERIOUS, _ADVICE = "✅", "⬜", "❌", "⛔", "⚠️"


@dataclass(frozen=True, slots=True)
class Tone:
    """The language that somebody reads."""

    i18n: I18n
    locale: str

    def __call__(self, key: str, **args: object) -> str:
        return self.i18n.text(key, self.locale, **args)


def part_name(tone: Tone, part: Part) -> str:
    """What a part is called in a list."""
    sort = "channel" if isinstance(part, Purpose) else "role"
    return tone(f"setup-{sort}-name", part=part.value)


def inside(tone: Tone, part: Part) -> str:
    """What a part is called inside a sentence."""
    return tone("setup-part", part=part.value)


def joined(tone: Tone, names: Sequence[str]) -> str:
    """The names in a row, the last after an "and"; of many only the first few."""
    shown = list(names[:_NAMES])
    if len(names) > _NAMES:
        shown.append("…")
    if len(shown) < 2:
        return "".join(shown)
    return tone("setup-and", first=", ".join(shown[:-1]), last=shown[-1])


def named(tone: Tone, names: Iterable[str], *, sign: str = "") -> str:
    """Names of people, roles and channels, made harmless and put in bold."""
    return joined(tone, [f"**{sign}{plain(name, limit=_NAME_LENGTH)}**" for name in names])


# ------------------------------------------------------------------------------ what is chosen


def choices(tone: Tone, community: Community, server: Server) -> str:
    """Every role and channel with what is chosen for it."""
    roles = [
        _choice(tone, part, community.role_of(part), "<@&{}>", server.roles, NEEDED_ROLES)
        for part in ROLES
    ]
    channels = [
        _choice(tone, part, community.channel_for(part), "<#{}>", server.channels, NEEDED_CHANNELS)
        for part in PURPOSES
    ]
    return "\n".join(
        [tone("setup-roles-heading"), *roles, tone("setup-channels-heading"), *channels]
    )


def _choice(
    tone: Tone,
    part: Part,
    chosen: int | None,
    mention: str,
    existing: Iterable[int],
    needed: Iterable[Part],
) -> str:
    name = part_name(tone, part)
    if chosen is None:
        key = "setup-not-chosen" if part in needed else "setup-not-chosen-optional"
        return f"{_OPEN} {tone(key, part=name)}"
    if chosen not in existing:
        return f"{_GONE} {tone('setup-gone', part=name)}"
    return f"{_DONE} {tone('setup-chosen', part=name, chosen=mention.format(chosen))}"


def progress(tone: Tone, community: Community, server: Server) -> str:
    """How much is left before applications can be taken."""
    missing = sum(community.role_of(part) not in server.roles for part in NEEDED_ROLES)
    missing += sum(community.channel_for(part) not in server.channels for part in NEEDED_CHANNELS)
    return tone("setup-progress", missing=missing)


# ---------------------------------------------------------------------------- what is proposed


def proposal_text(tone: Tone, proposal: Proposal, made: "Names") -> str:
    """What "Use the proposals" would do, before it is pressed."""
    lines = [tone("setup-proposal-heading")]
    existing = [f"<@&{role.role_id}>" for role in proposal.use_roles.values()]
    existing += [f"<#{channel.channel_id}>" for channel in proposal.use_channels.values()]
    if existing:
        lines.append(tone("setup-proposal-use", names=_all(tone, existing)))
    if proposal.create_roles:
        names = [f"**{made.of(part)}**" for part in proposal.create_roles]
        lines.append(tone("setup-proposal-create-roles", count=len(names), names=_all(tone, names)))
    if proposal.create_channels:
        names = [f"**#{made.of(part)}**" for part in proposal.create_channels]
        lines.append(
            tone("setup-proposal-create-channels", count=len(names), names=_all(tone, names))
        )
        if Purpose.REVIEW in proposal.create_channels:
            lines.append(tone("setup-proposal-closed"))
    return "\n".join(lines)


def _all(tone: Tone, names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return tone("setup-and", first=", ".join(names[:-1]), last=names[-1])


@dataclass(frozen=True, slots=True)
class Names:
    """What is created is named in the network's language, whoever reads about it."""

    i18n: I18n
    locale: str

    def of(self, part: Part) -> str:
        sort = "channel" if isinstance(part, Purpose) else "role"
        return self.i18n.text(f"setup-created-{sort}", self.locale, part=part.value)

    def topic(self, purpose: Purpose) -> str:
        return self.i18n.text("setup-created-topic", self.locale, part=purpose.value)

    @property
    def category(self) -> str:
        return self.i18n.text("setup-created-category", self.locale)

    @property
    def reason(self) -> str:
        """What stands in Discord's audit log."""
        return self.i18n.text("setup-created-reason", self.locale)


# -------------------------------------------------------------------------------- what happened


def outcome_text(
    tone: Tone,
    names: Names,
    *,
    made: Sequence[Part],
    refused: Sequence[Shortcoming],
    stopped: str | None,
) -> str:
    """What a step led to; empty when there is nothing to tell."""
    lines = []
    for sort, sign, key in ((Capability, "", "roles"), (Purpose, "#", "channels")):
        created = [f"**{sign}{names.of(part)}**" for part in made if isinstance(part, sort)]
        if created:
            text = tone(f"setup-made-{key}", count=len(created), names=_all(tone, created))
            lines.append(f"{_DONE} {text}")
    if any(each.fault in UNFIT for each in refused):
        lines.append(f"**{tone('setup-not-saved')}**")
    lines += [f"{_SERIOUS} {fault_text(tone, each)}" for each in refused]
    if stopped is not None:
        lines.append(f"{_SERIOUS} {tone('setup-stopped', reason=stopped)}")
    return "\n".join(lines)


# -------------------------------------------------------------------------- what needs mending


def fault_text(tone: Tone, shortcoming: Shortcoming) -> str:
    """One thing to mend, and how."""
    part = shortcoming.part
    lacking = [f"**{permission_name(tone, each)}**" for each in shortcoming.lacking]
    return tone(
        f"setup-fault-{shortcoming.fault.value}",
        part=inside(tone, part) if part is not None else "",
        who=_who(tone, shortcoming),
        everyone="yes" if shortcoming.everyone else "no",
        lacking=joined(tone, lacking),
        count=len(lacking),
        kinds=_kinds(part) if isinstance(part, Purpose) else "",
    )


def permission_name(tone: Tone, permission: str) -> str:
    return tone("setup-permission", permission=str(permission))


def _who(tone: Tone, shortcoming: Shortcoming) -> str:
    is_channel = isinstance(shortcoming.part, Purpose) and shortcoming.fault != Fault.REVIEW_SEEN
    return named(tone, shortcoming.who, sign="#" if is_channel else "")


def _kinds(purpose: Purpose) -> str:
    kinds = KINDS[purpose]
    return next((kind.value for kind in (Kind.FORUM, Kind.NEWS) if kind in kinds), "text")


def to_mend(tone: Tone, found: Sequence[Shortcoming]) -> str:
    """The list for the overview: as many as fit, and how many more there are."""
    lines = [_marked(tone, each) for each in found]
    return _fitted(tone, tone("setup-to-mend-heading"), lines, limit=MEND_LENGTH)


def check_text(tone: Tone, found: Sequence[Shortcoming]) -> str:
    """The whole list of `/setup check`, or that all is well."""
    if not found:
        return f"{_DONE} {tone('setup-check-well')}"
    serious = [_marked(tone, each) for each in found if each.is_serious]
    advice = [_marked(tone, each) for each in found if not each.is_serious]
    parts = []
    if serious:
        heading = tone("setup-check-serious", count=len(serious))
        parts.append(_fitted(tone, heading, serious, limit=MEND_LENGTH))
    if advice:
        heading = tone("setup-check-advice", count=len(advice))
        room = MEND_LENGTH - sum(len(part) for part in parts)
        parts.append(_fitted(tone, heading, advice, limit=max(room, 400)))
    return "\n\n".join(parts)


def _marked(tone: Tone, shortcoming: Shortcoming) -> str:
    return f"{_SERIOUS if shortcoming.is_serious else _ADVICE} {fault_text(tone, shortcoming)}"


def _fitted(tone: Tone, heading: str, lines: Sequence[str], *, limit: int) -> str:
    taken, length = [heading], len(heading)
    for number, line in enumerate(lines):
        if length + len(line) > limit and number:
            taken.append(tone("setup-to-mend-more", count=len(lines) - number))
            break
        taken.append(line)
        length += len(line) + 1
    return "\n".join(taken)


def gate_text(tone: Tone, community: Community, is_open: bool, extra: Sequence[str]) -> str:
    """Whether Discord's own membership applications are on, and how to turn them on."""
    added = "\n".join(
        f"{number}. {question.replace('`', '’')}" for number, question in enumerate(extra, 5)
    )
    if is_open:
        own = [f"{tone('setup-gate-extra')}\n```\n{added}\n```"] if added else []
        return "\n".join([tone("setup-gate-on"), *own])
    # The questions are for the applicants, so they are in the network's language.
    form = "\n".join([tone.i18n.text("setup-gate-form", community.locale), added]).strip()
    return "\n".join([tone("setup-gate-off"), f"```\n{form}\n```", tone("setup-gate-form-hint")])


def viewers_text(tone: Tone, viewers: Sequence[Viewer]) -> str:
    """Those who see what they shouldn't, for a sentence."""
    if viewers and viewers[0].is_everyone:
        return tone("setup-warning-everyone")
    return named(tone, [viewer.name for viewer in viewers])


# ------------------------------------------------------------------------------- the questions


def question_text(tone: Tone, question: SeenQuestion) -> str:
    key = "setup-question-set" if question.is_set else "setup-question-guessed"
    meaning = tone("setup-meaning", meaning=question.meaning.value)
    return tone(key, question=quoted(question.label, limit=300), meaning=meaning)


def question_changed(tone: Tone, label: str, meaning: Meaning, *, reread: int) -> str:
    return tone(
        "setup-question-changed",
        question=quoted(label, limit=300),
        meaning=tone("setup-meaning", meaning=meaning.value),
        count=reread,
    )
