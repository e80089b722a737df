"""Ids that name nothing in these articles, though in a part of them they would, lead to what took their place."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.scope import Scope
from kg.graph.statements import Statement
from kg.graph.vocabulary import term
from kg.ids import kind_of
from kg.records import FORMER


def redirects(scope: Scope) -> Iterator[Statement]:
    """For each thing of the article the ids that it could have had with fewer articles or other judgements."""
    for (kind, key), path in sorted(scope.paths.items()):
        former = kind.removeprefix(FORMER)
        if former != kind and scope.thing(kind_of(former), key) is not None:
            yield Triple(scope.iri(former), term("dct:isReplacedBy"), scope.iri(path))
