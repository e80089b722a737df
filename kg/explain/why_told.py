"""The reasons of facts, and their text, in which the words that filled a fact are marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.explain.why_words import WHY, number
from kg.explain.words import date
from kg.graph.reader import Quote, local_name
from kg.ids import tail
from kg.records import Span
from kg.reference.confidence import FILE, PRIOR_WEIGHT, SUREST, RuleMeasure
from kg.reference.rule_rows import RuleRow

Marks = tuple[str, str]  # what is put before and after words that were read
BRACKETS: Marks = ("[", "]")
_UNMEASURED = {"": "prior", "judged": "by_person"}  # why a sentence was not read -> where its confidence comes from


@dataclass(frozen=True, slots=True)
class Because:
    """A sentence that says a fact, and how it was read.

    ``end`` is where the sentence ends in the text of the article. ``words`` are what filled the fact (what the rule
    read, and the names and days of the fact in that sentence), as offsets in ``quote.text``; None when the sentence
    could not be read again: ``problem`` then says why ("no_texts", "not_again", "judged"), and ``rules`` are all rules
    of the fact. ``row`` is None for a rule without a row. ``confidence`` is that of this reading; it comes from
    ``measure``, or, if that is None, is what the reader states.
    """

    quote: Quote
    end: int
    rules: tuple[str, ...]
    row: RuleRow | None
    words: tuple[Span, ...] | None
    confidence: float | None
    measure: RuleMeasure | None = None
    problem: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The words that filled the fact, in reading order."""
        return tuple(self.quote.text[span.start : span.end] for span in self.words or ())


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one fact stands in the graph. ``confidence`` is the graph's: that of the surest sentence, None for a thing
    that is no fact and has none. ``judged`` are lines of what people judged of it."""

    iri: str
    text: str
    confidence: float | None
    because: tuple[Because, ...]
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Why the graph says what it says of ``iri``. ``facts`` is one if ``iri`` is a fact itself.

    ``judged`` are lines of what people judged of a thing.
    """

    iri: str
    label: str
    kind: str
    facts: tuple[Reason, ...]
    lang: str
    judged: tuple[str, ...] = ()

    def text(self, marks: Marks = BRACKETS) -> str:
        """The whole text, with ``marks`` around the words that filled the facts."""
        return "\n".join(_why(self, marks))

    def __str__(self) -> str:
        return self.text()


def _why(told: Why, marks: Marks) -> Iterator[str]:
    words = WHY[told.lang]
    yield told.label
    yield f"{told.kind} · {told.iri}"
    yield from (f"{words['judged_of']}: {line}" for line in told.judged)
    shown: set[str] = set()  # rules whose example was shown
    for reason in told.facts:
        yield ""
        if reason.iri != told.iri:
            yield f"• {reason.text}"
            yield f"  {tail(reason.iri)}"
        if reason.confidence is not None:
            yield f"  {words['sure']}: {number(reason.confidence, told.lang)}"
        yield from (f"  {words['judged_of']}: {line}" for line in reason.judged)
        for because in reason.because:
            yield from _because(because, told.lang, marks, shown)
    if not told.facts:
        yield ""
        yield words["nothing"]


def _because(because: Because, lang: str, marks: Marks, shown: set[str]) -> Iterator[str]:
    words = WHY[lang]
    yield f"  “{marked(because.quote.text, because.words or (), marks)}”"
    if because.problem:
        yield f"    ({words[because.problem]})"
    yield from (f"    {line}" for line in source(because.quote, because.end, lang))
    yield f"    {words['rule']}: {_rule(because, words)}"
    rule = because.rules[0] if because.rules else ""
    if because.row and because.row.examples and rule not in shown:
        yield f"    {words['example']}: “{because.row.examples[0]}”"
    shown.add(rule)
    if because.confidence is not None:
        yield f"    {words['sure']}: {_sure(because, because.confidence, lang)}"


def source(quote: Quote, end: int, lang: str) -> Iterator[str]:
    """The article of a sentence, and its place in the text, a line each."""
    words = WHY[lang]
    yield f"{words['said']}: {', '.join(part for part in (quote.title, date(quote.date, lang), quote.url) if part)}"
    yield f"{words['place']}: {words['place_of'].format(local_name(quote.article), quote.start, end)}"


def _rule(because: Because, words: dict[str, str]) -> str:
    rules, row = ", ".join(because.rules), because.row
    if because.problem == "judged":
        return words["person_rule"].format(rules)
    return words["row_of"].format(rules, row.file, row.section, row.id) if row else words["no_row"].format(rules)


def _sure(because: Because, confidence: float, lang: str) -> str:
    words, shown, measure = WHY[lang], number(confidence, lang), because.measure
    if measure is None:
        return words[_UNMEASURED.get(because.problem, "unknown")].format(shown)
    stated = number(min(measure.stated, SUREST), lang)
    told = words["measured"].format(shown, measure.right, measure.found, stated, PRIOR_WEIGHT)
    return f"{told} (data/grammar/{FILE})"


def marked(text: str, spans: Iterable[Span], marks: Marks) -> str:
    """``text`` with ``marks`` around some stretches of it, which do not meet."""
    done, parts = 0, []
    for start, end in sorted(spans):
        parts += [text[done:start], marks[0], text[start:end], marks[1]]
        done = end
    return "".join([*parts, text[done:]])


def quoted(words: Iterable[str]) -> str:
    """Words in quotation marks."""
    return ", ".join(f"“{one}”" for one in words)
