"""Colours of bars: Okabe and Ito's, told apart with any colour vision, with hatches for grey."""

from typing import NamedTuple

from bot.charts import Tint


class Fill(NamedTuple):
    """A colour, and the hatch that tells it apart in grey."""

    colour: str
    hatch: str = ""


GOOD, OPEN, POOR, PLAIN = (
    Fill(*tint.value) for tint in (Tint.GOOD, Tint.OPEN, Tint.POOR, Tint.PLAIN)
)
HIDDEN = Fill("#E4E2DC", "////")
"""What isn't shown."""
EMPTY = Fill("#ECEAE4")
"""The part of a bar that is not filled."""
BEFORE = Fill("#9AA0A8", "//")
_NAMED = (
    GOOD, OPEN, Fill("#009E73", ".."), POOR, Fill("#CC79A7", "\\\\"), PLAIN, Fill("#F0E442"),
)  # fmt: skip
_RAMP = (
    (0xD5, 0x5E, 0x00), (0xE6, 0x9F, 0x00), (0xDD, 0xD8, 0xC8), (0x56, 0xB4, 0xE9),
    (0x00, 0x72, 0xB2),
)  # fmt: skip


def named_fills(number: int) -> list[Fill]:
    """So many colours for things without an order, at most seven."""
    return list(_NAMED[:number])


def ramp(number: int) -> list[Fill]:
    """So many colours from poor to good, the poor half hatched."""
    return [_step(place / (number - 1) if number > 1 else 0.5) for place in range(number)]


def _step(share: float) -> Fill:
    at = share * (len(_RAMP) - 1)
    below = min(int(at), len(_RAMP) - 2)
    mixed = (
        round(low + (high - low) * (at - below))
        for low, high in zip(_RAMP[below], _RAMP[below + 1], strict=True)
    )
    hatch = "xx" if share < 0.2 else "//" if share < 0.45 else ""
    return Fill("#" + "".join(f"{part:02X}" for part in mixed), hatch)
