"""The measure of documents, indicators and personnel changes."""

from typing import NamedTuple

from kg.evaluate.facts import ELI, VKS
from kg.evaluate.gold import GoldChange, GoldDocument, GoldIndicator
from kg.evaluate.match import Case, Outcome, compare, matched, pair_off, serve
from kg.evaluate.words import Bag, bag, norm, number, overlap

SAME_NUMBER, SHORT_NUMBER = 2.0, 1.5  # by number comes before by name, which gives at most 1
SAME_DATE = 0.2  # one number can belong to two documents
ALIKE = 0.6  # documents without a number: likeness of kind and title
LABELS_MEET = 0.2  # indicators of equal value and unit: the least likeness of their labels
POSTS_MEET = 0.5  # share of the words of the gold post that a change must name


def documents(case: Case) -> dict[str, Outcome]:
    """Outcomes for the documents, and for issuer and date of those that were recognised."""
    golds, nodes = case.gold.documents, case.facts.of_type(ELI + "LegalResource")
    pairs = pair_off(golds, nodes, lambda g, f: _likeness(case, golds[g], nodes[f]), ALIKE)
    labels = [case.facts.label(node) for node in nodes]
    named = matched(pairs, [_title(gold) for gold in golds], labels, _optional(case, nodes))
    found = {index: nodes[node] for index, node in pairs.items()}
    return {"documents": named, "document_issuer": _issuers(case, found), "document_date": _dates(case, found)}


def _optional(case: Case, nodes: list[str]) -> set[int]:
    """Documents that may be found without counting, under a name or a number."""
    names = ([*case.facts.labels(node), *sorted(_numbers(case, node))] for node in nodes)
    return {index for index, own in enumerate(names) if case.is_optional(own)}


def _title(document: GoldDocument) -> str:
    return f"{document.kind} {document.number or document.title or ''}".strip()


def _numbers(case: Case, node: str) -> set[str]:
    return {norm(value) for value in case.facts.values(node, ELI + "id_local")}


def _likeness(case: Case, document: GoldDocument, node: str) -> float:
    if not document.number:
        wanted = bag(f"{document.kind} {document.title or ''}")
        names = [*case.facts.labels(node), *case.facts.values(node, ELI + "title")]
        return max((overlap(wanted, bag(name)) for name in names), default=0.0)
    close = max((_same_number(norm(document.number), own) for own in _numbers(case, node)), default=0.0)
    same_date = document.date in case.facts.values(node, ELI + "date_document")
    return close + SAME_DATE if close and same_date else close


def _same_number(one: str, other: str) -> float:
    """Equal numbers, or one the short form of the other ("33" and "33/2021/QH15")."""
    if one == other:
        return SAME_NUMBER
    shortened = "/" not in one or "/" not in other
    return SHORT_NUMBER if shortened and one.split("/")[0] == other.split("/")[0] else 0.0


def _body(name: str) -> Bag:
    """An issuing body, whether it is named itself or by its head ("Viện trưởng VKSND tối cao")."""
    return bag(name) - bag("trưởng")


def _issuers(case: Case, found: dict[int, str]) -> Outcome:
    asked = {index: gold for index, gold in enumerate(case.gold.documents) if gold.issuer}
    wanted = {(i, _body(gold.issuer or "")): f"{_title(gold)}: {gold.issuer}" for i, gold in asked.items()}
    bodies = dict(wanted.keys())
    given = {}
    for index in asked.keys() & found.keys():
        for issuer in case.facts.values(found[index], ELI + "passed_by"):
            own = {_body(label) for label in case.facts.labels(issuer)}
            body = bodies[index] if bodies[index] in own else _body(case.facts.label(issuer))
            given[index, body] = f"{_title(asked[index])}: {case.facts.label(issuer)}"
    return compare(wanted, given)


def _dates(case: Case, found: dict[int, str]) -> Outcome:
    asked = {index: gold for index, gold in enumerate(case.gold.documents) if gold.date}
    wanted = {(index, gold.date or ""): f"{_title(gold)}: {gold.date}" for index, gold in asked.items()}
    both = asked.keys() & found.keys()
    dated = ((index, date) for index in both for date in case.facts.values(found[index], ELI + "date_document"))
    return compare(wanted, {(index, date): f"{_title(asked[index])}: {date}" for index, date in dated})


class Result(NamedTuple):
    """An indicator ready to be compared. ``unit`` was brought to one spelling, ``label`` is a set of words."""

    value: str
    unit: str
    label: Bag
    text: str


def indicators(case: Case) -> Outcome:
    """Equal value, fitting unit and a likeness of labels; each found one serves one gold one, in the gold's order."""
    wanted = [asked(gold) for gold in case.gold.indicators]
    found = [_given(case, node) for node in case.facts.all_of_type(VKS + "Indicator")]

    def likeness(gold: int, given: int) -> float:
        return overlap(wanted[gold].label, found[given].label) if fits(wanted[gold], found[given]) else 0.0

    pairs = serve(wanted, found, likeness, LABELS_MEET)
    return matched(pairs, [result.text for result in wanted], [result.text for result in found])


def asked(gold: GoldIndicator) -> Result:
    """An indicator of the gold."""
    return Result(number(gold.value), norm(gold.unit), bag(gold.label), f"{gold.value} {gold.unit} | {gold.label}")


def _given(case: Case, node: str) -> Result:
    value = case.facts.value(node, VKS + "value") or ""
    unit, label = case.facts.value(node, VKS + "unitText") or "", case.facts.label(node)
    return Result(number(value), norm(unit), bag(label), f"{value} {unit} | {label}")


def fits(wanted: Result, found: Result) -> bool:
    """Equal value and a unit that is the same, half the same, or part of the other; no unit fits any."""
    if wanted.value != found.value:
        return False
    if not wanted.unit or not found.unit or wanted.unit == found.unit:
        return True
    one, other = bag(wanted.unit), bag(found.unit)
    return overlap(one, other) >= 0.5 or one <= other or other <= one


class Change(NamedTuple):
    """A personnel change ready to be compared, and the text by which it is told."""

    person: str
    change: str
    post: Bag
    text: str


def personnel(case: Case) -> Outcome:
    """Person, kind of change and at least half the words of the post."""
    wanted = [wanted_change(gold) for gold in case.gold.personnel]
    nodes = [node for node in case.facts.all_of_type(VKS + "PersonnelChange") if _is_asserted(case, node)]
    found = sorted((_found_change(case, node) for node in nodes), key=lambda change: change.text)
    pairs = pair_off(wanted, found, lambda g, f: _shared(wanted[g], found[f]), POSTS_MEET)
    return matched(pairs, [change.text for change in wanted], [change.text for change in found])


def _is_asserted(case: Case, node: str) -> bool:
    """Whether the graph says that it happened, not that it was planned, denied or told by others."""
    return case.facts.value(node, VKS + "status") in (None, VKS + "asserted")


def wanted_change(gold: GoldChange) -> Change:
    """A change of the gold."""
    return Change(gold.person, gold.change, bag(gold.post), f"{gold.person} {gold.change} {gold.post}".strip())


def _found_change(case: Case, node: str) -> Change:
    facts, label = case.facts, case.facts.label(node)
    person, post = facts.value(node, VKS + "person"), facts.value(node, VKS + "post")
    name = case.person(person) if person else ""
    kind = (facts.value(node, VKS + "change") or "").rsplit("#")[-1].rsplit("/")[-1]
    words = [label, *(facts.labels(post) if post else ())]
    return Change(name, kind, bag(" ".join(words)), f"{name} {kind} {label}")


def same_change(wanted: Change, found: Change) -> bool:
    """One person, one kind, and at least half the words of the post."""
    return _shared(wanted, found) >= POSTS_MEET


def _shared(wanted: Change, found: Change) -> float:
    """The share of the words of the post that a change of the same person and kind names."""
    if (wanted.person, wanted.change) != (found.person, found.change):
        return 0.0
    return len(wanted.post & found.post) / len(wanted.post) if wanted.post else 1.0
