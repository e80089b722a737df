"""Columns of a triple store: for a property, the values of each subject, sorted."""

from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from kg.view import terms

Column = dict[str, tuple[str, ...]]


class Rows:
    """Reads a store property by property. Named graphs and the default graph are read as one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Column] = {}

    def column(self, prop: str) -> Column:
        """Values of ``prop`` by subject, as strings, without doubles, sorted."""
        if prop not in self._read:
            found: dict[str, set[str]] = {}
            for quad in self._store.quads_for_pattern(None, NamedNode(prop), None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                    found.setdefault(quad.subject.value, set()).add(quad.object.value)
            self._read[prop] = {subject: tuple(sorted(values)) for subject, values in found.items()}
        return self._read[prop]

    def all(self, subject: str, prop: str) -> tuple[str, ...]:
        """The values of ``prop`` of ``subject``, sorted."""
        return self.column(prop).get(subject, ())

    def one(self, subject: str, *props: str) -> str:
        """The first value of the first of ``props`` that ``subject`` has, or ""."""
        return next((values[0] for prop in props if (values := self.all(subject, prop))), "")

    def of_type(self, *classes: str) -> list[str]:
        """Subjects that have one of the classes, sorted."""
        wanted = set(classes)
        types = self.column(terms.RDF_TYPE)
        return sorted(subject for subject, values in types.items() if wanted.intersection(values))

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each subject: Vietnamese before untagged before any other language; rdfs:label if no other."""
        best: dict[str, tuple[int, str]] = {}
        for prop in (terms.PREF_LABEL, terms.RDFS_LABEL):
            named: dict[str, tuple[int, str]] = {}
            for quad in self._store.quads_for_pattern(None, NamedNode(prop), None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    rank = {"vi": 0, None: 1}.get(quad.object.language, 2)
                    subject, label = quad.subject.value, (rank, quad.object.value)
                    named[subject] = min(named.get(subject, label), label)
            best = named | best
        return {subject: label for subject, (_, label) in best.items()}
