"""The graph in the RDF formats, sorted, so that equal graphs give equal bytes."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from kg.graph.reader import PREFIXES, RDF_TYPE
from kg.graph.store import QUADS_NAME, Export
from kg.graph.vocabulary import ID_BASE, prefixes
from kg.graph.write import write_turtle

NO_GRAPHS = "which article says what, as named graphs: the source has no graph.nq (kg build writes it)"
_STRING = PREFIXES["xsd"] + "string"


def write_ttl(export: Export, path: Path) -> None:
    """Turtle, as ``kg build`` writes it."""
    triples = sorted({quad.triple for quad in export.store}, key=_classes_first)
    with path.open("wb") as stream:
        write_turtle(map(str, triples), stream, prefixes(_base(export.store)))


def write_nt(export: Export, path: Path) -> None:
    """N-Triples, a sorted line each."""
    lines = sorted({f"{quad.triple} .\n" for quad in export.store})
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)


def write_nq(export: Export, path: Path, source: Path | None = None) -> tuple[str, ...]:
    """N-Quads, a named graph an article, a sorted line each; returns what is not in it."""
    quads, lost = _quads(export, source)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(sorted(f"{quad} .\n" for quad in quads))
    return lost


def write_trig(export: Export, path: Path, source: Path | None = None) -> tuple[str, ...]:
    """TriG, a named graph an article; returns what is not in it."""
    quads, lost = _quads(export, source)
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    serialize(ordered, str(path), format=RdfFormat.TRIG, prefixes=PREFIXES)
    return lost


def write_jsonld(export: Export, path: Path) -> None:
    """JSON-LD, a line for each thing."""
    things = (json.dumps(thing, ensure_ascii=False) for thing in _things(export.store))
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n')
        stream.write(",\n".join(things))
        stream.write("\n]}\n")


def _classes_first(triple: Triple) -> tuple[str, bool, str]:
    return str(triple.subject), triple.predicate.value != RDF_TYPE, str(triple)


def _base(store: Store) -> str:
    """Under what the things of a graph are named."""
    articles = store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(PREFIXES["schema"] + "NewsArticle"), None)
    bases = (quad.subject.value.partition("article/") for quad in articles if isinstance(quad.subject, NamedNode))
    return min((base for base, found, _ in bases if found), default=ID_BASE)


def _quads(export: Export, source: Path | None) -> tuple[set[Quad], tuple[str, ...]]:
    """The statements by article where the source has them so; where it has not, in one graph, and a word about that."""
    by_article = source / QUADS_NAME if source and source.is_dir() else source
    if by_article is None or by_article.suffix.lower() != ".nq" or not by_article.is_file():
        return set(export.store), (NO_GRAPHS,)
    return set(parse(path=str(by_article), format=RdfFormat.N_QUADS)), ()


def _things(store: Store) -> Iterator[dict[str, Any]]:
    found: dict[str, list[Quad]] = {}
    for quad in store:
        if isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject.value, []).append(quad)
    for iri in sorted(found):
        yield {"@id": iri, **_properties(found[iri])}


def _properties(quads: Iterable[Quad]) -> dict[str, Any]:
    thing: dict[str, list[Any]] = {}
    for quad in sorted(quads, key=str):
        name: str = _compact(quad.predicate.value)
        value: Any = _value(quad.object)
        if quad.predicate.value == RDF_TYPE and isinstance(quad.object, NamedNode):
            name, value = "@type", _compact(quad.object.value)
        if value not in thing.setdefault(name, []):
            thing[name].append(value)
    return dict(thing)


def _value(term: object) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"@id": term.value}
    if not isinstance(term, Literal):
        raise TypeError(f"{term} is neither an IRI nor a literal")
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    return {"@value": term.value} if datatype == _STRING else {"@value": term.value, "@type": _compact(datatype)}


def _compact(iri: str) -> str:
    """``vks:chaired`` where what follows the namespace is a plain name, else the IRI."""
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and name.replace("_", "a").isalnum() and name.isascii():
            return f"{prefix}:{name}"
    return iri
