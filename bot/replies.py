"""What an applicant is told of a no: the moderator's words, and when to ask again."""

from bot.i18n import I18n, shown_time
from domain.applications import REASON_LENGTH, Application, may_apply_again_at
from domain.community import Community
from domain.texts import one_line, shortened


def again_text(i18n: I18n, application: Application, community: Community) -> str:
    """When the person may apply again, in a few words; empty when there is no wait."""
    at = may_apply_again_at(application, reapply_days=community.reapply_days)
    if at is None:
        return ""
    date = shown_time(at, locale=application.locale, timezone=community.timezone, form="short")
    return i18n.text("applications-again", application.locale, date=date)


def native_refusal(i18n: I18n, application: Application, community: Community) -> str:
    """The reason and the date of a new chance, together within Discord's 160 characters.

    Of the two the date is what a person acts on, so it is the reason that is shortened, at a word.
    """
    again = again_text(i18n, application, community)
    room = REASON_LENGTH - len(again) - 1 if again else REASON_LENGTH
    return f"{shortened(application.reason or '', limit=room)} {again}".strip()


def return_text(i18n: I18n, application: Application, *, proposed_question: str) -> str:
    """The no to somebody whom a question could not reach: what to tell in a new application.

    What the moderator asked, where that leaves room to say so; else what the answers leave open.
    """
    asked = one_line(application.question or "")
    for question in filter(None, (asked, proposed_question)):
        for key in ("desk-return", "desk-return-short"):
            text = i18n.text(key, application.locale, question=question)
            if len(text) <= REASON_LENGTH:
                return text
    return shortened(proposed_question, limit=REASON_LENGTH)
