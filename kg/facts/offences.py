"""Names of offences in a text: quoted, with a capital, or one of the Penal Code, behind words such as "về tội"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.case_words import CaseTables, case_tables
from kg.names import fold, old_style

_LONGEST = 200  # code points of a name
_JOIN = re.compile(r"(?:,| và|, và|;| hoặc)? (?:về |cùng )?(?:tội danh |các tội |tội )?")
_LEAST_WORDS = 2  # of a name in small letters that is not known


@dataclass(frozen=True, slots=True)
class Offences:
    """Offences named together, by their labels; none where words such as "cùng tội danh" take up those told before."""

    start: int
    end: int
    names: tuple[str, ...]


def offences(text: str, folded: str, start: int, end: int) -> Iterator[Offences]:
    """The names between two offsets, in reading order."""
    tables = case_tables()
    at = start
    while lead := tables.lead.search(folded, at, end):
        at = lead.end()
        if same := _same(tables, folded, lead.start(), end):
            yield Offences(lead.start(), same, ())
            at = same
            continue
        names, place, is_open = [], _blank(folded, at), lead[0] in tables.open
        while found := _name(tables, text, folded, place, end, is_open):
            name, at = found
            names.append(name)
            join = _JOIN.match(folded, at, end)
            place = join.end() if join else at
            is_open = is_open and folded.startswith(('"', "'"), place)
        if names:
            yield Offences(lead.start(), at, tuple(dict.fromkeys(names)))


def _same(tables: CaseTables, folded: str, lead: int, end: int) -> int | None:
    match = tables.same.match(folded, max(0, lead - len("cùng ")), end) or tables.same.match(folded, lead, end)
    return match.end() if match else None


def _blank(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " :\n":
        at += 1
    return at


def _name(tables: CaseTables, text: str, folded: str, at: int, end: int, is_open: bool) -> tuple[str, int] | None:
    """The name that begins at ``at`` as a label, and where it ends with its quotation mark."""
    if at < end and folded[at] in "\"'":
        close = folded.find(folded[at], at + 1, min(end, at + _LONGEST))
        inside = text[at + 1 : close].strip(" ,.") if close > 0 else ""
        label = tables.names.get(" ".join(fold(inside).split()))
        label = label or (_label(inside) if is_open and len(inside.split()) >= _LEAST_WORDS else None)
        return (label, close + 1) if label else None
    if known := tables.known.match(folded, at, end):
        return tables.names[known[0]], known.end()
    if not is_open or at >= end or tables.classes.match(folded, at, end):
        return None
    stop = tables.ends.search(folded, at, min(end, at + _LONGEST))
    close = stop.start() if stop else min(end, at + _LONGEST)
    words = text[at:close].strip()
    if not words[:1].isupper() and not folded[:at].rstrip().endswith(("về tội", "về tội danh", "về các tội")):
        return None
    return (_label(words), close) if len(words.split()) >= _LEAST_WORDS and words[0].isalpha() else None


def _label(words: str) -> str:
    """Sentence case, single blanks, tone marks in the old placement."""
    plain = old_style(" ".join(words.split()))
    plain = plain.lower() if plain.isupper() else plain
    return plain[:1].upper() + plain[1:]
