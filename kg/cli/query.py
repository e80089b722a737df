"""``kg query``."""

from pathlib import Path

import click

from kg.cli.options import PATH
from kg.cli.output import show, table
from kg.cli.waiting import waiting
from kg.errors import UsageError
from kg.query.cache import ask_kept
from kg.query.formats import FORMATS, format_result
from kg.query.questions import Question, saved_questions

HELP = """\b
QUERY is SPARQL 1.1 (SELECT, ASK, CONSTRUCT, DESCRIBE; the usual prefixes need
no declaration), a .rq file, or the name of a saved question. $name in a query
is a parameter. A large graph is kept as a store in DIR/.kg, so that the next
question is answered at once; it is made anew whenever the graph changes.

\b
Examples:
  kg query --list
  kg query graph/ who-chaired --param from=2024 --format csv
  kg query graph/ "SELECT ?who ?body { ?who vks:heads ?body } LIMIT 10"
"""


@click.argument(
    "source",
    metavar="[DIR_OR_FILE]",
    type=PATH,
    required=False,
    help="A folder that kg build wrote, or a .ttl, .nt or .nq file.",
)
@click.argument("question", metavar="[QUERY]", required=False, help="What to ask.")
@click.option(
    "--format", "form", metavar="FORMAT", default="table", help=f"How to print the answer: {', '.join(FORMATS)}."
)
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="The value of a parameter; repeatable.")
@click.option("--list", "listed", is_flag=True, help="List the saved questions and their parameters.")
def command(source: Path | None, question: str | None, form: str, params: tuple[str, ...], listed: bool) -> None:
    if listed:
        table(("question", "parameters", "answers"), [_row(saved) for saved in saved_questions()])
    elif source is None or question is None:
        raise UsageError("a graph and a question are needed", hint="see kg query --help, or kg query --list")
    else:
        with waiting("asking"):
            answer = format_result(ask_kept(source, question, _values(params)), form)
        show(answer)


def _row(saved: Question) -> tuple[str, str, str]:
    return saved.name, " ".join(param.name for param in saved.params), saved.title_en


def _values(params: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise UsageError(f"--param {param!r} is not NAME=VALUE", hint="write for instance --param from=2024")
        found[name] = value
    return found
