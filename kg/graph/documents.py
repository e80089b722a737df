"""Legal and Party documents, and what they say of one another."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.scope import Scope
from kg.graph.statements import Statement, dated, links, named, one, types
from kg.graph.terms import clean, code, label, plain
from kg.graph.vocabulary import term
from kg.names import name_key, slug
from kg.records import LegalDocument

_EDGES = {"cites": "eli:cites", "amends": "eli:amends", "based_on": "eli:based_on", "implements": "vks:implements"}


def documents(scope: Scope) -> Iterator[Statement]:
    """The documents of the article. Of several forms of a number the longest stands."""
    for document in scope.found.documents:
        node = scope.thing("document", document.key)
        if node is None:
            continue
        number, title = clean(document.number or ""), clean(document.title or "")
        known = (len(number), len(title))
        yield from types(node, "eli:LegalResource", "vks:LegalDocument")
        yield from named(node, document_name(document), *document.aliases, rank=known)
        yield from one(node, "eli:id_local", plain(number) if number else None, (len(number),))
        yield from one(node, "eli:type_document", code("kind", _kind(document.kind)))
        yield from dated(node, "eli:date_document", document.date)
        yield from links(node, eli__title=label(title) if title else None, eli__passed_by=scope.body(document.issuer))
        for evidence in document.evidence:
            yield from scope.evidence(node, evidence)


def citations(scope: Scope) -> Iterator[Statement]:
    """What the documents of the article say of one another, as facts and as direct edges."""
    for citation in scope.found.citations:
        citing, cited = scope.thing("document", citation.document), scope.thing("document", citation.cited)
        if citing is None or cited is None or citing == cited:
            continue
        node = scope.hashed("citation", citing, citation.relation, cited)
        yield from scope.fact(node, citation.evidence, "vks:Citation")
        yield from links(node, vks__citing=citing, vks__cited=cited)
        yield Triple(node, term("vks:citationKind"), code("citation", citation.relation.replace("_", "-")))
        yield Triple(citing, term(_EDGES[citation.relation]), cited)


def document_name(document: LegalDocument) -> str:
    """ "Nghị quyết 96/2019/QH14"; without a number the title, with the kind before it unless it begins so."""
    number, title = clean(document.number or ""), clean(document.title or "")
    if number or not title:
        return f"{document.kind} {number}"
    return title if name_key(title).startswith(name_key(document.kind)) else f"{document.kind} {title}"


def _kind(kind: str) -> str:
    return slug(kind) or "khac"
