"""A survey's file is taken as it was meant, or refused with every fault, its line and its cause."""

import re
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import I18n
from bot.surveys import examined, load, own_file
from config.survey_files import FOLDER
from domain.feedback_values import Condition
from domain.screening.faults import RegisterFault
from domain.survey_file_faults import FAULTS_AT_MOST, SurveyFault
from domain.survey_files import examine
from domain.survey_values import QuestionKind

TEXT = """\
key = "after-meetup"
title = { sv = "Efter träffen", en = "After the meetup" }
groups_by = "came"

[[questions]]
key = "came"
kind = "single"
text = { sv = "Var du med?", en = "Were you there?" }
options = [
    { key = "yes", sv = "Ja", en = "Yes" },
    { key = "no", sv = "Nej", en = "No" },
]

[[questions]]
key = "worth"
kind = "scale"
text = { sv = "Var den värd tiden?", en = "Was it worth the time?" }
points = 4
low = { sv = "Inte alls", en = "Not at all" }
high = { sv = "Mycket", en = "Very much" }
asked_if = { question = "came", any_of = ["yes"] }

[[questions]]
key = "why"
kind = "text"
text.sv = "Varför?"
text.en = "Why?"
help = { sv = "Kort går bra.", en = "Short is fine." }
required = false
asked_if = { question = "worth", any_of = [1, "2"] }

[[questions]]
key = "parts"
kind = "multiple"
text = { sv = "Vad var bra?", en = "What was good?" }
options = [
    { key = "talks", sv = "Samtalen", en = "The talks" },
    { key = "food", sv = "Maten", en = "The food" },
]

[[questions]]
key = "recommend"
kind = "recommend"
text = { sv = "Skulle du rekommendera den?", en = "Would you recommend it?" }
"""
ONE_LANGUAGE = """\
key = "kort"
title = { sv = "En kort enkät" }
[intro]
sv = '''
En rad som
bryts.

Ett stycke till.
'''

[[questions]]
key = "ok"
kind = "scale"
text = { sv = "Hur är läget?" }
"""


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def faults_of(content: str | bytes) -> tuple[SurveyFault, ...]:
    content = content.encode() if isinstance(content, str) else content
    found = examined(content, name="min.toml")
    assert found.file is None
    assert found.faults
    return found.faults


def test_a_file_becomes_a_survey() -> None:
    found = own_file(TEXT.encode(), name="min.toml")
    assert (found.key, found.languages) == ("after-meetup", ("sv", "en"))
    form = found.form
    assert form.title == {"sv": "Efter träffen", "en": "After the meetup"}
    assert (form.intro, form.groups_by) == ({}, "came")
    came, worth, why, parts, recommend = form.questions
    assert [each.kind for each in form.questions] == [
        QuestionKind.SINGLE, QuestionKind.SCALE, QuestionKind.TEXT, QuestionKind.MULTIPLE,
        QuestionKind.RECOMMEND,
    ]  # fmt: skip
    assert (came.keys, came.is_required, came.asked_if) == (("yes", "no"), True, None)
    assert came.options[1].text == {"sv": "Nej", "en": "No"}
    assert (worth.keys, worth.low["sv"], worth.high["en"]) == (
        ("1", "2", "3", "4"), "Inte alls", "Very much",
    )  # fmt: skip
    assert worth.asked_if == Condition("came", ("yes",))
    assert why.text == {"sv": "Varför?", "en": "Why?"}
    assert (why.help["en"], why.is_required) == ("Short is fine.", False)
    assert why.asked_if == Condition("worth", ("1", "2"))
    assert parts.keys == ("talks", "food")
    assert recommend.keys[-1] == "10"


def test_one_language_is_enough_for_a_community_and_not_for_us() -> None:
    found = own_file(ONE_LANGUAGE.encode(), name="min.toml")
    assert found.languages == ("sv",)
    assert found.form.intro == {"sv": "En rad som bryts.\n\nEtt stycke till."}
    assert found.form.questions[0].points == 5
    asked = examined(ONE_LANGUAGE.encode(), name="min.toml", languages=("sv", "en"))
    assert {fault.cause for fault in asked.faults} == {"language-missing"}
    assert [(fault.entry, fault.line) for fault in asked.faults] == [
        ("title.en", 2), ("intro.en", 3), ("text.en", 14),
    ]  # fmt: skip


def test_a_mark_in_front_and_the_lines_of_windows_are_no_fault() -> None:
    content = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert own_file(content, name="min.toml") == own_file(TEXT.encode(), name="min.toml")
    (fault,) = faults_of(content.replace(b"points = 4", b"points = 1"))
    assert fault.line == 18


LONG = "x" * 400
OPTIONS = "\n".join(f'    {{ key = "o{n}", sv = "S{n}", en = "E{n}" }},' for n in range(25))
FAULTS: list[tuple[str, str, str, str, int]] = [
    # what stands there, what stands there instead, the cause, what is quoted, the line
    ('key = "after-meetup"\n', "", "missing", "key", 1),
    ('key = "after-meetup"', 'key = "Efter träffen"', "bad-key", "Efter träffen", 1),
    ('key = "after-meetup"', 'key = "after\\nmeetup"', "bad-key", "after meetup", 1),
    ('key = "after-meetup"', 'key = ""', "empty", "key", 1),
    ('key = "after-meetup"', "key = 7", "text", "key", 1),
    ('key = "after-meetup"', f'key = "{"x" * 41}"', "too-long", "key", 1),
    ('key = "after-meetup"', 'key = "a"\nqestions = 1', "misspelt-field", "qestions", 2),
    ('key = "after-meetup"', 'key = "a"\nzzz = 1', "unknown-field", "zzz", 2),
    ('title = { sv = "Efter träffen", en = "After the meetup" }\n', "", "missing", "title", 1),
    ('{ sv = "Efter träffen", en = "After the meetup" }', '"Efter"', "words", "title", 2),
    ('{ sv = "Efter träffen", en = "After the meetup" }', "3", "table", "title", 2),
    ('{ sv = "Efter träffen", en = "After the meetup" }', "{}", "no-language", "title", 2),
    ('sv = "Efter träffen"', "sv = 3", "text", "title.sv", 2),
    ('sv = "Efter träffen"', 'sv = " "', "empty", "title.sv", 2),
    ('sv = "Efter träffen"', f'sv = "{"x" * 81}"', "too-long", "title.sv", 2),
    ('sv = "Efter träffen"', 'sv = "Efter", da = "Efter"', "unknown-field", "da", 2),
    ('groups_by = "came"', f'intro.en = "{"x " * 600}"\nintro.sv = "x"', "too-long", "intro.en", 3),
    ('groups_by = "came"', 'groups_by = "cme"', "groups-unknown", "cme", 3),
    ('groups_by = "came"', 'groups_by = "worth"', "groups-kind", "worth", 3),
    ('groups_by = "came"', "groups_by = true", "text", "groups_by", 3),
    ('key = "came"\n', "", "missing", "key", 5),
    ('key = "parts"', 'key = "worth"', "twice", "worth", 33),
    ('kind = "single"\n', "", "missing", "kind", 5),
    ('kind = "single"', 'kind = "choice"', "kind", "choice", 7),
    ('kind = "single"', "kind = 1", "text", "kind", 7),
    ('text = { sv = "Var du med?", en = "Were you there?" }\n', "", "missing", "text", 5),
    ('sv = "Var du med?", ', "", "language-missing", "text.sv", 8),
    ('sv = "Var du med?"', 'sv = ""', "empty", "text.sv", 8),
    ('sv = "Var du med?"', 'sv = "\\u200b\\u0007"', "empty", "text.sv", 8),
    ('sv = "Var du med?"', f'sv = "{LONG}"', "too-long", "text.sv", 8),
    ('{ key = "no", sv', '{ ky = "n", key = "no", sv', "misspelt-field", "ky", 11),
    ('key = "no", ', "", "missing", "options.key", 11),
    ('key = "no"', 'key = "yes"', "twice", "yes", 11),
    ('sv = "Nej"', 'sv = "JA"', "same-text", "JA", 11),
    ('sv = "Nej"', f'sv = "{"x" * 91}"', "too-long", "options.sv", 11),
    (', en = "No"', "", "language-missing", "options.en", 11),
    ('    { key = "no", sv = "Nej", en = "No" },', OPTIONS, "too-many", "options", 35),
    ('    { key = "food", sv = "Maten", en = "The food" },\n', "", "too-few", "options", 36),
    ("points = 4", "points = 1", "range", "points", 18),
    ("points = 4", "points = 11", "range", "points", 18),
    ("points = 4", "points = true", "number", "points", 18),
    ("points = 4", 'points = "4"', "number", "points", 18),
    ("points = 4", f"points = 0x{'f' * 9000}", "range", "points", 18),
    ('high = { sv = "Mycket", en = "Very much" }\n', "", "missing", "high", 14),
    ('sv = "Inte alls"', f'sv = "{"x" * 61}"', "too-long", "low.sv", 19),
    ("required = false", 'required = "no"', "flag", "required", 29),
    ("required = false", "points = 3", "not-here", "points", 29),
    ("required = false", 'low = { sv = "x" }', "not-here", "low", 29),
    ("required = false", "options = []", "not-here", "options", 29),
    ('sv = "Kort går bra."', f'sv = "{"x" * 101}"', "too-long", "help.sv", 28),
    ('question = "came"', 'question = "cam"', "asked-unknown", "cam", 21),
    ('question = "came"', 'question = "parts"', "asked-later", "parts", 21),
    ('question = "came"', 'question = "worth"', "asked-later", "worth", 21),
    ('question = "came", ', "", "missing", "asked_if.question", 21),
    ('any_of = ["yes"]', 'any_of = ["maybe"]', "asked-option", "maybe", 21),
    ('any_of = ["yes"]', 'any_of = ["yes", "yes"]', "twice", "yes", 21),
    ('any_of = ["yes"]', "any_of = []", "empty", "asked_if.any_of", 21),
    ('any_of = ["yes"]', 'any_of = "yes"', "list", "asked_if.any_of", 21),
    ('any_of = ["yes"]', "any_of = [true]", "text", "any_of", 21),
    (', any_of = ["yes"]', "", "missing", "asked_if.any_of", 21),
    ('asked_if = { question = "came", any_of = ["yes"] }', "asked_if = true", "table", "asked_if",
     21),
    ("any_of = [1,", "any_of = [5,", "asked-option", "5", 30),
    ('[[questions]]\nkey = "rec', '[[question]]\nkey = "rec', "misspelt-field", "question", 41),
]  # fmt: skip


# Those that name a question without a key say so as well.
FOLLOWED = {('key = "came"\n', "missing")}


@pytest.mark.parametrize(("old", "new", "cause", "entry", "line"), FAULTS)
def test_a_fault_is_told_with_its_line_and_nothing_follows_from_it(
    old: str, new: str, cause: str, entry: str, line: int
) -> None:
    found = faults_of(changed(old, new))
    told = [(fault.source, fault.cause, fault.entry, fault.line) for fault in found]
    wanted = ("min.toml", cause, entry, line)
    assert wanted in told
    if (old, cause) not in FOLLOWED:
        assert told == [wanted]


def test_a_text_can_decide_nothing_and_a_conditional_question_makes_no_groups() -> None:
    more = (
        '\n[[questions]]\nkey = "last"\nkind = "single"\ntext = { sv = "S", en = "E" }\n'
        'options = [{ key = "a", sv = "A", en = "A" }, { key = "b", sv = "B", en = "B" }]\n'
        'asked_if = { question = "%s", any_of = ["%s"] }\n'
    )
    (fault,) = faults_of(TEXT + more % ("why", "no"))
    assert (fault.cause, fault.entry, fault.line) == ("asked-text", "why", 51)
    grouped = (TEXT + more % ("came", "no")).replace('groups_by = "came"', 'groups_by = "last"')
    (fault,) = faults_of(grouped)
    assert (fault.cause, fault.entry, fault.line) == ("groups-conditional", "last", 3)


def test_a_language_that_the_title_lacks_is_too_much_in_a_question() -> None:
    (fault,) = faults_of(ONE_LANGUAGE + 'help = { sv = "Kort.", en = "Short." }\n')
    assert (fault.cause, fault.entry, fault.line) == ("language-extra", "help.en", 15)


@pytest.mark.parametrize(
    ("questions", "cause", "line"),
    [("", "missing", 1), ("questions = []", "empty", 3), ("questions = 3", "list", 3),
     ("questions = [3]", "table", 3)],
)  # fmt: skip
def test_a_survey_asks_something(questions: str, cause: str, line: int) -> None:
    (fault,) = faults_of(f'key = "a"\ntitle.sv = "A"\n{questions}\n')
    assert (fault.cause, fault.entry, fault.line) == (cause, "questions", line)


@pytest.mark.parametrize("more", [0, 1])
def test_a_survey_asks_so_many_questions_and_no_more(more: int) -> None:
    one = '[[questions]]\nkey = "q{}"\nkind = "text"\ntext.sv = "Fråga {}"\n'
    text = 'key = "a"\ntitle.sv = "A"\n' + "".join(one.format(n, n) for n in range(40 + more))
    if not more:
        assert len(own_file(text.encode(), name="min.toml").form.questions) == 40
        return
    (fault,) = faults_of(text)
    assert (fault.cause, fault.entry, fault.detail) == ("too-many", "questions", "41 > 40")
    assert fault.line == 3 + 40 * 4


UNREAD: list[tuple[bytes, str, int | None]] = [
    (TEXT.encode("utf-16"), "encoding", 1),
    (TEXT.replace("ä", "\udce4").encode("utf-8", "surrogateescape"), "encoding", 2),
    (b'key = "a"\ntitle = \n', "syntax", 2),
    (b'key = "a"\nkey = "b"\n', "syntax", 2),
    (b'key = "a\n', "syntax", 1),
    (b"key = " + b"[" * 5000, "syntax", None),
    (b'key = "a"\npoints = ' + b"9" * 5000, "long-number", 2),
    (b'key = "a"\n' + b".".join([b"a"] * 100_000) + b" = 1\n", "many-dots", 2),
    (TEXT.encode() + b"#" * 256 * 1024, "too-large", None),
]


@pytest.mark.parametrize(("content", "cause", "line"), UNREAD, ids=lambda value: str(value)[:20])
def test_what_is_no_toml_is_one_fault(content: bytes, cause: str, line: int | None) -> None:
    (fault,) = faults_of(content)
    assert (fault.source, fault.cause) == ("min.toml", cause)
    assert line is None or fault.line == line


def test_all_faults_are_told_from_the_top_down() -> None:
    text = changed("points = 4", "points = 40")
    text = text.replace('groups_by = "came"', 'groups_by = "parts"')
    text = text.replace("required = false", "reqired = false").replace("[1,", "[9,")
    found = [(fault.line, fault.cause) for fault in faults_of(text)]
    # Nothing is said of the condition on the scale, which has a fault of its own.
    assert found == [(3, "groups-kind"), (18, "range"), (29, "misspelt-field")]
    with pytest.raises(SurveyFault) as caught:
        own_file(text.encode(), name="min.toml")
    assert caught.value.args_for_text["line"] in {str(line) for line, _ in found}


def test_what_was_probably_meant_is_told() -> None:
    (fault,) = faults_of(changed("required = false", "Required = false"))
    assert (fault.cause, fault.detail) == ("misspelt-field", "required")
    (fault,) = faults_of(changed('kind = "single"', 'kind = "choice"'))
    assert fault.detail == "scale, single, multiple, text, recommend"
    (fault,) = faults_of(changed('any_of = ["yes"]', 'any_of = ["maybe"]'))
    assert fault.detail == "yes, no"
    (fault,) = faults_of(changed("required = false", "points = 3"))
    assert fault.detail == "scale"


def test_a_file_full_of_faults_is_told_of_in_part() -> None:
    text = TEXT.replace("\ngroups_by", "".join(f"\nx{n} = 1" for n in range(900)) + "\ngroups_by")
    assert len(faults_of(text)) == FAULTS_AT_MOST


def test_a_fault_can_be_made_harmless_before_it_is_shown() -> None:
    (fault,) = faults_of(changed('kind = "single"', 'kind = "@everyone"'))
    told = fault.written(lambda text: text.replace("@", "(at)"))
    assert (told.entry, told.line, told.cause) == ("(at)everyone", 7, "kind")
    assert fault.entry == "@everyone"


def test_what_a_fault_quotes_is_short_and_holds_no_control_characters() -> None:
    (fault,) = faults_of(changed("required = false", f'"\\u001b[31m{"y" * 5000}" = 1'))
    assert len(fault.entry) <= 60
    assert "\x1b" not in fault.entry


def _variants() -> set[str]:
    text = (FOLDER.parent / "locales" / "sv" / "survey-files.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^ {7}[ *]\[([a-z-]+)\]", text[text.index("{ $cause") :], re.MULTILINE))


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_each_cause_has_a_sentence_and_each_sentence_a_cause(locale: str) -> None:
    seen = {cause for _, _, cause, _, _ in FAULTS} | {cause for _, cause, _ in UNREAD}
    seen |= {"asked-text", "groups-conditional", "language-extra", "unreadable", "file-missing"}
    assert seen == _variants()
    i18n = I18n(default_locale=locale)
    sentences = set()
    for cause in seen:
        fault = SurveyFault(source="min.toml", cause=cause, entry="E", detail="D", line=3)
        sentences.add(i18n.text(fault.key, locale, **fault.args_for_text))
    assert len(sentences) == len(seen)


def test_a_folder_with_a_fault_is_told_of_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(SurveyFault) as caught:
        load(tmp_path)
    assert caught.value.cause == "file-missing"
    (tmp_path / "a.toml").write_text(TEXT, encoding="utf-8")
    assert list(load(tmp_path)) == ["after-meetup"]
    load.cache_clear()
    (tmp_path / "b.toml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SurveyFault) as caught:
        load(tmp_path)
    assert (caught.value.cause, caught.value.source) == ("twice", str(tmp_path / "b.toml"))
    (tmp_path / "b.toml").write_text(changed("points = 4", "points = 1"), encoding="utf-8")
    with pytest.raises(SurveyFault) as caught:
        load(tmp_path)
    assert (caught.value.line, caught.value.source) == (18, str(tmp_path / "b.toml"))


# ---------------------------------------------------------------- whatever comes

NAMES = ["key", "title", "intro", "groups_by", "questions", "kind", "text", "help", "options",
         "points", "low", "high", "required", "asked_if", "question", "any_of", "sv", "en",
         "x"]  # fmt: skip
PIECES = [*NAMES, "=", ".", ",", "[", "]", "[[", "]]", "{", "}", "\n", " ", '"', "'", '"""', "'''",
          "#", "1", "-1.5e3", "true", "inf", "1979-05-27 07:32:00Z", '"a"', "\\", "é", "\r\n",
          "[[questions]]\n", "kind = 'single'\n", "options = [", "{ key = 'a' }"]  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from([*QuestionKind, "came", "worth"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=25,
)  # fmt: skip


def _taken_or_refused(content: bytes) -> None:
    found = examined(content, name="min.toml")
    if found.file is None:
        assert found.faults
        assert all(fault.line is None or fault.line >= 1 for fault in found.faults)
    else:
        assert found.faults == ()
        assert found.file.form.questions


@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_taken_or_refused(content: bytes) -> None:
    _taken_or_refused(content)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_is_put_together_it_is_taken_or_refused(pieces: list[str]) -> None:
    _taken_or_refused("".join(pieces).encode())


@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.sampled_from(["", *PIECES]))
def test_whatever_is_broken_in_a_file_it_is_taken_or_refused(at: int, out: int, new: str) -> None:
    _taken_or_refused((TEXT[:at] + new + TEXT[at + out :]).encode())


@given(st.dictionaries(st.sampled_from(NAMES), JSON), st.sampled_from([(), ("sv", "en")]))
def test_whatever_a_file_holds_it_is_taken_or_refused(
    data: dict[str, Any], languages: tuple[str, ...]
) -> None:
    with suppress(RegisterFault):
        assert examine(data, source="min.toml", languages=languages).sound.form.questions


@given(st.data())
def test_whatever_a_question_holds_it_is_taken_or_refused(data: st.DataObject) -> None:
    file = tomllib.loads(TEXT)
    question = data.draw(st.sampled_from(file["questions"]))
    for name in data.draw(st.lists(st.sampled_from(NAMES), max_size=3)):
        question[name] = data.draw(JSON)
    found = examine(file, source="min.toml")
    assert (found.file is None) == bool(found.faults)
