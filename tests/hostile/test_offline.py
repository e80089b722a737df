"""Nothing reaches out: every command and the library run with every socket refused but those on this machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.targets import files
from kg.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
GUARD = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto") and str(arguments[1][0]) in ("127.0.0.1", "::1"):
        if ALLOWED: return
    if event == "socket.bind" and arguments[1][0] == "::1": return  # urllib3 asks if there is IPv6
    if event == "socket.getaddrinfo" and ALLOWED and arguments[0] in ("127.0.0.1", "localhost"): return
    if event.startswith("socket.") and event != "socket.__new__" or event in ("urllib.Request", "http.client.connect"):
        if not (ALLOWED and event in ("http.client.connect", "urllib.Request", "socket.gethostname")):
            print("reaches out:", event, arguments[1:], file=sys.stderr, flush=True)
            raise RuntimeError(event)
sys.addaudithook(refuse)
"""
EVERY = """
from kg.cli.app import main
from kg.export.write import FORMATS
place, out = sys.argv[1:]
for words in (
    ["build", place, "--out", out, "--on-subject", "--workers", "1"],
    ["query", out, "SELECT * { ?s a vks:Meeting }"], ["query", out, "contradictions"], ["query", "--list"],
    ["view", out, "-o", out + "/x.html"], ["explain", out, "VKSND tỉnh Hậu Giang", "--why"], ["validate", out],
    *(["export", out, "--to", form, "-o", out + "/y." + form] for form in FORMATS),
    ["stats", out], ["diff", out, out], ["review", out, "--list"],
):
    code = main(words)
    assert code in (0, 1), (words, code)
    print("ran", words[0])
import kg
graph = kg.open(out)
graph.to_rdflib(), graph.to_networkx(), graph.to_pandas()
print("ran python")
"""
SERVING = """
import urllib.request
import kg
with kg.open(sys.argv[1]).serve() as server:
    assert server.url.startswith("http://127.0.0.1:")
    print(urllib.request.urlopen(server.url + "sparql?query=ASK%7B%7D").read().decode())
"""


def run(code: str, *words: object, allowed: bool = False) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", f"ALLOWED = {allowed}\n{GUARD}{code}", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=300)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of each kind, and an article of the samples."""
    folder = tmp_path_factory.mktemp("offline") / "in"
    folder.mkdir()
    for ending, data in files().items():
        (folder / f"bai{ending}").write_bytes(data)
    sample = ROOT / "data" / "articles" / "real" / "vksnd-hau-giang-9-thang-2023.txt"
    (folder / sample.name).write_bytes(sample.read_bytes())
    return folder


def test_every_command_runs_without_a_network(place: Path) -> None:
    out = place.parent / "out"
    done = run(EVERY, place, out)
    assert "reaches out" not in done.stderr
    assert done.returncode == 0, done.stderr[-2000:]
    ran = {line.removeprefix("ran ") for line in done.stdout.splitlines() if line.startswith("ran ")}
    assert ran == set(COMMANDS) - {"serve"} | {"python"}
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["counts"]["articles"] >= 2


def test_the_server_keeps_to_this_machine(place: Path) -> None:
    done = run(SERVING, ROOT / "tests" / "fixtures" / "mini.ttl", allowed=True)
    assert "reaches out" not in done.stderr, done.stderr
    assert json.loads(done.stdout)["boolean"] is True


def test_the_guard_refuses(place: Path) -> None:
    """The test itself would see a program that reaches out."""
    done = run("import urllib.request\nurllib.request.urlopen('http://192.0.2.1/')")
    assert "reaches out" in done.stderr
    assert done.returncode == 1
