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
from kg.identity.naming import Called, Given, named
from kg.identity.parted import Parted
from kg.names import slug
from kg.records import ArticleFacts


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


def clusters(found: Iterable[Sight], judgements: Judgements) -> Iterator[Given]:
    """The path of every sighting. A cluster is called by its name and a member of the list that is seen first."""
    names: dict[str, list[Sight]] = {}
    for sight in found:
        names.setdefault(name_key(sight.name), []).append(sight)
    for name in sorted(names):
        rows = sorted(names[name], key=lambda row: (not row.members, row.since, row.name))
        things: dict[str, list[Called]] = {}
        parts = _parted(rows, judgements)
        for row in rows:
            things.setdefault(parts.of((row.article, row.name), _node(row)), []).append(_called(name, row))
        yield from named(list(things.values()))


def _called(name: str, row: Sight) -> Called:
    own = f"{name}||{row.article}|{row.name}"
    shared = f"{name}|{min(row.members, default='')}"
    return Called(row.article, row.name, f"cluster/{slug(name)}", ((shared,), (own,)), steady=bool(row.members))


def _node(row: Sight) -> str:
    return f"{min(row.members, default='')}|{row.article}|{row.name}"


def _parted(rows: list[Sight], judgements: Judgements) -> Parted:
    """The clusters of one name: those with a common member, and those without members if they can be just one."""
    parts = Parted(judgements, "cluster", {(row.article, row.name): _node(row) for row in rows})
    shared: dict[str, list[str]] = {}
    for row in rows:
        for member in row.members:
            shared.setdefault(member, []).append(_node(row))
    for nodes in shared.values():
        for one, two in pairwise(nodes):
            parts.join(one, two)
    known = {parts.of((row.article, row.name), _node(row)) for row in rows if row.members}
    if len(known) <= 1:
        for row in rows[1:]:
            parts.join(_node(rows[0]), _node(row))
    return parts
