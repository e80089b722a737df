"""The article itself, what it mentions, and the run that read it."""

from collections.abc import Iterator

from pyoxigraph import Literal, Triple

from kg.graph.scope import Scope
from kg.graph.statements import Statement, dated, links, named, one, types
from kg.graph.terms import label
from kg.graph.vocabulary import term
from kg.names import digest, name_key, slug


def article(scope: Scope) -> Iterator[Statement]:
    """The article with what is known of its publication."""
    facts = scope.article
    yield from types(scope.node, "schema:NewsArticle")
    yield from links(
        scope.node,
        schema__headline=label(facts.title) if facts.title and facts.title.strip() else None,
        schema__url=_url(facts.url),
        vks__textSha256=Literal(facts.sha256),
        vks__sameTextAs=scope.thing("article", "same text"),
    )
    yield from dated(scope.node, "schema:datePublished", facts.published)
    yield from _publisher(scope)
    for kind, key in sorted(_mentioned(scope)):
        yield from links(scope.node, schema__mentions=scope.thing(kind, key))


def run(scope: Scope) -> Iterator[Statement]:
    """The run: one activity for a version, without a clock."""
    node = scope.iri(f"run/{scope.settings.version}")
    yield from types(node, "prov:Activity")
    yield Triple(node, term("rdfs:label"), Literal(f"kg {scope.settings.version}"))
    yield Triple(node, term("prov:used"), scope.node)


def _mentioned(scope: Scope) -> Iterator[tuple[str, str]]:
    """Kind and key of everything that the text names, not what is known beside it."""
    found = scope.found
    yield from (("person", person.name) for person in found.people if person.mentions)
    yield from (("unit", unit.label) for unit in found.units if unit.mentions)
    yield from (("place", place.name) for place in found.places if place.mentions)
    yield from (("meeting", meeting.key) for meeting in found.meetings if meeting.mentions or meeting.evidence)
    yield from (("document", document.key) for document in found.documents if document.mentions or document.evidence)
    yield from (("cluster", cluster.name) for cluster in found.clusters if cluster.mentions or cluster.evidence)


def _publisher(scope: Scope) -> Iterator[Statement]:
    """The publisher as a body: the unit of that name if the reference data knows it."""
    name = scope.article.publisher
    if not name or not name.strip():
        return
    rows = scope.settings.reference.units_called(name)
    shown = rows[-1].label if rows else name
    node = scope.iri(f"org/{slug(shown)}--{digest(name_key(shown))}")
    yield from types(node, "org:Organization")
    yield from one(node, "rdf:type", term("vks:Press"), (-1,))
    yield from named(node, shown, rank=(int(bool(rows)),))
    yield from links(scope.node, schema__publisher=node)


def _url(url: str | None) -> Literal | None:
    """A web address as a literal; anything else is left out, so that no other scheme gets into a page."""
    if url and url.lower().startswith(("http://", "https://")) and not any(c.isspace() or ord(c) < 32 for c in url):
        return Literal(url, datatype=term("xsd:anyURI"))
    return None
