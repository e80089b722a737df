"""What a folder says of its articles in a `collection.yaml`: what it is, who publishes them."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError, InputError
from kg.yamlio import load

NAME = "collection.yaml"


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of articles. ``publisher`` is that of every article which names none; ``notice`` is for its readers."""

    name: str
    title: str
    invented: bool = False
    notice: str | None = None
    publisher: str | None = None


def collection_of(folder: Path) -> Collection | None:
    """The collection that ``folder`` describes, None if it describes none.

    Raises:
        InputError: the description is there and can't be used.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        return load(path, Collection)
    except DataError as error:
        raise InputError(str(error).splitlines()[0], reason="bad-collection", file=str(path)) from error
