"""What the services know of the key: how to seal, lock and open who wrote what."""

from typing import Protocol

from domain.errors import LedarbotError
from domain.ids import UserId
from domain.thread_refusals import NotRecognised


class NoKey(LedarbotError):
    """The operator has set no key, so that nobody can write anonymously."""

    key = "threads-no-key"


class Unreadable(NotRecognised):
    """What was locked can't be opened: another key, another handle, or not as it was written."""


class Vault(Protocol):
    """Seals and opens who wrote what; holds the key and nothing else."""

    @property
    def key_id(self) -> str:
        """Tells which key a row was written with, and nothing of the key."""
        ...

    @property
    def previous(self) -> "tuple[Vault, ...]":
        """Vaults with the keys from before, to find and open what they wrote."""
        ...

    def seal(self, *parts: str | int) -> str:
        """The same 64 characters for the same parts, which can't be had back from them."""
        ...

    def lock(self, user_id: UserId, *, handle: int) -> bytes:
        """Who it is, readable only with the key and for this handle; other bytes each time."""
        ...

    def open(self, locked: bytes, *, handle: int, key_id: str | None = None) -> UserId:
        """Who was locked, else Unreadable; `key_id` names the key if it is known."""
        ...
