"""What documents say of each other: one amends, carries out, rests on or cites another."""

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from kg.frozen import record
from kg.records import Citation, Document, Evidence, Mention, Span
from kg.resources import grammar_dir
from kg.values import DocumentMention
from kg.yamlio import load_cached

_BREAK = re.compile(r"[.;:\n]")
_REACH = 260  # characters between two names
_DATE_AND_ISSUER = re.compile(r"[\s\d/.,-]*(?:ngày [\d/.-]+)?(?: của [\w ,]{3,80})? ?")


@record
class CitationRow:
    """What stands between the names of two documents, and what the one is to the other."""

    id: str
    relation: Literal["cites", "amends", "based_on", "implements"]
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    back: bool = False


@record
class CitationGrammar:
    """data/grammar/citations.yaml."""

    between: tuple[CitationRow, ...]
    title_words: tuple[str, ...]


@functools.cache
def grammar() -> CitationGrammar:
    """The rows of data/grammar/citations.yaml."""
    return load_cached(grammar_dir() / "citations.yaml", CitationGrammar)


@functools.cache
def _rows() -> tuple[tuple[CitationRow, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern)) for row in grammar().between)


@functools.cache
def _title_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, grammar().title_words))})(?![\w])")


@record
class Named:
    """A mention of a document and the key of that document."""

    mention: Mention
    key: str


def citations(document: Document, named: Sequence[Named]) -> list[Citation]:
    """The citations in reading order, each pair of documents once; ``named`` in reading order."""
    found: dict[tuple[str, str], Citation] = {}
    starts = [sentence.start for sentence in document.sentences]
    whole: Named | None = None  # the document in whose title we are
    for first, second in itertools.pairwise(named):
        whole = first if whole is None or not _in_title(whole, first) else whole
        index = bisect_right(starts, first.mention.start) - 1
        if index < 0 or second.mention.start >= document.sentences[index].end or first.key == second.key:
            continue
        citation = _between(document, whole, first, second, document.sentences[index].span)
        if citation and (citation.document, citation.cited) not in found:
            found[citation.document, citation.cited] = citation
    return list(found.values())


def _in_title(whole: Named, other: Named) -> bool:
    value = whole.mention.value
    title = value.title_span if isinstance(value, DocumentMention) else None
    return title is not None and title.start <= other.mention.start < title.end


def _between(document: Document, whole: Named, first: Named, second: Named, sentence: Span) -> Citation | None:
    """What the words between two neighbours say; ``whole``: the document whose title holds the first, or the first."""
    named = isinstance(first.mention.value, DocumentMention) and first.mention.value.number is None
    gap = document.folded[first.mention.start if named else first.mention.end : second.mention.start]
    if len(gap) > _REACH or _BREAK.search(gap):
        return None
    for row, pattern in _rows():
        match = pattern.search(gap)
        if match and row.back:
            return _citation(second, _amended(whole, first, second), row.relation, sentence, f"citation/{row.id}")
        if match and (_in_title(first, second) or _belongs(gap[: match.start()])):
            return _citation(first, second, row.relation, sentence, f"citation/{row.id}")
    return _citation(whole, second, "cites", sentence, "citation/title") if _in_title(whole, second) else None


def _amended(whole: Named, first: Named, second: Named) -> Named:
    """Which of two names before "được sửa đổi bởi" it speaks of: the nearer, unless only the other is of that kind."""
    kinds = [one.mention.value.kind for one in (whole, first, second) if isinstance(one.mention.value, DocumentMention)]
    return whole if kinds[0] == kinds[-1] != kinds[1] else first


def _belongs(before: str) -> bool:
    """Whether a verb after the words ``before`` belongs to the first document, not to another clause."""
    if not before.strip(" ,()") or _title_word().search(before):
        return True
    return _DATE_AND_ISSUER.fullmatch(before) is not None


def _citation(who: Named, whom: Named, relation: str, sentence: Span, rule: str) -> Citation:
    return Citation(who.key, whom.key, relation, Evidence(sentence, (who.mention.span, whom.mention.span), rule))
