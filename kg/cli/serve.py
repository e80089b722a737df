"""``kg serve``."""

import sys
from pathlib import Path

import click

from kg.cli.options import source
from kg.cli.output import note, say
from kg.serve.limits import Limits
from kg.serve.run import PORT, serve

HELP = """\b
  /          the explorer
  /query     SPARQL and the saved questions, as a page
  /sparql    the same for programs: SPARQL 1.1 Protocol, read-only
  /id/…      a page or RDF for every thing: /id/person/…
  /ontology  what the classes and properties mean

\b
Only this machine is answered, unless --host says otherwise; there is no
password. A query that takes longer than --timeout is ended and told so, the
others go on. Ctrl-C stops the server. docs/serve.md says more.

\b
Examples:
  kg serve graph/
  kg serve graph/ --port 0 --timeout 5
  curl --get http://127.0.0.1:8642/sparql -H 'Accept: text/csv' \\
    --data-urlencode 'query=SELECT ?who ?body { ?who vks:heads ?body }'
"""
_DEFAULT = Limits()


@source
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(min=0, max=65535),
    default=PORT,
    help="Where to listen; 0 takes a free port.",
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", help="The address to listen at.")
@click.option("--allow-host", metavar="NAME", multiple=True, help="A further name that the server goes by; repeatable.")
@click.option(
    "--cors", metavar="ORIGIN", multiple=True, help="A site whose pages may read the answers, * for all; repeatable."
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0.1, max=3600),
    default=_DEFAULT.seconds,
    help="Seconds that a query may take.",
)
@click.option(
    "--rows", metavar="N", type=click.IntRange(min=1), default=_DEFAULT.rows, help="Rows that an answer may have."
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1, max=64),
    default=_DEFAULT.workers,
    help="Queries answered at one time.",
)
@click.option(
    "--concurrent",
    metavar="N",
    type=click.IntRange(min=1),
    default=_DEFAULT.concurrent,
    help="Requests answered or waiting at one time; more are sent away.",
)
def command(
    source: Path,
    port: int,
    host: str,
    allow_host: tuple[str, ...],
    cors: tuple[str, ...],
    timeout: float,
    rows: int,
    workers: int,
    concurrent: int,
) -> None:
    limits = Limits(seconds=timeout, rows=rows, workers=workers, concurrent=concurrent)
    serve(source, host=host, port=port, limits=limits, cors=cors, allow_hosts=allow_host, ready=_ready)
    note("stopped")


def _ready(url: str) -> None:
    say(url)
    sys.stdout.flush()
    note(f"explorer {url} · queries {url}query · SPARQL endpoint {url}sparql · ontology {url}ontology")
    note("Ctrl-C stops the server")
