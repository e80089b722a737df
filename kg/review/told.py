"""A question as text for a terminal, and as data for a program."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from kg.explain.words import date
from kg.graph.reader import local_name
from kg.ids import tail
from kg.judgements.rows import spelt
from kg.review.questions import Question, Side
from kg.review.words import WORDS

SHOWN: Final = 8  # facts of a side that are shown; kg explain shows all
_QUOTES: Final = 2  # sentences of a fact that are shown


def text(question: Question, number: int, total: int, lang: str) -> str:
    """The question with both sides' facts, each with its sentences, and what speaks for and against."""
    return "\n".join(_lines(question, number, total, lang))


def _lines(question: Question, number: int, total: int, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield words["head"].format(number, total, question.weight)
    yield words["ask"].format(question.a.label, question.b.label)
    for letter, side in (("A", question.a), ("B", question.b)):
        yield ""
        yield f"{letter}  {side.label} · {tail(side.iri)}"
        yield from _side(side, lang)
    yield ""
    if question.speaks_for:
        yield words["for"].format("; ".join(question.speaks_for))
    if question.speaks_against:
        yield words["against"].format("; ".join(question.speaks_against))


def _side(side: Side, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    if not side.facts:
        yield f"   {words['nothing']} ({side.sight[0]})"
    for fact in side.facts[:SHOWN]:
        yield f"   • {fact.text}"
        for quote in fact.quotes[:_QUOTES]:
            where = ", ".join(part for part in (quote.title, date(quote.date, lang), quote.url) if part)
            yield f"     “{' '.join(quote.text.split())}”"
            yield f"       {where}"
    if len(side.facts) > SHOWN:
        yield f"   {words['more'].format(len(side.facts) - SHOWN, tail(side.iri))}"


def data(question: Question) -> dict[str, Any]:
    """The question as plain values, sides as they can be given to an answer."""
    found = asdict(question)
    for name in ("a", "b"):
        found[name]["sighting"] = spelt(found[name].pop("sight"))
        for fact in found[name]["facts"]:
            for quote in fact["quotes"]:
                quote["article"] = local_name(quote["article"])
    return found
