"""Digests of files: whether they hold the bytes that they held before."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def file_digest(path: Path) -> str:
    """The SHA-256 of the bytes of a file, in hex digits.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_digests(folder: Path, paths: Iterable[Path]) -> bytes:
    """What changes with the name or the bytes of any of some files below a folder, whatever order they come in."""
    names = ((path.relative_to(folder), hashlib.sha256(path.read_bytes()).digest()) for path in sorted(paths))
    return b"".join(f"{name}\n".encode() + digest for name, digest in names)
