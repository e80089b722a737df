"""The maps of provinces: the rows of data/reference/map_tiles.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.resources import reference_dir
from kg.yamlio import load_cached

NO_TILE = "-"
"""What stands in a row of a map where no province is."""


@dataclass(frozen=True)
class Islands:
    """A group of islands with a tile of its own that leads to the province it belongs to; places count from 1."""

    name: str
    province: str
    row: int
    column: int


@dataclass(frozen=True)
class TileMap:
    """The provinces from one day to the next map's, as rows of ids; ``earlier`` ones are counted where they joined."""

    rows: tuple[tuple[str, ...], ...]
    valid_from: str = ""
    islands: tuple[Islands, ...] = ()
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        listed = [province for row in self.rows for province in row if province != NO_TILE]
        twice = sorted({province for province in listed if listed.count(province) > 1})
        if twice:
            raise ValueError(f"{twice[0]} has two tiles")
        for unknown in [*self.earlier, *(group.province for group in self.islands)]:
            if unknown not in listed:
                raise ValueError(f"{unknown} has no tile on this map")

    @property
    def provinces(self) -> tuple[tuple[str, int, int], ...]:
        """Each province with its row and column, counted from 1."""
        return tuple(
            (province, row, column)
            for row, listed in enumerate(self.rows, 1)
            for column, province in enumerate(listed, 1)
            if province != NO_TILE
        )


@dataclass(frozen=True)
class MapTiles:
    """The file as a whole; ``labels`` are short names for tiles by province."""

    sector: str
    sources: Mapping[str, str]
    source: str
    maps: tuple[TileMap, ...]
    labels: Mapping[str, str] = field(default_factory=dict)


def load_tiles(directory: Path | None = None) -> MapTiles:
    """The maps, the oldest first. Raises: DataError."""
    return load_cached((directory or reference_dir()) / "map_tiles.yaml", MapTiles)
