"""Emulation clusters: their members and who leads them."""

import re
from collections.abc import Sequence

from kg.facts.context import Context
from kg.records import Cluster, Document, Evidence, Mention, Span
from kg.values import ClusterValue, UnitValue

_MEMBERS = re.compile(r"(?:gồm|bao gồm|có|là|:)(?: (?:có|các|đơn vị|\d+|thành viên|là))*[ :]*$|\($")
_BARE = re.compile(r"(?<!\w)(?:cụm|khối)(?: thi đua)?(?= (?:gồm|bao gồm|có)\b)")
_LEAD = re.compile(r"\(?(?:đơn vị |là )?(?:cụm|khối) trưởng|trưởng (?:cụm|khối)|đơn vị trưởng (?:cụm|khối)")
_DEPUTY = re.compile(r"\(?(?:đơn vị |là )?(?:cụm|khối) phó|phó trưởng (?:cụm|khối)|phó (?:cụm|khối) trưởng")
_REACH = 60  # code points after a member within which its role in the cluster stands


def clusters_of(document: Document, by_sentence: Sequence[Sequence[Mention]], context: Context) -> tuple[Cluster, ...]:
    """The clusters named in the article; a body is a member when the sentence that names the cluster lists it."""
    names: dict[str, list[Mention]] = {}
    members: dict[str, dict[str, None]] = {}
    roles: dict[str, dict[str, str]] = {}
    evidence: dict[str, list[Evidence]] = {}
    for sentence, mentions in zip(document.sentences, by_sentence, strict=True):
        clusters = [m for m in mentions if isinstance(m.value, ClusterValue)]
        for cluster in clusters:
            assert isinstance(cluster.value, ClusterValue)
            names.setdefault(cluster.value.name, []).append(cluster)
        active = clusters[0].value.name if clusters and isinstance(clusters[0].value, ClusterValue) else None
        only = next(iter(names)) if len(names) == 1 else None
        for unit in (m for m in mentions if isinstance(m.value, UnitValue)):
            resolved = context.resolved.get(unit.span)
            if resolved is None:
                continue
            name = active or only
            if name is None:
                continue
            role = _role(document.folded, unit, sentence.start, sentence.end)
            if role:
                roles.setdefault(name, {}).setdefault(role, resolved.label)
                members.setdefault(name, {})[resolved.label] = None
                evidence.setdefault(name, []).append(Evidence(sentence.span, (unit.span,), f"cluster.{role}", 0.9))
        opening = clusters[0].end if clusters else None
        if (
            opening is None
            and only is not None
            and (match := _BARE.search(document.folded, sentence.start, sentence.end))
        ):
            active, opening = only, match.end()
        if active and opening is not None:
            listed = _listed(document, opening, mentions, context)
            if listed:
                members.setdefault(active, {}).update(dict.fromkeys(listed))
                evidence.setdefault(active, []).append(
                    Evidence(sentence.span, (Span(sentence.start, opening),), "cluster.members", 0.9)
                )
    return tuple(
        Cluster(
            name,
            lead=roles.get(name, {}).get("lead"),
            deputy=roles.get(name, {}).get("deputy"),
            members=tuple(members.get(name, {})),
            mentions=tuple(m.span for m in found),
            evidence=tuple(evidence.get(name, ())),
        )
        for name, found in names.items()
    )


def _role(folded: str, unit: Mention, start: int, end: int) -> str | None:
    after = folded[unit.end : min(end, unit.end + _REACH)]
    match = re.match(r" ?[,(-] ?", after)
    window = after[match.end() :] if match else ""
    before = folded[max(start, unit.start - 40) : unit.start]
    if _LEAD.match(window) or (
        re.search(r"(?:cụm|khối) trưởng(?: là| cụm)?(?: \w+){0,3} ?[,:-]? ?$", before) and "phó" not in before
    ):
        return "lead"
    if _DEPUTY.match(window):
        return "deputy"
    return None


def _listed(document: Document, opening: int, mentions: Sequence[Mention], context: Context) -> list[str]:
    """The bodies of the list that follows the name of the cluster: "Cụm thi đua số 6 gồm VKSND các tỉnh: ..."."""
    units = [m for m in mentions if isinstance(m.value, UnitValue) and m.start >= opening]
    if not units or not _MEMBERS.search(document.folded[opening - 8 : units[0].start]) or units[0].start - opening > 80:
        return []
    found: list[str] = []
    at = units[0].start
    for unit in units:
        gap = document.folded[at : unit.start]
        if found and not re.fullmatch(r"(?: ?\([^()]*\))?[ ,;]*(?:và|cùng)?[ ,]*", gap):
            break
        resolved = context.resolved.get(Span(unit.start, unit.end))
        if resolved is not None:
            found.append(resolved.label)
        at = unit.end
    return found if len(found) > 1 else []
