"""What speaks for and against two profiles of one name being one person: small tests without memory."""

from functools import cache
from itertools import product
from typing import Final

from kg.identity.keys import name_key
from kg.identity.profiles import Profile
from kg.identity.stints import Stint
from kg.reference.posts import load_posts
from kg.reference.reference import Reference
from kg.reference.table import first_day

_FALL: Final = 2
SAME_BODY, SAME_HOUSE = 0, 1
"""Strengths of evidence, the strongest first."""


def link(one: Profile, two: Profile) -> int | None:
    """How strong the evidence is that two profiles are of one person; None for none."""
    if one.private or two.private:
        return SAME_BODY if _same_unit(one, two) or one.cases & two.cases else None
    pairs = [(a, b) for a in one.stints for b in two.stints]
    if any(_nested(a, b) and _agree(a, b) for a, b in pairs):
        return SAME_BODY
    if any(a.house == b.house and _agree(a, b) for a, b in pairs) and not any(_two_offices(a, b) for a, b in pairs):
        return SAME_HOUSE
    return None


def always_linked(one: Profile, two: Profile) -> bool:
    """Whether two officials of one institution are linked, and stay so whichever of their days are left out."""
    if one.private or two.private:
        return False
    pairs = [(a, b) for a in one.stints for b in two.stints]
    if any(_two_offices(a, b) for a, b in pairs) or not any(_together(a, b) for a, b in pairs):
        return False
    return not any(_above(one, two, house) or _above(two, one, house) for house in one.houses())


def _together(one: Stint, two: Stint) -> bool:
    """Whether two offices that go on are of one house."""
    return one.current and two.current and one.house == two.house


def excluded(one: Profile, two: Profile) -> bool:
    """Whether the two hold posts in two provinces at one time, and neither tells of a house of the other."""
    if one.houses() & two.houses():
        return False
    return any(_two_provinces(a, b) for a in one.stints for b in two.stints)


def rivals(one: Profile, two: Profile) -> bool:
    """Whether the two hold two offices of one house at one time, or the later one far below the earlier.

    At one time: days of the one lie between days of the other.
    """
    pairs = product(one.stints, two.stints)
    if any(_two_offices(a, b) and a.first <= b.last and b.first <= a.last for a, b in pairs):
        return True
    return _sinks(one, two) or _sinks(two, one)


def _sinks(one: Profile, two: Profile) -> bool:
    """Whether ``two`` came after ``one`` in a house, two steps or more below: careers do not."""
    after = {a.house for a, b in product(one.stints, two.stints) if _together(a, b) and a.last < b.first}
    return any(_above(one, two, house) for house in after)


def _above(one: Profile, two: Profile, house: str) -> bool:
    """Whether all that ``two`` holds in a house is two steps or more below what ``one`` holds there."""
    high, low = _top(one, house), _top(two, house)
    return high is not None and low is not None and high - low >= _FALL


def _top(profile: Profile, house: str) -> int | None:
    """The level of the highest office in a house; None if one of those there is of no known level."""
    here = [level(stint.title, len(stint.chain)) for stint in profile.stints if stint.current and stint.house == house]
    known = [one for one in here if one is not None]
    return max(known) if known and len(known) == len(here) else None


def took_over(one: Profile, two: Profile, reference: Reference) -> bool:
    """Whether one stood in a body that was merged into one where the other stood later."""
    if one.private or two.private:
        return False
    current = [(a, b) for a in one.stints for b in two.stints if a.current and b.current]
    return any(_heir(a, b, reference) or _heir(b, a, reference) for a, b in current)


def _nested(one: Stint, two: Stint) -> bool:
    return one.unit in two.chain or two.unit in one.chain


def _agree(one: Stint, two: Stint) -> bool:
    """Whether the days allow one career: a post called former was held before, and was left by one who is elsewhere."""
    if one.current == two.current:
        return one.current or one.unit == two.unit
    former, current = (two, one) if one.current else (one, two)
    return current.first <= former.last


def _two_offices(one: Stint, two: Stint) -> bool:
    """Two offices of one house in one month, neither of them the Party's."""
    return one.house == two.house and at_once(one, two) and not _nested(one, two)


def at_once(one: Stint, two: Stint) -> bool:
    """Whether two offices, neither the Party's, are shown in one month."""
    if not (one.current and two.current) or one.party or two.party:
        return False
    return one.first[:7] <= two.last[:7] and two.first[:7] <= one.last[:7]


def _two_provinces(one: Stint, two: Stint) -> bool:
    if not (one.current and two.current and one.province and two.province) or one.province == two.province:
        return False
    return one.first <= two.last and two.first <= one.last


def _same_unit(one: Profile, two: Profile) -> bool:
    return any(a.unit == b.unit and _agree(a, b) for a in one.stints for b in two.stints)


def _heir(old: Stint, new: Stint, reference: Reference) -> bool:
    """Whether the house of ``new`` took over that of ``old`` when their provinces merged, between the two days."""
    if not old.province or not new.province or old.province == new.province or _family(old) != _family(new):
        return False
    last = reference.provinces_called(old.province)[-1:]
    if not last or not last[0].valid_to or not old.last < first_day(last[0].valid_to) <= new.first:
        return False
    return any(era.id in last[0].replaced_by for era in reference.provinces_called(new.province))


def _family(stint: Stint) -> str:
    """The house without its province: "vksnd tỉnh bắc giang" -> "vksnd"."""
    words = stint.house.removesuffix(stint.province).split()
    return " ".join(word for word in words if word not in ("tỉnh", "thành", "phố"))


@cache
def level(title: str, depth: int) -> int | None:
    """How high an office stands in its house: 4 its head, 3 a deputy, 2 and 1 those of a part of it; None for others.

    Ranks have no place here: a head of yesterday may be shown by the rank alone.

    ``title`` is folded, ``depth`` the number of bodies from the unit up to the house: 1 for the house itself.
    """
    base = 3 if depth == 1 else 1
    if title in _heads():
        return base + 1
    return base if title.removeprefix("phó ").removesuffix(" thường trực") in _heads() else None


@cache
def _heads() -> frozenset[str]:
    return frozenset(name_key(post.label) for post in load_posts() if post.head)
