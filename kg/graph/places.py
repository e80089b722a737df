"""Provinces, one thing for each legal incarnation."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.reorganisations import UNVERIFIED, doubtful
from kg.graph.scope import Scope
from kg.graph.statements import Statement, links, named, types
from kg.graph.terms import first_day
from kg.names import slug
from kg.reference.provinces import Province


def places(scope: Scope) -> Iterator[Statement]:
    """The provinces that the article names, those that its units and meetings belong to, and what they came from."""
    names = {place.name: place.aliases for place in scope.found.places}
    lineages = scope.settings.reference.lineages
    known: dict[str, Province] = {}
    for (kind, key), path in sorted(scope.paths.items()):
        lineage = lineages.get(path.removeprefix("province/"), ())
        if kind == "place":
            yield from _named(scope, path, key, names.get(key, ()))
        elif kind == "jurisdiction" and not lineage and (unit := scope.units.get(key)):
            yield from _named(scope, path, unit.province or "", ())
        if kind in ("place", "jurisdiction"):
            known |= {row.id: row for row in lineage}
    for row in known.values():
        yield scope.settings.fixed(("province", row.id), _incarnation(scope, row))


def _named(scope: Scope, path: str, name: str, aliases: tuple[str, ...]) -> Iterator[Statement]:
    """The province at ``path`` as the article names it."""
    node = scope.iri(path)
    row = scope.settings.reference.provinces_by_id.get(path.removeprefix("province/"))
    if row is None:
        yield from types(node, "vks:Province", "schema:AdministrativeArea")
        yield from named(node, name or path.removeprefix("province/"), *aliases)
    else:
        yield from named(node, row.name, *(alias for alias in aliases if slug(alias)), rank=(1,))


def _incarnation(scope: Scope, row: Province) -> Iterator[Statement]:
    """What the reference data knows of a province, and which took its place."""
    node = scope.iri(f"province/{row.id}")
    yield from types(node, "vks:Province", "schema:AdministrativeArea")
    yield from named(node, row.name, row.full, row.label, rank=(1,))
    yield from links(
        node,
        vks__validFrom=first_day(row.valid_from) if row.valid_from else None,
        vks__validTo=first_day(row.valid_to) if row.valid_to else None,
        vks__verified=UNVERIFIED if doubtful(row) else None,
    )
    for link in scope.settings.reference.links_of.get(row.id, ()):
        yield from links(node, **{f"skos__{link.match}Match": NamedNode(link.iri)})
    for heir in row.replaced_by:
        yield from links(node, dct__isReplacedBy=scope.iri(f"province/{heir}"))
