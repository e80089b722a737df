"""The bodies of an article in reading order, so kept that a question about them takes as long in any article."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.facts.resolved import Resolved
from kg.values import Area

Key = tuple[str | None, ...]


class Trail:
    """Bodies by a key, each with where it begins; added in reading order."""

    def __init__(self) -> None:
        self._starts: dict[Key, list[int]] = {}
        self._found: dict[Key, list[tuple[int, Resolved]]] = {}  # with their rank among all that were added
        self._rank = 0

    def add(self, keys: Iterable[Key], one: Resolved) -> None:
        """Note a body that begins at or behind all those noted before."""
        self._rank += 1
        for key in keys:
            self._starts.setdefault(key, []).append(one.span.start)
            self._found.setdefault(key, []).append((self._rank, one))

    def latest(self, keys: Iterable[Key], offset: int) -> Resolved | None:
        """The body of one of ``keys`` noted last among those that begin before ``offset``."""
        best: tuple[int, Resolved] | None = None
        for key in keys:
            index = bisect_left(self._starts.get(key, ()), offset)
            if index and (best is None or self._found[key][index - 1][0] > best[0]):
                best = self._found[key][index - 1]
        return best[1] if best else None

    def between(self, keys: Iterable[Key], start: int, end: int) -> list[Resolved]:
        """The bodies of one of ``keys`` that begin in ``[start, end)``, in the order in which they were noted."""
        found: list[tuple[int, Resolved]] = []
        for key in keys:
            starts = self._starts.get(key, ())
            found += self._found.get(key, [])[bisect_left(starts, start) : bisect_left(starts, end)]
        return [one for _, one in sorted(found, key=lambda item: item[0])]


class Leaders:
    """Of the bodies of each key the one whose label has most weight, of several the first.

    A weight of 1 adds nothing to a label that has ``enough``.
    """

    def __init__(self, enough: int) -> None:
        self._enough = enough
        self._weights: Counter[str] = Counter()
        self._first: dict[str, dict[Key, tuple[int, Resolved]]] = {}  # label -> the first body of each key
        self._best: dict[Key, tuple[int, int, Resolved]] = {}
        self._count = 0

    def add(self, keys: Iterable[Key], one: Resolved, weight: int) -> None:
        """Note a body; ``weight`` is not negative, so that who leads can only be overtaken by the label noted."""
        self._count += 1
        if weight > 1 or self._weights[one.label] < self._enough:
            self._weights[one.label] += weight
        first = self._first.setdefault(one.label, {})
        for key in keys:
            first.setdefault(key, (-self._count, one))
        for key, (rank, body) in first.items():
            score = (self._weights[one.label], rank, body)
            if key not in self._best or score[:2] > self._best[key][:2]:
                self._best[key] = score

    def best(self, keys: Iterable[Key]) -> Resolved | None:
        """The leader among the bodies of ``keys``."""
        scored = [self._best[key] for key in keys if key in self._best]
        return max(scored, key=lambda item: item[:2])[2] if scored else None


class _Standing:
    """The areas of one kind with their weights."""

    def __init__(self) -> None:
        self._weights: dict[Area, int] = {}
        self._total = 0
        self._best: tuple[int, int, Area] | None = None
        self._ranks: dict[Area, int] = {}

    def add(self, area: Area, weight: int) -> None:
        rank = self._ranks.setdefault(area, -len(self._ranks))
        self._total += weight
        self._weights[area] = self._weights.get(area, 0) + weight
        score = (self._weights[area], rank, area)
        if self._best is None or score[:2] > self._best[:2]:
            self._best = score

    def outstanding(self) -> Area | None:
        """The area that outweighs all others together."""
        return self._best[2] if self._best and self._best[0] > self._total - self._best[0] else None


class Told:
    """The bodies told of so far; ``enough``: see `Leaders`. What was noted is put in order when first asked for."""

    def __init__(self, enough: int) -> None:
        self._all: list[tuple[Resolved, int]] = []
        self._lineages = Trail()
        self._parts = Trail()
        self._areas = Trail()
        self._leaders = Leaders(enough)
        self._standings: dict[tuple[str, str], _Standing] = {}
        self._ordered = [0, 0, 0]  # how many of all are among the lineages and parts, the areas, the leaders

    def add(self, one: Resolved, weight: int) -> None:
        """Note a body that begins at or behind all those noted before; ``weight``: how much it says of the article."""
        self._all.append((one, weight))

    def _new(self, index: int) -> list[tuple[Resolved, int]]:
        """Those noted since this was last asked."""
        new = self._all[self._ordered[index] :] if self._ordered[index] < len(self._all) else []
        self._ordered[index] = len(self._all)
        return new

    def _in_line(self) -> Trail:
        """The bodies and their parents."""
        for one, _ in self._new(0):
            for body in one.lineage():
                self._lineages.add(_keys_of(body), body)
            if one.value.parent is not None:
                self._parts.add([(one.value.own,)], one)
        return self._lineages

    def _by_area(self) -> Trail:
        """The bodies by their areas."""
        for one, weight in self._new(1):
            self._areas.add(_area_keys(one), one)
            area = one.area
            if area and area.name:
                for key in {(area.level, area.word), (area.level, "")}:
                    self._standings.setdefault(key, _Standing()).add(area, weight)
        return self._areas

    def leader(self, families: Sequence[str], levels: Sequence[str]) -> Resolved | None:
        """The body of one of ``families`` (and of one of ``levels``) with most weight."""
        for one, weight in self._new(2):
            self._leaders.add(_keys_of(one), one, weight)
        return self._leaders.best(_keys(families, levels))

    def between(self, families: Sequence[str], levels: Sequence[str], start: int, end: int) -> list[Resolved]:
        """The fitting bodies that begin in ``[start, end)``, each followed by its fitting parents."""
        return self._in_line().between(_keys(families, levels), start, end)

    def nearest(self, families: Sequence[str], levels: Sequence[str], offset: int) -> Resolved | None:
        """The last fitting body, or parent of one, that begins before ``offset``."""
        return self._in_line().latest(_keys(families, levels), offset)

    def part_before(self, own: str, offset: int) -> Resolved | None:
        """The last part of this name before ``offset`` whose parent was told."""
        self._in_line()
        return self._parts.latest([(own,)], offset)

    def with_province(self, offset: int) -> Resolved | None:
        """The last body before ``offset`` whose area, or that of its parent, tells a province or has a name."""
        return self._by_area().latest([("named",)], offset)

    def of_level(self, levels: Iterable[str], offset: int) -> Resolved | None:
        """The last body before ``offset`` whose area, or that of its parent, is of one of ``levels`` and has a name."""
        return self._by_area().latest([("level", level) for level in levels], offset)

    def of_province(self, names: Iterable[str], offset: int) -> Resolved | None:
        """The last body before ``offset`` whose own area is the province of one of ``names``."""
        return self._by_area().latest([("province", name) for name in names], offset)

    def of_area(self, level: str, word: str, offset: int) -> Resolved | None:
        """The last body before ``offset`` in an area with a name, of this level and word; "" is any word."""
        return self._by_area().latest([("any", level, word)], offset)

    def outstanding(self, level: str, word: str) -> Area | None:
        """The area of this level and word ("" is any) that outweighs all others of them together."""
        self._by_area()
        standing = self._standings.get((level, word))
        return standing.outstanding() if standing else None


_FAMILY_OF_KIND = {"school": "school-like"}  # kind of a body known by name -> the family that it is one of


def _keys(families: Sequence[str], levels: Sequence[str]) -> list[Key]:
    """The keys that a question asks for; a body without area is of any level."""
    if not levels:
        return [(family,) for family in families]
    return [(family, level) for family in families for level in (None, *levels)]


def _keys_of(one: Resolved) -> list[Key]:
    area = one.value.area
    level = area.level if area else None
    found: list[Key] = [(one.value.family,), (one.value.family, level)]
    if family := _FAMILY_OF_KIND.get(one.value.kind) if one.value.family == "named" else None:
        found += [(family,), (family, level)]
    return found


def _area_keys(one: Resolved) -> Iterator[Key]:
    own, area = one.value.area, one.area
    if area and area.level != "high" and (area.province or area.name):
        yield ("named",)
    if area and area.name:
        yield ("level", area.level)
    if own and own.name and own.level == "province":
        yield ("province", own.name)
    if area and area.name:
        yield from {("any", area.level, area.word), ("any", area.level, "")}
