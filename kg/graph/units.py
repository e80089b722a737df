"""Organisations and their parts."""

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.scope import Scope
from kg.graph.statements import Statement, links, named, one, types
from kg.graph.terms import code
from kg.graph.vocabulary import term
from kg.names import name_key
from kg.records import Unit
from kg.reference.kinds import Kind

_DIRECT = 2  # a unit and its parent: the longest chain in which the parent is the whole
_COMMUNE = re.compile(r"\b(?:phường|thị trấn|đặc khu|(?<!thị )(?<!tấn )(?<!tác )xã)\s")
"""Words for a place of the lowest level; "thị xã" is a town of district level, the other two are no places."""
_OTHER = Kind(id="other", type="OtherBody", level="none", source="")


def units(scope: Scope) -> Iterator[Statement]:
    """The units of the article, and a parent in the incarnation to which a unit of an earlier time belonged."""
    for unit in scope.found.units:
        node = scope.thing("unit", unit.label)
        if node is None:
            continue
        older = scope.thing("parent", unit.label)
        yield from _described(scope, node, unit, scope.thing("jurisdiction", unit.label), older)
        parent = scope.units.get(unit.parent or "")
        if older and parent:
            yield from _described(scope, older, parent, scope.thing("jurisdiction", unit.label), None)


def _described(
    scope: Scope, node: NamedNode, unit: Unit, jurisdiction: NamedNode | None, parent: NamedNode | None
) -> Iterator[Statement]:
    kind, chain = _kind(scope, unit), _chain(scope, unit)
    known = any(row.label == unit.label for row in scope.settings.reference.units_called(unit.label))
    whole = _whole(scope, chain) if kind.part else _named_after(scope, chain)
    yield from types(node, "org:Organization", *(["org:OrganizationalUnit"] if kind.part or whole else []))
    yield from one(node, "rdf:type", _class(scope, chain), (int(kind is not _OTHER),))
    yield from named(
        node, scope.called(unit.label), *unit.aliases, *([unit.full] if unit.full else []), rank=(int(known),)
    )
    parent = parent or scope.thing("unit", unit.parent)
    if parent is not None and parent != node:
        deeper = (len(chain),)
        yield from one(node, "org:subOrganizationOf", parent, deeper)
        yield from one(node, "org:unitOf", whole or (parent if kind.part else None), deeper)
    level = _level(scope, chain)
    yield from one(node, "org:classification", code("level", level) if level else None, (len(chain),))
    yield from links(node, vks__jurisdiction=jurisdiction)


def _kind(scope: Scope, unit: Unit) -> Kind:
    return scope.settings.kinds.get(unit.kind, _OTHER)


def _chain(scope: Scope, unit: Unit) -> list[Unit]:
    """The unit and the bodies that it is part of, the nearest first."""
    found = [unit]
    while (parent := scope.units.get(found[-1].parent or "")) is not None and parent not in found:
        found.append(parent)
    return found


def _whole(scope: Scope, chain: list[Unit]) -> NamedNode | None:
    """The organisation above that is no department itself: VKSND tối cao for a room of its Investigation Agency."""
    above = next((unit for unit in chain[1:] if not _kind(scope, unit).part), None)
    return scope.thing("unit", above.label) if above is not None and len(chain) > _DIRECT else None


def _named_after(scope: Scope, chain: list[Unit]) -> NamedNode | None:
    """The body after which a part two or more levels below it is named: VKSND tối cao for its Party standing board."""
    above = [unit for unit in chain[_DIRECT:] if chain[0].label.endswith(f" {unit.label}")]
    return scope.thing("unit", above[-1].label) if above else None


def _class(scope: Scope, chain: list[Unit]) -> NamedNode:
    """The class of a unit: that of its kind, or of the first body above it whose kind has one."""
    own = (kind.type for unit in chain if (kind := _kind(scope, unit)).type != "inherit")
    return term(f"vks:{next(own, _OTHER.type)}")


def _level(scope: Scope, chain: list[Unit]) -> str | None:
    """The level of a unit, None when its kind has none."""
    for unit in chain:
        level = _kind(scope, unit).level
        if level == "by-area":
            return _area_level(chain)
        if level != "inherit":
            return None if level == "none" else level
    return None


def _area_level(chain: list[Unit]) -> str:
    """The level of the place that the label names, else of that of the nearest body above: a Party cell of a provincial
    procuracy is provincial. A commune stands in no field of its own."""
    if _COMMUNE.search(name_key(chain[0].label)):
        return "commune"
    unit = next((one for one in chain if one.district or one.province), chain[0])
    return "district" if unit.district else "provincial" if unit.province else "central"
