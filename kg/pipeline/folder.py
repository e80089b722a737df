"""The folder of a build: written beside, then put in its place at once, by one build at a time.

What a build did not write is never overwritten: a folder that is not empty and has no report of a build is refused, and
files that someone put beside the graph (judgements, notes) stay.
"""

import contextlib
import ctypes
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO

from kg.errors import BrokenOffError, UsageError
from kg.graph.store import ARTICLES_NAME, PAGE_NAME, QUADS_NAME, REPORT_NAME, STATE, TURTLE_NAME
from kg.pipeline.kept import KEPT_NAME

if sys.platform != "win32":
    import fcntl

OWN: Final = frozenset({TURTLE_NAME, QUADS_NAME, PAGE_NAME, ARTICLES_NAME, REPORT_NAME, STATE})
_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of Linux
_locks: Final[set[TextIO]] = set()  # of builds of this process


def _let_go() -> None:
    """A process that a build forks must not hold its lock: it may live on a little where the build is killed."""
    for file in _locks:
        file.close()
    _locks.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@dataclass(frozen=True, slots=True)
class Staged:
    """A folder to write into, and the files of articles that interrupted builds left behind, which may be damaged."""

    folder: Path
    rescued: tuple[Path, ...] = ()

    @property
    def state(self) -> Path:
        """Where the build keeps what the next one uses."""
        return self.folder / STATE


@contextlib.contextmanager
def staged(out: Path) -> Iterator[Staged]:
    """A folder to write into; when the block ends without an error it takes the place of ``out`` as a whole.

    What the build had read of the articles is left to the next one if it is interrupted, not if it fails.

    Raises:
        UsageError: ``out`` holds something else, can't be written, or another build is writing there.
    """
    place = out.resolve()
    _check(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _lock(place):
            new = Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))
            (new / STATE).mkdir()
            with _thrown_away(new):
                rescued = _recover(place, new)
                _check(place)
                yield Staged(new, rescued)
                _sync(new)
                _swap(new, place)
    except OSError as error:
        raise UsageError(f"can't write there: {error.strerror or error}", file=str(out)) from error


@contextlib.contextmanager
def _thrown_away(new: Path) -> Iterator[None]:
    """Remove a folder in the end; if the block is interrupted all but what was read of the articles."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, BrokenOffError):
        for path in (*new.iterdir(), *(new / STATE).iterdir()):
            if path.name != STATE and not path.name.startswith(KEPT_NAME):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    shutil.rmtree(new, ignore_errors=True)


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
    """Hold the lock of a folder. The system lets it go when its holder ends, however it ends, so none is ever stale.

    Raises: UsageError: another build holds it; it is named.
    """
    if sys.platform == "win32":  # there builds into one folder must be kept apart by the user
        yield
        return
    path = place.with_name(f"{_prefix(place)}lock")
    while True:
        with path.open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                what, hint = f"another build is writing there{_holder(file)}", "wait for it to end, or end it"
                raise UsageError(what, file=str(place), hint=hint) from None
            if not _is_at(path, file.fileno()):  # the build before removed the file while this one was opening it
                continue
            _locks.add(file)
            try:
                _sign(file)
                yield
            finally:
                path.unlink(missing_ok=True)
                _locks.discard(file)
            return


def _sign(file: TextIO) -> None:
    """Say in the file who holds the lock; the time is that of the file."""
    file.truncate(0)
    file.write(f"{os.getpid()} {platform.node()}\n")
    file.flush()


def _holder(file: TextIO) -> str:
    """Who holds a lock, and since when, as far as its file tells."""
    file.seek(0)
    number, _, host = file.read(200).strip().partition(" ")
    if not number.isdecimal():
        return ""
    since = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime).astimezone()
    return f": process {number} on {host or 'this machine'}, since {since:%Y-%m-%d %H:%M:%S}"


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _recover(place: Path, new: Path) -> tuple[Path, ...]:
    """Finish or undo what a killed build left beside ``place``; what it had read of articles is put into ``new``."""
    rescued: list[Path] = []
    for left in sorted(place.parent.glob(f"{_glob(_prefix(place))}*")):
        if not left.is_dir() or left == new:
            continue
        if not place.exists() and left.name.endswith("-old"):
            left.rename(place)
            continue
        for path in sorted((left / STATE).glob(f"{KEPT_NAME}*")):
            rescued.append(path.rename(new / STATE / f"{KEPT_NAME}.{len(rescued)}"))
        _carry(left, place)
        shutil.rmtree(left, ignore_errors=True)
    return tuple(rescued)


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
