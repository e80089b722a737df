"""The evidence of every fact in half of the gold articles: words to point at, in the sentence that says it."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from metamorphic.relations import reading, samples

from kg.records import Evidence, Extraction, Span


def evidence(found: Extraction) -> Iterator[Evidence]:
    """All evidence, in the order of the records."""
    for kind in fields(found):
        for record in getattr(found, kind.name):
            told = getattr(record, "evidence", ())
            yield from (told,) if isinstance(told, Evidence) else told


def wrong(text: str, one: Evidence, sentences: frozenset[Span]) -> str:
    """What speaks against a piece of evidence, or ""."""
    words = [text[span.start : span.end] for span in one.words]
    if one.sentence not in sentences:
        return "in no sentence"
    if not words or any(not word or word != word.strip() for word in words):
        return f"empty, or with blanks at its ends: {words}"
    if len(set(one.words)) < len(words):
        return f"told twice: {words}"
    within = all(one.sentence.start <= span.start and span.end <= one.sentence.end for span in one.words)
    return "" if within else f"outside of its sentence: {words}"


def test_words_of_evidence_stand_in_its_sentence() -> None:
    seen, found = set(), []
    for sample in samples()[::2]:
        document, extraction = reading(sample.text)
        sentences = frozenset(sentence.span for sentence in document.sentences)
        for one in evidence(extraction):
            seen.add(one.rule.partition(".")[0])
            if what := wrong(document.text, one, sentences):
                found.append(f"{sample.id}: {one.rule} {what}")
    assert found == []
    assert seen >= {"case", "cluster", "meeting", "participation", "personnel", "request", "tenure"}


@pytest.mark.parametrize(
    ("words", "what"),
    [((), "empty"), ((Span(2, 2),), "empty"), ((Span(3, 5),), "empty"), ((Span(0, 3), Span(0, 3)), "twice"),
     ((Span(0, 9),), "outside"), ((Span(0, 3),), "")],
)  # fmt: skip
def test_what_is_wrong_is_told(words: tuple[Span, ...], what: str) -> None:
    text, sentence = "Ông A. Bà B.", Span(0, 6)
    told = wrong(text, Evidence(sentence, words), frozenset({sentence}))
    assert (what in told) if what else told == ""
