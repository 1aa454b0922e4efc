"""The shipped bank of prompts: how many there are, and that each can be used as it is."""

import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from bot.prompts import default_topics, inspect, load
from config.prompt_files import FOLDER
from domain.prompts import LOCALES, TEXT_LENGTH, TITLE_LENGTH, TOPIC_LENGTH, Prompt, order
from domain.thread_values import TITLE_LENGTH as THREAD_TITLE_LENGTH

BANK = load()
PROMPTS = list(BANK.prompts.values())
ROOT = Path(__file__).parents[1]
WANTED_TOPICS = {
    "trust", "recruitment", "sick-leave", "reorganisation", "feedback", "digitalisation",
    "leading-managers", "work-environment", "finances", "hard-conversations", "leader-role",
}  # fmt: skip


def test_there_is_one_for_each_week_of_a_year() -> None:
    assert len(PROMPTS) == 52
    inspect()


def test_topics_fit_a_forum_and_are_about_alike_in_size() -> None:
    assert 10 <= len(BANK.topics) <= 12
    assert {topic.id for topic in BANK.topics} >= WANTED_TOPICS
    for topic in BANK.topics:
        assert set(topic.names) == set(LOCALES)
        assert all(len(name) <= TOPIC_LENGTH for name in topic.names.values())
    assert set(Counter(prompt.topic_id for prompt in PROMPTS).values()) <= {4, 5}


@pytest.mark.parametrize("locale", LOCALES)
def test_topics_are_offered_by_name(locale: str) -> None:
    found = default_topics(locale)
    assert {topic_id for topic_id, _ in found} == {topic.id for topic in BANK.topics}
    assert len({name.casefold() for _, name in found}) == len(BANK.topics)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.key)
def test_a_prompt_is_short_and_ends_in_a_question(prompt: Prompt) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*", prompt.key)
    assert set(prompt.title) == set(prompt.text) == set(LOCALES)
    for locale in LOCALES:
        title, text = prompt.title[locale], prompt.text[locale]
        assert len(title) <= TITLE_LENGTH <= THREAD_TITLE_LENGTH
        assert len(text) <= TEXT_LENGTH
        assert text.endswith("?")
        assert 1 <= len(re.findall(r"[.?!](?= |$)", text)) <= 4
        assert not re.search(r"[@<>*_`#|~\[\]]", title + text)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_stands_there_twice(locale: str) -> None:
    for texts in ([p.title[locale] for p in PROMPTS], [p.text[locale] for p in PROMPTS]):
        assert len({text.casefold() for text in texts}) == len(PROMPTS)


def test_no_text_stands_in_both_languages() -> None:
    for prompt in PROMPTS:
        assert prompt.title["sv"] != prompt.title["en"]
        assert prompt.text["sv"] != prompt.text["en"]


def test_a_round_never_has_one_topic_twice_in_a_row() -> None:
    for number in range(1, 6):
        found = order(BANK.prompts, seed="seed", round_number=number)
        topics = [BANK.prompts[key].topic_id for key in found]
        assert all(one != other for one, other in pairwise(topics))


def test_the_files_come_along_when_the_bot_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "prompts/*.toml" in project["tool"]["setuptools"]["package-data"]["config"]
    assert len(list(FOLDER.glob("*.toml"))) == len(BANK.topics)
