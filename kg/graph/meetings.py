"""Meetings, ceremonies and sessions."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.scope import Scope
from kg.graph.statements import Choice, Statement, dated, links, named, one, types
from kg.graph.terms import code, last_day
from kg.graph.vocabulary import term
from kg.records import Meeting


def meetings(scope: Scope) -> Iterator[Statement]:
    """The meetings of the article."""
    for meeting in scope.found.meetings:
        node = scope.thing("meeting", meeting.key)
        if node is None:
            continue
        yield from types(node, "vks:Meeting", "schema:Event")
        yield from named(node, meeting.name, *meeting.aliases, rank=(len(meeting.name),))
        yield from dated(node, "schema:startDate", meeting.date)
        if end := _end(meeting):
            yield Choice(node, term("schema:endDate"), last_day(end), (len(end),))
        yield from one(node, "vks:meetingKind", code("meeting", meeting.kind), (int(meeting.kind != "khac"),))
        if meeting.status != "held":
            yield from one(node, "vks:status", term(f"vks:{meeting.status}"))
        yield from links(node, schema__location=scope.thing("place", meeting.place))
        for key in meeting.organisers:
            yield from links(node, schema__organizer=scope.body(key))
        for key in meeting.about:
            yield from links(node, schema__about=scope.thing("document", key))
        for evidence in meeting.evidence:
            yield from scope.evidence(node, evidence)
        if meeting.main:
            yield Triple(scope.node, term("schema:about"), node)


def _end(meeting: Meeting) -> str | None:
    """The end of a meeting: as stated, or the end of the month or year when the start is known no better."""
    if meeting.end and (not meeting.date or meeting.end >= meeting.date[: len(meeting.end)]):
        return meeting.end
    return meeting.date if meeting.date and len(meeting.date) < len("2024-07-04") else None
