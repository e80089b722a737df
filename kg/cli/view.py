"""``kg view``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Source
from kg.cli.output import note, say
from kg.cli.progress import waiting
from kg.graph.store import Export
from kg.view.page import write_view

HELP = """\b
One HTML file that needs no network. Without --focus it holds the whole graph.

\b
Examples:
  kg view graph/ -o graph.html
  kg view graph/ -o hau-giang.html --focus "VKSND tỉnh Hậu Giang" --depth 2 --from 2024-01-01
"""


def command(
    source: Source,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.html", help="Where to write the page.")],
    focus: Annotated[str | None, typer.Option(help="Only what is near this thing (a name or an IRI).")] = None,
    depth: Annotated[int, typer.Option(min=0, help="How many steps from --focus.")] = 1,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", help="Only things of this type: person, procuracy, meeting, document …; repeatable."),
    ] = None,
    date_from: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only facts from this day on.")
    ] = None,
    date_to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only facts up to this day.")] = None,
) -> None:
    with waiting("drawing"):
        written = write_view(
            Export.open(source), out, focus=focus, depth=depth, types=types or (), date_from=date_from, date_to=date_to
        )
    say(str(written.path))
    note(f"{written.things} things, {written.links} links between them, {written.articles} articles")
    if written.large:
        note("a large page opens slowly: take --focus, --type or --from for a smaller one")
