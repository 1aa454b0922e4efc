"""How a policy is told in words: what holds, what a change would have meant, what was taught."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.i18n import I18n, shown_time
from bot.services.policies import Difference, InForce, Trial
from bot.ui import plain, quoted
from cogs.policy.drafts import Draft
from domain.community import Community
from domain.ids import UserId
from domain.own_terms import Label, OwnTerm
from domain.policies import MAY_GIVE
from domain.screening.findings import Criterion

PER_PAGE = 15
_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Tone:
    """The language and zone in which somebody reads."""

    i18n: I18n
    locale: str
    timezone: str

    def __call__(self, key: str, **args: object) -> str:
        return self.i18n.text(key, self.locale, **args)

    def day(self, at: datetime | None) -> str:
        if at is None:
            return "–"
        return shown_time(at, locale=self.locale, timezone=self.timezone, form="short")


def label_text(tone: Tone, label: Label) -> str:
    """What is said of a title or an employer."""
    return tone(f"policies-label-{label.value.replace('_', '-')}")


def mention(tone: Tone, who: UserId | None) -> str:
    """A mention that shows a name and, as nothing here may ping, calls nobody."""
    return f"<@{who}>" if who else tone("common-somebody")


def shown(
    tone: Tone,
    found: InForce,
    draft: Draft,
    community: Community,
    *,
    terms: int,
    has_menus: bool = False,
    notice: str = "",
) -> str:
    """The policy in force, in words; the days only where no menus below show them."""
    lines = [f"## {tone('policies-title')}", notice] if notice else [f"## {tone('policies-title')}"]
    version = found.policy.version
    if version:
        who, at = mention(tone, found.made_by), tone.day(found.made_at)
        lines.append(tone("policies-version", version=version, who=who, at=at))
    else:
        lines.append(tone("policies-version-shipped"))
    lines += ["", contents(tone, draft), ""]
    if not has_menus:
        lines += [
            tone("policies-days-reapply", days=community.reapply_days),
            tone("policies-days-declined", days=community.keep_declined_days),
            tone("policies-days-approved", days=community.keep_approved_days),
        ]
    lines.append(tone("policies-terms-count", count=terms))
    if found.policy.extra_questions:
        lines += ["", tone("policies-questions")]
        lines += [quoted(question) for question in found.policy.extra_questions]
    return "\n".join(lines)


def contents(tone: Tone, draft: Draft) -> str:
    """What counts, what each combination gives, and whether clear cases are let in."""
    policy = draft.whole
    counting = [c for c in Criterion if c in policy.counting]
    names = ", ".join(tone("policies-criterion", criterion=c.value) for c in counting)
    lines = [tone("policies-counting", criteria=names)]
    for outcome in MAY_GIVE:
        gives = tone("policies-gives", gives=getattr(policy, outcome).value)
        lines.append(tone("policies-outcome", outcome=outcome, gives=gives))
    switched = "on" if draft.policy.approves_clear else "off"
    lines.append(tone("policies-clear", switched=switched))
    return "\n".join(lines)


def trial_text(tone: Tone, draft: Draft, trial: Trial, *, page: int) -> str:
    """Who would have been recommended otherwise, and how many were only weighed anew."""
    lines = [f"## {tone('policies-trial-title')}", contents(tone, draft), ""]
    lines.append(tone("policies-trial-read", count=trial.read))
    if trial.replayed:
        lines.append(tone("policies-trial-replayed", count=trial.replayed))
    lines.append(tone("policies-trial-differing", count=trial.differing))
    part = trial.differences[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines += [difference_line(tone, difference) for difference in part]
    if left := trial.differing - min(trial.differing, (page + 1) * PER_PAGE):
        lines.append(tone("policies-trial-more", count=left))
    return "\n".join(lines)


def difference_line(tone: Tone, difference: Difference) -> str:
    application = difference.application
    name = plain(application.applicant_name, limit=_NAME_LENGTH)
    return tone(
        "policies-trial-line",
        id=str(application.application_id),
        name=name or tone("policies-thinned"),
        before=tone("policies-gives", gives=difference.before.value),
        after=tone("policies-gives", gives=difference.after.value),
        state=tone("applications-state-one", state=application.state.value),
    )


def terms_text(tone: Tone, terms: Sequence[OwnTerm], *, notice: str = "") -> str:
    """A page of what was taught, with who said so and when."""
    lines = [f"## {tone('policies-terms-title')}"]
    if notice:
        lines.append(notice)
    lines += [term_line(tone, term) for term in terms] or [tone("policies-terms-none")]
    return "\n".join(lines)


def term_line(tone: Tone, term: OwnTerm) -> str:
    return tone(
        "policies-term-line",
        name=plain(term.text),
        label=label_text(tone, term.label),
        who=mention(tone, term.added_by),
        at=tone.day(term.added_at),
    )


def learned_text(tone: Tone, terms: Sequence[OwnTerm], *, reread: int) -> str:
    """What was just taught, and what it changed."""
    lines = [
        tone("policies-learned", name=plain(term.text), label=label_text(tone, term.label))
        for term in terms
    ]
    return "\n".join([*lines, tone("policies-reread", count=reread)])
