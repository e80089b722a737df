"""Verbs of change and the people whose posts they change."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from kg.facts.passage import Passage
from kg.facts.stances import ASSERTED
from kg.frozen import record
from kg.records import Mention
from kg.values import PersonValue, PostValue

GIVING = ("appointed", "elected", "reappointed")
ENDING = ("retired", "dismissed")
_MOVING = "transferred"
_PASSIVE = re.compile(r"(?:được|đã được|vừa được|tiếp tục được|bị(?! (?:can|cáo|hại)\b))(?: [^\W\d_]+){0,6} $")
_GIVES = re.compile(r"(?:giữ chức|làm|giữ cương vị|còn lại là)\b")
_INTO = re.compile(r" (?:vào|tham gia) (?:ban chấp hành|bch|ban thường vụ|btv|ủy ban kiểm tra)")
_GIVES_NEXT = re.compile(r"[^;:]{0,60}? (?:tái |tiếp tục )?(?:giữ chức|làm|giữ cương vị)\b")
_OTHERS = re.compile(  # whom a verb with "được" is about, where no name stands right before it
    r"(?:(?:các|những|toàn thể) (?:[^\W\d_]+ ){0,4}|(?<!là )(?:người|nhân sự|bị can|bị cáo|đối tượng)(?: này)? )"
    r"(?:vừa |mới )*$"
)
_UNTIL = re.compile(r" (?:đến|tới) khi |(?: và)? thôi (?:giữ|tham gia) ")
_RESUMES = re.compile(  # behind what somebody leaves: "thôi tham gia Ban Thường vụ Tỉnh ủy A, ... giữ chức X"
    r",(?: và| để| nay)? (?:(?:điều động|phân công|chỉ định|luân chuyển|bổ nhiệm|tham gia)[^;:]{0,120}? )?"
    r"giữ (?:chức|cương vị)(?!\w)"
)
_TO_SERVE = re.compile(r"(?<!\w)thôi (?:giữ|tham gia|đảm nhiệm)[^;]* để (?:[^\W\d_]+ ){0,2}(?:và )?$")
_RECEIVES = re.compile(r"(?:nhận|được|thì|sẽ|đã)\b")
_HANDS_OUT = re.compile(r" (?:trao|công bố|ký|ban hành)(?!\w)")
_OTHERS_ACT = re.compile(
    r", (?:các |toàn thể |100% )?"
    r"(?:đại biểu|cử tri|đảng viên|hội nghị|đại hội|kỳ họp|hội đồng|hđnd|quốc hội|ban chấp hành)(?!\w)"
)
_HANDING_TO = re.compile(r"(?:trao|giao) cho (?:(?:đồng chí|đ/c|ông|bà|anh|chị) )?$")
_PRONOUN = re.compile(r" (?:ông|bà|đồng chí)(?= (?:đến|về|giữ|làm|sang|tới)\b)")
_BY_PRONOUN = re.compile(  # "Kết quả, ông được HĐND tỉnh [bầu]", "bà [nghỉ hưu]"
    r"(?:^|[,;:.] |(?<!\w)(?:và|nay|sau đó|thì) )(?:ông|bà|đồng chí)(?: (?:đã|vừa|mới|cũng|tiếp tục|chính thức))*"
    r"(?P<given> (?:được|bị)(?: [^\W\d_]+){0,7})? $"
)
_BY_REACH = 80  # code points
_REPLACES = re.compile(
    r"(?:thay|thay thế|kế nhiệm)(?: cho)?(?: (?:đồng chí|đ/c|ông|bà|anh|chị))?"
    r"(?: (?:thiếu|trung|thượng|đại) (?:tướng|tá|úy))? $"
)
_BRACKETS = re.compile(r" ?\([^()]*\)")
_WINS = ("tái đắc cử", "trúng cử", "đắc cử", "trúng")
_SEVERAL = re.compile(r"(?:các|hai|ba|bốn) (?:đồng chí|đ/c|ông|bà|phó|anh)[^;]*$")
GIVES_UP = "thôi "  # its subject stands before it, too: "ông A thôi giữ chức X"
_MOVES = "chuyển"  # moves oneself: its subject stands before it
_AND_PERSON = re.compile(
    r"[ ,;()–-]*(?:và )?(?:các )?(?:đồng chí |đ/c |ông |bà )?(?:(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng) )?"
)
_AND_NAMED = re.compile(r" và (?:đồng chí|đ/c|ông|bà) ")  # joins two people whatever came before
_WHOM_FOLLOWS = re.compile(r"(?: trước tuổi| theo chế độ| hưởng chế độ)? đối với ")
_LISTS = re.compile(r":| gồm (?:các |có )?(?=(?:đồng chí|đ/c|ông|bà) )")
_WHO_FOLLOWS = re.compile(r" (?:gồm|là)(?: các)? (?:đồng chí|đ/c|ông|bà)\b")


_TO_SEVERAL = re.compile(r" đối với (?:các|hai|ba|bốn|\d+) (?:ông|bà|đồng chí|đ/c)")
_TO_ONE = re.compile(r" đối với (?:ông|bà|đồng chí|đ/c) ")
_DOES = re.compile(
    r"(?<!\w)(?:được|bị|bầu|bổ nhiệm|miễn nhiệm|bãi nhiệm|cách chức|điều động|phân công|chỉ định|giữ chức|giữ|làm"
    r"|thôi|nhận|phát biểu)(?!\w)"
)
_AT_PROPOSAL = re.compile(
    r"(?<!\w)theo (?:sự )?(?:giới thiệu|đề nghị|tờ trình|đề xuất)(?: số [\w/-]+)? của (?:đồng chí )?$"
)
_PROPOSAL_REACH = 48  # code points
_HONORIFIC = 14  # code points between a semicolon and a name, with a form of address
_CLAUSES = 2  # clauses from which a list has one person, or some joined, in each


@record
class Verb:
    """A verb of change and the end of the clause that it governs."""

    kind: str
    start: int
    end: int
    clause_end: int
    status: str = ASSERTED

    def governs(self, mention: Mention) -> bool:
        """Whether the mention stands behind the verb, in its clause."""
        return self.end <= mention.start < self.clause_end


def by_pronoun(passage: Passage, verb: Verb) -> bool:
    """Whether it is told of "ông", "bà" or "đồng chí" without a name: "ông được bầu", "bầu ông làm ..."."""
    if _PRONOUN.match(passage.folded, verb.end):
        return True
    before = _BY_PRONOUN.search(passage.folded[max(passage.start, verb.start - _BY_REACH) : verb.start])
    return before is not None and (before["given"] is not None or verb.kind in ENDING)


def clause_end(passage: Passage, start: int) -> int:
    """The end of what one verb governs: the next semicolon, or the sentence; a list after a colon belongs to it."""
    stop = passage.folded.find(";", start, passage.end)
    while stop != -1 and _goes_on(passage, start, stop):
        stop = passage.folded.find(";", stop + 1, passage.end)
    end = stop if stop != -1 and not _LISTS.search(passage.folded, start, stop) else passage.end
    until = _UNTIL.search(passage.folded, start, end)  # "cho đến khi kiện toàn chức vụ X" is not about who is told of
    return until.start() if until and not _RESUMES.search(passage.folded, until.end(), end) else end


def _goes_on(passage: Passage, start: int, semicolon: int) -> bool:
    """Whether a list of people goes on: "đối với các ông: A, ...; B", or "đối với ông A, ...; ông B" and no more."""
    if not _names_next(passage, semicolon):
        return False
    if _TO_SEVERAL.search(passage.folded, start, semicolon):
        return True
    stop = passage.folded.find(";", semicolon + 1, passage.end)
    end = stop if stop != -1 else passage.end
    return bool(_TO_ONE.search(passage.folded, start, semicolon)) and not _DOES.search(passage.folded, semicolon, end)


def _names_next(passage: Passage, semicolon: int) -> bool:
    """Whether the name of a person, or what may stand before one, follows the semicolon."""
    return any(0 < person.start - semicolon <= _HONORIFIC for person in passage.of(PersonValue))


def implied_verbs(passage: Passage, verbs: Sequence[Verb]) -> list[Verb]:
    """ "bầu A giữ chức X; B giữ chức Y": a clause without a verb of change goes on with the one before it."""
    found: list[Verb] = []
    for verb in verbs:
        if verb.kind not in (*GIVING, _MOVING):
            continue
        start = passage.folded.find(";", verb.end, passage.end)
        while start != -1:
            stop = passage.folded.find(";", start + 1, passage.end)
            end = stop if stop != -1 else passage.end
            if any(start < other.start < end for other in verbs) or not _GIVES.search(passage.folded, start, end):
                break
            found.append(Verb(verb.kind, start, start + 1, end, verb.status))
            start = stop
        found += _in_clause(passage, verb, verbs)
    return found


def _in_clause(passage: Passage, verb: Verb, verbs: Sequence[Verb]) -> list[Verb]:
    """ "bầu A giữ chức X, B giữ chức Y": the people of the clause after the first who are given a post of their own."""
    people = [m for m in passage.of(PersonValue) if verb.governs(m)]
    found: list[Verb] = []
    for index, person in enumerate(people[1:], start=1):
        end = people[index + 1].start if index + 1 < len(people) else verb.clause_end
        given = _GIVES_NEXT.match(passage.folded, person.end, end)
        if given and not any(person.end < other.start < end for other in verbs):
            found.append(Verb(verb.kind, person.start, person.start, end, verb.status))
    return found


def set_apart(passage: Passage, people: Sequence[Mention], verbs: Sequence[Verb]) -> list[Verb]:
    """The verbs, each up to the one whose place is taken, where the next verb tells of that one.

    "Ông A được bổ nhiệm, thay ông B, vừa được bổ nhiệm giữ chức X": the post is B's.
    """
    found: list[Verb] = []
    for verb, following in zip_longest(verbs, verbs[1:]):
        between = [p for p in people if following and verb.end <= p.start and p.end <= following.start]
        apart = between and replaced(passage, between[-1])
        found.append(replace(verb, clause_end=min(verb.clause_end, between[-1].start)) if apart else verb)
    return found


def roll(passage: Passage, verb: Verb) -> tuple[Mention | None, list[Mention]]:
    """ "bổ nhiệm Kiểm sát viên đối với 3 người: A, T; B, T; C": the post before the list and the people in it.

    Of several clauses of the list each names one person first, or some who are joined; without clauses, all are meant.
    """
    opening = _LISTS.search(passage.folded, verb.end, verb.clause_end)
    colon = opening.start() if opening else -1
    posts = [m for m in passage.of(PostValue) if verb.governs(m) and m.end <= colon and not _proposes(passage, m)]
    if not posts and not (opening and _INTO.match(passage.folded, verb.end)):
        return None, []
    people = [m for m in passage.of(PersonValue) if colon < m.start < verb.clause_end]
    if any(verb.governs(m) and m.start < colon for m in passage.of(PersonValue)):
        return None, []
    clauses = _by_clause(passage, colon, people)
    if len(clauses) < _CLAUSES:
        return (posts[-1] if posts else None), people
    return (posts[-1] if posts else None), [one for clause in clauses for one in _joined(passage, clause)]


def _proposes(passage: Passage, post: Mention) -> bool:
    """Whether the post is that of who proposes somebody: "bầu 5 Phó Chủ tịch theo giới thiệu của [Chủ tịch], gồm"."""
    return _AT_PROPOSAL.search(passage.folded, max(passage.start, post.start - _PROPOSAL_REACH), post.start) is not None


def clause_heads(passage: Passage, start: int, people: Sequence[Mention]) -> list[Mention]:
    """The first of ``people``, who stand in the order of the text after ``start``, in each clause from there on."""
    return [clause[0] for clause in _by_clause(passage, start, people)]


def _by_clause(passage: Passage, start: int, people: Sequence[Mention]) -> list[list[Mention]]:
    """``people``, who stand in the order of the text after ``start``, clause by clause."""
    clauses = groupby(people, key=lambda person: passage.folded.count(";", start, person.start))
    return [list(clause) for _, clause in clauses]


def subjects(passage: Passage, people: Sequence[Mention], verb: Verb) -> list[Mention]:
    """The people whose posts the verb changes."""
    before = [p for p in people if p.end <= verb.start]
    after = [p for p in people if verb.governs(p) and not replaced(passage, p)]
    if before and (_PRONOUN.match(passage.folded, verb.end) or passage.folded.startswith(_MOVES, verb.start)):
        return before[-1:]
    if verb.kind == "retired":
        if after and _WHO_FOLLOWS.search(passage.folded, verb.end, after[0].start + 1):
            return after
        if after and _WHOM_FOLLOWS.match(passage.folded, verb.end):
            return _joined(passage, after)
        return before[-1:] or ([] if passage.folded.startswith(",", verb.end) else after[:1])
    if before and passage.folded.startswith(GIVES_UP, verb.start):
        return before[-1:]
    marked = _PASSIVE.search(passage.folded, max(passage.start, verb.start - 60), verb.start)
    passive = marked is not None
    if (
        before
        and marked
        and before[-1].end < marked.start()
        and _OTHERS.search(passage.folded, before[-1].end, marked.start())
    ):
        return []
    if before and (passive or passage.folded.startswith(_WINS, verb.start)):
        return last_joined(passage, before)
    chosen = _joined(passage, after)
    if chosen or not before:
        return chosen
    receives = _RECEIVES.search(passage.folded, before[-1].end, verb.start)
    if receives and _HANDS_OUT.match(passage.folded, receives.end()):
        receives = None  # "ông A đã trao quyết định bổ nhiệm hai Phó Viện trưởng"
    if receives and not _OTHERS_ACT.search(passage.folded, before[-1].end, receives.start()):
        return before[-1:]
    if _TO_SERVE.search(passage.folded, passage.start, verb.start):
        return before[-1:]
    handed = [person for person in before if _is_handed(passage, person, verb)]
    return handed[-1:]


def _is_handed(passage: Passage, person: Mention, verb: Verb) -> bool:
    """ "trao cho ông A Quyết định ... bổ nhiệm giữ chức X": whether the decision goes to the person."""
    handing = _HANDING_TO.search(passage.folded, passage.start, person.start)
    return bool(handing) and "quyết định" in passage.folded[person.end : verb.start]


def replaced(passage: Passage, person: Mention) -> bool:
    """Whether the person is the one whose place another takes: "thay ông A"."""
    return bool(_REPLACES.search(passage.folded, max(passage.start, person.start - 30), person.start))


def _joined(passage: Passage, people: Sequence[Mention]) -> list[Mention]:
    """The first of ``people`` and those joined to it, titles between them aside."""
    chosen = list(people[:1])
    for person in people[1:]:
        if not _AND_PERSON.fullmatch(passage.without(PostValue, chosen[-1].end, person.start)):
            break
        chosen.append(person)
    return chosen


def last_joined(passage: Passage, people: Sequence[Mention]) -> list[Mention]:
    """The last of ``people`` and those joined to it: "các đồng chí A, B được bầu"."""
    chosen = [people[-1]]
    for person in reversed(people[:-1]):
        gap = _BRACKETS.sub("", passage.without(PostValue, person.end, chosen[0].start))
        several = _AND_NAMED.fullmatch(gap) or _SEVERAL.search(passage.folded, passage.start, person.start)
        if not _AND_PERSON.fullmatch(gap) or not several or replaced(passage, chosen[0]):
            break
        chosen.insert(0, person)
    return chosen


def post_before(folded: str, posts: Sequence[Mention], verb: Verb) -> Mention | None:
    """ "Hai Phó Viện trưởng được bổ nhiệm lại: A và B", "... được bổ nhiệm là ông A": the post before the verb."""
    before = [p for p in posts if p.end <= verb.start and verb.start - p.end < 16]
    listed = folded.startswith(":", verb.end) or _WHO_FOLLOWS.match(folded, verb.end)
    return before[-1] if before and listed else None
