"""The folder of a build: written beside, then put in its place at once, by one build at a time.

What a build did not write is never overwritten: a folder that is not empty and has no report of a build is refused, and
files that someone put beside the graph (judgements, notes) stay.
"""

import contextlib
import ctypes
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import UsageError
from kg.graph.store import ARTICLES_NAME, PAGE_NAME, QUADS_NAME, REPORT_NAME, STATE, TURTLE_NAME

if sys.platform != "win32":
    import fcntl

OWN: Final = frozenset({TURTLE_NAME, QUADS_NAME, PAGE_NAME, ARTICLES_NAME, REPORT_NAME, STATE})
_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of Linux


@contextlib.contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder to write into; when the block ends without an error it takes the place of ``out`` as a whole.

    Raises:
        UsageError: ``out`` holds something else, can't be written, or another build is writing there.
    """
    place = out.resolve()
    _check(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _lock(place):
            _recover(place)
            _check(place)
            new = Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))
            try:
                yield new
                _sync(new)
                _swap(new, place)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise UsageError(f"can't write there: {error.strerror or error}", file=str(out)) from error


def _check(place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise UsageError("is a file", file=str(place), hint="name a folder that does not exist yet")
    if not place.is_dir() or not any(place.iterdir()):
        return
    try:
        report = json.loads((place / REPORT_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        report = None
    if not isinstance(report, dict) or "kg" not in report:
        hint = "name another folder, or empty this one"
        raise UsageError("the folder holds something that kg build did not write", file=str(place), hint=hint)


def _prefix(place: Path) -> str:
    return f".{place.name}.kg-"


@contextlib.contextmanager
def _lock(place: Path) -> Iterator[None]:
    if sys.platform == "win32":  # there builds into one folder must be kept apart by the user
        yield
        return
    path = place.with_name(f"{_prefix(place)}lock")
    while True:
        with path.open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise UsageError("another build is writing there", file=str(place), hint="wait for it to end") from None
            if not _is_at(path, file.fileno()):  # the build before removed the file while this one was opening it
                continue
            try:
                yield
            finally:
                path.unlink(missing_ok=True)
            return


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _recover(place: Path) -> None:
    """Finish or undo what a killed build left beside ``place``."""
    for left in sorted(place.parent.glob(f"{_glob(_prefix(place))}*")):
        if not left.is_dir():
            continue
        if not place.exists() and left.name.endswith("-old"):
            left.rename(place)
            continue
        _carry(left, place)
        shutil.rmtree(left, ignore_errors=True)


def _glob(text: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)


def _swap(new: Path, place: Path) -> None:
    new.chmod(0o777 & ~_umask())
    if not place.exists():
        new.rename(place)
        return
    if not _exchange(new, place):
        try:
            old = place.with_name(f"{new.name}-old")
            place.rename(old)
            new.rename(place)
            old.rename(new)
        except OSError:  # a mount point can't be renamed
            _replace_files(new, place)
            return
    _carry(new, place)
    _sync_folder(place.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where the system can."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and rename(_HERE, bytes(one), _HERE, bytes(other), _EXCHANGE) == 0


def _replace_files(new: Path, place: Path) -> None:
    for name in sorted(OWN):
        target, source = place / name, new / name
        if target.is_dir():
            shutil.rmtree(target)
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.exists():
            part = place / f".{name}.part"
            shutil.copyfile(source, part)
            part.replace(target)
        else:
            target.unlink(missing_ok=True)


def _carry(source: Path, target: Path) -> None:
    """Move what a build did not write from the old folder to the new one."""
    for entry in sorted(source.iterdir()):
        if entry.name not in OWN and target.is_dir() and not (target / entry.name).exists():
            entry.rename(target / entry.name)


def _sync(folder: Path) -> None:
    """Have everything on the disk before it takes its place."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
