"""What a person sees on Discord, as plain text: messages, cards, forms."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import discord
from simcord import Env, ResponseMessage
from simcord.enums import ComponentType

WIDTH = 84
_INSIDE = WIDTH - 6
_LINK_STYLE = 5
_PLACE = r"https://discord\.com/channels/\d+/(\d+)(?:/(\d+))?"
_UNBROKEN = "\u00a0"
_SELECTS = {
    ComponentType.STRING_SELECT,
    ComponentType.USER_SELECT,
    ComponentType.ROLE_SELECT,
    ComponentType.MENTIONABLE_SELECT,
    ComponentType.CHANNEL_SELECT,
}

Component = Mapping[str, Any]
Names = Callable[[str, int], str]
"""Tells the name of a "user", "role" or "channel" by its id."""


def names_in(env: Env) -> Names:
    """The names as the simulated Discord knows them."""
    backend = env.backend

    def name(kind: str, identity: int) -> str:
        if kind == "user" and identity in backend.users:
            user = backend.users[identity]
            return f"@{user.global_name or user.name}"
        if kind == "channel" and identity in backend.channels:
            return f"#{backend.channels[identity].name}"
        for guild in backend.guilds.values():
            if kind == "role" and identity in guild.roles:
                return f"@{guild.roles[identity].name.removeprefix('@')}"
        return f"<{identity}>"

    return name


class Renderer:
    """Writes Discord's components as lines of text."""

    def __init__(self, names: Names, *, timezone: str) -> None:
        self._names = names
        self._zone = ZoneInfo(timezone)

    def message(self, shown: discord.Message | ResponseMessage) -> list[str]:
        """A message with everything on it."""
        message = shown.message if isinstance(shown, ResponseMessage) else shown
        lines = self._text(message.content) if message.content else []
        for embed in message.embeds:
            lines += self._embed(embed)
        lines += [f"[{attachment.filename}]" for attachment in message.attachments]
        return lines + self._components([item.to_dict() for item in message.components])

    def form(self, modal: Mapping[str, Any], values: Mapping[str, Any]) -> list[str]:
        """A form with what the person fills in."""
        return [line for item in modal["components"] for line in self._field(item, values)]

    def moment(self, at: datetime) -> str:
        return at.astimezone(self._zone).strftime("%Y-%m-%d %H:%M")

    def plain(self, text: str) -> str:
        """Discord's markdown without its marks; mentions and times as a person sees them."""
        # The bot puts this mark, which has no width, behind every @ that people write.
        text = text.replace("\u2060", "")
        text = re.sub(r"<@!?(\d+)>", lambda m: self._names("user", int(m[1])), text)
        text = re.sub(r"<@&(\d+)>", lambda m: self._names("role", int(m[1])), text)
        text = re.sub(r"<#(\d+)>", lambda m: self._names("channel", int(m[1])), text)
        text = re.sub(r"</([^:>]+):\d+>", r"/\1", text)
        text = re.sub(r"<t:(-?\d+)(?::\w)?>", lambda m: self._time(int(m[1])), text)
        text = re.sub(rf"\[([^\]]+)\]\({_PLACE}\)", r"\1 ↗", text)
        text = re.sub(_PLACE, lambda m: self._place(int(m[1]), m[2]), text)
        text = re.sub(r"\[([^\]]+)\]\((https?://[^)]+)\)", r"\1 (\2)", text)
        text = re.sub(r"^#{1,3} +", "\n", text, flags=re.MULTILINE).removeprefix("\n")
        text = re.sub(r"^-# +", "  ", text, flags=re.MULTILINE)
        text = re.sub(r"(?<!\\)(\*\*|__|~~|\|\|)(?=\S)(.+?)(?<=\S)\1", r"\2", text, flags=re.DOTALL)
        text = re.sub(r"(?<![\\\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", text)
        text = re.sub(r"(?<!\\)`([^`]+)`", r"\1", text)
        return re.sub(r"\\([\\*_~|`>#\-+.\[\]()<@:!])", r"\1", text)

    def _time(self, seconds: int) -> str:
        return self.moment(datetime.fromtimestamp(seconds, UTC))

    def _place(self, channel_id: int, message_id: str | None) -> str:
        """An address in Discord, which shows it by its name."""
        return f"{self._names('channel', channel_id)}{' › 💬' if message_id else ''}"

    def _text(self, text: str) -> list[str]:
        return [line for part in self.plain(text).split("\n") for line in _wrapped(part)]

    def _embed(self, embed: discord.Embed) -> list[str]:
        parts = [embed.title, embed.description]
        parts += [f"{field.name}: {field.value}" for field in embed.fields]
        return [line for part in parts if part for line in self._text(part)]

    def _components(self, components: Iterable[Component]) -> list[str]:
        return [line for item in components for line in self._component(item)]

    def _component(self, item: Component) -> list[str]:
        kind = item["type"]
        inside: Sequence[Component] = item.get("components") or ()
        if kind == ComponentType.TEXT_DISPLAY:
            return self._text(item["content"])
        if kind == ComponentType.SEPARATOR:
            return ["─" * 24]
        if kind == ComponentType.SECTION:
            return self._components(inside) + self._components([item["accessory"]])
        if kind == ComponentType.ACTION_ROW:
            return list(_wrapped("  ".join(self._components(inside))))
        if kind == ComponentType.BUTTON:
            return [_button(item)]
        if kind in _SELECTS:
            return [f"[{_chosen(item) or item.get('placeholder') or '…'} ▾]"]
        return self._components(inside)

    def _field(self, item: Component, values: Mapping[str, Any]) -> Iterator[str]:
        if item["type"] == ComponentType.TEXT_DISPLAY:
            yield from self._text(item["content"])
            return
        if item["type"] == ComponentType.ACTION_ROW:
            for child in item["components"]:
                yield from self._labelled(child.get("label", ""), None, child, values)
            return
        control = item["component"]
        yield from self._labelled(item["label"], item.get("description"), control, values)

    def _labelled(
        self, label: str, description: str | None, control: Component, values: Mapping[str, Any]
    ) -> Iterator[str]:
        yield f"{label}{' *' if control.get('required', True) else ''}"
        if description:
            yield from _wrapped(f"  ({description})", indent="   ")
        given = values.get(control["custom_id"])
        for line in _filled(control, given).split("\n"):
            yield from _wrapped(f"  {line}", indent="  ")


def _button(item: Component) -> str:
    label = item.get("label") or (item.get("emoji") or {}).get("name") or "•"
    if item.get("style") == _LINK_STYLE:
        return f"[{label} ↗]"
    return f"({label})" if item.get("disabled") else f"[{label}]"


def _chosen(item: Component) -> str:
    options = item.get("options") or ()
    return ", ".join(option["label"] for option in options if option.get("default"))


def _filled(control: Component, given: Any) -> str:
    """A control of a form with what was put in it."""
    options = control.get("options") or ()
    if control["type"] == ComponentType.RADIO_GROUP:
        return "  ".join(_option(option, {given}, "(•)", "( )") for option in options)
    if control["type"] == ComponentType.CHECKBOX_GROUP:
        return "  ".join(_option(option, set(given or ()), "[x]", "[ ]") for option in options)
    if control["type"] == ComponentType.CHECKBOX:
        return "[x]" if given else "[ ]"
    if control["type"] in _SELECTS:
        picked = {value for value in given or () if isinstance(value, str)}
        labels = [option["label"] for option in options if option["value"] in picked]
        named = [str(getattr(value, "name", value)) for value in given or ()]
        return f"[{', '.join(labels or named) or '…'} ▾]"
    text = given if given is not None else control.get("value")
    return "\n".join(f"▏{line}" for line in str(text or "").splitlines() or [""])


def _option(option: Component, given: set[Any], on: str, off: str) -> str:
    picked = option["value"] in given or (not given - {None} and option.get("default"))
    # Mark and label stay together when the line is wrapped.
    return f"{on if picked else off} {option['label']}".replace(" ", _UNBROKEN)


def _wrapped(line: str, *, indent: str = "") -> Iterator[str]:
    """A line in the width of the transcript; quotes and lists keep their mark or indent."""
    mark = re.match(r"> |[-*•] |\d+\. | +", line)
    later = indent or ("> " if line.startswith("> ") else " " * len(mark[0]) if mark else "")
    wrapped = textwrap.wrap(
        line, _INSIDE, subsequent_indent=later, drop_whitespace=True, replace_whitespace=False
    )
    yield from (part.replace(_UNBROKEN, " ") for part in wrapped or [""])


class Transcript:
    """The story as it is told: headings, what happens, and what each person sees."""

    def __init__(self, write: Callable[[str], object], renderer: Renderer) -> None:
        self._write = write
        self._renderer = renderer

    def title(self, text: str) -> None:
        self._line(text.upper())
        self._line("═" * WIDTH)

    def heading(self, text: str) -> None:
        self._line()
        self._line(f"── {text} ".ljust(WIDTH, "─"))

    def tell(self, text: str) -> None:
        self._line()
        for line in textwrap.wrap(text, WIDTH):
            self._line(line)

    def show(
        self, where: str, message: discord.Message | ResponseMessage, *, note: str = ""
    ) -> None:
        """A message as it stands in a channel."""
        at = message.created_at if isinstance(message, discord.Message) else None
        rest = f" · {note}" if note else ""
        if at is not None:
            rest += f" · {self._renderer.moment(at)}"
        # A thread's name may be longer than a line.
        room = _INSIDE + 2 - len(rest)
        place = where if len(where) <= room else f"{where[: room - 1].rstrip()}…"
        self._box(f"{place}{rest}", self._renderer.message(message))

    def show_form(self, head: str, modal: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """A form as somebody has filled it in."""
        self._box(head, self._renderer.form(modal, values))

    def show_lines(self, head: str, lines: Iterable[str]) -> None:
        """Something that is no message: what Discord itself shows, say."""
        self._box(head, [wrapped for line in lines for wrapped in _wrapped(line)])

    def _box(self, head: str, lines: Iterable[str]) -> None:
        self._line()
        self._line(f"  ┌ {head}")
        for line in lines:
            self._line(f"  │ {line}".rstrip())
        self._line("  └")

    def _line(self, text: str = "") -> None:
        self._write(f"{text}\n")
