"""Gold against found: what is right, what is missing, what is too much."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

from kg.evaluate.facts import Facts
from kg.evaluate.gold import Gold
from kg.evaluate.words import Bag, bag, overlap

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The facts of one type in one article, as short texts. Gold is right + missing, found is right + extra."""

    right: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(slots=True)
class Case:
    """One article under measure: its gold, its graph, and which found thing is which gold name."""

    gold: Gold
    facts: Facts
    optional: tuple[Bag, ...] = ()
    private: frozenset[str] = frozenset()
    person_names: dict[str, str] = field(default_factory=dict)  # IRI -> the name in the gold
    unit_names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, gold: Gold, facts: Facts) -> "Case":
        private = frozenset(person.name for person in gold.people if person.private)
        return cls(gold, facts, tuple(map(bag, (*gold.optional, *sorted(private)))), private)

    def person(self, iri: str) -> str:
        """The gold name of a found person, else the name that the graph gives."""
        return self.person_names.get(iri) or self.facts.label(iri)

    def unit(self, iri: str) -> str:
        return self.unit_names.get(iri) or self.facts.label(iri)

    def who(self, iri: str) -> str:
        """A person or a unit."""
        return self.unit_names.get(iri) or self.person(iri)

    def is_optional(self, names: Iterable[str], closeness: float = 0.9) -> bool:
        """Whether one of the names may be found without counting; ``closeness`` 1 asks for the same words."""
        return any(
            words == allowed or overlap(words, allowed) >= closeness
            for words in filter(None, map(bag, names))
            for allowed in self.optional
        )

    def may_be_there(self, things: Sequence[str]) -> set[int]:
        """The indices of those found things that are optional."""
        return {index for index, thing in enumerate(things) if self.is_optional(self.facts.labels(thing))}


Likeness = Callable[[int, int], float]
"""How well a gold thing and a found thing fit, by their indices."""


def pair_off(golds: Sequence[object], founds: Sequence[object], score: Likeness, threshold: float) -> dict[int, int]:
    """Gold index -> found index, one to one, the best pair first; equal pairs in reading order."""
    scored = ((score(g, f), g, f) for g in range(len(golds)) for f in range(len(founds)))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, found in sorted((-close, g, f) for close, g, f in scored if close >= threshold):
        if gold not in pairs and found not in taken:
            pairs[gold] = found
            taken.add(found)
    return pairs


def serve(golds: Sequence[object], founds: Sequence[object], score: Likeness, threshold: float) -> dict[int, int]:
    """Gold index -> found index, one to one, each gold thing in turn taking the best that is left."""
    left = list(range(len(founds)))
    pairs: dict[int, int] = {}
    for gold in range(len(golds)):
        close, best = max(((score(gold, found), -found) for found in left), default=(threshold - 1, 0))
        if close >= threshold:
            pairs[gold] = -best
            left.remove(-best)
    return pairs


def matched(
    pairs: dict[int, int], golds: Sequence[str], founds: Sequence[str], free: Set[int] = frozenset()
) -> Outcome:
    """The outcome of a pairing, told in the texts of the gold and the found things; ``free`` ones are no extras."""
    taken = free | set(pairs.values())
    return Outcome(
        tuple(golds[index] for index in sorted(pairs)),
        tuple(text for index, text in enumerate(golds) if index not in pairs),
        tuple(text for index, text in enumerate(founds) if index not in taken),
    )


def compare(wanted: Mapping[Item, str], given: Mapping[Item, str]) -> Outcome:
    """Two sets of facts that are equal or not, each fact with the text by which it is told."""
    return Outcome(
        tuple(sorted(text for fact, text in wanted.items() if fact in given)),
        tuple(sorted(text for fact, text in wanted.items() if fact not in given)),
        tuple(sorted(text for fact, text in given.items() if fact not in wanted)),
    )


def as_told(facts: Iterable[tuple[str, ...]], sign: str = " ") -> dict[tuple[str, ...], str]:
    """Facts made of texts, each told by its texts."""
    return {fact: sign.join(fact) for fact in facts}


def same_name(case: Case, names: Sequence[str], things: Sequence[str]) -> tuple[Outcome, dict[str, str]]:
    """Named things, by equal words under any of their labels; also IRI -> gold name of those that were found."""
    wanted = [bag(name) for name in names]
    given = [{bag(label) for label in case.facts.labels(thing)} for thing in things]
    pairs = pair_off(names, things, lambda g, f: float(bool(wanted[g]) and wanted[g] in given[f]), 1.0)
    labels = [case.facts.label(thing) for thing in things]
    outcome = matched(pairs, names, labels, case.may_be_there(things))
    return outcome, {things[found]: names[gold] for gold, found in pairs.items()}
