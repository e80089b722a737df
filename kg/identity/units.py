"""Which units of different articles are one: the same label in the same era, or a label that is another's full name."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.frozen import record
from kg.identity.dates import LAST
from kg.identity.eras import Eras
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.identity.naming import Called, Given, named
from kg.identity.parted import Parted
from kg.identity.remembered import remembered
from kg.names import slug
from kg.records import ArticleFacts, Unit


@record
class Sight:
    """One unit in one article, under the key (``kind``, ``label``) of its path.

    ``key`` is what distinguishes it, ``stem`` the readable part of the id, ``also`` are other keys it goes under.
    """

    article: str
    kind: str
    label: str
    key: str
    stem: str
    also: tuple[str, ...]
    since: tuple[str, str]


def sights(article: ArticleFacts, eras: Eras, date: str | None) -> Iterator[Sight]:
    """One row for each unit of the article, in its order, and one for each parent of another era than the label's."""
    since = (date or LAST, article.id)
    labels = {unit.label: unit for unit in article.extraction.units}
    for unit in article.extraction.units:
        tag, label = eras.tag(unit), eras.label(unit)
        also = tuple(_key(form, unit, tag, eras) for form in _full_forms(unit))
        yield Sight(article.id, "unit", unit.label, _key(label, unit, tag, eras), _stem(label, tag), also, since)
        if (older := eras.parent_tag(unit)) is not None:
            parent = labels[unit.parent or ""]
            label = eras.label(parent)
            key = _key(label, parent, older, eras)
            yield Sight(article.id, "parent", unit.label, key, _stem(label, older), (), since)


@remembered
def _stem(label: str, tag: str) -> str:
    return f"{slug(label)}-{tag}" if tag else slug(label)


def _key(form: str, unit: Unit, tag: str, eras: Eras) -> str:
    """The folded label, what sets its era apart, and the province if the label does not tell it."""
    key = name_key(form)
    province = next((name_key(link.province) for link in eras.chain(unit.label) if link.province), "")
    told = not province or province in key or eras.named(unit)
    return "|".join((key, *((tag,) if tag else ()), *(() if told else (province,))))


def _full_forms(unit: Unit) -> tuple[str, ...]:
    if not unit.full or name_key(unit.full) == name_key(unit.label):
        return ()
    part = unit.parent and unit.label.endswith(unit.parent)  # a part is called with its whole
    return (unit.full, f"{unit.full} {unit.parent}") if part else (unit.full,)


def units(found: Iterable[Sight], judgements: Judgements) -> Iterator[tuple[Sight, Given]]:
    """Every sighting with its path. A unit is called by the label under which it is seen first."""
    rows = list(found)
    parts = _parted(rows, judgements)
    split = {row.key for row in rows if (row.article, row.label) in judgements.judged("unit")}
    things: dict[str, dict[_Spot, Sight]] = {}
    for row in rows:  # of the sightings of one key, which all say the same, the first will do
        spots, spot = things.setdefault(_root(parts, row), {}), _spot(row, split)
        if spot not in spots or row.since < spots[spot].since:
            spots[spot] = row
    firsts = [sorted(spots.items(), key=lambda first: (first[1].since, first[0])) for spots in things.values()]
    given = iter(named([[_called(row) for _, row in first] for first in firsts]))
    paths = {root: {spot: next(given) for spot, _ in seen} for root, seen in zip(things, firsts, strict=True)}
    for row in rows:
        yield row, replace(paths[_root(parts, row)][_spot(row, split)], article=row.article, key=row.label)


_Spot = tuple[str, ...]
"""The key of a sighting, and what else sets it apart where something was judged of the key."""


def _spot(row: Sight, split: Collection[str]) -> _Spot:
    return (row.key, row.article, row.kind, row.label) if row.key in split else (row.key,)


def _root(parts: Parted, row: Sight) -> str:
    return parts.of((row.article, row.label if row.kind == "unit" else ""), row.key)


def _called(row: Sight) -> Called:
    own = f"{row.key}||{row.article}|{row.kind}|{row.label}"
    return Called(row.article, row.label, f"org/{row.stem}", ((row.key,), (own,)))


def _parted(rows: Sequence[Sight], judgements: Judgements) -> Parted:
    """The units: those of one key, and those whose key is the full name of just one other."""
    judged = judgements.judged("unit")
    seen = sorted((row.since, (row.article, row.label), row.key) for row in rows if judged and row.kind == "unit")
    parts = Parted(judgements, "unit", {sight: key for _, sight, key in seen if sight in judged})
    known = {row.key for row in rows}
    claimed: dict[str, set[str]] = {}
    for row in rows:
        for other in row.also:
            claimed.setdefault(other, set()).add(row.key)
    for other, keys_of in claimed.items():
        if other in known and len(keys_of) == 1:  # a full name that two incarnations bore tells neither
            parts.join(next(iter(keys_of)), other)
    return parts
