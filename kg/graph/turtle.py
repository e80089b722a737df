"""Sorted lines of triples as Turtle, some subjects at a time, so that what stays as it was can be copied."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final
from zlib import crc32

from kg.graph.brief import Brief
from kg.graph.pieces import Pieces
from kg.graph.vocabulary import FIRST, prefixed

_EVERY: Final = 64
"""Subjects in a piece, on average: a piece begins where the hash of a subject says so, whatever stands before it."""


@dataclass(slots=True)
class Counted:
    """What passed: triples, and things by each of their classes, which are IRIs in brackets."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)

    def named(self) -> dict[str, int]:
        """Things by the prefixed name of each of their classes, in order."""
        return dict(sorted((prefixed(iri.strip("<>")), number) for iri, number in self.classes.items()))


def turtle(
    lines: Iterable[str], names: Mapping[str, str], earlier: Pieces, counted: Counted
) -> Iterator[tuple[str, bytes]]:
    """The pieces of a Turtle file, each after what stands for it, and into ``counted`` what they hold.

    ``lines`` are those of `kg.graph.said`, sorted; ``names`` the prefixes.
    """
    brief = Brief(names)
    key = blake2b(brief.head).digest()
    for number, piece in enumerate(_pieces(lines)):
        counted.triples += len(piece)
        counted.classes.update(line.rpartition(" ")[2] for line in piece if FIRST in line)
        text, before = "\n".join(piece).encode(), brief.head * (not number)
        mark = blake2b(text + before, digest_size=16, key=key).hexdigest()
        known = earlier.get(mark)
        if known is None:
            known = before + brief.text(text.split(b"\n"))
        yield mark, known


def _pieces(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines of some subjects at a time."""
    piece: list[str] = []
    last = ""
    for line in lines:
        subject = line[: line.index(" ")]
        if subject != last:
            last = subject
            if piece and not crc32(subject.encode()) % _EVERY:
                yield piece
                piece = []
        piece.append(line)
    if piece:
        yield piece


def header(names: Mapping[str, str]) -> bytes:
    """What a Turtle file begins with."""
    return Brief(names).head
