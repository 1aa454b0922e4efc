"""A file of prompts is taken as it was meant, or refused with the place and the cause."""

import copy
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prompts import load, own_file
from config.register_lines import line_of
from domain.prompt_files import ID_LENGTH, parse, parse_bank
from domain.prompts import PROMPTS_AT_MOST, TEXT_LENGTH, TITLE_LENGTH, TOPIC_LENGTH, PromptTopic
from domain.screening.faults import RegisterFault

TEXT = '''
[topic]
id = "feedback"
sv = "Återkoppling"
en = "Feedback"

[[prompt]]
id = "praise"
title.sv = "Beröm"
title.en = "Praise"
text.sv = """
När gick ditt
beröm fram?

Och när inte?
"""
text.en = "When did it land?"

[[prompt]]
id = "asking"
title = { sv = "Att fråga", en = "Asking" }
text = { sv = "Hur frågar du?", en = "How do you ask?" }
'''
OWN = """
topic = "Natt och helg"

[[prompt]]
id = "nights"
title.sv = "Nattpasset"
text.sv = "Hur leder du dem som du sällan ser?"
"""
DATA = tomllib.loads(TEXT)


def changed(change: Callable[[Any], object]) -> dict[str, Any]:
    data = copy.deepcopy(DATA)
    change(data)
    return data


def fault_of(data: dict[str, Any], *, both_languages: bool = True) -> RegisterFault:
    with pytest.raises(RegisterFault) as caught:
        parse(data, source="mine.toml", both_languages=both_languages)
    return caught.value


def test_a_file_becomes_a_topic_and_its_prompts() -> None:
    found = parse(DATA, source="mine.toml")
    assert found.topic == PromptTopic("feedback", {"sv": "Återkoppling", "en": "Feedback"})
    praise, asking = found.prompts
    assert (praise.key, praise.topic_id) == ("feedback/praise", "feedback")
    assert praise.title == {"sv": "Beröm", "en": "Praise"}
    assert praise.text["sv"] == "När gick ditt beröm fram?\n\nOch när inte?"
    assert asking.text == {"sv": "Hur frågar du?", "en": "How do you ask?"}


def first(data: Any) -> Any:
    return data["prompt"][0]


BROKEN: list[tuple[Callable[[Any], object], str, str, tuple[str | int, ...]]] = [
    (lambda d: d.pop("topic"), "missing", "topic", ()),
    (lambda d: d.pop("prompt"), "missing", "prompt", ()),
    (lambda d: d.update(prompts=[]), "unknown-field", "prompts", ("prompts",)),
    (lambda d: d.update(topic="feedback"), "table", "topic", ("topic",)),
    (lambda d: d["topic"].pop("id"), "missing", "topic.id", ("topic",)),
    (lambda d: d["topic"].pop("en"), "missing", "topic.en", ("topic",)),
    (lambda d: d["topic"].update(no="Svar"), "unknown-field", "no", ("topic", "no")),
    (lambda d: d["topic"].update(id=""), "empty", "topic.id", ("topic", "id")),
    (lambda d: d["topic"].update(sv=" \u200b "), "empty", "topic.sv", ("topic", "sv")),
    (lambda d: d["topic"].update(sv=3), "text", "topic.sv", ("topic", "sv")),
    (lambda d: d["topic"].update(sv="x" * 21), "too-long", "topic.sv", ("topic", "sv")),
    (lambda d: d.update(prompt={}), "list", "prompt", ("prompt",)),
    (lambda d: d.update(prompt=[]), "empty", "prompt", ("prompt",)),
    (lambda d: d["prompt"].append("x"), "table", "prompt", ("prompt", 2)),
    (lambda d: first(d).update(body="x"), "unknown-field", "body", ("prompt", 0, "body")),
    (lambda d: first(d).pop("id"), "missing", "id", ("prompt", 0)),
    (lambda d: first(d).pop("text"), "missing", "text", ("prompt", 0)),
    (lambda d: first(d)["text"].pop("en"), "missing", "text.en", ("prompt", 0, "text")),
    (lambda d: first(d).update(title="Beröm"), "table", "title", ("prompt", 0, "title")),
    (lambda d: first(d)["title"].update(de="Lob"), "unknown-field", "de",
     ("prompt", 0, "title", "de")),
    (lambda d: first(d)["title"].update(sv=["x"]), "text", "title.sv",
     ("prompt", 0, "title", "sv")),
    (lambda d: first(d)["title"].update(en="x" * 91), "too-long", "title.en",
     ("prompt", 0, "title", "en")),
    (lambda d: first(d)["text"].update(sv="x" * 901), "too-long", "text.sv",
     ("prompt", 0, "text", "sv")),
    (lambda d: first(d)["text"].update(sv=" \n\n "), "empty", "text.sv",
     ("prompt", 0, "text", "sv")),
    (lambda d: first(d).update(id="x" * (ID_LENGTH + 1)), "too-long", "id", ("prompt", 0, "id")),
    (lambda d: d["prompt"][1].update(id="praise"), "twice", "praise", ("prompt", 1, "id")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "cause", "entry", "place"), BROKEN)
def test_a_fault_is_named_with_its_place(
    change: Callable[[Any], object], cause: str, entry: str, place: tuple[str | int, ...]
) -> None:
    fault = fault_of(changed(change))
    assert (fault.source, fault.cause, fault.entry, fault.place) == (
        "mine.toml", cause, entry, place,
    )  # fmt: skip


def test_what_is_too_long_is_told_by_how_much() -> None:
    fault = fault_of(changed(lambda d: d["topic"].update(en="x" * 25)))
    assert fault.detail == f"25 > {TOPIC_LENGTH}"


def test_a_long_name_is_not_quoted_whole() -> None:
    fault = fault_of(changed(lambda d: d.update({"x" * 5000: 1})))
    assert len(fault.entry) <= 60


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_holds_so_many_prompts_and_no_more(more: int) -> None:
    one = DATA["prompt"][0]
    many = [one | {"id": f"p{number}"} for number in range(PROMPTS_AT_MOST + more)]
    data = DATA | {"prompt": many}
    if not more:
        assert len(parse(data, source="mine.toml").prompts) == PROMPTS_AT_MOST
        return
    fault = fault_of(data)
    assert (fault.cause, fault.detail) == ("too-many", "201 > 200")
    assert fault.place == ("prompt", PROMPTS_AT_MOST)


def test_the_longest_texts_are_taken() -> None:
    data = changed(lambda d: first(d).update(
        title={"sv": "x" * TITLE_LENGTH, "en": "x"}, text={"sv": "y" * TEXT_LENGTH, "en": "y"}
    ))  # fmt: skip
    assert len(parse(data, source="mine.toml").prompts[0].text["sv"]) == TEXT_LENGTH


def test_a_community_may_name_a_topic_and_write_one_language() -> None:
    found = own_file(OWN.encode(), name="natt.toml")
    assert (found.topic, found.topic_name) == (None, "Natt och helg")
    assert found.prompts[0].text == {"sv": "Hur leder du dem som du sällan ser?"}
    with pytest.raises(RegisterFault):
        parse(tomllib.loads(OWN), source="natt.toml")


def test_a_community_may_bring_a_topic_with_one_name() -> None:
    data = changed(lambda d: d["topic"].pop("sv"))
    found = parse(data, source="mine.toml", both_languages=False)
    assert found.topic == PromptTopic("feedback", {"en": "Feedback"})


def test_no_language_at_all_is_refused_everywhere() -> None:
    fault = fault_of(changed(lambda d: first(d)["title"].clear()), both_languages=False)
    assert (fault.cause, fault.entry) == ("missing", "title.sv")


SENT = [
    (OWN.replace('"Nattpasset"', "7"), "text", 6),
    (OWN + 'text.en = ""\n', "empty", 8),
    (OWN + "oj", "syntax", 8),
    ("topic = 'x\n", "syntax", 1),
    ("[[" * 3000, "syntax", 1),
]


@pytest.mark.parametrize(("content", "cause", "line"), SENT)
def test_a_fault_in_a_file_that_was_sent_has_its_line(content: str, cause: str, line: int) -> None:
    with pytest.raises(RegisterFault) as caught:
        own_file(content.encode(), name="natt.toml")
    assert (caught.value.source, caught.value.cause) == ("natt.toml", cause)
    assert caught.value.args_for_text["line"] == str(line)


def test_a_file_in_another_encoding_is_refused_and_a_mark_in_front_is_not() -> None:
    with pytest.raises(RegisterFault) as caught:
        own_file(OWN.encode("utf-16"), name="natt.toml")
    assert caught.value.cause == "encoding"
    assert own_file(OWN.encode("utf-8-sig"), name="natt.toml").prompts


def test_two_files_of_one_topic_are_refused() -> None:
    with pytest.raises(RegisterFault) as caught:
        parse_bank({"a.toml": DATA, "b.toml": DATA})
    assert (caught.value.source, caught.value.cause) == ("b.toml", "twice")
    assert line_of(TEXT, caught.value.place) == 3


def test_a_folder_with_a_fault_is_told_of_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "feedback.toml"
    path.write_text(TEXT.replace('id = "asking"', 'id = "praise"'), encoding="utf-8")
    with pytest.raises(RegisterFault) as caught:
        load(tmp_path)
    assert caught.value.source == str(path)
    assert caught.value.args_for_text["line"] == "20"
    path.write_text("topic = [", encoding="utf-8")
    with pytest.raises(RegisterFault) as caught:
        load(tmp_path)
    assert caught.value.cause == "syntax"
    path.unlink()
    with pytest.raises(RegisterFault) as caught:
        load(tmp_path)
    assert caught.value.cause == "file-missing"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["topic", "prompt", "id", "sv", "en", "title", "text", "x"]), inner
        )
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(["topic", "prompt", "x"]), JSON), st.booleans())
def test_whatever_a_file_holds_it_is_taken_or_refused(data: dict[str, Any], both: bool) -> None:
    with suppress(RegisterFault):
        assert parse(data, source="mine.toml", both_languages=both).prompts
