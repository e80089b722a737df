"""Keeping the index beside its graph, and writing it anew when the graph is another."""

import sqlite3
import tempfile
from pathlib import Path
from typing import Final

from kg.digests import file_digest
from kg.graph.store import STATE, TURTLE_NAME, Export
from kg.view.index.ask import Index
from kg.view.index.write import write_index
from kg.view.read import read

NAME: Final = "explorer.sqlite"


def open_index(source: Path) -> Index:
    """The index of the graph at ``source``: the one kept beside it if it is of this very graph, else a new one.

    A kept index is trusted only as far as it says of which bytes it is; one that is broken is written again. Where
    nothing can be written beside the graph it is made for this time alone.

    Raises:
        UsageError: there is no graph, or it can't be read.
    """
    stamp = stamp_of(source)
    kept = place_of(source)
    try:
        return Index.open(kept, stamp)
    except sqlite3.Error:
        pass
    picture = read(Export.open(source))
    try:
        write_index(picture, kept, stamp)
        return Index.open(kept, stamp)
    except (OSError, sqlite3.Error):  # a graph on a medium that can't be written
        with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as folder:
            write_index(picture, Path(folder) / NAME, stamp)
            return Index.open(Path(folder) / NAME, stamp)  # it stays open where the name is gone


def place_of(source: Path) -> Path:
    """Where the index of a graph is kept: with what a build keeps for itself, or beside the file."""
    return source / STATE / NAME if source.is_dir() else source.with_name(f".{source.name}.{NAME}")


def stamp_of(source: Path) -> str:
    """What tells one graph from another: a digest of its bytes, "" for one that is not there."""
    file = source / TURTLE_NAME if source.is_dir() else source
    try:
        return file_digest(file)
    except OSError:
        return ""
