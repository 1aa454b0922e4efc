"""`ledarbot survey check FILE`: what a file holds, or each fault with its line and cause."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import FAILED, WRONG_SETTING, run_command_line
from config.survey_files import FOLDER

ROOT = Path(__file__).parents[1]
SHORT = """\
key = "kort"
title = { sv = "En kort enkät" }

[[questions]]
key = "ok"
kind = "scale"
text = { sv = "Hur är läget?" }
"""
Check = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def check(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Check:
    """Check a file with this content, as the operator of a language."""
    for name in ("DATABASE_URL", "LEDARBOT_TIMEZONE", "LOG_LEVEL", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def checked(content: str | bytes | None, *, locale: str = "sv") -> tuple[int, list[str]]:
        if content is not None:
            content = content.encode() if isinstance(content, str) else content
            (tmp_path / "min.toml").write_bytes(content)
        monkeypatch.setenv("LEDARBOT_LOCALE", locale)
        code = run_command_line(["survey", "check", "min.toml"])
        said = capsys.readouterr()
        assert said.err == ""
        return code, said.out.splitlines()

    return checked


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("sv", ["bra  En kort enkät (kort): en fråga på en sida, på svenska.", "Inga fel."]),
        ("en", ["good  En kort enkät (kort): one question on one page, in Swedish.",
                "Nothing is wrong."]),
    ],
)  # fmt: skip
def test_a_file_without_faults_is_told_of(check: Check, locale: str, told: list[str]) -> None:
    assert check(SHORT, locale=locale) == (0, told)


def test_one_in_english_alone_is_told_of(check: Check) -> None:
    text = SHORT.replace("sv =", "en =")
    assert check(text, locale="en")[1][0].endswith("one question on one page, in English.")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_the_shipped_ones_have_no_faults(check: Check, path: Path) -> None:
    code, told = check(path.read_bytes())
    assert code == 0
    assert told[0].startswith("bra  ")
    assert told[0].endswith("på svenska och engelska.")


def test_every_fault_is_told_with_file_line_and_cause(check: Check) -> None:
    text = SHORT.replace('"scale"', '"skala"').replace("title =", "titel =") + 'help = "Kort"\n'
    code, told = check(text)
    assert code == FAILED
    assert told == [
        "FEL  min.toml, rad 1: fältet title saknas.",
        "FEL  min.toml, rad 2: det finns inget fält som heter ”titel” här. Menade du title?",
        "FEL  min.toml, rad 6: ”skala” är inget känt slag av fråga, välj bland scale, single, "
        "multiple, text, recommend.",
        'FEL  min.toml, rad 8: help ska skrivas med språk, till exempel { sv = "Efter träffen" }.',
        "4 fel.",
    ]


def test_faults_are_told_in_english(check: Check) -> None:
    code, told = check(SHORT + 'asked_if = { question = "ok", any_of = [1] }\n', locale="en")
    assert (code, told) == (
        FAILED,
        [
            "WRONG min.toml, line 8: asked_if names “ok”, but only a question that comes earlier "
            "can decide.",
            "One thing is wrong.",
        ],
    )


def test_it_is_told_when_there_may_be_more(check: Check) -> None:
    code, told = check(SHORT.replace("\n\n", "".join(f"\nx{n} = 1" for n in range(99)) + "\n\n"))
    assert code == FAILED
    assert told[-2:] == [
        "25 fel.",
        "Det kan finnas fler fel. Rätta de här och kontrollera filen igen.",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (SHORT.encode("utf-16"), "FEL  min.toml, rad 1: filen är inte skriven i UTF-8."),
        (b'key = "kort\n', "FEL  min.toml, rad 1: filen följer inte TOML:s regler ("),
        (SHORT.encode() + b"#" * 300_000, "FEL  min.toml: filen är större än 256 kB."),
        (None, "FEL  min.toml: filen saknas."),
    ],
)
def test_what_can_t_be_read_is_told(check: Check, content: bytes | None, told: str) -> None:
    code, lines = check(content)
    assert code == FAILED
    assert lines[0].startswith(told)
    assert lines[1:] == ["Ett fel."]


def test_a_folder_is_no_file(check: Check, tmp_path: Path) -> None:
    (tmp_path / "min.toml").mkdir()
    code, lines = check(None)
    assert code == FAILED
    assert lines[0].startswith("FEL  min.toml: filen går inte att läsa (")


@pytest.mark.parametrize("arguments", [("survey",), ("survey", "check"), ("survey", "fly", "a")])
def test_what_can_t_be_understood_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command_line(arguments)
    assert ended.value.code == WRONG_SETTING
    assert "usage: ledarbot" in capsys.readouterr().err


def test_a_real_process_ends_with_its_code(tmp_path: Path) -> None:
    path = tmp_path / "min.toml"
    path.write_text(SHORT.replace("scale", "scales"), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "survey", "check", str(path)],
        env={"PYTHONPATH": str(ROOT), "LEDARBOT_LOCALE": "en", "PATH": os.environ["PATH"]},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (FAILED, "")
    assert ended.stdout.startswith(f"WRONG {path}, line 6: “scales” is no known kind")
