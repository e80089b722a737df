"""Writing files: whole or not at all, and where a table of two parts goes."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to beside ``path``, which takes its place only if the block ends well."""
    if not path.parent.is_dir():
        raise UsageError("there is no such folder", file=str(path.parent), hint="make it first")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def pair(path: Path, suffix: str) -> tuple[Path, Path]:
    """Where the node table and the edge table go.

    An existing folder, or a name that ends in a slash, takes ``nodes`` and ``edges``; any other name is a prefix.
    """
    if path.is_dir():
        return path / f"nodes{suffix}", path / f"edges{suffix}"
    prefix = path.name.removesuffix(suffix)
    return path.with_name(f"{prefix}-nodes{suffix}"), path.with_name(f"{prefix}-edges{suffix}")
