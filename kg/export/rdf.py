"""The graph in the RDF formats, sorted, so that equal graphs give equal bytes."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby, islice
from operator import eq
from pathlib import Path
from typing import Any, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuadParser, RdfFormat, Store, Triple, parse, serialize

from kg.graph.brief import turtle
from kg.graph.reader import PREFIXES, RDF_TYPE
from kg.graph.store import QUADS_NAME, TURTLE_NAME, Export
from kg.graph.vocabulary import FIRST, ID_BASE, TYPE_TEXT, prefixes

Quads = Store | Iterable[Quad]
_STRING = PREFIXES["xsd"] + "string"
_ARTICLE = f"<{PREFIXES['schema']}NewsArticle>".encode()
_END: Final = b" .\n"
_TYPES, _FIRST = f" {TYPE_TEXT}".encode(), f" {FIRST}".encode()


def write_ttl(quads: Quads, path: Path) -> None:
    """Turtle, as ``kg build`` writes it."""
    lines = _lines(quads, classes_first=True)
    with path.open("wb") as stream:
        stream.writelines(turtle(lines, prefixes(_base(lines))))


def write_nt(quads: Quads, path: Path) -> None:
    """N-Triples, a sorted line each."""
    with path.open("wb") as stream:
        stream.writelines(line + b" .\n" for line in _lines(quads))


def write_nq(quads: Iterable[Quad], path: Path) -> None:
    """N-Quads, article by article, as ``kg build`` writes them."""
    _write_lines((f"{quad} .\n" for quad in _by_graph(quads)), path)


def write_trig(quads: Iterable[Quad], path: Path) -> None:
    """TriG, article by article."""
    serialize(_by_graph(quads), str(path), format=RdfFormat.TRIG, prefixes=PREFIXES)


def write_jsonld(quads: Iterable[Quad], path: Path) -> None:
    """JSON-LD, a line for each thing."""
    things = (json.dumps(thing, ensure_ascii=False) for thing in _things(quads))
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n')
        stream.write(",\n".join(things))
        stream.write("\n]}\n")


def statements(export: Export, source: Path | None, by_article: bool) -> tuple[Iterable[Quad], bool]:
    """The statements, and whether they are kept apart ``by_article`` if that was asked for.

    They are read from the file behind ``source`` where there is one: the store changes how a number is written.
    """
    name = QUADS_NAME if by_article else TURTLE_NAME
    file = source / name if source and source.is_dir() else source
    apart = bool(file and file.is_file() and file.suffix.lower() == ".nq")
    if file is None or not file.is_file() or (by_article and not apart):
        return export.store, False
    quads = parse(path=str(file), format=RdfFormat.from_extension(file.suffix[1:].lower()))
    return (Quad(*quad.triple) for quad in quads) if apart and not by_article else quads, apart


def _write_lines(lines: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)


def _by_graph(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(set(quads), key=lambda quad: (str(quad.graph_name), _classes_first(quad.triple)))


def _classes_first(triple: Triple) -> tuple[str, bool, str]:
    return str(triple.subject), triple.predicate.value != RDF_TYPE, str(triple)


def _lines(quads: Quads, *, classes_first: bool = False) -> list[bytes]:
    """The triples in N-Triples, sorted, once each, without their ends; `FIRST` stands for the types if asked for."""
    made = BytesIO()
    apart = not isinstance(quads, Store) or any(True for _ in quads.named_graphs())
    if isinstance(quads, Store) and not apart:
        quads.dump(made, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    elif isinstance(quads, QuadParser):
        serialize(quads, made, RdfFormat.N_TRIPLES)
    else:
        serialize((quad.triple for quad in quads), made, RdfFormat.N_TRIPLES)
    data = made.getvalue()
    if classes_first:
        data = data.replace(_TYPES, _FIRST).replace(_FIRST + b".\n", _TYPES + b".\n")  # the latter are objects
    lines = data.split(_END)
    lines.pop()
    lines.sort()
    if apart and any(map(eq, lines, islice(lines, 1, None))):
        return [line for line, _ in groupby(lines)]
    return lines


def _base(lines: Iterable[bytes]) -> str:
    """Under what the things of a graph are named."""
    articles = (line[1 : line.index(b">")].decode() for line in lines if line.endswith(_ARTICLE) and line[:1] == b"<")
    bases = (subject.partition("article/") for subject in articles)
    return next((base for base, found, _ in bases if found), ID_BASE)


def _things(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    found: dict[str, list[Quad]] = {}
    for quad in quads:
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
