"""``kg query``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import show, table
from kg.cli.progress import waiting
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


def command(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="DIR_OR_FILE", help="A folder that kg build wrote, or a .ttl, .nt or .nq file."),
    ] = None,
    question: Annotated[str | None, typer.Argument(metavar="QUERY", help="What to ask.")] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to print the answer: {', '.join(FORMATS)}.")
    ] = "table",
    params: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="The value of a parameter; repeatable.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the saved questions and their parameters.")] = False,
) -> None:
    if listed:
        table(("question", "parameters", "answers"), [_row(saved) for saved in saved_questions()])
    elif source is None or question is None:
        raise UsageError("a graph and a question are needed", hint="see kg query --help, or kg query --list")
    else:
        with waiting("asking"):
            answer = format_result(ask_kept(source, question, _values(params or [])), form)
        show(answer)


def _row(saved: Question) -> tuple[str, str, str]:
    return saved.name, " ".join(param.name for param in saved.params), saved.title_en


def _values(params: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise UsageError(f"--param {param!r} is not NAME=VALUE", hint="write for instance --param from=2024")
        found[name] = value
    return found
