"""Emulation clusters: their members and who leads them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.facts.context import Context
from kg.facts.passage import Passage
from kg.records import Cluster, Evidence, Mention, Span
from kg.values import ClusterValue, UnitValue

_MEMBERS = re.compile(r"(?:gồm|bao gồm|có|là|:)(?: (?:có|các|đơn vị|\d+|thành viên|là))*[ :]*$|\($")
_BARE = re.compile(r"(?<!\w)(?:cụm|khối)(?: thi đua)?(?= (?:gồm|bao gồm|có)\b)")
_LEAD = re.compile(r"\(?(?:đơn vị |là )?(?:cụm|khối) trưởng|trưởng (?:cụm|khối)|đơn vị trưởng (?:cụm|khối)")
_DEPUTY = re.compile(r"\(?(?:đơn vị |là )?(?:cụm|khối) phó|phó trưởng (?:cụm|khối)|phó (?:cụm|khối) trưởng")
_LEAD_BEFORE = re.compile(r"(?<!là )(?<!làm )(?<!\()(?:cụm|khối) trưởng(?: là| cụm)?(?: \w+){0,3} ?[,:-]? ?$")
_ASIDE = re.compile(
    r" ?[,(-] ?| (?:(?:tiếp tục )?được (?:[^\W\d_]+ ){1,4})?(?:làm|là|giữ vai trò|đảm nhiệm|đảm nhận) "
    r"(?=\w+ (?:trưởng|phó))"
)
_OTHERS = re.compile(
    r"(?:các )?(?:thành viên|đơn vị)(?: còn lại| khác)? (?:là|gồm)(?=[ :])"
)  # opens the rest of a list
_NEXT = re.compile(
    r"(?: ?\([^()]*\)|,? (?:là|làm|giữ vai trò)(?: đơn vị)? (?:cụm|khối) (?:trưởng|phó))?"
    r"[ ,;]*(?:và|cùng)?(?: với)?[ ,]*"
)
_ROLE = re.compile(r"(?<!\w)(?:cụm|khối) (?:trưởng|phó)(?!\w)")
_OF_YEAR = re.compile(r"[^.;]{0,90}?(?<!\w)năm (20\d\d)")
_YEAR = len("2024")
_LIST_REACH = 80  # code points after the name of a cluster within which its members begin
_OF_BODY = re.compile(r",? (?:thuộc |của )?")
_REACH = 60  # code points after a member within which its role in the cluster stands


@dataclass
class _Draft:
    """A cluster in the making."""

    mentions: list[Span] = field(default_factory=list)
    members: dict[str, None] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)


def clusters_of(passages: Sequence[Passage], context: Context) -> tuple[Cluster, ...]:
    """The clusters named in the article; a body is a member when the sentence that names the cluster lists it."""
    drafts: dict[str, _Draft] = {}
    for passage in passages:
        opening: int | None
        named = [(m, m.value.name) for m in passage.mentions if isinstance(m.value, ClusterValue)]
        for mention, name in named:
            drafts.setdefault(name, _Draft()).mentions.append(mention.span)
        if named:
            draft, opening = drafts[named[0][1]], named[0][0].end
        elif len(drafts) == 1:
            draft, opening = next(iter(drafts.values())), _bare_end(passage)
        else:
            continue
        _add_roles(draft, passage, context)
        for start in _openings(passage, opening):
            if listed := _listed(passage, start, context):
                draft.members.update(dict.fromkeys(listed))
                words = (Span(passage.start, start),)
                draft.evidence.append(Evidence(passage.span, words, "cluster.members", 0.9))
    return tuple(
        Cluster(
            name,
            lead=draft.roles.get("lead"),
            deputy=draft.roles.get("deputy"),
            members=tuple(draft.members),
            mentions=tuple(draft.mentions),
            evidence=tuple(draft.evidence),
        )
        for name, draft in drafts.items()
    )


def _openings(passage: Passage, opening: int | None) -> list[int]:
    """Where the lists of members may open: behind the name of the cluster, and behind "các thành viên còn lại là"."""
    if opening is None and not _ROLE.search(passage.folded, passage.start, passage.end):
        return []
    rest = _OTHERS.search(passage.folded, passage.start if opening is None else opening, passage.end)
    return [start for start in (opening, rest and rest.end()) if start is not None]


def _bare_end(passage: Passage) -> int | None:
    """The end of "Cụm" alone before its members."""
    match = _BARE.search(passage.folded, passage.start, passage.end)
    return match.end() if match else None


def _add_roles(draft: _Draft, passage: Passage, context: Context) -> None:
    """Note the bodies that the sentence calls lead or deputy of the cluster."""
    for unit in passage.of(UnitValue):
        resolved = context.resolved.get(unit.span)
        role = _role(passage, unit) if resolved is not None else None
        if resolved is not None and role:
            if not _of_coming_year(passage, unit):
                draft.roles.setdefault(role, resolved.label)
            draft.members[resolved.label] = None
            draft.evidence.append(Evidence(passage.span, (unit.span,), f"cluster.{role}", 0.9))


def _of_coming_year(passage: Passage, unit: Mention) -> bool:
    """Whether the role at a body is of a year after the one in which the article was printed."""
    year, published = _OF_YEAR.match(passage.folded, unit.end, passage.end), passage.document.published
    return bool(year and published and year[1] > published[:_YEAR])


def _role(passage: Passage, unit: Mention) -> str | None:
    after = passage.folded[unit.end : min(passage.end, unit.end + _REACH)]
    match = _ASIDE.match(after)
    window = after[match.end() :] if match else ""
    before = passage.folded[max(passage.start, unit.start - 40) : unit.start]
    if _LEAD.match(window) or (_LEAD_BEFORE.search(before) and "phó" not in before):
        return "lead"
    return "deputy" if _DEPUTY.match(window) else None


def _listed(passage: Passage, opening: int, context: Context) -> list[str]:
    """The bodies of the list that follows the name of the cluster: "Cụm thi đua số 6 gồm VKSND các tỉnh: ..."."""
    units = [m for m in passage.of(UnitValue) if m.start >= opening]
    named = units[1:] and _OF_BODY.fullmatch(passage.folded, opening, units[0].start)
    if named and _MEMBERS.search(passage.folded, units[0].end, units[1].start):
        opening, units = units[0].end, units[1:]  # "Cụm thi đua số 2, VKSND tỉnh Bình Phước, gồm ..."
    if not units or units[0].start - opening > _LIST_REACH:
        return []
    if not _MEMBERS.search(passage.folded[opening - 8 : units[0].start]):
        return []
    found: list[str] = []
    at = units[0].start
    for unit in units:
        if found and not _NEXT.fullmatch(passage.folded, at, unit.start):
            break
        resolved = context.resolved.get(unit.span)
        if resolved is not None:
            found.append(resolved.label)
        at = unit.end
    return found if len(found) > 1 else []
