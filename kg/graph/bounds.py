"""Between which days a tenure began and ended, as far as all articles together tell; never a guess.

What bounds a tenure: the days on which its holder is seen in the post, days that an article states, an article that
calls the holder a former one, the days of the body by law, and, of a post that one person holds at a time, who held it
before and after. Where two of these can't both be true no bound is drawn from them, and the contradiction is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import NamedNode, Triple

from kg.graph.spells import Days, Spell, best, differ
from kg.graph.terms import code, first_day, label, last_day
from kg.graph.vocabulary import PREF_LABEL, TYPE, term
from kg.names import digest

_WORDS = {  # code of vks:contradiction-kinds -> what it says of a post
    "two-holders": "Nhiều người cùng giữ chức {} vào một thời gian",
    "seen-before-start": "Được thấy giữ chức {} trước ngày bắt đầu được nêu",
    "seen-after-end": "Được thấy giữ chức {} sau ngày kết thúc được nêu",
    "seen-after-former": "Được thấy giữ chức {} sau khi đã được gọi là nguyên",
    "starts-differ": "Các bài nêu ngày bắt đầu khác nhau của chức {}",
    "ends-differ": "Các bài nêu ngày kết thúc khác nhau của chức {}",
}
_NOTICE = 3  # months by which a successor is named ahead of the day on which the post comes free
_NAMES = ("vks:beginsNotBefore", "vks:beginsNotAfter", "vks:endsNotBefore", "vks:endsNotAfter")


class Held(NamedTuple):
    """Days on which a tenure certainly held: from ``first`` to ``last``, both known to be in it."""

    first: str
    last: str
    spell: Spell


class Neighbours(NamedTuple):
    """The last day of those before in a seat, and the first day of those after; "" for none."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Tenures of which not all that is said can be true. ``days``: on which, as far as days are in question."""

    kind: str
    post: str
    between: tuple[str, ...]
    days: tuple[str, ...] = ()

    def node(self, base: str) -> NamedNode:
        """The contradiction as a thing under ``base``."""
        told = "|".join((self.kind, *(tenure.removeprefix(base) for tenure in self.between)))
        return NamedNode(f"{base}contradiction/{digest(told, 16)}")

    def triples(self, node: NamedNode, tenure: str) -> Iterator[Triple]:
        """What is said of it at ``node``, with ``tenure`` as one of those that it is between."""
        yield Triple(node, TYPE, term("vks:Contradiction"))
        yield Triple(node, PREF_LABEL, label(_WORDS[self.kind].format(self.post)))
        yield Triple(node, term("vks:contradictionKind"), code("contradiction", self.kind))
        yield Triple(node, term("vks:between"), NamedNode(tenure))
        yield from (Triple(node, term("vks:onDate"), first_day(day)) for day in self.days)


def settled(spells: Iterable[Spell], base: str) -> dict[str, tuple[Triple, ...]]:
    """What follows for each tenure (by IRI) from all spells together: its bounds, the contradictions it is in."""
    listed = sorted(spells, key=lambda spell: spell.tenure)
    beside, found = _neighbours(listed)
    left = _left(listed)
    made: dict[str, list[Triple]] = {spell.tenure: [] for spell in listed}
    for spell in listed:
        found += _within(spell, left.get(_holder(spell)))
        triples = _bounds(spell, beside.get(spell.tenure, Neighbours()), left.get(_holder(spell)))
        made[spell.tenure] += triples
    for contradiction in found:
        node = contradiction.node(base)
        for tenure in contradiction.between:
            made[tenure] += contradiction.triples(node, tenure)
    return {tenure: tuple(triples) for tenure, triples in made.items()}


# ------------------------------------------------------------------ one tenure


def _holder(spell: Spell) -> tuple[str, str]:
    return spell.person, spell.post or spell.tenure


def _left(spells: Iterable[Spell]) -> dict[tuple[str, str], Spell]:
    """Of each person and post the spell that tells it as over."""
    return {_holder(spell): spell for spell in spells if spell.former and spell.post}


def _within(spell: Spell, left: Spell | None) -> Iterator[Contradiction]:
    """The contradictions inside one tenure."""
    about = (spell.tenure,)
    if differ(spell.since):
        yield Contradiction("starts-differ", spell.label, about, spell.since)
    if differ(spell.until):
        yield Contradiction("ends-differ", spell.label, about, spell.until)
    if spell.former or spell.days is None:
        return
    first, last = spell.days
    since, until = _stated(spell.since), _stated(spell.until)
    if since and first < since[0]:
        yield Contradiction("seen-before-start", spell.label, about, (first,))
    if until and last > until[1]:
        yield Contradiction("seen-after-end", spell.label, about, (last,))
    if left is not None and left.days and left.days[0] < last:
        both = tuple(sorted((spell.tenure, left.tenure)))
        yield Contradiction("seen-after-former", spell.label, both, (left.days[0], last))


def _bounds(spell: Spell, beside: Neighbours, left: Spell | None) -> Iterator[Triple]:
    """The bounds of one tenure; none at an end of which what is said can't all be true."""
    since, until = _stated(spell.since) or (None, None), _stated(spell.until) or (None, None)
    gone = _stated(left.until) if left else None
    seen = None if spell.former else spell.days
    called = left.days[0] if left and left.days else None
    begins = _both((spell.body[0], since[0], beside.before), (since[1], seen and seen[0]))
    ends = _both(
        (seen and seen[1], until[0], gone and gone[0]),
        (spell.body[1], until[1], gone and gone[1], called, beside.after),
    )
    for name, day in zip(_NAMES, (*begins, *ends), strict=True):
        if day:
            yield Triple(NamedNode(spell.tenure), term(name), first_day(day))


def _stated(dates: tuple[str, ...]) -> Days | None:
    """The first and the last day that stated dates leave open: those of the best one, of all where they differ."""
    told = dates if differ(dates) else (best(dates),)
    firsts, lasts = [first_day(one).value for one in told if one], [last_day(one).value for one in told if one]
    return (min(firsts), max(lasts)) if firsts else None


def _both(lows: Iterable[str | None], highs: Iterable[str | None]) -> tuple[str | None, str | None]:
    """The latest of the lower and the earliest of the upper bounds, neither where they cross."""
    low, high = max(filter(None, lows), default=None), min(filter(None, highs), default=None)
    return (None, None) if low and high and low > high else (low, high)


# ------------------------------------------------------------------ one seat


def _neighbours(spells: Iterable[Spell]) -> tuple[dict[str, Neighbours], list[Contradiction]]:
    """Of each tenure in a seat who was there before and after, and who was there at the same time as another."""
    held = [one for spell in spells if spell.seat and not spell.former and spell.post and (one := _held(spell))]
    held = sorted(_handed_over(held), key=_order)
    beside: dict[str, Neighbours] = {}
    found: list[Contradiction] = []
    for _, of_seat in groupby(held, key=lambda one: one.spell.post):
        groups = list(_at_one_time(of_seat))
        found += [_clash(group) for group in groups if len(_people(group)) > 1]
        for number, group in enumerate(groups):
            here = _beside(groups, number)
            beside |= {one.spell.tenure: here for one in group}
    return beside, found


def _beside(groups: list[list[Held]], number: int) -> Neighbours:
    """Who was there before and after a group, but for the same people (a head who was acting before)."""
    people = _people(groups[number])
    before = next((groups[n] for n in range(number - 1, -1, -1) if _people(groups[n]) - people), [])
    after = next((groups[n] for n in range(number + 1, len(groups)) if _people(groups[n]) - people), [])
    return Neighbours(max((one.last for one in before), default=""), min((one.first for one in after), default=""))


def _handed_over(held: Iterable[Held]) -> Iterator[Held]:
    """With the day on which a post came free for that of the decision that gave it to the next one, shortly before."""
    freed: dict[str, list[Held]] = {}
    listed = list(held)
    for one in listed:
        if _leaves(one) and (one.spell.days or ("", ""))[1] <= one.last:
            freed.setdefault(one.spell.post, []).append(one)
    for one in listed:
        days = [
            left.last
            for left in freed.get(one.spell.post, ())
            if left.spell.person != one.spell.person and one.first < left.last and _starts(one) and _soon(one, left)
        ]
        yield Held(min(days), max(one.last, min(days)), one.spell) if days else one


def _soon(one: Held, left: Held) -> bool:
    """Whether the decision on ``one`` was made in the last months of ``left`` in the post."""
    end, decided = (12 * int(day[:4]) + int(day[5:7]) for day in (left.last, one.first))
    return end - decided <= _NOTICE


def _order(one: Held) -> tuple[str, str, str, bool, bool, str]:
    spell = one.spell
    return spell.post, one.first, one.last, not _leaves(one), _starts(one), spell.tenure


def _people(group: list[Held]) -> set[str]:
    return {one.spell.person for one in group}


def _held(spell: Spell) -> Held | None:
    since, until = _stated(spell.since), _stated(spell.until)
    firsts = [*(spell.days or ())[:1], *(since or ())[1:]]
    lasts = [*(spell.days or ())[1:], *(until or ())[:1]]
    if not firsts and not lasts:
        return None
    first, last = min(firsts or lasts), max(lasts or firsts)
    return Held(min(first, last), last, spell)


def _starts(one: Held) -> bool:
    """Whether an article says that it began by its first day: of two seen on one day alone this is the later."""
    return one.first in (*one.spell.since, *one.spell.gained)


def _leaves(one: Held) -> bool:
    """Whether an article says that it ended on its last day: of two seen on one day this is the earlier."""
    return one.last in one.spell.until


def _at_one_time(held: Iterable[Held]) -> Iterator[list[Held]]:
    """Groups of spells, the earliest first, between which there is an order that nothing contradicts."""
    group: list[Held] = []
    last = ""
    for one in held:
        if group and not (last < one.first or (last == one.first and _takes_over(group, one))):
            group.append(one)
        else:
            if group:
                yield group
            group = [one]
        last = max(last, one.last) if len(group) > 1 else one.last
    if group:
        yield group


def _takes_over(group: list[Held], one: Held) -> bool:
    """Whether ``one``, first seen on the last day of ``group``, came after it, and not the other way round."""
    if one.last > one.first:
        return not any(held.first == one.first and _starts(held) for held in group)
    if _leaves(one):
        return False
    return _starts(one) or all(held.first < one.first or _leaves(held) for held in group)


def _clash(group: list[Held]) -> Contradiction:
    between = tuple(sorted(one.spell.tenure for one in group))
    day = sorted(one.first for one in group)[1]
    return Contradiction("two-holders", min(one.spell.label for one in group), between, (day,))
