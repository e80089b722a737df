"""What was read from each article, kept from build to build: lines of a key, a checksum, the id, and `line_of` it.

The key is the hash of everything the article's source gave and of the program and data that read it, so a line is used
only where reading again would give the same; a line that fails its checksum is not used.
"""

import hashlib
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.identity.resolve import Rows
from kg.pipeline.codec import decoded, encoded
from kg.pipeline.kept import record_of
from kg.records import Article, ArticleFacts
from kg.spool import Spool

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


def record(article: str, line: str) -> bytes:
    """What is kept of an article: its id and `line_of` it."""
    return f"{article} {line}".encode()


@dataclass(frozen=True, slots=True)
class Known:
    """One article that was read: its id, what stands for its facts, and the parts of its line."""

    article: str
    mark: str
    parts: tuple[bytes, ...]

    @property
    def text_row(self) -> bytes:
        """Its line in articles.jsonl, in UTF-8."""
        return self.parts[_TEXT]

    def rows(self) -> Rows:
        """Its rows for identity."""
        return decoded(self.parts[_ROWS], Rows)

    def facts(self) -> ArticleFacts:
        """Its facts."""
        return decoded(self.parts[_FACTS], ArticleFacts)


class Keeper:
    """Writes the lines of this build as they come, then gives them back article by article, in the order of the ids.

    In memory an article costs 8 bytes once all are there. Lines are on the disk, but for the last few, as soon as they
    were put: a build that is killed leaves them to the next one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._file = self._part.open("w+b")
        self._ids, self._keys = Spool(folder=path.parent), Spool(folder=path.parent)
        self._places: array[int] | None = None

    def put(self, key: str, rest: bytes) -> None:
        """Keep the `record` of an article. Of several of one id the one with the greatest hash stands, in any order."""
        place = self._file.seek(0, 2)
        self._file.write(b"%s %08x %s\n" % (key.encode(), zlib.crc32(rest), rest))
        article = rest[: rest.index(b" ")].decode()
        self._ids.add(f"{article} {_mark(rest)} {place}")
        self._keys.add(f"{key} {place}")

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Known]:
        """Every article, in the order of the ids."""
        for place in self._all():
            self._file.seek(place)
            found = record_of(self._file.readline())
            assert found is not None  # this build wrote the line
            article, _, rest = found.partition(b" ")
            yield Known(article.decode(), _mark(found), tuple(rest.split(b"\t")))

    def finish(self) -> None:
        """Put the lines in the order of their keys, each once."""
        with self._path.open("wb") as file:
            for _, rows in groupby(self._keys, key=lambda row: row.partition(" ")[0]):
                self._file.seek(int(next(rows).partition(" ")[2]))
                file.write(self._file.readline())
        self.close()
        self._part.unlink()

    def close(self) -> None:
        """Let the files go."""
        self._file.close()
        self._ids.close()
        self._keys.close()

    def _all(self) -> "array[int]":
        """Where the line of each article lies that stands, in the order of the ids."""
        if self._places is None:
            of_id = groupby(self._ids, key=lambda row: row.partition(" ")[0])
            self._places = array("Q", (int(max(rows).rpartition(" ")[2]) for _, rows in of_id))
            self._ids.close()
        return self._places


def _mark(rest: bytes) -> str:
    return hashlib.sha256(rest).hexdigest()
