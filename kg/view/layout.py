"""Positions of the things of a scene: forces with a fixed seed, components packed, no two labels on one another."""

import random
from collections.abc import Mapping, Sequence
from math import sqrt

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
KAMADA_MOST = 400
"""Components up to this size are laid out by stress (Kamada-Kawai, cubic in time), larger ones by forces."""


def positions(things: Sequence[str], weights: Mapping[Pair, float]) -> list[Point]:
    """The place of each thing, in whole pixels around (0, 0); the same for the same input on every machine."""
    index = {thing: place for place, thing in enumerate(things)}
    pull = damped(dict(weights))
    graph = igraph.Graph(n=len(things), edges=[(index[one], index[other]) for one, other in pull])
    graph.es["pull"] = list(pull.values())
    graph.vs["thing"] = range(len(things))
    parts = sorted(graph.decompose(), key=lambda part: (-part.vcount(), part.vs["thing"]))
    placed: list[Point] = [(0.0, 0.0)] * len(things)
    laid = [spread(_fit(_laid(part), part.vcount())) for part in parts]
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
    if count <= KAMADA_MOST:
        lengths = [1.0 / pull for pull in part.es["pull"]]
        return [(x, y) for x, y in part.layout_kamada_kawai(seed=start, weights=lengths, maxiter=count * 50)]
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        laid = part.layout_fruchterman_reingold(seed=start, weights=part.es["pull"], niter=500, grid="nogrid")
    finally:
        igraph.set_random_number_generator(random)
    return [(x, y) for x, y in laid]


def _fit(points: Sequence[Point], count: int) -> list[Point]:
    """The points stretched to the area that their labels need, wider than high."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    if width < height:
        points, width, height = [(y, x) for x, y in points], height, width
    area = count * ROOM[0] * ROOM[1] * LOOSENESS
    wanted = sqrt(area * min(max(width / height, ASPECT), 3.0))
    return [(x * wanted / width, y * (area / wanted) / height) for x, y in points]


def spread(points: Sequence[Point], rounds: int = 80) -> list[Point]:
    """The points moved apart until no two rooms overlap, or ``rounds`` have passed."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _ in range(rounds):
        if not _push(xs, ys):
            break
    return list(zip(xs, ys, strict=True))


def _push(xs: list[float], ys: list[float]) -> bool:
    """One round: each overlapping pair moves apart along the shorter way. Whether any moved."""
    wide, high = ROOM
    cells: dict[tuple[int, int], list[int]] = {}
    for point, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells.setdefault((int(x // wide), int(y // high)), []).append(point)
    moved = False
    for (column, row), own in sorted(cells.items()):
        near = [p for c in (-1, 0, 1) for r in (-1, 0, 1) for p in cells.get((column + c, row + r), ())]
        for one in own:
            for other in near:
                moved |= one < other and _part(one, other, xs, ys)
    return moved


def _part(one: int, other: int, xs: list[float], ys: list[float]) -> bool:
    across, down = xs[other] - xs[one], ys[other] - ys[one]
    lack_x, lack_y = ROOM[0] - abs(across), ROOM[1] - abs(down)
    if lack_x <= 0.5 or lack_y <= 0.5:
        return False
    if lack_x / ROOM[0] < lack_y / ROOM[1]:
        step = lack_x / 2 if across >= 0 else -lack_x / 2
        xs[one], xs[other] = xs[one] - step, xs[other] + step
    else:
        step = lack_y / 2 if down >= 0 else -lack_y / 2
        ys[one], ys[other] = ys[one] - step, ys[other] + step
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


