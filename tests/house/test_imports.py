"""The law of imports: which folder may know which."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("domain", "storage", "config", "bot", "cogs", "sandbox")

# What a folder may import of ours, most specific rule first. A folder may always import itself.
ALLOWED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("domain", ()),
    ("config", ()),
    ("storage", ("domain",)),
    ("bot.services", ("domain", "storage")),
    # The command line opens the sandbox, lazily; nothing else does.
    ("bot.cli", ("domain", "storage", "config", "bot", "sandbox")),
    ("bot", ("domain", "storage", "config", "bot")),
    (
        "cogs",
        (
            "domain",
            "bot.services",
            "bot.ui",
            "bot.i18n",
            "bot.errors",
            "bot.permissions",
            "bot.commands",
            "bot.client",
            "bot.delivery",
            "bot.scheduler",
            "bot.senders",
            "bot.tones",
            "bot.typed",
            "bot.audiences",
            "bot.notices",
            "bot.charts",
            "bot.exports",
            "bot.calendars",
            "bot.replies",
            "bot.zones",
            "bot.join_requests",
            "bot.prompts",
            "bot.surveys",
            "bot.feedback_charts",
            "bot.feedback_files",
            "bot.feedback_labels",
            "bot.feedback_texts",
            "bot.revelation_texts",
            "bot.memberships",
        ),
    ),
    (
        "sandbox",
        (
            "domain",
            "storage.database",
            "storage.jobs",
            "storage.unit_of_work",
            "config.settings",
            "config.logging",
            "bot.app",
            "bot.client",
            "bot.clock",
            "bot.i18n",
            "bot.prompts",
            "bot.surveys",
            "bot.secrets",
            "bot.services",
        ),
    ),
)

THIRD_PARTY: dict[str, tuple[str, ...]] = {
    "domain": ("rapidfuzz", "holidays"),
    "config": ("dotenv",),
    "storage": ("sqlmodel", "sqlalchemy", "alembic", "psycopg", "aiosqlite", "sqlite3", "pydantic"),
    "bot.services": (),
    "bot": (
        "discord",
        "aiohttp",
        "yarl",
        "apscheduler",
        "fluent",
        "babel",
        "matplotlib",
        "icalendar",
        "xlsxwriter",
        "cryptography",
    ),
    "cogs": ("discord",),
    "sandbox": ("simcord", "discord", "aiohttp"),
}

# The clock, chance and the world outside have no place in the rules.
FORBIDDEN_IN_DOMAIN = {"os", "io", "pathlib", "random", "time", "socket", "subprocess", "asyncio",
                       "logging", "sqlite3", "uuid", "secrets"}  # fmt: skip


def modules() -> list[tuple[str, Path]]:
    found = []
    for top in OURS:
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found.append((name, path))
    return found


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: absolute imports only"
            assert node.module is not None
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def within(name: str, folder: str) -> bool:
    return name == folder or name.startswith(folder + ".")


def rule_for(module: str) -> tuple[str, tuple[str, ...]]:
    return next((folder, allowed) for folder, allowed in ALLOWED if within(module, folder))


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: str(value))
def test_a_module_imports_only_what_its_folder_may(module: str, path: Path) -> None:
    folder, allowed = rule_for(module)
    if folder == "cogs" and module.count("."):
        # Another cog is none of a cog's business.
        allowed = (*allowed, ".".join(module.split(".")[:2]))
    elif folder != "bot.services":
        allowed = (*allowed, folder)
    else:
        allowed = (*allowed, "bot.services")
    wrong = [
        name
        for name in imported(path)
        if name.split(".")[0] in OURS and not any(within(name, part) for part in allowed)
    ]
    assert wrong == []


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: str(value))
def test_a_module_uses_only_the_libraries_of_its_folder(module: str, path: Path) -> None:
    folder = next(
        name for name in sorted(THIRD_PARTY, key=len, reverse=True) if within(module, name)
    )
    known = {*OURS, *sys.stdlib_module_names}
    used = {name.split(".")[0] for name in imported(path)} - known
    assert used <= set(THIRD_PARTY[folder])


@pytest.mark.parametrize(
    ("module", "path"),
    [m for m in modules() if within(m[0], "domain")],
    ids=lambda value: str(value),
)
def test_the_domain_knows_neither_clock_nor_world(module: str, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert {name.split(".")[0] for name in imported(path)} & FORBIDDEN_IN_DOMAIN == set()
    for call in (".now(", ".today(", ".utcnow(", " open(", "=open("):
        assert call not in source


def test_only_the_clock_asks_the_system_for_the_time() -> None:
    askers = [
        module
        for module, path in modules()
        for call in ("datetime.now(", "date.today(", "utcnow(", "time.time(")
        if call in path.read_text(encoding="utf-8")
    ]
    assert askers == ["bot.clock"]


def test_no_module_in_storage_postpones_its_annotations() -> None:
    for module, path in modules():
        if within(module, "storage"):
            assert "from __future__ import annotations" not in path.read_text(encoding="utf-8")
