"""Time `kg serve` as a multiple of the Oxigraph server (`pip install oxigraph`) on the same graph.

Prints a row for each kind of request: answers a second from 8 clients, and the ratio of the times.
"""

import argparse
import http.client
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import kg
from kg.serve.limits import Limits

CLIENTS = 8
PREFIXES = "PREFIX vks: <https://w3id.org/vks/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
QUERIES = {
    "one thing": "SELECT * { ?s a vks:Official ; skos:prefLabel ?name } LIMIT 1",
    "100 rows": "SELECT * { ?s ?p ?o } LIMIT 100",
    "join": "SELECT ?name ?body { ?who vks:heads ?b ; skos:prefLabel ?name . ?b skos:prefLabel ?body }",
    "count all": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
}


def seconds(place: str, path: str, rounds: int) -> float:
    """Wall seconds for each client to ask ``rounds`` times over a connection that stays open."""

    def client(_: int) -> None:
        connection = http.client.HTTPConnection(place)
        for _ in range(rounds):
            connection.request("GET", path, headers={"Accept": "application/sparql-results+json"})
            response = connection.getresponse()
            response.read()
            assert response.status == 200
        connection.close()

    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))
    return time.perf_counter() - start


@contextmanager
def oxigraph(graph: Path) -> Iterator[str]:
    """The address of an Oxigraph server with the triples of ``graph``."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:/usr/bin:/usr/local/bin")
    if program is None:
        sys.exit("no Oxigraph server on this machine: pip install oxigraph")
    with TemporaryDirectory() as folder:
        load = [program, "load", "--location", folder, "--file", str(graph / "graph.ttl")]
        subprocess.run(load, check=True, capture_output=True)
        serve = [program, "serve-read-only", "--location", folder, "--bind", "127.0.0.1:7879"]
        with subprocess.Popen(serve, stderr=subprocess.PIPE, encoding="utf-8") as process:
            assert process.stderr is not None
            process.stderr.readline()
            yield "127.0.0.1:7879"
            process.terminate()


def best(work: Callable[[], float], tries: int = 3) -> float:
    return min(work() for _ in range(tries))


def main() -> None:
    """Read the command line and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path, help="a folder that kg build wrote")
    parser.add_argument("--rounds", type=int, default=25)
    options = parser.parse_args()
    print(f"{'query':>12} {'answers/s':>10} {'times Oxigraph':>15}")
    with kg.open(options.graph).serve(limits=Limits(workers=2)) as served, oxigraph(options.graph) as other:
        place = served.url.removeprefix("http://").rstrip("/")
        for name, text in QUERIES.items():
            ours = best(lambda: seconds(place, "/sparql?query=" + quote(PREFIXES + text), options.rounds))  # noqa: B023
            theirs = best(lambda: seconds(other, "/query?query=" + quote(PREFIXES + text), options.rounds))  # noqa: B023
            print(f"{name:>12} {CLIENTS * options.rounds / ours:10.0f} {ours / theirs:15.1f}")


if __name__ == "__main__":
    main()
