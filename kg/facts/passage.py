"""A sentence with what was found in it: what the readers of facts go through one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Document, Mention, Sentence, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of ``document`` and the mentions that begin in it, in reading order."""

    document: Document
    sentence: Sentence
    mentions: tuple[Mention, ...]

    @property
    def folded(self) -> str:
        """The text to match on, of the whole document."""
        return self.document.folded

    @property
    def start(self) -> int:
        """Where the sentence begins in the text."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.sentence.end

    @property
    def zone(self) -> str:
        """The kind of zone in which it stands."""
        return self.sentence.zone

    @property
    def span(self) -> Span:
        """The sentence as a span of the text."""
        return self.sentence.span

    def of(self, *kinds: type) -> list[Mention]:
        """The mentions whose values are of one of ``kinds``."""
        return [mention for mention in self.mentions if isinstance(mention.value, kinds)]


def passages(document: Document, mentions: Sequence[Mention]) -> list[Passage]:
    """The sentences of ``document`` with their ``mentions``, which are given in reading order."""
    found: list[Passage] = []
    index = 0
    for sentence in document.sentences:
        while index < len(mentions) and mentions[index].start < sentence.start:
            index += 1
        first = index
        while index < len(mentions) and mentions[index].start < sentence.end:
            index += 1
        found.append(Passage(document, sentence, tuple(mentions[first:index])))
    return found
