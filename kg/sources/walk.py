"""The files behind an input: a file itself, or all files of articles in a folder."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.sources.names import ASIDE, ENDINGS

_BUILT = frozenset(["graph.ttl", "report.json"])  # a folder inside the input that an earlier build wrote


@dataclass(frozen=True, slots=True)
class Missing:
    """A path behind which there is nothing to read, and why."""

    path: Path
    reason: str
    detail: str


def walk(path: Path, seen: set[str]) -> Iterator[Path | Missing]:
    """The regular files of articles under ``path`` in the order of their names, as paths that begin with ``path``.

    Links to files are followed, links to folders inside a folder are not, so that no loop is walked. ``seen`` holds
    the true paths of files already given; they are not given again.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _missing(path, error)
        return
    if not stat.S_ISDIR(mode):
        yield from _file(path, mode, seen) if path.name != ASIDE else ()
        return
    found = False
    for entry in _entries(path):
        if isinstance(entry, Path) and entry.name == ASIDE:
            continue
        found = True
        if isinstance(entry, Missing):
            yield entry
        else:
            yield from _file(entry, None, seen)
    if not found:
        yield Missing(path, "empty", f"the folder holds no {' '.join(ENDINGS)} file")


def put_aside(path: Path) -> Iterator[Path]:
    """The files under ``path``, or the file ``path``, that are called as `ASIDE` is, in the order of their paths."""
    if path.is_dir():
        yield from (entry for entry in _entries(path) if isinstance(entry, Path) and entry.name == ASIDE)
    elif path.name == ASIDE and path.is_file():
        yield path


def _entries(folder: Path) -> Iterator[Path | Missing]:
    """Files of articles in ``folder`` and below, in the order of their paths, part by part; no files of a build."""
    waiting: list[tuple[Path, bool]] = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                inside = sorted(entries, key=lambda entry: os.fsencode(entry.name), reverse=True)
        except OSError as error:
            yield _missing(path, error)
            continue
        if path != folder and {entry.name for entry in inside} >= _BUILT:
            continue
        for entry in inside:
            if entry.name.startswith("."):
                continue
            below = entry.is_dir(follow_symlinks=False)
            if below or entry.name.lower().endswith(ENDINGS):
                waiting.append((path / entry.name, below))


def _file(path: Path, mode: int | None, seen: set[str]) -> Iterator[Path | Missing]:
    try:
        mode = path.stat().st_mode if mode is None else mode
        true_path = os.path.realpath(path)
    except (OSError, ValueError) as error:
        yield _missing(path, error)
        return
    if stat.S_ISDIR(mode):  # a link to a folder, named like a file
        return
    if not stat.S_ISREG(mode):
        yield Missing(path, "unreadable", "no regular file, but a pipe, a socket or a device")
    elif true_path not in seen:
        seen.add(true_path)
        yield path


def _missing(path: Path, error: OSError | ValueError) -> Missing:
    if isinstance(error, FileNotFoundError):
        return Missing(path, "not-found", "there is no such file or folder")
    detail = error.strerror if isinstance(error, OSError) else None
    return Missing(path, "unreadable", f"can't be read: {detail or error}")
