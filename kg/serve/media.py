"""The forms in which answers go out: their names, media types and file endings."""

from typing import Final

from pyoxigraph import RdfFormat

HTML: Final = "text/html"
PLAIN: Final = "text/plain"
TURTLE: Final = "text/turtle"

ROWS: Final = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
"""Form of `kg.query.formats` -> the media types that it goes by, best first, for the answers of SELECT and ASK."""

GRAPHS: Final = {
    "ttl": (TURTLE, "application/x-turtle"),
    "jsonld": ("application/ld+json",),
    "nt": ("application/n-triples",),
    "rdf": ("application/rdf+xml",),
}
"""The same for the answers of CONSTRUCT and DESCRIBE, for things and for the ontology."""

RDF_FORMATS: Final = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}
ROW_TYPES: Final = {kind: form for form, kinds in ROWS.items() for kind in kinds}
GRAPH_TYPES: Final = {kind: form for form, kinds in GRAPHS.items() for kind in kinds}


def with_charset(media_type: str) -> str:
    """The media type as a header says it: text and XML are UTF-8, as JSON is anyway."""
    return (
        f"{media_type}; charset=utf-8" if media_type.startswith("text/") or media_type.endswith("xml") else media_type
    )
