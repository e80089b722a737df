"""The types and arguments that several commands share."""

from pathlib import Path
from typing import Final

import click

PATH: Final = click.Path(path_type=Path)
source: Final = click.argument(
    "source",
    metavar="DIR_OR_FILE",
    type=PATH,
    help="A folder that kg build wrote, or a .ttl, .nt or .nq file.",
)
list_format: Final = click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", help="How to print."
)
