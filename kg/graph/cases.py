"""Cases: what a public body did in a criminal or civil matter."""

from collections.abc import Iterator

from kg.graph.scope import Scope
from kg.graph.statements import Statement, dated, links
from kg.graph.terms import label
from kg.names import name_key


def cases(scope: Scope) -> Iterator[Statement]:
    """The cases of the article; people in them only where private people are shown."""
    for case in scope.found.cases:
        body = scope.body(case.by)
        where = (case.date, "") if case.date and body else (case.date, scope.article.id)
        node = scope.hashed("case", name_key(case.offence), name_key(case.action), body, *where)
        yield from scope.fact(node, case.evidence, "vks:Case")
        yield from links(
            node,
            vks__offence=label(case.offence) if case.offence else None,
            vks__action=label(case.action) if case.action else None,
            vks__handledBy=body,
        )
        yield from dated(node, "vks:onDate", case.date)
        for name in case.persons if scope.settings.include_private else ():
            yield from links(node, vks__person=scope.thing("person", name))
