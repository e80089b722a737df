"""Short names that a text gives a body in brackets and then uses: "Ban Quản lý dự án huyện Cầu Kè (Ban QLDA)"."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from kg.mentions.composition import Parsed
from kg.mentions.lexicon import Entry, Hit, Scan
from kg.names import UPPER, fold
from kg.reference.rules import WordClass
from kg.values import UnitValue

KIND = "introduced"
"""Kind of the entry of such a name; its key is the name as printed."""

_BRACKET = re.compile(
    rf" ?\((?:sau đây )?(?:(?:gọi|viết) tắt là |gọi là )?\"?([{UPPER}][\w&.-]*(?: [\w&.-]+){{0,3}})\"?\)"
)
_LETTERS = re.compile(rf"[{UPPER}\d&-]{{3,}}")
_TRADE_NAME = re.compile(r"[A-Z][A-Za-z-]{4,}")  # of a company: "Tập đoàn Công nghiệp ... (Vinatrans)"
_COMPANY = "company"  # kind of body
_REACH = 140  # code points that the name of a body before its short one may have


class Introduced:
    """Finds such names; ``heads`` are the first words that one of several words may have."""

    def __init__(self, heads: WordClass, taken: Mapping[str, str], parse: Callable[[Scan, int], Parsed | None]) -> None:
        self._heads = re.compile(rf"{heads.any_form()} ")
        self._taken = taken
        self._parse = parse

    def add(self, scan: Scan) -> None:
        """Put the names that ``scan`` introduces among its hits, wherever they stand behind their brackets."""
        if "(" not in scan.text:
            return
        found = {hit.start: hit for name, start, value in self._names(scan) for hit in _uses(scan, name, start, value)}
        if not found:
            return
        hits = {start: list(starting) for start, starting in scan.hits.items()}
        for start, hit in found.items():
            hits.setdefault(start, []).append(hit)
            hits[start].sort(key=lambda one: -one.end)
        scan.hits = dict(sorted(hits.items()))
        scan.read.clear()

    def _names(self, scan: Scan) -> Iterator[tuple[str, int, UnitValue]]:
        """Each name, from where on it means a body, and the body."""
        starts = list(scan.hits)
        for match in _BRACKET.finditer(scan.text):
            name = match[1]
            if not self._may_be_name(name) and not self._may_be_trade_name(name):
                continue
            inside = self._parse(scan, match.start(1))
            other = inside if inside and inside.end >= match.end(1) else None
            for start in starts[bisect_left(starts, match.start() - _REACH) : bisect_left(starts, match.start())]:
                body = self._parse(scan, start)
                if body is None or len(body.values) > 1 or body.end != match.start():
                    continue
                if body.values[0].kind != _COMPANY and not self._may_be_name(name):
                    continue
                if other is None or _begin_alike(scan, start, match.start(1), body.values[0], other.values[0]):
                    yield name, match.start(1) if other else match.end(), body.values[0]
                    break

    def _may_be_name(self, name: str) -> bool:
        """Whether the words in brackets are letters or begin like the name of a body, and are no name known already."""
        return fold(name) not in self._taken and bool(_LETTERS.fullmatch(name) or self._heads.match(fold(name)))

    def _may_be_trade_name(self, name: str) -> bool:
        return _TRADE_NAME.fullmatch(name) is not None and fold(name) not in self._taken


def _begin_alike(scan: Scan, start: int, bracket: int, body: UnitValue, other: UnitValue) -> bool:
    """Whether two names of their own have one form, and the second is a shorter name of the body: "Công ty"."""
    form = scan.folded[start : scan.folded.find(" ", scan.folded.find(" ", start) + 1)]
    same = body.family == other.family and body.label is not None and other.label is not None
    return same and scan.folded.startswith(f"{form} ", bracket)


def _uses(scan: Scan, name: str, start: int, value: UnitValue) -> Iterator[Hit]:
    """Where a name stands as whole words from ``start`` on."""
    scan.introduced[name] = value
    entry = Entry(KIND, name, fold(name))
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    while (start := scan.text.find(name, start)) >= 0:  # tens of times as fast as to look for the expression itself
        if not whole.match(scan.text, start):
            start += 1
            continue
        yield Hit(start, start + len(name), entry)
        start += len(name)
