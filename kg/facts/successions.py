"""Who takes whose place: "ông A giữ chức X thay ông B", "ông A thay ông B làm X"; B held what A comes to hold."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.facts.change_verbs import ENDING, replaced
from kg.facts.passage import Passage
from kg.facts.stances import ASSERTED
from kg.frozen import record
from kg.records import Change, Evidence, Mention, Span, Tenure
from kg.values import PersonValue, PostValue

_AS = re.compile(r"(?: ?\([^()]{1,60}\))?,? (?:làm|giữ chức(?: vụ)?|giữ cương vị|đảm nhiệm(?: chức(?: vụ)?)?) $")
_AS_REACH = 90  # code points
_BECOMES = re.compile(r"(?:làm|giữ chức(?: vụ)?|giữ cương vị) $")
_BECOMES_REACH = 16  # code points
_PLACE_TAKEN = re.compile(r",? (?:thay|thay thế|kế nhiệm)(?!\w| mặt)")
_CONFIDENCE = 0.8
_TAKES = ("appointed", "elected", "transferred")


@record
class Taking:
    """A post that ``person`` takes over from ``predecessor``."""

    person: Mention
    predecessor: Mention
    post: Mention


def takings(passage: Passage) -> Iterator[Taking]:
    """The posts told beside the words for taking somebody's place, with who takes them over, in reading order."""
    people = passage.of(PersonValue)
    posts = [m for m in passage.of(PostValue) if isinstance(m.value, PostValue) and not m.value.role]
    for earlier, person in pairwise(people):
        if not replaced(passage, person):
            continue
        post = _behind(passage, person, posts) or _before(passage, earlier, person, posts)
        if post is not None:
            yield Taking(earlier, person, post)


def _behind(passage: Passage, person: Mention, posts: Sequence[Mention]) -> Mention | None:
    """ "thay ông B làm [Giám đốc Công an tỉnh X]"."""
    following = next((post for post in posts if post.start >= person.end), None)
    if following is None or following.start - person.end > _AS_REACH:
        return None
    return following if _AS.fullmatch(passage.folded, person.end, following.start) else None


def _before(passage: Passage, earlier: Mention, person: Mention, posts: Sequence[Mention]) -> Mention | None:
    """ "làm [Giám đốc Công an tỉnh X] thay ông B"."""
    told = [post for post in posts if earlier.end <= post.start and post.end <= person.start]
    if not told or not _PLACE_TAKEN.match(passage.folded, told[-1].end, person.start):
        return None
    begin = max(passage.start, told[-1].start - _BECOMES_REACH)
    return told[-1] if _BECOMES.search(passage.folded, begin, told[-1].start) else None


def predecessors(passages: Sequence[Passage], changes: Sequence[Change], taken: Sequence[Tenure]) -> list[Tenure]:
    """The former posts of those whose places are taken, in reading order, but for those that ``taken`` tells.

    The post is the one told beside it, else what the sentence, or the one before it, says that the other comes to hold.
    """
    known = {(tenure.person, tenure.title, tenure.unit) for tenure in taken}
    known |= {(one.person, one.title, one.unit) for one in changes if one.change in ENDING and one.title}
    taken_up: dict[str, list[Change]] = {}  # by who comes to hold something
    for one in changes:
        if one.change in _TAKES and one.status == ASSERTED and one.title:
            taken_up.setdefault(one.person, []).append(one)
    found: list[Tenure] = []
    for passage in passages:
        people = passage.of(PersonValue)
        for earlier, person in pairwise(people):
            if passage.zone != "body" or not replaced(passage, person):
                continue
            name = _name(person)
            own = taken_up.get(_name(earlier), ()) if name != _name(earlier) else ()
            change = next((one for one in reversed(own) if one.evidence.sentence.start <= passage.start), None)
            if change is None or not change.title or (name, change.title, change.unit) in known:
                continue
            known.add((name, change.title, change.unit))
            evidence = Evidence(passage.span, (person.span, earlier.span), "tenure.succeeded", _CONFIDENCE)
            found.append(Tenure(name, change.title, change.unit, evidence, former=True))
    return found


def without_predecessors(tenures: Sequence[Tenure], passages: Sequence[Passage]) -> list[Tenure]:
    """``tenures`` without the posts that only somebody's successor comes to hold: "thay ông B làm X" is not of B."""
    taken = {(taking.predecessor.span, taking.post.span) for passage in passages for taking in takings(passage)}
    return [tenure for tenure in tenures if _told_by(tenure) not in taken]


def _told_by(tenure: Tenure) -> tuple[Span, Span] | None:
    words = tenure.evidence.words
    return (words[0], words[1]) if len(words) > 1 else None


def _name(person: Mention) -> str:
    assert isinstance(person.value, PersonValue)
    return person.value.name
