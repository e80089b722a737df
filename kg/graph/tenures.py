"""People in posts, by two clocks: the days on which someone is seen in a post, and those on which it began or ended."""

from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import NamedNode

from kg.graph.posts import described_post, described_title, post, title
from kg.graph.reorganisations import stood
from kg.graph.scope import Move, Scope
from kg.graph.spells import Spell
from kg.graph.statements import Choice, Statement, links
from kg.graph.terms import first_day, last_day
from kg.graph.vocabulary import term
from kg.names import name_key, post_label
from kg.records import Tenure

FORMER, ACTING = "nguyên", "Quyền"


def tenures(scope: Scope) -> Iterator[Statement]:
    """The tenures of the article: one thing for a person, a title and a body, however many articles show it."""
    for tenure in scope.found.tenures:
        person = scope.thing("person", tenure.person)
        if person is not None:
            yield from _tenure(scope, _with_changes(scope, tenure), person)


def _move(scope: Scope, tenure: Tenure) -> Move:
    """What the changes of the article say of the person and the post."""
    return scope.moves.get((tenure.person, tenure.title, tenure.unit)) or Move()


def _with_changes(scope: Scope, tenure: Tenure) -> Tenure:
    """A tenure that is not over with the days on which, by the changes of the article, the post was got and left."""
    if tenure.former:  # who retires may have left the post long before
        return tenure
    move = _move(scope, tenure)
    return replace(tenure, since=tenure.since or move.since, until=tenure.until or move.until)


def _tenure(scope: Scope, tenure: Tenure, person: NamedNode) -> Iterator[Statement]:
    body = scope.thing("unit", tenure.unit)
    shown = shown_title(tenure)
    node = scope.hashed("tenure", person, name_key(shown), body)
    status = "former" if tenure.former else "acting" if tenure.acting else "asserted"
    yield from scope.fact(node, tenure.evidence, "org:Membership", "vks:Tenure", status=status)
    yield from links(node, org__member=person, org__organization=body, org__role=title(scope, shown))
    yield from described_title(scope, shown, tenure.title)
    yield from _days(scope, tenure, node)
    yield _spell(scope, tenure, node, person)
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
    """Stated bounds, of two articles those of the one that knows the day better, and the days that show it held."""
    for name, date in (("vks:validFrom", tenure.since), ("vks:validTo", tenure.until)):
        if date:
            yield Choice(node, term(name), first_day(date), (len(date),))
    for day in () if tenure.former else _seen(scope, tenure):
        if len(day) == len("2024-07-04"):
            yield from links(node, vks__attestedOn=first_day(day))


def _seen(scope: Scope, tenure: Tenure) -> tuple[str, ...]:
    """When the article shows the post held or, of a former one, calls it so, as ISO prefixes.

    The days of the meetings that the article is about, or that the sentence speaks of, if the person was there; where
    there is none, that of publication.
    """
    published = scope.article.published
    met = {day for where in (None, tenure.evidence.sentence) for day in scope.met.get((tenure.person, where), ())}
    days = {day for day in met if not published or day <= published}
    if tenure.former or not days:
        days = {published} if published else set()
    return tuple(sorted(day for day in days if not _is_outside(day, tenure)))


def _is_outside(day: str, tenure: Tenure) -> bool:
    """Whether the day lies before a stated start (an appointment that was to come) or after a stated end."""
    return bool(
        (tenure.since and day < tenure.since[: len(day)]) or (tenure.until and day[: len(tenure.until)] > tenure.until)
    )


def _edges(scope: Scope, tenure: Tenure, person: NamedNode, body: NamedNode) -> Iterator[Statement]:
    if not tenure.former:
        heads = tenure.title in scope.settings.heads
        yield from links(person, vks__servesIn=body, vks__heads=body if heads else None)


def _spell(scope: Scope, tenure: Tenure, node: NamedNode, person: NamedNode) -> Spell:
    """What the article says of how long the tenure was."""
    unit = scope.units.get(tenure.unit or "")
    begun, ended = stood(scope, unit, verified=True) if unit else (None, None)
    seen = _seen(scope, tenure)
    held = post(scope, tenure.title, tenure.unit) if tenure.unit else None
    return Spell(
        node.value,
        person.value,
        held.value if held else "",
        post_label(tenure.title, scope.called(tenure.unit)) if tenure.unit else tenure.title,
        seat=tenure.title in scope.settings.heads,
        former=tenure.former,
        days=(min(last_day(day).value for day in seen), max(first_day(day).value for day in seen)) if seen else None,
        since=(tenure.since,) if tenure.since else (),
        until=(tenure.until,) if tenure.until else (),
        gained=seen if _move(scope, tenure).got else (),
        body=(first_day(begun).value if begun else None, last_day(ended).value if ended else None),
    )
