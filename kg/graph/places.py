"""Provinces, one thing for each legal incarnation."""

from collections.abc import Iterator

from kg.graph.scope import Scope
from kg.graph.statements import Statement, links, named, types
from kg.graph.terms import first_day
from kg.names import slug


def places(scope: Scope) -> Iterator[Statement]:
    """The provinces that the article names, and those that its units and meetings belong to."""
    names = {place.name: place.aliases for place in scope.found.places}
    described: dict[str, str] = {}
    for (kind, key), path in sorted(scope.paths.items()):
        if kind == "place":
            described[path] = key
            yield from province(scope, path, key, names.get(key, ()))
    for (kind, key), path in sorted(scope.paths.items()):
        unit = scope.units.get(key)
        if kind == "jurisdiction" and path not in described and unit:
            described[path] = key
            yield from province(scope, path, unit.province or "", ())


def province(scope: Scope, path: str, name: str, aliases: tuple[str, ...]) -> Iterator[Statement]:
    """The province at ``path``: what the reference data knows of it, and of those that took its place."""
    node = scope.iri(path)
    row = scope.settings.reference.provinces_by_id.get(path.removeprefix("province/"))
    yield from types(node, "vks:Province", "schema:AdministrativeArea")
    if row is None:
        yield from named(node, name or path.removeprefix("province/"), *aliases)
        return
    yield from named(node, row.name, row.full, row.label, *(alias for alias in aliases if slug(alias)), rank=(1,))
    yield from links(
        node,
        vks__validFrom=first_day(row.valid_from) if row.valid_from else None,
        vks__validTo=first_day(row.valid_to) if row.valid_to else None,
    )
    for heir in row.replaced_by:
        yield from links(node, dct__isReplacedBy=scope.iri(f"province/{heir}"))
        yield from province(scope, f"province/{heir}", "", ())
