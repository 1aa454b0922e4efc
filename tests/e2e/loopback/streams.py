"""How messages are packed on the way to the bot: plain, or as one compressed stream."""

import zlib
from typing import Protocol


class Packer(Protocol):
    def pack(self, text: str) -> str | bytes: ...


class PlainText:
    def pack(self, text: str) -> str:
        return text


class ZlibStream:
    """One zlib stream for the whole connection, flushed after each message."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj(level=1)

    def pack(self, text: str) -> bytes:
        return self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class ZstdStream:
    """The same with zstd, which the library asks for where it has it."""

    def __init__(self) -> None:
        from compression import zstd

        self._stream = zstd.ZstdCompressor()

    def pack(self, text: str) -> bytes:
        return bytes(self._stream.compress(text.encode(), self._stream.FLUSH_BLOCK))


PACKERS: dict[str, type[Packer]] = {
    "": PlainText,
    "zlib-stream": ZlibStream,
    "zstd-stream": ZstdStream,
}
