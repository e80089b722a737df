"""Positions of the things of a scene: forces with a fixed seed, components packed, no two labels on one another."""

import random
from collections.abc import Mapping, Sequence
from math import hypot, sqrt

import igraph

from kg.view.links import Pair, damped

Point = tuple[float, float]

SEED = 20140707
ROOM = (128.0, 60.0)
"""Width and height that a thing and its label take, in pixels at scale 1: 14 px type on two short lines."""
LOOSENESS = 1.3
"""How much larger the area of a component is than the rooms of its things."""
ASPECT = 1.45
"""Width by height of the whole, that of the canvas beside the panel on a laptop."""
DENSE_ROOM = (64.0, 40.0)
DENSE_LOOSENESS = 3.0
"""The same where not every label can be shown: things nearer to one another, and more space between their clusters."""
LABELLED_MOST = 100
"""Parts up to this size get room for all labels and are laid out by stress (Kamada-Kawai), larger ones by forces."""
GRID_FROM = 200
"""Parts from this size on count the forces of near things alone: 500 rounds take 0.1 s for 1,500 things, not 5."""
ROUNDS = 400


def positions(things: Sequence[str], weights: Mapping[Pair, float]) -> list[Point]:
    """The place of each thing, in whole pixels around (0, 0); the same for the same input on every machine."""
    index = {thing: place for place, thing in enumerate(things)}
    pull = damped(dict(weights))
    graph = igraph.Graph(n=len(things), edges=[(index[one], index[other]) for one, other in pull])
    graph.es["pull"] = list(pull.values())
    graph.vs["thing"] = range(len(things))
    parts = sorted(graph.decompose(), key=lambda part: (-part.vcount(), part.vs["thing"]))
    placed: list[Point] = [(0.0, 0.0)] * len(things)
    laid = [_spaced(_laid(part)) for part in parts]
    for part, points in zip(parts, pack(laid), strict=True):
        for thing, point in zip(part.vs["thing"], points, strict=True):
            placed[thing] = point
    return _centred(placed)


def _laid(part: "igraph.Graph") -> list[Point]:
    """Raw positions of a connected part."""
    count = part.vcount()
    if count == 1:
        return [(0.0, 0.0)]
    start = part.layout_circle()
    if count <= LABELLED_MOST:
        lengths = [1.0 / pull for pull in part.es["pull"]]
        return [(x, y) for x, y in part.layout_kamada_kawai(seed=start, weights=lengths, maxiter=count * 50)]
    igraph.set_random_number_generator(random.Random(SEED))  # noqa: S311 # a picture keeps no secret
    grid = "grid" if count > GRID_FROM else "nogrid"
    try:
        laid = part.layout_fruchterman_reingold(seed=start, weights=part.es["pull"], niter=ROUNDS, grid=grid)
    finally:
        igraph.set_random_number_generator(random)
    return [(x, y) for x, y in laid]


def _spaced(points: Sequence[Point]) -> list[Point]:
    """The points of a part with the room that there is for so many."""
    if len(points) <= LABELLED_MOST:
        return spread(_fit(points, ROOM, LOOSENESS), ROOM)
    return spread(_fit(points, DENSE_ROOM, DENSE_LOOSENESS), DENSE_ROOM, rounds=40)


def _fit(points: Sequence[Point], room: Point, looseness: float) -> list[Point]:
    """The points stretched to the area that their labels need, wider than high."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    if width < height:
        points, width, height = [(y, x) for x, y in points], height, width
    area = len(points) * room[0] * room[1] * looseness
    wanted = sqrt(area * min(max(width / height, ASPECT), 3.0))
    return [(x * wanted / width, y * (area / wanted) / height) for x, y in points]


def spread(points: Sequence[Point], room: Point, rounds: int = 80) -> list[Point]:
    """The points moved apart until no two rooms overlap, or ``rounds`` have passed."""
    xs, ys = [x / room[0] for x, _ in points], [y / room[1] for _, y in points]
    square = room == ROOM
    for _ in range(rounds):
        if not _push(xs, ys, square):
            break
    return [(x * room[0], y * room[1]) for x, y in zip(xs, ys, strict=True)]


def _push(xs: list[float], ys: list[float], square: bool) -> bool:
    """One round, in units of rooms: each overlapping pair moves apart. Whether any moved."""
    cells: dict[tuple[int, int], list[int]] = {}
    for point, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells.setdefault((int(x // 1), int(y // 1)), []).append(point)
    moved = False
    for (column, row), own in sorted(cells.items()):
        near = [p for c in (-1, 0, 1) for r in (-1, 0, 1) for p in cells.get((column + c, row + r), ())]
        for one in own:
            for other in near:
                moved |= one < other and _part(one, other, xs, ys, square)
    return moved


def _part(one: int, other: int, xs: list[float], ys: list[float], square: bool) -> bool:
    """Move two points apart if they are too near: along the shorter side of a room, or straight away."""
    across, down = xs[other] - xs[one], ys[other] - ys[one]
    if square:
        lack_x, lack_y = 1 - abs(across), 1 - abs(down)
        if min(lack_x, lack_y) <= 0.01:
            return False
        dx, dy = (
            (lack_x if across >= 0 else -lack_x, 0.0) if lack_x < lack_y else (0.0, lack_y if down >= 0 else -lack_y)
        )
    else:
        gap = hypot(across, down)
        if gap >= 0.99:
            return False
        dx, dy = ((1 - gap) * across / gap, (1 - gap) * down / gap) if gap > 0 else (1.0, 0.0)
    xs[one], xs[other] = xs[one] - dx / 2, xs[other] + dx / 2
    ys[one], ys[other] = ys[one] - dy / 2, ys[other] + dy / 2
    return True


def pack(parts: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The parts (largest first) set on shelves, left to right and downwards, in about the aspect of the canvas."""
    boxes = [_box(points) for points in parts]
    area = sum(width * height for _, _, width, height in boxes)
    shelf = max(sqrt(area * ASPECT), max((width for _, _, width, _ in boxes), default=0.0))
    placed, left, top, deepest = [], 0.0, 0.0, 0.0
    for points, (x0, y0, width, height) in zip(parts, boxes, strict=True):
        if left > 0 and left + width > shelf * 1.01:
            left, top, deepest = 0.0, top + deepest, 0.0
        placed.append([(x - x0 + left, y - y0 + top) for x, y in points])
        left, deepest = left + width, max(deepest, height)
    return placed


def _box(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Left, top, width and height of the rooms of the points."""
    left, top = min(x for x, _ in points) - ROOM[0] / 2, min(y for _, y in points) - ROOM[1] / 2
    right, bottom = max(x for x, _ in points) + ROOM[0] / 2, max(y for _, y in points) + ROOM[1] / 2
    return left, top, right - left, bottom - top


def _centred(points: Sequence[Point]) -> list[Point]:
    if not points:
        return []
    left, top, width, height = _box(points)
    return [(float(round(x - left - width / 2)), float(round(y - top - height / 2))) for x, y in points]
