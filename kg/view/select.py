"""The part of a picture that was asked for: around one thing, of some kinds, in a stretch of time."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from kg.errors import UsageError
from kg.names import name_key, slug
from kg.view.links import links, neighbours
from kg.view.model import Fact, Picture, Thing

STRUCTURE = frozenset({"parent", "jurisdiction", "replaced"})
"""Kinds that hold apart from what an article reports: they stay when both their ends stay."""


def select(
    picture: Picture,
    focus: str | None = None,
    depth: int = 1,
    types: Collection[str] = (),
    date_from: str | None = None,
    date_to: str | None = None,
) -> Picture:
    """The picture within ``depth`` links of ``focus``, of the given kinds, with what happened between the dates.

    Raises:
        UsageError: nothing bears the name in ``focus``.
    """
    centre = find(picture.things, focus).iri if focus else ""
    if date_from or date_to:
        picture = _between(picture, date_from or "", date_to or "")
    if types:
        kept = {thing.iri for thing in picture.things if thing.kind in types or thing.iri == centre}
        picture = _only(picture, kept)
    if centre:
        picture = _only(picture, _around(picture, centre, depth) | {centre})
    return picture


def find(things: Iterable[Thing], wanted: str) -> Thing:
    """The thing with this IRI, end of an IRI, label or other name; tone marks may be left out if that leaves one.

    Raises:
        UsageError: nothing is called so; it names what comes near.
    """
    listed = tuple(things)
    key, plain = name_key(wanted), slug(wanted)
    exact = [thing for thing in listed if wanted == thing.iri or thing.iri.endswith("/" + wanted.lstrip("/"))]
    named = exact or [thing for thing in listed if key in {name_key(name) for name in (thing.label, *thing.names)}]
    found = named or [thing for thing in listed if plain and plain in {slug(thing.label), *map(slug, thing.names)}]
    if found:
        return max(found, key=lambda thing: (len(thing.articles), thing.iri))
    near = sorted({thing.label for thing in listed if plain and plain in slug(thing.label)})[:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "give a label, another name or the IRI of a thing"
    raise UsageError(f"nothing in the graph is called {wanted!r}", hint=hint)


def _only(picture: Picture, kept: Collection[str]) -> Picture:
    """The picture with the kept things, and the facts whose ends are all kept."""
    facts = (fact for fact in picture.facts if fact.subject in kept and (not fact.object or fact.object in kept))
    return _with(picture, [thing for thing in picture.things if thing.iri in kept], facts)


def _with(picture: Picture, things: Iterable[Thing], facts: Iterable[Fact]) -> Picture:
    said = tuple(facts)
    used = {mention for fact in said for mention in fact.evidence}
    quotes = {mention: quote for mention, quote in picture.quotes.items() if mention in used}
    return replace(picture, things=tuple(things), facts=said, quotes=quotes)


def _around(picture: Picture, centre: str, depth: int) -> set[str]:
    near = neighbours(links(picture.facts))
    reached, edge = {centre}, [centre]
    for _ in range(max(0, depth)):
        edge = sorted({other for thing in edge for other in near.get(thing, ())} - reached)
        reached.update(edge)
    return reached


def _between(picture: Picture, first: str, last: str) -> Picture:
    """What is dated within the stretch (ISO prefixes, both inclusive), and what holds between the things of that."""
    until = f"{last}~" if last else "~"  # sorts after every date that begins so
    meetings = {thing.iri: thing for thing in picture.things if thing.kind == "meeting"}

    def within(dates: Iterable[str]) -> bool:
        return any(first <= date <= until or first.startswith(date) for date in dates if date)

    def dates(fact: Fact) -> list[str]:
        held = [meeting.start for end in (fact.subject, fact.object) if (meeting := meetings.get(end))]
        told = [picture.sources[picture.quotes[m].article].date for m in fact.evidence if m in picture.quotes]
        return [date for date in (*held, fact.start, fact.end, *fact.seen) if date] or told

    facts = [fact for fact in picture.facts if fact.kind not in STRUCTURE and within(dates(fact))]
    ends = {end for fact in facts for end in (fact.subject, fact.object)}
    told = {iri for iri, source in picture.sources.items() if within([source.date])}
    kept = {thing.iri for thing in picture.things if thing.iri in ends or told.intersection(thing.articles)}
    facts += [fact for fact in picture.facts if fact.kind in STRUCTURE and fact.subject in kept and fact.object in kept]
    order = {id(fact): place for place, fact in enumerate(picture.facts)}
    things = [thing for thing in picture.things if thing.iri in kept]
    return _with(picture, things, sorted(facts, key=lambda fact: order[id(fact)]))
