"""Who held a meeting: the bodies before the verb of holding, those after "do", or the host of the article."""

import re
from collections.abc import Sequence

from kg.facts.agenda import OF_SEVERAL, SESSIONS, Draft
from kg.facts.context import Context
from kg.facts.meeting_dates import is_to_come
from kg.facts.meeting_names import act_start
from kg.facts.passage import Passage
from kg.records import Mention
from kg.sought import AnyWord
from kg.values import ClusterValue, PostValue, UnitValue

_JOIN = re.compile(
    r"[ ,;-]*(?:và|cùng|phối hợp(?: với| cùng)?|với|đã phối hợp(?: với| cùng)?|gồm|liên ngành|;|cùng với)?[ ,]*$"
)
_NOT_HOST = re.compile(r"(?:tại|ở|trụ sở|hội trường|của|từ|với sự có mặt của|do) $")
_HOLDS = re.compile(r"có $|có buổi|họp ")  # right before the name, or its own first word: the verb of holding
_BY = re.compile(r"(?:,? (?:(?:sáng|chiều) )?(?:ngày )?[\d/.-]+)?,? do ")
_NAMED_INSIDE = ("ky-hop", "phien-hop", "dai-hoi", "cuoc-hop")  # kinds whose name has their body in it
_HOSTS = ("procuracy", "court", "vu", "military-procuracy", "military-court", "school-like")
_ASSEMBLY = "Quốc hội"
_PRESIDES = re.compile(r" (?:điều hành|chủ trì|chủ tọa) (?:nội dung |tại )?$")
_DELIBERATES = re.compile(
    r" (?:đã |sẽ )?(?:thảo luận|xem xét|thông qua|cho ý kiến|quyết nghị|tiến hành|tiếp tục|họp)\b"
)
_SITTING = ("state.assembly", "state.council", "party.commission")  # kinds of bodies that hold sessions
_CHAIRS_IT = re.compile(r"(?<!\w)chủ trì $")
_CHAIRS = re.compile(r"(?<!\w)chủ trì(?!\w)")
_SUPERVISION = "giám sát"
_ROLE_IN = re.compile(r"(?:cụm|khối) (?:trưởng|phó) $|thành viên (?:của )?$")  # before the cluster of which one is told
_CONSISTS = re.compile(r",? ?(?:\([^()]*\),? )?(?:bao gồm|gồm|có)(?: có)?\b[^.;]*$")
_ITSELF = re.compile(r"(?:^|[,;.\n] ?)(?:đơn vị|cơ quan)(?: (?:đã|cũng|sẽ|vừa))* $")  # right before the verb
_OPENS_BRACKET = (" (", "(")
_ITS = (" ", " của ", " thuộc ", ", ")  # between a cluster and the body whose it is
_FIRST_REACH = 60  # code points between the nearest host and the verb
_SECOND_REACH = 60  # code points after a further host within which the text says that they worked together
_VERB_REACH = 200  # code points after the name within which the verb of "do ... tổ chức" stands


class HostReader:
    """Reads the organisers of meetings; ``holding`` finds the verbs of holding one."""

    def __init__(self, holding: AnyWord) -> None:
        self._holding = holding

    def hosts(
        self, passage: Passage, mention: Mention, kind: str, context: Context, *, leading: bool = True
    ) -> list[str]:
        """The labels of the bodies and clusters that held the meeting named at ``mention``, in reading order.

        A body inside the name counts only where the name is ``leading``, not where it is referred to.
        """
        found = [] if is_to_come(passage, mention) else self._before(passage, mention, context)
        found = found or self._after(passage, mention, context)
        if not found and kind in _NAMED_INSIDE:
            inside = [m for m in passage.mentions if mention.start < m.start < mention.end + 3]
            found = [label for m in inside[:1] if leading and (label := _label(m, context))]
            found = found or self._sitting(passage, mention, context)
        return list(dict.fromkeys(found))

    def _sitting(self, passage: Passage, mention: Mention, context: Context) -> list[str]:
        """The assembly named last before its session: "được Ủy ban Thường vụ Quốc hội thảo luận tại Phiên họp", or in
        the post of who presides: "Phó Chủ tịch Quốc hội Lê Văn A điều hành phiên họp"."""
        before = [m for m in passage.of(UnitValue) if m.end <= mention.start and _sits(m)]
        sat = [m for m in before if _DELIBERATES.match(passage.folded, m.end, mention.start)]
        sat = sat or [m for m in before if _PRESIDES.search(passage.folded, m.end, mention.start)]
        label = _label(sat[-1], context) if sat else _presided(passage, mention)
        return [label] if label else []

    def _before(self, passage: Passage, mention: Mention, context: Context) -> list[str]:
        """The bodies before the verb of holding: "VKSND huyện A phối hợp với TAND cùng cấp mở phiên tòa"."""
        verbs = self._holding.find_all(passage.folded, passage.start, mention.start)
        if verbs and _ITSELF.search(passage.folded, passage.start, verbs[-1].start()):
            host = context.host(_HOSTS)
            return [host.label] if host else []
        if not verbs and not _HOLDS.search(passage.folded, max(passage.start, mention.start - 4), mention.start + 4):
            return []
        at = verbs[-1].start() if verbs else mention.start
        found: list[str] = []
        for other in sorted(passage.of(UnitValue, ClusterValue), key=lambda m: (-m.end, m.start)):
            if other.end > at or _ROLE_IN.search(passage.folded, max(passage.start, other.start - 24), other.start):
                continue
            if found and passage.folded[other.end : at] in _OPENS_BRACKET and _label(other, context) == found[-1]:
                at = other.start  # the same body, its short name in brackets
                continue
            if not _joined(passage, other, at, first=not found):
                break
            cluster = _cluster_of(passage, other)
            if label := _label(cluster or other, context):
                found.append(label)
            at = (cluster or other).start
            if cluster:
                break
        return found[::-1]

    def _after(self, passage: Passage, mention: Mention, context: Context) -> list[str]:
        """ "Hội nghị do VKSND tỉnh X tổ chức"."""
        if not held_by_others(passage, mention):
            return []
        stop = min(passage.end, mention.end + _VERB_REACH)
        verb = self._holding.search(passage.folded, mention.end, stop) or _CHAIRS.search(
            passage.folded, mention.end, stop
        )
        until = verb.start() if verb else mention.end
        inside = [m for m in passage.of(UnitValue, ClusterValue) if mention.end < m.start < until]
        outside_posts = (m for m in inside if not _inside_post(m, passage.mentions))
        return [label for m in outside_posts if (label := _label(m, context))]


def held_by_others(passage: Passage, mention: Mention) -> bool:
    """Whether the text goes on behind the name, or its day, with by whom: "Hội nghị do VKSND tỉnh X tổ chức"."""
    return _BY.match(passage.folded, mention.end) is not None


def doers(passage: Passage, mention: Mention, context: Context) -> list[str]:
    """The body that does what ``mention`` tells: the first of the sentence that does not only say where or by whom."""
    for other in passage.of(UnitValue, ClusterValue):
        outside = not _NOT_HOST.search(passage.folded, max(0, other.start - 24), other.start)
        if other.end <= mention.start and outside and not _inside_post(other, passage.mentions):
            return [label] if (label := _label(other, context)) else []
    return []


def supervising(draft: Draft, context: Context, mentions: Sequence[Mention]) -> list[str]:
    """The first committee or delegation of an assembly in ``mentions``, where the meeting is one of supervision."""
    if not any(_SUPERVISION in name.lower() for name in (draft.head, *draft.names)):
        return []
    labels = (_label(m, context) for m in mentions if _supervises(m))
    return [label for label in labels if label][:1]


def supervisors(passage: Passage, mention: Mention, context: Context) -> list[str]:
    """The delegation or committee of an assembly that visits to supervise; other visitors hold no meeting."""
    sits = any(_supervises(m) for m in passage.of(UnitValue) if m.end <= mention.start)
    return doers(passage, mention, context) if sits else []


def _supervises(unit: Mention) -> bool:
    return isinstance(unit.value, UnitValue) and unit.value.family in ("assembly-delegation", "council-committee")


def default_hosts(draft: Draft, context: Context, passages: Sequence[Passage]) -> list[str]:
    """Who holds the main meeting when nobody is said to, by the ``passages`` of the lead.

    The committee that supervises, where that is what the meeting is; the cluster of the lead; the body that does there
    what gives a meeting without a name its name; else the article's own body.
    """
    lead = [mention for passage in passages for mention in passage.mentions]
    if committee := supervising(draft, context, lead):
        return committee
    cluster = next((m.value.name for m in lead if isinstance(m.value, ClusterValue)), None)
    if cluster is not None:
        return [cluster]
    if not draft.names and (label := next((one for passage in passages if (one := _acting(passage, context))), None)):
        return [label]
    if draft.kind not in OF_SEVERAL and (
        label := next(filter(None, (_of_chair(p, draft, context) for p in passages)), "")
    ):
        return [label]
    host = context.host(_HOSTS) if draft.kind not in (*OF_SEVERAL, *SESSIONS) else None
    return [host.label] if host is not None else []


def _of_chair(passage: Passage, draft: Draft, context: Context) -> str | None:
    """The body of who chairs: "đồng chí A, Phó Chủ tịch UBND tỉnh X chủ trì buổi tiếp công dân"."""
    meeting = next((span for span in draft.mentions if passage.start <= span.start < passage.end), None)
    if meeting is None or not _CHAIRS_IT.search(passage.folded, passage.start, meeting.start):
        return None
    posts = [m for m in passage.of(PostValue) if isinstance(m.value, PostValue) and m.end <= meeting.start]
    spans = [m.value.unit_span for m in posts if isinstance(m.value, PostValue) and m.value.unit_span]
    resolved = context.resolved.get(spans[-1]) if spans else None
    return resolved.label if resolved else None


def _acting(passage: Passage, context: Context) -> str | None:
    """The body right before what a sentence says was done: "Thanh tra VKSND tối cao công bố Kết luận thanh tra"."""
    start = act_start(passage)
    if start is None:
        return None
    units = (one for one in passage.of(UnitValue) if one.end + 1 == start)
    unit = next((one for one in units if not _inside_post(one, passage.mentions)), None)
    return _label(unit, context) if unit else None


def _cluster_of(passage: Passage, unit: Mention) -> Mention | None:
    """The cluster that a body before the verb is named with: "Cụm 6 gồm: VKSND tỉnh A và B tổ chức"."""
    for cluster in reversed(passage.of(ClusterValue)):
        if cluster.end <= unit.start:
            between = passage.folded[cluster.end : unit.start]
            return cluster if between in _ITS or _CONSISTS.match(between) else None
    return None


def _joined(passage: Passage, other: Mention, at: int, *, first: bool) -> bool:
    """Whether the body is a host: right before the verb (``first``), or joined to the host that begins at ``at``."""
    gap = passage.folded[other.end : at]
    if (first and len(gap) > _FIRST_REACH) or (
        not first and not _JOIN.match(gap) and "phối hợp" not in gap[:_SECOND_REACH]
    ):
        return False
    if _inside_post(other, passage.mentions):
        return False
    return first or not _NOT_HOST.search(passage.folded, max(0, other.start - 24), other.start)


def _sits(unit: Mention) -> bool:
    """Whether the body holds sessions: the National Assembly, its Standing Committee, a people's council."""
    return isinstance(unit.value, UnitValue) and unit.value.kind in _SITTING


def _presided(passage: Passage, session: Mention) -> str | None:
    """The body that a fixed title tells: "Phó Chủ tịch Quốc hội Lê Văn A điều hành phiên họp"."""
    for post in passage.of(PostValue):
        unit = post.value.unit if isinstance(post.value, PostValue) else None
        leads = post.end <= session.start and _PRESIDES.search(passage.folded, post.end, session.start)
        if leads and unit is not None and unit.label == _ASSEMBLY:
            return unit.label
    return None


def _inside_post(unit: Mention, mentions: Sequence[Mention]) -> bool:
    return any(isinstance(m.value, PostValue) and m.start <= unit.start and unit.end <= m.end for m in mentions)


def _label(mention: Mention, context: Context) -> str | None:
    if isinstance(mention.value, ClusterValue):
        return mention.value.name
    resolved = context.resolved.get(mention.span)
    return resolved.label if resolved else None
