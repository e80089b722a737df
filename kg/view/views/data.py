"""What the other views need that the page does not hold yet, by the id of the view."""

from collections.abc import Iterator, Mapping, Sequence

from kg.reference.reference import load_reference
from kg.view.model import Fact, Picture
from kg.view.views.tiles import TileMap, load_tiles

PROVINCES = "/province/"
"""What stands before the id of a province in its IRI."""

Json = Mapping[str, object]


def of_views(picture: Picture) -> Json:
    """Data for the page's `graph.views`, ready for JSON; the same for the same picture."""
    return {"organisation": _heads(picture.facts), "map": list(_maps(picture))}


def _heads(facts: Sequence[Fact]) -> Json:
    """The posts of heads, as numbers of facts, and between which days each began and ended ("" where nothing tells)."""
    listed = [(number, fact) for number, fact in enumerate(facts) if fact.head]
    return {"fact": [number for number, _ in listed], "bounds": [list(fact.bounds) for _, fact in listed]}


def _maps(picture: Picture) -> Iterator[Json]:
    """Each map with its tiles: row, column, name, short name, and the numbers of the things that a tile stands for."""
    data = load_tiles()
    names = {one: province.name for one, province in load_reference().provinces_by_id.items()}
    numbers = {
        thing.iri.partition(PROVINCES)[2]: number
        for number, thing in enumerate(picture.things)
        if thing.kind == "province"
    }
    for tiles in data.maps:
        yield {
            "from": tiles.valid_from,
            "tiles": [
                [
                    row,
                    column,
                    names[province],
                    data.labels.get(province, names[province]),
                    _things(tiles, province, numbers),
                ]
                for province, row, column in tiles.provinces
            ],
            "islands": [
                [group.row, group.column, group.name, names[group.province], _things(tiles, group.province, numbers)]
                for group in tiles.islands
            ],
        }


def _things(tiles: TileMap, province: str, numbers: Mapping[str, int]) -> list[int]:
    """The things of the picture that a tile stands for, the province itself first."""
    return [numbers[one] for one in (province, *tiles.earlier.get(province, ())) if one in numbers]
