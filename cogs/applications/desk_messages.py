"""What a card says of a decision that waits, has gone out, or wants a second reader."""

from typing import TYPE_CHECKING

from bot.ui import quoted
from domain.applications import Application, Source, State

if TYPE_CHECKING:
    from bot.tones import Tone

_DECIDED = (State.APPROVED, State.DECLINED)


def is_in_nobodys_hands(application: Application) -> bool:
    """True when the proposal alone tells where the application stands."""
    return (
        application.proposed is not None
        and application.state is State.IN_REVIEW
        and application.taken_by is None
    )


def standing(application: Application, tone: "Tone", *, proposer: str) -> list[str]:
    """The lines on what is proposed, when a decision goes out, or what can still be done."""
    lines = []
    if application.proposed is not None:
        lines += _proposal(application, tone, proposer)
    if application.waits_to_go_out:
        lines.append(tone.text("desk-goes-out", at=tone.at(application.goes_out_at)))
    elif application.state in _DECIDED:
        way = "native" if application.source is Source.NATIVE else "form"
        code = f"{way}_{application.state.value}"
        lines.append(f"-# {tone.text('desk-stands', code=code)}")
    return lines


def _proposal(application: Application, tone: "Tone", proposer: str) -> list[str]:
    at = tone.at(application.proposed_at)
    if not application.is_open:
        return [tone.text("desk-proposed-by", who=proposer, at=at)]
    assert application.proposed is not None
    state = application.proposed.value
    lines = [tone.text("desk-proposal", state=state, who=proposer, at=at)]
    if application.proposed_reason:
        lines += [tone.text("desk-proposal-reason"), quoted(application.proposed_reason)]
    return lines
