"""What a sentence holds that no fact uses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.names import UPPER
from kg.records import Span

# Words with a capital one after another, with what may stand inside a name: a number ("Vụ 7"), a stroke, a hyphen.
_CAPITALISED = re.compile(rf"\b[{UPPER}][\w/.-]*(?:[ \u00a0](?:[{UPPER}][\w/.-]*|\d+\b))*")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*%?")
_LETTER = re.compile(r"\w")
_EDGES = " \t\n\u00a0.,;:!?()[]{}\"'“”‘’«»–—-…/"
_DAYS = frozenset({"date", "period"})

Found = tuple[Span, str, bool]  # a mention: its place, its kind, whether a fact uses it


@dataclass(frozen=True, slots=True)
class Left:
    """``names``: runs of words with a capital, ``numbers`` and ``dates`` that no fact uses; ``words``: stretches that
    neither a mention nor a fact covers. All as printed, in reading order."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    words: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.names or self.numbers or self.dates or self.words)


def left_of(text: str, filled: Iterable[Span], found: Iterable[Found]) -> Left:
    """What is left of a sentence whose facts were ``filled`` from some words and in which mentions were ``found``."""
    mentions, words = list(found), list(filled)
    used = [*words, *(span for span, _, is_used in mentions if is_used)]
    days = [span for span, kind, is_used in mentions if kind in _DAYS and not is_used]
    counted = [span for span, kind, is_used in mentions if kind == "quantity" and not is_used]
    named = [span for span, kind, _ in mentions if kind not in (*_DAYS, "quantity")]
    return Left(
        names=tuple(_names(text, [*used, *days])),
        numbers=tuple(_numbers(text, [*used, *days, *named], counted)),
        dates=tuple(_outermost(text, days)),
        words=tuple(_stretches(text, [*words, *(span for span, _, _ in mentions)])),
    )


def _names(text: str, used: list[Span]) -> Iterator[str]:
    """A word alone at the head of the sentence is none: every first word has a capital, unless it has no other."""
    for start, end in _gaps(text, used):
        for match in _CAPITALISED.finditer(text, start, end):
            run = match[0].rstrip(_EDGES)
            if match.start() > 0 or " " in run or (len(run) > 1 and run.isupper()):
                yield run


def _numbers(text: str, taken: list[Span], counted: list[Span]) -> Iterator[str]:
    """Figures with what they count, and bare numbers."""
    spans = {span.start: span for span in counted}
    for start, end in _gaps(text, [*taken, *counted]):
        spans |= {match.start(): Span(*match.span()) for match in _NUMBER.finditer(text, start, end)}
    for start in sorted(spans):
        yield text[start : spans[start].end]


def _outermost(text: str, spans: list[Span]) -> Iterator[str]:
    reach = 0
    for start, end in sorted(spans, key=lambda span: (span.start, -span.end)):
        if end > reach:
            yield text[start:end]
            reach = end


def _stretches(text: str, covered: list[Span]) -> Iterator[str]:
    for start, end in _gaps(text, covered):
        stretch = " ".join(text[start:end].strip(_EDGES).split())
        if _LETTER.search(stretch):
            yield stretch


def _gaps(text: str, covered: list[Span]) -> Iterator[Span]:
    """What lies between some spans, in order."""
    reach = 0
    for start, end in sorted(covered):
        if start > reach:
            yield Span(reach, start)
        reach = max(reach, end)
    if reach < len(text):
        yield Span(reach, len(text))
