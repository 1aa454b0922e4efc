"""Who wrote anonymously: read with the key alone, and neither key nor person shown anywhere."""

import copy
import logging
import pickle
import traceback
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import build
from bot.i18n import I18n
from bot.secrets import LOCKED_BYTES, Vault, new_key
from bot.services import vaults
from bot.services.vaults import NoKey, Unreadable
from config.settings import Settings, key_bytes
from domain.ids import UserId
from domain.thread_refusals import NotRecognised
from storage.database import Database
from tests.keys import KEY

FIRST, SECOND, THIRD = (bytes(range(start, start + 32)) for start in (0, 100, 200))
ANNA = UserId(172_839_405_060_708_090)
HANDLE = 4_000_000_000_000_000_001

vault = Vault(FIRST)
people = st.integers(0, 2**64 - 1).map(UserId)
handles = st.integers(0, 2**63 - 1)
parts = st.lists(st.one_of(st.integers(), st.text(st.characters())), max_size=4)


# ---------------------------------------------------------------- locked and opened


@given(people, handles)
def test_who_was_locked_is_opened_with_the_same_key_and_handle(person: UserId, handle: int) -> None:
    locked = vault.lock(person, handle=handle)
    assert len(locked) == LOCKED_BYTES
    assert Vault(FIRST).open(locked, handle=handle) == person
    assert Vault(FIRST).open(locked, handle=handle, key_id=vault.key_id) == person


@given(people, handles, st.integers(0, LOCKED_BYTES - 1), st.integers(1, 255))
def test_a_changed_byte_anywhere_makes_it_unreadable(
    person: UserId, handle: int, place: int, change: int
) -> None:
    changed = bytearray(vault.lock(person, handle=handle))
    changed[place] ^= change
    with pytest.raises(Unreadable):
        vault.open(bytes(changed), handle=handle)


@given(people, handles, handles)
def test_moved_to_another_handle_it_is_unreadable(person: UserId, one: int, other: int) -> None:
    locked = vault.lock(person, handle=one)
    if one == other:
        other += 1
    with pytest.raises(Unreadable):
        vault.open(locked, handle=other)


@given(people, st.binary(max_size=2 * LOCKED_BYTES))
def test_bytes_that_were_never_locked_are_unreadable(person: UserId, other: bytes) -> None:
    locked = vault.lock(person, handle=HANDLE)
    for wrong in (other, locked + other[:1] + b"0", locked[:-1], b""):
        with pytest.raises(Unreadable):
            vault.open(wrong, handle=HANDLE)


def test_another_key_opens_nothing() -> None:
    locked = vault.lock(ANNA, handle=HANDLE)
    with pytest.raises(Unreadable):
        Vault(SECOND).open(locked, handle=HANDLE)
    with pytest.raises(Unreadable):
        Vault(SECOND).open(locked, handle=HANDLE, key_id=vault.key_id)


def test_the_same_person_looks_otherwise_each_time() -> None:
    """Ten thousand draws: no nonce comes twice, and no byte stays or counts, as a clock would."""
    drawn = [vault.lock(ANNA, handle=HANDLE) for _ in range(10_000)]
    assert (
        len({locked[:12] for locked in drawn}) == len({locked[12:] for locked in drawn}) == 10_000
    )
    for position in zip(*drawn, strict=True):
        assert len(set(position)) == 256
        # In a random order a byte is followed by a greater one about as often as by a smaller.
        rising = sum(a < b for a, b in pairwise(position))
        assert 4_500 < rising < 5_500


# ---------------------------------------------------------------- sealed


@given(parts, parts)
def test_seals_are_equal_for_equal_parts_alone(
    one: list[int | str], other: list[int | str]
) -> None:
    assert vault.seal(*one) == Vault(FIRST).seal(*one)
    assert (vault.seal(*one) == vault.seal(*other)) == (one == other)
    assert len(vault.seal(*one)) == 64


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1", "23"), ("12", "3")),
        (("a", ""), ("", "a")),
        (("a",), ("a", "")),
        (("1",), (1,)),
        ((1, 23), (12, 3)),
        (("a\x00", "b"), ("a", "\x00b")),
        (("rules", 1, 2), ("promise", 1, 2)),
    ],
)
def test_parts_can_t_be_mistaken_for_others(
    one: tuple[str | int, ...], other: tuple[str | int, ...]
) -> None:
    assert vault.seal(*one) != vault.seal(*other)


def test_a_seal_needs_the_key_and_is_none_of_the_other_secrets() -> None:
    assert vault.seal("author", ANNA) != Vault(SECOND).seal("author", ANNA)
    assert vault.key_id not in vault.seal()
    assert vault.key_id != Vault(SECOND).key_id


def test_the_key_s_name_stays_the_same_for_rows_that_hold_it() -> None:
    assert Vault(FIRST).key_id == vault.key_id
    assert len(vault.key_id) == 16
    assert vault.key_id not in FIRST.hex()


# ---------------------------------------------------------------- other keys


def test_old_keys_open_and_find_what_they_wrote() -> None:
    turned = Vault(THIRD, old=[FIRST, SECOND])
    assert [old.key_id for old in turned.previous] == [vault.key_id, Vault(SECOND).key_id]
    for old in turned.previous:
        locked = old.lock(ANNA, handle=HANDLE)
        assert turned.open(locked, handle=HANDLE) == ANNA
        assert turned.open(locked, handle=HANDLE, key_id=old.key_id) == ANNA
        with pytest.raises(Unreadable):
            turned.open(locked, handle=HANDLE, key_id=turned.key_id)
    assert turned.previous[0].seal("author", ANNA) == vault.seal("author", ANNA)
    with pytest.raises(Unreadable):
        vault.open(turned.lock(ANNA, handle=HANDLE), handle=HANDLE)


def test_a_key_of_another_length_is_none() -> None:
    for wrong in (b"", FIRST[:-1], FIRST + b"0"):
        with pytest.raises(ValueError, match="32"):
            Vault(wrong)


def test_new_keys_are_keys_and_never_the_same() -> None:
    keys = {new_key() for _ in range(100)}
    assert len({key_bytes(key) for key in keys}) == 100


# ---------------------------------------------------------------- nothing shown


def shown_by_a_fault(work: Callable[[], object]) -> str:
    """All that somebody's log would hold of it."""
    log = StringIO()
    logger = logging.Logger("a log")
    logger.addHandler(logging.StreamHandler(log))
    try:
        work()
    except Exception as fault:
        logger.exception("fault in %r with %s", vault, fault, exc_info=fault)
        text = "".join(traceback.format_exception(fault))
        return f"{fault} {fault!r} {text} {log.getvalue()}"
    raise AssertionError("there was no fault")


def test_neither_key_nor_person_is_in_what_is_shown() -> None:
    turned = Vault(FIRST, old=[SECOND])
    locked, huge = turned.lock(ANNA, handle=HANDLE), UserId(ANNA << 64)
    shown = [repr(turned), str(turned), f"{turned}", repr([turned]), repr(turned.previous)]
    shown += [
        shown_by_a_fault(lambda: turned.open(locked, handle=1)),
        shown_by_a_fault(lambda: turned.open(b"", handle=1)),
        shown_by_a_fault(lambda: turned.lock(huge, handle=1)),
        shown_by_a_fault(lambda: Vault(FIRST + SECOND)),
        shown_by_a_fault(lambda: pickle.dumps(turned)),
        shown_by_a_fault(lambda: copy.copy(turned)),
        shown_by_a_fault(lambda: copy.deepcopy(turned)),
        shown_by_a_fault(lambda: vars(turned)),
    ]
    secret = [
        text for key in (FIRST, SECOND) for text in (key.hex(), repr(key)[2:-1], str(list(key)))
    ]
    for text in shown:
        assert not [each for each in (*secret, str(ANNA), str(huge)) if each in text]


def test_what_can_t_be_read_is_told_as_not_recognised() -> None:
    with pytest.raises(NotRecognised) as refusal:
        vault.open(b"", handle=HANDLE)
    assert refusal.value.args_for_text == {}


# ---------------------------------------------------------------- the bot's own


def test_the_operator_s_keys_make_the_vault() -> None:
    settings = Settings(anonymity_key=KEY, anonymity_old_keys=(new_key(),))
    made: vaults.Vault = Vault.from_settings(settings)
    assert made.key_id == Vault(key_bytes(KEY)).key_id
    assert len(made.previous) == 1


@pytest.mark.parametrize("old", [(), (KEY,)])
def test_without_a_key_there_is_no_vault(old: tuple[str, ...]) -> None:
    with pytest.raises(NoKey):
        Vault.from_settings(Settings(anonymity_old_keys=old))


async def test_the_bot_has_one_vault_or_says_that_there_is_no_key(sqlite_url: str) -> None:
    database = await Database.open(sqlite_url)
    settings = Settings(anonymity_key=KEY)
    bot = build(settings, database=database, ticking=False)
    assert bot.vault is bot.vault
    assert bot.vault.open(bot.vault.lock(ANNA, handle=HANDLE), handle=HANDLE) == ANNA
    keyless = build(replace(settings, anonymity_key=""), database=database, ticking=False)
    with pytest.raises(NoKey) as refusal:
        assert keyless.vault
    await database.close()
    for locale, told in (("sv", "Anonyma inlägg går inte"), ("en", "Anonymous posts are not")):
        assert I18n(default_locale=locale).text(refusal.value.key, locale).startswith(told)
