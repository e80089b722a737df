"""What one export says that another does not, fact by fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.graph.links import DERIVED, Link, link
from kg.graph.reader import ORG, PROV, RDF_TYPE, SCHEMA, SKOS, VKS, Reader, Term, local_name, type_name
from kg.graph.store import Export

_BOUNDS = ("beginsNotBefore", "beginsNotAfter", "endsNotBefore", "endsNotAfter")
_HOW_KNOWN = {VKS + name for name in ("evidence", "rule", "confidence", "attestedOn", "textSha256", *_BOUNDS)}
"""Properties that say how a fact is known, or follow from other facts, not what it is."""
_NOT_SAID = _HOW_KNOWN | DERIVED | {RDF_TYPE, SKOS + "prefLabel", SCHEMA + "mentions", PROV + "used", ORG + "postIn"}
_SUPPORT = {VKS + "Mention", VKS + "Contradiction", ORG + "Post", PROV + "Activity", SKOS + "Concept"}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """Facts as lines of text, sorted. A fact that changed is lost in its old form and gained in its new one."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def diff(old: Export, new: Export) -> Diff:
    """The facts gained and lost from ``old`` to ``new``. Where in an article a fact stands makes no difference."""
    before, after = said(old), said(new)
    return Diff(
        gained=tuple(sorted(after[key] for key in after.keys() - before.keys())),
        lost=tuple(sorted(before[key] for key in before.keys() - after.keys())),
    )


def said(export: Export) -> dict[Key, str]:
    """Everything that ``export`` says: a key that is equal for equal facts, and the fact as a line of text."""
    reader = Reader(export.store)
    found: dict[Key, str] = {}
    for iri, classes in reader.types.items():
        if VKS + "Assertion" in classes:
            found.update([_assertion(reader, iri)])
        elif not _SUPPORT.intersection(classes):
            found.update(_thing(reader, iri))
    return found


def _assertion(reader: Reader, iri: str) -> tuple[Key, str]:
    kind = type_name(reader.types[iri])
    about = reader.about(iri)
    values = [(prop, term) for prop, terms in about.items() if prop not in _NOT_SAID for term in terms]
    key = (kind, *(f"{prop} {term}" for prop, term in values))
    joined = link(reader, iri)
    if joined is None:
        return key, f"{kind}: {_words(reader, values)}"
    rest = [(prop, term) for prop, term in values if term.value not in {joined.source, joined.role, joined.target}]
    return key, f"{kind}: {_line(reader, joined)}" + (f" ({text})" if (text := _words(reader, rest)) else "")


def _line(reader: Reader, joined: Link) -> str:
    return " · ".join(reader.label(iri) for iri in (joined.source, joined.role, joined.target) if iri)


def _thing(reader: Reader, iri: str) -> Iterator[tuple[Key, str]]:
    name = f"{reader.things.get(iri, local_name(iri))}: {reader.label(iri)}"
    yield (iri,), name
    for prop, terms in reader.about(iri).items():
        if prop not in _NOT_SAID:
            for term in terms:
                yield (iri, prop, str(term)), f"{name}, {_words(reader, [(prop, term)])}"


def _words(reader: Reader, values: list[tuple[str, Term]]) -> str:
    posts = {VKS + "post", VKS + "status"}  # the post repeats role and body; "asserted" is what every fact is
    told = [(prop, term) for prop, term in values if prop not in posts or term.value == VKS + "former"]
    return ", ".join(
        f"{local_name(prop)} {reader.label(term.value) if isinstance(term, NamedNode) else term.value}"
        for prop, term in told
    )
