"""What an article tells of careers: changes of post, honours, and posts that are over."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.facts.careers import CareerReader
from kg.facts.changes import ChangeReader
from kg.facts.context import Context
from kg.facts.honours import HonourReader
from kg.facts.lists import OpenList
from kg.facts.passage import Passage
from kg.facts.tenures import TenureFinder
from kg.records import Change, Tenure
from kg.reference.rules import WordClass

_SILENT = ("footer", "related", "header", "title")  # zones that tell no change of their own
_MORE = {"transferred": "appointed"}  # who is appointed to a post was also moved to it


class PersonnelReader:
    """The readers of changes, honours and careers, over the words of data/grammar/personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass], tenures: TenureFinder) -> None:
        self._changes = ChangeReader(words, tenures)
        self._honours = HonourReader(words, tenures)
        self._careers = CareerReader(words, tenures)

    def changes(
        self, passages: Sequence[Passage], context: Context, held: Sequence[Tenure], event_date: str | None
    ) -> list[Change]:
        """The changes and honours in reading order.

        ``held`` are the posts that the article shows people in; ``event_date`` is the day of the meeting told of.
        """
        found: list[Change] = []
        last: Change | None = None
        shown = {tenure.person: tenure for tenure in reversed(held) if tenure.unit and not tenure.former}
        lists, told = OpenList(), list[Change]()
        for before, passage in pairwise((None, *passages)):
            if passage is not None and passage.zone not in _SILENT:
                opener = lists.enter(passage)
                openers = _openers(opener, passages) if opener else ()
                waiting = before if not told else None  # of whom an earlier change is told, nobody else is meant
                told = self._changes.read(passage, context, last, openers, shown, waiting)
                last = next((change for change in reversed(told) if change.title), last)
                found += told
                found += self._honours.read(passage, context, event_date, openers)
        return _unique(found)

    def careers(self, passages: Sequence[Passage], context: Context, taken: Sequence[Tenure]) -> list[Tenure]:
        """Posts told as history, in reading order, without those that ``taken`` has."""
        return self._careers.read(passages, context, taken)


def _openers(opener: Passage, passages: Sequence[Passage]) -> Sequence[Passage]:
    """The sentence that opened a list and, if there is one, the sentence before it."""
    number = bisect_left(passages, opener.start, key=lambda passage: passage.start)
    return passages[max(0, number - 1) : number + 1][::-1]


def _unique(changes: Sequence[Change]) -> list[Change]:
    """The same change told twice is one; the telling with more details wins, and "bổ nhiệm" over "điều động"."""
    kept: dict[tuple[str, str, str], Change] = {}
    for change in changes:
        key = (change.person, change.change, change.post)
        known = kept.get(key)
        if known is None or (known.date is None and change.date is not None):
            kept[key] = change
    return [change for change in kept.values() if not _is_told_better(change, kept)]


def _is_told_better(change: Change, told: Mapping[tuple[str, str, str], Change]) -> bool:
    """Whether another sentence calls the moving to a post an appointment; in one sentence these are two decisions."""
    better = told.get((change.person, _MORE.get(change.change, ""), change.post))
    return better is not None and better.evidence.sentence != change.evidence.sentence
