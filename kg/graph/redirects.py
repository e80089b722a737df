"""Ids that a merge took away lead to the thing that took their place."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.scope import Scope
from kg.graph.statements import Statement
from kg.graph.vocabulary import term
from kg.records import FORMER


def redirects(scope: Scope) -> Iterator[Statement]:
    """For each thing of the article the id under which it was known before a judgement made it one with another."""
    for (kind, key), path in sorted(scope.paths.items()):
        node = scope.thing(kind.removeprefix(FORMER), key) if kind.startswith(FORMER) else None
        if node is not None:
            yield Triple(scope.iri(path), term("dct:isReplacedBy"), node)
