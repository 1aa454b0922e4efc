"""`ledarbot sandbox` as a process of its own: it says where it is, and stops when it is told to."""

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
_SECONDS = 60


@contextmanager
def running(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "sandbox", *options],
        env={**kept, "LANG": "sv_SE.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    # Whatever hangs is ended, and the reading below with it.
    limit = Timer(_SECONDS, process.kill)
    limit.start()
    try:
        yield process
    finally:
        limit.cancel()
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/#\S+", line)
    assert found, line
    return found[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_opens_at_its_address_and_stops_at_a_signal(
    tmp_path: Path, number: signal.Signals
) -> None:
    with running(tmp_path) as process:
        address = address_of(process)
        with urlopen(address.partition("#")[0]) as answer:
            assert b"lobby.js" in answer.read()
        process.send_signal(number)
        out, err = process.communicate(timeout=_SECONDS)
        assert (process.returncode, out, err) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_named_is_kept_with_its_key(tmp_path: Path) -> None:
    kept, key = tmp_path / "kept.sqlite3", tmp_path / "kept.sqlite3.key"
    keys = set()
    for _ in range(2):
        with running(tmp_path, "--database", f"sqlite:///{kept}") as process:
            address_of(process)
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=_SECONDS)
            assert (process.returncode, err) == (0, "")
        assert kept.stat().st_size > 0
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        keys.add(key.read_text(encoding="ascii"))
    assert len(keys) == 1


def test_a_key_that_was_spoilt_is_told_in_one_sentence(tmp_path: Path) -> None:
    kept, key = tmp_path / "kept.sqlite3", tmp_path / "kept.sqlite3.key"
    for spoilt, told in ((b"hemligt\n", f"{key} är ingen nyckel"), (b"\xff", f"Filen {key}")):
        key.write_bytes(spoilt)
        with running(tmp_path, "--database", f"sqlite:///{kept}") as process:
            out, err = process.communicate(timeout=_SECONDS)
            assert (process.returncode, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(told)
        assert "hemligt" not in err
