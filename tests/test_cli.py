"""The command line: exit codes, and one sentence in the operator's language when it refuses."""

import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import FAILED, WRONG_SETTING, run_command_line
from bot.i18n import I18n
from config.settings import load_settings
from tests.keys import KEY

TOKEN = "MTIzNDU2.made-up.token_for-tests"
CONNECTING = {"DISCORD_TOKEN": TOKEN, "LEDARBOT_ANONYMITY_KEY": KEY}
OURS = (
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
    "DISCORD_GATEWAY_URL",
    "DATABASE_URL",
    "LEDARBOT_LOCALE",
    "LEDARBOT_TIMEZONE",
    "LOG_LEVEL",
    "LEDARBOT_ANONYMITY_KEY",
    "LEDARBOT_ANONYMITY_OLD_KEYS",
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
)
COMMANDS = (
    "run",
    "sandbox",
    "screen",
    "check",
    "migrate",
    "export",
    "erase",
    "backup",
    "keys",
    "survey",
)
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("ledarbot")
    handlers, levels = root.handlers[:], (root.level, ours.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.fixture
def ledarbot(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Type a command in an empty folder, with these settings alone."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, **settings: str) -> tuple[int, str, str]:
        with monkeypatch.context() as environment:
            for name, value in settings.items():
                environment.setenv(name, value)
            code = run_command_line(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def one_sentence(error: str) -> str:
    assert error.endswith("\n")
    assert error.count("\n") == 1, error
    return error.rstrip()


def sentence(key: str, locale: str, **args: str) -> str:
    return I18n(default_locale=locale).text(key, locale, **args)


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize(
    ("wrong", "key", "args"),
    [
        ({"DISCORD_TOKEN": ""}, "settings-token-missing", {}),
        ({"DISCORD_TOKEN": "a b"}, "settings-token-broken", {}),
        (
            {"DISCORD_API_URL": "discord"},
            "settings-address",
            {"name": "DISCORD_API_URL", "scheme": "http"},
        ),
        (
            {"DISCORD_GATEWAY_URL": "discord"},
            "settings-address",
            {"name": "DISCORD_GATEWAY_URL", "scheme": "ws"},
        ),
        ({"DISCORD_GATEWAY_URL": "wss://gateway"}, "settings-gateway-alone", {}),
        ({"DATABASE_URL": "mysql://x/y"}, "settings-database", {}),
        ({"LEDARBOT_TIMEZONE": "Sverige"}, "settings-timezone", {}),
        (
            {"LOG_LEVEL": "x"},
            "settings-one-of",
            {"name": "LOG_LEVEL", "allowed": "DEBUG, INFO, WARNING, ERROR"},
        ),
        ({"LEDARBOT_ANONYMITY_KEY": ""}, "settings-key-missing", {}),
        (
            {"LEDARBOT_ANONYMITY_KEY": "short"},
            "settings-key-broken",
            {"name": "LEDARBOT_ANONYMITY_KEY"},
        ),
        (
            {"LEDARBOT_ANONYMITY_OLD_KEYS": f"{KEY},short"},
            "settings-key-broken",
            {"name": "LEDARBOT_ANONYMITY_OLD_KEYS"},
        ),
    ],
    ids=str,
)
def test_a_wrong_setting_is_told_in_one_sentence(
    ledarbot: Command, locale: str, wrong: dict[str, str], key: str, args: dict[str, str]
) -> None:
    settings = {**CONNECTING, "LEDARBOT_LOCALE": locale, **wrong}
    code, out, error = ledarbot("run", **settings)
    assert code == WRONG_SETTING
    assert one_sentence(error) == sentence(key, locale, **args)
    assert out == ""


@pytest.mark.parametrize(
    ("settings", "locale"),
    [
        ({"LEDARBOT_LOCALE": "xx"}, "sv"),
        ({"LEDARBOT_LOCALE": "xx", "LANG": "en_GB.UTF-8"}, "en"),
        ({"LEDARBOT_LOCALE": "english", "LANG": "sv_SE.UTF-8"}, "en"),
    ],
)
def test_a_wrong_language_is_told_in_the_terminal_s(
    ledarbot: Command, settings: dict[str, str], locale: str
) -> None:
    code, _, error = ledarbot("migrate", **settings)
    assert code == WRONG_SETTING
    args = {"name": "LEDARBOT_LOCALE", "allowed": "sv, en"}
    assert one_sentence(error) == sentence("settings-one-of", locale, **args)


@pytest.mark.parametrize(
    ("settings", "locale"),
    [
        ({}, "sv"),
        ({"LANG": "C.UTF-8"}, "sv"),
        ({"LANG": "de_DE.UTF-8"}, "sv"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "en_US.UTF-8", "LEDARBOT_LOCALE": "sv"}, "sv"),
    ],
)
def test_the_operator_is_spoken_to_in_their_language(
    ledarbot: Command, settings: dict[str, str], locale: str
) -> None:
    _, _, error = ledarbot("run", **settings)
    assert one_sentence(error) == sentence("settings-token-missing", locale)


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_a_file_of_settings_that_can_t_be_read_is_told(
    ledarbot: Command, tmp_path: Path, locale: str
) -> None:
    path = tmp_path / ".env"
    path.write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-16")
    code, _, error = ledarbot("run", LEDARBOT_LOCALE=locale)
    assert code == WRONG_SETTING
    assert one_sentence(error) == sentence("settings-file", locale, path=str(path))


def test_a_setting_in_the_file_counts(ledarbot: Command, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LEDARBOT_LOCALE=en\nLOG_LEVEL=x\n", encoding="utf-8")
    code, _, error = ledarbot("run", DISCORD_TOKEN=TOKEN)
    assert code == WRONG_SETTING
    assert one_sentence(error).startswith("LOG_LEVEL must be one of")


# ---------------------------------------------------------------- the registers


def ended_with(
    folder: Path, *arguments: str, broken: str, line: str, by: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """A real process with a copy of the configuration in front of ours, in which a line is wrong.

    Nothing is connected to. The second is the place of the fault, as it is told.
    """
    root = Path(__file__).parents[1]
    shutil.copytree(root / "config", folder / "config")
    path = folder / "config" / broken
    lines = path.read_text(encoding="utf-8").splitlines()
    number = lines.index(line) + 1
    lines[number - 1] = by
    path.write_text("\n".join(lines), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env={
            "PYTHONPATH": f"{folder}{os.pathsep}{root}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LEDARBOT_LOCALE": "en",
            "DATABASE_URL": f"sqlite:///{folder}/ledarbot.db",
            **(CONNECTING if arguments == ("run",) else {}),
        },
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return ended, f"{path}, line {number}: "


@pytest.mark.parametrize(
    "arguments",
    [("run",), ("sandbox",), ("sandbox", "--tour"), ("screen", "a.jsonl"), ("check",)],
    ids=" ".join,
)
def test_a_register_with_a_fault_is_refused_at_start(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "answers": {"title": "Rektor"}}\n')
    ended, place = ended_with(
        tmp_path,
        *arguments,
        broken="screening/state.toml",
        line='sector = "state"',
        by='sector = "mars"',
    )
    assert ended.returncode == FAILED
    told = f"{place}“mars” is no known sector, choose one of municipality, "
    if arguments == ("check",):
        assert told in ended.stdout
        return
    assert one_sentence(ended.stderr).startswith(told)
    assert ended.stdout == ""
    assert not (tmp_path / "ledarbot.db").exists()


@pytest.mark.parametrize(
    "arguments", [("run",), ("sandbox",), ("sandbox", "--tour"), ("check",)], ids=" ".join
)
def test_a_bank_of_prompts_with_a_fault_is_refused_at_start(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ended, place = ended_with(
        tmp_path,
        *arguments,
        broken="prompts/feedback.toml",
        line='sv = "Återkoppling"',
        by='sv = "Återkoppling i vardagen"',
    )
    assert ended.returncode == FAILED
    told = f"{place}topic.sv is too long (23 > 20 characters)."
    if arguments == ("check",):
        assert told in ended.stdout
        return
    assert one_sentence(ended.stderr) == told
    assert ended.stdout == ""
    assert not (tmp_path / "ledarbot.db").exists()


def test_screening_a_file_needs_no_bank_of_prompts(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "answers": {"title": "Rektor"}}\n')
    ended, _ = ended_with(
        tmp_path,
        "screen",
        "a.jsonl",
        broken="prompts/feedback.toml",
        line='sv = "Återkoppling"',
        by="sv = 1",
    )
    assert (ended.returncode, ended.stderr) == (0, "")


# ---------------------------------------------------------------- the database

UNREACHABLE = "postgresql://ledarbot:secret-word@127.0.0.1:1/ledarbot"


def _no_folder(folder: Path) -> tuple[str, dict[str, str]]:
    path = folder / "one" / "two" / "ledarbot.db"
    return f"sqlite:///{path}", {"reason": "no-folder", "detail": str(path.parent)}


def _a_folder(folder: Path) -> tuple[str, dict[str, str]]:
    (folder / "ledarbot.db").mkdir()
    return f"sqlite:///{folder}/ledarbot.db", {
        "reason": "not-a-database",
        "detail": f"{folder}/ledarbot.db",
    }


def _a_letter(folder: Path) -> tuple[str, dict[str, str]]:
    (folder / "ledarbot.db").write_text("Kära nån, det här är ingen databas. " * 50)
    return f"sqlite:///{folder}/ledarbot.db", {
        "reason": "not-a-database",
        "detail": f"{folder}/ledarbot.db",
    }


def _nobody(folder: Path) -> tuple[str, dict[str, str]]:
    return UNREACHABLE, {"reason": "no-answer", "detail": "127.0.0.1:1/ledarbot"}


def _unknown_driver(folder: Path) -> tuple[str, dict[str, str]]:
    return "postgresql+asyncpg://ledarbot:secret-word@db/ledarbot", {"reason": "address"}


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("command", ["run", "migrate"])
@pytest.mark.parametrize(
    "place", [_no_folder, _a_folder, _a_letter, _nobody, _unknown_driver], ids=lambda p: p.__name__
)
def test_a_database_that_can_t_be_used_is_told_in_one_sentence(
    ledarbot: Command,
    tmp_path: Path,
    place: Callable[[Path], tuple[str, dict[str, str]]],
    command: str,
    locale: str,
) -> None:
    url, args = place(tmp_path)
    code, out, error = ledarbot(command, **CONNECTING, DATABASE_URL=url, LEDARBOT_LOCALE=locale)
    assert code == FAILED
    assert one_sentence(error) == sentence("database-unavailable", locale, **args)
    assert "secret-word" not in error
    assert out == ""


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("command", ["run", "migrate"])
def test_a_database_that_can_only_be_read_is_told_in_one_sentence(
    ledarbot: Command, sqlite_url: str, command: str, locale: str
) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    code, _, error = ledarbot(
        command,
        **CONNECTING,
        DATABASE_URL=f"sqlite:///file:{path}?mode=ro&uri=true",
        LEDARBOT_LOCALE=locale,
    )
    assert code == FAILED
    told = one_sentence(error)
    assert told == sentence("database-read-only", locale, detail=f"file:{path}")


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("command", ["run", "migrate"])
def test_a_database_of_a_newer_version_is_told_in_one_sentence(
    ledarbot: Command, sqlite_url: str, command: str, locale: str
) -> None:
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    code, _, error = ledarbot(
        command, **CONNECTING, DATABASE_URL=sqlite_url, LEDARBOT_LOCALE=locale
    )
    assert code == FAILED
    assert one_sentence(error) == sentence("database-too-new", locale, detail="9999")


# ---------------------------------------------------------------- the commands


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_every_command_is_explained(
    ledarbot: Command, capsys: pytest.CaptureFixture[str], locale: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        ledarbot("--help", LEDARBOT_LOCALE=locale, COLUMNS="300")
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert sentence("cli-about", locale) in shown
    for command in COMMANDS:
        assert sentence(f"cli-{command}", locale) in shown


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("export",),
        ("export", "--user", "Anna"),
        ("backup",),
        ("screen",),
        ("keys",),
        ("keys", "old"),
    ],
    ids=str,
)
def test_what_can_t_be_understood_is_refused(
    ledarbot: Command, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        ledarbot(*arguments)
    assert ended.value.code == WRONG_SETTING
    assert "usage: ledarbot" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["migrate", "check"])
def test_only_run_needs_a_token_and_a_key(ledarbot: Command, command: str) -> None:
    code, out, _ = ledarbot(command)
    assert code == 0
    assert out


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_a_key_is_made_that_run_takes_whatever_stands_in_the_settings(
    ledarbot: Command, locale: str
) -> None:
    broken = {"LEDARBOT_ANONYMITY_KEY": "broken", "DISCORD_TOKEN": "a b"}
    made = set()
    for settings in ({}, broken):
        code, out, told = ledarbot("keys", "new", LEDARBOT_LOCALE=locale, **settings)
        assert code == 0
        name, _, key = one_sentence(out).partition("=")
        assert load_settings({name: key}, key_needed=True).anonymity_key == key
        assert one_sentence(told) == sentence("cli-keys-advice", locale)
        made.add(key)
    assert len(made) == 2


def test_only_who_has_a_key_can_change_it(ledarbot: Command) -> None:
    code, out, told = ledarbot("keys", "rotate", LEDARBOT_LOCALE="sv")
    assert (code, out) == (WRONG_SETTING, "")
    assert one_sentence(told) == sentence("settings-key-missing", "sv")


def test_the_program_refuses_as_the_function_does(tmp_path: Path) -> None:
    """Once as a real process: the exit code and the one sentence come through."""
    root = Path(__file__).parents[1]
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        env={"PYTHONPATH": str(root), "LEDARBOT_LOCALE": "en"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == WRONG_SETTING
    assert one_sentence(ended.stderr) == sentence("settings-token-missing", "en")
    assert ended.stdout == ""


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    """`ledarbot screen FILE | head -1` ends without a traceback."""
    rows = "".join(f'{{"id": "{n}", "answers": {{"title": "Rektor"}}}}\n' for n in range(4000))
    (tmp_path / "many.jsonl").write_text(rows, encoding="utf-8")
    writing = subprocess.Popen(
        [sys.executable, "-m", "bot", "screen", str(tmp_path / "many.jsonl")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert writing.stdout is not None
    assert writing.stderr is not None
    with writing.stdout, writing.stderr:
        assert writing.stdout.readline().startswith('{"id": "0"')
        writing.stdout.close()
        assert writing.wait(timeout=60) == FAILED
        assert writing.stderr.read() == ""


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_what_comes_in_by_a_pipe_is_screened_and_written_in_utf_8(encoding: str) -> None:
    root = Path(__file__).parents[1]
    given = (
        '{"id": "å🙂", "answers": {"title": "Rektor", "employer": "Åre kommun", "staff": "12"}}\n'
    )
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "screen", "-"],
        env={"PYTHONPATH": str(root), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        input=given.encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    line = json.loads(ended.stdout.decode("utf-8"))
    assert (line["id"], line["decision"]) == ("å🙂", "approve")
