"""The program itself, serving a graph that it built, on a free port of this machine."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

import kg

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """A response: its status, its headers (names in lower case), its body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    """A running `kg serve`."""

    url: str
    process: "subprocess.Popen[str]"

    @property
    def sparql(self) -> str:
        return self.url + "sparql"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request; ``Content_Type`` stands for the header Content-Type."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=120)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): text for name, text in headers.items()})
            response = connection.getresponse()
            found = {name.lower(): text for name, text in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def query(self, text: str, **headers: str) -> Answer:
        return self.get("/sparql?" + urlencode({"query": text}), **headers)


@pytest.fixture(scope="session")
def runaway() -> str:
    """A query that would run for ages on any graph."""
    return "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@contextmanager
def _serving(source: Path, *options: object) -> Iterator[Server]:
    command = [sys.executable, "-m", "kg", "serve", str(source), "--port", "0", *map(str, options)]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            yield Server(process.stdout.readline().strip(), process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


@pytest.fixture(scope="session")
def serving() -> Callable[..., object]:
    """Starts a server of its own with options of its own, for a ``with`` block."""
    return _serving


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the real briefs among the sample articles."""
    folder = tmp_path_factory.mktemp("serve") / "graph"
    kg.build(ROOT / "data" / "articles" / "real", folder, workers=1)
    return folder


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[Server]:
    """A server with limits small enough to reach."""
    with _serving(built, "--timeout", 3, "--rows", 2000) as running:
        yield running
