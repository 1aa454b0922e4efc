"""The key to who wrote anonymously: what is sealed, locked and opened with it.

The key itself is used for nothing: each purpose has one of its own, derived from it.
"""

import base64
import hmac
import secrets
from collections.abc import Sequence
from typing import NoReturn, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.seals import encoded
from bot.services.vaults import NoKey, Unreadable
from config.settings import KEY_BYTES, Settings, key_bytes
from domain.ids import UserId

_NONCE_BYTES = 12
_TAG_BYTES = 16
_ID_BYTES = 8
_NAME_BYTES = 8
LOCKED_BYTES = _NONCE_BYTES + _ID_BYTES + _TAG_BYTES
"""So long is whatever was locked, whoever it is."""


def new_key() -> str:
    """A fresh key, as it is written into the settings."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii").rstrip("=")


class Vault:
    """Seals and opens who wrote what; holds the key and nothing else."""

    __slots__ = ("_cipher", "_key_id", "_previous", "_sealing")

    def __init__(self, key: bytes, *, old: Sequence[bytes] = ()) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        self._cipher = AESGCM(_derived(key, "locking"))
        self._sealing = _derived(key, "sealing")
        self._key_id = _derived(key, "naming", length=_NAME_BYTES).hex()
        self._previous = tuple(type(self)(each) for each in old)

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """The vault that the operator has given the key to, else NoKey."""
        if not settings.anonymity_key:
            raise NoKey()
        old = [key_bytes(each) for each in settings.anonymity_old_keys]
        return cls(key_bytes(settings.anonymity_key), old=old)

    @property
    def key_id(self) -> str:
        """Tells which key a row was written with, and nothing of the key."""
        return self._key_id

    @property
    def previous(self) -> "tuple[Vault, ...]":
        """Vaults with the keys from before, to find and open what they wrote."""
        return self._previous

    def seal(self, *parts: str | int) -> str:
        """The same 64 characters for the same parts, which can't be had back from them."""
        return hmac.digest(self._sealing, encoded(parts), "sha256").hex()

    def lock(self, user_id: UserId, *, handle: int) -> bytes:
        """Who it is, readable only with the key and for this handle; other bytes each time."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        person = user_id.to_bytes(_ID_BYTES, "big")
        return nonce + self._cipher.encrypt(nonce, person, _belonging(handle))

    def open(self, locked: bytes, *, handle: int, key_id: str | None = None) -> UserId:
        """Who was locked, else Unreadable; `key_id` names the key if it is known."""
        for vault in (self, *self._previous):
            if key_id in (None, vault.key_id):
                found = vault._opened(locked, handle)
                if found is not None:
                    return found
        raise Unreadable()

    def _opened(self, locked: bytes, handle: int) -> UserId | None:
        if len(locked) != LOCKED_BYTES:
            return None
        nonce, rest = locked[:_NONCE_BYTES], locked[_NONCE_BYTES:]
        try:
            person = self._cipher.decrypt(nonce, rest, _belonging(handle))
        except InvalidTag:
            return None
        return UserId(int.from_bytes(person, "big"))

    def __repr__(self) -> str:
        return "Vault()"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        # Neither pickled nor copied: the key stays where it is.
        raise TypeError("a vault is not copied")


def _derived(key: bytes, purpose: str, *, length: int = KEY_BYTES) -> bytes:
    """A key for this purpose alone: it tells neither the key itself nor another purpose's."""
    info = f"ledarbot anonymity {purpose}".encode("ascii")
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(key)


def _belonging(handle: int) -> bytes:
    """What ties the locked bytes to their row: moved to another one they can't be opened."""
    return f"ledarbot author {handle}".encode("ascii")
