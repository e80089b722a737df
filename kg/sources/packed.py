"""Compressed streams: what comes out is bounded, so that a small file can neither fill the memory nor take for ever."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from kg.errors import InputError

MOST_TIMES: Final = 200
"""Times its size that a packed file may grow. News packs to a tenth, what is made to harm to a thousandth."""
FREE_BYTES: Final = 8_000_000
"""Bytes that may come out of any packed file, however small it is."""
TOO_PACKED: Final = "too-packed"
_BLOCK: Final = 65_536  # bytes taken at a time
BROKEN: Final = (gzip.BadGzipFile, zlib.error, zipfile.BadZipFile)
"""What reading a packed file raises that is no sound one; one that breaks off raises EOFError."""


class Budget:
    """How many bytes may still come out of a packed file of ``packed_bytes``; the members of an archive share one."""

    def __init__(self, packed_bytes: int) -> None:
        self._left = max(FREE_BYTES, MOST_TIMES * packed_bytes)

    def spend(self, count: int) -> None:
        """Take note of ``count`` bytes more. Raises: InputError (too-packed)."""
        self._left -= count
        if self._left < 0:
            raise InputError(f"it unpacks to more than {MOST_TIMES} times its size", reason=TOO_PACKED)


class Packed(Protocol):
    """A packed stream that gives what it has before it says that it is broken."""

    def read1(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


class Metered(io.RawIOBase):
    """What comes out of a packed stream, as long as there is a budget for it. Closing it closes the stream."""

    def __init__(self, stream: Packed, budget: Budget) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._stream.read1(len(view))
        self._budget.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def open_gzip(path: Path) -> io.BufferedReader:
    """A gzip file as a stream of its content. Reading may raise what `BROKEN` lists, EOFError and InputError."""
    return metered(gzip.open(path, "rb"), Budget(path.stat().st_size))


def metered(stream: Packed, budget: Budget) -> io.BufferedReader:
    """A packed stream read block by block within a budget."""
    return io.BufferedReader(Metered(stream, budget), _BLOCK)


def read_bounded(stream: BinaryIO, limit: int) -> bytes:
    """All of a stream of at most ``limit`` bytes. Raises: InputError (too-large); what the stream raises."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"larger than {limit} bytes; --max-article-bytes allows more", reason="too-large")
    return data


def why_broken(error: Exception, kind: str, where: str = "") -> InputError:
    """What was raised on reading a packed file of a kind ("gzip") as a reason to skip it."""
    after = f" {where}" if where else ""
    if isinstance(error, EOFError):
        return InputError(f"the {kind} stream breaks off{after}", reason="truncated")
    return InputError(f"no sound {kind}{after}: {error}", reason=f"bad-{kind}")
