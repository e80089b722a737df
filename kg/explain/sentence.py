"""One sentence of an article: what was read from it, what was recognised in it, and what was left."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from kg.errors import KgError, UsageError
from kg.explain.explain import check_language
from kg.explain.find import find
from kg.explain.left import left_of
from kg.explain.lines import Teller
from kg.explain.sentence_told import NotShown, Recognised, SentenceWhy
from kg.explain.why import Reasons, Reread, within
from kg.graph.reader import SCHEMA, VKS, Quote, Reader, local_name
from kg.graph.store import Export
from kg.graph.trace import Trace, Tracer
from kg.names import fold, name_key
from kg.records import Reading, Sentence, Span
from kg.spans import Covers
from kg.values import DateValue, PeriodValue

MANY = 20  # sentences to name when the words stand in several
_ONE_LINE = re.compile(r"\s+")


class SentenceNotFoundError(KgError):
    """No sentence holds the words, or no sentence is at the offset."""

    exit_code = 1


class SeveralSentencesError(KgError):
    """Several sentences hold the words. ``candidates`` are the first of them: article id, offset, words."""

    exit_code = 1

    def __init__(self, words: str, candidates: tuple[tuple[str, int, str], ...], more: bool) -> None:
        count = f"more than {len(candidates)}" if more else f"{len(candidates)}"
        hint = "write more of its words, or name the article and the offset (--at)"
        super().__init__(f"“{_cut(words)}” may mean {count} sentences", hint=hint)
        self.candidates = candidates


def why_sentence(
    export: Export,
    reread: Reread,
    words: str | None = None,
    *,
    article: str | None = None,
    at: int | None = None,
    lang: str = "vi",
) -> SentenceWhy:
    """What became of the sentence that holds ``words``, or of that which holds offset ``at`` of ``article``.

    Blanks, case, the Unicode form and the placement of tone marks in ``words`` do not matter. ``article`` (its id,
    title or IRI) narrows the search.

    Raises:
        SentenceNotFoundError, SeveralSentencesError: none, or more than one, is meant.
        NotFoundError, AmbiguousError: no article, or more than one, is called so.
        UsageError: there are no texts, ``article`` is no article, or neither words nor an offset are given.
    """
    check_language(lang)
    if not export.articles:
        raise UsageError("the texts of the articles are not there", hint="name a folder that kg build wrote")
    reader = Reader(export.store)
    iri = _article(reader, export, article) if article is not None else None
    if at is not None:
        if iri is None:
            raise UsageError("an offset without an article", hint="name the article too")
        chosen = local_name(iri), _at(export.articles[local_name(iri)], reread, local_name(iri), at)
    elif words is not None and words.strip():
        texts = {local_name(iri): export.articles[local_name(iri)]} if iri else export.articles
        chosen = _holding(texts, reread, words)
    else:
        raise UsageError("no words to look for", hint="give some words of the sentence")
    return _told(reader, reread, find(reader, f"article/{chosen[0]}"), chosen[1], lang)


def _article(reader: Reader, export: Export, called: str) -> str:
    """The IRI of the article that is called so; its bare id will do."""
    iri = find(reader, f"article/{called}" if called in export.articles else called)
    if SCHEMA + "NewsArticle" not in reader.types[iri] or local_name(iri) not in export.articles:
        raise UsageError(f"“{called}” is no article of the graph", hint="give its title, or its id from articles.jsonl")
    return iri


def _reading(reread: Reread, article: str) -> Reading:
    reading = reread(article)
    if reading is None:
        raise UsageError(f"the text of article {article} is not there", hint="build the graph again")
    return reading


def _at(text: str, reread: Reread, article: str, at: int) -> Sentence:
    if not 0 <= at < len(text):
        raise SentenceNotFoundError(f"no offset {at} in article {article}", hint=f"its text has {len(text)} characters")
    sentences = _reading(reread, article).document.sentences
    found = next((one for one in sentences if one.start <= at < one.end), None)
    if found is None:
        before = [one for one in sentences if one.end <= at]
        hint = f"the sentence before it starts at {before[-1].start}" if before else "take a greater offset"
        raise SentenceNotFoundError(f"offset {at} of article {article} is between sentences", hint=hint)
    return found


def _holding(texts: Mapping[str, str], reread: Reread, words: str) -> tuple[str, Sentence]:
    """The one sentence that the words stand in, or whose parts they run over."""
    found = list(islice(_sentences(texts, reread, words), MANY + 1))
    if not found:
        hint = "write the words as the article has them, a few are enough"
        raise SentenceNotFoundError(f"no sentence holds “{_cut(words)}”", hint=hint)
    if len(found) > 1:
        near = ((name, one.start, _cut(texts[name][one.start : one.end])) for name, one in found[:MANY])
        raise SeveralSentencesError(words, tuple(near), more=len(found) > MANY)
    return found[0]


def _sentences(texts: Mapping[str, str], reread: Reread, words: str) -> Iterator[tuple[str, Sentence]]:
    """Every sentence that the words touch, by article in the order of the ids."""
    key = name_key(words.strip().strip('“”"'))
    pattern = re.compile(r"\s+".join(re.escape(word) for word in key.split()))
    for name in sorted(texts):
        folded = fold(texts[name])
        spans = [match.span() for match in pattern.finditer(folded)]
        if spans:
            for one in _reading(reread, name).document.sentences:
                if any(start < one.end and one.start < end for start, end in spans):
                    yield name, one


def _told(reader: Reader, reread: Reread, iri: str, sentence: Sentence, lang: str) -> SentenceWhy:
    reading = _reading(reread, local_name(iri))
    reasons = Reasons(reader, reread, lang)
    tracer = reasons.tracer(iri) or Tracer(reader, iri, reading)
    text = reading.document.text[sentence.start : sentence.end]
    here = [(trace, tracer.filled(trace)) for trace in reasons.traces(iri) if _meet(trace.evidence.sentence, sentence)]
    here.sort(key=lambda pair: min(pair[1], default=sentence.span))
    words = within(tuple(span for _, spans in here for span in spans), sentence.start, sentence.end)
    recognised = tuple(_recognised(Teller(reader, lang), tracer, reading, sentence, words))
    facts = dict.fromkeys([*(trace.fact for trace, _ in here if trace.fact), *_stated(reader, iri, sentence)])
    return SentenceWhy(
        quote=_quote(reader, iri, text, sentence.start),
        end=sentence.end,
        zone=sentence.zone,
        words=words,
        facts=tuple(reasons.of(fact) for fact in facts),
        not_shown=tuple(_not_shown(reading, (trace for trace, _ in here))),
        recognised=recognised,
        left=left_of(text, words, tuple((one.span, one.kind, one.used) for one in recognised)),
        lang=lang,
    )


def _recognised(
    teller: Teller, tracer: Tracer, reading: Reading, sentence: Sentence, words: tuple[Span, ...]
) -> Iterator[Recognised]:
    filled = Covers(words)
    for one in tracer.mentions(sentence.span):
        iri = tracer.thing(one)
        (span,) = within((one.span,), sentence.start, sentence.end)
        yield Recognised(
            span=span,
            text=reading.document.text[one.start : one.end],
            kind=one.kind,
            rule=one.rule,
            iri=iri,
            label=teller.label(iri) if iri else _days(one.value),
            used=filled.cover(*span),
        )


def _days(value: object) -> str:
    """The day or days that a date means."""
    if not isinstance(value, DateValue | PeriodValue):
        return ""
    return f"{value.start}…{value.end}" if value.end else value.start


def _stated(reader: Reader, article: str, sentence: Sentence) -> Iterator[str]:
    """What the graph has from the sentence, whether or not it is read again."""
    mention = f"{article.replace('/article/', '/mention/')}/{sentence.start}-{sentence.end}"
    yield from (iri for iri, prop in reader.pointing(mention) if prop == VKS + "evidence")


def _not_shown(reading: Reading, traces: Iterable[Trace]) -> Iterator[NotShown]:
    private = {person.name for person in reading.facts.extraction.people if person.private}
    text = reading.document.text
    for trace in traces:
        if not trace.fact:
            words = tuple(text[span.start : span.end] for span in trace.evidence.words)
            yield NotShown(trace.field, trace.evidence.rule, words, not private.isdisjoint(trace.values))


def _quote(reader: Reader, article: str, text: str, start: int) -> Quote:
    published, url = (reader.one(article, SCHEMA + name) for name in ("datePublished", "url"))
    return Quote(text, article, reader.label(article), published, url, start)


def _meet(span: Span, sentence: Sentence) -> bool:
    return span.start < sentence.end and sentence.start < span.end


def _cut(words: str, size: int = 80) -> str:
    line = _ONE_LINE.sub(" ", words).strip()
    return line if len(line) <= size else f"{line[:size].rsplit(' ', 1)[0]}…"
