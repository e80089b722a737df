"""What was read from each article, kept from build to build: lines of a key, a checksum, the article's id, the facts.

The key is the hash of everything the article's source gave and of the program and data that read it, so a line is used
only where reading again would give the same; a line that fails its checksum is not used.
"""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from kg.pipeline.codec import decoded, encoded
from kg.records import Article, ArticleFacts

_KEY: Final = 64  # hex digits of a SHA-256


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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def get(self, key: str) -> tuple[str, str] | None:
        """The id and the encoded facts under ``key``."""
        if self._file is None or key not in self._places:
            return None
        self._file.seek(self._places[key])
        return _parts(self._file.readline())


class Keeper:
    """Writes the lines of this build, and reads them back article by article."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._file = self._part.open("w+b")
        self._places: dict[str, int] = {}
        self._best: dict[str, tuple[str, int]] = {}

    def put(self, key: str, article: str, line: str) -> None:
        """Keep the facts of an article. Of several of one id the one with the greatest line stands, in any order."""
        place = self._places[key] = self._file.seek(0, 2)
        rest = f"{article} {line}".encode()
        self._file.write(b"%s %08x %s\n" % (key.encode(), zlib.crc32(rest), rest))
        mark = hashlib.sha256(rest).hexdigest()
        if article not in self._best or mark > self._best[article][0]:
            self._best[article] = (mark, place)

    def __len__(self) -> int:
        return len(self._best)

    def __iter__(self) -> Iterator[ArticleFacts]:
        """The facts of every article, in the order of the ids."""
        for article in sorted(self._best):
            self._file.seek(self._best[article][1])
            parts = _parts(self._file.readline())
            assert parts is not None  # this build wrote the line
            yield decoded(parts[1], ArticleFacts)

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


def _parts(line: bytes) -> tuple[str, str] | None:
    """The article's id and the encoded facts of a line, if it is as it was written."""
    _, checksum, rest = line.rstrip(b"\n").split(b" ", 2)
    if checksum != b"%08x" % zlib.crc32(rest):
        return None
    article, _, facts = rest.decode("utf-8").partition(" ")
    return article, facts


def _places(file: BinaryIO) -> Iterator[tuple[str, int]]:
    place = 0
    for line in file:
        if line[_KEY : _KEY + 1] == b" " and line.count(b" ") > 2 and line.endswith(b"\n"):
            yield line[:_KEY].decode("ascii", "replace"), place
        place += len(line)
