"""``kg export``."""

from pathlib import Path

import click

from kg.cli.options import PATH, source
from kg.cli.output import note, say
from kg.cli.waiting import waiting
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


@source
@click.option("--to", metavar="FORMAT", required=True, help=f"One of {', '.join(FORMATS)}.")
@click.option("--out", "-o", metavar="FILE", type=PATH, required=True, help="Where to write.")
@click.option("--report", metavar="FILE", type=PATH, help="Write as JSON what the format could not hold.")
def command(source: Path, to: str, out: Path, report: Path | None) -> None:
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
