"""A graph opened for questions: from a store on the disk beside it, which is made when first asked and then kept.

The store is in ``.kg/store`` of a folder that ``kg build`` wrote. It is trusted only while all of this holds: it was
made by this version of the program and of the engine, on this machine, from a graph file with these very bytes, and
nobody touched its files since. Else it is made anew; where it can't be made (a folder that can't be written), the graph
is read into memory, as it is where reading is quick.
"""

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pyoxigraph

from kg.digests import file_digest
from kg.errors import UsageError
from kg.graph.store import STATE, Export, graph_file, load_on_disk
from kg.query.result import QueryResult
from kg.query.run import BrokenStoreError, query
from kg.version import __version__

if sys.platform != "win32":
    import fcntl

CACHE_NAME: Final = "store"
WORTH_BYTES: Final = 2_000_000
"""A graph file of fewer bytes is read faster than a store is opened and checked."""

_MARK: Final = "made.json"
_DATA: Final = "data"
_LOGS: Final = ("LOG", "LOCK")  # opening a store to read may write these
_MADE_BY: Final = f"kg {__version__}, pyoxigraph {pyoxigraph.__version__}"


def open_for_questions(path: Path, worth: int = WORTH_BYTES) -> Export:
    """The graph of ``path`` (as `Export.open`) without the texts of the articles.

    ``worth`` is the size of the graph file, in bytes, from which a store on the disk is used.

    Raises:
        UsageError: there is no graph, or it can't be read.
    """
    file = graph_file(path)
    state = file.parent / STATE
    if path.is_dir() and state.is_dir() and sys.platform != "win32" and file.stat().st_size >= worth:
        with contextlib.suppress(OSError, UsageError):
            return Export(_kept(file, state) or _made(file, state), {})
    return Export.open(file)


def ask_kept(path: Path, question: str, params: Mapping[str, str], worth: int = WORTH_BYTES) -> QueryResult:
    """The answer of the graph of ``path`` to a question, as `kg.query.run.query`; a store that broke is thrown away."""
    try:
        return query(open_for_questions(path, worth), question, params)
    except BrokenStoreError:
        forget(path)
        return query(Export.open(path), question, params)


def copy_kept(path: Path, folder: Path) -> bool:
    """Copy the store kept for ``path`` to ``folder``, which is not there yet; False if there is none to be trusted.

    A copy stays as it is when the graph is built again, so it can be held open for long.
    """
    file = graph_file(path)
    data = file.parent / STATE / CACHE_NAME / _DATA
    if not path.is_dir() or _kept(file, file.parent / STATE) is None:
        return False
    try:
        before = _files(data)
        shutil.copytree(data, folder, ignore=shutil.ignore_patterns(*(f"{name}*" for name in _LOGS)))
        whole = _files(data) == before
    except OSError:
        whole = False
    if not whole:
        shutil.rmtree(folder, ignore_errors=True)
    return whole


def forget(path: Path) -> None:
    """Remove the store kept for ``path``, if there is one and it can be removed."""
    shutil.rmtree(path / STATE / CACHE_NAME, ignore_errors=True)


def _kept(file: Path, state: Path) -> pyoxigraph.Store | None:
    """The store that was made before, None if there is none that can be trusted."""
    place = state / CACHE_NAME
    try:
        mark: dict[str, Any] = json.loads((place / _MARK).read_text(encoding="utf-8"))
        if mark["by"] != _MADE_BY or mark["files"] != _files(place / _DATA):
            return None
        if mark["seen"] != _seen(file):
            if mark["sha256"] != file_digest(file):
                return None
            _write_mark(place, file, mark["sha256"])
        return pyoxigraph.Store.read_only(str(place / _DATA))
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):  # the engine tells damage as a RuntimeError
        return None


def _made(file: Path, state: Path) -> pyoxigraph.Store:
    """A new store of the graph file, put in the place of the old one."""
    place = state / CACHE_NAME
    with _alone(state):
        known = _kept(file, state)  # another process may have made it meanwhile
        if known is not None:
            return known
        for left in state.glob(f"{CACHE_NAME}-*"):  # of processes that were killed
            shutil.rmtree(left, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix=f"{CACHE_NAME}-", dir=state))
        try:
            before = file_digest(file)
            load_on_disk(file, new / _DATA)
            _write_mark(new, file, before)
            if file_digest(file) != before:
                raise UsageError("the graph was written while it was read", file=str(file), hint="ask again")
            shutil.rmtree(place, ignore_errors=True)
            new.chmod(0o755)
            new.rename(place)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return pyoxigraph.Store.read_only(str(place / _DATA))


@contextlib.contextmanager
def _alone(state: Path) -> Iterator[None]:
    """One process at a time makes the store; the others wait."""
    with (state / f"{CACHE_NAME}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_mark(place: Path, file: Path, digest: str) -> None:
    mark = {"by": _MADE_BY, "sha256": digest, "seen": _seen(file), "files": _files(place / _DATA)}
    draft = place / f"{_MARK}.{os.getpid()}"
    draft.write_text(json.dumps(mark), encoding="utf-8")
    draft.replace(place / _MARK)


def _files(folder: Path) -> dict[str, list[int]]:
    return {path.name: _seen(path) for path in sorted(folder.iterdir()) if not path.name.startswith(_LOGS)}


def _seen(path: Path) -> list[int]:
    """What changes whenever a file is written, copied or put in the place of another: nobody can set the third back."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
