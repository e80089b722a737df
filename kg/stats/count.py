"""How much a graph holds, by type."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph.reader import RDF_TYPE, SCHEMA, VKS, Reader, local_name, type_name
from kg.graph.store import Export


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts; the mappings have the largest first. ``first`` and ``last`` are dates of articles, or "".

    ``texts`` counts articles too, those printed twice once.
    """

    articles: int
    texts: int
    first: str
    last: str
    things: dict[str, int]
    facts: dict[str, int]
    relations: dict[str, int]
    quotes: int
    triples: int


def stats(export: Export) -> Stats:
    """The counts of ``export``: facts are statements with evidence, relations the direct edges between things."""
    reader = Reader(export.store)
    facts = {iri for iri, classes in reader.types.items() if VKS + "Assertion" in classes}
    articles = [iri for iri, kind in reader.things.items() if kind == "Article"]
    dates = sorted(date for iri in articles if (date := reader.one(iri, SCHEMA + "datePublished")))
    return Stats(
        articles=len(articles),
        texts=reader.witnesses(articles),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        things=_ranked(kind for iri, kind in reader.things.items() if iri not in facts and kind != "Article"),
        facts=_ranked(type_name(reader.types[iri]) for iri in facts),
        relations=_ranked(_relations(reader)),
        quotes=sum(VKS + "Mention" in classes for classes in reader.types.values()),
        triples=len(export.store),
    )


def _relations(reader: Reader) -> Iterable[str]:
    for iri in reader.things:
        for prop, terms in reader.about(iri).items():
            if prop != RDF_TYPE:
                yield from (local_name(prop) for term in terms if term.value in reader.things)


def _ranked(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
