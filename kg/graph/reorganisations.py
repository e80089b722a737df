"""Bodies that ended and began when provinces were merged or split, and those that the law set up, merged or ended.

A reorganisation is written when the articles name a body on either side of it; no body is added to the graph that no
article names.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.scope import Scope
from kg.graph.statements import Choice, Side, Statement
from kg.graph.terms import first_day, label, precision
from kg.graph.vocabulary import PREF_LABEL, TYPE, term
from kg.records import Unit
from kg.reference.provinces import Province
from kg.reference.table import Dated
from kg.reference.units import NamedUnit

KINDS: Final = frozenset({"procuracy.provincial", "court.provincial"})
"""Bodies that each province has one of, so that those of merged provinces merged too."""
UNVERIFIED: Final = Literal("false", datatype=term("xsd:boolean"))
_ENDS: Final = ("valid_from", "valid_to")
_BEGUN, _ENDED = _ENDS


def reorganisations(scope: Scope) -> Iterator[Statement]:
    """For each body that changed, its side of the change; for each body the days that the law set."""
    for unit in scope.found.units:
        node = scope.thing("unit", unit.label)
        if node is None:
            continue
        yield from _days(scope, unit, node)
        province, row = province_of(scope, unit), scope.row(unit.label)
        if province and unit.kind in KINDS and unit.label.endswith(province.label):
            yield from _of_province(scope, node, unit.label.removesuffix(province.label), province)
        if row:
            yield from _of_named(scope, node, row)


def province_of(scope: Scope, unit: Unit) -> Province | None:
    """The province that the unit serves, in its incarnation."""
    path = scope.paths.get(("jurisdiction", unit.label)) or ""
    return scope.settings.reference.provinces_by_id.get(path.removeprefix("province/"))


# ------------------------------------------------------------------ days


def stood(scope: Scope, unit: Unit, *, verified: bool = False) -> tuple[str | None, str | None]:
    """When the unit, bodies of its kind, or those of its province, began and ended, as ISO prefixes, where a law says.

    With ``verified`` only days for which a document was read.
    """
    kind, province, row = scope.settings.kinds.get(unit.kind), province_of(scope, unit), scope.row(unit.label)
    begun, ended = [kind.since if kind else None], [kind.until if kind else None]
    if row:
        begun.append(None if verified and _BEGUN in doubtful(row) else row.valid_from)
        ended.append(None if verified and _ENDED in doubtful(row) else row.valid_to)
    if province and kind and kind.area:
        made = province.id in scope.settings.heirs and not (verified and _BEGUN in doubtful(province))
        gone = bool(province.replaced_by) and not (verified and _ENDED in doubtful(province))
        begun.append(province.valid_from if made else None)
        ended.append(province.valid_to if gone else None)
    return max(filter(None, begun), default=None), min(filter(None, ended), default=None)


def doubtful(row: Dated) -> tuple[str, ...]:
    """Those of the two days of a row for which no document was read."""
    return tuple(name for name in _ENDS if getattr(row, name) and (not row.verified or name in row.unverified))


def _days(scope: Scope, unit: Unit, node: NamedNode) -> Iterator[Statement]:
    days = stood(scope, unit)
    known = precision(min(filter(None, days), key=len, default="2024-07-04"))
    more = (Triple(node, term("vks:datePrecision"), known),) if known else ()
    for name, day in zip(("vks:validFrom", "vks:validTo"), days, strict=True):
        if day:
            yield Choice(node, term(name), first_day(day), (), more)
    if any(days) and stood(scope, unit, verified=True) != days:
        yield Triple(node, term("vks:verified"), UNVERIFIED)


# ------------------------------------------------------------------ events


def _of_province(scope: Scope, node: NamedNode, head: str, province: Province) -> Iterator[Statement]:
    provinces = scope.settings.reference.provinces_by_id
    for heir in (provinces[key] for key in province.replaced_by if key in provinces):
        yield _side(scope, node, (head, heir.id), f"{head}{heir.label}", _made_on(scope, heir), original=True)
    if province.id in scope.settings.heirs:
        event = (head, province.id)
        yield _side(scope, node, event, f"{head}{province.label}", _made_on(scope, province), original=False)


def _made_on(scope: Scope, heir: Province) -> str | None:
    """The day on which a province took the place of others; one that was there before took them in when they ended."""
    ended = [row.valid_to for row in scope.settings.reference.provinces if heir.id in row.replaced_by and row.valid_to]
    return heir.valid_from or max(ended, default=None)


def _of_named(scope: Scope, node: NamedNode, row: NamedUnit) -> Iterator[Statement]:
    reference = scope.settings.reference
    for heir in reference.heirs_of(row):
        yield _side(scope, node, (heir.label, row.valid_to or ""), heir.label, row.valid_to, original=True)
    for day in sorted({before.valid_to or "" for before in reference.merged_into.get(row.key, ())}):
        yield _side(scope, node, (row.label, day), row.label, day, original=False)


def _side(scope: Scope, node: NamedNode, key: tuple[str, str], made: str, day: str | None, *, original: bool) -> Side:
    """One side of the change out of which the body called ``made`` came."""
    event = scope.hashed("reorganisation", *key)
    about = [Triple(event, TYPE, term("org:ChangeEvent")), Triple(event, PREF_LABEL, label(f"Sắp xếp thành {made}"))]
    if day:
        known = precision(day)
        about.append(Triple(event, term("vks:onDate"), first_day(day)))
        about += [Triple(event, term("vks:datePrecision"), known)] if known else []
    if original:
        about += [Triple(event, term("org:originalOrganization"), node), Triple(node, term("org:changedBy"), event)]
    else:
        about += [Triple(event, term("org:resultingOrganization"), node), Triple(node, term("org:resultedFrom"), event)]
    return Side(event, original, node, tuple(about))
