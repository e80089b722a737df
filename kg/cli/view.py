"""``kg view``."""

from pathlib import Path

import click

from kg.cli.options import PATH, source
from kg.cli.output import note, say
from kg.cli.waiting import waiting
from kg.graph.store import Export
from kg.view.page import write_view

HELP = """\b
One HTML file that needs no network. Without --focus it holds the whole graph.

\b
Examples:
  kg view graph/ -o graph.html
  kg view graph/ -o hau-giang.html --focus "VKSND tỉnh Hậu Giang" --depth 2 --from 2024-01-01
"""


@source
@click.option("--out", "-o", metavar="FILE.html", type=PATH, required=True, help="Where to write the page.")
@click.option("--focus", metavar="WHAT", help="Only what is near this thing (a name or an IRI).")
@click.option("--depth", metavar="N", type=click.IntRange(min=0), default=1, help="How many steps from --focus.")
@click.option(
    "--type",
    "types",
    metavar="TYPE",
    multiple=True,
    help="Only things of this type: person, procuracy, meeting, document …; repeatable.",
)
@click.option("--from", "date_from", metavar="DATE", help="Only facts from this day on.")
@click.option("--to", "date_to", metavar="DATE", help="Only facts up to this day.")
def command(
    source: Path,
    out: Path,
    focus: str | None,
    depth: int,
    types: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
) -> None:
    with waiting("drawing"):
        written = write_view(
            Export.open(source), out, focus=focus, depth=depth, types=types, date_from=date_from, date_to=date_to
        )
    say(str(written.path))
    note(f"{written.things} things, {written.links} links between them, {written.articles} articles")
    if written.large:
        note("a large page opens slowly: take --focus, --type or --from for a smaller one")
