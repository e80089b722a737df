"""The file of judgements: read with everything wrong in it named by its line, written sorted and at once."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import DataError, Problem, UsageError
from kg.judgements.rows import Row, read_row, written

NAME: Final = "judgements.jsonl"
HINT: Final = "mend or remove the line, or build with --lenient, which leaves it out"


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and where it stands: ``line`` counts from 1."""

    row: Row
    file: str
    line: int

    def problem(self, what: str) -> Problem:
        """What is wrong with the row, with its place."""
        return Problem(what, self.file, self.line, hint=HINT)


def read_file(path: Path) -> tuple[list[Placed], list[Problem]]:
    """The rows of a file and what is wrong with its other lines; nothing of either if there is no file.

    Raises:
        UsageError: it is there and can't be read.
    """
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise UsageError(f"can't be read: {error.strerror or error}", file=str(path)) from error
    rows: list[Placed] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            if text := line.decode("utf-8").strip():
                rows.append(Placed(read_row(text), str(path), number))
        except (ValueError, RecursionError) as error:
            problems.append(Problem(f"not a judgement: {_why(error)}", str(path), number, hint=HINT))
    return rows, problems


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "the line is not UTF-8"
    if isinstance(error, RecursionError):
        return "the line nests too deep"
    return f"no JSON: {error}" if type(error) is not ValueError else str(error)


def good_rows(path: Path) -> list[Row]:
    """The rows of a file in which nothing is wrong. Raises: DataError, UsageError."""
    rows, problems = read_file(path)
    if problems:
        raise DataError.collect(problems)
    return [placed.row for placed in rows]


def write_file(path: Path, rows: Iterable[Row]) -> None:
    """Write the rows, sorted, each once; the file is the old or the new one, never a part of it.

    Raises:
        UsageError: it can't be written.
    """
    lines = sorted({written(row) for row in rows})
    target = Path(os.path.realpath(path))  # a link stays one
    part = ""
    try:
        handle, part = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(_mode(target))
        Path(part).replace(target)
    except OSError as error:
        hint = "say with --judgements which file to write"
        raise UsageError(f"can't be written: {error.strerror or error}", file=str(path), hint=hint) from error
    finally:
        if part:
            Path(part).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
