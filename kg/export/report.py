"""What a format could not hold, counted, so that nothing is left out in silence."""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode

from kg.graph.reader import RDF_TYPE, Reader
from kg.graph.vocabulary import prefixed


@dataclass(frozen=True, slots=True)
class Written:
    """The files written, in order, and what the format could not hold: in sentences, and in triples by property."""

    files: tuple[Path, ...]
    lost: tuple[str, ...] = ()
    triples: tuple[tuple[str, int], ...] = ()

    def write(self, form: str, path: Path) -> None:
        """Write it as JSON: ``format``, ``files``, ``lost`` (sentences), ``triples`` (prefixed property to number)."""
        told = {
            "format": form,
            "files": [str(file) for file in self.files],
            "lost": list(self.lost),
            "triples": dict(self.triples),
        }
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def left_out(reader: Reader, held: Collection[str], *, relations: bool) -> tuple[tuple[str, int], ...]:
    """How many triples of which property a format leaves out, the most first.

    ``held`` are the properties that it holds; with ``relations`` also all that join two things with a row of their own.
    """
    found: Counter[str] = Counter()
    things = reader.things if relations else {}
    for quad in reader.store.quads_for_pattern(None, None, None, DefaultGraph()):
        predicate = quad.predicate.value
        if predicate in held or predicate == RDF_TYPE:
            continue
        if not all(isinstance(end, NamedNode) and end.value in things for end in (quad.subject, quad.object)):
            found[predicate] += 1
    return tuple((prefixed(name), number) for name, number in sorted(found.items(), key=lambda one: (-one[1], one[0])))
