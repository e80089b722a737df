"""``kg diff``."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.options import PATH, list_format
from kg.cli.output import note, say
from kg.cli.waiting import waiting
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


@click.argument("old", metavar="OLD", type=PATH, help="A folder that kg build wrote, or a graph file.")
@click.argument("new", metavar="NEW", type=PATH, help="The one to compare it with.")
@list_format
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there is any difference.")
def command(old: Path, new: Path, form: str, exit_code: bool) -> None:
    with waiting("comparing"):
        found = diff(Export.open(old), Export.open(new))
    if form == "json":
        say(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        for sign, lines in (("+", found.gained), ("-", found.lost)):
            for line in lines:
                say(f"{sign} {line}")
    note(f"{len(found.gained)} facts gained, {len(found.lost)} lost")
    if exit_code and (found.gained or found.lost):
        raise click.exceptions.Exit(1)
