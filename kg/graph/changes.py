"""Personnel changes and honours."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.posts import described_post, post
from kg.graph.scope import Scope
from kg.graph.statements import Statement, dated, links, named
from kg.graph.vocabulary import term
from kg.names import name_key
from kg.records import Change


def changes(scope: Scope) -> Iterator[Statement]:
    """The changes of the article; one that two articles report with its day is one."""
    for change in scope.found.changes:
        person = scope.thing("person", change.person)
        if person is not None:
            yield from _change(scope, change, person)


def _change(scope: Scope, change: Change, person: NamedNode) -> Iterator[Statement]:
    when = change.date or scope.article.id
    told = () if change.status == "asserted" else (change.status,)
    node = scope.hashed("change", person, change.change, name_key(change.post), when, *told)
    yield from scope.fact(node, change.evidence, "vks:PersonnelChange", status=change.status)
    yield from named(node, change.post)
    yield from links(
        node,
        vks__person=person,
        vks__change=term(f"vks:{change.change}"),
        vks__decision=scope.thing("document", change.decision),
    )
    yield from dated(node, "vks:onDate", change.date)
    if change.title and change.unit:
        yield from links(node, vks__post=post(scope, change.title, change.unit))
        yield from described_post(scope, change.title, change.unit)
