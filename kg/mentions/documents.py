"""Legal and Party documents that an article names: by number, by the name of a law, or by another sure sign.

Counted things ("05 kiến nghị") and plurals without a number ("các nghị quyết của Đảng") are none. A mention covers the
kind and the number or name; date, issuer and title have spans of their own.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions.patterns import alternatives, expand, places
from kg.records import Document, Mention, Span
from kg.resources import grammar_dir
from kg.values import DateValue, DocumentMention
from kg.yamlio import load_cached

_UPPER = "A-ZĐÐƯ"
_FIRST = rf"(?:[{_UPPER}]{{2,}}[a-zđ]{{0,2}}[{_UPPER}&]*[0-9]{{0,2}}|QyĐ)"
_NEXT = rf"[{_UPPER}][{_UPPER}a-zđ&0-9]*"
_JOINT = rf"TTLT(?: ?- ?[{_UPPER}][{_UPPER}&]+)+"  # blanks around its hyphens are common
_YEAR = r"(?:19|20)[0-9]{2}"
_CODED = rf"[0-9]{{1,5}}[A-Za-z]?(?:/{_YEAR})?[/-](?:{_JOINT}|{_FIRST}(?:-{_NEXT})*(?:/{_NEXT}(?:-{_NEXT})*)?)(?![\w])"
_BARE = rf"[0-9]{{1,4}}[A-Za-z]?(?:/{_YEAR})?(?![\w%/]|[.,-][0-9A-ZĐ])"
_CODED_ANYWHERE = re.compile(_CODED)
_ITEM = re.compile(rf"(?P<coded>{_CODED})|(?P<bare>{_BARE})")
_NUMBER_AFTER = re.compile(r"[ \n]{0,3}(?P<so>số ?:? ?)?(?=[0-9])")
_JOINER = re.compile(r"(?:,|;| và| hoặc)[ \n]{1,3}(?P<so>số )?(?=[0-9])")
_AFTER_SHORT = re.compile(
    r"[\s]?(?:[,.;:)\"“]|$|\n)|[ \n](?:của|về|và|năm (?:19|20)[0-9]{2}|ngày|được|đã|có|đề ra|vào|do|là|để|yêu cầu|ban hành|quy định|trong"
    r"|theo|như|này|thì|nên|sẽ|tại|đến|cho|hoặc|với|lần|nhằm|vừa|cũng|không|mới)(?![\w])"
)
_PLURAL = re.compile(r"(?:các|những|hai|ba|bốn|02|03|04|\d)[ \n]{1,3}(?:bản )?$")
_DATE_GAP = re.compile(r"[ ,\n]{0,3}(?:\(?(?:được )?(?:ký|ra|ban hành)?[ \n]?)?(?:vào )?(?:ngày[ \n]{1,3})?\(?$")
_OF = re.compile(r"[ ,]{0,3}của[ \n]{1,3}")
_BY = re.compile(r"[ ,]{0,3}(?:đã )?(?:được|do)[ \n]{1,3}")
_ISSUED = re.compile(r"(?P<who>[\w ]{4,60}?) (?:thông qua|ban hành|ký)(?: ban hành)?(?![\w])")
_SIGNED = re.compile(r"[\w ,]{0,40}? ký (?:ngày )?")
_SERIES = re.compile(rf"[0-9]{{1,4}}(?:, [0-9]{{1,4}})* và {_CODED}")
_SO = re.compile(r"số ?:? ?$")
_CAPITALS = "A-ZĐÐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_CAPITAL_AFTER_COMMA = re.compile(rf", (?=[{_CAPITALS}])")
_ITEM_MARK = re.compile(r"(?:[-+*•][ \n]?|[0-9]{1,2}[.)] ?|[a-zđ]\) ?)?$")
_SIGNED_ON = re.compile(r"ký (?:cùng )?(?:ngày )?$")
_BEFORE_SUBJECT = re.compile(r"(?:(?:được|bị|do|khi|thì|mà|rằng|theo đó|cũng|và|[0-9]{1,2}\.)[ \n]{1,3})+")
_NO_SUBJECT = re.compile(r"(?:trong đó|việc|lễ|buổi lễ|theo|này|sau khi|trước khi|để|nhằm|cho biết)(?:$|[ \n])|.*(?:^| )(?:lễ|việc|buổi)$", re.S)
_YEAR_AFTER = re.compile(rf" năm (?P<year>{_YEAR})(?![\w/])")
_YEAR_OF_LAW = re.compile(rf"(?: \(sửa đổi(?:,? bổ sung)?(?: năm {_YEAR})?\))?(?: năm)?(?: (?P<year>{_YEAR})(?![\w/]|[.-][0-9]))?")
_REVISED = re.compile(r" \(sửa đổi\)")
_NAMED_NUMBER = re.compile(rf"(?: năm {_YEAR})? \(?(?:[Ll]uật )?số (?={_CODED})")
_AMENDING = re.compile(r"luật sửa đổi, bổ sung (?:một số điều )?của (?=(?:bộ )?luật)")
_CITED_PLACE = re.compile(r"(?:điều|khoản|điểm) [0-9a-zđ]{1,3}[ \n]{1,3}$")


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of document: how it is written and its letters in numbers."""

    name: str
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    verb: bool = False
    procedure: bool = False


@dataclass(frozen=True, slots=True)
class IssuerRow:
    """Letters of an issuer in a number. ``host``: where no word tells whose, the body of the article is meant."""

    code: str
    label: str | None = None
    words: tuple[str, ...] = ()
    host: bool = False


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body whose acts are cited everywhere."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LettersRow:
    """An act that goes by letters."""

    letters: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class UnnumberedRow:
    """A form that identifies a document without number. ``extends``: its title runs on to the end of the phrase.

    ``strict``: it must begin with a capital.
    """

    id: str
    kind: str
    starts: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    issuer: str | None = None
    extends: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class DocumentGrammar:
    """data/grammar/documents.yaml."""

    kinds: tuple[KindRow, ...]
    issuers: tuple[IssuerRow, ...]
    bodies: tuple[BodyRow, ...]
    heads: tuple[str, ...]
    host: tuple[str, ...]
    verbs: tuple[str, ...]
    openers: tuple[str, ...]
    after_comma: tuple[str, ...]
    inside: tuple[str, ...]
    letters: tuple[LettersRow, ...]
    law_ends: tuple[str, ...]
    no_law_before: tuple[str, ...]
    laws: Mapping[str, tuple[str, ...]]
    unnumbered: tuple[UnnumberedRow, ...]


@functools.cache
def grammar() -> DocumentGrammar:
    """The rows of data/grammar/documents.yaml."""
    return load_cached(grammar_dir() / "documents.yaml", DocumentGrammar)


@dataclass(frozen=True)
class _Tables:
    """What is made of the grammar once."""

    automaton: AhoCorasick
    heads: Sequence[tuple[str, KindRow | LettersRow]]
    kinds: Mapping[str, KindRow]
    by_code: Mapping[str, str]
    issuers: Mapping[str, IssuerRow]
    issuer_words: Mapping[str, re.Pattern[str]]
    body: re.Pattern[str]
    bodies: Mapping[str, str]
    head: re.Pattern[str]
    host: re.Pattern[str]
    verb: re.Pattern[str]
    opener: re.Pattern[str]
    stop: re.Pattern[str]
    issuer_stop: re.Pattern[str]
    law: Mapping[str, re.Pattern[str]]
    laws: Mapping[str, str]
    law_end: re.Pattern[str]
    no_law: re.Pattern[str]
    unnumbered: Sequence[tuple[UnnumberedRow, re.Pattern[str]]]


def _fold_words(text: str) -> str:
    return " ".join(text.lower().split())


@functools.cache
def _tables() -> _Tables:
    rules = grammar()
    heads: list[tuple[str, KindRow | LettersRow]] = [(word, kind) for kind in rules.kinds for word in kind.words]
    heads += [(row.letters, row) for row in rules.letters]
    openers = alternatives(rules.openers)
    kinds = alternatives(word for kind in rules.kinds for word in kind.words)
    comma = alternatives(rules.after_comma)
    inside = alternatives(rules.inside)
    bodies = {word: row.label for row in rules.bodies for word in row.words}
    return _Tables(
        automaton=AhoCorasick([word for word, _ in heads], matchkind=MatchKind.LeftmostLongest),
        heads=heads,
        kinds={kind.name: kind for kind in rules.kinds},
        by_code={code.lower(): kind.name for kind in rules.kinds for code in kind.codes},
        issuers={row.code.lower(): row for row in rules.issuers},
        issuer_words={row.code: re.compile(rf"(?<![\w/-])(?:{alternatives(row.words)})(?![\w])") for row in rules.issuers if row.words},
        body=re.compile(rf"(?:{alternatives(bodies)})(?![\w])"),
        bodies=bodies,
        head=re.compile(rf"(?:(?:{alternatives(rules.heads)}) )+"),
        host=re.compile(rf"(?:{alternatives(rules.host)})(?= *(?:$|[,.;:)]| (?:về|ban hành|quy định)))"),
        verb=re.compile(rf"(?:^|[ \n])(?:{alternatives(rules.verbs)})[ \n]{{1,3}}(?:các |bản |tại )?$"),
        opener=re.compile(rf"(?:[ \n]{{1,3}}|: ?)(?P<title>(?:{openers})(?![\w]))"),
        stop=re.compile(rf"[;:\n(]| - |,? [“\"](?=[^“”\"]{{80}})|, (?=(?:{comma})(?![\w]))| (?=(?:{inside})(?![\w]))| và (?=(?:{kinds}) (?:số|[0-9]|của))"),
        issuer_stop=re.compile(rf"[,;:\n()“\"]|(?<!tp)\.|[ \n](?:{openers}|nhận xét|ghi nhận|chỉ ra|nêu|cho|gửi|thông qua|phê duyệt|ký|trình|ngày|năm|là|được|đã|để|có|nêu|yêu cầu|vào|trong|và|sẽ|này|cũng|như|nhằm|lần|theo|tiếp|thì)(?![\w])"),
        law={kind: re.compile(rf" (?:{alternatives(map(_fold_words, names))})(?![\w])") for kind, names in rules.laws.items()},
        laws={_fold_words(name): name for names in rules.laws.values() for name in names},
        law_end=re.compile(rf"[^\w\s,-]|,(?! [\w ]{{2,30}}[ ,])|[ \n](?:{alternatives(rules.law_ends)})(?![\w])|\n|[0-9]"),
        no_law=re.compile(rf"(?:{alternatives(rules.no_law_before)})[ \n]{{1,3}}(?:bộ )?$"),
        unnumbered=[(row, re.compile(expand(row.pattern, {}, {}, named=True))) for row in rules.unnumbered],
    )


def find_documents(document: Document, dates: Sequence[Mention]) -> list[Mention]:
    """The mentions of kind "document" (`DocumentMention`), in reading order; ``dates`` are those of `find_dates`."""
    finder = _Finder(document, dates)
    found = sorted(finder.all(), key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return [_whole_title(document, mention, kept[i + 1 :]) for i, mention in enumerate(kept)]


def _whole_title(document: Document, mention: Mention, following: Sequence[Mention]) -> Mention:
    """``mention`` with a title that does not end inside the name of another document."""
    value = mention.value
    assert isinstance(value, DocumentMention)
    title = value.title_span
    for other in following:
        if title is None or other.start >= title.end:
            break
        if other.end > title.end:
            span = Span(title.start, other.end)
            return replace(mention, value=replace(value, title=document.text[span.start : span.end], title_span=span))
    return mention


class _Finder:
    """Reads one article; every method gives or takes offsets of its text."""

    def __init__(self, document: Document, dates: Sequence[Mention]) -> None:
        self.text, self.folded, self.tables = document.text, document.folded, _tables()
        self.dates = [m for m in dates if m.kind == "date"]
        self.date_starts = [m.start for m in self.dates]
        self.sentences = document.sentences
        self.starts = [sentence.start for sentence in document.sentences]
        self.outside = [(zone.start, zone.end) for zone in document.zones if zone.kind in ("related", "footer")]

    def all(self) -> Iterator[Mention]:
        taken: set[int] = set()
        for index, start, end in self.tables.automaton.find_matches_as_indexes(self.folded):
            if self.is_word(start, end) and not self.is_outside(start):
                for mention in self.of_head(start, end, self.tables.heads[index][1]):
                    span = mention.value.number_span  # type: ignore[attr-defined]
                    taken.add(span.start if span else -1)
                    yield mention
        for match in _CODED_ANYWHERE.finditer(self.text):
            before = self.text[match.start() - 1 : match.start()]
            if match.start() not in taken and not (before and (before.isalnum() or before in "/.-")):
                yield from self.of_number(match)
        yield from self.unnumbered()

    def is_word(self, start: int, end: int) -> bool:
        folded = self.folded
        return not ((start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()))

    def is_outside(self, start: int) -> bool:
        return any(first <= start < last for first, last in self.outside)

    # -------------------------------------------------------------- from the word of the kind

    def of_head(self, start: int, end: int, head: KindRow | LettersRow) -> Iterator[Mention]:
        if isinstance(head, LettersRow):
            yield from self.letters(start, end, head)
            return
        after = _NUMBER_AFTER.match(self.folded, end)
        if head.name == "Hiến pháp":
            year = _YEAR_OF_LAW.match(self.folded, end)
            if year and year["year"]:
                value = DocumentMention(head.name, title=f"Hiến pháp năm {year['year']}", year=year["year"], issuer="Quốc hội")
                yield self.mention(start, year.end(), value, "constitution")
        elif after:
            yield from self.numbered(start, head, after)
        elif head.name in ("Luật", "Bộ luật"):
            yield from self.law(start, end, head.name)

    def numbered(self, start: int, kind: KindRow, after: re.Match[str]) -> Iterator[Mention]:
        """The documents of "Nghị quyết số 37/2012/QH13, số 63/2013/QH13 và số 111/2015/QH13 của Quốc hội"."""
        if kind.procedure:
            return
        items = self.items(start, after, kind)
        if len(items) == 1 and items[0][0]["coded"] and kind.name in ("Kháng nghị", "Kiến nghị", "Kết luận"):
            apart = self.of_wider_head(items[0][0], kind)
            if apart:
                yield apart
                return
        if not items:
            return
        end = items[-1][0].end()
        values = [self.number_value(kind, match) for match, _ in items]
        suffix = next((value.number[value.number.index("/") :] for value in reversed(values) if value.number and not value.short and "/" in value.number), None)
        for i, (match, date) in enumerate(items):
            value = values[i]
            if value.short and suffix and len(items) > 1 and not value.number.count("/"):  # type: ignore[union-attr]
                value = replace(value, number=f"{value.number}{suffix}", short=False)
            if date is not None:
                value = self.dated(value, date)
            last = i == len(items) - 1
            value = self.tail(value, start, end, single=len(items) == 1) if last else self.issued(value, start, end)
            yield self.mention(start if i == 0 else match.start(), match.end(), value, "short" if value.short else "number")

    def of_wider_head(self, item: re.Match[str], kind: KindRow) -> Mention | None:
        """The document of "Quyết định kháng nghị số 14/QĐ-VC1", whose letters name another kind, which stands before."""
        name = self.code_kind(item[0])
        if name is None or name == kind.name:
            return None
        mention = next(self.of_number(item), None)
        return mention if mention and mention.value.kind == name else None  # type: ignore[attr-defined]

    def code_kind(self, number: str) -> str | None:
        """The kind that the letters of a number tell."""
        codes = re.split(r"[/-]", number)[1:]
        return next((self.tables.by_code[code.lower()] for code in codes if code.lower() in self.tables.by_code), None)

    def items(self, start: int, after: re.Match[str], kind: KindRow) -> list[tuple[re.Match[str], Mention | None]]:
        plural = _PLURAL.search(self.folded, max(0, start - 12), start) is not None
        found: list[tuple[re.Match[str], Mention | None]] = []
        position, so = after.end(), bool(after["so"])
        series = plural or so
        while True:
            item = _ITEM.match(self.text, position)
            if item is None or (item["bare"] and not self.short_is_sure(start, item, kind, so=so, plural=plural)):
                break
            date = self.date_at(item.end())
            if date and item["bare"] and "," in self.folded[item.end() : date.start]:
                date = None  # "Theo Kế hoạch số 142, ngày 25/9/2024, ..."
            found.append((item, date))
            joiner = _JOINER.match(self.folded, date.end if date else item.end())
            if joiner is None or not (series or joiner["so"] or item["coded"]):
                break
            so = bool(joiner["so"])
            ahead = _ITEM.match(self.text, joiner.end())
            if ahead is None or (ahead["bare"] and not (plural or so or self.ends_coded(joiner.end()))):
                break
            position = joiner.end()
        return found

    def ends_coded(self, position: int) -> bool:
        """Whether a row of bare numbers from ``position`` ends in one with letters: "121, 122 và 123/QĐ-VKSTC"."""
        return _SERIES.match(self.text, position) is not None

    def short_is_sure(self, start: int, item: re.Match[str], kind: KindRow, *, so: bool, plural: bool) -> bool:
        """Whether a number without letters names a document and counts nothing."""
        if "/" in item["bare"]:
            return True
        if self.ends_coded(item.start()):
            return True
        if _CITED_PLACE.search(self.folded, max(0, start - 12), start) is None and not so:
            if not self.text[start].isupper() and (kind.verb or not plural):
                return False
        return bool(_AFTER_SHORT.match(self.folded, item.end())) or (plural and bool(_JOINER.match(self.folded, item.end())))

    def number_value(self, kind: KindRow, item: re.Match[str]) -> DocumentMention:
        number = re.sub(r"\s+", "", item[0]).replace("Ð", "Đ")
        span = Span(item.start(), item.end())
        if item["bare"]:
            return DocumentMention(kind.name, number, short=True, verb=kind.verb, number_span=span)
        return self.coded(DocumentMention(kind.name, number, number_span=span))

    def coded(self, value: DocumentMention) -> DocumentMention:
        """``value`` with the issuer that the letters of its number tell."""
        row = self.issuer_row(value.number or "")
        return replace(value, issuer=row.label) if row else value

    def issuer_row(self, number: str) -> IssuerRow | None:
        if "TTLT" in number or "TTLN" in number:
            return None
        segments = re.split(r"[/-]", number)[1:]
        for segment in reversed(segments[:3]):
            row = self.tables.issuers.get(re.sub(r"[0-9]+$", "", segment).lower())
            if row and (row.code != "QH" or segment == segments[-1]):
                return row
        return None

    def of_number(self, match: re.Match[str]) -> Iterator[Mention]:
        """A number with letters whose kind does not stand right before it: "Quyết định kháng nghị phúc thẩm số ..."."""
        number = re.sub(r"\s+", "", match[0]).replace("Ð", "Đ")
        name = self.code_kind(number)
        head = self.head_before(match.start(), name)
        if (head and head[2].procedure) or (head is None and self.is_no_document(number, name)):
            return
        start, kind = (head[0], head[2].name) if head else (match.start(), name or "Văn bản")
        value = self.coded(DocumentMention(kind, number, number_span=Span(match.start(), match.end())))
        value = self.tail(value, start, match.end(), single=True)
        between = _SO.sub("", self.text[head[1] : match.start()]).strip() if head else ""
        if between and kind in ("Luật", "Bộ luật"):
            value = replace(value, title=f"{kind} {between}")
        elif between and value.title is None:
            value = replace(value, title=between)
        if head is None:
            value = self.headed(value, match)
        yield self.mention(start, match.end(), value, "number-apart")

    def is_no_document(self, number: str, name: str | None) -> bool:
        return name is None or "/" not in number or self.tables.kinds[name].procedure

    def head_before(self, position: int, name: str | None) -> tuple[int, int, KindRow] | None:
        """The word of the kind in the phrase that ends in "số" before ``position``: the last, or that of kind ``name``."""
        begin = max(self.folded.rfind("\n", 0, position) + 1, position - 110, self.sentence_start(position))
        window = self.folded[begin:position]
        found = None
        if not _SO.search(window):
            return None
        for index, start, end in self.tables.automaton.find_matches_as_indexes(window):
            row = self.tables.heads[index][1]
            if isinstance(row, KindRow) and self.is_word(begin + start, begin + end) and not re.search(r"[.;:]", window[end:-5]):
                if found is None or found[2].name != name:
                    found = (begin + start, begin + end, row)
        return found

    def headed(self, value: DocumentMention, match: re.Match[str]) -> DocumentMention:
        """``value`` with the date of the line below, as in the head of a document: "Số: 27/TB-V9", "Hà Nội, ngày ..."."""
        line = self.folded.find("\n", match.end())
        near = [m for m in self.dates[bisect_right(self.date_starts, match.end()) :] if line <= m.start < line + 60]
        return self.dated(value, near[0]) if near and value.date is None and len(_iso(near[0])) == 10 else value

    # -------------------------------------------------------------- what stands around a number

    def date_at(self, position: int) -> Mention | None:
        """The date that follows at ``position``: "... ngày 27/11/2019"."""
        index = bisect_right(self.date_starts, position - 1)
        if index < len(self.dates):
            date = self.dates[index]
            gap = self.folded[position : date.start]
            if len(gap) < 24 and len(_iso(date)) == 10 and _DATE_GAP.match(gap):
                return date
        return None

    def dated(self, value: DocumentMention, date: Mention) -> DocumentMention:
        return replace(value, date=_iso(date), date_span=date.span)

    def tail(self, value: DocumentMention, start: int, position: int, *, single: bool) -> DocumentMention:
        """``value`` with date, issuer and title read after ``position``, and what stands before ``start``."""
        year = _YEAR_AFTER.match(self.folded, position) if value.short else None
        if year:
            value, position = replace(value, year=year["year"]), year.end()
        limit = self.sentence_end(position)
        date = self.date_at(position)
        if date and not (value.short and "," in self.folded[position : date.start]):
            value, position = self.dated(value, date) if value.date is None else value, date.end
        value, position = self.issuer_after(value, position, limit)
        if value.date is None and not value.short and (date := self.date_at(position)):
            value, position = self.dated(value, date), date.end
        title = self.title_at(position, limit) if single else None
        if title:
            value = replace(value, title=self.text[title.start : title.end], title_span=title)
        return self.issued(value, start, position)

    def issued(self, value: DocumentMention, start: int, position: int) -> DocumentMention:
        """``value`` with what an issuing verb before it tells: "Ngày 24/6/2025, Quốc hội thông qua Nghị quyết số ..."."""
        if self.has_no_issuer(value):
            value = self.issuer_after(value, position, self.sentence_end(position))[0]
        begin = self.sentence_start(start)
        verb = self.tables.verb.search(self.folded, max(begin, start - 30), start)
        if verb:
            subject = self.subject(begin, verb.start())
            if subject.end > subject.start:
                value = self.issuer_in(value, subject) if self.has_no_issuer(value) else self.department_in(value, subject)
            if value.date is None and not value.short:
                near = [m for m in self.dates[: bisect_right(self.date_starts, verb.start())] if m.start >= begin]
                days = [m for m in near if len(_iso(m)) == 10]
                if days and not re.search(r"[;:]", self.folded[days[-1].end : start]):
                    value = self.dated(value, days[-1])
        elif value.date is None and not value.short and _ITEM_MARK.fullmatch(self.folded[begin:start]):
            value = self.of_list(value, begin)
        return value if value.issuer or value.issuer_text else self.by_letters(value, begin, self.sentence_end(position))

    def has_no_issuer(self, value: DocumentMention) -> bool:
        return value.issuer is None and value.issuer_text is None and not value.by_host

    def department_in(self, value: DocumentMention, subject: Span) -> DocumentMention:
        """A letter of a department: "Vụ 10 đã có Công văn số 3318/VKSTC-V10"."""
        own = re.match(r"(?:vụ|cục|phòng|thanh tra|văn phòng) ", self.folded[subject.start : subject.end])
        if own and value.number and re.search(r"-[VCPT]\w*$", value.number) and value.issuer_text is None:
            return replace(value, issuer=None, issuer_text=subject)
        return value

    def of_list(self, value: DocumentMention, begin: int) -> DocumentMention:
        """``value`` with the date of the heading of its list: "... các quyết định cùng ký ngày 20/6/2011, gồm:"."""
        colon = max(self.folded.rfind(":\n", 0, begin), self.folded.rfind(": \n", 0, begin))
        if colon < 0 or begin - colon > 2500:
            return value
        head = self.sentence_start(colon)
        for date in self.dates[bisect_right(self.date_starts, head - 1) : bisect_right(self.date_starts, colon)]:
            if len(_iso(date)) == 10 and _SIGNED_ON.search(self.folded, max(head, date.start - 16), date.start):
                return self.dated(value, date)
        return value

    def by_letters(self, value: DocumentMention, begin: int, end: int) -> DocumentMention:
        """``value`` with the issuer whose words stand in the sentence, where letters such as TW tell only the circle."""
        row = self.issuer_row(value.number or "")
        if row is None or row.host or not row.words:
            return value
        found = self.tables.issuer_words[row.code].search(self.folded, begin, end)
        return self.issuer_in(value, Span(found.start(), self.issuer_end(found.start(), end))) if found else value

    def issuer_end(self, start: int, limit: int) -> int:
        stop = self.tables.issuer_stop.search(self.folded, start, limit)
        return stop.start() if stop else limit

    def subject(self, begin: int, end: int) -> Span:
        """The words before a verb, back to the last comma or the like; empty where they name nobody."""
        start = max(begin, *(self.folded.rfind(sign, begin, end) + 1 for sign in (",", ";", ":")))
        while start < end and self.folded[start] in " \n-":
            start += 1
        lead = _BEFORE_SUBJECT.match(self.folded, start, end)
        start = lead.end() if lead else start
        return Span(start, start) if _NO_SUBJECT.match(self.folded[start:end]) else Span(start, end)

    def issuer_after(self, value: DocumentMention, position: int, limit: int) -> tuple[DocumentMention, int]:
        of = _OF.match(self.folded, position)
        if of is None:
            return self.issuer_by(value, position, limit)
        words = Span(of.end(), self.issuer_end(of.end(), limit))
        inner = self.tables.body.match(self.folded, self.after_heads(words).start)
        if inner and inner.end() > words.end:
            words = Span(words.start, inner.end())
        if words.end - words.start > 160 or words.end <= words.start:
            return value, position
        return self.issuer_in(value, words), words.end

    def issuer_by(self, value: DocumentMention, position: int, limit: int) -> tuple[DocumentMention, int]:
        """The issuer and date of "... được Quốc hội thông qua ngày 30/11/2024"."""
        by = _BY.match(self.folded, position)
        verb = _ISSUED.match(self.folded, by.end(), limit) if by else None
        if verb is None:
            return value, position
        value = self.issuer_in(value, Span(verb.start(), verb.end("who")))
        date = self.date_at(verb.end())
        return (self.dated(value, date) if date and value.date is None else value), verb.end()

    def after_heads(self, words: Span) -> Span:
        head = self.tables.head.match(self.folded, words.start, words.end)
        return Span(head.end(), words.end) if head and head.end() < words.end else words

    def issuer_in(self, value: DocumentMention, words: Span) -> DocumentMention:
        """``value`` with the issuer that ``words`` name; the letters of the number win where they name one."""
        inner = self.after_heads(words)
        body = self.tables.body.match(self.folded, inner.start, inner.end) or self.tables.body.match(self.folded, words.start, words.end)
        if body and not re.match(r"[ \n](?:tỉnh|thành phố|huyện|quận|cấp)", self.folded[body.end() : body.end() + 12]):
            return replace(value, issuer=value.issuer or self.tables.bodies[" ".join(body[0].split())], issuer_text=Span(body.start(), body.end()))
        if self.tables.host.fullmatch(self.folded, words.start, words.end) or self.tables.host.fullmatch(self.folded, inner.start, inner.end):
            return replace(value, by_host=True)
        return replace(value, issuer_text=inner) if value.issuer is None else value

    def title_at(self, position: int, limit: int) -> Span | None:
        opener = self.tables.opener.match(self.folded, position, limit)
        if opener is None:
            return None
        start = opener.start("title")
        stop = self.tables.stop.search(self.folded, opener.end(), min(limit, start + 300))
        end = stop.start() if stop else min(limit, start + 300)
        capital = _CAPITAL_AFTER_COMMA.search(self.text, start, end)
        end = capital.start() if capital else end
        while end > start and (self.folded[end - 1] in " .,;:\n"):
            end -= 1
        return Span(start, end) if end > start else None

    # -------------------------------------------------------------- laws by name, and forms without number

    def letters(self, start: int, end: int, row: LettersRow) -> Iterator[Mention]:
        year = _YEAR_OF_LAW.match(self.folded, end)
        printed = year["year"] if year and year["year"] else None
        value = DocumentMention(row.kind, title=_law_title(row.kind, row.title, printed), year=printed)
        yield self.mention(start, year.end() if printed and year else end, value, "letters")

    def law(self, start: int, end: int, kind: str) -> Iterator[Mention]:
        if self.tables.no_law.search(self.folded, max(0, start - 22), start):
            return
        amending = _AMENDING.match(self.folded, start) if kind == "Luật" else None
        if amending:
            yield from self.amending(start, amending.end())
            return
        named = self.tables.law[kind.lower()].match(self.folded, end)
        if named:
            name = self.tables.laws[" ".join(named[0].split())]
            name_end = named.end()
        else:
            name_end = self.open_name(start, end, kind)
            name = " ".join(self.text[end:name_end].split())
        if name:
            yield self.law_mention(start, name_end, kind, name)

    def amending(self, start: int, position: int) -> Iterator[Mention]:
        """A law that goes by the law it amends: "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức VKSND"."""
        kind_end = position + (7 if self.folded.startswith("bộ luật", position) else 4)
        named = self.tables.law[self.folded[position:kind_end]].match(self.folded, kind_end)
        end = named.end() if named else self.open_name(position, kind_end, "Luật")
        if end > kind_end:
            yield self.law_mention(start, end, "Luật", " ".join(self.text[start + 4 : end].split()))

    def law_mention(self, start: int, end: int, kind: str, name: str) -> Mention:
        revised = _REVISED.match(self.folded, end)
        if revised:
            name, end = f"{name} (sửa đổi)", revised.end()
        value = DocumentMention(kind, title=_law_title(kind, name, None))
        number = _NAMED_NUMBER.match(self.text, end)
        if number:
            item = _ITEM.match(self.text, number.end())
            if item and item["coded"]:
                value = replace(self.number_value(self.tables.kinds[kind], item), title=value.title)
                value = self.tail(value, start, item.end(), single=False)
                return self.mention(start, item.end(), value, "law-number")
        year = _YEAR_OF_LAW.match(self.folded, end)
        if year and year["year"]:
            value = replace(value, title=_law_title(kind, name, year["year"]), year=year["year"])
            end = year.end()
        return self.mention(start, end, value, "law")

    def open_name(self, start: int, end: int, kind: str) -> int:
        """The end of a law's name that no list holds: "Luật" and a word both with a capital, to the first closing word."""
        if kind != "Luật" or not self.text[start].isupper() or not self.text[end + 1 : end + 2].isupper():
            return end
        if self.text[end + 1 : end + 3].isupper() or self.folded.startswith("sư", end + 1):
            return end
        stop = self.tables.law_end.search(self.folded, end + 1, min(len(self.folded), end + 80))
        return stop.start() if stop and stop.start() > end + 2 else end

    def unnumbered(self) -> Iterator[Mention]:
        for row, pattern in self.tables.unnumbered:
            for start in sorted(set(places(self.folded, row.starts))):
                match = pattern.match(self.folded, start)
                if match is None or self.is_outside(start) or (row.strict and not self.text[start].isupper()):
                    continue
                if _PLURAL.search(self.folded, max(0, start - 12), start):
                    continue
                yield self.unnumbered_mention(row, match)

    def unnumbered_mention(self, row: UnnumberedRow, match: re.Match[str]) -> Mention:
        title = Span(*match.span("title"))
        if row.extends:
            limit = self.sentence_end(match.end())
            stop = self.tables.stop.search(self.folded, match.end(), limit)
            end = stop.start() if stop else limit
            title = Span(title.start, len(self.text[:end].rstrip(" .,;")))
        groups = match.groupdict()
        value = DocumentMention(row.kind, issuer=row.issuer, title=" ".join(self.text[title.start : title.end].split()), year=groups.get("year"), title_span=title)
        value = self.issued(value, match.start(), match.end())
        if value.date is None and row.kind == "Hiệp định":
            signed = _SIGNED.match(self.folded, match.end())
            date = self.date_at(signed.end()) if signed else None
            value = self.dated(value, date) if date else value
        end = match.start() + len(row.kind) if row.extends else match.end("title")
        return self.mention(match.start(), end, value, row.id)

    # -------------------------------------------------------------- small things

    def sentence_start(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        return self.sentences[index].start if index >= 0 else 0

    def sentence_end(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        end = self.sentences[index].end if index >= 0 else len(self.text)
        return end if end > position else min(len(self.text), position)

    def mention(self, start: int, end: int, value: DocumentMention, rule: str) -> Mention:
        return Mention("document", start, end, value, rule)


def _law_title(kind: str, name: str, year: str | None) -> str:
    return f"{kind} {name}" + (f" năm {year}" if year else "")


def _iso(date: Mention) -> str:
    return date.value.start if isinstance(date.value, DateValue) and date.value.end is None else ""


__all__ = ["DocumentGrammar", "DocumentMention", "find_documents", "grammar"]
