"""The command line: what the operator types, and the one sentence when something is wrong.

Each command imports what it needs when it is chosen, so that `ledarbot run` starts quickly and
`ledarbot screen` needs no Discord.
"""
# ruff: noqa: PLC0415

import argparse
import asyncio
import gc
import io
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.i18n import I18n
from config.logging import configure_logging
from config.settings import LOCALES, Settings, SettingsError, environment, load_settings
from domain.errors import LedarbotError

FAILED = 1
WRONG_SETTING = 2


def run_command_line(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    try:
        env = environment(os.environ, folder=Path.cwd())
    except SettingsError as wrong:
        return _refused(wrong, I18n(default_locale=_locale(os.environ)))
    i18n = I18n(default_locale=_locale(env))
    chosen = _parser(i18n).parse_args(arguments)
    try:
        settings = _settings(chosen, env)
        configure_logging(settings.log_level)
        work: Callable[[argparse.Namespace, Settings, I18n], int] = chosen.work
        return work(chosen, settings, i18n)
    except SettingsError as wrong:
        return _refused(wrong, i18n)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`ledarbot screen FILE | head`). Python would
        # complain once more when it empties its buffers at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except LedarbotError as refused:
        _complain(i18n.text(refused.key, i18n.default_locale, **refused.args_for_text))
        return FAILED


def _settings(chosen: argparse.Namespace, env: Mapping[str, str]) -> Settings:
    if chosen.work is _new_key:
        # Whoever asks for a key may have a broken one in the settings.
        return Settings()
    connects = chosen.command == "run"
    needs_key = connects or chosen.work is _rotate_keys
    return load_settings(env, token_needed=connects, key_needed=needs_key)


def _refused(wrong: SettingsError, i18n: I18n) -> int:
    _complain(i18n.text(wrong.key, i18n.default_locale, **wrong.args_for_text))
    return WRONG_SETTING


def _locale(env: Mapping[str, str]) -> str:
    """The operator's language: the setting, else the terminal's, else Swedish."""
    for name in ("LEDARBOT_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = env.get(name, "").strip().lower()[:2]
        if language in LOCALES:
            return language
    return "sv"


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201


def _parser(i18n: I18n) -> argparse.ArgumentParser:
    def text(key: str) -> str:
        return i18n.text(key, i18n.default_locale)

    parser = argparse.ArgumentParser(prog="ledarbot", description=text("cli-about"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, work: object) -> argparse.ArgumentParser:
        described = text(f"cli-{name}")
        added = commands.add_parser(name, help=described, description=described)
        added.set_defaults(work=work)
        return added

    command("run", _run)
    sandbox = command("sandbox", _sandbox)
    sandbox.add_argument("--tour", action="store_true", help=text("cli-tour"))
    sandbox.add_argument("--port", type=int, default=0, help=text("cli-port"))
    sandbox.add_argument("--database", metavar="URL", help=text("cli-sandbox-database"))
    screen = command("screen", _screen)
    screen.add_argument("file", type=Path)
    screen.add_argument(
        "--classify", choices=("titles", "organisations"), help=text("cli-classify")
    )
    command("check", _check)
    surveys = command("survey", _check_survey)
    checks = surveys.add_subparsers(dest="action", required=True, metavar="ACTION")
    described = text("cli-survey-check")
    checking = checks.add_parser("check", help=described, description=described)
    checking.add_argument("file", type=Path)
    command("migrate", _migrate)
    for name, work in (("export", _export), ("erase", _erase)):
        command(name, work).add_argument("--user", type=int, required=True, help=text("cli-user"))
    command("backup", _backup).add_argument("file", type=Path)
    keys = command("keys", _new_key)
    actions = keys.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, work in (("new", _new_key), ("rotate", _rotate_keys)):
        described = text(f"cli-keys-{action}")
        added = actions.add_parser(action, help=described, description=described)
        added.set_defaults(work=work)
    return parser


def _run(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    # A start makes some hundred thousand objects that stay: looking for garbage among them takes
    # a third of its time. Once it is over, `bot.running` lets that happen again.
    gc.disable()
    from bot.prompts import inspect as inspect_prompts
    from bot.running import run
    from bot.screening import inspect
    from bot.surveys import inspect as inspect_surveys

    inspect()
    inspect_prompts()
    inspect_surveys()
    return asyncio.run(run(settings, complain=_complain, i18n=i18n))


def _sandbox(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    # Importing the simulated Discord makes a client without intents, which the library remarks on.
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        from sandbox import lobby, tour
    except ModuleNotFoundError as missing:
        if missing.name not in ("simcord", "aiohttp"):
            raise
        _complain(i18n.text("cli-sandbox-missing", i18n.default_locale))
        return FAILED
    from bot.prompts import inspect as inspect_prompts
    from bot.screening import inspect
    from bot.surveys import inspect as inspect_surveys

    inspect()
    inspect_prompts()
    inspect_surveys()
    if chosen.tour:
        return tour.main(locale=i18n.default_locale)
    return lobby.main(locale=i18n.default_locale, port=chosen.port, database_url=chosen.database)


def _screen(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot.screening_files import run_classify, run_screen

    # JSON is UTF-8, whatever the terminal is set to.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if chosen.classify:
        return run_classify(chosen.classify, chosen.file, sys.stdout)
    return run_screen(chosen.file, sys.stdout, i18n=i18n)


def _check(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot import operations

    return asyncio.run(operations.check(settings, i18n=i18n, out=sys.stdout))


def _check_survey(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot.survey_files import check

    return check(chosen.file, sys.stdout, i18n=i18n)


def _migrate(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot import operations

    return asyncio.run(operations.migrate(settings, i18n=i18n, out=sys.stdout))


def _export(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot import operations

    return asyncio.run(operations.export(settings, user_id=chosen.user, i18n=i18n, out=sys.stdout))


def _erase(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot import operations

    return asyncio.run(operations.erase(settings, user_id=chosen.user, i18n=i18n, out=sys.stdout))


def _backup(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot import operations

    return asyncio.run(operations.backup(settings, path=chosen.file, i18n=i18n, out=sys.stdout))


def _rotate_keys(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot import operations

    return asyncio.run(operations.rotate_keys(settings, i18n=i18n, out=sys.stdout))


def _new_key(chosen: argparse.Namespace, settings: Settings, i18n: I18n) -> int:
    from bot.secrets import new_key

    # The advice goes beside it, so that the line alone can be sent on to a file.
    print(f"LEDARBOT_ANONYMITY_KEY={new_key()}")  # noqa: T201
    print(i18n.text("cli-keys-advice", i18n.default_locale), file=sys.stderr)  # noqa: T201
    return 0
