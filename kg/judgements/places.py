"""Where the judgements of a graph are kept, and what a build writes down for ``kg review``."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import Problem
from kg.judgements.file import NAME, Placed, read_file

PLACES_NAME: Final = "judgements.json"
QUESTIONS_NAME: Final = "questions.jsonl"
"""Files in the folder of what a build keeps: where its judgements are, and what identity could not settle."""


@dataclass(frozen=True, slots=True)
class Places:
    """``read``: the files that hold judgements; ``write``: the one that takes new ones, which may not exist yet.

    ``inputs`` are the inputs of the build; ``given``: the file was named, not found.
    """

    read: tuple[Path, ...]
    write: Path
    inputs: tuple[str, ...] = ()
    given: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """All files, each once."""
        return tuple(dict.fromkeys((*self.read, self.write)))

    def rows(self) -> tuple[list[Placed], list[Problem]]:
        """The rows of all files, and what is wrong with other lines."""
        rows: list[Placed] = []
        problems: list[Problem] = []
        for path in self.files:
            found, wrong = read_file(path)
            rows += found
            problems += wrong
        return rows, problems

    def keep(self, folder: Path, out: Path) -> None:
        """Write the places down in the folder of what a build keeps, relative to ``out``."""
        told = {
            "read": [_relative(path, out) for path in self.read],
            "write": _relative(self.write, out),
            "given": self.given,
            "inputs": [one if one == "-" else _relative(Path(one), out) for one in self.inputs],
        }
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (folder / PLACES_NAME).write_text(text + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def kept(cls, folder: Path, out: Path) -> "Places":
        """The places that a build wrote down; a file in ``out`` if it wrote none."""
        try:
            told = json.loads((folder / PLACES_NAME).read_text(encoding="utf-8"))
            read = tuple(_joined(out, path) for path in told["read"])
            inputs = tuple(one if one == "-" else str(_joined(out, one)) for one in told["inputs"])
            return cls(read, _joined(out, told["write"]), inputs, bool(told["given"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls((), out / NAME)


def _relative(path: Path, out: Path) -> str:
    try:
        return os.path.relpath(path.resolve(), out.resolve())
    except ValueError:  # another drive
        return str(path.resolve())


def _joined(out: Path, path: str) -> Path:
    """The path as seen from here, short where it can be."""
    place = Path(os.path.normpath(out.resolve() / path))
    here = Path.cwd()
    return place.relative_to(here) if place.is_relative_to(here) else place
