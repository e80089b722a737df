"""The things of a graph that the page can draw."""

from collections.abc import Iterator, Mapping

from kg.view import terms
from kg.view.model import Thing
from kg.view.rows import Rows

_START = (terms.SCHEMA + "startDate", terms.ELI + "date_document", terms.VKS + "validFrom")
_END = (terms.SCHEMA + "endDate", terms.VKS + "validTo")
_CODE = (terms.ORG + "classification", terms.VKS + "meetingKind", terms.ELI + "type_document")


def things(rows: Rows) -> tuple[Thing, ...]:
    """Every thing that can be drawn, sorted by IRI.

    A person who is nothing but the author of an article is left out: the byline is in the panel of the article.
    """
    kinds = _kinds(rows)
    labels = rows.labels
    articles = _articles(rows)
    authors = {value for values in rows.column(terms.SCHEMA + "author").values() for value in values}
    return tuple(
        _thing(rows, iri, kind, labels, articles.get(iri, ()))
        for iri, kind in sorted(kinds.items())
        if iri in articles or iri not in authors or terms.VKS + "Official" in rows.all(iri, terms.RDF_TYPE)
    )


def _thing(rows: Rows, iri: str, kind: str, labels: Mapping[str, str], articles: tuple[str, ...]) -> Thing:
    label = labels.get(iri) or rows.one(iri, terms.FOAF + "name", terms.ELI + "title") or iri.rpartition("/")[2]
    return Thing(
        iri=iri,
        label=label,
        kind=kind,
        names=tuple(dict.fromkeys(name for name in _names(rows, iri) if name != label)),
        code=local_name(rows.one(iri, *_CODE)),
        number=rows.one(iri, terms.ELI + "id_local"),
        start=rows.one(iri, *_START),
        end=rows.one(iri, *_END),
        precision=rows.one(iri, terms.VKS + "datePrecision"),
        status=local_name(rows.one(iri, terms.VKS + "status")) if kind == "meeting" else "",
        articles=articles,
        evidence=rows.all(iri, terms.VKS + "evidence"),
    )


def _names(rows: Rows, iri: str) -> Iterator[str]:
    yield from rows.all(iri, terms.ELI + "title")
    yield from sorted(rows.all(iri, terms.ALT_LABEL), key=lambda name: (-len(name), name))
    yield from rows.all(iri, terms.FOAF + "name")


def _articles(rows: Rows) -> dict[str, tuple[str, ...]]:
    """The articles that mention each thing, sorted."""
    found: dict[str, list[str]] = {}
    for article, entities in sorted(rows.column(terms.SCHEMA + "mentions").items()):
        for entity in entities:
            found.setdefault(entity, []).append(article)
    return {entity: tuple(articles) for entity, articles in found.items()}


def _kinds(rows: Rows) -> dict[str, str]:
    """The kind that each thing is drawn as; a part of a procuracy is drawn as one."""
    found: dict[str, str] = {}
    for cls, kind in terms.CLASS_TYPES:
        for iri in rows.of_type(cls):
            found.setdefault(iri, kind)
    for iri in rows.of_type(terms.ORG + "OrganizationalUnit"):
        if found[iri] == "body" and _within_procuracy(rows, iri, found):
            found[iri] = "procuracy"
    return found


def _within_procuracy(rows: Rows, iri: str, kinds: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while iri and iri not in seen:
        if kinds.get(iri) == "procuracy":
            return True
        seen.add(iri)
        iri = rows.one(iri, terms.ORG + "subOrganizationOf", terms.ORG + "unitOf")
    return False


def local_name(iri: str) -> str:
    """What follows the last # or / of an IRI."""
    return iri.rpartition("#")[2].rpartition("/")[2]
