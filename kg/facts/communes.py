"""Which district is meant, or has a commune: "xã Chiềng Xôm, huyện Mai Sơn", "Tại Mai Sơn, ngày 5/6 ..."."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from kg.facts.home import Home
from kg.names import UPPER, fold
from kg.records import Document
from kg.reference.area_names import district_name, province_name, word_of
from kg.reference.gazetteer import districts
from kg.values import Area

_WORD = r"(huyện|quận|thị xã|tx\.|thành phố|tp\.?|h\.|q\.) ?"
_DISTRICT = re.compile(rf"(?<!\w){_WORD}(?=[^\W\d_])")
_NAME = rf"[{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*){{0,3}}"
_COMMUNE = re.compile(rf"(?<!\w)(?i:xã|phường|thị trấn|đặc khu) ({_NAME})")
_IN_PROVINCE = re.compile(r"(?: ?, ?| ?[-–] ?| ?\()(?:thuộc )?(?:tỉnh|thành phố|tp\.?) ?")
_OPENS = re.compile(rf"[-*+•\s]*(?:(?:còn|riêng|cũng) )?(?:ở|tại|về)(?: địa bàn)? (?:{_WORD})?(?=[^\W\d_])")
_AFTER_OPENING = re.compile(r",| \(")
_BETWEEN = re.compile(rf"(?: ?, ?| ?\(| )(?:thuộc )?{_WORD}")
_LAST = "2025-07-01"  # the day from which there are no districts
_NOT_BELOW = ("thành phố",)  # a word that provinces have, too


class Communes:
    """The districts of the communes of one article that was printed on ``date``."""

    def __init__(self, document: Document, home: Home, date: str | None) -> None:
        self._document = document
        self._home = home
        self._old = date is None or date < _LAST

    def district_of(self, name: str, offset: int) -> str | None:
        """The district with its word, as in "huyện Mai Sơn", of a commune named at ``offset``.

        The one told right behind its name anywhere in the article; else the last that its paragraph names before it;
        else the only one that the article names.
        """
        if told := self._told.get(fold(name)):
            return told
        if not self._old or not self._named:
            return None
        index = bisect_left(self._starts, offset)
        if index and self._starts[index - 1] >= self._home.paragraph_start(offset):
            return self._named[index - 1][1]
        return self._only

    def province_of(self, name: str) -> str | None:
        """The province that is told right behind the name of a commune: "phường Đông Kinh - tỉnh Lạng Sơn"."""
        return self._provinces.get(fold(name))

    def opening(self, offset: int, word: str) -> Area | None:
        """The district, one that ``word`` calls so, with which the paragraph at ``offset`` opens: "Ở Mai Sơn, ..."."""
        folded = self._document.folded
        opens = _OPENS.match(folded, self._home.paragraph_start(offset), offset)
        found = district_name(folded, opens.end()) if opens else None
        if opens is None or found is None or not _AFTER_OPENING.match(folded, found[1]):
            return None
        rows = districts()[found[0]]
        kind = word_of(opens[1]) if opens[1] else word
        row = next((row for row in rows if row.level == kind), rows[0] if opens[1] else None)
        same = row is not None and word in ("", kind)
        return Area("district", kind, row.name, row.province if len(rows) == 1 else None) if row and same else None

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """Where districts are named, with their words."""
        folded = self._document.folded
        found = ((match.start(), _at(folded, match)) for match in _DISTRICT.finditer(folded))
        return [(start, label) for start, label in found if label]

    @cached_property
    def _provinces(self) -> dict[str, str]:
        folded, found = self._document.folded, dict[str, str]()
        for match in _COMMUNE.finditer(self._document.text):
            between = _IN_PROVINCE.match(folded, match.end())
            if between and (province := province_name(folded, between.end())):
                found.setdefault(fold(match[1]), province[0])
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._named]

    @cached_property
    def _only(self) -> str | None:
        """The district, if the article names one alone."""
        labels = {label for _, label in self._named}
        return next(iter(labels)) if len(labels) == 1 else None

    @cached_property
    def _told(self) -> dict[str, str]:
        return dict(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Communes, folded, with the district that is told right behind them."""
        text, folded = self._document.text, self._document.folded
        for match in _COMMUNE.finditer(text):
            between = _BETWEEN.match(folded, match.end())
            if between and (label := _at(folded, between)):
                yield fold(match[1]), label


def _at(folded: str, word: re.Match[str]) -> str | None:
    """The district whose name follows its word, with the word; None where a province has that name and word."""
    found = district_name(folded, word.end())
    if found is None:
        return None
    kind = word_of(word[1])
    rows = districts()[found[0]]
    if kind in _NOT_BELOW and not any(row.level == kind for row in rows):
        return None
    return f"{kind} {rows[0].name}"
