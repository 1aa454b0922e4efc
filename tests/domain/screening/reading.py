"""What the screening's tests share: the registers, read once, and a short way to screen."""

from functools import cache

from bot.screening import load
from domain.screening import Answers, Assessment, Policy, Registers, screen


@cache
def loaded() -> tuple[Registers, Policy]:
    return load()


def screened(title: str = "", employer: str = "", work: str = "", staff: str = "") -> Assessment:
    registers, policy = loaded()
    return screen(Answers(title, employer, work, staff), registers=registers, policy=policy)
