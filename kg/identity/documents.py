"""Which documents of different articles are one.

A number is not enough: it restarts every year (directives), every term (Party documents), and every province has its
own (resolutions of people's councils). So a document is its kind, number and year, and its issuer where the letters of
the number do not tell whose it is. A mention without a year is joined to a document with one if exactly one fits: seen
first, of the same issuer, in a year near the article's unless the series runs over many, and with a topic in common
where a topic is told. A short form ("Nghị quyết 33") needs the same kind and issuer and just one full form that came
before. A law that the reference data knows by its title is the one that the title meant on the day of the article.
Whatever fits none or several stays a document of its own, known as incompletely as it was named.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.identity.dates import LAST, last_day
from kg.identity.judgements import Judgements
from kg.identity.keys import name_key
from kg.identity.naming import Called, Given, named
from kg.identity.numbers import Number, parse, phrases, years
from kg.identity.parted import Parted
from kg.names import slug
from kg.records import ArticleFacts, LegalDocument
from kg.reference.documents import NamedAct
from kg.reference.reference import Reference

SLUG_LENGTH = 60  # characters of a title in an id
NEAR = 1  # years between an article and a document of a yearly series that it names without a date
LONG_SERIES = frozenset({"tw"})
"""Letters of numbers that run over a term of five years and are cited long after."""
LAWS = frozenset({"luật", "bộ luật", "hiến pháp", "pháp lệnh"})


@dataclass(frozen=True, slots=True)
class Sight:
    """One document in one article. ``issuer`` is a folded label; ``topic`` are the phrases of title and clauses.

    ``stem`` is the readable part of the id where the reference data knows a better one than kind and number.
    """

    article: str
    key: str
    kind: str
    printed: str
    number: Number
    issuer: str
    date: str | None
    title: str
    titled: frozenset[str]
    topic: frozenset[str]
    named_years: frozenset[str]
    written: str | None
    stem: str = ""

    @property
    def year(self) -> str | None:
        return self.number.year or (self.date or "")[:4] or None


class Known:
    """A document with a year, and what the sightings say of it. ``since``: the earliest day that one of them gives."""

    def __init__(self) -> None:
        self.sights: list[Sight] = []
        self.since = LAST
        self.issuers: set[str] = set()
        self.topic: set[str] = set()
        self.named_years: set[str] = set()

    def add(self, sight: Sight) -> None:
        """Take one sighting."""
        self.sights.append(sight)
        self.since = min(self.since, sight.date or sight.year or LAST)
        self.issuers |= {sight.issuer} - {""}
        self.topic |= sight.titled
        self.named_years |= sight.named_years


def sights(article: ArticleFacts, date: str | None, reference: Reference) -> Iterator[Sight]:
    """One row for each document of the article."""
    for document in article.extraction.documents:
        title = document.title or ""
        row = Sight(
            article=article.id,
            key=document.key,
            kind=name_key(document.kind),
            printed=document.number or "",
            number=parse(document.number),
            issuer=name_key(document.issuer or ""),
            date=document.date,
            title=title,
            titled=phrases(title),
            topic=phrases(title) | phrases(_clauses(article.text, document)),
            named_years=years(title),
            written=date,
        )
        act = _act(row, reference)
        yield _known_as(row, act) if act else row


def _act(row: Sight, reference: Reference) -> NamedAct | None:
    """The law that a title or a number with its year means, if the reference data knows it."""
    if row.kind not in LAWS:
        return None
    if row.number.parts:
        act = reference.act_at(row.printed, None) if row.number.year else None
        return act if act and not act.number_repeats and name_key(act.kind) in LAWS else None
    names = (row.title, f"{row.kind} {row.title}") if row.title else ()
    found = (reference.act_at(name, row.written) for name in names if row.written or row.named_years)
    act = next((act for act in found if act), None)
    return act if act and (not row.named_years or act.year in row.named_years) else None


def _known_as(row: Sight, act: NamedAct) -> Sight:
    """The row with what the reference data knows of the act."""
    stem = slug(f"{act.title} {act.year or ''}")[:SLUG_LENGTH].strip("-")
    number = parse(act.number) if act.number else row.number
    named = frozenset({act.year}) if act.year else row.named_years
    return replace(row, kind=name_key(act.kind), number=number, title=act.title, named_years=named, stem=stem)


def _clauses(text: str, document: LegalDocument) -> str:
    """The words around each mention, up to the next mark that ends a clause."""
    found = []
    for span in document.mentions:
        before = re.split(r"[;.,:\n]\s", text[max(0, span.start - 200) : span.start])[-1]
        after = re.split(r"[;.,:\n](?:\s|$)", text[span.end : span.end + 200])[0]
        found.append(f"{before} {after}")
    return " / ".join(found)


def documents(found: Iterable[Sight], local: frozenset[str], judgements: Judgements) -> Iterator[Given]:
    """The path of every sighting. ``local``: letters in numbers that many bodies share ("hđnd").

    A document is called by what a sighting with its year says, else by what the first one says.
    """
    rows = sorted(found, key=lambda row: (row.written or LAST, row.article, row.key))
    nodes = {(row.article, row.key): node for row, node in _resolved(rows, local)}
    parts = Parted(judgements, "document", {(row.article, row.key): nodes[row.article, row.key] for row in rows})
    things: dict[str, list[Sight]] = {}
    for row in rows:
        things.setdefault(parts.of((row.article, row.key), nodes[row.article, row.key]), []).append(row)
    for thing in things.values():
        thing.sort(key=lambda row: not row.year)
    yield from named([[_called(row, local) for row in thing] for thing in things.values()])


def open_ends(found: Iterable[Sight], local: frozenset[str]) -> Iterator[tuple[Sight, list[str], Mapping[str, Known]]]:
    """Each sighting that may be of documents that are known and is taken for none of them, with their keys."""
    numbers = _Numbers(sorted(found, key=lambda row: (row.written or LAST, row.article, row.key)), local)
    for row, known in numbers.undated:
        fits = _fitting(row, known, local)
        if fits and _chosen(row, known, fits) is None:
            yield row, fits, known
    for row, known in numbers.short:
        fits = _long_forms(row, known)
        if len(fits) > 1:
            yield row, fits, known


class _Numbers:
    """The documents with a number and a year, and beside them what is known of those without."""

    def __init__(self, rows: Iterable[Sight], local: frozenset[str]) -> None:
        series: dict[tuple[str, str], list[Sight]] = {}
        short = []
        for row in rows:
            if row.number.parts and row.number.short:
                short.append(row)
            elif row.number.parts:
                series.setdefault((row.kind, row.number.key), []).append(row)
        self.dated: list[tuple[str, Known]] = []
        self.undated: list[tuple[Sight, dict[str, Known]]] = []
        of_serial: dict[tuple[str, str], dict[str, Known]] = {}
        for (kind, _), members in series.items():
            known = _dated(members, local)
            for key, document in known.items():
                self.dated.append((key, document))
                of_serial.setdefault((kind, document.sights[0].number.serial), {})[key] = document
            placed = {(sight.article, sight.key) for document in known.values() for sight in document.sights}
            self.undated += [(row, known) for row in members if (row.article, row.key) not in placed]
        self.short = [(row, of_serial.get((row.kind, row.number.serial), {})) for row in short]


def _resolved(rows: list[Sight], local: frozenset[str]) -> Iterator[tuple[Sight, str]]:
    """Every sighting with what stands for its document."""
    yield from ((row, _claim(row, local)) for row in rows if not row.number.parts)
    numbers = _Numbers(rows, local)
    yield from ((sight, key) for key, document in numbers.dated for sight in document.sights)
    yield from ((row, _undated(row, known, local)) for row, known in numbers.undated)
    yield from ((row, _short(row, known)) for row, known in numbers.short)


# ------------------------------------------------------------------ full numbers


def _dated(members: list[Sight], local: frozenset[str]) -> dict[str, Known]:
    """The documents of one kind and number of which a sighting tells the year, by path."""
    found: dict[str, Known] = {}
    without_issuer = []
    for row in members:
        if row.year and _is_local(row, local) and not row.issuer:
            without_issuer.append(row)
        elif row.year:
            found.setdefault(_claim(row, local), Known()).add(row)
    whole = {path: {sight.date for sight in document.sights} for path, document in found.items()}
    for row in without_issuer:
        fits = [path for path, dates in whole.items() if row.date in dates and len(row.date or "") == len(LAST)]
        found.setdefault(fits[0] if len(fits) == 1 else _claim(row, local), Known()).add(row)
    return found


def _is_local(row: Sight, local: frozenset[str]) -> bool:
    return bool(local & set(row.number.codes))


def _undated(row: Sight, known: Mapping[str, Known], local: frozenset[str]) -> str:
    """What stands for a document whose year is not told: the one that fits, else one of its own."""
    chosen = _chosen(row, known, _fitting(row, known, local))
    if chosen:
        return chosen
    return _own(row) if known and not _is_local(row, local) else _claim(row, local)


def _fitting(row: Sight, known: Mapping[str, Known], local: frozenset[str]) -> list[str]:
    return [key for key, document in known.items() if _fits(row, document, local)]


def _chosen(row: Sight, known: Mapping[str, Known], fits: Sequence[str]) -> str | None:
    """The one of ``fits`` that is meant: the only one, unless the topics tell against it, or the best by its topic."""
    telling = {key: len(row.topic & known[key].topic) for key in fits}
    if len(fits) > 1:
        best = max(telling.values())
        fits = [key for key in fits if best and telling[key] == best]
    elif any(known[key].topic and row.topic and not telling[key] for key in fits):
        fits = []
    return fits[0] if len(fits) == 1 else None


def _fits(row: Sight, document: Known, local: frozenset[str]) -> bool:
    if _is_local(row, local) and (not row.issuer or row.issuer not in document.issuers):
        return False
    if row.issuer and document.issuers and row.issuer not in document.issuers:
        return False
    if row.named_years and document.named_years and not row.named_years & document.named_years:
        return False
    if not row.written:
        return bool(row.topic & document.topic)
    if document.since > last_day(row.written):
        return False
    return _is_long(row) or int(row.written[:4]) - int(document.since[:4]) <= NEAR


def _is_long(row: Sight) -> bool:
    return bool(LONG_SERIES & set(row.number.codes))


# ------------------------------------------------------------------ short forms, titles


def _short(row: Sight, known: Mapping[str, Known]) -> str:
    """What stands for a short form: the one full form that it can mean, else one of its own."""
    fits = _long_forms(row, known)
    return fits[0] if len(fits) == 1 else _own(row)


def _long_forms(row: Sight, known: Mapping[str, Known]) -> list[str]:
    return [
        key
        for key, document in known.items()
        if row.issuer
        and row.issuer in document.issuers
        and row.written
        and document.since <= last_day(row.written)
        and (not row.year or row.year == document.sights[0].year)
    ]


# ------------------------------------------------------------------ what a document is called


def _called(row: Sight, local: frozenset[str]) -> Called:
    shared = _shared(row, local)
    steady = not row.number.parts or row.year is not None  # only a document without its year can prove to be two
    return Called(row.article, row.key, _stem(row), ((shared,) if shared else (), (_own(row),)), steady)


def _claim(row: Sight, local: frozenset[str]) -> str:
    """What a sighting says of the document by itself; where it tells too little, something that no other says."""
    return _shared(row, local) or _own(row)


def _own(row: Sight) -> str:
    return f"{row.kind}|{row.number.key}||{row.article}|{row.key}"


def _shared(row: Sight, local: frozenset[str]) -> str | None:
    """Kind, number, year and, where it takes one, issuer; without a number the title, date and issuer."""
    if not row.number.parts:
        return _titled(row)
    if row.number.short or (_is_local(row, local) and not row.issuer):
        return None
    if _is_local(row, local):
        more = row.issuer
    elif row.year or _is_long(row):
        more = ""
    elif row.written:
        more = row.written[:4]
    else:
        return None
    return "|".join((row.kind, row.number.key, row.year or "", more))


def _titled(row: Sight) -> str | None:
    title = name_key(row.title)
    year = next(iter(sorted(row.named_years)), None) if row.kind in LAWS else None
    if row.kind in LAWS and title:
        return f"{row.kind}|{title}|{year or (row.date or '')[:4]}"
    return "|".join((row.kind, title, row.issuer, row.date or "", "")) if title and row.issuer else None


def _stem(row: Sight) -> str:
    """The readable part of the id."""
    if row.stem:
        return f"document/{row.stem}"
    if not row.number.parts:
        name = row.title if name_key(row.title).startswith(row.kind) else f"{row.kind} {row.title}"
        return f"document/{slug(name)[:SLUG_LENGTH].strip('-')}"
    year = f"-{row.year}" if row.year and not row.number.year else ""
    return f"document/{slug(f'{row.kind} {row.number.key}')}{year}"
