"""Laws by their names, acts by letters, and documents that other forms identify without a number."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.document_context import MAX_TITLE, Surroundings, dated
from kg.mentions.document_rules import CODED, YEAR, LettersRow, UnnumberedRow
from kg.records import Mention, Span
from kg.values import DocumentMention

_YEAR_OF_LAW = re.compile(
    rf"(?:,? \(?(?:được )?sửa đổi(?:,? bổ sung)?(?: năm {YEAR})?\))?(?: năm)?(?: (?P<year>{YEAR})(?![\w/]|[.-][0-9]))?"
)
_REVISED = re.compile(r" \(sửa đổi\)")
_NUMBER = re.compile(rf"(?: năm {YEAR})? \(?(?:[Ll]uật )?số (?P<number>{CODED})")
_AMENDING = re.compile(r"luật sửa đổi, bổ sung (?:một số điều )?của (?=(?:bộ )?luật)")
_SIGNED = re.compile(r"[\w ,]{0,40}? ký (?:ngày )?")
_PLURAL = re.compile(r"(?:(?:các|những|hai|ba|bốn)[ \n]{1,3}|(?<![:/.-])(?<![0-9])[0-9]{1,3} )(?:bản )?$")


class LawFinder:
    """Reads names of laws in one article."""

    def __init__(self, around: Surroundings) -> None:
        self.around, self.tables = around, around.tables
        self.text, self.folded = around.text, around.folded

    def letters(self, start: int, end: int, row: LettersRow) -> Iterator[Mention]:
        """ "BLHS năm 2015"."""
        year = self.year_at(end)
        printed = year["year"] if year else None
        value = DocumentMention(row.kind, title=_title(row.kind, row.title, printed), year=printed)
        yield Mention("document", start, year.end() if year else end, value, "letters")

    def constitution(self, start: int, end: int) -> Iterator[Mention]:
        """ "Hiến pháp năm 2013"; without a year it is any."""
        year = self.year_at(end)
        if year:
            title = f"Hiến pháp năm {year['year']}"
            value = DocumentMention("Hiến pháp", title=title, year=year["year"], issuer="Quốc hội")
            yield Mention("document", start, year.end(), value, "constitution")

    def law(self, start: int, end: int, kind: str) -> Iterator[Mention]:
        """A law whose kind, "Luật", "Bộ luật" or "Pháp lệnh", stands from ``start`` to ``end``."""
        if self.tables.no_law.search(self.folded, max(0, start - 22), start):
            return
        amending = _AMENDING.match(self.folded, start) if kind == "Luật" else None
        if amending:
            yield from self.amending(start, amending.end())
            return
        named = self.tables.law[kind.lower()].match(self.folded, end)
        if named and kind != "Bộ luật" and not self.is_name(start, end, named.end()):
            return
        name_end = named.end() if named else self.open_name(start, end, kind)
        name = self.tables.laws[" ".join(named[0].split())] if named else " ".join(self.text[end:name_end].split())
        if name:
            yield self.mention(start, name_end, kind, name)

    def is_name(self, start: int, end: int, name_end: int) -> bool:
        """Whether "luật" and the words after it are the name of a law: one of them with a capital, or a year or number
        behind ("luật đất đai" alone is a field of law)."""
        capital = self.text[start].isupper() or self.text[end + 1 : end + 2].isupper()
        return capital or self.year_at(name_end) is not None or _NUMBER.match(self.text, name_end) is not None

    def amending(self, start: int, position: int) -> Iterator[Mention]:
        """A law that goes by the law it amends: "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức VKSND"."""
        kind_end = position + (7 if self.folded.startswith("bộ luật", position) else 4)
        named = self.tables.law[self.folded[position:kind_end]].match(self.folded, kind_end)
        end = named.end() if named else self.open_name(position, kind_end, "Luật")
        if end > kind_end:
            yield self.mention(start, end, "Luật", " ".join(self.text[start + 4 : end].split()))

    def mention(self, start: int, end: int, kind: str, name: str) -> Mention:
        revised = _REVISED.match(self.folded, end)
        if revised:
            name, end = f"{name} (sửa đổi)", revised.end()
        value = DocumentMention(kind, title=_title(kind, name, None))
        number = _NUMBER.match(self.text, end)
        if number:
            printed, span = re.sub(r"\s+", "", number["number"]).replace("Ð", "Đ"), Span(*number.span("number"))
            value = self.around.coded(replace(value, number=printed, number_span=span))
            value = self.around.tail(value, start, number.end(), single=False)
            return Mention("document", start, number.end(), value, "law-number")
        if kind == "Pháp lệnh":
            value = replace(value, issuer="Ủy ban Thường vụ Quốc hội")
        year = self.year_at(end)
        if year:
            value, end = replace(value, title=_title(kind, name, year["year"]), year=year["year"]), year.end()
        value = self.around.issued(value, start, end)
        value = value if value.issuer else replace(value, issuer_text=None, by_host=False)
        return Mention("document", start, end, value, "law")

    def year_at(self, position: int) -> re.Match[str] | None:
        match = _YEAR_OF_LAW.match(self.folded, position)
        return match if match and match["year"] else None

    def open_name(self, start: int, end: int, kind: str) -> int:
        """The end of a law's name that no list holds: "Luật" or "Pháp lệnh" and a word, both with a capital, to a
        closing word."""
        text = self.text
        if kind not in ("Luật", "Pháp lệnh") or not text[start].isupper() or not text[end + 1 : end + 2].isupper():
            return end
        if text[end + 1 : end + 3].isupper() or self.folded.startswith("sư", end + 1):
            return end
        stop = self.tables.law_end.search(self.folded, end + 1, min(len(self.folded), end + 80))
        return stop.start() if stop and stop.start() > end + 2 else end

    # -------------------------------------------------------------- forms without number

    def unnumbered(self) -> Iterator[Mention]:
        """The documents of the rows "unnumbered"."""
        for row, openings, pattern in self.tables.unnumbered:
            for start in openings.of(self.folded):
                match = pattern.match(self.folded, start)
                if match is None or (row.strict and not self.text[start].isupper()):
                    continue
                if _PLURAL.search(self.folded, max(0, start - 12), start) is None:
                    yield self.unnumbered_mention(row, match)

    def unnumbered_mention(self, row: UnnumberedRow, match: re.Match[str]) -> Mention:
        start, title = match.start(), Span(*match.span("title"))
        if row.extends:
            limit = min(self.around.sentence_end(match.end()), title.start + MAX_TITLE)
            title = Span(title.start, max(title.end, self.around.title_end(match.end(), limit)))
        words = " ".join(self.text[title.start : title.end].split())
        year = match.groupdict().get("year")
        value = DocumentMention(row.kind, issuer=row.issuer, title=words, year=year, title_span=title)
        value = self.around.issued(value, start, match.end())
        signed = _SIGNED.match(self.folded, match.end()) if row.kind == "Hiệp định" and value.date is None else None
        date = self.around.date_at(signed.end()) if signed else None
        value = dated(value, date) if date else value
        return Mention("document", start, match.end("title"), value, row.id)


def _title(kind: str, name: str, year: str | None) -> str:
    return f"{kind} {name}" + (f" năm {year}" if year else "")
