"""What leaders and bodies ask of units."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.scope import Scope
from kg.graph.statements import Statement, dated, links, named, one
from kg.graph.terms import label
from kg.names import name_key
from kg.records import Request

_SHOWN = 100  # characters of what is asked in the label of a request, cut between words


def requests(scope: Scope) -> Iterator[Statement]:
    """The requests of the article; one of the same day that two articles quote in the same words is one.

    What someone asks again on another day is another request: it has a meeting and a day of its own.
    """
    for request in scope.found.requests:
        who = scope.body(request.by) if request.is_unit else scope.thing("person", request.by)
        if who is not None:
            yield from _request(scope, request, who)


def _request(scope: Scope, request: Request, who: NamedNode) -> Iterator[Statement]:
    units = [unit for key in request.to if (unit := scope.body(key))]
    whom = sorted(unit.value.removeprefix(scope.settings.base) for unit in units)
    told = () if request.status == "asserted" else (request.status,)
    day = (request.date,) if request.date else ()
    words = (name_key(request.to_words or ""), name_key(request.text))
    node = scope.hashed("request", who, *whom, *words, *day, *told)
    yield from scope.fact(node, request.evidence, "vks:Request", status=request.status)
    yield from named(node, _shown(request.text))
    yield from links(
        node,
        vks__madeBy=who,
    )
    yield from one(node, "vks:requestText", label(request.text))
    yield from one(node, "vks:addresseeText", label(request.to_words) if request.to_words else None)
    yield from one(node, "vks:event", scope.thing("meeting", request.meeting))
    for unit in units:
        yield from links(node, vks__addressedTo=unit)
    yield from dated(node, "vks:onDate", request.date)


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0].rstrip(" ,;") + "…"
