"""Every button of the bot: one id, one answer, one guarded way in."""

import re
import sys
from itertools import combinations

from bot import ui
from tests.cogs.worlds import World


async def test_no_two_buttons_answer_the_same_press(world: World) -> None:
    """discord.py runs every item whose template fits, so no id may fit two."""
    store = world.bot._connection._view_store
    patterns = [pattern.pattern for pattern in store._dynamic_items]
    routes = [re.sub(r"\(\?P<.*", "", pattern) for pattern in patterns]
    assert len(routes) > 15
    assert len(set(routes)) == len(routes)
    for one, other in combinations(routes, 2):
        assert not one.startswith(other)
        assert not other.startswith(one)
    # The library keeps one item for a template: of two with the same only the latter is left.
    declared = {
        item
        for name, module in sys.modules.items()
        if name.startswith("cogs.")
        for item in getattr(module, "ITEMS", ())
    }
    assert declared <= set(store._dynamic_items.values())
    # Every one of them goes through the guarded base class.
    for item in store._dynamic_items.values():
        assert issubclass(item, ui.GuardedButton | ui.GuardedSelect)
        assert "interaction_check" not in vars(item)
