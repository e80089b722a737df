"""A class and its neighbours as a drawing: what is above it, what points at it, what it points at.

All sizes are in user units of the SVG; the template draws what stands here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LETTER: Final = 7.3
"""Width that a letter of a name is given."""
LINE: Final = 22
GAP: Final = 30
_PAD: Final = 8


@dataclass(frozen=True, slots=True)
class Relation:
    """A property between the class in the middle and ``other``."""

    name: str
    other: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around a class; all are prefixed names."""

    name: str
    above: tuple[str, ...] = ()
    values: tuple[str, ...] = ()  # properties that hold texts, numbers and dates
    to_it: tuple[Relation, ...] = ()
    from_it: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text; ``main`` is the class itself."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    main: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line with a head at its end and a name at its middle; ``up`` leads to a superclass."""

    x1: float
    y1: float
    x2: float
    y2: float
    name: str = ""
    up: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and arrows on a sheet."""

    width: float
    height: float
    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(around: Neighbours) -> Drawing:
    """The drawing of a class in the middle, superclasses above, subjects of relations on the left, objects right."""
    left, right = _by_other(around.to_it), _by_other(around.from_it)
    left_width, right_width = _width([other for other, _ in left]), _width([other for other, _ in right])
    left_label, right_label = _labels(left), _labels(right)
    x = left_width + left_label if left else 0.0
    top = LINE + GAP if around.above else 0.0
    lines = (around.name, *around.values)
    tall = max(LINE * len(lines), _height(left), _height(right))
    main = Box(x, top, _width(lines), tall, lines, main=True)
    above, up = _row(around.above, main)
    sources, into = _column(left, 0, left_width, main, incoming=True)
    targets, out = _column(right, x + main.width + right_label, right_width, main, incoming=False)
    boxes = (main, *above, *sources, *targets)
    width = max(box.x + box.width for box in boxes)
    return Drawing(width, top + tall, around.name, boxes, (*up, *into, *out))


_Side = Sequence[tuple[str, tuple[str, ...]]]


def _by_other(relations: Sequence[Relation]) -> _Side:
    """Each neighbour once, with the names of all properties between."""
    found: dict[str, list[str]] = {}
    for relation in relations:
        found.setdefault(relation.other, []).append(relation.name)
    return [(other, tuple(sorted(names))) for other, names in sorted(found.items())]


def _row(names: Sequence[str], main: Box) -> tuple[list[Box], list[Arrow]]:
    """The superclasses, side by side above the class."""
    boxes: list[Box] = []
    x = main.x
    for name in names:
        boxes.append(Box(x, 0, _width([name]), LINE, (name,)))
        x += _width([name]) + GAP / 2
    start = main.x + main.width / 2
    return boxes, [Arrow(start, main.y, box.x + box.width / 2, box.height, up=True) for box in boxes]


def _column(side: _Side, x: float, width: float, main: Box, *, incoming: bool) -> tuple[list[Box], list[Arrow]]:
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    y = main.y
    edge = main.x if incoming else main.x + main.width
    for other, names in side:
        box = Box(x, y, width, LINE * len(names), (other,))
        boxes.append(box)
        for place, name in enumerate(names):
            level = y + LINE * (place + 0.5)
            far = box.x + box.width if incoming else box.x
            arrows.append(Arrow(far, level, edge, level, name) if incoming else Arrow(edge, level, far, level, name))
        y += LINE * len(names) + _PAD
    return boxes, arrows


def _height(side: _Side) -> float:
    return sum(LINE * len(names) + _PAD for _, names in side)


def _labels(side: _Side) -> float:
    """Room for the names of relations between two columns."""
    return _width([name for _, names in side for name in names]) + GAP if side else 0.0


def _width(texts: Sequence[str]) -> float:
    return max((len(text) for text in texts), default=0) * LETTER + 2 * _PAD
