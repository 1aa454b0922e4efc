"""What asking and answering without a name have in common: the buttons, now or later, the pace."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from discord import ui

from bot import typed
from bot.errors import words
from bot.permissions import Actor
from bot.tones import Tone
from bot.ui import Interaction, bot_of
from cogs.threads import anonymous_paces
from cogs.threads.answers import tone_of
from cogs.threads.forms import Values
from cogs.threads.promises import ReadPromise
from domain.anonymity import DELAY_LEAST, DELAY_MOST, between
from domain.errors import LedarbotError

NOW, LATER = "now", "later"


@contextmanager
def out_of_memory(
    interaction: Interaction, actor: Actor, number: int, form: str, raw: Values
) -> Iterator[None]:
    """What was typed is forgotten before anything is awaited, so that two presses are one; a fault
    brings it back.
    """
    typed.forget(interaction.client, actor.user_id, number, form)
    try:
        yield
    except BaseException:
        typed.keep(interaction.client, actor.user_id, number, form, raw)
        raise


def delay(when: str) -> timedelta:
    """None for now; for later one that nobody can guess."""
    if when == NOW:
        return timedelta(0)
    fraction = secrets.SystemRandom().random()
    return between(DELAY_LEAST, DELAY_MOST, fraction=fraction)


def keep_pace(
    interaction: Interaction, seal: str, *, at_most: int, window: timedelta, what: str
) -> None:
    """Count one more by this seal, else TooFast."""
    now = bot_of(interaction).clock.now()
    anonymous_paces.take(
        interaction.client, seal, now=now, at_most=at_most, window=window, what=what
    )


def label(when: str, tone: Tone, *, read: bool) -> str:
    """Of a button that posts; until the promise was accepted, pressing it says that it was read."""
    return tone.text("anonymity-button-post", when=when, read="yes" if read else "no")


def promise_button(tone: Tone, *, read: bool) -> list[ui.Item[Any]]:
    """The way to the promise, for whoever is not shown it."""
    return [ReadPromise(0, label=tone.text("anonymity-button-promise"))] if read else []


def why(refusal: LedarbotError, interaction: Interaction, actor: Actor) -> str:
    """The sentence of a refusal, on a screen that goes on."""
    tone = tone_of(interaction, actor)
    return words(tone.i18n, refusal, locale=tone.locale, timezone=tone.timezone)
