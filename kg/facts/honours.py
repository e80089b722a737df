"""Honours: who is given a medal, a title or a certificate of merit."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.facts.change_dates import Decision, decision
from kg.facts.change_verbs import clause_end, clause_heads, last_joined
from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.facts.stances import UNSAID, stance
from kg.facts.tenures import TenureFinder
from kg.names import old_style, post_label
from kg.records import Change, Evidence, Mention, Span
from kg.reference.rules import WordClass
from kg.sought import AnyWord, Sought
from kg.spans import any_between
from kg.values import MeetingValue, PersonValue, PostValue, UnitValue

_RECIPIENTS = re.compile(r"(?:cho|tặng|đối với|gồm|:|các (?:đồng chí|ông|bà|cá nhân))")
_ARE = re.compile(  # "Ba cá nhân được tặng Bằng khen của ... là A, ...; B, ... và C"
    r"(?<!\w)(?:là|gồm)(?: các)?(?: (?:đồng chí|đ/c|ông|bà|ông, bà))?:? (?=[^\W\d_]|$)"
)
_FOR_ANOTHER = re.compile(r",? (?:đã |lên )?(?:nhận thay|thay mặt nhận)")
_GIVER_LONG = 60  # code points behind the name of an honour within which it is told who they are that get it
_OTHERS = re.compile(r"\d|(?:các|những|nhiều) |chi bộ|đơn vị|tập thể|cá nhân|phòng")
_BRACKETS = re.compile(r"\([^()]*\)")
_RECEIVES = re.compile(r"(?:được|vinh dự|đón nhận)")
_QUOTES = str.maketrans("", "", '"“”')
_CERTIFICATE = re.compile(r"(?:bằng|giấy) khen")
_OF = re.compile(r" của ")
_BY_BODY = re.compile(r"(?:được|do) $")
_DECIDES = re.compile(r" (?:đã )?(?:có|ký|ban hành) quyết định(?: số [\w/-]+)?(?:,? ngày [\d/.-]+)? ")
_HANDED_TO = re.compile(r" cho ")
_DAYS = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?")
_DECISION = ("Quyết định",)  # the kind of document by which an honour is given
_GIVER_REACH = 9  # code points between the post of the giver and the verb
_VERB_REACH = 24  # code points after the name of the honour within which its verb stands


class HonourReader:
    """Reads honours by the words of data/grammar/personnel.yaml."""

    def __init__(self, words: Mapping[str, WordClass], tenures: TenureFinder) -> None:
        self._tenures = tenures
        self._awards = Sought(rf"(?<!\w){words['award'].any_form()}")
        self._verbs = AnyWord(words["award-verb"].forms)

    def read(
        self, passage: Passage, context: Context, event_date: str | None, openers: Sequence[Passage] = ()
    ) -> list[Change]:
        """The honours told in ``passage``.

        ``event_date`` is the day of the meeting that the article is about; ``openers`` are the sentence that opened
        the list of which it is an item and the one before that: an honour told last in one of them goes to those whom
        the item names first.
        """
        people = passage.of(PersonValue)
        if not people:
            return []
        found: list[Change] = []
        meetings = [mention.start for mention in passage.of(MeetingValue)]
        told = list(self._told(passage))
        for index, (match, verb) in enumerate(told):
            stop = told[index + 1][0].start() if index + 1 < len(told) else passage.end
            if not _ARE.search(passage.folded, match.end(), min(passage.end, match.end() + _GIVER_LONG)):
                stop = min(stop, clause_end(passage, match.end()))
            award = self._award(passage, match, verb, context)
            by = decision(passage, min(match.start(), verb.start()), stop, _DECISION)
            found.extend(
                _honour(person, award, Span(*match.span()), passage, by, event_date)
                for person in _recipients(passage, [p for p in people if p.start < stop], match, verb)
                if not any_between(meetings, _list_head(passage, match.end(), person.start), person.start)
            )
        for opener in openers if not found else ():
            if opened := list(self._told(opener)):
                award = self._award(opener, *opened[-1], context)
                first = clause_heads(passage, passage.start, people)
                by = decision(opener, opener.end, kinds=_DECISION)
                return [_honour(one, award, one.span, passage, by, event_date) for one in first]
        return found

    def _told(self, passage: Passage) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
        """The honours of a sentence, each with its verb of giving or receiving."""
        for match in self._awards.find_all(passage.folded, passage.start, passage.end):
            before = self._verbs.find_all(passage.folded, passage.start, match.start())
            verb = before[-1] if before else None
            end = _named_end(passage, match)
            verb = verb or self._verbs.search(passage.folded, end, min(passage.end, end + _VERB_REACH))
            if verb and stance(passage.folded, passage.span, Span(*verb.span()), "change") != UNSAID:
                yield match, verb

    def _award(self, passage: Passage, match: re.Match[str], verb: re.Match[str], context: Context) -> str:
        """The name of the honour; a certificate with the post and body of who gives it, where the text tells."""
        printed = old_style(passage.document.text[match.start() : match.end()]).translate(_QUOTES)
        base = _CERTIFICATE.match(passage.folded, match.start())
        if base is None:
            return printed
        for post in passage.of(PostValue):
            of = _OF.fullmatch(passage.folded, base.end(), post.start) if post.start >= base.end() else None
            decides = post.end < verb.start() and _DECIDES.fullmatch(passage.folded, post.end, verb.start())
            if of or decides or 0 <= verb.start() - post.end < _GIVER_REACH:
                title, unit = self._tenures.body(post, (), context)
                giver = post_label(title, unit) if unit else title
                return f"{printed[: base.end() - base.start()]} của {giver}"
        body = _giving_body(passage, base.end(), verb, context)
        return f"{printed[: base.end() - base.start()]} của {body}" if body else printed


def _list_head(passage: Passage, start: int, end: int) -> int:
    """Where the list begins that ``end`` stands in, after the last colon: what stands before it bars no name of it."""
    colon = passage.folded.rfind(":", start, end)
    return start if colon < 0 else colon


def _giving_body(passage: Passage, end: int, verb: re.Match[str], context: Context) -> str | None:
    """The body whose certificate it is: "Giấy khen của Đảng ủy Khối", or that gives it: "được UBND tỉnh tặng"."""
    for unit in passage.of(UnitValue):
        resolved = context.resolved.get(unit.span)
        of = unit.start >= end and _OF.fullmatch(passage.folded, end, unit.start)
        by = 0 <= verb.start() - unit.end < _GIVER_REACH and _BY_BODY.search(
            passage.folded, max(passage.start, unit.start - _GIVER_REACH), unit.start
        )
        if resolved is not None and (of or by):
            return resolved.label
    return None


def _named_end(passage: Passage, match: re.Match[str]) -> int:
    """The end of the name of an honour, with the post of who gives it."""
    posts = passage.of(PostValue)
    return next(
        (p.end for p in posts if _OF.fullmatch(passage.folded, match.end(), max(p.start, match.end()))), match.end()
    )


def _recipients(
    passage: Passage, people: Sequence[Mention], award: re.Match[str], verb: re.Match[str]
) -> Sequence[Mention]:
    """The people after the honour whom a word makes its recipients, else the one before a verb of receiving."""
    after = [p for p in people if p.start >= award.end()]
    link = passage.folded[award.end() : after[0].start] if after else ""
    if after and (_RECIPIENTS.search(link) or _ARE.search(link)):
        return [one for one in after if not _FOR_ANOTHER.match(passage.folded, one.end)]
    between = [p for p in people if verb.end() <= p.start and p.end <= award.start()]
    if between and _HANDED_TO.match(passage.folded, verb.end()):  # "trao cho bà A Bằng khen"
        return between[:1]
    before = [p for p in people if p.end <= verb.start()]
    if not before or not _RECEIVES.search(passage.folded[max(passage.start, verb.start() - 30) : verb.end()]):
        return []
    gap = _BRACKETS.sub("", _DAYS.sub("", passage.without(PostValue, before[-1].end, verb.start())))
    return [] if _OTHERS.search(gap) else last_joined(passage, before)


def _honour(person: Mention, award: str, words: Span, passage: Passage, by: Decision, event_date: str | None) -> Change:
    """The honour, with its decision and the day of that, else the day on which it was handed over."""
    assert isinstance(person.value, PersonValue)
    evidence = Evidence(passage.span, tuple(dict.fromkeys((person.span, words))), "personnel.awarded", 0.85)
    number, day = by
    name = award[0].upper() + award[1:]
    return Change(person.value.name, "awarded", name, evidence, date=day or event_date, decision=number)
