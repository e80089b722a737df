"""Builds that are killed, run out of space, or meet each other: the old files stay whole and the next run recovers."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph.store import Export
from kg.pipeline import build
from kg.pipeline.folder import staged
from kg.pipeline.pool import FORKS, each, pool

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "articles" / "invented"
NAMES = ("graph.ttl", "graph.nq", "articles.jsonl", ".kg/articles.facts", ".kg/graph.nq.index")
KILLS = 4  # bench/faults.py does hundreds

PROGRAM = """
import os, signal, sys
from pathlib import Path
from kg.pipeline import build
import kg.pipeline.read
sys.modules["kg.pipeline.read"].ALONE = 2
last, seen = int(sys.argv[1]), 0
def look(event, args):
    global seen
    if event.split(".")[0] in ("open", "os", "shutil", "tempfile", "fcntl"):
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
build(sys.argv[3:], sys.argv[2], workers=2)
print(seen)
"""
"""Builds, and dies when it asks the system for a file for the n-th time; says how often it did."""


def run(last: int, out: Path, inputs: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", PROGRAM, str(last), str(out), str(inputs)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def content(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in NAMES}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles of the samples."""
    folder = tmp_path_factory.mktemp("articles")
    for name in ("d2-13", "d2-14", "d1-01", "d1-02"):
        shutil.copy(SAMPLES / f"{name}.txt", folder)
    return folder


@pytest.fixture(scope="module")
def before(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of one of them gives."""
    return build([inputs / "d2-13.txt"], tmp_path_factory.mktemp("before") / "out").out


@pytest.fixture(scope="module")
def after(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of all gives."""
    return build([inputs], tmp_path_factory.mktemp("after") / "out").out


@pytest.fixture
def out(before: Path, tmp_path: Path) -> Path:
    """A folder with an earlier build."""
    shutil.copytree(before, tmp_path / "out")
    return tmp_path / "out"


def test_killed_at_any_moment_the_files_are_the_old_or_the_new(
    inputs: Path, before: Path, after: Path, out: Path, tmp_path: Path
) -> None:
    whole = run(0, tmp_path / "whole", inputs)
    assert content(tmp_path / "whole") == content(after), whole.stderr
    moments = random.Random(7).sample(range(1, int(whole.stdout)), KILLS)
    for moment in sorted(moments):
        assert run(moment, out, inputs).returncode == -signal.SIGKILL
        assert content(out) in (content(before), content(after))
    assert content(build([inputs], out).out) == content(after)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "whole"]


def test_an_old_folder_that_a_killed_build_had_moved_aside_is_put_back(
    inputs: Path, after: Path, out: Path, tmp_path: Path
) -> None:
    """Where folders can't change places in one step, a build may be killed between the old one's going and its own."""
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    out.rename(tmp_path / ".out.kg-abc-old")
    (tmp_path / ".out.kg-abc").mkdir()
    assert content(build([inputs], out).out) == content(after)
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


INTERRUPTED = """
import os, signal, sys
from kg.identity.resolve import Resolver
from kg.pipeline import build
def die(*_):
    if sys.argv[1] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    raise KeyboardInterrupt
Resolver.identities = die
build(sys.argv[3:], sys.argv[2])
"""


@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_what_an_interrupted_build_has_read_is_not_read_again(
    inputs: Path, after: Path, tmp_path: Path, how: str
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-c", INTERRUPTED, how, str(out), str(inputs)]
    for _ in range(2):  # what the first has read outlives the second, too
        assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode != 0
        assert not out.exists()
    left = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert left
    assert how == "kill" or [path.name for path in left[-1].rglob("*")] == [".kg", "articles.facts.part"]
    assert build([inputs], out).reused == 4
    assert content(out) == content(after)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


LIMITED = """
import resource, sys
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, most))
sys.argv = ["kg", "build", *sys.argv[1:]]
from kg.cli.app import run
try:
    run()
finally:  # what counts the lines that ran has something to write, too
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
"""


def test_no_room_on_the_disk_is_said_and_leaves_the_old_files(
    inputs: Path, before: Path, out: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", LIMITED, str(inputs), "--out", str(out)]
    full = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert full.returncode == 2
    assert "can't write there" in full.stderr
    assert "Traceback" not in full.stderr
    assert content(out) == content(before)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_written_is_said(inputs: Path) -> None:
    with pytest.raises(UsageError, match="can't write there"):
        build([inputs], "/proc/graph")


def test_inputs_that_change_while_they_are_read(inputs: Path, tmp_path: Path) -> None:
    """One goes, one is cut inside a letter: what was there when its turn came is built, the rest is named."""
    folder = tmp_path / "articles"
    shutil.copytree(inputs, folder)
    done: list[int] = []

    def change(number: int, _: int) -> None:
        done.append(number)
        if number == 1:
            (folder / "d2-14.txt").unlink()
            data = (folder / "d2-13.txt").read_bytes()
            (folder / "d2-13.txt").write_bytes(data[: data.index("Đ".encode()) + 1])

    result = build([folder], tmp_path / "out", workers=1, progress=change)
    assert {Path(one.source).name: one.reason for one in result.skipped}.keys() == {"d2-13.txt", "d2-14.txt"}
    assert result.articles == 2
    expected = build([inputs / "d1-01.txt", inputs / "d1-02.txt"], tmp_path / "expected").out
    assert content(tmp_path / "out") == content(expected)


def test_a_lock_says_who_holds_it(inputs: Path, tmp_path: Path) -> None:
    refused: list[str] = []

    def meanwhile(export: Export, path: Path) -> None:
        told = subprocess.run(
            [sys.executable, "-m", "kg", "build", str(inputs), "--out", str(tmp_path / "out")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        refused.append(told.stderr if told.returncode == 2 else "")
        path.write_text("trang", encoding="utf-8")

    build([inputs / "d1-01.txt"], tmp_path / "out", write_html=meanwhile)
    assert f"process {os.getpid()} on " in refused[0]
    assert ", since 20" in refused[0]


def files_held(_: int) -> list[str]:
    return [str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]


@pytest.mark.skipif(not FORKS or not Path("/proc/self/fd").is_dir(), reason="what a process holds is read from /proc")
def test_processes_of_a_build_do_not_hold_its_lock(tmp_path: Path) -> None:
    """They may live on a moment when the build is killed; who builds again at once must not be told that it runs."""
    lock = str(tmp_path.resolve() / ".out.kg-lock")
    with staged(tmp_path / "out"), pool(files_held, 2) as hands:
        assert lock in files_held(0)
        for found in [hands.submit(each, [0]).result() for _ in range(4)]:
            assert found
            assert lock not in found[0]


def test_a_lock_that_a_killed_build_left_is_no_lock(inputs: Path, after: Path, tmp_path: Path) -> None:
    (tmp_path / ".out.kg-lock").write_text("1 elsewhere\n", encoding="utf-8")
    assert content(build([inputs], tmp_path / "out").out) == content(after)
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["counts"]["articles"] == 4
