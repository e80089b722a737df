"""What a folder says of its articles in a `collection.yaml`: what it is, who publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.errors import DataError, InputError
from kg.sources.columns import FIELDS
from kg.yamlio import load

NAME: Final = "collection.yaml"
_MOST_BYTES: Final = 65_536  # of a description; ours have some hundred


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of articles. ``publisher`` is that of every article which names none; ``notice`` is for its readers.

    ``columns``: where the tables in it keep a field (text, id, url, title, published, publisher, authors), if not under
    one of the usual names.
    """

    name: str
    title: str
    invented: bool = False
    notice: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = sorted(set(self.columns) - set(FIELDS))
        if unknown:
            raise ValueError(f"columns has no field {unknown[0]!r}: there is {', '.join(FIELDS)}")


def collection_of(folder: Path) -> Collection | None:
    """The collection that ``folder`` describes, None if it describes none.

    Raises:
        InputError: the description is there and can't be used.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(f"larger than {_MOST_BYTES} bytes", reason="bad-collection", file=str(path))
        return load(path, Collection)
    except DataError as error:
        raise InputError(str(error).splitlines()[0], reason="bad-collection", file=str(path)) from error
