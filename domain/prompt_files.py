"""A file of discussion prompts, checked and turned into values; a fault says where it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.prompts import (
    LOCALES,
    PROMPTS_AT_MOST,
    TEXT_LENGTH,
    TITLE_LENGTH,
    TOPIC_LENGTH,
    Prompt,
    PromptBank,
    PromptTopic,
)
from domain.screening.faults import Place, RegisterFault
from domain.texts import cleaned, one_line, shortened

ID_LENGTH = 40
_QUOTED = 60
"""Characters of a name that a fault quotes; a file may hold any."""
_FILE = frozenset({"topic", "prompt"})
_TOPIC = frozenset({"id", *LOCALES})
_PROMPT = frozenset({"id", "title", "text"})
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PromptFile:
    """What one file holds. A community's own file may name one of its topics instead of bringing
    one: then `topic` is None and `topic_name` is what it says.
    """

    topic: PromptTopic | None
    topic_name: str
    prompts: tuple[Prompt, ...]


def parse(data: Table, *, source: str, both_languages: bool = True) -> PromptFile:
    """The topic and prompts of one file; raises a `RegisterFault` for the first fault.

    Without `both_languages` each text may stand in one language alone, and the topic may be a name.
    """
    return _Reader(source, both_languages=both_languages).file(data)


def parse_bank(files: Mapping[str, Table]) -> PromptBank:
    """All files of the shipped bank, by file name; no topic may have two files."""
    if not files:
        raise RegisterFault(source="*.toml", cause="file-missing")
    topics: dict[str, PromptTopic] = {}
    prompts: dict[str, Prompt] = {}
    for source, data in files.items():
        found = parse(data, source=source)
        assert found.topic is not None
        if found.topic.id in topics:
            raise RegisterFault(
                source=source, cause="twice", entry=found.topic.id, place=("topic", "id")
            )
        topics[found.topic.id] = found.topic
        prompts.update({prompt.key: prompt for prompt in found.prompts})
    return PromptBank(tuple(topics.values()), prompts)


class _Reader:
    """Reads one file's tables, each value with its place when it is wrong."""

    def __init__(self, source: str, *, both_languages: bool) -> None:
        self._source = source
        self._both = both_languages

    def file(self, data: Table) -> PromptFile:
        self._known(data, _FILE, ())
        self._has(data, "topic", ())
        self._has(data, "prompt", ())
        named = data["topic"]
        if isinstance(named, str) and not self._both:
            name = self._line(named, ("topic",), limit=TOPIC_LENGTH)
            return PromptFile(None, name, self._prompts(data["prompt"], topic_id="own"))
        topic = self._topic(named)
        return PromptFile(topic, "", self._prompts(data["prompt"], topic_id=topic.id))

    def _topic(self, table: object) -> PromptTopic:
        place: Place = ("topic",)
        fields = self._table(table, place)
        self._known(fields, _TOPIC, place)
        topic_id = self._id(fields, place)
        names = {name: value for name, value in fields.items() if name != "id"}
        return PromptTopic(topic_id, self._spoken(names, place, limit=TOPIC_LENGTH))

    def _prompts(self, tables: object, *, topic_id: str) -> tuple[Prompt, ...]:
        place: Place = ("prompt",)
        if not isinstance(tables, list):
            raise self._fault("list", place, entry="prompt")
        if not tables:
            raise self._fault("empty", place, entry="prompt")
        if len(tables) > PROMPTS_AT_MOST:
            raise self._too_much("too-many", (*place, PROMPTS_AT_MOST), tables, PROMPTS_AT_MOST)
        found: dict[str, Prompt] = {}
        for number, table in enumerate(tables):
            prompt = self._prompt(table, (*place, number), topic_id=topic_id)
            if prompt.key in found:
                name = prompt.key.partition("/")[2]
                raise self._fault("twice", (*place, number, "id"), entry=name)
            found[prompt.key] = prompt
        return tuple(found.values())

    def _prompt(self, table: object, place: Place, *, topic_id: str) -> Prompt:
        fields = self._table(table, place)
        self._known(fields, _PROMPT, place)
        for name in ("id", "title", "text"):
            self._has(fields, name, place)
        prompt_id = self._id(fields, place)
        title = self._table(fields["title"], (*place, "title"))
        text = self._table(fields["text"], (*place, "text"))
        return Prompt(
            key=f"{topic_id}/{prompt_id}",
            topic_id=topic_id,
            title=self._spoken(title, (*place, "title"), limit=TITLE_LENGTH),
            text=self._spoken(text, (*place, "text"), limit=TEXT_LENGTH, in_lines=True),
        )

    def _spoken(
        self, texts: Table, place: Place, *, limit: int, in_lines: bool = False
    ) -> Mapping[str, str]:
        """A text by language, in all languages or at least in one."""
        self._known(texts, frozenset(LOCALES), place)
        for locale in LOCALES if self._both or not texts else ():
            self._has(texts, locale, place)
        return {
            locale: self._line(texts[locale], (*place, locale), limit=limit, in_lines=in_lines)
            for locale in LOCALES
            if locale in texts
        }

    def _id(self, fields: Table, place: Place) -> str:
        self._has(fields, "id", place)
        return self._line(fields["id"], (*place, "id"), limit=ID_LENGTH)

    def _line(self, value: object, place: Place, *, limit: int, in_lines: bool = False) -> str:
        if not isinstance(value, str):
            raise self._fault("text", place, entry=_named(place))
        text = _paragraphs(value) if in_lines else one_line(value)
        if not text:
            raise self._fault("empty", place, entry=_named(place))
        if len(text) > limit:
            raise self._too_much("too-long", place, text, limit)
        return text

    def _table(self, value: object, place: Place) -> Table:
        if not isinstance(value, dict):
            raise self._fault("table", place, entry=_named(place))
        return value

    def _known(self, table: Table, names: frozenset[str], place: Place) -> None:
        for name in table:
            if name not in names:
                raise self._fault("unknown-field", (*place, name), entry=name)

    def _has(self, table: Table, name: str, place: Place) -> None:
        if name not in table:
            raise self._fault("missing", place, entry=_named((*place, name)))

    def _too_much(
        self, cause: str, place: Place, value: str | list[object], limit: int
    ) -> RegisterFault:
        return self._fault(cause, place, entry=_named(place), detail=f"{len(value)} > {limit}")

    def _fault(self, cause: str, place: Place, *, entry: str, detail: str = "") -> RegisterFault:
        return RegisterFault(
            source=self._source,
            cause=cause,
            entry=shortened(entry, limit=_QUOTED),
            detail=detail,
            place=place,
        )


def _named(place: Place) -> str:
    """A place as it stands in the file: "title.sv"."""
    return ".".join(part for part in place if isinstance(part, str)).removeprefix("prompt.")


def _paragraphs(text: str) -> str:
    """The text without the line breaks that only keep a file's lines short."""
    return "\n\n".join(
        " ".join(part.split()) for part in cleaned(text).split("\n\n") if part.strip()
    )
