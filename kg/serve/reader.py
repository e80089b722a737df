"""Reading a store thing by thing without going through all of it first: a worker has to be ready at once."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pyoxigraph import NamedNode, Store

from kg.graph.reader import RDF_TYPE, Reader, is_thing, type_name

_TYPE = NamedNode(RDF_TYPE)


def is_iri(text: str) -> bool:
    """Whether a text can be asked for as an IRI."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


class _Types(Mapping[str, tuple[str, ...]]):
    """The classes of every typed thing, looked up when asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, iri: str) -> tuple[str, ...]:
        try:
            quads = self._store.quads_for_pattern(NamedNode(iri), _TYPE, None, None)
        except ValueError:  # no IRI
            raise KeyError(iri) from None
        found = sorted({quad.object.value for quad in quads if isinstance(quad.object, NamedNode)})
        if not found:
            raise KeyError(iri)
        return tuple(found)

    def __iter__(self) -> Iterator[str]:
        quads = self._store.quads_for_pattern(None, _TYPE, None, None)
        return iter(sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Things(Mapping[str, str]):
    """What is worth a row of its own, with the short name of its type."""

    def __init__(self, types: Mapping[str, tuple[str, ...]]) -> None:
        self._types = types

    def __getitem__(self, iri: str) -> str:
        classes = self._types[iri]
        if not is_thing(classes):
            raise KeyError(iri)
        return type_name(classes)

    def __iter__(self) -> Iterator[str]:
        return (iri for iri in self._types if iri in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class LazyReader(Reader):
    """A `Reader` whose ``types`` and ``things`` are looked up one by one."""

    @cached_property
    def types(self) -> Mapping[str, tuple[str, ...]]:
        return _Types(self.store)

    @cached_property
    def things(self) -> Mapping[str, str]:
        return _Things(self.types)
