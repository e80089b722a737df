"""Values made from a data file, kept in the user's cache folder from run to run.

A kept value is used only if the content of the file, the shape asked for, the source of the classes and of the parser,
and the version of Python are those it was made from; what it may contain is limited to those classes. Without a folder
that may be written nothing is kept, and nothing is said.
"""

import contextlib
import functools
import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.resources import cache_dir

_MAGIC = b"kg-compiled-1\n"  # changes when the layout of a kept file changes


class Compiled:
    """The kept value of one data file read as one shape. ``parser`` names the module that turns bytes into values."""

    def __init__(self, path: Path, shape: Any, classes: Iterable[type], *, parser: str) -> None:
        folder = cache_dir()
        named = {f"{cls.__module__}:{cls.__qualname__}": cls for cls in classes}
        place = hashlib.sha256(f"{path.absolute()}\n{shape!r}".encode()).hexdigest()[:16]
        self._allowed = frozenset(named)
        self._file = folder / "data" / f"{path.stem}-{place}.bin" if folder else None
        self._schema = _fingerprint(shape, {cls.__module__ for cls in named.values()} | {parser})

    def take(self, data: bytes) -> tuple[Any] | None:
        """The value made from exactly ``data``, in a tuple of one; None when there is none to trust."""
        if self._file is None:
            return None
        try:
            kept = self._file.read_bytes()
        except OSError:
            return None
        head = self._head(data)
        digest, payload = kept[len(head) : len(head) + 32], kept[len(head) + 32 :]
        if not kept.startswith(head) or digest != hashlib.sha256(payload).digest():
            return None
        try:
            return (_Unpickler(payload, self._allowed).load(),)
        except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError, EOFError):
            return None

    def keep(self, data: bytes, value: Any) -> None:
        """Keep the value made from ``data``. Written beside and renamed: a reader sees a whole file or none."""
        if self._file is None:
            return
        payload = pickle.dumps(value, protocol=5)
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(self._head(data) + hashlib.sha256(payload).digest() + payload)
            Path(name).replace(self._file)

    def _head(self, data: bytes) -> bytes:
        return _MAGIC + hashlib.sha256(self._schema + hashlib.sha256(data).digest()).digest()


class _Unpickler(pickle.Unpickler):
    """Makes nothing but the classes it was told."""

    def __init__(self, payload: bytes, allowed: frozenset[str]) -> None:
        super().__init__(io.BytesIO(payload))
        self._allowed = allowed

    def find_class(self, module: str, name: str) -> Any:
        if f"{module}:{name}" not in self._allowed:
            raise pickle.UnpicklingError(f"{module}.{name} is not part of the schema")
        return super().find_class(module, name)


def _fingerprint(shape: Any, modules: set[str]) -> bytes:
    """Changes with what decides how bytes become values."""
    digests = [(module, _source_digest(module)) for module in sorted(modules)]
    return repr((sys.version, shape, digests)).encode()


@functools.cache
def _source_digest(module: str) -> str:
    file = getattr(sys.modules.get(module), "__file__", None)
    with contextlib.suppress(OSError, TypeError):
        return hashlib.sha256(Path(file or "").read_bytes()).hexdigest()
    return "no source"
