"""What stands in a form or menu, and what people fill in and pick there, by how it reads."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import discord
from simcord.enums import SELECT_TYPES, ComponentType
from simcord.results import ResponseMessage

Shown = discord.Message | ResponseMessage


class Offered(str):
    """What a command offers as a choice: it is sent as its value, and reads as its name."""

    __slots__ = ("name",)
    name: str

    @classmethod
    def of(cls, choice: Mapping[str, Any]) -> Self:
        """A choice as Discord sends it."""
        made = cls(choice["value"])
        made.name = str(choice["name"])
        return made


def by_name(modal: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by the names of their fields, which some forms draw anew each time; what is
    chosen in a menu may be given as it reads there."""
    fields = [item for item in modal["components"] if "component" in item]
    names = {item["label"]: item["component"]["custom_id"] for item in fields}
    options = {
        item["component"]["custom_id"]: {
            option["label"]: option["value"] for option in item["component"].get("options", ())
        }
        for item in fields
    }
    filled = {names.get(key, key): value for key, value in values.items()}
    return {
        name: [options[name].get(each, each) for each in value]
        if isinstance(value, list) and name in options
        else value
        for name, value in filled.items()
    }


def proposed(modal: Mapping[str, Any]) -> dict[str, Any]:
    """What already stands in a form when it opens."""
    found: dict[str, Any] = {}
    for control in (item["component"] for item in modal["components"] if "component" in item):
        picked = [option["value"] for option in control.get("options", ()) if option.get("default")]
        if control["type"] == ComponentType.TEXT_INPUT and control.get("value"):
            found[control["custom_id"]] = control["value"]
        elif picked:
            one = control["type"] == ComponentType.RADIO_GROUP
            found[control["custom_id"]] = picked[0] if one else picked
    return found


def menu_of(shown: Shown, beginning: str) -> Mapping[str, Any] | None:
    """The menu of a message whose id begins so."""
    message = shown.message if isinstance(shown, ResponseMessage) else shown
    waiting: list[Mapping[str, Any]] = [item.to_dict() for item in message.components]
    while waiting:
        item = waiting.pop(0)
        waiting += item.get("components") or ()
        if item["type"] in SELECT_TYPES and item["custom_id"].startswith(beginning):
            return item
    return None


def options_of(control: Mapping[str, Any], values: Sequence[str]) -> list[Mapping[str, Any]]:
    """The options with these values or labels; what has a number that only the bot knows is known
    by how its label begins, up to a full stop.
    """
    return [
        item
        for item in control.get("options") or ()
        if item["value"] in values
        or item["label"] in values
        or any(value.endswith(".") and item["label"].startswith(value) for value in values)
    ]
