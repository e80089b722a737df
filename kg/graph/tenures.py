"""People in posts."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.posts import described_post, described_title, post, title
from kg.graph.scope import Scope
from kg.graph.statements import Choice, Statement, links
from kg.graph.terms import first_day
from kg.graph.vocabulary import term
from kg.names import name_key
from kg.records import Tenure

FORMER, ACTING = "nguyên", "Quyền"


def tenures(scope: Scope) -> Iterator[Statement]:
    """The tenures of the article: one thing for a person, a title and a body, however many articles show it."""
    for tenure in scope.found.tenures:
        person = scope.thing("person", tenure.person)
        if person is not None:
            yield from _tenure(scope, tenure, person)


def _tenure(scope: Scope, tenure: Tenure, person: NamedNode) -> Iterator[Statement]:
    body = scope.thing("unit", tenure.unit)
    shown = shown_title(tenure)
    node = scope.hashed("tenure", person, name_key(shown), body)
    status = "former" if tenure.former else "acting" if tenure.acting else "asserted"
    yield from scope.fact(node, tenure.evidence, "org:Membership", "vks:Tenure", status=status)
    yield from links(node, org__member=person, org__organization=body, org__role=title(scope, shown))
    yield from described_title(scope, shown, tenure.title)
    yield from _days(scope, tenure, node)
    if body is not None and tenure.unit:
        yield from links(node, vks__post=post(scope, tenure.title, tenure.unit))
        yield from described_post(scope, tenure.title, tenure.unit)
        yield from _edges(scope, tenure, person, body)


def shown_title(tenure: Tenure) -> str:
    """The title as it stands: "nguyên Viện trưởng", "Quyền Viện trưởng", "Viện trưởng"."""
    words = tenure.title.split()
    if tenure.former:
        return tenure.title if name_key(words[0] if words else "") == FORMER else f"{FORMER} {tenure.title}"
    if tenure.acting and words and name_key(words[0]) not in ("quyền", "q.") and name_key(words[-1]) != "phụ trách":
        return f"{ACTING} {tenure.title}"
    return tenure.title


def _days(scope: Scope, tenure: Tenure, node: NamedNode) -> Iterator[Statement]:
    """Stated bounds, of two articles those of the one that knows the day better, and the day that shows it held."""
    for name, date in (("vks:validFrom", tenure.since), ("vks:validTo", tenure.until)):
        if date:
            yield Choice(node, term(name), first_day(date), (len(date),))
    day = scope.article.published
    if day and not tenure.former and not _is_outside(day, tenure):
        yield from links(node, vks__attestedOn=first_day(day))


def _is_outside(day: str, tenure: Tenure) -> bool:
    """Whether the day lies before a stated start (an appointment that was to come) or after a stated end."""
    return bool(
        (tenure.since and day < tenure.since[: len(day)]) or (tenure.until and day[: len(tenure.until)] > tenure.until)
    )


def _edges(scope: Scope, tenure: Tenure, person: NamedNode, body: NamedNode) -> Iterator[Statement]:
    if not tenure.former:
        heads = tenure.title in scope.settings.heads
        yield from links(person, vks__servesIn=body, vks__heads=body if heads else None)
