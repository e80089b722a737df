"""Who took part in a meeting, and how."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.scope import Scope
from kg.graph.statements import Statement, links
from kg.graph.terms import code
from kg.graph.vocabulary import term

_EDGES = {
    "chair": "vks:chaired",
    "direct": "vks:directed",
    "speak": "vks:spokeAt",
    "moderate": "vks:moderated",
    "sign": "vks:signedAt",
}


def participations(scope: Scope) -> Iterator[Statement]:
    """The participations of the article, with the direct edges where the text asserts them and the meeting was held."""
    status = {meeting.key: meeting.status for meeting in scope.found.meetings}
    for row in scope.found.participations:
        who = scope.body(row.who) if row.is_unit else scope.thing("person", row.who)
        meeting = scope.thing("meeting", row.meeting)
        if who is None or meeting is None:
            continue
        told = status.get(row.meeting, "held")
        told = row.status if told == "held" or row.status == "negated" else told
        asserted = told == "asserted"
        node = scope.hashed("participation", who, meeting, row.role, "" if asserted else told)
        yield from scope.fact(node, row.evidence, "cv:Participation", "vks:Participation", status=told)
        yield from links(node, vks__participant=who, vks__event=meeting, vks__role=code("role", row.role))
        if asserted:
            yield Triple(who, term("vks:attended"), meeting)
            if row.role in _EDGES:
                yield Triple(who, term(_EDGES[row.role]), meeting)
