"""The facts of a graph: the n-ary ones with their evidence, then the direct relations that stand without one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kg.names import bare_title
from kg.view import terms
from kg.view.model import Fact, Thing
from kg.view.rows import Rows
from kg.view.things import local_name

_VKS, _ORG = terms.VKS, terms.ORG
_SHOWN = ("former", "acting", "planned", "negated", "reported", "cancelled")  # what the page says of a fact
_NOT_THERE = ("negated", "reported")  # a part at a meeting that nobody asserts is no link
_JUDGED = "judgement"  # the rule of a fact that a person added or changed
_BOUNDS = ("beginsNotBefore", "beginsNotAfter", "endsNotBefore", "endsNotAfter")
_CITATION_KINDS = ("amends", "based-on", "implements", "cites")


def facts(rows: Rows, things: tuple[Thing, ...]) -> tuple[Fact, ...]:
    """All facts about the things, sorted; those said twice (by an assertion and by a direct edge) once."""
    by_iri = {thing.iri: thing for thing in things}
    labels = rows.labels
    said = [
        fact
        for cls, read in _READERS.items()
        for iri in rows.of_type(_VKS + cls)
        for fact in [_common(rows, iri, read(rows, iri, labels))]
        if _about_things(fact, by_iri) and not (fact.kind in terms.ROLE_KINDS and fact.status in _NOT_THERE)
    ]
    said += [fact for fact in _requests(rows, labels) if _about_things(fact, by_iri)]
    known = {(family, fact.subject, fact.object) for fact in said for family in _families(fact.kind)}
    said += [fact for fact in _direct(rows, by_iri) if (fact.kind, fact.subject, fact.object) not in known]
    order = {kind: place for place, kind in enumerate(terms.KINDS)}
    return tuple(sorted(set(said), key=lambda fact: (order[fact.kind], _sort_key(fact))))


def _sort_key(fact: Fact) -> tuple[object, ...]:
    """All fields, so that equal keys are equal facts."""
    when = (fact.start, fact.end, fact.precision, fact.seen, fact.bounds)
    rest = (fact.status, fact.head, fact.judged, fact.confidence, fact.evidence)
    return (fact.subject, fact.object, *when, fact.text, fact.detail, *rest)


def _families(kind: str) -> set[str]:
    """The kinds that a direct edge need not say again: who leads is a member, who speaks attends."""
    if kind in terms.ROLE_KINDS:
        return {kind, "attend"}
    return {kind, "member"} if kind in {"lead", "deputy"} else {kind}


def _about_things(fact: Fact, things: Mapping[str, Thing]) -> bool:
    """Whether the ends are things of the page; a fact about one thing alone has the other end empty."""
    if fact.kind in {"indicator", "case"}:
        return not fact.subject or fact.subject in things
    return fact.subject in things and (not fact.object or fact.object in things)


def _common(rows: Rows, iri: str, fact: Fact) -> Fact:
    """The fact with what every assertion has."""
    status = local_name(rows.one(iri, _VKS + "status"))
    return replace(
        fact,
        start=fact.start or rows.one(iri, _VKS + "validFrom"),
        end=fact.end or rows.one(iri, _VKS + "validTo"),
        precision=rows.one(iri, _VKS + "datePrecision"),
        seen=rows.all(iri, _VKS + "attestedOn"),
        bounds=_bounds(rows, iri) if fact.kind == "tenure" else (),
        status=status if status in _SHOWN else "",
        judged=_JUDGED in rows.all(iri, _VKS + "rule"),
        confidence=_number(rows.one(iri, _VKS + "confidence")),
        evidence=rows.all(iri, _VKS + "evidence"),
    )


def _bounds(rows: Rows, iri: str) -> tuple[str, ...]:
    bounds = tuple(rows.one(iri, _VKS + name) for name in _BOUNDS)
    return bounds if any(bounds) else ()


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0


def _tenure(rows: Rows, iri: str, labels: Mapping[str, str]) -> Fact:
    post = rows.one(iri, _VKS + "post")
    title = labels.get(rows.one(iri, _ORG + "role"), "") or labels.get(post, "")
    body, person = rows.one(iri, _ORG + "organization"), rows.one(iri, _ORG + "member")
    head = _VKS + "HeadPost" in rows.all(post, terms.RDF_TYPE)
    return Fact("tenure", person, body, bare_title(title, labels.get(body, "")), head=head)


def _participation(rows: Rows, iri: str, _labels: Mapping[str, str]) -> Fact:
    role = local_name(rows.one(iri, _VKS + "role")).rpartition("-")[2]
    kind = role if role in terms.ROLE_KINDS else "attend"
    return Fact(kind, rows.one(iri, _VKS + "participant"), rows.one(iri, _VKS + "event"))


def _membership(rows: Rows, iri: str, _labels: Mapping[str, str]) -> Fact:
    role = local_name(rows.one(iri, _ORG + "role")).rpartition("-")[2]
    kind = role if role in {"lead", "deputy"} else "member"
    return Fact(kind, rows.one(iri, _ORG + "member"), rows.one(iri, _ORG + "organization"))


def _change(rows: Rows, iri: str, labels: Mapping[str, str]) -> Fact:
    post = rows.one(iri, _VKS + "post")
    decision = labels.get(rows.one(iri, _VKS + "decision"), "")
    change = local_name(rows.one(iri, _VKS + "change"))
    return Fact(
        "change",
        rows.one(iri, _VKS + "person"),
        rows.one(post, _ORG + "postIn") if post else "",
        labels.get(iri, "") or labels.get(post, ""),
        "\t".join((change, decision)),
        start=rows.one(iri, _VKS + "onDate"),
    )


def _indicator(rows: Rows, iri: str, labels: Mapping[str, str]) -> Fact:
    value, unit = rows.one(iri, _VKS + "value"), rows.one(iri, _VKS + "unitText")
    shown = f"{value}{unit}" if unit == "%" else f"{value} {unit}".strip()
    return Fact(
        "indicator",
        rows.one(iri, _VKS + "about"),
        "",
        labels.get(iri, ""),
        "\t".join((shown, rows.one(iri, _VKS + "target"), rows.one(iri, _VKS + "number"), unit)),
        start=rows.one(iri, _VKS + "periodStart"),
        end=rows.one(iri, _VKS + "periodEnd"),
    )


def _requests(rows: Rows, labels: Mapping[str, str]) -> Iterator[Fact]:
    """The requests, one fact for each unit asked; ``detail`` holds the words for a group that has no name."""
    for iri in rows.of_type(_VKS + "Request"):
        text = rows.one(iri, _VKS + "requestText") or labels.get(iri, "")
        for unit in rows.all(iri, _VKS + "addressedTo") or ("",):
            words, day = rows.one(iri, _VKS + "addresseeText"), rows.one(iri, _VKS + "onDate")
            yield _common(rows, iri, Fact("request", rows.one(iri, _VKS + "madeBy"), unit, text, words, start=day))


def _citation(rows: Rows, iri: str, _labels: Mapping[str, str]) -> Fact:
    named = local_name(rows.one(iri, _VKS + "citationKind"))
    kind = next((kind for kind in _CITATION_KINDS if re.search(rf"(^|-){kind}$", named)), "cites")
    return Fact(kind.replace("-", "_"), rows.one(iri, _VKS + "citing"), rows.one(iri, _VKS + "cited"))


def _case(rows: Rows, iri: str, _labels: Mapping[str, str]) -> Fact:
    return Fact(
        "case",
        rows.one(iri, _VKS + "handledBy"),
        "",
        ", ".join(sorted(rows.all(iri, _VKS + "offence"))),
        local_name(rows.one(iri, _VKS + "action")).removeprefix("action-"),
        start=rows.one(iri, _VKS + "onDate"),
    )


_READERS: dict[str, Callable[[Rows, str, Mapping[str, str]], Fact]] = {
    "Tenure": _tenure,
    "Participation": _participation,
    "ClusterMembership": _membership,
    "PersonnelChange": _change,
    "Indicator": _indicator,
    "Citation": _citation,
    "Case": _case,
}
"""Class of assertion (in vks:) and what reads it."""


def _direct(rows: Rows, things: Mapping[str, Thing]) -> Iterator[Fact]:
    """Direct relations between things; one that a thing with evidence has is shown by that evidence."""
    for prop, kind, turned in terms.DIRECT:
        for iri, values in rows.column(prop).items():
            for value in values:
                if iri in things and value in things and iri != value:
                    subject, other = (value, iri) if turned else (iri, value)
                    yield Fact(kind, subject, other, evidence=things[iri].evidence)
    yield from _reorganisations(rows, things)


def _reorganisations(rows: Rows, things: Mapping[str, Thing]) -> Iterator[Fact]:
    """Units that a change event turned into others."""
    for event, old_units in rows.column(_ORG + "originalOrganization").items():
        for old in old_units:
            for new in rows.all(event, _ORG + "resultingOrganization"):
                if old in things and new in things and old != new:
                    yield Fact("replaced", old, new, start=rows.one(event, _VKS + "onDate"))
