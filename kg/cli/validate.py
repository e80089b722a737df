"""``kg validate``."""

import typer

from kg.cli.options import Source
from kg.cli.output import note, say
from kg.graph.store import Export
from kg.validate.run import validate

HELP = """\b
A line for each violation: the article, the sentence behind it, and what is
wrong. Exit code 1 if there is any.

\b
Example:
  kg validate graph/
"""


def command(source: Source) -> None:
    found = validate(Export.open(source))
    for violation in found:
        say(str(violation))
    note(f"{len(found)} violations" if found else "no violations")
    if found:
        raise typer.Exit(1)
