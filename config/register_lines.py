"""On which line of a TOML file a value stands: the parser keeps no places."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Place = tuple[str | int, ...]
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|#[^\n]*|\[|\]|[{}=,.]|[^\s\[\]{}=,.#\"']+",
    re.DOTALL,
)


def line_of(text: str, place: Place) -> int:
    """The line of a value, or of the nearest table around it; the text must be valid TOML."""
    return lines_of(text, [place])[0]


def lines_of(text: str, places: Sequence[Place]) -> list[int]:
    """As `line_of`, for several places of one text, which is walked through once."""
    lines = _Lines(text).found
    return [_nearest(lines, place) for place in places]


def _nearest(lines: Mapping[Place, int], place: Place) -> int:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int


class _Lines:
    """Walks through the tokens of valid TOML, noting where every key and value begins."""

    def __init__(self, text: str) -> None:
        self.found: dict[Place, int] = {}
        self._lengths: dict[Place, int] = {}
        self._tokens: list[_Token] = []
        line, counted = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", counted, match.start())
            counted = match.start()
            if not match[0].startswith("#"):
                self._tokens.append(_Token(match[0], line))
        self._at = 0
        table: Place = ()
        while self._at < len(self._tokens):
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at].text if at < len(self._tokens) else ""

    def _next(self) -> _Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _key(self, begin: Place) -> Place:
        """A dotted key; in a list of tables it means the newest."""
        place = begin
        while True:
            token = self._next()
            name = token.text
            place = (*place, name[1:-1] if name[0] in "\"'" else name)
            self.found.setdefault(place, token.line)
            if self._peek() != ".":
                return place
            self._next()
            place = self._newest(place)

    def _newest(self, place: Place) -> Place:
        length = self._lengths.get(place)
        return place if length is None else (*place, length - 1)

    def _header(self) -> Place:
        line = self._next().line
        of_list = self._peek() == "["
        if of_list:
            self._next()
        place = self._key(())
        self._next()
        if of_list:
            self._next()
            self.found.setdefault(place, line)
            self._lengths[place] = self._lengths.get(place, 0) + 1
            place = self._newest(place)
        self.found.setdefault(place, line)
        return place

    def _pair(self, table: Place) -> None:
        line = self._tokens[self._at].line
        place = self._key(table)
        self.found.setdefault(place, line)
        self._next()
        self._value(place)

    def _value(self, place: Place) -> None:
        first = self._next()
        self.found.setdefault(place, first.line)
        if first.text == "[":
            index = 0
            while self._peek() != "]":
                self._value((*place, index))
                index += 1
                self._comma()
            self._next()
        elif first.text == "{":
            while self._peek() != "}":
                self._pair(place)
                self._comma()
            self._next()
        elif first.text[0] not in "\"'":
            # A number with a point or a moment with a space is several of our tokens.
            while self._peek() not in ("", ",", "]", "}", "[") and self._same_line(first):
                self._next()

    def _comma(self) -> None:
        if self._peek() == ",":
            self._next()

    def _same_line(self, first: _Token) -> bool:
        return self._tokens[self._at].line == first.line
