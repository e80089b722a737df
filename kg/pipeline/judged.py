"""The files of judgements that a build reads."""

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from kg.errors import UsageError
from kg.judgements.file import NAME
from kg.judgements.places import Places
from kg.sources.walk import put_aside


def places_of(inputs: Sequence[str], out: Path, given: Path | None) -> Places:
    """Where the judgements of a build are: the file that is given, or all that lie among the inputs and in ``out``.

    New ones go to the first of these; where there is none, into the first folder of articles, else into ``out``.

    Raises:
        UsageError: the file that is given does not exist.
    """
    if given is not None:
        if not given.is_file():
            raise UsageError("no such file of judgements", file=str(given), hint="make an empty one, or check the path")
        return Places((given,), given, tuple(inputs), given=True)
    listed = [Path(path) for path in inputs if path != "-"]
    found: dict[str, Path] = {}
    for path in chain.from_iterable(map(put_aside, (*listed, out / NAME))):
        found.setdefault(os.path.realpath(path), path)
    folders = [path for path in listed if path.is_dir()]
    write = next(iter(found.values()), (folders[0] if folders else out) / NAME)
    return Places(tuple(found.values()), write, tuple(inputs))
