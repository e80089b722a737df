"""What became of a sentence, and its text, in which the words that filled facts are marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.explain.left import Left
from kg.explain.why_told import BRACKETS, Marks, Reason, marked, quoted, source
from kg.explain.why_words import KINDS, RECORDS, WHY, ZONES, number
from kg.graph.reader import Quote
from kg.ids import tail
from kg.records import Span


@dataclass(frozen=True, slots=True)
class Recognised:
    """Words that were recognised: their place in the sentence, the kind of `kg.records.Mention`, and the rule.

    ``iri`` and ``label`` are what they mean in the graph, "" where it has no such thing; ``used`` if a fact uses it.
    """

    span: Span
    text: str
    kind: str
    rule: str
    iri: str
    label: str
    used: bool


@dataclass(frozen=True, slots=True)
class NotShown:
    """Something that was read and is not in the graph; ``private`` if because of a person kept out of it."""

    field: str
    rule: str
    words: tuple[str, ...]
    private: bool


@dataclass(frozen=True, slots=True)
class SentenceWhy:
    """What became of a sentence. ``zone`` is the kind of `kg.records.Zone`; ``words`` all that facts were filled from.

    ``end`` is where the sentence ends in the text of the article, offsets of spans count from its start.
    """

    quote: Quote
    end: int
    zone: str
    words: tuple[Span, ...]
    facts: tuple[Reason, ...]
    not_shown: tuple[NotShown, ...]
    recognised: tuple[Recognised, ...]
    left: Left
    lang: str

    def text(self, marks: Marks = BRACKETS) -> str:
        """The whole text, with ``marks`` around the words that filled the facts."""
        return "\n".join(_sentence(self, marks))

    def __str__(self) -> str:
        return self.text()


def _sentence(told: SentenceWhy, marks: Marks) -> Iterator[str]:
    words = WHY[told.lang]
    yield f"“{marked(told.quote.text, told.words, marks)}”"
    yield from (f"  {line}" for line in source(told.quote, told.end, told.lang))
    yield f"  {words['zone'].format(ZONES[told.lang].get(told.zone, told.zone))}"
    yield ""
    yield words["read"]
    yield from _facts(told)
    if told.recognised:
        yield ""
        yield words["found"]
        yield from (_recognised(one, told.lang) for one in told.recognised)
    yield ""
    yield words["left"]
    yield from _left(told.left, words)


def _facts(told: SentenceWhy) -> Iterator[str]:
    words = WHY[told.lang]
    for reason in told.facts:
        yield f"  • {reason.text}"
        yield f"    {tail(reason.iri)}"
        yield from (f"    {line}" for line in _readings(told, reason))
    for one in told.not_shown:
        yield f"  • {_not_shown(one, told.lang)}"
    if not told.facts and not told.not_shown:
        yield f"  {words['none_read']}"


def _readings(told: SentenceWhy, reason: Reason) -> Iterator[str]:
    """How the fact was read from this sentence; of its other sentences nothing."""
    words, quote = WHY[told.lang], told.quote
    for one in reason.because:
        if one.quote.article == quote.article and one.quote.start < told.end and quote.start < one.end:
            sure = () if one.confidence is None else (f"{words['sure'].lower()} {number(one.confidence, told.lang)}",)
            parts = (f"{words['words']} {quoted(one.parts)}",) if one.parts else ()
            yield "; ".join((f"{words['rule'].lower()} {', '.join(one.rules)}", *sure, *parts))


def _not_shown(one: NotShown, lang: str) -> str:
    words = WHY[lang]
    said = f"{RECORDS[lang][one.field]}, {words['rule'].lower()} {one.rule}, {words['words']} {quoted(one.words)}"
    return words["not_shown" if one.private else "not_there"].format(said)


def _recognised(one: Recognised, lang: str) -> str:
    meant = f" → {' '.join(part for part in (one.label, tail(one.iri)) if part)}" if one.label else ""
    unused = "" if one.used else f" ({WHY[lang]['unused']})"
    return f"  • “{one.text}”: {KINDS[lang].get(one.kind, one.kind)}{meant}{unused}"


def _left(left: Left, words: dict[str, str]) -> Iterator[str]:
    if not left:
        yield f"  {words['all_used']}"
    for name, found in (("names", left.names), ("numbers", left.numbers), ("dates", left.dates)):
        if found:
            yield f"  {words[name]}: {'; '.join(found)}"
    if left.words:
        yield f"  {words['uncovered']}: {quoted(left.words)}"
