"""Reported results."""

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.scope import Scope
from kg.graph.statements import Statement, links, named
from kg.graph.terms import decimal, first_day, label, last_day, plain
from kg.records import Indicator

_DECIMAL = re.compile(r"[+-]?\d+(?:\.\d+)?")


def indicators(scope: Scope) -> Iterator[Statement]:
    """The indicators of the article; a result is what one sentence of one article says."""
    for row in scope.found.indicators:
        span = row.evidence.sentence
        node = scope.hashed("indicator", scope.article.id, f"{span.start}-{span.end}", row.label, row.value, row.unit)
        yield from scope.fact(node, row.evidence, "vks:Indicator")
        yield from named(node, row.label or row.unit or row.value)
        yield from _values(scope, row, node)


def _values(scope: Scope, row: Indicator, node: NamedNode) -> Iterator[Statement]:
    number = row.number if row.number and _DECIMAL.fullmatch(row.number) else None
    yield from links(
        node,
        vks__value=plain(row.value),
        vks__number=decimal(number) if number else None,
        vks__unitText=label(row.unit) if row.unit else None,
        vks__about=scope.body(row.about),
        vks__target=plain(row.target) if row.target else None,
        vks__comparison=label(row.comparison) if row.comparison else None,
        vks__periodStart=first_day(row.period_start) if row.period_start else None,
        vks__periodEnd=last_day(row.period_end) if row.period_end else None,
    )
