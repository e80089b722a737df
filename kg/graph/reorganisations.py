"""Bodies that ended and began when provinces were merged or split, and kinds of bodies that the law set up or ended.

A reorganisation is written when the articles name a body on either side of it; nothing is added to the graph that no
article names.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Triple

from kg.graph.scope import Scope
from kg.graph.statements import Choice, Side, Statement
from kg.graph.terms import first_day, label
from kg.graph.vocabulary import PREF_LABEL, TYPE, term
from kg.records import Unit
from kg.reference.provinces import Province

KINDS: Final = frozenset({"procuracy.provincial", "court.provincial"})
"""Bodies that each province has one of, so that those of merged provinces merged too."""


def reorganisations(scope: Scope) -> Iterator[Statement]:
    """For each body of a province that changed, its side of the change; for each body the days that the law set."""
    provinces = scope.settings.reference.provinces_by_id
    for unit in scope.found.units:
        node, place = scope.thing("unit", unit.label), scope.paths.get(("jurisdiction", unit.label))
        if node is None:
            continue
        province = provinces.get((place or "").removeprefix("province/"))
        yield from _days(scope, unit, node, province)
        if province and unit.kind in KINDS and unit.label.endswith(province.label):
            yield from _sides(scope, node, unit.label.removesuffix(province.label), province)


def _sides(scope: Scope, node: NamedNode, head: str, province: Province) -> Iterator[Statement]:
    provinces = scope.settings.reference.provinces_by_id
    for heir in (provinces[key] for key in province.replaced_by if key in provinces):
        yield _side(scope, node, head, heir, original=True)
    if province.id in scope.settings.heirs:
        yield _side(scope, node, head, province, original=False)


def _side(scope: Scope, node: NamedNode, head: str, heir: Province, *, original: bool) -> Side:
    """One side of the change out of which the body of ``heir`` came."""
    event = scope.hashed("reorganisation", head, heir.id)
    about = [
        Triple(event, TYPE, term("org:ChangeEvent")),
        Triple(event, PREF_LABEL, label(f"Sắp xếp thành {head}{heir.label}")),
    ]
    if heir.valid_from:
        about.append(Triple(event, term("vks:onDate"), first_day(heir.valid_from)))
    if original:
        about += [Triple(event, term("org:originalOrganization"), node), Triple(node, term("org:changedBy"), event)]
    else:
        about += [Triple(event, term("org:resultingOrganization"), node), Triple(node, term("org:resultedFrom"), event)]
    return Side(event, original, node, tuple(about))


def _days(scope: Scope, unit: Unit, node: NamedNode, province: Province | None) -> Iterator[Statement]:
    """The day on which bodies of the kind, and those of the province, began and ended, where a law set one."""
    kind = scope.settings.kinds.get(unit.kind)
    begun, ended = [kind.since if kind else None], [kind.until if kind else None]
    if province and kind and kind.area:
        begun.append(province.valid_from if province.id in scope.settings.heirs else None)
        ended.append(province.valid_to if province.replaced_by else None)
    if since := max(filter(None, begun), default=None):
        yield Choice(node, term("vks:validFrom"), first_day(since))
    if until := min(filter(None, ended), default=None):
        yield Choice(node, term("vks:validTo"), first_day(until))
