"""A sentence with what was found in it: what the readers of facts go through one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.records import Document, Mention, Sentence, Span


@dataclass(slots=True, eq=False)
class Passage:
    """A sentence of ``document`` and the mentions that begin in it, in reading order; not to be changed.

    ``folded`` is the text to match on, of the whole document; ``start``, ``end``, ``span`` and ``zone`` are those of
    the sentence. They are fields, for everything that reads a sentence asks for them.
    """

    document: Document
    sentence: Sentence
    mentions: tuple[Mention, ...]
    folded: str = field(init=False, repr=False)
    start: int = field(init=False)
    end: int = field(init=False)
    span: Span = field(init=False)
    zone: str = field(init=False)
    _types: frozenset[type] = field(init=False, repr=False)  # of the values of the mentions
    _of: dict[tuple[type, ...], Sequence[Mention]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.folded = self.document.folded
        self.start, self.end = self.span = self.sentence.span
        self.zone = self.sentence.zone
        self._types = frozenset([type(mention.value) for mention in self.mentions])

    def of(self, *kinds: type) -> Sequence[Mention]:
        """The mentions whose values are of one of ``kinds``, exactly."""
        if self._types.isdisjoint(kinds):
            return ()
        found = self._of.get(kinds)
        if found is None:
            found = self._of[kinds] = [mention for mention in self.mentions if type(mention.value) in kinds]
        return found

    def without(self, kind: type | tuple[type, ...], start: int, end: int) -> str:
        """The folded text of ``[start, end)`` without the mentions whose values are of ``kind``, or one of several."""
        parts: list[str] = []
        at = start
        for mention in self.of(*kind) if isinstance(kind, tuple) else self.of(kind):
            if at <= mention.start and mention.end <= end:
                parts.append(self.folded[at : mention.start])
                at = mention.end
        return "".join([*parts, self.folded[at:end]])


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
