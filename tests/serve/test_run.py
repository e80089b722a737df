"""Starting and stopping: the address, the exit codes, nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

import pytest

import kg
from kg.errors import KgError
from kg.serve.limits import Limits

ROOT = Path(__file__).parents[2]


def start(source: Path, folder: Path, *options: str) -> "subprocess.Popen[str]":
    """A server whose temporary files are in ``folder``."""
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", str(source), "--port", "0", *options],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_and_leaves_nothing(built: Path, tmp_path: Path, sent: signal.Signals) -> None:
    with start(built, tmp_path) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with urlopen(url + "sparql?query=ASK{}") as answer:  # the workers are there
            assert answer.status == 200
        assert list(tmp_path.iterdir())
        process.send_signal(sent)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
    assert err.splitlines()[-1] == "stopped"
    assert url + "sparql" in err
    assert list(tmp_path.iterdir()) == []


def test_it_ends_when_told_even_while_it_answers(built: Path, tmp_path: Path, runaway: str) -> None:
    with start(built, tmp_path, "--timeout", "600") as process:
        assert process.stdout is not None
        place = process.stdout.readline().strip().removeprefix("http://").rstrip("/")
        with socket.create_connection(place.split(":")) as client:  # type: ignore[arg-type] # a name and a port
            body = runaway.encode()
            head = f"POST /sparql HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/sparql-query\r\n"
            client.sendall(f"{head}Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n".encode())
            assert client.recv(100).startswith(b"HTTP/1.1 100 ")  # it is reading the query
            client.sendall(body)
            with urlopen(f"http://{place}/sparql?query=ASK{{}}") as answer:  # it goes on while that query runs
                assert answer.status == 200
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=60)
            told = client.recv(10_000)
    assert process.returncode == 0
    assert (len(err.splitlines()), err.splitlines()[-1]) == (3, "stopped")
    assert told.startswith(b"HTTP/1.1 503 ")
    assert b"the server is stopping" in told
    assert list(tmp_path.iterdir()) == []


def test_its_workers_end_with_it_whatever_ends_it(built: Path, tmp_path: Path) -> None:
    with start(built, tmp_path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert process.stderr is not None
        process.kill()
        process.stderr.read()  # ends when the last worker has closed it, since they share it


def test_a_port_in_use_is_told_in_a_line(kg, built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = kg("serve", built, "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"kg: error: can't listen at 127.0.0.1 port {port}: Address already in use; take another --port or --host\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), "nowhere: no such file or folder; make a graph with kg build, or name a .ttl, .nt or .nq file"),
        (("tests",), "tests: no graph.ttl in the folder; make a graph with kg build, or name a .ttl, .nt or .nq file"),
        (("README.md",), "README.md: not a graph file; name a folder or a .ttl, .nt or .nq file"),
        (("tests/fixtures/mini.ttl", "--host", "203.0.113.1"), "can't listen at 203.0.113.1 port 0"),
    ],
)
def test_what_can_not_be_served_is_told_in_a_line(kg, words: tuple[str, ...], message: str) -> None:
    done = kg("serve", *words, "--port", "0")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: error: {message}")
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_is_not_touched(built: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in sorted(built.rglob("*"))}
    with start(built, tmp_path) as process:
        assert process.stdout is not None
        with urlopen(process.stdout.readline().strip()) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert {path: path.stat().st_mtime_ns for path in sorted(built.rglob("*"))} == before


class TestPython:
    def test_a_graph_serves_itself_beside_the_program(self, built: Path) -> None:
        graph = kg.open(built)
        with graph.serve(limits=Limits(rows=5, workers=1)) as served:
            assert repr(served) == f"<served at {served.url}>"
            with urlopen(served.url + "sparql?query=ASK{}") as answer:
                assert answer.read() == b'{"head": {}, "boolean": true}\n'
        with pytest.raises(OSError, match="refused"):
            urlopen(served.url)

    def test_two_can_run_at_one_time(self, built: Path) -> None:
        graph = kg.open(built)
        with graph.serve(limits=Limits(workers=1)) as one, graph.serve(limits=Limits(workers=1)) as other:
            assert one.url != other.url
            for served in (one, other):
                with urlopen(served.url + "ontology") as answer:
                    assert answer.status == 200

    def test_what_can_not_be_is_an_error_and_leaves_nothing(self, built: Path, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(KgError, match="can't listen"):
            kg.open(built).serve(port=taken.getsockname()[1])
        assert list(tmp_path.iterdir()) == []
