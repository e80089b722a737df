"""Blocks of rows between which nothing passes, so that each can be decided by itself, and anywhere.

`kg.identity.resolve` holds all rows at once and needs none of this; an engine that spreads the work over machines
(`kg.spark`) brings the rows of one block to one place and calls `decide`. No judgements are taken into account. Units
are not here: there are few of them, and one pass over their keys decides all (`kg.identity.units`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.identity import called, clusters, documents, meetings, people, stints
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.identity.naming import Given
from kg.identity.resolve import Rows, local_codes
from kg.names import slug
from kg.reference.reference import load_reference

_NONE: Final = Judgements()


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of thing: its rows in those of an article, the block of a row, and how the rows of a block are decided."""

    row: type
    rows: Callable[[Rows], Iterable[Any]]
    block: Callable[[Any], str]
    decide: Callable[[Iterable[Any]], Iterator[Given]]


def _document_block(sight: documents.Sight) -> str:
    """Kind and running number, which short forms have too; a document without a number is of its article or title."""
    return f"{sight.kind}|{sight.number.serial}" if sight.number.parts else sight.article


def _meeting_block(sight: meetings.Sight) -> str:
    return sight.date or sight.article


def _people(found: Iterable[stints.Sighting]) -> Iterator[Given]:
    return called.paths(people.people(found, load_reference(), _NONE))


def _documents(found: Iterable[documents.Sight]) -> Iterator[Given]:
    return documents.documents(found, local_codes(load_reference()), _NONE)


def _meetings(found: Iterable[meetings.Sight]) -> Iterator[Given]:
    """Of rows whose organisers are paths already."""
    return meetings.meetings(found, {}, _NONE)


def _clusters(found: Iterable[clusters.Sight]) -> Iterator[Given]:
    return clusters.clusters(found, _NONE)


PARTS: Final[Mapping[str, Part]] = {
    "person": Part(stints.Sighting, lambda rows: rows.people, lambda sight: slug(name_key(sight.key)), _people),
    "document": Part(documents.Sight, lambda rows: rows.documents, _document_block, _documents),
    "cluster": Part(clusters.Sight, lambda rows: rows.clusters, lambda sight: name_key(sight.name), _clusters),
    "meeting": Part(meetings.Sight, lambda rows: rows.meetings, _meeting_block, _meetings),
}
"""By kind. A block of people are the names that differ in diacritics alone: one of them may be another printed without
(`kg.identity.unmarked`). Meetings come last: their rows need the paths of units and clusters as organisers."""
