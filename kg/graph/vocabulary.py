"""The terms of the vocabulary and the prefixes of the files."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from pyoxigraph import NamedNode

ID_BASE: Final = "https://w3id.org/vks/id/"
"""Where things live unless a build is told otherwise."""

NAMESPACES: Final = {
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vks": "https://w3id.org/vks/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
KINDS_OF_ID: Final = {
    "article": "article",
    "case": "case",
    "change": "change",
    "citation": "citation",
    "cluster": "cluster",
    "contradiction": "contradiction",
    "document": "document",
    "indicator": "indicator",
    "judgement": "judgement",
    "meeting": "meeting",
    "membership": "membership",
    "mention": "mention",
    "org": "unit",  # the prefix org: is the W3C vocabulary's
    "participation": "participation",
    "person": "person",
    "post": "post",
    "province": "province",
    "reorganisation": "reorganisation",
    "request": "request",
    "role": "title",
    "run": "run",
    "tenure": "tenure",
}
"""First segment of the path of a thing -> prefix under which the files write it."""


def prefixes(base: str) -> dict[str, str]:
    """Every prefix of the files with its namespace, for things under ``base``."""
    return NAMESPACES | {prefix: f"{base}{segment}/" for segment, prefix in KINDS_OF_ID.items()}


@cache
def term(name: str) -> NamedNode:
    """The term with a prefixed name: "vks:Tenure"."""
    prefix, _, local = name.partition(":")
    return NamedNode(NAMESPACES[prefix] + local)


def prefixed(iri: str, names: Mapping[str, str] = NAMESPACES) -> str:
    """An IRI as a prefixed name, "vks:Tenure"; one of no namespace of ``names`` stays."""
    found = ((prefix, space) for prefix, space in names.items() if iri.startswith(space))
    return next((f"{prefix}:{iri.removeprefix(space)}" for prefix, space in found), iri)


TYPE: Final = term("rdf:type")
TYPE_TEXT: Final = f"{TYPE} "
FIRST: Final = "\x01 "
"""Stands for rdf:type while lines are sorted, so that the classes of a thing come before its properties. In N-Triples
such a character is always written as an escape, so no text can hold it."""
PREF_LABEL: Final = term("skos:prefLabel")
ALT_LABEL: Final = term("skos:altLabel")
