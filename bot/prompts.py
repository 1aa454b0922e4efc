"""The shipped discussion prompts, read once in a process, and files of prompts that people send."""

from functools import lru_cache
from pathlib import Path

from domain.prompt_files import PromptFile, parse, parse_bank
from domain.prompts import PromptBank, spoken
from domain.screening.faults import RegisterFault


def inspect(folder: Path | None = None) -> None:
    """Raise a `RegisterFault` with file, line and cause if the shipped bank holds a fault."""
    load(folder)


# One bank for a process, however many bots it holds; nothing changes it once read.
@lru_cache(maxsize=1)
def load(folder: Path | None = None) -> PromptBank:
    """The bank of a folder, by default the shipped one; raises what `inspect` raises."""
    # A cog names this module, and no cog's import should load the parser before a file is read.
    from config.prompt_files import FOLDER, read_prompts  # noqa: PLC0415
    from config.registers import UnreadableRegister  # noqa: PLC0415

    place = folder or FOLDER
    try:
        return parse_bank(read_prompts(place))
    except UnreadableRegister as fault:
        raise RegisterFault(
            source=str(fault.path), cause=fault.cause, detail=fault.detail, line=fault.line
        ) from fault
    except RegisterFault as fault:
        path = place / fault.source
        if not path.is_file():
            raise fault.at(source=str(path), line=None) from fault
        raise _placed(fault, path.read_text(encoding="utf-8-sig"), source=str(path)) from fault


def own_file(content: bytes, *, name: str) -> PromptFile:
    """What a community's file holds; raises a `RegisterFault` with its name, line and cause."""
    from config.registers import UnreadableRegister, parse_toml  # noqa: PLC0415

    try:
        return parse(parse_toml(content, path=Path(name)), source=name, both_languages=False)
    except UnreadableRegister as fault:
        raise RegisterFault(
            source=name, cause=fault.cause, detail=fault.detail, line=fault.line
        ) from fault
    except RegisterFault as fault:
        raise _placed(fault, content.decode("utf-8-sig"), source=name) from fault


def default_topics(locale: str) -> list[tuple[str, str]]:
    """The ids of the shipped topics and their names in the language, in the order of the names."""
    topics = [(topic.id, spoken(topic.names, locale)) for topic in load().topics]
    return sorted(topics, key=lambda topic: topic[1].casefold())


def _placed(fault: RegisterFault, text: str, *, source: str) -> RegisterFault:
    # Needed by nobody but whoever has a fault to mend.
    from config.register_lines import line_of  # noqa: PLC0415

    return fault.at(source=source, line=line_of(text, fault.place))
