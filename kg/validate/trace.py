"""From a thing or fact of the graph back to the articles and sentences that speak of it."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.reader import FOAF, OA, ORG, RDF_TYPE, SCHEMA, SKOS, VKS
from kg.validate.report import Evidence

_ABOUT = (ORG + "member", VKS + "participant", VKS + "citing")
MOST = 3  # sentences shown for one result


class Trace:
    """Looks up labels and evidence in a store. What stands behind a node is looked up once: a body can have a
    result for each of ten thousand facts."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._known: dict[str, list[str]] = {}

    def label(self, iri: str) -> str:
        """The name of a thing; of a fact that has none, its class and the name of whom it is about."""
        if name := self._name(iri):
            return name
        classes = [cls.removeprefix(VKS) for cls in self._texts(iri, RDF_TYPE) if cls.startswith(VKS)]
        kind = next((name for name in classes if name != "Assertion"), "".join(classes))
        about = (name for prop in _ABOUT for thing in self._texts(iri, prop) if (name := self._name(thing)))
        return " ".join(part for part in (kind, next(about, "")) if part)

    def _name(self, iri: str) -> str:
        for name in (SKOS + "prefLabel", SCHEMA + "headline", FOAF + "name"):
            if found := self._texts(iri, name):
                return found[0]
        return ""

    def evidence(self, focus: str, value: str = "") -> tuple[Evidence, ...]:
        """The sentences behind ``focus``, those that also speak of ``value`` first, at most `MOST`.

        A mention is its own evidence; a fact has its own; a thing has that of the facts about it, else the articles
        that mention it.
        """
        mentions = self._mentions(focus)
        both = set(mentions)
        about_both = [mention for mention in self._mentions(value) if mention in both]
        chosen = list(dict.fromkeys([*about_both, *mentions]))[:MOST]
        if chosen:
            return tuple(self._sentence(mention) for mention in chosen)
        return tuple(self._article(article) for article in self._articles(focus)[:MOST])

    def _mentions(self, iri: str) -> list[str]:
        """Mentions behind a node, sorted; of a contradiction one for each of the tenures."""
        if iri not in self._known:
            self._known[iri] = self._look_up(iri)
        return self._known[iri]

    def _look_up(self, iri: str) -> list[str]:
        if not iri or self._texts(iri, OA + "hasSource"):
            return [iri] if iri else []
        if own := self._texts(iri, VKS + "evidence"):
            return own
        if between := self._texts(iri, VKS + "between"):
            return list(dict.fromkeys(mention for tenure in between for mention in self._mentions(tenure)[:1]))
        facts = self._subjects(iri)
        return sorted({mention for fact in facts for mention in self._texts(fact, VKS + "evidence")})

    def _articles(self, iri: str) -> list[str]:
        if VKS + "textSha256" in self._properties(iri) or SCHEMA + "NewsArticle" in self._texts(iri, RDF_TYPE):
            return [iri]
        return sorted(self._subjects(iri, SCHEMA + "mentions"))

    def _sentence(self, mention: str) -> Evidence:
        source = next(iter(self._texts(mention, OA + "hasSource")), "")
        article = self._article(source)
        start, end = (_number(self._texts(mention, OA + name)) for name in ("start", "end"))
        exact = next(iter(self._texts(mention, OA + "exact")), "")
        return Evidence(article.article, article.headline, article.published, exact, start, end)

    def _article(self, iri: str) -> Evidence:
        headline, published = (
            next(iter(self._texts(iri, SCHEMA + name)), "") for name in ("headline", "datePublished")
        )
        return Evidence(iri, headline, published, "")

    def _properties(self, iri: str) -> set[str]:
        node = _node(iri)
        return {quad.predicate.value for quad in self.store.quads_for_pattern(node, None, None)} if node else set()

    def _texts(self, iri: str, name: str) -> list[str]:
        """The values of a property, as text, sorted."""
        node = _node(iri)
        if node is None:
            return []
        quads = self.store.quads_for_pattern(node, NamedNode(name), None)
        return sorted({quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)})

    def _subjects(self, iri: str, name: str | None = None) -> list[str]:
        node = _node(iri)
        if node is None:
            return []
        quads = self.store.quads_for_pattern(None, NamedNode(name) if name else None, node)
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})


def _node(iri: str) -> NamedNode | None:
    """The node of an IRI; None for text that is none (the value of a result can be a literal)."""
    try:
        return NamedNode(iri) if iri else None
    except ValueError:
        return None


def _number(texts: Iterable[str]) -> int:
    return next((int(text) for text in texts if text.isdecimal()), 0)
