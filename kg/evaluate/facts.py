"""The facts of one exported graph, read through nothing but the public vocabulary, as any user of the export would."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
FOAF = "http://xmlns.com/foaf/0.1/"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
ELI = "http://data.europa.eu/eli/ontology#"
VKS = "https://w3id.org/vks/ontology#"

TYPE = RDF + "type"
PREFERRED = (SKOS + "prefLabel", RDFS + "label", FOAF + "name")  # what a thing is called, first that is there
NAMES = (SKOS + "prefLabel", SKOS + "altLabel", RDFS + "label", FOAF + "name")

Triple = tuple[str, str, str]
"""Subject, predicate and object as plain text: IRIs without brackets, literals by their words."""


def triples_of(store: Iterable[Any]) -> Iterator[Triple]:
    """The triples of a pyoxigraph store, or of any quads, whatever their graph."""
    for quad in store:
        yield quad.subject.value, quad.predicate.value, quad.object.value


class Facts:
    """An index of triples. Everything comes out sorted, so that equal graphs are scored equally."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        forward: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        backward: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for subject, predicate, value in triples:
            forward[predicate][subject].add(value)
            backward[predicate][value].add(subject)
        self._forward: Mapping[str, Mapping[str, set[str]]] = forward
        self._backward: Mapping[str, Mapping[str, set[str]]] = backward
        self.articles = self.subjects(TYPE, SCHEMA + "NewsArticle")
        self.authors = {author for article in self.articles for author in self.values(article, SCHEMA + "author")}
        self._mentioned = {thing for article in self.articles for thing in self.values(article, SCHEMA + "mentions")}

    def values(self, subject: str, *predicates: str) -> list[str]:
        """The objects of the predicates, one predicate after the other."""
        return [v for p in predicates for v in sorted(self._forward.get(p, {}).get(subject, ()))]

    def value(self, subject: str, predicate: str) -> str | None:
        """The first object, or None."""
        return next(iter(self.values(subject, predicate)), None)

    def subjects(self, predicate: str, value: str) -> list[str]:
        """What points at ``value``."""
        return sorted(self._backward.get(predicate, {}).get(value, ()))

    def of_type(self, *types: str) -> list[str]:
        """The things of all these types that an article mentions."""
        found = self._mentioned.intersection(*(self.subjects(TYPE, kind) for kind in types))
        return sorted(found)

    def all_of_type(self, kind: str) -> list[str]:
        """The things of a type, mentioned or not."""
        return self.subjects(TYPE, kind)

    def is_a(self, subject: str, kind: str) -> bool:
        return subject in self._backward.get(TYPE, {}).get(kind, ())

    def labels(self, subject: str) -> list[str]:
        """Every name of a thing."""
        return self.values(subject, *NAMES)

    def label(self, subject: str) -> str:
        """What a thing is called; its IRI if it has no name."""
        return next(iter(self.values(subject, *PREFERRED)), subject)
