"""The graph as FollowTheMoney entities, a JSON object a line: what investigators' tools read.

People, bodies, meetings, documents and articles are entities; a post is a Position and who held it an Occupancy; every
fact names the articles that say it (``proof``) and their words (``summary``). The id of an entity is the path of its
IRI with a full stop for the slash: ``person.le-minh-tri--0a1b2c3d`` is ``…/id/person/le-minh-tri--0a1b2c3d``.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.graph.links import link
from kg.graph.reader import ELI, FOAF, OA, ORG, SCHEMA, SKOS, VKS, Reader, local_name
from kg.ids import tail

Properties = dict[str, list[str]]


def _in(namespace: str, names: str) -> tuple[str, ...]:
    return tuple(namespace + name for name in names.split())


_PUBLIC: Final = frozenset(_in(VKS, "Procuracy Court StateBody PoliceBody EnforcementBody Prison"))
_NOTES: Final = {  # facts of one thing: class -> the properties that name the thing
    VKS + "Indicator": _in(VKS, "about"),
    VKS + "PersonnelChange": _in(VKS, "person"),
    VKS + "Case": _in(VKS, "handledBy"),
    VKS + "Request": _in(VKS, "addressedTo madeBy"),
}
_TEXT: Final = _in(VKS, "value unitText target comparison offence requestText addresseeText")
_DATES: Final = {
    "startDate": (SCHEMA + "startDate", *_in(VKS, "validFrom periodStart")),
    "endDate": (SCHEMA + "endDate", *_in(VKS, "validTo periodEnd")),
    "date": _in(VKS, "attestedOn onDate"),
}
HELD: Final = frozenset(
    (
        *_TEXT,
        *(prop for group in (_NOTES, _DATES) for props in group.values() for prop in props),
        *_in(SKOS, "prefLabel altLabel"),
        *_in(FOAF, "name"),
        *_in(OA, "exact hasSource"),
        *_in(SCHEMA, "headline datePublished url author publisher mentions location organizer"),
        *_in(ORG, "subOrganizationOf unitOf classification member organization role postIn hasMember"),
        *_in(ORG, "originalOrganization resultingOrganization changedBy resultedFrom"),
        *_in(ELI, "id_local title type_document date_document passed_by cites amends based_on"),
        *_in(VKS, "post participant event citing cited citationKind evidence servesIn heads chaired directed spokeAt"),
        *_in(VKS, "moderated signedAt attended ledBy deputyLedBy implements change action status jurisdiction role"),
        *_in(VKS, "meetingKind"),
    )
)
"""The properties that entities hold, in whatever form; the report lists the triples of all others."""


def write_ftm(path: Path, reader: Reader, texts: Mapping[str, str]) -> None:
    """Write the entities, sorted by id; ``texts`` are those of the articles by id, if there are any."""
    found = {str(entity["id"]): entity for entity in entities(reader, texts)}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(found[key], ensure_ascii=False) + "\n" for key in sorted(found))


def entities(reader: Reader, texts: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Every entity, in the order of the things that they come from."""
    maker = _Maker(reader, texts)
    for iri, classes in reader.types.items():
        yield from maker.of(iri, frozenset(classes))


class _Maker:
    """Makes the entities of one graph."""

    def __init__(self, reader: Reader, texts: Mapping[str, str]) -> None:
        self._reader = reader
        self._texts = texts

    def of(self, iri: str, classes: frozenset[str]) -> Iterator[dict[str, object]]:
        """The entities that a thing gives."""
        if SCHEMA + "NewsArticle" in classes:
            yield from self._article(iri)
        elif FOAF + "Person" in classes:
            yield _entity(iri, "Person", self._named(iri))
        elif ORG + "Organization" in classes:
            yield self._body(iri, classes)
        elif ORG + "Post" in classes:
            yield _entity(iri, "Position", self._named(iri) | {"organization": self._ends(iri, ORG + "postIn")})
        elif VKS + "Meeting" in classes:
            yield self._meeting(iri)
        elif VKS + "LegalDocument" in classes:
            yield self._document(iri)
        elif ORG + "ChangeEvent" in classes:
            yield from self._successions(iri)
        elif kinds := sorted(_NOTES.keys() & classes):
            yield self._note(iri, kinds[0])
        else:
            yield from self._link(iri)

    def _named(self, iri: str) -> Properties:
        label = self._reader.label(iri)
        others = {name for prop in (SKOS + "altLabel", FOAF + "name") for name in self._reader.values(iri, prop)}
        return {"name": [label], "alias": sorted(others - {label})}

    def _labels(self, iri: str, prop: str) -> list[str]:
        return [self._reader.label(value) for value in self._reader.values(iri, prop)]

    def _ends(self, iri: str, *props: str) -> list[str]:
        return [key(value) for prop in props for value in self._reader.values(iri, prop)]

    def _dated(self, iri: str) -> Properties:
        return {
            name: [day for prop in props for day in self._reader.values(iri, prop)] for name, props in _DATES.items()
        }

    def _said(self, iri: str) -> Properties:
        """Dates, articles and words of a fact."""
        return self._dated(iri) | self._quoted(iri)

    def _quoted(self, iri: str) -> Properties:
        quotes = self._reader.quotes(iri)
        return {
            "proof": sorted({key(quote.article) for quote in quotes}),
            "sourceUrl": sorted({quote.url for quote in quotes if quote.url}),
            "summary": list(dict.fromkeys(quote.text for quote in quotes)),
        }

    def _article(self, iri: str) -> Iterator[dict[str, object]]:
        title = self._reader.label(iri)
        yield _entity(iri, "Article", {
            "title": [title],
            "fileName": [local_name(iri)],
            "author": self._labels(iri, SCHEMA + "author"),
            "publisher": self._labels(iri, SCHEMA + "publisher"),
            "publishedAt": list(self._reader.values(iri, SCHEMA + "datePublished")),
            "sourceUrl": list(self._reader.values(iri, SCHEMA + "url")),
            "language": ["vie"],
            "bodyText": [text] if (text := self._texts.get(local_name(iri))) else [],
        })  # fmt: skip
        for thing in self._reader.values(iri, SCHEMA + "mentions"):
            classes = self._reader.types.get(thing, ())
            if FOAF + "Person" in classes or ORG + "Organization" in classes:
                schema = "Person" if FOAF + "Person" in classes else "Organization"
                values = {"document": [key(iri)], "resolved": [key(thing)], "name": [self._reader.label(thing)]}
                yield _entity(
                    f"mention/{local_name(iri)}.{key(thing)}", "Mention", values | {"detectedSchema": [schema]}
                )

    def _body(self, iri: str, classes: frozenset[str]) -> dict[str, object]:
        schema = "Company" if VKS + "Company" in classes else "PublicBody" if _PUBLIC & classes else "Organization"
        return _entity(iri, schema, self._named(iri) | {
            "parent": sorted(set(self._ends(iri, ORG + "subOrganizationOf", ORG + "unitOf"))),
            "classification": self._labels(iri, ORG + "classification"),
            "incorporationDate": list(self._reader.values(iri, VKS + "validFrom")),
            "dissolutionDate": list(self._reader.values(iri, VKS + "validTo")),
            "address": self._labels(iri, VKS + "jurisdiction"),
        })  # fmt: skip

    def _meeting(self, iri: str) -> dict[str, object]:
        there = [end for end, prop in self._reader.pointing(iri) if prop == VKS + "attended"]
        return _entity(iri, "Event", self._named(iri) | self._said(iri) | {
            "keywords": self._labels(iri, VKS + "meetingKind"),
            "location": self._labels(iri, SCHEMA + "location"),
            "organizer": self._ends(iri, SCHEMA + "organizer"),
            "involved": [key(end) for end in there],
        })  # fmt: skip

    def _document(self, iri: str) -> dict[str, object]:
        return _entity(iri, "Document", {
            "title": [self._reader.label(iri), *self._reader.values(iri, ELI + "title")],
            "fileName": [self._reader.one(iri, ELI + "id_local") or self._reader.label(iri)],
            "keywords": self._labels(iri, ELI + "type_document"),
            "author": self._labels(iri, ELI + "passed_by"),
            "authoredAt": list(self._reader.values(iri, ELI + "date_document")),
        })  # fmt: skip

    def _successions(self, iri: str) -> Iterator[dict[str, object]]:
        for old in self._reader.values(iri, ORG + "originalOrganization"):
            for new in self._reader.values(iri, ORG + "resultingOrganization"):
                ends = {"predecessor": [key(old)], "successor": [key(new)], "role": [self._reader.label(iri)]}
                yield _entity(f"{iri}.{key(old)}.{key(new)}", "Succession", self._dated(iri) | ends)

    def _note(self, iri: str, kind: str) -> dict[str, object]:
        about = self._reader.about(iri)
        said = [term.value for prop in _TEXT for term in about.get(prop, ())]
        codes = [self._reader.label(term.value) for name in ("change", "action") for term in about.get(VKS + name, ())]
        return _entity(iri, "Note", self._named(iri) | self._quoted(iri) | {
            "entity": sorted(set(self._ends(iri, *_NOTES[kind]))),
            "keywords": [local_name(kind), *codes],
            "description": said,
            "notes": [f"{name}: {day}" for name, days in self._dated(iri).items() for day in days],
        })  # fmt: skip

    def _link(self, iri: str) -> Iterator[dict[str, object]]:
        """The entity of a fact that joins two things."""
        found = link(self._reader, iri)
        if found is None:
            return
        role = [self._reader.label(found.role)] if found.role else []
        said = self._said(iri) | {"status": self._status(iri)}
        post = self._ends(iri, VKS + "post")
        if found.kind == VKS + "Tenure" and post:
            yield _entity(iri, "Occupancy", said | {"holder": [key(found.source)], "post": post, "description": role})
        elif found.kind == VKS + "Tenure":
            ends = {"member": [key(found.source)], "organization": [key(found.target)]}
            yield _entity(iri, "Membership", said | ends | {"role": role})
        elif found.kind == VKS + "ClusterMembership":
            ends = {"member": [key(found.target)], "organization": [key(found.source)]}
            yield _entity(iri, "Membership", said | ends | {"role": role})
        else:
            ends = {"subject": [key(found.source)], "object": [key(found.target)]}
            yield _entity(iri, "UnknownLink", said | ends | {"role": role})

    def _status(self, iri: str) -> list[str]:
        return [local_name(status) for status in self._reader.values(iri, VKS + "status")]


def key(iri: str) -> str:
    """The id of the entity of a thing: the last two parts of its IRI."""
    return tail(iri).replace("/", ".")


def _entity(iri: str, schema: str, properties: Properties) -> dict[str, object]:
    known = {name: values for name, values in sorted(properties.items()) if values}
    return {"id": key(iri), "schema": schema, "properties": known}
