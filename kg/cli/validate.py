"""``kg validate``."""

from pathlib import Path

import click

from kg.cli.options import source
from kg.cli.output import note, say
from kg.cli.waiting import waiting
from kg.graph.store import Export
from kg.validate.run import validate

HELP = """\b
Each violation with the article and the sentence behind it; warnings are worth
a look but no fault of the graph. Exit code 1 if there is any violation.

\b
Example:
  kg validate graph/
"""


@source
@click.option("--lang", metavar="LANG", default="vi", help="Language of the messages: vi or en.")
def command(source: Path, lang: str) -> None:
    with waiting("checking"):
        report = validate(Export.open(source))
    for line in report.lines(lang):
        say(line)
    note(f"{len(report.violations)} violations, {len(report.warnings)} warnings")
    if not report.conforms:
        raise click.exceptions.Exit(1)
