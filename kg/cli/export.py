"""``kg export``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Source
from kg.cli.output import note, say
from kg.cli.progress import waiting
from kg.export.report import Written
from kg.export.write import FORMATS, write
from kg.graph.store import Export

HELP = """\b
ttl, nt, nq, trig and jsonld hold everything. graphml (Gephi, yEd), csv
(spreadsheets) and parquet (pandas, DuckDB) hold a table of things and a table
of relations, ftm (Aleph, OpenAleph) FollowTheMoney entities; what they leave
out is listed on standard error, and counted in the file of --report.
For csv and parquet, -o is a folder that exists (nodes.csv and edges.csv go
there) or a prefix (hg.csv gives hg-nodes.csv and hg-edges.csv).

\b
Example:
  kg export graph/ --to graphml -o graph.graphml
"""


def command(
    source: Source,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to write.")],
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write as JSON what the format could not hold.")
    ] = None,
) -> None:
    with waiting("writing"):
        written = write(Export.open(source), to, out, source)
    for file in written.files:
        say(str(file))
    if written.lost:
        note(f"not in {to}:")
        for line in written.lost:
            note(f"  {line}")
    if written.triples:
        note(f"  {sum(number for _, number in written.triples)} triples: {_most(written)}")
    if report is not None:
        written.write(to, report)


def _most(written: Written) -> str:
    shown = ", ".join(f"{name} {number}" for name, number in written.triples[:5])
    return shown if len(written.triples) <= 5 else f"{shown} … (--report FILE lists all)"
