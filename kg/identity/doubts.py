"""What identity could not settle of units, meetings and documents: pairs that may be one thing."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final, NamedTuple

from kg.identity import documents, meetings, units
from kg.identity.keys import name_key
from kg.identity.signs import Sign
from kg.judgements.rows import Sight
from kg.names import loose_key, slug

FEW: Final = 4  # questions that one sighting raises at most
_FAINT: Final = 0.4  # share of words in common from which two meetings of one day and host may be one


class Doubt(NamedTuple):
    """Two sightings that may be of one thing; ``says`` what the articles call them; what speaks for and against."""

    kind: str
    a: Sight
    b: Sight
    says: tuple[str, str]
    signs: tuple[Sign, ...]


# ------------------------------------------------------------------ documents


def of_documents(found: Iterable[documents.Sight], local: frozenset[str]) -> Iterator[Doubt]:
    """A document without its year, or in a short form, beside each of those that it may be."""
    for row, fits, known in documents.open_ends(found, local):
        for one in fits[:FEW]:
            other = known[one].sights[0]
            signs = [Sign(True, "number", (row.printed,))]
            if shared := sorted(row.topic & known[one].topic):
                signs.append(Sign(True, "topic", tuple(shared[:FEW])))
            elif row.topic and known[one].topic:
                signs.append(Sign(False, "topics"))
            if len(fits) > 1:
                signs.append(Sign(False, "several", (str(len(fits)),)))
            sides = (row.article, row.key), (other.article, other.key)
            yield Doubt("document", *sides, (_printed(row), _printed(other)), tuple(signs))


def _printed(row: documents.Sight) -> str:
    return " ".join(part for part in (row.kind, row.printed, row.title, row.year and f"({row.year})") if part)


# ------------------------------------------------------------------ meetings


def of_meetings(found: Iterable[meetings.Sight], paths: meetings.Paths) -> Iterator[Doubt]:
    """Meetings of one host that are called nearly alike, on one day or where one article tells no day."""
    rows = sorted(meetings.resolved(found, paths), key=lambda row: (row.since, row.key))
    hosted: dict[tuple[str, str], list[meetings.Sight]] = {}
    for row in rows:
        for host in row.organisers:
            hosted.setdefault((host, row.date or ""), []).append(row)
    for (host, date), group in sorted(hosted.items()):
        around = (
            group if date else [*group, *(row for day in _days(rows, group) for row in hosted.get((host, day), ()))]
        )
        yield from _alike(around, bool(date))


def _days(rows: list[meetings.Sight], undated: list[meetings.Sight]) -> list[str]:
    """The days of meetings within the months in which articles tell of one without its day."""
    months = {row.since[0][:7] for row in undated}
    return sorted({row.date for row in rows if row.date and row.date[:7] in months})


def _alike(group: list[meetings.Sight], dated: bool) -> Iterator[Doubt]:
    asked: dict[Sight, int] = {}
    for one, two in combinations(group, 2):
        if one.article == two.article or (not dated and one.date and two.date):
            continue
        share = meetings.words_shared(one, two)
        if share < (_FAINT if dated else meetings.SIMILAR):
            continue
        sides = (one.article, one.key), (two.article, two.key)
        if max(asked.get(side, 0) for side in sides) < FEW:
            asked |= {side: asked.get(side, 0) + 1 for side in sides}
            yield Doubt("meeting", *sides, (one.name, two.name), tuple(_meeting_signs(one, two, share)))


def _meeting_signs(one: meetings.Sight, two: meetings.Sight, share: float) -> Iterator[Sign]:
    if one.date and two.date:
        yield Sign(True, "day", (one.date,))
    if hosts := sorted({*one.hosts} & {*two.hosts}):
        yield Sign(True, "hosts", tuple(hosts))
    yield Sign(True, "words", (f"{100 * share:.0f}",))
    if not (one.date and two.date):
        yield Sign(False, "undated")
    if one.place and two.place and one.place != two.place:
        yield Sign(False, "places", (one.place, two.place))


# ------------------------------------------------------------------ units


def of_units(found: Iterable[units.Sight]) -> Iterator[Doubt]:
    """A full name that several units bear, beside each; labels that differ in nothing but marks that may be slips."""
    firsts: dict[str, units.Sight] = {}
    bearers: dict[str, dict[str, units.Sight]] = {}
    for row in sorted((row for row in found if row.kind == "unit"), key=lambda row: (row.since, row.key)):
        firsts.setdefault(row.key, row)
        for name in row.also:
            bearers.setdefault(name, {}).setdefault(row.key, row)
    for name, rows in sorted(bearers.items()):
        if name in firsts and len(rows) > 1:
            signs = (Sign(True, "full_name", (firsts[name].label,)), Sign(False, "several", (str(len(rows)),)))
            yield from (_of_units(firsts[name], rows[key], signs) for key in sorted(rows)[:FEW])
    for alike in _slips(firsts):
        yield from (_of_units(one, two, (Sign(True, "letters"),)) for one, two in list(combinations(alike, 2))[:FEW])


def _of_units(one: units.Sight, two: units.Sight, signs: tuple[Sign, ...]) -> Doubt:
    sides = (one.article, one.label), (two.article, two.label)
    return Doubt("unit", *sides, (one.label, two.label), signs)


def _slips(firsts: Mapping[str, units.Sight]) -> Iterator[list[units.Sight]]:
    """Units whose keys are one but for i and y, or of which one has no diacritics at all."""
    by_sound: dict[str, list[units.Sight]] = {}
    for key in sorted(firsts):
        by_sound.setdefault(loose_key(key), []).append(firsts[key])
    yield from (rows for rows in by_sound.values() if len(rows) > 1)
    plain = {slug(key): row for key, row in firsts.items() if name_key(row.label).isascii()}
    for key in sorted(firsts):
        if not name_key(firsts[key].label).isascii() and (row := plain.get(slug(key))):
            yield [row, firsts[key]]
