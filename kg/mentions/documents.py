"""Legal and Party documents that an article names: by number, by the name of a law, or by another sure sign.

Counted things ("05 kiến nghị") and plurals without a number ("các nghị quyết của Đảng") are none. A mention covers the
kind and the number or name; date, issuer and title have spans of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.document_context import Surroundings, dated
from kg.mentions.document_rules import BARE, CODED, KindRow, LettersRow
from kg.mentions.laws import LawFinder
from kg.records import Document, Mention, Span
from kg.spans import Covers
from kg.values import DocumentMention

_CODED_NUMBER = re.compile(CODED)
_ITEM = re.compile(rf"(?P<coded>{CODED})|(?P<bare>{BARE})")
_NUMBER_AFTER = re.compile(r"[ \n]{0,3}(?P<so>số ?:? ?)?(?=[0-9])")
_JOINER = re.compile(r"(?:,|;| và| hoặc)[ \n]{1,3}(?P<so>số )?(?=[0-9])")
_SERIES = re.compile(rf"[0-9]{{1,4}}(?:, [0-9]{{1,4}})* và {CODED}")
_SO = re.compile(r"số ?:? ?$")
_AFTER_SHORT = re.compile(
    r"[\s]?(?:[,.;:)\"“]|$|\n)|[ \n](?:của|về|và|năm (?:19|20)[0-9]{2}|ngày|được|đã|có|đề ra|vào|do|là|để|yêu cầu"
    r"|ban hành|quy định|trong|theo|như|này|thì|nên|sẽ|tại|đến|cho|hoặc|với|lần|nhằm|vừa|cũng|không|mới|cùng)(?![\w])"
)
_PLURAL = re.compile(r"(?:(?:các|những|hai|ba|bốn)[ \n]{1,3}|(?<![:/.-])(?<![0-9])[0-9]{1,2} )(?:bản )?$")
_IN_BRACKETS = re.compile(r"\((?:số ?)?$")
_SAME = re.compile(r"(?<!\w)cùng(?: ký)? (?:ngày )?$")
_PLACE_IN = re.compile(r"(?:điều|khoản|điểm) [0-9a-zđ]{1,3}[ \n]{1,3}$")
_BREAK = re.compile(r"[.;:]|, (?:ông|bà|đồng chí|đ/c) ")
_WITHOUT = ("related", "footer")  # zones that hold no documents
_PHRASE = 110  # characters before "số" in which the kind may stand
_BOOKS = ("Luật", "Bộ luật", "Pháp lệnh")
_APART = ("Kháng nghị", "Kiến nghị", "Kết luận")  # that stand between another kind and its number

Items = list[tuple[re.Match[str], Mention | None]]
"""The numbers of a list, each with its date."""


def find_documents(document: Document, dates: Sequence[Mention]) -> list[Mention]:
    """The mentions of kind "document" (`DocumentMention`), in reading order; ``dates`` are those of `find_dates`."""
    found = sorted(_Finder(document, dates).all(), key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return [_whole_title(document, mention, kept[i + 1 : i + 4]) for i, mention in enumerate(kept)]


def _whole_title(document: Document, mention: Mention, following: Sequence[Mention]) -> Mention:
    """``mention`` with a title that does not end inside the name of another document."""
    value = _value(mention)
    title = value.title_span
    for other in following:
        if title is None or other.start >= title.end:
            break
        if other.end > title.end:
            span = Span(title.start, other.end)
            return replace(mention, value=replace(value, title=document.text[span.start : span.end], title_span=span))
    return mention


def _value(mention: Mention) -> DocumentMention:
    assert isinstance(mention.value, DocumentMention)
    return mention.value


class _Finder:
    """Reads one article: from the words of the kinds forward, then numbers that stand apart from theirs."""

    def __init__(self, document: Document, dates: Sequence[Mention]) -> None:
        self.around = Surroundings(document, dates)
        self.text, self.folded, self.tables = document.text, document.folded, self.around.tables
        self.outside = Covers((zone.start, zone.end) for zone in document.zones if zone.kind in _WITHOUT)
        self.laws = LawFinder(self.around)

    def all(self) -> Iterator[Mention]:
        taken: set[int] = set()
        for index, start, end in self.tables.automaton.find_matches_as_indexes(self.folded):
            if self.is_word(start, end) and not self.outside.hold(start):
                for mention in self.of_head(start, end, self.tables.heads[index]):
                    span = _value(mention).number_span
                    taken.add(span.start if span else -1)
                    yield mention
        for match in _CODED_NUMBER.finditer(self.text):
            before = self.text[match.start() - 1 : match.start()]
            apart = match.start() not in taken and not (before.isalnum() or before in ("/", ".", "-"))
            if apart and not self.outside.hold(match.start()):
                yield from self.of_number(match)
        yield from (mention for mention in self.laws.unnumbered() if not self.outside.hold(mention.start))

    def is_word(self, start: int, end: int) -> bool:
        folded = self.folded
        return not ((start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()))

    # -------------------------------------------------------------- from the word of the kind

    def of_head(self, start: int, end: int, head: KindRow | LettersRow) -> Iterator[Mention]:
        if isinstance(head, LettersRow):
            yield from self.laws.letters(start, end, head)
            return
        after = _NUMBER_AFTER.match(self.folded, end)
        if head.name == "Hiến pháp":
            yield from self.laws.constitution(start, end)
        elif after:
            yield from self.numbered(start, head, after)
        elif head.name in _BOOKS:
            yield from self.laws.law(start, end, head.name)

    def numbered(self, start: int, kind: KindRow, after: re.Match[str]) -> Iterator[Mention]:
        """The documents of "Nghị quyết số 37/2012/QH13, số 63/2013/QH13 và số 111/2015/QH13 của Quốc hội"."""
        items = self.items(start, after, kind)
        if len(items) == 1 and items[0][0]["coded"] and kind.name in _APART:
            wider = self.of_wider_head(items[0][0], kind)
            if wider:
                yield wider
                return
        values = self.values(kind, [item for item, _ in items])
        for i, (item, date) in enumerate(items):
            value = dated(values[i], date) if date else values[i]
            end = items[-1][0].end()
            if i == len(items) - 1:
                value = self.around.tail(value, start, end, single=len(items) == 1)
            else:
                value = self.around.issued(value, start, end)
            rule = "short" if value.short else "number"
            yield Mention("document", start if i == 0 else item.start(), item.end(), value, rule)

    def values(self, kind: KindRow, items: Sequence[re.Match[str]]) -> list[DocumentMention]:
        """What the items say; bare numbers before one with letters share them: "số 121, 122 và 123/QĐ-VKSTC"."""
        values = [self.number_value(kind, item) for item in items]
        full = [value.number for value in values if value.number and not value.short and "/" in value.number]
        if not full or len(values) == 1:
            return values
        letters = full[-1][full[-1].index("/") :]
        return [
            self.around.coded(replace(value, number=f"{value.number}{letters}", short=False))
            if value.short and "/" not in (value.number or "")
            else value
            for value in values
        ]

    def of_wider_head(self, item: re.Match[str], kind: KindRow) -> Mention | None:
        """The document of "Quyết định kháng nghị số 14/QĐ-VC1", whose letters name the kind that stands before."""
        name = self.code_kind(item[0])
        mention = next(self.of_number(item), None) if name and name != kind.name else None
        return mention if mention and _value(mention).kind == name else None

    def code_kind(self, number: str) -> str | None:
        """The kind that the letters of a number tell."""
        codes = re.split(r"[/-]", number)[1:]
        return next((self.tables.by_code[code.lower()] for code in codes if code.lower() in self.tables.by_code), None)

    def items(self, start: int, after: re.Match[str], kind: KindRow) -> Items:
        """The numbers from ``after`` on, each with its date."""
        plural = _PLURAL.search(self.folded, max(0, start - 12), start) is not None
        found: Items = []
        position, so = after.end(), bool(after["so"])
        series = plural or so
        while True:
            item = _ITEM.match(self.text, position)
            if item is None or (item["bare"] and not self.short_is_sure(start, item, kind, so=so, plural=plural)):
                break
            if item["bare"] and kind.procedure and "/" not in item["bare"]:
                break
            date = self.around.date_of(item.end(), short=item["bare"] is not None)
            found.append((item, date))
            joiner = _JOINER.match(self.folded, date.end if date else item.end())
            if joiner is None or not (series or joiner["so"] or item["coded"]):
                break
            position, so = joiner.end(), bool(joiner["so"])
            ahead = _ITEM.match(self.text, position)
            if ahead is None or (ahead["bare"] and not (plural or so or _SERIES.match(self.text, position))):
                break
        return self.of_one_day(found)

    def of_one_day(self, found: Items) -> Items:
        """The numbers, all with the date behind the last if it is that of all: "số 1/QĐ và 2/QĐ cùng ngày 5/8", "số 1,
        2 và 3/QĐ ngày 5/8", where they share their letters."""
        last, date = found[-1] if found else (None, None)
        if last is None or date is None:
            return found
        shared = not last["bare"] and all(item["bare"] and own is None for item, own in found[:-1])
        if not shared and not _SAME.search(self.folded, last.end(), date.start):
            return found
        return [(item, own or date) for item, own in found]

    def short_is_sure(self, start: int, item: re.Match[str], kind: KindRow, *, so: bool, plural: bool) -> bool:
        """Whether a number without letters names a document and counts nothing."""
        if "/" in item["bare"] or _SERIES.match(self.text, item.start()):
            return True
        cited = _PLACE_IN.search(self.folded, max(0, start - 12), start) is not None
        if not (cited or so or self.text[start].isupper()) and (kind.verb or not plural):
            return False
        if _AFTER_SHORT.match(self.folded, item.end()):
            return True
        return plural and _JOINER.match(self.folded, item.end()) is not None

    def number_value(self, kind: KindRow, item: re.Match[str]) -> DocumentMention:
        number = re.sub(r"\s+", "", item[0]).replace("Ð", "Đ")
        span = Span(item.start(), item.end())
        if item["bare"]:
            return DocumentMention(kind.name, number, short=True, verb=kind.verb, number_span=span)
        return self.around.coded(DocumentMention(kind.name, number, number_span=span))

    # -------------------------------------------------------------- from a number that stands apart

    def of_number(self, match: re.Match[str]) -> Iterator[Mention]:
        """A number with letters whose kind does not stand right before it: "Quyết định kháng nghị phúc thẩm số ..."."""
        number = re.sub(r"\s+", "", match[0]).replace("Ð", "Đ")
        name = self.code_kind(number)
        head = self.head_before(match.start(), name)
        if head is None and self.is_no_document(number, name):
            return
        start, kind = (head[0], head[2].name) if head else (match.start(), name or "Văn bản")
        value = DocumentMention(kind, number, number_span=Span(match.start(), match.end()))
        value = self.around.tail(self.around.coded(value), start, match.end(), single=True)
        between = _SO.sub("", self.text[head[1] : match.start()]).strip() if head else ""
        if between and kind in _BOOKS:
            value = replace(value, title=f"{kind} {between}")
        elif between and value.title is None:
            value = replace(value, title=between)
        if head is None:
            aside = _IN_BRACKETS.search(self.folded, max(0, match.start() - 8), match.start())
            value = self.around.told_before(value, start) if aside else self.around.headed(value, match.end())
        yield Mention("document", start, match.end(), value, "number-apart")

    def is_no_document(self, number: str, name: str | None) -> bool:
        kind = self.tables.kinds.get(name or "")
        return kind is None or "/" not in number or kind.procedure

    def head_before(self, position: int, name: str | None) -> tuple[int, int, KindRow] | None:
        """The word of the kind in the phrase that ends in "số" before ``position``: the last, or that of ``name``."""
        begin = max(0, position - _PHRASE, self.around.sentence_start(position))
        begin = max(begin, self.folded.rfind("\n", begin, position) + 1)
        window = self.folded[begin:position]
        found = None
        if not _SO.search(window):
            return None
        for index, start, end in self.tables.automaton.find_matches_as_indexes(window):
            row = self.tables.heads[index]
            if isinstance(row, LettersRow) or not self.is_word(begin + start, begin + end):
                continue
            if row.name == "Luật" and window.startswith(" sư", end):
                continue
            if not _BREAK.search(window[end:-5]) and (found is None or found[2].name != name):
                found = (begin + start, begin + end, row)
        return found
