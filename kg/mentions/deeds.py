"""Acts that make a meeting which the text does not name: the rows `deeds` of data/grammar/meetings.yaml."""

import re
from collections.abc import Iterator, Sequence

from kg.mentions.meetings import MeetingFinder, Others, printed_name
from kg.mentions.patterns import alternatives
from kg.records import Document, Mention
from kg.reference.meetings import Deed, MeetingWords, load_meeting_words
from kg.values import DeedValue

_ZONES = ("title", "heading", "body", "caption")


class DeedFinder:
    """Finds the mentions of kind "deed"; ``meetings`` knows where a name ends."""

    def __init__(self, meetings: MeetingFinder, words: MeetingWords | None = None) -> None:
        self._meetings = meetings
        deeds = (words or load_meeting_words()).deeds
        self._rows = [(deed, _expression(deed)) for deed in deeds]
        self._acts = sorted({act.split()[0] for deed in deeds for act in deed.acts})

    def find(self, document: Document, others: Sequence[Mention]) -> list[Mention]:
        """The deeds in the title and the first paragraphs of the body, in reading order."""
        known = Others(others)
        return sorted(self._mentions(document, known), key=lambda mention: mention.start)

    def _mentions(self, document: Document, known: Others) -> Iterator[Mention]:
        said = [act for act in self._acts if act in document.folded]  # the quickest of searches, and few rows are left
        rows = [(deed, expression) for deed, expression in self._rows if _may_stand(deed, said)]
        for zone in document.zones:
            if zone.kind not in _ZONES:
                continue
            for deed, expression in rows:
                for match in expression.finditer(document.folded, zone.start, zone.end):
                    if not known.cover(match.start(1)):
                        yield self._mention(document, deed, match, zone.end, known)

    def _mention(self, document: Document, deed: Deed, match: re.Match[str], limit: int, known: Others) -> Mention:
        start = match.start(1)
        end = self._meetings.extent(document.folded, match.end(1), limit, known)
        name = printed_name(f"{deed.head} {document.text[start:end]}")
        return Mention("deed", start, end, DeedValue(deed.kind, deed.head, name, deed.visit), f"deed.{deed.id}")


def _may_stand(deed: Deed, said: Sequence[str]) -> bool:
    """Whether the first word of an act of the row is among those that the text has."""
    return any(act.split()[0] in said for act in deed.acts)


def _expression(deed: Deed) -> re.Pattern[str]:
    before = rf"(?<!\w)(?:{alternatives(deed.after)}) " if deed.after else r"(?<=[\w,)] )"
    return re.compile(rf"{before}({alternatives(deed.acts)})(?!\w)")
