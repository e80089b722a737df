"""The measure of cases, told apart from the table: offence and act, then body and day of those that agree."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.evaluate.facts import VKS
from kg.evaluate.gold import GoldCase
from kg.evaluate.match import Case, Outcome, matched, pair_off
from kg.evaluate.words import norm

CASE_TYPES = ("cases", "case_body", "case_date")
"""Offence and act; and, of the pairs that agree in these, the body and the day that the gold gives."""

CODES = {  # act in the gold -> codes that say it, the kind of trial aside
    "khởi tố": ("initiated",),
    "bắt tạm giam": ("detained",),
    "phê chuẩn": ("approved",),
    "truy tố": ("indicted",),
    "xét xử": ("tried", "tried-first", "tried-appeal"),
    "giám đốc thẩm": ("reviewed",),
    "kháng nghị": ("protested",),
    "đình chỉ": ("suspended",),
    "đình chỉ điều tra": ("suspended",),
}
_SAME_BODY, _SAME_DATE = 0.5, 0.25  # of pairs that agree in offence and act the one that agrees in these comes first


class _Found(NamedTuple):
    """One offence of a case of the graph."""

    offence: str
    action: str
    body: str
    date: str


def cases(case: Case) -> dict[str, Outcome]:
    """Outcomes for the cases, one for each offence, and for body and day of those that were found.

    Gold tells a case once for each person, here it counts once; gold that names no offence, or an act that has no code,
    is asked for nothing, and what fits it is no extra.
    """
    golds = list(dict.fromkeys(_known(gold) for gold in case.gold.cases if gold.offence and gold.action in CODES))
    vague = [gold for gold in case.gold.cases if not gold.offence and gold.action in CODES]
    found = list(dict.fromkeys(_found(case)))
    pairs = pair_off(golds, found, lambda g, f: _likeness(golds[g], found[f]), 1.0)
    free = {index for index, one in enumerate(found) if any(_likeness(gold, one) > 1 for gold in vague)}
    told = matched(
        pairs, [_told(g.offence or "", g.action or "", g.by) for g in golds], [_told(*f[:3]) for f in found], free
    )
    both = [(golds[gold], found[index]) for gold, index in sorted(pairs.items())]
    bodies = [(gold, one, norm(gold.by) == norm(one.body)) for gold, one in both if gold.by]
    dates = [(gold, one, gold.date == one.date) for gold, one in both if gold.date]
    return {
        "cases": told,
        "case_body": _outcome(
            [(_told(g.offence or "", g.action or "", g.by), one.body, same) for g, one, same in bodies]
        ),
        "case_date": _outcome(
            [(_told(g.offence or "", g.action or "", g.date), one.date, same) for g, one, same in dates]
        ),
    }


def _known(gold: GoldCase) -> GoldCase:
    """The case without its people and without its day, for one told once for each person."""
    return GoldCase((), gold.offence, gold.action, gold.by, gold.date)


def _found(case: Case) -> Iterator[_Found]:
    facts = case.facts
    for node in facts.all_of_type(VKS + "Case"):
        action = next(iter(facts.values(node, VKS + "action")), "").removeprefix(VKS + "action-")
        body = next((case.unit(unit) for unit in facts.values(node, VKS + "handledBy")), "")
        date = next(iter(facts.values(node, VKS + "onDate")), "")
        precision = next(iter(facts.values(node, VKS + "datePrecision")), "day")
        date = date[: {"year": 4, "month": 7}.get(precision, 10)]
        yield from (_Found(offence, action, body, date) for offence in facts.values(node, VKS + "offence"))


def _likeness(gold: GoldCase, found: _Found) -> float:
    """From 1 if offence and act agree, 0 if not; gold without offence agrees with any, and needs the body too."""
    if found.action not in CODES[gold.action or ""] or (gold.offence and norm(gold.offence) != norm(found.offence)):
        return 0.0
    same_body = bool(gold.by) and norm(gold.by or "") == norm(found.body)
    return 1.0 + _SAME_BODY * same_body + _SAME_DATE * (gold.date == (found.date or None))


def _told(offence: str, action: str, more: str | None) -> str:
    return f"{offence}: {action}, {more}" if more else f"{offence}: {action}"


def _outcome(asked: list[tuple[str, str, bool]]) -> Outcome:
    """What the gold asks and the graph says, and whether they agree."""
    return Outcome(
        tuple(gold for gold, _, same in asked if same),
        tuple(gold for gold, _, same in asked if not same),
        tuple(f"{gold} = {said}" for gold, said, same in asked if said and not same),
    )
