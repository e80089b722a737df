"""The shapes of the graph, taken apart: SPARQL constraints run on the fast store, the rest in a SHACL engine.

The file stays plain SHACL, so that any engine can run the whole of it; what is done here changes no result, only the
time: tests/validate/test_oracle.py compares. SHACL-SPARQL through rdflib parses and runs each query anew for each node:
5 s for the 1 100 triples of the test graph, against milliseconds here. And pyshacl sets a property shape up anew for
each node when it hangs on a node shape, but once for all nodes when it has targets of its own: 4.5 s against 1.2 s for
35 000 triples.
"""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.errors import DataError
from kg.validate.report import Severity

SH = "http://www.w3.org/ns/shacl#"
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_SEVERITIES: dict[str, Severity] = {SH + "Violation": "violation", SH + "Warning": "warning", SH + "Info": "info"}
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_Node = NamedNode | BlankNode


@dataclass(frozen=True, slots=True)
class Constraint:
    """A SPARQL constraint of a shape. ``targets`` are pairs of a kind (targetClass …) and an IRI."""

    shape: str
    severity: Severity
    messages: tuple[tuple[str, str], ...]  # language and text
    select: str  # with its prefixes
    targets: tuple[tuple[str, str], ...]


class Shapes:
    """The shapes of one Turtle file."""

    def __init__(self, path: Path) -> None:
        """
        Raises:
            DataError: the file is missing or is no Turtle.
        """
        self.path = path
        self._store = Store()
        try:
            self._store.load(path=path, format=RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            raise DataError(f"the shapes can't be read: {error}", file=str(path)) from None

    @cached_property
    def core(self) -> bytes:
        """All but the SPARQL constraints, as N-Triples; property shapes have the targets of their node shapes."""
        triples: set[Triple] = set()
        for quad in self._store:
            targets = self._targets(quad.subject) if quad.predicate.value == SH + "property" else []
            if targets:
                triples.add(Triple(quad.object, _TYPE, NamedNode(SH + "PropertyShape")))
                triples.update(Triple(quad.object, target.predicate, target.object) for target in targets)
            elif quad.predicate.value != SH + "sparql":
                triples.add(quad.triple)
        stream = BytesIO()
        serialize(sorted(triples, key=str), stream, format=RdfFormat.N_TRIPLES)
        return stream.getvalue()

    def _targets(self, shape: object) -> list[Quad]:
        """The targets of a node shape that stands alone: active, and no part of another shape."""
        if not isinstance(shape, NamedNode) or any(True for _ in self._store.quads_for_pattern(None, None, shape)):
            return []
        quads = list(self._store.quads_for_pattern(shape, None, None))
        if any(quad.predicate.value == SH + "deactivated" for quad in quads):
            return []
        return [quad for quad in quads if quad.predicate.value.removeprefix(SH) in _TARGETS]

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """The SPARQL constraints of the active shapes that have a target."""
        quads = self._store.quads_for_pattern(None, NamedNode(SH + "sparql"), None)
        found = (self._constraint(quad.subject, quad.object) for quad in quads)
        return tuple(sorted((one for one in found if one and one.targets), key=lambda one: (one.shape, one.select)))

    def _constraint(self, shape: object, node: object) -> Constraint | None:
        if not isinstance(shape, NamedNode) or not isinstance(node, NamedNode | BlankNode):
            return None
        if any(isinstance(off, Literal) and off.value == "true" for off in self._values(shape, "deactivated")):
            return None
        severity = next((value.value for value in self._values(shape, "severity")), SH + "Violation")
        return Constraint(
            shape.value,
            _SEVERITIES.get(severity, "violation"),
            tuple(sorted((m.language or "", m.value) for m in self._values(node, "message") if isinstance(m, Literal))),
            self._prefixes(node) + next((value.value for value in self._values(node, "select")), ""),
            tuple(sorted((kind, value.value) for kind in _TARGETS for value in self._values(shape, kind))),
        )

    def _values(self, node: _Node, name: str) -> list[NamedNode | Literal]:
        quads = self._store.quads_for_pattern(node, NamedNode(SH + name), None)
        return [quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)]

    def _prefixes(self, node: _Node) -> str:
        lines = []
        for holder in self._values(node, "prefixes"):
            if isinstance(holder, NamedNode):
                for quad in self._store.quads_for_pattern(holder, NamedNode(SH + "declare"), None):
                    assert isinstance(quad.object, NamedNode | BlankNode)
                    prefix, namespace = (self._values(quad.object, name)[0].value for name in ("prefix", "namespace"))
                    lines.append(f"PREFIX {prefix}: <{namespace}> ")
        return "".join(sorted(lines))
