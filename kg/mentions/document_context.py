"""What stands around the name of a document and tells its date, issuer and title."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.document_rules import CODED, YEAR, LocalRow, tables
from kg.records import Document, Mention, Span
from kg.values import DateValue, DocumentMention

_CAPITALS = "A-ZĐÐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_CAPITAL_AFTER_COMMA = re.compile(rf", (?=[{_CAPITALS}])")
_PARTY = re.compile(  # one more of the bodies that a rule is between
    r", (?:vks|viện kiểm sát|tand|tòa án|công an|cơ quan|phòng|cục|chi cục|sở|ban|bộ|hội|ubnd|hđnd|ủy ban|thanh tra"
    r"|đồn|hải quan|kiểm lâm|thi hành án|trại|đoàn|mặt trận|liên đoàn)"
)
_LISTED = re.compile(rf", [{_CAPITALS}]{{3,8}}(?: [^,.;]{{1,30}})? và ")  # "công tác của VKSND, TAND và công tác ..."
_DATE_GAP = re.compile(
    r"[ ,\n]{0,3}(?:\(?(?:được )?(?:ký|ra|ban hành)?[ \n]?)?(?:vào |cũng |cùng )?(?:ngày[ \n]{1,3})?\(?$"
)
_OF = re.compile(r"[ ,\n]{0,3}của[ \n]{1,3}")
_BY = re.compile(r"[ ,]{0,3}(?:đã )?(?:được|do)[ \n]{1,3}")
_ISSUED = re.compile(
    r"(?:(?:đồng chí|đ/c|ông|bà) [\w ]{4,30}, )?(?:(?P<who>[\w ]{4,60}?) )?"
    r"(?:thông qua|ban hành|ký)(?: ban hành)?(?![\w])"
)
_YEAR_AFTER = re.compile(rf" năm (?P<year>{YEAR})(?![\w/])")
_ITEM_MARK = re.compile(r"(?:[-+*•][ \n]?|[0-9]{1,2}[.)] ?|[a-zđ]\) ?)?$")
_SIGNED_ON = re.compile(r"(?:ký (?:cùng )?|các (?:quyết định|văn bản|kế hoạch) (?:cùng )?)(?:ngày )?$")
_SEVERAL = re.compile(r"các (?:quyết định|văn bản|kế hoạch)\b")
_SHORT_FORM = re.compile(r"\((?:vksnd|vksqs|tand|ubnd|hđnd)\)")
_ADVISES = re.compile(r"(?<!\w)tham mưu(?: cho)? (?:lãnh đạo|viện trưởng|đồng chí)(?!\w)")  # who then issue it
_APART = re.compile(r",(?! (?:được )?(?:ký|ban hành)(?!\w))|vào")  # between a short form and a day that is not its own
_HEREBY = "theo đó"
_BEFORE_SUBJECT = re.compile(
    r"(?:(?:được|bị|do|khi|thì|mà|rằng|theo đó|cũng|và|đồng thời|[0-9]{1,2}\.)[ \n]{1,3}(?:sớm )?)+"
)
_NO_SUBJECT = re.compile(
    r"(?:trong đó|việc|lễ|buổi lễ|theo|này|sau khi|trước khi|để|nhằm|cho biết)(?:$|[ \n])"
    r"|.*(?:^| )(?:lễ|việc|buổi)$",
    re.DOTALL,
)
_DEPARTMENT = re.compile(r"(?:vụ|cục|phòng|thanh tra|văn phòng) ")
_DEPARTMENT_LETTERS = re.compile(r"-[VCPT]\w*$")
_WIDER = re.compile(r"[ \n](?:tỉnh|thành phố|huyện|quận|cấp)")
_JOINT = re.compile(r"[/-](?:TTLT|TTLN|NQLT|QCPH|QCLN|QCPHLN|CTPH|CTrPH|KHPH|KHLN|HDLN)(?![A-ZĐa-z])")
_LOCAL_BODIES = ("HĐND", "UBND")
_LEVEL = r"(?: (?:[Tt]ỉnh|[Tt]hành phố|[Tt][Pp]\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn))"
_NAMES = rf"(?: [{_CAPITALS}][\w.-]*){{1,4}}"
_AREA = re.compile(rf"{_LEVEL}?(?:{_NAMES})?")
_AREA_NAMED = re.compile(rf"{_LEVEL}?{_NAMES}")
_BREAK = re.compile(r"[;:]")
_LIST = 2500  # characters within which the heading of a list is looked for
_REACH = 1000  # characters of a sentence that are read before and after a name
_LATEST = 8  # dates of a sentence that are looked at
MAX_TITLE = 300
_MAX_ISSUER = 160


class Surroundings:
    """Reads around a place of one article; every method gives or takes offsets of its text."""

    def __init__(self, document: Document, dates: Sequence[Mention]) -> None:
        self.text, self.folded, self.tables = document.text, document.folded, tables()
        self.dates = [mention for mention in dates if mention.kind == "date"]
        self.date_starts = [mention.start for mention in self.dates]
        self.sentences = document.sentences
        self.starts = [sentence.start for sentence in document.sentences]
        self.published = document.published
        self.named_bodies: dict[str, re.Match[str] | None] = {}  # letters -> the first such body with its area

    def tail(self, value: DocumentMention, start: int, position: int, *, single: bool) -> DocumentMention:
        """``value`` with what stands after ``position``: date, issuer, (``single``) title; and before ``start``."""
        year = _YEAR_AFTER.match(self.folded, position) if value.short else None
        if year:
            value, position = replace(value, year=year["year"]), year.end()
        limit = self.sentence_end(position)
        if date := self.date_of(position, short=value.short):
            value, position = dated(value, date) if value.date is None else value, date.end
        value, position = self.issuer_after(value, position, limit)
        if value.date is None and not value.short and (date := self.date_at(position)):
            value, position = dated(value, date), date.end
        title = self.title_at(position, limit) if single else None
        if title:
            value = replace(value, title=self.text[title.start : title.end], title_span=title)
            if value.date is None and not value.short:
                value = self.issuer_by(value, title.end, limit)[0]
        return self.issued(value, start, position)

    def issued(self, value: DocumentMention, start: int, position: int) -> DocumentMention:
        """``value`` with what an issuing verb before it tells: "Ngày 24/6/2025, Quốc hội thông qua Nghị quyết ..."."""
        if has_no_issuer(value):
            value = self.issuer_after(value, position, self.sentence_end(position))[0]
        begin = max(self.sentence_start(start), start - _REACH)
        if has_no_issuer(value):
            value = self.by_letters(value, begin, self.sentence_end(position))
        verb = self.tables.verb.search(self.folded, max(begin, start - 30), start)
        if verb:
            value = self.by_verb(value, begin, verb.start(), start)
        elif value.date is None and not value.short and _ITEM_MARK.fullmatch(self.folded[begin:start]):
            value = self.of_list(value, begin)
        elif value.date is None and not value.short:
            value = self.of_sentence(value, begin, start)
        return value

    # -------------------------------------------------------------- dates

    def date_at(self, position: int) -> Mention | None:
        """The date that follows at ``position``: "... ngày 27/11/2019", "..., cùng ngày"."""
        index = bisect_right(self.date_starts, position - 1)
        if index < len(self.dates):
            date = self.dates[index]
            gap = self.folded[position : date.start]
            if len(gap) < 24 and len(iso(date)) == 10 and _DATE_GAP.match(gap):
                return date
        return None

    def date_of(self, position: int, *, short: bool) -> Mention | None:
        """The date that follows at ``position``, if it is the document's own: behind a ``short`` form, set apart, it is
        not ("Theo Kế hoạch số 142, ngày 25/9/2024, ...", "tập huấn Hướng dẫn 38 vào ngày 24/12/2021")."""
        date = self.date_at(position)
        return None if date and short and _APART.search(self.folded, position, date.start) else date

    def headed(self, value: DocumentMention, end: int) -> DocumentMention:
        """``value`` with the date of the line below, as in the head of a document: "Số: 27/TB-V9"."""
        line = self.folded.find("\n", end, end + _REACH)
        index = bisect_right(self.date_starts, line)
        near = self.dates[index] if line >= 0 and index < len(self.dates) else None
        below = near is not None and near.start < line + 60 and len(iso(near)) == 10
        return dated(value, near) if near and below and value.date is None else value

    def told_before(self, value: DocumentMention, begin: int) -> DocumentMention:
        """``value`` with the last day of its line before it: "Quyết định ngày 22/9/2025: bổ nhiệm A (số 611/QĐ)"."""
        line = self.folded.rfind("\n", 0, begin)
        near = self.dates[bisect_right(self.date_starts, line) : bisect_right(self.date_starts, begin - 1)]
        last = next((date for date in reversed(near) if len(iso(date)) == 10), None)
        return dated(value, last) if last and value.date is None else value

    def of_list(self, value: DocumentMention, begin: int) -> DocumentMention:
        """``value`` with the date of the heading of its list: "... các quyết định cùng ký ngày 20/6/2011, gồm:"."""
        first = max(0, begin - _LIST)
        colon = max(self.folded.rfind(":\n", first, begin), self.folded.rfind(": \n", first, begin))
        if colon < 0:
            return value
        head = self.sentence_start(colon)
        if self.folded.startswith(_HEREBY, head):  # "... các quyết định ngày 20/6/2011. Theo đó:"
            head = self.sentence_start(head - 1)
        return self.signed_on(value, head, colon)

    def of_sentence(self, value: DocumentMention, begin: int, start: int) -> DocumentMention:
        """``value`` with the date at the head of its sentence: "Các quyết định ký ngày 12/8 gồm: ... (số 5/QĐ)"."""
        colon = self.folded.find(":", begin, start)
        if colon < 0 or not _SEVERAL.search(self.folded, begin, colon):
            return value
        return self.signed_on(value, begin, colon)

    def signed_on(self, value: DocumentMention, head: int, colon: int) -> DocumentMention:
        """``value`` with the day on which the papers that a heading in ``[head, colon)`` tells were signed."""
        for date in self.dates[bisect_right(self.date_starts, head - 1) : bisect_right(self.date_starts, colon)]:
            if len(iso(date)) == 10 and _SIGNED_ON.search(self.folded, max(head, date.start - 32), date.start):
                return dated(value, date)
        return value

    # -------------------------------------------------------------- issuers

    def coded(self, value: DocumentMention) -> DocumentMention:
        """``value`` with the issuer that the letters of its number tell."""
        for code in _issuer_codes(value.number or ""):
            if code in self.tables.local:
                return value
            rows = self.tables.issuers.get(code, ())
            fitting = [row for row in rows if len(rows) == 1 or (self.published and row.holds_on(self.published))]
            if fitting:
                return replace(value, issuer=fitting[0].label)
        return value

    def local(self, number: str) -> LocalRow | None:
        """The row of letters that do not tell whose the number is."""
        codes = _issuer_codes(number)
        return next((self.tables.local[code] for code in codes if code in self.tables.local), None)

    def by_verb(self, value: DocumentMention, begin: int, verb: int, start: int) -> DocumentMention:
        """``value`` with the subject of the issuing verb that starts at ``verb``, and the date before it."""
        subject = self.subject(begin, verb)
        if _ADVISES.search(self.folded, subject.start, subject.end):
            value = replace(value, by_host=True) if has_no_issuer(value) else value
        elif subject.end > subject.start:
            value = self.issuer_in(value, subject) if has_no_issuer(value) else self.department_in(value, subject)
        elif value.number is None and has_no_issuer(value):
            value = replace(value, by_host=True)  # "Đồng thời ban hành Kế hoạch thực hiện ..."
        if value.date is None and not value.short:
            last = bisect_right(self.date_starts, verb)
            first = max(bisect_right(self.date_starts, begin - 1), last - _LATEST)
            days = [mention for mention in self.dates[first:last] if len(iso(mention)) == 10]
            if days and not _BREAK.search(self.folded, days[-1].end, start):
                value = dated(value, days[-1])
        return value

    def department_in(self, value: DocumentMention, subject: Span) -> DocumentMention:
        """A letter of a department: "Vụ 10 đã có Công văn số 3318/VKSTC-V10"."""
        own = _DEPARTMENT.match(self.folded, subject.start, subject.end)
        if own and value.number and _DEPARTMENT_LETTERS.search(value.number) and value.issuer_text is None:
            return replace(value, issuer=None, issuer_text=subject)
        return value

    def by_letters(self, value: DocumentMention, begin: int, end: int) -> DocumentMention:
        """``value`` with the issuer whose words stand in the sentence, where letters such as TW tell the circle."""
        row = self.local(value.number or "")
        if row is None or row.host:
            return value
        if row.code in _LOCAL_BODIES:
            span = self.local_body(row.code, begin, end)
            return replace(value, issuer_text=span) if span else value
        found = [
            one for one in self.tables.local_words[row.code].finditer(self.folded, begin, end) if _fits(value, one)
        ]
        if not found:
            return value
        behind = [one for one in found if one.start() > (value.number_span.end if value.number_span else begin)]
        near = next((one for one in behind if self.folded.endswith("của ", begin, one.start())), None) or found[0]
        return self.issuer_in(value, Span(near.start(), self.issuer_end(near.end(), end)))

    def local_body(self, code: str, begin: int, end: int) -> Span | None:
        """The council or committee of the sentence, else the first of the article that has the name of its area."""
        words = self.tables.local_words[code]
        found = words.search(self.folded, begin, end)
        if found is None:
            if code not in self.named_bodies:
                some = itertools.islice(words.finditer(self.folded), _LATEST)
                self.named_bodies[code] = next((m for m in some if _AREA_NAMED.match(self.text, m.end())), None)
            found = self.named_bodies[code]
        if found is None:
            return None
        area = _AREA.match(self.text, found.end())
        return Span(found.start(), area.end() if area else found.end())

    def issuer_end(self, start: int, limit: int) -> int:
        stop = self.tables.issuer_stop.search(self.folded, start, limit)
        if stop and (short := _SHORT_FORM.match(self.folded, stop.start())):  # "Viện kiểm sát nhân dân (VKSND) tỉnh"
            return self.issuer_end(short.end(), limit)
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
        """``value`` with the issuer of "của ..." or "được ... thông qua" at ``position``, and where that ends."""
        of = _OF.match(self.folded, position)
        if of is None:
            return self.issuer_by(value, position, limit)
        words = Span(of.end(), self.issuer_end(of.end(), limit))
        inner = self.tables.body.match(self.folded, self.after_heads(words).start)
        if inner and inner.end() > words.end:
            words = Span(words.start, inner.end())
        if words.end - words.start > _MAX_ISSUER or words.end <= words.start:
            return value, position
        return self.department_in(self.issuer_in(value, words), words), words.end

    def issuer_by(self, value: DocumentMention, position: int, limit: int) -> tuple[DocumentMention, int]:
        """The issuer and date of "... được Quốc hội thông qua ngày 30/11/2024"."""
        by = _BY.match(self.folded, position)
        verb = _ISSUED.match(self.folded, by.end(), limit) if by else None
        if verb is None:
            return value, position
        value = self.issuer_in(value, Span(*verb.span("who"))) if verb["who"] else value
        date = self.date_at(verb.end())
        return (dated(value, date) if date and value.date is None else value), verb.end()

    def after_heads(self, words: Span) -> Span:
        """The words without the head of the body in front: "Viện trưởng VKSND tối cao"."""
        head = self.tables.head.match(self.folded, words.start, words.end)
        return Span(head.end(), words.end) if head and head.end() < words.end else words

    def issuer_in(self, value: DocumentMention, words: Span) -> DocumentMention:
        """``value`` with the issuer that ``words`` name; the letters of the number win where they name one."""
        inner, folded = self.after_heads(words), self.folded
        body = self.tables.body.match(folded, inner.start, inner.end)
        body = body or self.tables.body.match(folded, words.start, words.end)
        if body and not _WIDER.match(folded, body.end()):
            label = self.tables.bodies[" ".join(body[0].split())]
            return replace(value, issuer=value.issuer or label, issuer_text=Span(body.start(), body.end()))
        if any(self.tables.host.fullmatch(folded, span.start, span.end) for span in (words, inner)):
            return replace(value, by_host=True)
        return replace(value, issuer_text=inner) if value.issuer is None else value

    # -------------------------------------------------------------- titles and sentences

    def title_at(self, position: int, limit: int) -> Span | None:
        """The title that opens at ``position``: "về ...", "ban hành ..."."""
        opener = self.tables.opener.match(self.folded, position, limit)
        if opener is None:
            return None
        start = opener.start("title")
        end = self.title_end(opener.end(), min(limit, start + MAX_TITLE))
        return Span(start, end) if end > start else None

    def title_end(self, start: int, limit: int) -> int:
        """Where a title that has come to ``start`` ends."""
        between = self.folded.find("giữa ", max(0, start - 24), start + 24) >= 0
        position = start
        while True:
            stop = self.tables.stop.search(self.folded, position, limit)
            end = stop.start() if stop else limit
            capital = _CAPITAL_AFTER_COMMA.search(self.text, position, end)
            end = capital.start() if capital else end
            party = between and _PARTY.match(self.folded, end) is not None
            if end == limit or not (party or _LISTED.match(self.text, end, limit)):
                break
            position = end + 2
        while end > start and self.folded[end - 1] in " .,;:\n":
            end -= 1
        return end

    def sentence_start(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        return self.sentences[index].start if index >= 0 else 0

    def sentence_end(self, position: int) -> int:
        """The end of the sentence, or of what of it is read."""
        index = bisect_right(self.starts, position) - 1
        end = self.sentences[index].end if index >= 0 else len(self.text)
        return min(end, position + _REACH) if end > position else min(len(self.text), position)


def dated(value: DocumentMention, date: Mention) -> DocumentMention:
    """``value`` with the day of ``date``."""
    return replace(value, date=iso(date), date_span=date.span)


def _fits(value: DocumentMention, body: re.Match[str]) -> bool:
    """Whether a Party body gives documents of the kind: the Central Committee gives no directives."""
    return value.kind != "Chỉ thị" or not body[0].startswith("ban chấp hành")


def has_no_issuer(value: DocumentMention) -> bool:
    """Whether an issuer is still looked for: several bodies agree on a joint act."""
    if _JOINT.search(value.number or ""):
        return False
    return value.issuer is None and value.issuer_text is None and not value.by_host


def iso(date: Mention) -> str:
    """The ISO prefix of a date, "" for several days."""
    return date.value.start if isinstance(date.value, DateValue) and date.value.end is None else ""


def _issuer_codes(number: str) -> list[str]:
    """The letters that may name an issuer, the likeliest first: none in joint acts."""
    if _JOINT.search(number) or not re.fullmatch(CODED, number):
        return []
    segments = [segment for segment in re.split(r"[/-]", number)[1:] if not segment.isdigit()]
    return [re.sub(r"(?<=QH|TP|PL)[0-9]+$", "", segment).lower() for segment in reversed(segments[:3])]
