"""The picture of numbers: a PNG of a sane size, the same text in it whatever the numbers are."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from bot import charts
from bot.charts import Bars, Series, Tint

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ROOT = Path(__file__).parents[1]


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(SIGNATURE)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def bars(columns: int = 3, highest: int = 5, *, lying: bool = False, title: str = "Beslut") -> Bars:
    return Bars(
        title=title,
        labels=tuple(f"{column} nov." for column in range(columns)),
        series=(
            Series("godkända", tuple(min(column, highest) for column in range(columns)), Tint.GOOD),
            Series("avböjda", (highest,) * columns, Tint.POOR),
        ),
        lying=lying,
    )


@pytest.mark.parametrize(
    "panels",
    [
        [bars()],
        [bars(1, 0)],
        [bars(53, 4000), bars(4), bars(3, lying=True)],
        [bars(title="$\\frac{1}{0}$ _ <b>åäö</b> " + "lång " * 40)],
        [Bars(title="Tid", labels=("a", "b"), series=(Series("_", (0, 3)),))],
        [Bars(title="Inget", labels=(), series=(Series("x", ()),))],
    ],
    ids=["plain", "nothing", "a year", "hostile title", "one series", "no columns"],
)
def test_a_picture_that_discord_can_show(panels: list[Bars]) -> None:
    picture = charts.drawn(panels)
    width, height = size_of(picture)
    assert width == 1000
    assert 300 <= height <= 350 * len(panels)
    assert 2_000 < len(picture) < 400_000


async def test_drawing_leaves_the_loop_free_and_several_may_ask_at_once() -> None:
    import asyncio

    pictures = await asyncio.gather(*(charts.draw([bars(number + 2)]) for number in range(4)))
    assert len({size_of(picture) for picture in pictures}) == 1
    assert len(set(pictures)) == 4


def test_the_same_numbers_give_the_same_picture() -> None:
    assert charts.drawn([bars()]) == charts.drawn([bars()])


def test_nothing_is_written_to_the_home_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    code = (
        "import bot.charts, sys\n"
        "assert 'matplotlib' not in sys.modules, 'imported before it is asked for'\n"
        "from bot.charts import Bars, Series, drawn\n"
        "drawn([Bars(title='Å', labels=('a',), series=(Series('n', (1,)),))])\n"
        "assert 'matplotlib.pyplot' not in sys.modules, 'pyplot keeps every figure'\n"
    )
    kept = ("PATH", "LANG", "PYTHONPATH", "SYSTEMROOT")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env={name: os.environ[name] for name in kept if name in os.environ} | {"HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert list(home.rglob("*")) == []
