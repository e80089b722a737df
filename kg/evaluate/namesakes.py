"""Who is who among all people of the gold: the truth, and what one graph of all articles says of it.

Two sightings of one name are one person unless identity.yaml lists them as different; sightings of two names are two
people unless it lists them as the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.errors import DataError, Problem
from kg.evaluate.bcubed import BCubed, bcubed
from kg.evaluate.facts import FOAF, VKS, Facts
from kg.evaluate.gold import IDENTITY, Gold
from kg.evaluate.identity import Identity, Named, mentioned
from kg.evaluate.words import bag, norm


@dataclass(frozen=True, slots=True)
class Agreement:
    """B-cubed over all people of the articles, and over those alone whose name stands in several articles."""

    everyone: BCubed
    repeated: BCubed


def true_people(golds: Sequence[Gold], identity: Identity) -> dict[Named, int]:
    """The number of the person behind each sighting (article, name).

    Raises:
        DataError: identity.yaml calls a pair different that its other rows make one.
    """
    names: dict[str, list[Named]] = {}
    for gold in golds:
        for person in gold.people:
            names.setdefault(norm(person.name), []).append((gold.id, person.name))
    apart = {frozenset(row.pair) for row in identity.different if row.kind == "person"}
    together = [row.pair for row in identity.same if row.kind == "person"]
    together += [pair for found in names.values() for pair in combinations(found, 2) if frozenset(pair) not in apart]
    group = {sighting: number for number, sighting in enumerate(one for found in names.values() for one in found)}
    for one, two in together:
        old, new = group[two], group[one]
        group.update({sighting: new for sighting, number in group.items() if number == old} if old != new else {})
    wrong = [pair for pair in apart if len({group[one] for one in pair}) == 1]
    if wrong:
        told = "; ".join(sorted(" / ".join(" ".join(one) for one in sorted(pair)) for pair in wrong))
        raise DataError.collect([Problem(f"different and yet the same: {told}", IDENTITY, hint="list every pair")])
    return group


def found_people(golds: Sequence[Gold], facts: Facts) -> dict[Named, str]:
    """The thing of the graph behind each sighting, those of the gold under its names, officials that it lacks too."""
    return {sighting: iri for gold in golds for sighting, iri in _found(gold, facts)}


def _found(gold: Gold, facts: Facts) -> Iterator[tuple[Named, str]]:
    here = [iri for iri in mentioned(facts, gold.id, FOAF + "Person") if iri not in facts.authors]
    names = {iri: frozenset(map(norm, facts.labels(iri))) for iri in here}
    taken: set[str] = set()
    for person in gold.people:
        fitting = [iri for iri in here if norm(person.name) in names[iri]]
        first = [iri for iri in fitting if norm(facts.label(iri)) == norm(person.name)]
        for iri in sorted(first or fitting)[:1]:
            taken.add(iri)
            yield (gold.id, person.name), iri
    optional = {bag(name) for name in gold.optional}
    for iri in here:
        if iri not in taken and facts.is_a(iri, VKS + "Official") and bag(facts.label(iri)) not in optional:
            yield (gold.id, facts.label(iri)), iri


def agreement(golds: Sequence[Gold], identity: Identity, facts: Facts) -> Agreement:
    """How well the graph of all articles knows who is who; a private person whom it lacks is not asked for.

    Raises:
        DataError: see `true_people`.
    """
    truth, found = true_people(golds, identity), found_people(golds, facts)
    private = {(gold.id, person.name) for gold in golds for person in gold.people if person.private}
    return compared({one: who for one, who in truth.items() if one in found or one not in private}, found)


def compared(truth: dict[Named, int], found: dict[Named, str]) -> Agreement:
    """B-cubed over all sightings, and over those whose name is in several articles of the truth."""
    articles: dict[str, set[str]] = {}
    for article, name in truth:
        articles.setdefault(norm(name), set()).add(article)
    often = {one for one in (*truth, *found) if len(articles.get(norm(one[1]), ())) > 1}
    repeated = bcubed(
        {one: who for one, who in truth.items() if one in often},
        {one: who for one, who in found.items() if one in often},
    )
    return Agreement(bcubed(truth, found), repeated)
