"""``kg diff``."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import note, say
from kg.cli.progress import waiting
from kg.cli.stats import Format
from kg.graph.store import Export
from kg.stats.diff import diff

HELP = """\b
A line for each fact: "+" for what the new graph says and the old one does not,
"-" for the opposite. Where in an article a fact stands, and how many articles
say it, makes no difference.

\b
Example:
  kg diff graph-2024/ graph-2025/
"""


def command(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A folder that kg build wrote, or a graph file.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The one to compare it with.")],
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if there is any difference.")] = False,
) -> None:
    with waiting("comparing"):
        found = diff(Export.open(old), Export.open(new))
    if form is Format.json:
        say(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        for sign, lines in (("+", found.gained), ("-", found.lost)):
            for line in lines:
                say(f"{sign} {line}")
    note(f"{len(found.gained)} facts gained, {len(found.lost)} lost")
    if exit_code and (found.gained or found.lost):
        raise typer.Exit(1)
