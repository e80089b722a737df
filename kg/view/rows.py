"""Columns of a triple store: for a property, the values of each subject, sorted."""

from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from kg.view import terms

Column = dict[str, tuple[str, ...]]
_RANKS: dict[str | None, int] = {"vi": 0, None: 1}  # of the languages of labels, the best first; 2 for any other

_VALUES = (NamedNode, Literal)  # a union would be made anew for each triple


class Rows:
    """Reads a store property by property. Named graphs and the default graph are read as one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Column] = {}

    def column(self, prop: str) -> Column:
        """Values of ``prop`` by subject, as strings, without doubles, sorted."""
        if prop not in self._read:
            found: dict[str, list[str]] = {}
            for quad in self._store.quads_for_pattern(None, NamedNode(prop), None, None):
                subject, value = quad.subject, quad.object  # each look makes a new object
                if isinstance(subject, NamedNode) and isinstance(value, _VALUES):
                    found.setdefault(subject.value, []).append(value.value)
            self._read[prop] = {
                subject: tuple(sorted(set(values)) if len(values) > 1 else values) for subject, values in found.items()
            }
        return self._read[prop]

    def all(self, subject: str, prop: str) -> tuple[str, ...]:
        """The values of ``prop`` of ``subject``, sorted."""
        column = self._read.get(prop)
        return (self.column(prop) if column is None else column).get(subject, ())

    def one(self, subject: str, *props: str) -> str:
        """The first value of the first of ``props`` that ``subject`` has, or ""."""
        for prop in props:
            column = self._read.get(prop)
            values = (self.column(prop) if column is None else column).get(subject)
            if values:
                return values[0]
        return ""

    def of_type(self, *classes: str) -> list[str]:
        """Subjects that have one of the classes, sorted."""
        return sorted({subject for cls in classes for subject in self._by_class.get(cls, ())})

    @cached_property
    def _by_class(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for subject, classes in self.column(terms.RDF_TYPE).items():
            for cls in classes:
                found.setdefault(cls, []).append(subject)
        return found

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each subject: Vietnamese before untagged before any other language; rdfs:label if no other."""
        best: dict[str, tuple[int, str]] = {}
        for prop in (terms.PREF_LABEL, terms.RDFS_LABEL):
            named: dict[str, tuple[int, str]] = {}
            for quad in self._store.quads_for_pattern(None, NamedNode(prop), None, None):
                thing, value = quad.subject, quad.object
                if isinstance(thing, NamedNode) and isinstance(value, Literal):
                    subject, label = thing.value, (_RANKS.get(value.language, 2), value.value)
                    named[subject] = min(named.get(subject, label), label)
            best = named | best
        return {subject: label for subject, (_, label) in best.items()}
