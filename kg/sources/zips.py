"""Zip archives: their members are read where they lie, nothing is unpacked to a disk, and no name of one is a path."""

import io
import zipfile
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

from kg.errors import InputError
from kg.records import Article, Skipped
from kg.sources.files import printable
from kg.sources.names import ASIDE
from kg.sources.packed import BROKEN, TOO_PACKED, Budget, Packed, metered, why_broken

_PLAIN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1  # bit of the flags of a member
_END: Final = b"PK\x05\x06"  # opens the record at the end of an archive
_END_BYTES: Final = 22 + 65_535  # the longest it can be, with its comment
_MOST_MEMBERS: Final = 200_000  # half a kilobyte of memory each
_CLUTTER: Final = "__MACOSX"  # folder in which one system keeps what no other can use

ReadMember = Callable[[str, BufferedReader, str], Iterator[Article | Skipped]]
"""The articles of a member: its name (the last part of its path), its content, its source."""


def read_zip(path: Path, source: str, endings: tuple[str, ...], read: ReadMember) -> Iterator[Article | Skipped]:
    """The articles of the members whose names have one of the ``endings``, in the order of their names.

    Sources read "path#member", rows "path#member#row". A member that can't be used is a `Skipped` of its own.

    Raises:
        InputError: bad-zip, too-large (too many members), too-packed, empty (nothing in it to read).
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        _check_members(file)
        try:
            archive = zipfile.ZipFile(file)
        except (*BROKEN, NotImplementedError, ValueError) as error:
            raise why_broken(error, "zip") from error
        with archive:
            wanted = sorted((one for one in archive.infolist() if _wanted(one, endings)), key=lambda one: one.filename)
            if not wanted:
                raise InputError("nothing in the archive is a file of articles", reason="empty")
            budget = Budget(path.stat().st_size)
            for member in wanted:
                yield from _read_member(archive, member, f"{source}#{printable(member.filename)}", read, budget)


def _check_members(file: BinaryIO) -> None:
    """Refuse an archive that lists so many members that their list alone fills the memory."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_BYTES))
    end = file.read()
    place = end.rfind(_END)
    said = end[place + 10 : place + 12]
    directory = int.from_bytes(end[place + 12 : place + 16], "little")
    wide = said == b"\xff\xff"  # more than 65,534: the true number stands elsewhere
    if place >= 0 and wide and min(directory, size) > _MOST_MEMBERS * 46:  # bytes of a member in the list, at least
        raise InputError(f"more than {_MOST_MEMBERS} members; split the archive", reason="too-large")
    file.seek(0)


def _wanted(member: zipfile.ZipInfo, endings: tuple[str, ...]) -> bool:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if not parts or member.filename.endswith("/") or parts[-1] == ASIDE:
        return False
    clutter = any((part.startswith(".") and part != "..") or part == _CLUTTER for part in parts)
    return not clutter and parts[-1].lower().endswith(endings)


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, read: ReadMember, budget: Budget
) -> Iterator[Article | Skipped]:
    try:
        if member.flag_bits & _ENCRYPTED:
            raise InputError("it is locked with a password", reason="encrypted")
        if member.compress_type not in _PLAIN:
            raise InputError("it is packed in a way that is not read; use deflate", reason="unsupported-type")
        with archive.open(member) as stream:
            name = PurePosixPath(member.filename.replace("\\", "/")).name
            yield from read(printable(name), metered(cast("Packed", stream), budget), source)
    except InputError as error:
        if error.reason == TOO_PACKED:
            raise
        yield Skipped(source, error.reason, error.message)
    except (*BROKEN, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        broken = why_broken(error, "zip")
        yield Skipped(source, broken.reason, broken.message)
