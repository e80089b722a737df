"""Which emulation clusters of different articles are one: the same name, and a member in common where members are told.

Clusters are formed anew from time to time under the same numbers, so a name alone does not make one of two lists
without a common member. A mention without members is joined to the one cluster of that name, if there is just one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.identity.dates import LAST
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.names import digest, slug
from kg.records import ArticleFacts
from kg.union import Union


@dataclass(frozen=True, slots=True)
class Sight:
    """One cluster in one article; ``members`` are keys of labels, without eras."""

    article: str
    name: str
    members: frozenset[str]
    since: tuple[str, str]


def sights(article: ArticleFacts, date: str | None) -> Iterator[Sight]:
    """One row for each cluster of the article."""
    for cluster in article.extraction.clusters:
        told = [label for label in (*cluster.members, cluster.lead, cluster.deputy) if label]
        members = frozenset(name_key(label) for label in told)
        yield Sight(article.id, cluster.name, members, (date or LAST, article.id))


def clusters(found: Iterable[Sight], judgements: Judgements) -> Iterator[tuple[str, str, str]]:
    """(article, name, path) of every sighting."""
    names: dict[str, list[Sight]] = {}
    for sight in found:
        names.setdefault(name_key(sight.name), []).append(sight)
    for name in sorted(names):
        rows = sorted(names[name], key=lambda row: (not row.members, row.since))
        for rank, (first, members) in enumerate(_sets(rows, judgements).items()):
            key = name if rank == 0 else f"{name}|{min(rows[first].members, default=rows[first].article)}"
            path = f"cluster/{slug(name)}--{digest(key)}"
            for number in members:
                yield rows[number].article, rows[number].name, path


def _sets(rows: list[Sight], judgements: Judgements) -> dict[int, list[int]]:
    union = Union(range(len(rows)))
    shared: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for member in row.members:
            shared.setdefault(member, []).append(number)
    for numbers in shared.values():
        for one, two in pairwise(numbers):
            union.join(one, two)
    places = {(row.article, row.name): number for number, row in enumerate(rows)}
    for a, b in judgements.same("cluster"):
        if a in places and b in places:
            union.join(places[a], places[b])
    known = {union.find(number) for number, row in enumerate(rows) if row.members}
    if len(known) <= 1:
        for number in range(1, len(rows)):
            union.join(0, number)
    return union.sets()
