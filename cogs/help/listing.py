"""What the bot can do, read off its registered commands: what is added later appears by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from discord import app_commands

from bot.permissions import needs_of
from domain.community import Capability

_SWEDISH = "sv-SE"
_SUBCOMMAND, _SUBCOMMAND_GROUP = 1, 2
_GUILD, _BOT_DM = 0, 1
_RANKS = (
    Capability.MEMBER,
    Capability.ORGANISER,
    Capability.MODERATOR,
    Capability.ADMINISTRATOR,
)

Command = app_commands.Command[Any, ..., Any]
Tree = app_commands.CommandTree[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One command as it is listed; descriptions by language."""

    root: str
    path: str
    area: str
    """The folder of the cog that the command belongs to."""
    descriptions: Mapping[str, str]
    needs: frozenset[Capability]
    in_servers: bool
    in_direct_messages: bool

    @property
    def rank(self) -> int:
        """Commands for everybody first, those for administrators last."""
        return max((_RANKS.index(capability) + 1 for capability in self.needs), default=0)

    def is_for(self, capabilities: frozenset[Capability], *, in_server: bool) -> bool:
        """True when somebody with these capabilities may use the command in such a place."""
        return self.needs <= capabilities and (
            self.in_servers if in_server else self.in_direct_messages
        )


async def listing(tree: Tree) -> list[Listed]:
    """Every slash command; by rank, and within one in the order of registration."""
    translator = tree.translator
    assert translator is not None
    payloads: dict[str, Mapping[str, Any]] = {}
    for command in tree.get_commands():
        if not isinstance(command, app_commands.ContextMenu):
            payload = await command.get_translated_payload(tree, translator)
            payloads |= dict(_flattened(payload))
    commands = [each for each in tree.walk_commands() if isinstance(each, app_commands.Command)]
    return sorted((_listed(each, payloads) for each in commands), key=lambda each: each.rank)


def _flattened(
    payload: Mapping[str, Any], above: str = ""
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    path = f"{above} {payload['name']}".strip()
    yield path, payload
    for option in payload.get("options", ()):
        # Below a command stand its own options, which have types of other numbers.
        if option["type"] in (_SUBCOMMAND, _SUBCOMMAND_GROUP):
            yield from _flattened(option, path)


def _listed(command: Command, payloads: Mapping[str, Mapping[str, Any]]) -> Listed:
    path = command.qualified_name
    parts = path.split()
    chain = [payloads[" ".join(parts[:length])] for length in range(1, len(parts) + 1)]
    # Without contexts a command is for every server, and for direct messages unless it says no.
    contexts = chain[0].get("contexts")
    dm_permission = chain[0].get("dm_permission", True)
    return Listed(
        root=parts[0],
        path=path,
        area=_area(command),
        descriptions={"en": chain[-1]["description"], "sv": _swedish(chain[-1])},
        needs=needs_of(command),
        in_servers=contexts is None or _GUILD in contexts,
        in_direct_messages=dm_permission if contexts is None else _BOT_DM in contexts,
    )


def _swedish(payload: Mapping[str, Any]) -> str:
    localized = payload.get("description_localizations") or {}
    return str(localized.get(_SWEDISH, payload["description"]))


def _area(command: Command) -> str:
    folders = (command.module or "").split(".")
    return folders[1] if len(folders) > 1 and folders[0] == "cogs" else ""
