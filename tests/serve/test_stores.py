"""Larger sites: the commands of docs/serve.md load `graph.nq` into other stores, which then answer alike."""

import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from SPARQLWrapper import JSON, SPARQLWrapper

import kg
from kg.query.questions import saved_questions

DOCUMENT = (Path(__file__).parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")
OXIGRAPH = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:/usr/bin:/usr/local/bin")
VIRTUOSO = shutil.which("virtuoso-t")
TRIPLES = """SELECT (COUNT(*) AS ?n)
{ SELECT DISTINCT ?s ?p ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?s), "https://w3id.org/vks/id/")) } }"""


def blocks(heading: str, language: str) -> str:
    """The block of that language under that heading of the document."""
    section = DOCUMENT.split(f"### {heading}\n")[1].split("\n### ")[0]
    return re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)[0]


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens at now."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return [one.getsockname()[1], other.getsockname()[1]][:count]


def run(command: str, folder: Path) -> str:
    done = subprocess.run(shlex.split(command), cwd=folder, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def beside(built: Path, tmp_path: Path) -> Path:
    """A folder with the folder `graph` in it."""
    shutil.copytree(built, tmp_path / "graph")
    return tmp_path


def ask(endpoint: str, text: str) -> list[dict[str, Any]]:
    client = SPARQLWrapper(endpoint)
    client.setQuery(text)
    client.setReturnFormat(JSON)
    return client.queryAndConvert()["results"]["bindings"]


def check_alike(endpoint: str, built: Path, but: tuple[str, ...] = ()) -> None:
    """The store at ``endpoint`` holds the same triples, and gives to the saved questions the rows that kg gives.

    Parameters of text have a letter as their value; a fact that several articles state may come several times.
    """
    graph = kg.open(built)
    (count,) = graph.query(TRIPLES)
    assert ask(endpoint, TRIPLES)[0]["n"]["value"] == count["n"]
    answered = 0
    for question in saved_questions():
        if question.name not in but:
            values = {param.name: "n" for param in question.params if param.type == "text" and not param.default}
            found = ask(endpoint, question.bind(values))
            rows = {tuple(sorted((name, one["value"]) for name, one in row.items())) for row in found}
            assert rows == {tuple(sorted(row.items())) for row in graph.query(question.name, **values)}, question.name
            answered += len(rows)
    assert answered > 50


@pytest.mark.skipif(OXIGRAPH is None, reason="no Oxigraph server on this machine: pip install oxigraph")
def test_oxigraph(beside: Path, built: Path) -> None:
    load, serve = blocks("Oxigraph", "sh").splitlines()
    (port,) = free_ports(1)
    run(load.replace("oxigraph", str(OXIGRAPH), 1), beside)
    command = shlex.split(serve.replace("oxigraph", str(OXIGRAPH), 1).replace(":7878", f":{port}"))
    with subprocess.Popen(command, cwd=beside, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr is not None
            assert "Listening" in process.stderr.readline()
            check_alike(f"http://127.0.0.1:{port}/query", built)
        finally:
            process.terminate()
            process.stderr.read()


@contextmanager
def virtuoso(folder: Path, ports: list[int]) -> Iterator[list[str]]:
    """A running Virtuoso, configured and started as the document says; gives the commands that come then."""
    start, *rest = (line.replace(":1111", f":{ports[0]}") for line in blocks("Virtuoso", "sh").splitlines())
    settings = blocks("Virtuoso", "ini").replace(":1111", f":{ports[0]}").replace(":8890", f":{ports[1]}")
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    run(start, folder)
    try:
        yield rest
    finally:
        for password in ("dba", "choose-another"):
            stop = ["isql-vt", f"127.0.0.1:{ports[0]}", "dba", password, "exec=shutdown;"]
            subprocess.run(stop, cwd=folder, capture_output=True, timeout=120)


@pytest.mark.skipif(VIRTUOSO is None, reason="no Virtuoso on this machine: apt-get install virtuoso-minimal")
def test_virtuoso(beside: Path, built: Path) -> None:
    ports = free_ports(2)
    with virtuoso(beside, ports) as commands:
        for command in commands:
            run(command, beside)
        endpoint = f"http://127.0.0.1:{ports[1]}/sparql"
        check_alike(endpoint, built, but=("evidence-of-person",))
        update = urlencode({"query": "INSERT DATA { GRAPH <a:g> { <a:a> <a:b> <a:c> } }"}).encode()
        with pytest.raises(HTTPError) as refused:
            urlopen(endpoint, update)
        assert b"No permission" in refused.value.read()
