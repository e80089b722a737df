"""The files of judgements of a build: which it reads, and which ``kg review`` writes."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from kg.errors import Problem, UsageError
from kg.judgements.file import NAME, Placed, read_file
from kg.sources.walk import put_aside

PLACES_NAME: Final = "judgements.json"
"""In the folder of what a build keeps: where its judgements are."""


@dataclass(frozen=True, slots=True)
class Places:
    """``read``: the files that hold judgements; ``write``: the one that takes new ones, which may not exist yet."""

    read: tuple[Path, ...]
    write: Path

    def rows(self) -> tuple[list[Placed], list[Problem]]:
        """The rows of all files, and what is wrong with other lines."""
        rows: list[Placed] = []
        problems: list[Problem] = []
        for path in dict.fromkeys((*self.read, self.write)):
            found, wrong = read_file(path)
            rows += found
            problems += wrong
        return rows, problems

    def keep(self, folder: Path, out: Path) -> None:
        """Write the places down in the folder of what a build keeps, relative to ``out``."""
        told = {"read": [_relative(path, out) for path in self.read], "write": _relative(self.write, out)}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (folder / PLACES_NAME).write_text(text + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def kept(cls, folder: Path, out: Path) -> "Places":
        """The places that a build wrote down; ``out`` itself if it wrote none."""
        try:
            told = json.loads((folder / PLACES_NAME).read_text(encoding="utf-8"))
            read = tuple(_joined(out, path) for path in told["read"])
            return cls(read, _joined(out, told["write"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls((out / NAME,), out / NAME)


def places_of(inputs: Iterable[str], out: Path, given: Path | None) -> Places:
    """Where the judgements of a build are: the file that is given, or all that lie among the inputs and in ``out``.

    New ones go to the first of these; where there is none, into the first folder of articles, else into ``out``.

    Raises:
        UsageError: the file that is given does not exist.
    """
    if given is not None:
        if not given.is_file():
            raise UsageError("no such file of judgements", file=str(given), hint="make an empty one, or check the path")
        return Places((given,), given)
    listed = [Path(path) for path in inputs if path != "-"]
    found: dict[str, Path] = {}
    for path in chain.from_iterable(map(put_aside, (*listed, out / NAME))):
        found.setdefault(os.path.realpath(path), path)
    folders = [path for path in listed if path.is_dir()]
    return Places(tuple(found.values()), next(iter(found.values()), (folders[0] if folders else out) / NAME))


def _relative(path: Path, out: Path) -> str:
    try:
        return os.path.relpath(path.resolve(), out.resolve())
    except ValueError:  # another drive
        return str(path.resolve())


def _joined(out: Path, path: str) -> Path:
    return Path(os.path.normpath(out / path))
