"""The bodies that took part in a meeting as such, by their representatives or at a connection point."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.agenda import Draft
from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.facts.subjects import Act
from kg.records import Evidence, Mention, Participation, Span
from kg.sought import Sought
from kg.values import PersonValue, PostValue, UnitValue

_REPRESENTED = re.compile(
    r"(?:đại diện|lãnh đạo|thay mặt|tập thể|toàn thể|cán bộ|công chức|kiểm sát viên|đoàn công tác|trưởng các phòng"
    r"|thủ trưởng|cùng)(?: [^\W\d_]+,?){0,5}(?: của| thuộc)? ?$"
)
_REPRESENTATIVE = re.compile(r"(?:đại diện|thay mặt|lãnh đạo),?(?: [^\W\d_]+,?){0,4} $")
_DONE_TO = re.compile(
    r"(?:tham mưu|báo cáo|trình|giúp|đề xuất|xin ý kiến|được|gửi|đề nghị|kiến nghị)(?: cho| với| tới| đến)? "
    r"(?:đại diện |tập thể )?(?:ban )?lãnh đạo $"
)  # before a body whose heads are told what others do
_WHERE = re.compile(r"(?:tại|trụ sở|ở|theo|đến|thuộc|điểm cầu|trong ngành|của)(?: các)? $")
_LISTED = re.compile(
    r"(?: \([^()]{1,24}\))?[ ,;]*(?:và|cùng|;|,|gồm|:)?[ ,]*"
    r"(?:(?:đại diện|lãnh đạo|tập thể|toàn thể|các|cán bộ|công chức)[ ,]*)*$"
)
_SENDS = re.compile(
    r" (?:cũng |đã )?cử (?:đại diện|cán bộ|kiểm sát viên|\d+ [^\W\d_]+)[^.;,]{0,20} (?:tham dự|dự|tham gia)\b"
)
_SUBJECT = re.compile(r"(?:^|[,;:.] )(?:cùng ngày, )?(?:các )?$")  # before a body of which something is told
_COMES = re.compile(r" (?:cũng |cùng |đã |đều )*(?:tham dự|dự|tham gia|có mặt|theo dõi)\b")
_AGREES = re.compile(r" (?:đã |cùng |đều )*(?:thống nhất|nhất trí|họp)\b")
_SIGNS = re.compile(
    r"(?: \([^()]{1,24}\))? (?:đã |cùng |vừa |chính thức |tiến hành |thực hiện )*"
    r"ký(?: kết)? (?!ngày|số|duyệt|ban hành|thay)"
)
_SAYS = re.compile(r" (?:đã |cũng )*(?:đề nghị|kiến nghị|thống nhất|nêu|cho biết|khẳng định|yêu cầu|báo cáo)\b")
_WHOSE = re.compile(r" của(?: các)? ")  # behind "có sự tham dự"
_POINT = re.compile(r"(?:tại|từ|ở) (?:các )?điểm cầu (?:tại )?(?:trụ sở )?$")
_WITH = re.compile(r"(?:[^\W\d_]+ ){1,5}với (?:(?:lãnh đạo|ban lãnh đạo|đại diện) )?")
_SENT_BY = re.compile(r"(?<!\w)đoàn(?: đại biểu| công tác| cán bộ)?(?: cấp cao)?(?: của)? $")
_SENT_REACH = 36  # code points
_GROUP = Sought(r"(?<!\w)đoàn\b(?! (?:viên|thanh niên|thể|luật sư))")
_HONOUR = Sought(
    r"(?:bằng khen|giấy khen|cờ thi đua|huân chương|huy chương|kỷ niệm chương|danh hiệu"
    r"|giải (?:nhất|nhì|ba|khuyến khích))"
    r"[^.;]{0,90}?(?:(?<!\w)(?:cho|tặng) |: )"
)
_CONNECTION_POINT = Sought(
    r"(?:kết nối|nối|truyền)[^.;:]{0,60}(?:điểm cầu|tới|đến)\b|(?:tại|với) (?:các|\d+) điểm cầu(?: gồm| là)?:"
)


def attending(passage: Passage, act: Act, meeting: Draft, context: Context) -> list[Participation]:
    """The bodies after a verb of attending, but for those that only say where."""
    found: list[Participation] = []
    for mention in _units(passage):
        resolved = context.resolved.get(mention.span)
        whose = _WHOSE.fullmatch(passage.folded, act.end, mention.start)
        if mention.start >= act.end and resolved is not None and (whose or not _says_where(passage.folded, mention)):
            found.append(_present(resolved.label, meeting, passage, mention.span, 0.8))
    return found


def represented(passage: Passage, acts: Sequence[Act], meeting: Draft, context: Context) -> list[Participation]:
    """Units that take part as such: "đại diện VKSND các tỉnh ... nêu khó khăn"; those at the connection points."""
    found: list[Participation] = []
    units = _units(passage)
    if not units:
        return found
    linked = _CONNECTION_POINT.search(passage.folded, passage.start, passage.end)
    telling = any(act.role in ("speak", "attend", "sign") for act in acts)
    chain_end = -1  # the end of the representative before, where a list may go on
    for mention in units:
        resolved = context.resolved.get(mention.span)
        if resolved is None:
            chain_end = -1
            continue
        before = passage.folded[max(passage.start, mention.start - 40) : mention.start]
        named = (telling and _REPRESENTATIVE.search(before) and not _DONE_TO.search(before)) or _POINT.search(before)
        chained = chain_end >= 0 and _LISTED.match(passage.folded[chain_end : mention.start])
        if named or chained or _SENDS.match(passage.folded, mention.end) or (linked and mention.start >= linked.end()):
            found.append(_present(resolved.label, meeting, passage, mention.span, 0.75))
            chain_end = mention.end if not linked else -1
        else:
            chain_end = -1
    return found


def joining(passage: Passage, meeting: Draft, context: Context) -> list[Participation]:
    """The bodies that a sentence is about and that come or agree: "VKSND các huyện A và B tham dự từ điểm cầu", and
    "tại cuộc họp liên ngành, Công an tỉnh, VKSND tỉnh và TAND tỉnh đã thống nhất".

    Of those that sign together each one signs.
    """
    found: list[Participation] = []
    for_signing = meeting.main and any("ký" in name.lower() for name in meeting.names)
    for chain in _chains(passage):
        if not _SUBJECT.search(passage.folded[passage.start : chain[0].start]):
            continue
        end = chain[-1].end
        scene = any(passage.start <= span.start < chain[0].start for span in meeting.mentions)
        told = _AGREES.match(passage.folded, end) if len(chain) > 1 else _SAYS.match(passage.folded, end)
        comes = _COMES.match(passage.folded, end) or _SENDS.match(passage.folded, end)
        signs = for_signing and len(chain) > 1 and _SIGNS.match(passage.folded, end)
        if comes or signs or (scene and told):
            labels = ((m.span, context.resolved.get(m.span)) for m in chain)
            parts = [_present(one.label, meeting, passage, span, 0.8) for span, one in labels if one is not None]
            found += parts
            found += [_signing(part) for part in parts if signs]
    return found


class Visits:
    """The two sides of the visits of an article: who receives, and the body whose delegation comes."""

    def __init__(self, passages: Sequence[Passage], context: Context) -> None:
        self._context = context
        self._sent = [
            (unit.start, resolved.label)
            for passage in passages
            for unit in passage.of(UnitValue)
            if _SENT_BY.search(passage.folded, max(passage.start, unit.start - _SENT_REACH), unit.start)
            and (resolved := context.resolved.get(unit.span)) is not None
        ]

    def sides(self, passage: Passage, visit: Draft) -> list[Participation]:
        """The bodies that a sentence on a visit tells: "Đoàn làm việc với VKSND tỉnh X"."""
        return [part for told in visit.mentions for part in self._sides(passage, visit, told)]

    def _sides(self, passage: Passage, visit: Draft, told: Span) -> Iterator[Participation]:
        if not passage.start <= told.start < passage.end:
            return
        inside = (unit for unit in passage.of(UnitValue) if told.start < unit.start and unit.end <= told.end)
        for unit in inside:
            resolved = self._context.resolved.get(unit.span)
            if resolved is not None and _WITH.fullmatch(passage.folded, told.start, unit.start):
                yield _present(resolved.label, visit, passage, unit.span, 0.8)
        if group := _GROUP.search(passage.folded, passage.start, told.end):
            place = bisect_right(self._sent, group.end() + _SENT_REACH, key=lambda one: one[0])
            if place:
                yield _present(self._sent[place - 1][1], visit, passage, Span(*group.span()), 0.75)


def _chains(passage: Passage) -> list[list[Mention]]:
    """The bodies of a sentence, those of one list together."""
    chains: list[list[Mention]] = []
    for mention in _units(passage):
        listed = chains and _LISTED.match(passage.folded[chains[-1][-1].end : mention.start])
        if listed and not (len(chains[-1]) == 1 and _says_where(passage.folded, chains[-1][0])):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def honoured(passage: Passage, meeting: Draft, context: Context) -> list[Participation]:
    """The bodies to which an honour is handed at the meeting: "trao Cờ thi đua cho VKSND huyện X; Phòng 1".

    A body behind a person is where that one works.
    """
    told = _HONOUR.search(passage.folded, passage.start, passage.end)
    if told is None:
        return []
    person = next((m.start for m in passage.of(PersonValue) if m.start >= told.end()), passage.end)
    units = (m for m in _units(passage) if told.end() <= m.start < person)
    resolved = ((m.span, context.resolved.get(m.span)) for m in units)
    return [_present(one.label, meeting, passage, span, 0.7) for span, one in resolved if one is not None]


def _units(passage: Passage) -> list[Mention]:
    """The bodies of a sentence that are not part of somebody's title."""
    units = passage.of(UnitValue)
    posts = [m for m in passage.of(PostValue) if isinstance(m.value, PostValue) and not m.value.plural]
    return [unit for unit in units if not any(post.start <= unit.start and unit.end <= post.end for post in posts)]


def _says_where(folded: str, mention: Mention) -> bool:
    near = folded[max(0, mention.start - 12) : mention.start]
    return bool(_WHERE.search(near)) and not _REPRESENTED.search(folded, max(0, mention.start - 60), mention.start)


def _signing(part: Participation) -> Participation:
    """The same body as one that signs."""
    evidence = replace(part.evidence, rule="participation.sign")
    return replace(part, role="sign", evidence=evidence)


def _present(label: str, meeting: Draft, passage: Passage, words: Span, confidence: float) -> Participation:
    evidence = Evidence(passage.span, (words,), "participation.unit", confidence)
    return Participation(label, meeting.key, "attend", evidence, is_unit=True)
