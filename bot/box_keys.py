"""The keys of open ballot boxes: one file for each, beside the database and never in it.

A key lives as long as its box is open. What is destroyed is overwritten first; a disk that keeps
what it was told to overwrite, or a copy of the folder, is beyond what we can promise.
"""

import contextlib
import hmac
import logging
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from bot.seals import encoded
from bot.services.ballot_boxes import Unreadable
from config.settings import KEY_BYTES
from domain.ids import BoxId
from domain.poll_refusals import BoxSealed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES: Final = 12
_ENDING: Final = ".key"
_log = logging.getLogger("ledarbot.boxes")


class FileKey:
    """The key of one open box."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, *parts: str | int) -> str:
        """The same 64 characters for the same parts, which can't be had back from them."""
        return hmac.digest(self._derived("seal"), encoded(parts), "sha256").hex()

    def lock(self, content: bytes, *, seal: str) -> bytes:
        """The content, readable only with the key and beside this seal; other bytes each time."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher().encrypt(nonce, content, seal.encode("ascii"))

    def open(self, locked: bytes, *, seal: str) -> bytes:
        """What was locked, else Unreadable."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415

        try:
            return self._cipher().decrypt(
                locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], seal.encode("ascii")
            )
        except (InvalidTag, ValueError):
            raise Unreadable() from None

    def _cipher(self) -> "AESGCM":
        # Loaded by who fills in a survey, not by a start.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        return AESGCM(self._derived("draft"))

    def _derived(self, purpose: str) -> bytes:
        return hmac.digest(self._key, f"ledarbot box {purpose}".encode("ascii"), "sha256")

    def __repr__(self) -> str:
        return "FileKey()"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        # Neither pickled nor copied: the key stays where it is.
        raise TypeError("a key is not copied")


class KeyFolder:
    """The folder of the keys, which is made when the first is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, box_id: BoxId) -> FileKey:
        """A new key, on the disk before it is used; one that is there already stays."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path, key = self._path(box_id), secrets.token_bytes(KEY_BYTES)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(key)
                file.flush()
                os.fsync(file.fileno())
            self._settle()
        return self.of(box_id)

    def of(self, box_id: BoxId) -> FileKey:
        """The key of an open box; BoxSealed when there is none (any more)."""
        # Read each time: another process may have destroyed it a moment ago.
        try:
            key = self._path(box_id).read_bytes()
        except FileNotFoundError:
            raise BoxSealed() from None
        if len(key) != KEY_BYTES:
            _log.error("a ballot box's key is not whole", extra={"fields": {"box": box_id}})
            raise BoxSealed()
        return FileKey(key)

    def destroy(self, box_id: BoxId) -> None:
        """Overwrite and delete the key; one that is gone already is no fault."""
        path = self._path(box_id)
        with contextlib.suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(KEY_BYTES))
                file.flush()
                os.fsync(file.fileno())
            path.unlink(missing_ok=True)
            self._settle()

    def known(self) -> frozenset[BoxId]:
        """The boxes that have a key."""
        names = (path.stem for path in self._folder.glob(f"*{_ENDING}"))
        return frozenset(BoxId(int(name)) for name in names if name.isdecimal())

    def _path(self, box_id: BoxId) -> Path:
        return self._folder / f"{int(box_id)}{_ENDING}"

    def _settle(self) -> None:
        """Have the folder itself on the disk, where the system knows how."""
        if not hasattr(os, "O_DIRECTORY"):
            return
        descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
