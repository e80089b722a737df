"""Reported results of the work of a unit: which numbers are, and what they are results of.

A number is judged by its sentence: plans, requests, stories of one case, votes and head-counts give none; the words of a
report, a period or a comparison speak for one. The label is made of the sentence's own words: what was counted and what
was done with it.
"""

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.names import fold
from kg.records import Document, Evidence, Indicator, Mention, Sentence, Span
from kg.resources import grammar_dir
from kg.values import PeriodValue, QuantityValue
from kg.yamlio import load_cached

_CLAUSE = re.compile(r"[;:()\n\"“”]|\.(?=[ \n]|$)|,(?= )")
_HARD = re.compile(r"[;:(\n]|\.(?=[ \n]|$)")
_AFTER_END = re.compile(r"[;:,.()/\n\"“”](?![0-9])| - | và (?=[0-9])| trong đó| trên (?=tổng số|số)| với (?=[0-9])|,")
_RATE = re.compile(r"(?:tỷ lệ|tỉ lệ)(?! [0-9])")
_RATE_VERB = re.compile(r",? ?(?:(?:mới|chỉ|đều|cũng|đã|còn) )?(?:đạt(?: tỷ lệ| tỉ lệ| trên| gần| hơn)?|là|chiếm(?: tỷ lệ| tỉ lệ)?|lên tới|lên đến|ở mức|bằng|còn|tỷ lệ|tỉ lệ)?(?: trên| hơn| gần| khoảng)?,? ?$")
_REACHED = re.compile(r"(?:đạt(?: tỷ lệ| tỉ lệ)?|tỷ lệ|tỉ lệ|chiếm(?: tỷ lệ| tỉ lệ)?|bằng|tương đương)(?: trên| hơn| gần| khoảng)?[ \n]{0,3}$")
_SHARE_OF = re.compile(r"chiếm(?: tỷ lệ| tỉ lệ)?(?: trên| hơn| gần| khoảng)?[ \n]{0,3}$")
_OWN_VERB = re.compile(r"(?<!\w)(?:được|đã|bị|có|do|không|phải|chưa|thiếu|đúng|còn|quá hạn|tăng|giảm)(?!\w)")
_SO_VOI = re.compile(r"so với [^;.()\n]{2,60}?(?=[;.,()\n]|$)|(?:chỉ tiêu|kế hoạch) [^;.,()\n]{2,50}")
_LEADING = re.compile(r"^(?:(?:trong đó|ngoài ra|bên cạnh đó|riêng|đồng thời|qua đó|theo đó|và|có|đã|với|về|số|chỉ|còn|tổng số|tổng|cũng) )+")
_DIRECTIVE = re.compile(r"(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|một là|hai là|ba là|bốn là|năm là|[-+*•]|[0-9]{1,2}[.)])[ ,]")
_DIRECTIVES = re.compile(r"(?:nhiệm vụ|yêu cầu|giải pháp|nội dung|công tác)(?: \w+){0,6} sau(?: đây)?:\s*$")
_IMPERATIVE = re.compile(r"(?:tiếp tục|tăng cường|tập trung|thực hiện tốt|thực hiện nghiêm|nâng cao|chú trọng|đẩy mạnh|bảo đảm|chủ động|kiên quyết|phát huy|quan tâm|cần|phải)(?!\w)")
_PAST = re.compile(r"(?<!\w)(?:đã|được|đạt)(?!\w)")
_YEAR_OF_WORK = re.compile(r"(?:^|[;:,.(]|trong|riêng|cũng|báo cáo) ?(?:cả )?năm $")
_PAREN_BEFORE = re.compile(r"\(\s?(?:đạt )?$")
_MAX_LABEL = 24  # words
_STORY_SHARE = 0.2  # of sentences: in 60 annotated articles, reports stay at or below 0.18, stories of a case reach 0.2
_STRETCHES = ("range-full", "range-full-month", "range-month-day-full", "range-months", "year-range")


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A pattern with sentences in which it is found, and in which it is not."""

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    scope: Literal["sentence", "clause"] = "sentence"
    weak: bool = False


@dataclass(frozen=True, slots=True)
class VerbRow:
    """Verbs of work; ``passive`` is how a label says it of the thing; ``case``: also told of one case;
    ``faint``: it proves nothing ("có", "gồm")."""

    words: tuple[str, ...]
    passive: str | None = None
    case: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class AgainstRow:
    """What a comparison is with, and the words that tell it."""

    comparison: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorGrammar:
    """data/grammar/indicators.yaml."""

    plans: tuple[PatternRow, ...]
    stories: tuple[PatternRow, ...]
    reports: tuple[PatternRow, ...]
    votes: tuple[str, ...]
    verbs: tuple[VerbRow, ...]
    ceremony: tuple[str, ...]
    sums: tuple[str, ...]
    compare: tuple[str, ...]
    against: tuple[AgainstRow, ...]


@functools.cache
def grammar() -> IndicatorGrammar:
    """The rows of data/grammar/indicators.yaml."""
    return load_cached(grammar_dir() / "indicators.yaml", IndicatorGrammar)


@dataclass(frozen=True)
class _Tables:
    plan: re.Pattern[str]
    plan_clause: re.Pattern[str]
    story: re.Pattern[str]
    report: re.Pattern[str]
    weak: re.Pattern[str]
    faint: frozenset[str]
    vote: re.Pattern[str]
    verb: re.Pattern[str]
    verbs: dict[str, VerbRow]
    ceremony: re.Pattern[str]
    sums: re.Pattern[str]
    compare: re.Pattern[str]


def _blanks(pattern: str) -> str:
    return pattern.replace(" ", r"[ \n] {0,2}") if "(?<!" not in pattern else pattern


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(set(words), key=lambda word: (-len(word), word)))


@functools.cache
def _tables() -> _Tables:
    rules = grammar()
    verbs = {word: row for row in rules.verbs for word in row.words}
    return _Tables(
        plan=re.compile(_any(row.pattern for row in rules.plans if row.scope == "sentence")),
        plan_clause=re.compile(_any(row.pattern for row in rules.plans if row.scope == "clause")),
        story=re.compile(_any(row.pattern for row in rules.stories)),
        report=re.compile(_any(row.pattern for row in rules.reports if not row.weak)),
        weak=re.compile(_any(row.pattern for row in rules.reports if row.weak)),
        faint=frozenset(word for row in rules.verbs if row.faint for word in row.words),
        vote=re.compile(rf"(?<!\w)(?:{_words(rules.votes)})(?!\w)"),
        verb=re.compile(rf"(?<!\w)(?:{_words(verbs)})(?!\w)"),
        verbs=verbs,
        ceremony=re.compile(rf"(?<!\w)(?:{_words(rules.ceremony)}) $"),
        sums=re.compile(rf"(?<!\w)(?:{_words(rules.sums)})(?!\w)"),
        compare=re.compile(rf"(?<!\w)(?:{_words(rules.compare)})(?: thêm| lên| xuống)?(?: (?:trên|gần|khoảng|hơn))?[ \n]{{0,3}}$"),
    )


def indicators(
    document: Document, quantities: Sequence[Mention], periods: Sequence[Mention], about: Callable[[int], str | None]
) -> list[Indicator]:
    """The indicators in reading order.

    ``quantities`` are the mentions of kind "quantity", ``periods`` those of kind "period" (others are passed over);
    ``about`` gives the label of the unit whose results the passage at an offset tells, or None.
    """
    reader = _Reader(document, periods, about)
    for sentence, within in _by_sentence(document, quantities):
        reader.read(sentence, within)
    return reader.found


def _by_sentence(document: Document, quantities: Sequence[Mention]) -> list[tuple[Sentence, list[Mention]]]:
    starts = [mention.start for mention in quantities]
    found = []
    for sentence in document.sentences:
        if sentence.zone == "body":
            within = list(quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)])
            found.append((sentence, within))
    return found


@dataclass
class _Sentence:
    """A sentence while it is read."""

    sentence: Sentence
    text: str  # folded
    reported: bool  # speaks of a period of work or in the words of a report
    weakly: bool  # in words that stories use too
    story: bool
    accepted: list["_Result"]


@dataclass
class _Result:
    """An accepted number: its label without comparison, and its unit."""

    mention: Mention
    base: str
    unit: str
    indicator: Indicator
    verb: str | None = None
    compared: bool = False


class _Reader:
    """Reads the sentences of an article in order and remembers what the next one leans on."""

    def __init__(self, document: Document, periods: Sequence[Mention], about: Callable[[int], str | None]) -> None:
        self.document, self.about, self.tables = document, about, _tables()
        self.periods = [m for m in periods if m.kind == "period" and self.is_of_work(m)]
        self.period_starts = [m.start for m in self.periods]
        self.found: list[Indicator] = []
        self.results: list[_Result] = []
        self.paragraph = -1
        self.reporting = False  # an earlier sentence of the paragraph reported
        self.directive = False  # a list of tasks is being given
        self.period: PeriodValue | None = None
        self.is_story = self.share_of_story() >= _STORY_SHARE

    def share_of_story(self) -> float:
        """Which part of the sentences of the body tells of one case."""
        folded = self.document.folded
        body = [sentence for sentence in self.document.sentences if sentence.zone == "body"]
        told = sum(1 for sentence in body if self.tables.story.search(folded, sentence.start, sentence.end))
        return told / len(body) if body else 0.0

    def is_of_work(self, mention: Mention) -> bool:
        """Whether a period may be that of results: a bare year only where it opens a clause."""
        if mention.rule not in ("year", "year-range"):
            return True
        before = self.document.folded[max(0, mention.start - 24) : mention.start]
        if mention.rule == "year-range":
            return before.endswith(("giai đoạn ", "trong ", "từ năm "))
        return _YEAR_OF_WORK.search(before) is not None

    # -------------------------------------------------------------- the sentence

    def read(self, sentence: Sentence, quantities: list[Mention]) -> None:
        text = self.document.folded[sentence.start : sentence.end]
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.reporting = False
            self.directive = self.directive and _DIRECTIVE.match(text) is not None
        story = self.tables.story.search(text) is not None
        period, telling = self.period_of(sentence)
        reported = telling or self.tables.report.search(text) is not None
        weakly = reported or period is not None or self.tables.weak.search(text) is not None
        here = _Sentence(sentence, text, reported or self.reporting, weakly, story, [])
        self.period = period or self.period
        for index, mention in enumerate(quantities):
            following = quantities[index + 1].start if index + 1 < len(quantities) else sentence.end
            self.weigh(here, mention, min(following, sentence.end))
        if _DIRECTIVES.search(text):
            self.directive = True
        self.reporting = self.reporting or (not self.is_story and (bool(here.accepted) or telling))

    def period_of(self, sentence: Sentence) -> tuple[PeriodValue | None, bool]:
        """The most telling period of the sentence, a stretch of months before a bare year, and whether it is one of
        work: what a story of a case spans is not."""
        first = bisect_left(self.period_starts, sentence.start)
        last = bisect_right(self.period_starts, sentence.end)
        here = self.periods[first:last]
        best = [m for m in here if m.rule != "year"] or here
        value = best[0].value if best else None
        telling = any(not (self.is_story and m.rule in (*_STRETCHES, "year")) or self.spans_work(m) for m in here)
        return (value if isinstance(value, PeriodValue) else None), telling

    def spans_work(self, mention: Mention) -> bool:
        """Whether a stretch begins with a month of the statistics year: from 1 December."""
        value = mention.value
        return isinstance(value, PeriodValue) and value.start[5:] in ("12-01", "12")

    # -------------------------------------------------------------- the number

    def weigh(self, here: _Sentence, mention: Mention, following: int) -> None:
        """Accepts or passes over one number; ``following`` is where the next number or the end of the sentence is."""
        value = mention.value
        if not isinstance(value, QuantityValue):
            return
        before = here.text[: mention.start - here.sentence.start]
        if value.kind in ("never", "other") or self.directive or self.is_plan(value, before, here):
            return
        clause = self.clause(before, here)
        if value.kind == "bare":
            self.bare(here, mention, before, following)
            return
        if not self.is_result(value, clause, here, following, mention):
            return
        self.accept(here, mention, value, before, clause, following)

    def is_plan(self, value: QuantityValue, before: str, here: _Sentence) -> bool:
        if value.modifier in ("ít nhất", "tối thiểu", "không quá") or self.tables.plan.search(before):
            return True
        if self.tables.plan_clause.search(before, before.rfind(";") + 1):
            return True
        if value.kind == "share" and here.text[len(before) :].startswith(f"{value.value}% trở lên"):
            return True
        return _IMPERATIVE.match(here.text) is not None and not _PAST.search(before)

    def clause(self, before: str, here: _Sentence) -> str:
        """The words between the last comma, bracket or number and the number."""
        cut = 0
        for mark in _CLAUSE.finditer(before):
            cut = mark.end()
        if here.accepted:
            cut = max(cut, here.accepted[-1].mention.end - here.sentence.start)
        return before[cut:] if cut <= len(before) else ""

    def is_result(self, value: QuantityValue, clause: str, here: _Sentence, following: int, mention: Mention) -> bool:
        if value.spelled or self.tables.vote.search(here.text):
            return False
        verb = self.last_verb(clause, faint=False)
        compared = self.tables.compare.search(clause) is not None
        told = verb is not None or compared or "được" in self.document.folded[mention.end : min(following, mention.end + 60)]
        speaks = here.reported or bool(here.accepted) or (here.weakly and not here.story and not self.is_story)
        if value.kind in ("work", "paper"):
            return self.is_work(value, clause, here, told=told, speaks=speaks)
        if value.kind == "case":
            return self.is_cases(mention, here, verb, compared=compared, speaks=speaks)
        if value.kind == "money":
            return self.is_sum(clause, here, verb, speaks=speaks)
        if value.kind == "staff":
            if value.unit == "năm":
                return "/" in value.value and speaks
            return (verb is not None or compared) and (speaks or value.unit != "đồng chí")
        return speaks if value.kind == "share" else verb is not None or bool(here.accepted)

    def is_work(self, value: QuantityValue, clause: str, here: _Sentence, *, told: bool, speaks: bool) -> bool:
        """Pieces of work: what only such an office does needs little more; other papers more in a story."""
        if self.tables.ceremony.search(clause) and not speaks:
            return False
        if value.kind == "paper" and (here.story or self.is_story):
            return speaks and told
        return told or speaks

    def is_cases(self, mention: Mention, here: _Sentence, verb: str | None, *, compared: bool, speaks: bool) -> bool:
        if here.story or self.is_story:
            return here.reported or (speaks and not here.story)
        sure = verb is not None and not self.tables.verbs[verb].case
        return speaks or sure or compared

    def is_sum(self, clause: str, here: _Sentence, verb: str | None, *, speaks: bool) -> bool:
        if here.story or (self.is_story and not here.reported):
            return False
        return self.tables.sums.search(clause) is not None and (speaks or verb is not None or "kinh phí" in clause)

    def last_verb(self, clause: str, *, faint: bool = True) -> str | None:
        found = None
        for match in self.tables.verb.finditer(clause):
            if faint or match[0] not in self.tables.faint:
                found = match[0]
        return found

    # -------------------------------------------------------------- the label

    def bare(self, here: _Sentence, mention: Mention, before: str, following: int) -> None:
        """A number alone: "Tòa án chấp nhận 17." counts what was counted last; "Số phiên tòa là 312" what it says."""
        after = self.document.folded[mention.end : mention.end + 1]
        counted = re.search(r"(?:^|[;,.(] ?)(?:tổng )?số (?P<noun>[^;,.()]{3,80}?) (?:là|đạt|lên tới|lên đến) $", before)
        value = mention.value
        assert isinstance(value, QuantityValue)
        if not (here.reported or here.accepted) or after.isalnum():
            return
        if counted:
            noun = " ".join(counted["noun"].split())
            self.add(here, mention, value, f"số {noun}", " ".join(noun.split()[:2]))
        elif re.search(r"(?:chấp nhận|giải quyết|được|tiếp thu|xét xử) $", before) and here.accepted:
            last = here.accepted[-1]
            verb = self.last_verb(before[-30:])
            row = self.tables.verbs.get(verb or "")
            self.add(here, mention, value, f"{last.base} {row.passive if row and row.passive else verb or ''}".strip(), last.unit)

    def accept(self, here: _Sentence, mention: Mention, value: QuantityValue, before: str, clause: str, following: int) -> None:
        compare = self.tables.compare.search(clause)
        if compare and (value.kind != "share" or here.accepted or self.results or compare.start() > 0):
            self.add_comparison(here, mention, value, clause, compare)
        elif value.kind == "share":
            self.add(here, mention, value, self.share_label(here, mention, before, clause, following), "%")
        else:
            label, verb = self.count_label(here, mention, value, clause, following)
            self.add(here, mention, value, label, value.unit, verb=verb)

    def count_label(self, here: _Sentence, mention: Mention, value: QuantityValue, clause: str, following: int) -> tuple[str, str | None]:
        """What was counted and what was done with it: "kháng nghị phúc thẩm đã ban hành"."""
        noun = self.noun(value.unit_span.start, following)
        verb = self.last_verb(clause)
        if verb is None and here.accepted and self.continues(here, mention):
            verb = here.accepted[-1].verb
        if value.kind == "money":
            return self.sum_label(here, clause), verb
        if value.unit == "năm":
            return self.subject_of_share(here, here.text[: mention.start - here.sentence.start], 0), verb
        if noun == value.unit and (verb is None or verb in self.tables.faint) and (base := self.same_base(here, value.unit)):
            return f"{base} {self.subject(clause)}".strip(), verb
        if noun.split()[0] in ("vụ", "bị"):
            noun = f"số {noun}"
        own = _OWN_VERB.search(noun)
        if verb is None or own and not verb.startswith(("ban hành", "thụ lý", "khởi tố", "truy tố")):
            rest = self.subject(clause) if verb is None else verb
            return f"{noun} {rest}".strip(), verb
        row = self.tables.verbs[verb]
        told = row.passive or (verb if verb.startswith(("đã", "được", "còn", "có")) else f"đã {verb}")
        return f"{noun} {told}", verb

    def sum_label(self, here: _Sentence, clause: str) -> str:
        """ "số tiền đã thu"; "tương ứng số tiền" takes up what was counted before."""
        subject = " ".join(_LEADING.sub("", clause.strip(" ,")).split())
        if subject.startswith("tương ứng") and here.accepted:
            return f"số tiền tương ứng {here.accepted[-1].base.removeprefix('số ')}"
        return subject if re.search(r"tiền|kinh phí|giá trị|trị giá|tài sản", subject) else f"số tiền {subject}"

    def continues(self, here: _Sentence, mention: Mention) -> bool:
        """Whether only a comma, a slash or "và" parts the number from the one before."""
        gap = self.document.folded[here.accepted[-1].mention.end : mention.start]
        return len(gap) < 60 and not _HARD.search(gap)

    def noun(self, start: int, following: int) -> str:
        """The words of the unit and what follows them, to the next mark or number."""
        folded = self.document.folded
        end = _AFTER_END.search(folded, start + 1, min(following, start + 160))
        stop = end.start() if end else min(following, start + 160)
        comma = re.match(r"[\w ]+, (?:tố giác|tin báo|việc|quyết định|phiên họp|đề tài|phường|bài|quy định)(?!\w)", folded[start:following])
        if comma and stop < start + comma.end():
            end = _AFTER_END.search(folded, start + comma.end(), min(following, start + 160))
            stop = end.start() if end else min(following, start + 160)
        return " ".join(self.document.text[start:stop].split()[:_MAX_LABEL]).strip(" ,")

    def subject(self, clause: str) -> str:
        words = _LEADING.sub("", clause.strip()).split()
        return " ".join(words[-8:]).strip(" ,-")

    def share_label(self, here: _Sentence, mention: Mention, before: str, clause: str, following: int) -> str:
        last_end = here.accepted[-1].mention.end - here.sentence.start if here.accepted else 0
        rates = [match.start() for match in _RATE.finditer(before, last_end)]
        if rates:
            rate = self.printed(here, rates[-1], len(before))
            label = _RATE_VERB.sub("", rate).strip(" ,")
            if len(label.split()) > 2:
                return label
        after = self.noun_after_share(mention, following)
        if here.accepted and (_REACHED.search(before) or _PAREN_BEFORE.search(before)) and len(before) - last_end < 40:
            base = here.accepted[-1].base.removeprefix("số ")
            extra = f" chiếm trong {after}" if _SHARE_OF.search(before) and after else ""
            return base + extra if base.startswith("tỷ lệ") else f"tỷ lệ {base}{extra}"
        subject = self.subject_of_share(here, before, last_end)
        if after and (not subject or not _REACHED.search(before)):
            verb = self.last_verb(clause)
            return f"{after} {verb}" if verb and not _OWN_VERB.search(after) else after
        return subject or after or "tỷ lệ"

    def noun_after_share(self, mention: Mention, following: int) -> str:
        folded = self.document.folded
        start = mention.end
        while start < len(folded) and folded[start] == " ":
            start += 1
        if start == mention.end or not folded[start : start + 1].isalpha():
            return ""
        return self.noun(start, following)

    def subject_of_share(self, here: _Sentence, before: str, last_end: int) -> str:
        marks = [match.end() for match in re.finditer(r"[;:.(]", before) if match.end() >= last_end]
        start = marks[-1] if marks else last_end
        printed = _RATE_VERB.sub("", self.printed(here, start, len(before))).strip(" ,")
        words = printed.split()
        return " ".join(words[-_MAX_LABEL:])

    def printed(self, here: _Sentence, start: int, end: int) -> str:
        return " ".join(self.document.text[here.sentence.start + start : here.sentence.start + end].split())

    def add_comparison(self, here: _Sentence, mention: Mention, value: QuantityValue, clause: str, compare: re.Match[str]) -> None:
        """ "tăng 12 vụ/15 bị can so với cùng kỳ": the number before it of the same unit, with the words of comparison."""
        verb = " ".join(compare[0].split())
        subject = self.subject(clause[: compare.start()])
        base = self.base_of(here, value.unit) if len(subject.split()) < 3 else subject
        tail = self.tail(here, mention)
        label = " ".join(f"{base or value.unit} {verb} {tail}".split())
        self.add(here, mention, value, label, value.unit, base=base or label, compared=True)

    def base_of(self, here: _Sentence, unit: str) -> str:
        plain = [result for result in (here.accepted or self.results[-1:]) if not result.compared] or here.accepted
        same = [result for result in plain if result.unit == unit or set(unit.split()) & set(result.unit.split())]
        chosen = (same or plain)[-1:] if unit != "%" else plain[-1:]
        return chosen[0].base if chosen else ""

    def same_base(self, here: _Sentence, unit: str) -> str:
        return next((result.base for result in reversed(here.accepted) if set(unit.split()) <= set(result.unit.split())), "")

    def tail(self, here: _Sentence, mention: Mention) -> str:
        """What a comparison is with: "so với cùng kỳ năm 2015"."""
        rest = here.text[mention.end - here.sentence.start :]
        end = re.search(r"[;.)](?![0-9])", rest)
        match = _SO_VOI.search(rest, 0, end.start() if end else len(rest))
        return " ".join(match[0].split()) if match else ""

    # -------------------------------------------------------------- the fact

    def add(
        self, here: _Sentence, mention: Mention, value: QuantityValue, label: str, unit: str, *,
        base: str | None = None, verb: str | None = None, compared: bool = False,
    ) -> None:  # fmt: skip
        tail = self.tail(here, mention) if compared else ""
        words = tuple(dict.fromkeys((mention.span,)))
        indicator = Indicator(
            label=" ".join(label.split()[:_MAX_LABEL]),
            value=value.value,
            unit=unit,
            evidence=Evidence(here.sentence.span, words, f"indicator/{'comparison' if compared else value.kind}"),
            number=value.number,
            about=self.about(mention.start),
            period_start=self.period.start if self.period else None,
            period_end=self.period.end if self.period else None,
            comparison=self.against(tail or (here.text[mention.end - here.sentence.start :][:60] if compared else "")),
        )
        self.found.append(indicator)
        result = _Result(mention, base or label, unit, indicator, verb, compared)
        here.accepted.append(result)
        self.results.append(result)

    def against(self, tail: str) -> str | None:
        return next((row.comparison for row in grammar().against if any(word in tail for word in row.words)), None)
