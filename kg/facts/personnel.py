"""What an article tells of careers: changes of post, honours, and posts that are over."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.facts.agenda import SESSIONS, Draft
from kg.facts.careers import CareerReader
from kg.facts.change_dates import day_before
from kg.facts.changes import ChangeReader
from kg.facts.context import Context
from kg.facts.honours import HonourReader
from kg.facts.lists import OpenList
from kg.facts.meeting_dates import last_day
from kg.facts.passage import Passage
from kg.facts.past_changes import past_time
from kg.facts.stances import ASSERTED
from kg.facts.tenures import TenureFinder
from kg.records import Change, Mention, Tenure
from kg.reference.rules import WordClass
from kg.values import PersonValue

_SILENT = ("footer", "related", "header", "title")  # zones that tell no change of their own
_OPENS_ON = re.compile(r"[*+•-]? ?(?:(?:cũng |tại |ở )[^,;.]{2,40}, )?(?:(?:vào )?(?:sáng|chiều|tối) )?ngày \d")
_VOTED = ("elected", "dismissed")
_MORE = {"transferred": "appointed"}  # who is appointed to a post was also moved to it


class PersonnelReader:
    """The readers of changes, honours and careers, over the words of data/grammar/personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass], tenures: TenureFinder) -> None:
        self._changes = ChangeReader(words, tenures)
        self._honours = HonourReader(words, tenures)
        self._careers = CareerReader(words, tenures)

    def changes(
        self, passages: Sequence[Passage], context: Context, held: Sequence[Tenure], event: Draft | None
    ) -> tuple[list[Change], list[Change]]:
        """The changes and honours in reading order, and those that were long over when the article was written.

        ``held`` are the posts that the article shows people in; ``event`` is the meeting that it is about.
        """
        event_date = event.date if event else None
        day: str | None = None
        found, past = list[Change](), list[Change]()
        first_of_last = 0  # of the changes of the last sentence that told any
        today = context.document.published or event_date
        last: Change | None = None
        known: Mention | None = None
        shown: dict[str, Tenure] = {}
        for tenure in sorted(held, key=lambda tenure: tenure.former):  # those of now count before former ones
            if tenure.unit:
                shown.setdefault(tenure.person, tenure)
        lists, told = OpenList(), list[Change]()
        for before, passage in pairwise((None, *passages)):
            if passage is not None and passage.zone not in _SILENT:
                opener = lists.enter(passage)
                openers = _openers(opener, passages) if opener else ()
                waiting = before if not told else None  # of whom an earlier change is told, nobody else is meant
                told = self._changes.read(passage, context, last, openers, shown, waiting, known)
                day = _vote_day(passage, event, day)
                in_session = event is not None and event.kind in SESSIONS
                told = [_on_the_day(change, passage, day, in_session=in_session) for change in told]
                last = next((change for change in reversed(told) if change.title), last)
                if (from_then := self._changes.term(passage)) is not None:
                    found[first_of_last:] = [_from(change, from_then) for change in found[first_of_last:]]
                first_of_last = len(found) if told else first_of_last
                for change in (*told, *self._honours.read(passage, context, event_date, openers)):
                    time = past_time(change, passage, today)
                    (found if time is None else past).append(replace(change, date=time or change.date))
                known = _only(passage) if passage.of(PersonValue) else known
        return _unique(found), past

    def careers(self, passages: Sequence[Passage], context: Context, taken: Sequence[Tenure]) -> list[Tenure]:
        """Posts told as history, in reading order, without those that ``taken`` has."""
        return self._careers.read(passages, context, taken)


def _from(change: Change, day: str) -> Change:
    """An appointment of which the next sentence tells from when it is."""
    return replace(change, date=day) if change.change in ("appointed", "reappointed", "transferred") else change


def _only(passage: Passage) -> Mention | None:
    """The first mention of the one person whom a sentence names, if it is one."""
    people = passage.of(PersonValue)
    names = {person.value.name for person in people if isinstance(person.value, PersonValue)}
    return people[0] if len(names) == 1 else None


def _vote_day(passage: Passage, event: Draft | None, day: str | None) -> str | None:
    """The day on which votes told in a sentence are taken: that of the ``event``, of several the one told last.

    ``day`` is that of the sentence before. Nobody knows it where none of several is told yet.
    """
    told = last_day(passage)
    first, last = (event.date, event.end or event.date) if event and event.date else (None, None)
    if told is not None and not told.end:
        within = first is None or last is None or first <= told.start <= last
        if within or _OPENS_ON.match(passage.folded, passage.start):
            return told.start
    return day or (first if event and not event.end else None)


def _on_the_day(change: Change, passage: Passage, day: str | None, *, in_session: bool) -> Change:
    """An election, in a session also a dismissal, has effect on the day of the vote: ``day`` if none is told."""
    if change.date or change.status != ASSERTED or change.change not in _VOTED:
        return change
    told = day_before(passage, max((word.start for word in change.evidence.words), default=passage.end))
    voted = change.change == "elected" or in_session
    return replace(change, date=told or (day if voted else None))


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
