"""The explorer: one HTML file that holds the whole graph and opens without a network."""

import gc
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.view import terms
from kg.view.communities import Community, communities
from kg.view.layout import positions
from kg.view.links import links
from kg.view.model import Picture
from kg.view.network import (
    OPTIONS,
    SHAPES,
    KgNetwork,
    content_policy,
    own_script,
    own_style,
    own_words,
    vis_network,
)
from kg.view.opening import opening
from kg.view.pack import Scene, columns, packed
from kg.view.rank import Web, choose, pairs_within, web
from kg.view.read import Export, read
from kg.view.select import find, select
from kg.view.views.data import of_views

SCENE_SIZES = (28, 70, 250, 800, 1500)
"""Most things in each scene: what can be read on a telephone, on a laptop, then up to what vis draws at 60 a second."""
MORE = 1.4
"""How many times as much a scene has to show than the one before, to be worth a step."""
COLUMNS = (3, 5, 7)
"""How wide the levels of the sector are drawn, on a telephone, a laptop and a large screen: these come first."""
FIRST = 1
"""The scene that the page begins with, if there is more than one; a telephone begins with the one before."""

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

LARGE = 15_000_000
"""Bytes from which a page is slow to open on a laptop: `ViewSummary.large`."""


@dataclass(frozen=True, slots=True)
class ViewSummary:
    """What was written: counts of things, of links between two of them and of articles, and of things drawn at first.

    ``size`` is in bytes; ``large`` says that it opens slowly (better: one page for a thing, a kind or a year).
    """

    path: Path
    things: int
    links: int
    articles: int
    drawn: int
    size: int

    @property
    def large(self) -> bool:
        return self.size > LARGE


def write_view(
    export: Export,
    path: str | Path,
    *,
    focus: str | None = None,
    depth: int = 1,
    types: Collection[str] = (),
    date_from: str | None = None,
    date_to: str | None = None,
) -> ViewSummary:
    """Write the page to ``path`` (UTF-8, whole or not at all) and say what it holds. The arguments are those of `html`.

    Raises:
        UsageError: as `html`, or the file can't be written.
    """
    with _uncollected():
        picture, centre = _asked(export, focus, depth, types, date_from, date_to)
        text, drawn = _render(picture, centre)
    target, data = Path(path), text.encode("utf-8")
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(data)
        os.replace(part, target)  # noqa: PTH105 # the pathlib form is the same call
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(
            f"can't write the page: {error.strerror}", file=str(target), hint="choose another path"
        ) from error
    return ViewSummary(target, len(picture.things), len(links(picture.facts)), len(picture.sources), drawn, len(data))


def html(
    export: Export,
    *,
    focus: str | None = None,
    depth: int = 1,
    types: Collection[str] = (),
    date_from: str | None = None,
    date_to: str | None = None,
) -> str:
    """The page as text; the same graph and arguments give the same text.

    ``focus`` is a name or an IRI, ``depth`` how many links away from it are shown, ``types`` the kinds to keep
    (`terms.TYPES`), the dates are ISO prefixes, both inclusive.

    Raises:
        UsageError: nothing bears the name in ``focus``, or a kind or a date is not one.
    """
    with _uncollected():
        picture, centre = _asked(export, focus, depth, types, date_from, date_to)
        return _render(picture, centre)[0]


def rendered(picture: Picture, centre: str = "") -> str:
    """The page of a picture as text, around the thing with the IRI ``centre`` if that is given."""
    return _render(picture, centre)[0]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: what a page is made of has none and lives to its end, and the search is a fifth of
    the time of a large one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _asked(
    export: Export,
    focus: str | None,
    depth: int,
    types: Collection[str],
    date_from: str | None,
    date_to: str | None,
) -> tuple[Picture, str]:
    """The part of the graph that was asked for, and the IRI that it is around, or ""."""
    unknown = sorted(set(types) - set(terms.TYPES) - set(terms.TYPE_GROUPS))
    if unknown:
        known = ", ".join((*terms.TYPES, *terms.TYPE_GROUPS))
        raise UsageError(f"no kind of thing is called {unknown[0]!r}", hint=f"one of: {known}")
    for date in (date_from, date_to):
        if date and not DATE.fullmatch(date):
            raise UsageError(f"{date!r} is not a date", hint="write 2024-07-04, 2024-07 or 2024")
    whole = read(export)
    kinds = {kind for asked in types for kind in terms.TYPE_GROUPS.get(asked, (asked,))}
    picture = select(whole, focus, depth, kinds, date_from, date_to)
    return picture, find(whole.things, focus).iri if focus else ""


def _render(picture: Picture, centre: str) -> tuple[str, int]:
    """The page, and how many things it draws at first."""
    tied = web(picture)
    index = {thing.iri: place for place, thing in enumerate(picture.things)}
    scenes = _scenes(picture, tied, index)
    data = {
        **columns(picture, tied.ranks, scenes, _base(picture)),
        "groups": [_group(each, index) for each in communities(tied)],
        "views": of_views(picture),
    }
    scripts = (vis_network(), own_script())
    style = own_style()
    network = KgNetwork(
        {
            "policy": content_policy(scripts, style),
            "scripts": scripts,
            "style": style,
            "words": own_words(),
            "options": OPTIONS,
            "start": {"centre": index.get(centre, -1)},
            "full": packed(data),
        }
    )
    first = scenes[min(FIRST, len(scenes) - 1)]
    network.fill(*_drawn(picture, tied, first))
    return network.render(), len(first.things)


def _scenes(picture: Picture, tied: Web, index: Mapping[str, int]) -> list[Scene]:
    """The first scenes and the larger ones, as far as the picture has more to show."""
    scenes = _levels(picture, tied, index)
    for size in SCENE_SIZES:
        chosen = choose(tied, size)
        if scenes and len(chosen) < MORE * len(scenes[-1].things):
            continue
        points = positions(chosen, pairs_within(tied, chosen))
        scenes.append(Scene(tuple(index[iri] for iri in chosen), tuple(points)))
    return scenes


def _levels(picture: Picture, tied: Web, index: Mapping[str, int]) -> list[Scene]:
    """The levels of the sector at several widths; none of a graph that fits into one picture or has no levels."""
    if len(tied.near) <= SCENE_SIZES[FIRST]:
        return []
    found = [opened for columns in COLUMNS if (opened := opening(picture, tied, columns))]
    return [
        Scene(
            tuple(index[iri] for iri in one.things),
            one.points,
            one.bands,
            tuple((index.get(unit, -1), *point) for unit, point in one.slots),
        )
        for one in found
    ]


def _group(community: Community, index: Mapping[str, int]) -> dict[str, Any]:
    return {
        "named": index[community.named],
        "n": [index[iri] for iri in community.things],
        "x": [int(x) for x, _ in community.points],
        "y": [int(y) for _, y in community.points],
        "bands": [],
        "slots": [],
        "size": community.size,
        "radius": community.radius,
        "at": community.at,
        "ties": community.ties,
    }


def _drawn(picture: Picture, tied: Web, scene: Scene) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The nodes and edges of the first scene for pyvis."""
    ranked = tied.ranks
    top = max((ranked[picture.things[number].iri] for number in scene.things), default=1.0) or 1.0
    nodes = [
        {
            "id": number,
            "name": picture.things[number].label,
            "x": x,
            "y": y,
            "shape": SHAPES[picture.things[number].kind],
            "group": picture.things[number].kind,
            "size": node_size(ranked[picture.things[number].iri], top),
        }
        for number, (x, y) in zip(scene.things, scene.points, strict=True)
    ]
    numbers = {picture.things[number].iri: number for number in scene.things}
    edges = [
        {"id": f"{min(ends)}-{max(ends)}", "from": min(ends), "to": max(ends)}
        for pair in pairs_within(tied, tuple(numbers))
        for ends in [(numbers[pair[0]], numbers[pair[1]])]
    ]
    return nodes, edges


def node_size(rank: float, top: float) -> float:
    """The radius of a thing in pixels at scale 1, 6 to 18."""
    return round(6 + 12 * sqrt(max(0.0, rank) / top) ** 3, 1)


def _base(picture: Picture) -> str:
    """What all IRIs of the picture begin with, up to the kind of thing; "" if they don't agree."""
    iris: Sequence[str] = [thing.iri for thing in picture.things] + list(picture.sources)
    bases = {"/".join(iri.split("/")[:-2]) + "/" for iri in iris}
    return bases.pop() if len(bases) == 1 else ""
