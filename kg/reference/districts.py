"""District-level units until 30 June 2025: the rows of data/reference/districts.yaml."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.names import fold
from kg.resources import reference_dir
from kg.yamlio import load_cached


@dataclass(frozen=True)
class DistrictRow:
    """The districts of one province, by kind; ``until`` (exclusive) marks an earlier state."""

    province: str
    source: str
    until: str | None = None
    quan: tuple[str, ...] = ()
    thanh_pho: tuple[str, ...] = ()
    thi_xa: tuple[str, ...] = ()
    huyen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Districts:
    """The file as a whole."""

    sector: str
    sources: Mapping[str, str]
    rows: tuple[DistrictRow, ...]


@dataclass(frozen=True, slots=True)
class District:
    """One district: ``level`` is "quận", "thành phố", "thị xã" or "huyện"."""

    name: str
    level: str
    province: str
    until: str | None = None


def load_districts(directory: Path | None = None) -> Mapping[str, tuple[District, ...]]:
    """Folded name -> the districts of that name. Raises: DataError."""
    found: defaultdict[str, list[District]] = defaultdict(list)
    for row in load_cached((directory or reference_dir()) / "districts.yaml", Districts).rows:
        levels = (("quận", row.quan), ("thành phố", row.thanh_pho), ("thị xã", row.thi_xa), ("huyện", row.huyen))
        for level, names in levels:
            for name in names:
                found[fold(name)].append(District(name, level, row.province, row.until))
    return {name: tuple(districts) for name, districts in found.items()}
