"""Lists that a sentence with a colon opens: what it says holds for each item after it."""

import re
from collections.abc import Sequence

from kg.facts.passage import Passage

_STARS = ("* ", "> ")
_MARK = re.compile(r"(?:[-–—+*•▪●]|\d{1,2}[.)/]|[a-zđ][.)]) ")


def opens_list(passage: Passage) -> bool:
    """Whether the sentence ends with a colon."""
    return passage.folded.endswith(":", passage.start, passage.end)


def is_item(passage: Passage) -> bool:
    """Whether the sentence begins with the mark or number of a list item."""
    return _MARK.match(passage.folded, passage.start) is not None


def sections(passages: Sequence[Passage]) -> list[int]:
    """For each sentence the number of the item of a round-up in which it stands: paragraphs that open with a mark."""
    number, found = 0, []
    for passage in passages:
        number += passage.folded.startswith(_STARS, passage.start)
        found.append(number)
    return found


class OpenList:
    """The sentence that opened the list in hand while an article is read; ``opener`` is None outside of lists."""

    def __init__(self) -> None:
        self.opener: Passage | None = None
        self._pending: Passage | None = None
        self._paragraph = -1  # of the last item

    def enter(self, passage: Passage) -> Passage | None:
        """The opener of the list of which ``passage`` is an item, or the rest of one; None where it is none."""
        paragraph = passage.sentence.paragraph
        goes_on = self.opener is not None and paragraph == self._paragraph
        item = (self._pending is not None or self.opener is not None) and (goes_on or is_item(passage))
        self._paragraph = paragraph if item else -1
        if self._pending is not None and (item or self.opener is None):
            self.opener, self._pending = self._pending, None
        elif not item:
            self.opener = None
        if opens_list(passage) and not (self.opener is not None and item):
            self._pending = passage
        return self.opener
