"""The store kept for questions: used while it can be trusted, made anew when not, never needed."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.graph.store import Export
from kg.query.cache import ask_kept, copy_kept, open_for_questions
from kg.query.run import query

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "fixtures" / "mini.ttl"
NAMES = "SELECT ?name { ?p a foaf:Person ; skos:prefLabel ?name }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder like those of kg build, with its store."""
    folder = tmp_path / "graph"
    (folder / ".kg").mkdir(parents=True)
    shutil.copyfile(MINI, folder / "graph.ttl")
    assert names(folder) == 9
    return folder


def names(folder: Path) -> int:
    return len(ask_kept(folder, NAMES, {}, worth=0))


def store_of(folder: Path) -> int:
    """Which store is there, as the number of its folder."""
    return (folder / ".kg" / "store" / "data").stat().st_ino


def largest(folder: Path) -> Path:
    return max(
        (folder / ".kg" / "store" / "data").iterdir(), key=lambda path: path.stat().st_size * (path.suffix == ".sst")
    )


def change(folder: Path) -> None:
    """Another graph of the same length and, as far as a program can say so, of the same time."""
    file = folder / "graph.ttl"
    before, text = file.stat(), file.read_text(encoding="utf-8")
    file.unlink()
    file.write_text(
        text.replace("a foaf:Person , vks:Official ;", "a foaf:Agents , vks:Official ;", 1), encoding="utf-8"
    )
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size


def test_a_copy_answers_and_leaves_the_store_to_be_used_again(folder: Path, tmp_path: Path) -> None:
    before = store_of(folder)
    assert copy_kept(folder, tmp_path / "copy")
    assert names(folder) == 9
    assert store_of(folder) == before
    shutil.rmtree(folder)
    copied = Export(Store.read_only(str(tmp_path / "copy")), {})
    assert len(query(copied, NAMES)) == 9


def test_there_is_no_copy_of_a_store_that_is_stale_or_touched_or_not_there(folder: Path, tmp_path: Path) -> None:
    largest(folder).touch()
    assert not copy_kept(folder, tmp_path / "copy")
    assert names(folder) == 9
    change(folder)
    assert not copy_kept(folder, tmp_path / "copy")
    assert not copy_kept(MINI, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_the_store_is_used_again(folder: Path) -> None:
    before = store_of(folder)
    assert names(folder) == 9
    assert store_of(folder) == before
    assert open_for_questions(folder, worth=0).articles == {}


def test_a_changed_graph_has_a_new_store(folder: Path) -> None:
    change(folder)
    before = store_of(folder)
    assert names(folder) == 8
    assert store_of(folder) != before
    assert names(folder) == 8


def test_a_graph_that_was_only_written_again_keeps_its_store(folder: Path) -> None:
    before = store_of(folder)
    (folder / "graph.ttl").touch()
    assert names(folder) == 9
    assert store_of(folder) == before


@pytest.mark.parametrize("harm", ["cut", "flipped", "removed", "added", "no mark", "bad mark", "foreign version"])
def test_a_store_that_was_touched_is_made_anew(folder: Path, harm: str) -> None:
    data, mark = largest(folder), folder / ".kg" / "store" / "made.json"
    content, stat, before = data.read_bytes(), data.stat(), store_of(folder)
    told = json.loads(mark.read_text(encoding="utf-8"))
    mark.unlink()
    if harm != "no mark":
        mark.write_text(
            "{" if harm == "bad mark" else json.dumps(told | ({"by": "x"} if harm == "foreign version" else {}))
        )
    if harm in {"cut", "flipped", "removed"}:
        data.unlink()
    if harm in {"cut", "flipped"}:
        data.write_bytes(content[:-9] if harm == "cut" else bytes(byte ^ 1 for byte in content))
        os.utime(data, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    if harm == "added":
        (data.parent / "000999.sst").write_bytes(content)
    assert names(folder) == 9
    assert store_of(folder) != before


def test_the_store_of_another_graph_is_not_believed(folder: Path, tmp_path: Path) -> None:
    """Copied with its mark and its times, as an archive would bring it."""
    other = tmp_path / "other"
    (other / ".kg").mkdir(parents=True)
    (other / "graph.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    ask_kept(other, NAMES, {}, worth=0)
    shutil.rmtree(folder / ".kg" / "store")
    shutil.copytree(other / ".kg" / "store", folder / ".kg" / "store")
    mark = folder / ".kg" / "store" / "made.json"
    told = json.loads(mark.read_text(encoding="utf-8"))
    seen = (folder / "graph.ttl").stat()
    told["seen"] = [seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino]
    mark.write_text(json.dumps(told), encoding="utf-8")
    assert names(folder) == 9


@pytest.mark.parametrize("first", [500, None])
def test_a_store_that_rotted_unseen_is_thrown_away(folder: Path, first: int | None) -> None:
    """Some bytes, which only an answer comes to, or all, so that it can't even be opened."""
    data, mark = largest(folder), folder / ".kg" / "store" / "made.json"
    content = data.read_bytes()
    data.unlink()
    data.write_bytes(bytes(byte ^ 1 for byte in content[:first]) + content[len(content[:first]) :])
    told = json.loads(mark.read_text(encoding="utf-8"))
    seen = data.stat()
    told["files"][data.name] = [seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino]
    mark.unlink()
    mark.write_text(json.dumps(told), encoding="utf-8")
    assert names(folder) == 9


def test_a_file_and_a_small_graph_need_no_store(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    (folder / ".kg").mkdir(parents=True)
    shutil.copyfile(MINI, folder / "graph.ttl")
    assert len(ask_kept(folder, NAMES, {})) == len(ask_kept(folder / "graph.ttl", NAMES, {}, worth=0)) == 9
    assert not list((folder / ".kg").iterdir())


def test_a_broken_graph_is_told_as_ever(tmp_path: Path) -> None:
    (tmp_path / ".kg").mkdir()
    (tmp_path / "graph.ttl").write_text("<a", encoding="utf-8")
    with pytest.raises(Exception, match="not readable as RDF"):
        ask_kept(tmp_path, NAMES, {}, worth=0)
    assert [path.name for path in (tmp_path / ".kg").iterdir()] == ["store.lock"]


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that its reader can't write."""
    folder = Path(tempfile.mkdtemp())
    (folder / ".kg").mkdir()
    shutil.copyfile(MINI, folder / "graph.ttl")
    for path in (folder / ".kg", folder):
        path.chmod(0o555)
    yield folder
    for path in (folder, folder / ".kg"):
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_that_can_only_be_read_answers_too(locked: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from kg.query.cache import ask_kept;"
        "os.geteuid() or os.setuid(65534);"  # root may write everywhere
        "print(len(ask_kept(Path(sys.argv[1]), sys.argv[2], {}, worth=0)))"
    )
    command = [sys.executable, "-c", code, str(locked), NAMES]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout) == (0, "9\n"), done.stderr
    assert not list((locked / ".kg").iterdir())
