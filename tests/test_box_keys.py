"""The keys of ballot boxes: one file each, for the owner alone, gone when it is destroyed."""

import copy
import pickle
from pathlib import Path

import pytest

from bot.box_keys import KeyFolder
from bot.boxes import keys_for
from bot.services.ballot_boxes import Unreadable, ballot_seal, draft_seal
from config.settings import Settings, load_settings
from domain.ids import BoxId, UserId
from domain.poll_refusals import BoxSealed
from storage.database import Database

BOX, OTHER = BoxId(4_000_000_001), BoxId(4_000_000_003)
ANNA, BO = UserId(102), UserId(103)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "boxes")


def test_a_box_has_a_key_of_its_own_until_it_is_destroyed(keys: KeyFolder, tmp_path: Path) -> None:
    assert keys.known() == frozenset()
    first, other = keys.make(BOX), keys.make(OTHER)
    assert keys.known() == {BOX, OTHER}
    assert ballot_seal(first, ANNA) == ballot_seal(keys.of(BOX), ANNA)
    assert len({ballot_seal(key, who) for key in (first, other) for who in (ANNA, BO)}) == 4
    assert ballot_seal(first, ANNA) != draft_seal(first, ANNA)
    keys.destroy(BOX)
    keys.destroy(BOX)
    assert keys.known() == {OTHER}
    with pytest.raises(BoxSealed):
        keys.of(BOX)


def test_making_it_again_keeps_the_key(keys: KeyFolder) -> None:
    seal = ballot_seal(keys.make(BOX), ANNA)
    assert ballot_seal(keys.make(BOX), ANNA) == seal


def test_files_are_the_owner_s_alone_and_hold_nothing_known(
    keys: KeyFolder, tmp_path: Path
) -> None:
    keys.make(BOX)
    [path] = (tmp_path / "boxes").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert len(path.read_bytes()) == 32


def test_half_a_key_is_none(keys: KeyFolder, tmp_path: Path) -> None:
    keys.make(BOX)
    (tmp_path / "boxes" / f"{BOX}.key").write_bytes(b"short")
    with pytest.raises(BoxSealed):
        keys.of(BOX)


def test_a_stranger_s_file_is_no_box(keys: KeyFolder, tmp_path: Path) -> None:
    keys.make(BOX)
    (tmp_path / "boxes" / "readme.key").write_text("hej")
    assert keys.known() == {BOX}


def test_a_draft_opens_with_its_key_and_seal_alone(keys: KeyFolder) -> None:
    key, other = keys.make(BOX), keys.make(OTHER)
    locked = key.lock(b"hemligt", seal="a")
    assert key.open(locked, seal="a") == b"hemligt"
    assert key.lock(b"hemligt", seal="a") != locked
    assert b"hemligt" not in locked
    for opener, seal, content in (
        (other, "a", locked),
        (key, "b", locked),
        (key, "a", locked[:-1]),
        (key, "a", b""),
    ):
        with pytest.raises(Unreadable):
            opener.open(content, seal=seal)


def test_a_key_is_not_shown_or_copied(keys: KeyFolder) -> None:
    key = keys.make(BOX)
    assert repr(key) == "FileKey()"
    for way in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            way(key)


async def test_the_folder_lies_beside_the_database_unless_one_is_chosen(
    database: Database, tmp_path: Path
) -> None:
    chosen = load_settings({"LEDARBOT_BOX_KEYS": str(tmp_path / "keys")})
    keys_for(database, chosen).make(BOX)
    assert [path.name for path in (tmp_path / "keys").iterdir()] == [f"{BOX}.key"]
    if database.dialect == "sqlite":
        keys_for(database, Settings()).make(OTHER)
        assert (Path(f"{database.engines.url.database}.boxes") / f"{OTHER}.key").exists()
