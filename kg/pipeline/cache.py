"""What was read from each article, kept from build to build: lines of a key, a checksum, the id, and `line_of` it.

The key is the hash of everything the article's source gave and of the program and data that read it, so a line is used
only where reading again would give the same; a line that fails its checksum is not used.
"""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from kg.identity.resolve import Rows
from kg.pipeline.codec import decoded, encoded
from kg.records import Article, ArticleFacts

_KEY: Final = 64  # hex digits of a SHA-256
_TEXT, _ROWS, _FACTS = range(3)  # the parts of a line


def key_of(article: Article, fingerprint: str) -> str:
    """The key of an article; where it came from does not matter."""
    given = (
        article.name,
        article.text,
        article.title,
        article.url,
        article.published,
        article.publisher,
        article.authors,
    )
    return hashlib.sha256(f"{fingerprint}\n{encoded(given)}".encode("utf-8", "surrogatepass")).hexdigest()


class Kept:
    """The lines of an earlier build, found by key. A file that is not one holds none."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb") if path.is_file() else None
        self._places = dict(_places(self._file)) if self._file else {}

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def get(self, key: str) -> bytes | None:
        """The record under ``key``."""
        if self._file is None or key not in self._places:
            return None
        self._file.seek(self._places[key])
        return _record(self._file.readline())


def record(article: str, line: str) -> bytes:
    """What is kept of an article: its id and `line_of` it."""
    return f"{article} {line}".encode()


class Keeper:
    """Writes the lines of this build, and reads them back article by article."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._file = self._part.open("w+b")
        self._places: dict[str, int] = {}
        self._best: dict[str, tuple[str, int]] = {}

    def put(self, key: str, rest: bytes) -> None:
        """Keep the `record` of an article. Of several of one id the one with the greatest hash stands, in any order."""
        place = self._places[key] = self._file.seek(0, 2)
        article = rest[: rest.index(b" ")].decode()
        self._file.write(b"%s %08x %s\n" % (key.encode(), zlib.crc32(rest), rest))
        mark = hashlib.sha256(rest).hexdigest()
        if article not in self._best or mark > self._best[article][0]:
            self._best[article] = (mark, place)

    def __len__(self) -> int:
        return len(self._best)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every article's id and what stands for its facts, in the order of the ids."""
        yield from ((article, self._best[article][0]) for article in sorted(self._best))

    def rows(self) -> Iterator[Rows]:
        """The rows of every article for identity, in the order of the ids."""
        return (decoded(self._part_of(article, _ROWS), Rows) for article, _ in self)

    def text_row(self, article: str) -> bytes:
        """The line of an article in articles.jsonl, in UTF-8."""
        return self._part_of(article, _TEXT)

    def facts(self, article: str) -> ArticleFacts:
        """The facts of an article."""
        return decoded(self._part_of(article, _FACTS), ArticleFacts)

    def _part_of(self, article: str, part: int) -> bytes:
        self._file.seek(self._best[article][1])
        found = _record(self._file.readline())
        assert found is not None  # this build wrote the line
        return found.partition(b" ")[2].split(b"\t")[part]

    def finish(self) -> None:
        """Put the lines in the order of their keys, each once."""
        with self._path.open("wb") as file:
            for key in sorted(self._places):
                self._file.seek(self._places[key])
                file.write(self._file.readline())
        self.close()
        self._part.unlink()

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def _record(line: bytes) -> bytes | None:
    """The record of a line, if it is as it was written."""
    _, checksum, rest = line.rstrip(b"\n").split(b" ", 2)
    return rest if checksum == b"%08x" % zlib.crc32(rest) else None


def _places(file: BinaryIO) -> Iterator[tuple[str, int]]:
    place = 0
    for line in file:
        if line[_KEY : _KEY + 1] == b" " and line.count(b" ") > 2 and line.endswith(b"\n"):
            yield line[:_KEY].decode("ascii", "replace"), place
        place += len(line)
