"""What one article says, as statements: triples, and values of which a thing has just one.

Articles may differ over a value of which there is one (a label, a date). Then the best of the candidates of all
articles stands, whichever comes first: a `Choice` carries the rank that decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.spells import Spell
from kg.graph.terms import clean, first_day, label, precision
from kg.graph.vocabulary import PREF_LABEL, TYPE, term

Rank = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate for the one value of ``predicate``; the highest rank stands, of equals the greater value.

    ``more`` are triples that go with the value.
    """

    subject: NamedNode
    predicate: NamedNode
    value: NamedNode | Literal
    rank: Rank = ()
    more: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A thing on one side of an event, the original or the resulting; ``about`` holds if the other side is known."""

    event: NamedNode
    original: bool
    thing: NamedNode
    about: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another form of the name of a thing; it stands unless it is what becomes the label."""

    subject: NamedNode
    label: Literal


Texts = tuple[set[str], set[str]]
"""Lines and claims of `kg.graph.said`."""


@dataclass(slots=True, eq=False)
class Fixed:
    """Statements that are the same whatever article makes them, and ``texts`` of them once they were written."""

    statements: "tuple[Statement, ...]"
    texts: Texts | None = None


Statement = Triple | Choice | Side | Other | Spell | Fixed


def types(subject: NamedNode, *names: str) -> Iterator[Statement]:
    """The classes of a thing."""
    for name in names:
        yield Triple(subject, TYPE, term(name))


def links(subject: NamedNode, **values: NamedNode | Literal | None) -> Iterator[Statement]:
    """Properties with names such as ``vks__role`` for vks:role; None is left out."""
    for name, value in values.items():
        if value is not None:
            yield Triple(subject, term(name.replace("__", ":")), value)


def named(subject: NamedNode, name: str, *others: str, rank: Rank = ()) -> Iterator[Statement]:
    """The label of a thing and the other forms of its name, with its own: what becomes the label is no other form."""
    yield Choice(subject, PREF_LABEL, label(name), rank)
    for other in sorted({clean(form) for form in (name, *others)} - {""}):
        yield Other(subject, label(other))


def one(subject: NamedNode, name: str, value: NamedNode | Literal | None, rank: Rank = ()) -> Iterator[Statement]:
    """A property of which a thing has one value."""
    if value is not None:
        yield Choice(subject, term(name), value, rank)


def dated(subject: NamedNode, name: str, date: str | None) -> Iterator[Statement]:
    """The first day of a date with its precision; of two articles the one that knows the day better stands."""
    if date:
        known = precision(date)
        more = (Triple(subject, term("vks:datePrecision"), known),) if known else ()
        yield Choice(subject, term(name), first_day(date), (len(date),), more)
