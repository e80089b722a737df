"""``kg serve``."""

import sys
from typing import Annotated

import typer

from kg.cli.options import Source
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


def command(
    source: Source,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where to listen; 0 takes a free port.")] = PORT,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name that the server goes by; repeatable.")
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="A site whose pages may read the answers, * for all; repeatable."),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, max=3600, help="Seconds that a query may take.")
    ] = _DEFAULT.seconds,
    rows: Annotated[int, typer.Option(min=1, help="Rows that an answer may have.")] = _DEFAULT.rows,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Queries answered at one time.")] = _DEFAULT.workers,
    concurrent: Annotated[
        int, typer.Option(min=1, help="Requests answered or waiting at one time; more are sent away.")
    ] = _DEFAULT.concurrent,
) -> None:
    limits = Limits(seconds=timeout, rows=rows, workers=workers, concurrent=concurrent)
    serve(source, host=host, port=port, limits=limits, cors=cors or (), allow_hosts=allow_host or (), ready=_ready)
    note("stopped")


def _ready(url: str) -> None:
    say(url)
    sys.stdout.flush()
    note(f"explorer {url} · queries {url}query · SPARQL endpoint {url}sparql · ontology {url}ontology")
    note("Ctrl-C stops the server")
