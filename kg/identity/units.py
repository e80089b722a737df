"""Which units of different articles are one: the same label in the same era, or a label that is another's full name."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.frozen import record
from kg.identity.dates import LAST
from kg.identity.eras import Eras
from kg.identity.judgements import Judgements
from kg.identity.keys import KEPT, name_key
from kg.names import digest, slug
from kg.records import ArticleFacts, Unit
from kg.union import Union


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


@lru_cache(maxsize=KEPT)
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
    return (unit.full, f"{unit.full} {unit.parent}") if unit.parent else (unit.full,)


def units(found: Iterable[Sight], judgements: Judgements) -> Iterator[tuple[str, str, str, str]]:
    """(article, kind of key, label, path) of every sighting.

    The path is made of the label under which the unit is seen first, so it does not change when later articles come.
    """
    rows = list(found)
    union = Union(row.key for row in rows)
    known = {row.key for row in rows}
    claimed: dict[str, set[str]] = {}
    for row in rows:
        for other in row.also:
            claimed.setdefault(other, set()).add(row.key)
    for other, keys_of in claimed.items():
        if other in known and len(keys_of) == 1:  # a full name that two incarnations bore tells neither
            union.join(next(iter(keys_of)), other)
    keys = {(row.article, row.label): row.key for row in rows if row.kind == "unit"}
    for one, two in judgements.same("unit"):
        if one in keys and two in keys:
            union.join(keys[one], keys[two])
    firsts: dict[str, Sight] = {}
    for row in rows:
        root = union.find(row.key)
        if root not in firsts or (row.since, row.key) < (firsts[root].since, firsts[root].key):
            firsts[root] = row
    paths = {root: f"org/{first.stem}--{digest(first.key)}" for root, first in firsts.items()}
    for row in rows:
        yield row.article, row.kind, row.label, paths[union.find(row.key)]
