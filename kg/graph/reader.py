"""Reading a graph thing by thing: the values of its properties, its label, its type, what points at it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.graph.vocabulary import NAMESPACES
from kg.resources import ontology_dir

PREFIXES = NAMESPACES
VKS, ORG, SKOS, SCHEMA, FOAF = (NAMESPACES[prefix] for prefix in ("vks", "org", "skos", "schema", "foaf"))
OA, ELI, DCT, PROV = (NAMESPACES[prefix] for prefix in ("oa", "eli", "dct", "prov"))
RDF_TYPE = NAMESPACES["rdf"] + "type"
RDFS_LABEL = NAMESPACES["rdfs"] + "label"

Term = NamedNode | Literal
LABELS = (SKOS + "prefLabel", SCHEMA + "headline", FOAF + "name", RDFS_LABEL)
OTHER_NAMES = (SKOS + "altLabel", FOAF + "name", ELI + "id_local", ELI + "title")
LINKS = frozenset(VKS + name for name in ("Tenure", "Participation", "ClusterMembership", "Citation"))
"""Facts that join two things; the other facts (indicator, change, case) are things of their own in a table."""
_SUPPORT = LINKS | {
    VKS + "Mention",
    VKS + "Contradiction",
    VKS + "Judgement",
    SKOS + "Concept",
    SKOS + "ConceptScheme",
    ORG + "Post",
    PROV + "Activity",
}
_BROAD = frozenset({VKS + "Assertion", VKS + "Official", VKS + "LegalDocument"})
_TYPE_NAMES = {  # by how much they say
    FOAF + "Person": "Person",
    VKS + "LegalDocument": "LegalDocument",
    SCHEMA + "NewsArticle": "Article",
    ORG + "OrganizationalUnit": "OrganizationalUnit",
    ORG + "Organization": "Organization",
    ORG + "ChangeEvent": "Reorganisation",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that say a fact, where they start, and the article; ``date`` is an ISO prefix, ``url`` may be ""."""

    text: str
    article: str
    title: str
    date: str
    url: str
    start: int = 0


class Reader:
    """Reads a store. Named graphs and the default graph are read as one; blank nodes are not read."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def about(self, iri: str) -> dict[str, tuple[Term, ...]]:
        """The values of each property of ``iri``, properties and values sorted, without doubles."""
        found: dict[str, set[Term]] = {}
        for quad in self.store.quads_for_pattern(NamedNode(iri), None, None, None):
            if isinstance(quad.object, NamedNode | Literal):
                found.setdefault(quad.predicate.value, set()).add(quad.object)
        return {prop: tuple(sorted(found[prop], key=str)) for prop in sorted(found)}

    def values(self, iri: str, prop: str) -> tuple[str, ...]:
        """The values of ``prop`` of ``iri``, sorted, without doubles."""
        quads = self.store.quads_for_pattern(NamedNode(iri), NamedNode(prop), None, None)
        return tuple(sorted({quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)}))

    def one(self, iri: str, *props: str) -> str:
        """The first value of the first of ``props`` that ``iri`` has, or ""."""
        return next((values[0] for prop in props if (values := self.values(iri, prop))), "")

    def pointing(self, iri: str) -> tuple[tuple[str, str], ...]:
        """(subject, property) of every triple whose object is ``iri``, sorted."""
        quads = self.store.quads_for_pattern(None, None, NamedNode(iri), None)
        return tuple(
            sorted(
                {(quad.subject.value, quad.predicate.value) for quad in quads if isinstance(quad.subject, NamedNode)}
            )
        )

    def label(self, iri: str, lang: str = "vi") -> str:
        """What to call ``iri``: its label here, else in the ontology, else the end of its IRI."""
        return _label(self.store, iri, lang) or ontology_label(iri, lang) or local_name(iri)

    def quotes(self, iri: str) -> tuple[Quote, ...]:
        """The evidence of ``iri``, oldest article first, then in reading order."""
        mentions = self.values(iri, VKS + "evidence")
        quotes = [self.quote(mention) for mention in mentions]
        return tuple(sorted(quotes, key=lambda quote: (quote.date, quote.article, quote.start, quote.text)))

    def witnesses(self, articles: Iterable[str]) -> int:
        """How many different texts the articles are: one printed twice is one witness, in two sources."""
        return len({self.one(article, VKS + "sameTextAs") or article for article in articles})

    def quote(self, mention: str) -> Quote:
        """The words of a mention, with its article."""
        article = self.one(mention, OA + "hasSource")
        return Quote(
            text=self.one(mention, OA + "exact"),
            article=article,
            title=self.label(article) if article else "",
            date=self.one(article, SCHEMA + "datePublished") if article else "",
            url=self.one(article, SCHEMA + "url") if article else "",
            start=int(start) if (start := self.one(mention, OA + "start")).isdecimal() else 0,
        )

    @cached_property
    def types(self) -> Mapping[str, tuple[str, ...]]:
        """The classes of every typed thing, sorted."""
        found: dict[str, set[str]] = {}
        for quad in self.store.quads_for_pattern(None, NamedNode(RDF_TYPE), None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found.setdefault(quad.subject.value, set()).add(quad.object.value)
        return {iri: tuple(sorted(found[iri])) for iri in sorted(found)}

    @cached_property
    def redirects(self) -> dict[str, tuple[str, ...]]:
        """Ids that name nothing here, each with all that took its place, sorted."""
        quads = self.store.quads_for_pattern(None, NamedNode(DCT + "isReplacedBy"), None, None)
        found: dict[str, set[str]] = {}
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found.setdefault(quad.subject.value, set()).add(quad.object.value)
        return {old: tuple(sorted(found[old])) for old in sorted(found) if old not in self.types}

    @cached_property
    def things(self) -> Mapping[str, str]:
        """Every thing worth a row of its own and the short name of its type, sorted by IRI.

        Left out is what only supports others: mentions, posts and roles, contradictions, the run, and the facts in
        ``LINKS``.
        """
        return {iri: type_name(classes) for iri, classes in self.types.items() if is_thing(classes)}


def is_thing(classes: Collection[str]) -> bool:
    """Whether what has these classes is worth a row of its own: see `Reader.things`."""
    return not _SUPPORT.intersection(classes)


def main_class(classes: tuple[str, ...]) -> str:
    """The class that says most about a thing."""
    own = [iri for iri in classes if iri.startswith(VKS) and iri not in _BROAD]
    return own[0] if own else next((iri for iri in _TYPE_NAMES if iri in classes), classes[0])


def type_name(classes: tuple[str, ...]) -> str:
    """The short name of the class that says most: "Person", "Procuracy", "Article"."""
    chosen = main_class(classes)
    return _TYPE_NAMES.get(chosen) or local_name(chosen)


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/``."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def ontology_label(iri: str, lang: str = "vi") -> str:
    """The label that the ontology gives to a class, a property or a code, or ""."""
    return _label(_ontology(), iri, lang)


@cache
def _ontology() -> Store:
    store = Store()
    for path in sorted(Path(ontology_dir()).glob("*.ttl")):
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def _label(store: Store, iri: str, lang: str) -> str:
    for prop in LABELS:
        quads = store.quads_for_pattern(NamedNode(iri), NamedNode(prop), None, None)
        found = [quad.object for quad in quads if isinstance(quad.object, Literal)]
        if found:
            return min((_rank(literal, lang), literal.value) for literal in found)[1]
    return ""


def _rank(literal: Literal, lang: str) -> int:
    return {lang: 0, "vi": 1, None: 2}.get(literal.language, 3)
