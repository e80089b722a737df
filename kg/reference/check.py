"""What must hold between the rows of the reference files; what is wrong with one row by itself is found when read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from kg.errors import Problem
from kg.names import name_key
from kg.reference.reference import Reference
from kg.reference.table import Dated, Row, first_day

R = TypeVar("R", bound=Row)
D = TypeVar("D", bound=Dated)

# Provincial units that stood on a day; sources y2004, y2008, nq84 of provinces.yaml, before 2004 general knowledge.
PROVINCE_COUNTS: Mapping[str, int] = {
    "1980-01-01": 40,
    "1990-01-01": 44,
    "1993-01-01": 53,
    "1998-01-01": 61,
    "2004-06-01": 64,
    "2009-01-01": 63,
    "2024-06-01": 63,
    "2025-02-01": 63,
    "2025-08-01": 34,
}
_UNREAD = "general"  # the source key of what no document was read for


def check_reference(reference: Reference, counts: Mapping[str, int] = PROVINCE_COUNTS) -> list[Problem]:
    """Every contradiction, by file; empty when there is none. ``counts``: date -> provincial units that stood then."""
    return [
        *_provinces(reference, counts),
        *_links(reference),
        *_units(reference),
        *_documents(reference),
        *_twice("abbreviations.yaml", reference.abbreviations, lambda row: row.short, "short form"),
        *_unread("abbreviations.yaml", reference.abbreviations),
    ]


def _provinces(reference: Reference, counts: Mapping[str, int]) -> Iterator[Problem]:
    file, rows = "provinces.yaml", reference.provinces
    labels = {unit.label for unit in reference.named_units}
    for row in rows:
        for name in row.replaced_by:
            successor = reference.provinces_by_id.get(name)
            if successor is None:
                yield _problem(file, row, f"{row.id}: replaced_by {name!r} is no id")
            elif row.valid_to is None or not successor.holds_on(row.valid_to):
                yield _problem(file, row, f"{row.id}: {name} does not stand on the day this ends ({row.valid_to})")
        if row.high_procuracy is not None and row.high_procuracy not in labels:
            yield _problem(file, row, f"{row.id}: high_procuracy {row.high_procuracy!r} is no label of units.yaml")
    yield from _twice(file, rows, lambda row: row.id, "id")
    yield from _redundant(file, rows, lambda row: (row.name, row.label, *row.aliases))
    yield from _clashes(file, rows, lambda row: row.strong_forms)
    yield from _disordered(file, rows, lambda row: row.name)
    yield from _unread(file, rows)
    for date, expected in counts.items():
        found = sum(row.holds_on(date) for row in rows)
        if found != expected:
            yield Problem(f"{found} provincial units stand on {date}, {expected} are known", file)


def _links(reference: Reference) -> Iterator[Problem]:
    file, named = "links.yaml", Counter(row.name for row in reference.provinces)
    for row in reference.links:
        province = reference.provinces_by_id.get(row.province)
        if province is None:
            yield _problem(file, row, f"{row.province!r} is no id of provinces.yaml")
            continue
        times = named[province.name]
        right = "exact" if times == 1 else "close"
        if row.match != right:
            yield _problem(file, row, f"{row.province}: the name has {times} incarnations, so the match is {right}")
    yield from _twice(file, reference.links, lambda row: f"{row.province} in {row.register}", "link")


def _units(reference: Reference) -> Iterator[Problem]:
    file, rows = "units.yaml", reference.named_units
    called = {label: [row for row in rows if row.label == label] for label in {row.label for row in rows}}
    for row in rows:
        if row.parent is not None and not any(parent.overlaps(row) for parent in called.get(row.parent, ())):
            yield _problem(file, row, f"{row.label}: parent {row.parent!r} is no label of a unit of that time")
        for name in row.replaced_by:
            if row.valid_to is None or not any(unit.holds_on(row.valid_to) for unit in called.get(name, ())):
                yield _problem(file, row, f"{row.label}: replaced_by {name!r} is no unit on the day this ends")
    yield from _redundant(file, rows, lambda row: (*dict.fromkeys((row.label, *row.full)), *row.aliases))
    yield from _clashes(file, rows, lambda row: row.strong_forms)
    yield from _disordered(file, rows, lambda row: row.label)
    yield from _unread(file, rows)


def _documents(reference: Reference) -> Iterator[Problem]:
    file = "documents.yaml"
    kinds = {kind.name for kind in reference.document_kinds}
    labels = {unit.label for unit in reference.named_units}
    offices = {row.label for row in reference.issuer_codes if row.office}
    for code in reference.issuer_codes:
        if code.label is not None and not code.office and code.label not in labels:
            yield _problem(file, code, f"{code.code}: {code.label!r} is no label of units.yaml")
    for act in reference.named_acts:
        if act.kind not in kinds:
            yield _problem(file, act, f"{act.id}: {act.kind!r} is no name of a kind")
        if act.issuer is not None and act.issuer not in labels | offices:
            yield _problem(file, act, f"{act.id}: issuer {act.issuer!r} is no label of units.yaml")
    yield from _twice(file, reference.document_kinds, lambda row: row.id, "id")
    yield from _twice(file, reference.named_acts, lambda row: row.id, "id")
    yield from _clashes(file, reference.issuer_codes, lambda row: (row.code,), key=str)
    yield from _clashes(file, reference.terms, lambda _: ("term",))
    yield from _clashes(file, reference.named_acts, lambda row: row.own_forms)
    codes = Counter(code for row in reference.document_kinds for code in row.codes)
    yield from (Problem(f"two kinds have the code {code!r}", file) for code, times in codes.items() if times > 1)
    for rows in (reference.document_kinds, reference.issuer_codes, reference.terms, reference.named_acts):
        yield from _unread(file, rows)


def _twice(file: str, rows: Iterable[R], key: Callable[[R], str], what: str) -> Iterator[Problem]:
    first: dict[str, R] = {}
    for row in rows:
        other = first.setdefault(key(row), row)
        if other is not row:
            yield _problem(file, row, f"{what} {key(row)!r} comes twice", f"it is on line {other.line} too")


def _redundant(file: str, rows: Iterable[R], forms: Callable[[R], Iterable[str]]) -> Iterator[Problem]:
    for row in rows:
        times = Counter(name_key(form) for form in forms(row))
        for form in sorted(form for form, count in times.items() if count > 1):
            yield _problem(file, row, f"{form!r} is given twice", "case and the place of tone marks do not count")


def _clashes(
    file: str, rows: Iterable[D], forms: Callable[[D], Iterable[str]], key: Callable[[str], str] = name_key
) -> Iterator[Problem]:
    """One form for two rows that hold on one day."""
    called: dict[str, list[D]] = {}
    for row in rows:
        for form in {key(form) for form in forms(row)}:
            called.setdefault(form, []).append(row)
    for form, named in sorted(called.items()):
        ordered = sorted(named, key=lambda row: first_day(row.valid_from or "0000"))
        for row, other in zip(ordered[1:], ordered, strict=False):
            if row.overlaps(other):
                hint = "make it weak in one, or part them in time"
                yield _problem(file, row, f"{form!r} also names the row on line {other.line} at one time", hint)


def _disordered(file: str, rows: Iterable[D], key: Callable[[D], str]) -> Iterator[Problem]:
    """Rows of one name stand oldest first, so that the last one met is the newest."""
    last: dict[str, D] = {}
    for row in rows:
        older = last.get(key(row))
        if older is not None and first_day(older.valid_from or "0000") > first_day(row.valid_from or "0000"):
            yield _problem(file, row, f"{key(row)!r} stands below its newer row on line {older.line}", "move it up")
        last[key(row)] = row


def _unread(file: str, rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if row.verified and set(row.source) == {_UNREAD}:
            yield _problem(file, row, f"source {_UNREAD} alone proves nothing", "write verified: false")


def _problem(file: str, row: Row, message: str, hint: str | None = None) -> Problem:
    return Problem(message, file, row.line or None, None, hint)
