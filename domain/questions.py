"""Which question of a membership form asks for what, told from the question's label."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum


class Meaning(StrEnum):
    """What an answer is about."""

    TITLE = "title"
    EMPLOYER = "employer"
    WORK = "work"
    STAFF = "staff"
    TERMS = "terms"
    OTHER = "other"


LABEL_KEY_LENGTH = 300  # Discord's own limit for a question's label.

# The first rule that fits decides, so the narrow ones stand first: a question about
# "personalansvar i din roll" asks for staff responsibility although it names the role.
_RULES: tuple[tuple[Meaning, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        (
            Meaning.TERMS,
            r"\b(regler\w*|rules?|villkor\w*|terms|godkänner|samtycke\w*|lovar|agree\w*|accept\w*|"
            r"integritet\w*|sekretess\w*|konfidentiell\w*)\b",
        ),
        (
            Meaning.STAFF,
            r"personalansvar|medarbetaransvar|chefsansvar|staff responsib|line manage"
            r"|direct reports|(hur många|how many).*(medarbetare|anställda|personer|leder|chef"
            r"|people|staff|employees|lead|manage)|manage (people|staff)"
            r"|\b(medarbetare|underställda)\b",
        ),
        (
            Meaning.EMPLOYER,
            r"arbetsgivare|arbetsplats|organisation|var (jobbar|arbetar)|där du (jobbar|arbetar)"
            r"|vilken (kommun|region|myndighet)|employer|workplace|where do you work"
            r"|where you work|which (municipality|region|agency|organi[sz]ation)|company",
        ),
        (
            Meaning.WORK,
            r"vad (gör|arbetar|jobbar) du|arbetar du med|jobbar du med|arbetsuppgifter|berätta"
            r"|beskriv|verksamhet|what do you do|what you do|describe|tell us|your work"
            r"|ansvarsområde",
        ),
        (
            Meaning.TITLE,
            r"titel|roll\b|rollen|befattning|yrke|tjänst|position|\btitle\b|\brole\b|\bjob\b",
        ),
    )
)


def label_key(label: str) -> str:
    """The label as it is compared: lower case, without punctuation, at most 300 characters."""
    text = unicodedata.normalize("NFKC", label).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", text).split())[:LABEL_KEY_LENGTH]


def guess(label: str, *, is_terms_field: bool = False) -> Meaning:
    """What the question most likely asks for; OTHER when no wording is recognised."""
    if is_terms_field:
        return Meaning.TERMS
    key = label_key(label)
    return next((meaning for meaning, rule in _RULES if rule.search(key)), Meaning.OTHER)


def meaning_of(
    label: str, mapping: Mapping[str, Meaning], *, is_terms_field: bool = False
) -> Meaning:
    """What the question asks for: as the moderators said, else as its wording suggests."""
    return mapping.get(label_key(label)) or guess(label, is_terms_field=is_terms_field)
