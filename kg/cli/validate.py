"""``kg validate``."""

from typing import Annotated

import typer

from kg.cli.options import Source
from kg.cli.output import note, say
from kg.cli.progress import waiting
from kg.graph.store import Export
from kg.validate.run import validate

HELP = """\b
Each violation with the article and the sentence behind it; warnings are worth
a look but no fault of the graph. Exit code 1 if there is any violation.

\b
Example:
  kg validate graph/
"""


def command(
    source: Source,
    lang: Annotated[str, typer.Option(help="Language of the messages: vi or en.")] = "vi",
) -> None:
    with waiting("checking"):
        report = validate(Export.open(source))
    for line in report.lines(lang):
        say(line)
    note(f"{len(report.violations)} violations, {len(report.warnings)} warnings")
    if not report.conforms:
        raise typer.Exit(1)
