"""The arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Source = Annotated[
    Path,
    typer.Argument(metavar="DIR_OR_FILE", help="A folder that kg build wrote, or a .ttl, .nt or .nq file."),
]
