"""Checks that shapes can't make: spans against texts, the Unicode form of text, terms against the ontology."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.graph.reader import OA, RDF_TYPE, SCHEMA, VKS
from kg.validate.engine import Raw

SPAN = VKS + "Mention"
TERMS = VKS.rstrip("#")


def check_spans(store: Store, articles: Mapping[str, str]) -> Iterator[Raw]:
    """What is wrong with spans, where texts are at hand: ``text[start:end]`` must be ``oa:exact``, code point by code
    point, and the text must have the SHA-256 that the graph gives for it. ``articles`` maps article ids to texts."""
    if not articles:
        return
    for quad in store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(SCHEMA + "NewsArticle")):
        yield from _check_article(store, quad.subject, articles)
    for quad in store.quads_for_pattern(None, NamedNode(OA + "hasSource"), None):
        text = articles.get(_id(quad.object))
        if text is not None and isinstance(quad.subject, NamedNode):
            yield from _check_mention(store, quad.subject, text)


def _check_article(store: Store, node: object, articles: Mapping[str, str]) -> Iterator[Raw]:
    text = articles.get(_id(node))
    if text is None:
        vi, en = "Không có văn bản của bài báo này trong articles.jsonl", "articles.jsonl has no text of this article"
        yield _raw(node, "", "", vi, en)
        return
    given = _one(store, node, VKS + "textSha256")
    if given and given != hashlib.sha256(text.encode("utf-8")).hexdigest():
        vi = "Văn bản trong articles.jsonl không khớp vks:textSha256"
        en = "The text in articles.jsonl is not that of vks:textSha256"
        yield _raw(node, VKS + "textSha256", given, vi, en)
    if not unicodedata.is_normalized("NFC", text):
        yield _raw(node, "", "", "Văn bản bài báo không ở dạng NFC", "The text of the article is not in NFC")


def _check_mention(store: Store, node: NamedNode, text: str) -> Iterator[Raw]:
    start, end = (_one(store, node, OA + name) for name in ("start", "end"))
    exact = _one(store, node, OA + "exact")
    if not (start.isdecimal() and end.isdecimal()):
        return  # the shapes say so
    if int(end) > len(text):
        yield _raw(node, OA + "end", end, "Trích dẫn vượt ra ngoài văn bản", "The span runs out of the text")
    elif text[int(start) : int(end)] != exact:
        vi = "Văn bản ở vị trí đã nêu khác oa:exact"
        yield _raw(node, OA + "exact", exact, vi, "The text at the span is not oa:exact")


def check_forms(store: Store) -> Iterator[Raw]:
    """A result for each literal that is not in NFC: text that looks alike must be alike."""
    vi, en = "Chuỗi ký tự không ở dạng NFC", "The text is not in NFC"
    for quad in store:
        if isinstance(quad.object, Literal) and not unicodedata.is_normalized("NFC", quad.object.value):
            yield _raw(quad.subject, quad.predicate.value, quad.object.value, vi, en)


def check_terms(store: Store, ontology: Path) -> Iterator[Raw]:
    """A result for each term of the vocabulary that the graph uses and the ontology does not define."""
    defined = Store()
    defined.load(path=ontology, format=RdfFormat.TURTLE)
    known = {quad.subject for quad in defined if isinstance(quad.subject, NamedNode)}
    used: dict[NamedNode, str] = {}
    for quad in store:
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(VKS) and term not in known:
                used[term] = min(used.get(term, str(quad.subject)), str(quad.subject))
    for term in sorted(used, key=str):
        vi, en = f"{term.value} không có trong bản thể học", f"The ontology does not define {term.value}"
        yield Raw("violation", used[term].strip("<>"), "", term.value, (("en", en), ("vi", vi)), TERMS)


def _raw(node: object, path: str, value: str, vi: str, en: str) -> Raw:
    focus = node.value if isinstance(node, NamedNode) else str(node)
    return Raw("violation", focus, path, value, (("en", en), ("vi", vi)), SPAN)


def _one(store: Store, node: object, iri: str) -> str:
    if not isinstance(node, NamedNode):
        return ""
    quads = store.quads_for_pattern(node, NamedNode(iri), None)
    return min((quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)), default="")


def _id(node: object) -> str:
    """The id of an article: what follows ``article/`` in its IRI."""
    return node.value.rpartition("/article/")[2] if isinstance(node, NamedNode) else ""
