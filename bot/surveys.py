"""The shipped surveys, read once in a process, and files of surveys that people send."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from domain.prompts import LOCALES, spoken
from domain.survey_file_faults import SurveyFault
from domain.survey_files import Examined, SurveyFile, examine

if TYPE_CHECKING:
    from config.registers import UnreadableRegister


def inspect(folder: Path | None = None) -> None:
    """Raise a `SurveyFault` with file, line and cause if a shipped survey holds a fault."""
    load(folder)


# One for a process, however many bots it holds; nothing changes them once read.
@lru_cache(maxsize=1)
def load(folder: Path | None = None) -> Mapping[str, SurveyFile]:
    """A folder's surveys by key, by default the shipped ones; raises what `inspect` raises."""
    # A cog names this module, and no cog's import should load the parser before a file is read.
    from config.survey_files import FOLDER, survey_paths  # noqa: PLC0415

    found: dict[str, SurveyFile] = {}
    for path in survey_paths(folder or FOLDER):
        survey = examined_at(path, languages=LOCALES).sound
        if survey.key in found:
            raise SurveyFault(source=str(path), cause="twice", entry=survey.key)
        found[survey.key] = survey
    if not found:
        raise SurveyFault(source=str((folder or FOLDER) / "*.toml"), cause="file-missing")
    return found


def names(locale: str) -> list[tuple[str, str]]:
    """The keys of the shipped surveys and their titles in the language, in the files' order."""
    return [(key, spoken(survey.form.title, locale)) for key, survey in load().items()]


def source(key: str) -> str:
    """The file of a shipped survey as it is written, for whoever wants to change it."""
    from config.survey_files import FOLDER  # noqa: PLC0415

    return (FOLDER / f"{load()[key].key}.toml").read_text(encoding="utf-8")


def own_file(content: bytes, *, name: str) -> SurveyFile:
    """The survey in a community's file; raises a `SurveyFault` with its name, line and cause."""
    return _read(content, name=name, faults_at_most=1).sound


def examined_at(path: Path, *, languages: tuple[str, ...] = ()) -> Examined:
    """What `examined` finds in a file of this machine's."""
    from config.registers import UnreadableRegister  # noqa: PLC0415
    from config.survey_files import read_survey  # noqa: PLC0415

    try:
        content = read_survey(path)
    except UnreadableRegister as fault:
        return Examined(faults=(_unreadable(fault, name=str(path)),))
    return examined(content, name=str(path), languages=languages)


def examined(content: bytes, *, name: str, languages: tuple[str, ...] = ()) -> Examined:
    """The survey in a file, or every fault of the file with its line, from the top down.

    `languages` have to be there; without them a file may keep to one.
    """
    return _read(content, name=name, languages=languages)


def _read(
    content: bytes, *, name: str, languages: tuple[str, ...] = (), faults_at_most: int | None = None
) -> Examined:
    from config.registers import UnreadableRegister  # noqa: PLC0415
    from config.survey_files import parse_survey  # noqa: PLC0415

    try:
        data = parse_survey(content, path=Path(name))
    except UnreadableRegister as fault:
        return Examined(faults=(_unreadable(fault, name=name),))
    found = examine(data, source=name, languages=languages)
    # To find a line the whole file is walked through: one that people wait for is told one fault.
    faults = found.faults[:faults_at_most]
    return Examined(found.file, _placed(faults, content)) if faults else found


def _unreadable(fault: "UnreadableRegister", *, name: str) -> SurveyFault:
    return SurveyFault(source=name, cause=fault.cause, detail=fault.detail, line=fault.line)


def _placed(faults: tuple[SurveyFault, ...], content: bytes) -> tuple[SurveyFault, ...]:
    # Needed by nobody but whoever has a fault to mend.
    from config.register_lines import lines_of  # noqa: PLC0415

    lines = lines_of(content.decode("utf-8-sig"), [fault.place for fault in faults])
    found = [
        fault.at(source=fault.source, line=line) for fault, line in zip(faults, lines, strict=True)
    ]
    return tuple(sorted(found, key=lambda fault: fault.line or 0))
