"""Honours: who is given a medal, a title or a certificate of merit."""

import re
from collections.abc import Mapping, Sequence

from kg.facts.passage import Passage
from kg.facts.word_pattern import any_word
from kg.names import old_style
from kg.records import Change, Evidence, Mention, Span
from kg.reference.rules import WordClass
from kg.values import MeetingValue, PersonValue

_RECIPIENTS = re.compile(r"(?:cho|tặng|đối với|gồm|:|các (?:đồng chí|ông|bà|cá nhân))")
_RECEIVES = re.compile(r"(?:được|vinh dự|đón nhận)")
_QUOTES = str.maketrans("", "", '"“”')
_VERB_REACH = 24  # code points after the name of the honour within which its verb stands


class HonourReader:
    """Reads honours by the words of data/grammar/personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass]) -> None:
        self._awards = re.compile(rf"(?<!\w){words['award'].any_form()}")
        self._verbs = any_word(words["award-verb"].forms)

    def read(self, passage: Passage, event_date: str | None) -> list[Change]:
        """The honours told in ``passage``; ``event_date`` is the day of the meeting that the article is about."""
        found: list[Change] = []
        people = passage.of(PersonValue)
        if not people:
            return []
        for match in self._awards.finditer(passage.folded, passage.start, passage.end):
            verb = self._verbs.search(passage.folded, passage.start, match.start())
            verb = verb or self._verbs.search(passage.folded, match.end(), min(passage.end, match.end() + _VERB_REACH))
            if not verb:
                continue
            award = old_style(passage.document.text[match.start() : match.end()]).translate(_QUOTES)
            found.extend(
                _honour(person, award, Span(*match.span()), passage, event_date)
                for person in _recipients(passage, people, match, verb)
                if not _meeting_between(passage, match.end(), person.start)
            )
        return found


def _recipients(
    passage: Passage, people: Sequence[Mention], award: re.Match[str], verb: re.Match[str]
) -> Sequence[Mention]:
    """The people after the honour whom a word makes its recipients, else the one before a verb of receiving."""
    after = [p for p in people if p.start >= award.end()]
    if after and _RECIPIENTS.search(passage.folded[award.end() : after[0].start]):
        return after
    if _RECEIVES.search(passage.folded[max(passage.start, verb.start() - 30) : verb.end()]):
        return [p for p in people if p.end <= verb.start()][-1:]
    return []


def _meeting_between(passage: Passage, start: int, end: int) -> bool:
    return any(start <= m.start < end for m in passage.of(MeetingValue))


def _honour(person: Mention, award: str, words: Span, passage: Passage, date: str | None) -> Change:
    assert isinstance(person.value, PersonValue)
    evidence = Evidence(passage.span, (person.span, words), "personnel.awarded", 0.85)
    return Change(person.value.name, "awarded", award[0].upper() + award[1:], evidence, date=date)
