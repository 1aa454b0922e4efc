"""Sizes that keep the house readable, and promises about how things are built."""

import ast
import re
from pathlib import Path

import pytest

from bot.client import COGS

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for top in ("domain", "storage", "config", "bot", "cogs", "sandbox")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
]
LONGEST_FILE = 350
LONGEST_SCREEN = 300
LONGEST_FUNCTION = 60


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_and_no_function_is_too_long(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    limit = LONGEST_SCREEN if "cogs" in path.parts else LONGEST_FILE
    assert len(source.splitlines()) <= limit
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_modules_are_named_for_what_they_hold() -> None:
    junk = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "core"}
    assert {path.stem for path in SOURCES} & junk == set()


def test_every_cog_folder_is_loaded() -> None:
    folders = {f"cogs.{path.parent.name}" for path in (ROOT / "cogs").glob("*/__init__.py")}
    assert folders == set(COGS)


def test_nothing_is_left_to_do_and_nothing_pretends() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError")
    found = [
        str(path.relative_to(ROOT)) for path in SOURCES if words.search(path.read_text("utf-8"))
    ]
    assert found == []


TESTS = sorted((ROOT / "tests").rglob("*.py"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_tests_neither_sleep_nor_mock(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if path == Path(__file__):
        return
    for word in ("unittest.mock", "MagicMock", "time.sleep(", "asyncio.sleep("):
        assert word not in source
