"""Who is who across articles: pairs that a judge called the same or different, held against one graph of them all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.evaluate.facts import ELI, FOAF, ORG, SCHEMA, TYPE, Facts
from kg.evaluate.match import Outcome
from kg.evaluate.words import bag, norm
from kg.names import slug
from kg.yamlio import load

Named = tuple[str, str]
"""An article's id and a name in its gold."""
Numbered = tuple[str, str, str]
"""An article's id, kind and number of a document, and its date or what else tells it from its like."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sightings of a person or unit; ``why`` is the judge's reason."""

    kind: Literal["person", "unit"]
    pair: tuple[Named, Named]
    why: str


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two sightings of documents."""

    pair: tuple[Numbered, Numbered]
    why: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The content of identity.yaml."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    same_documents: tuple[DocumentPair, ...] = ()
    different_documents: tuple[DocumentPair, ...] = ()


def read_identity(path: Path) -> Identity:
    """The judged pairs. Raises: DataError."""
    return load(path, Identity)


def judge(identity: Identity, facts: Facts) -> dict[str, Outcome]:
    """For "same" and "different": pairs that the graph has right, that it can't answer (missing), has wrong (extra)."""
    alike = [*_compared(identity.same, facts), *_compared_documents(identity.same_documents, facts)]
    unlike = [*_compared(identity.different, facts), *_compared_documents(identity.different_documents, facts)]
    return {"same": _outcome(alike, True), "different": _outcome(unlike, False)}


Compared = tuple[str, bool | None]
"""A pair as text, and whether the graph has one thing for both; None if it lacks one of them."""


def _outcome(compared: Sequence[Compared], wanted: bool) -> Outcome:
    return Outcome(
        tuple(text for text, answer in compared if answer is wanted),
        tuple(text for text, answer in compared if answer is None),
        tuple(text for text, answer in compared if answer is (not wanted)),
    )


def _compared(pairs: Sequence[Pair], facts: Facts) -> Iterator[Compared]:
    types = {"person": FOAF + "Person", "unit": ORG + "Organization"}
    for pair in pairs:
        one, other = (_things(facts, article, name, types[pair.kind]) for article, name in pair.pair)
        text = " / ".join(f"{article} {name}" for article, name in pair.pair)
        yield f"{text} ({pair.why})", _is_one(one, other)


def _compared_documents(pairs: Sequence[DocumentPair], facts: Facts) -> Iterator[Compared]:
    for pair in pairs:
        one, other = (_documents(facts, *sighting) for sighting in pair.pair)
        yield f"{' / '.join(map(' '.join, pair.pair))} ({pair.why})", _is_one(one, other)


def _is_one(one: set[str], other: set[str]) -> bool | None:
    """Whether two sightings are one thing; where a name fits several things of an article, any shared one will do."""
    return bool(one & other) if one and other else None


def mentioned(facts: Facts, article: str, kind: str) -> Iterator[str]:
    """The things of a type that the article of this id mentions."""
    for iri in facts.articles:
        if iri.rsplit("/", 1)[-1].rpartition("--")[0] == slug(article):
            yield from (thing for thing in facts.values(iri, SCHEMA + "mentions") if kind in facts.values(thing, TYPE))


def _things(facts: Facts, article: str, name: str, kind: str) -> set[str]:
    """The things of the article called so; those called so first of all come before those with another name besides."""
    found = [thing for thing in mentioned(facts, article, kind) if bag(name) in map(bag, facts.labels(thing))]
    first = {thing for thing in found if bag(facts.label(thing)) == bag(name)}
    return first or set(found)


def _documents(facts: Facts, article: str, name: str, date: str) -> set[str]:
    """The documents of the article with this number, and with this date if several have the number."""
    number = norm(name.rsplit(" ", 1)[-1])
    found = set()
    for thing in mentioned(facts, article, ELI + "LegalResource"):
        if any(norm(own).split("/")[0] == number.split("/")[0] for own in facts.values(thing, ELI + "id_local")):
            found.add(thing)
    dated = {thing for thing in found if date in facts.values(thing, ELI + "date_document")}
    return dated or found
