"""What a name may mean, listed when it means several things."""

from collections.abc import Iterator
from contextlib import contextmanager

from kg.cli.output import note
from kg.explain.find import AmbiguousError, describe
from kg.graph.reader import Reader
from kg.graph.store import Export


@contextmanager
def candidates_listed(export: Export) -> Iterator[None]:
    """If a name turns out to mean several things, list them on standard error before the error ends the command."""
    try:
        yield
    except AmbiguousError as error:
        reader = Reader(export.store)
        for iri in error.candidates:
            note("  " + "  ".join(part for part in (iri, reader.label(iri), describe(reader, iri)) if part))
        raise
