"""Acts that make a meeting which the text does not name: the rows `deeds` of data/grammar/meetings.yaml."""

import re
from collections.abc import Iterator, Sequence

from kg.mentions.meetings import MeetingFinder, Others, printed_name
from kg.mentions.patterns import alternatives
from kg.records import Document, Mention
from kg.reference.meetings import Deed, MeetingWords, load_meeting_words
from kg.sought import AnyWord
from kg.values import DeedValue
from kg.word_tree import BLANK, any_word

_BEFORE = 40  # code points; longer than what must stand before any act
_GUEST = re.compile(r" (?:ông|bà|ngài|đồng chí|đoàn)(?= \w)")  # who is received: "thân mật tiếp ông ..."
_JOINED = re.compile(r"(?:,| và|;)(?: tiếp tục| sau đó| tiếp đó)? $")  # before a further act of the same clause
_WORKS = "làm việc với"
_ZONES = ("title", "heading", "body", "caption")


class DeedFinder:
    """Finds the mentions of kind "deed"; ``meetings`` knows where a name ends."""

    def __init__(self, meetings: MeetingFinder, words: MeetingWords | None = None) -> None:
        self._meetings = meetings
        self._rows = [_Row(deed) for deed in (words or load_meeting_words()).deeds]
        self._any = AnyWord((act for row in self._rows for act in row.deed.acts), blank=BLANK)

    def find(self, document: Document, others: Sequence[Mention]) -> list[Mention]:
        """The deeds in the title and the first paragraphs of the body, in reading order."""
        known = Others(others)
        return sorted(self._mentions(document, known), key=lambda mention: mention.start)

    def _mentions(self, document: Document, known: Others) -> Iterator[Mention]:
        for zone in document.zones:
            if zone.kind not in _ZONES:
                continue
            for match in self._any.find_all(document.folded, zone.start, zone.end):
                if known.cover(match.start()):
                    continue
                by_person = known.cover(match.start() - 2, ("person",))
                for row in self._rows:
                    if act := row.match(document.folded, match.start(), zone.end, by_person=by_person):
                        yield self._mention(document, row.deed, act, zone.end, known)

    def _mention(self, document: Document, deed: Deed, match: re.Match[str], limit: int, known: Others) -> Mention:
        start = match.start()
        guest = _GUEST.match(document.folded, match.end(), limit)
        end = self._meetings.extent(document.folded, guest.end() if guest else match.end(), limit, known)
        also = self._any.search(document.folded, match.end(), end)
        if also and (joined := _JOINED.search(document.folded, match.end(), also.start())):
            end = joined.start()
        opens = start + max(match[0].find(_WORKS), 0)  # "đến thăm, làm việc với ...": it is called by the last words
        name = printed_name(f"{deed.head} {document.text[opens:end]}")
        value = DeedValue(deed.kind, deed.head, name, deed.visit, deed.named)
        return Mention("deed", start, end, value, f"deed.{deed.id}")


class _Row:
    """A row compiled: its acts, and what must stand before them."""

    def __init__(self, deed: Deed) -> None:
        self.deed = deed
        self._act = any_word(deed.acts, blank=BLANK)
        self._before = re.compile(rf"(?<!\w)(?:{alternatives(deed.after)}) $" if deed.after else r"[\w,)] $")

    def match(self, folded: str, start: int, end: int, *, by_person: bool) -> re.Match[str] | None:
        """The act of this row that begins at ``start``; a visit may also be that of the person named before it."""
        act = self._act.match(folded, start, end)
        if act is None or (by_person and self.deed.visit):
            return act
        return act if self._before.search(folded, max(0, start - _BEFORE), start) else None
