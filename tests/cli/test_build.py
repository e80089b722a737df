"""``kg build`` as a user runs it: what it writes and says, what it skips, and that nothing but the articles matters."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.app import main

Capture = pytest.CaptureFixture[str]
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
ROOT = Path(__file__).parents[2]
FILES = ("articles.jsonl", "graph.html", "graph.nq", "graph.ttl", "report.json")
NAMES = ("Lò Văn Sương", "Lường Thị Hạ Vy", "Cao Bá Lộc", "Đinh Công Thạch")  # invented


def article(number: int) -> str:
    name, year = NAMES[number % len(NAMES)], 2020 + number
    return (
        f"VKSND tỉnh Hậu Giang tổng kết công tác năm {year}\n\n15/12/{year}\n\n"
        f"Ngày 14/12/{year}, VKSND tỉnh Hậu Giang tổ chức Hội nghị tổng kết công tác năm {year}. "
        f"Đồng chí {name}, Phó Viện trưởng VKSND tỉnh Hậu Giang chủ trì Hội nghị. "
        "Hội nghị quán triệt Nghị quyết số 96/2019/QH14 ngày 27/11/2019 của Quốc hội.\n"
    )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(6):
        (folder / f"bai-{number}.txt").write_text(article(number), encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of the files, the timings of the report left out."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    report = json.loads(found["report.json"])
    assert "timings" in report
    return found | {"report.json": json.dumps(report | {"timings": 0}).encode()}


def run(*arguments: object) -> int:
    return main([str(word) for word in arguments])


def test_of_many_skipped_inputs_twenty_are_named_on_the_screen(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    for number in range(23):
        (articles / f"rỗng-{number:02}.txt").write_text(" ", encoding="utf-8")
    assert run("build", articles, "--out", tmp_path / "graph", "--no-html") == 0
    shown = capsys.readouterr().err
    assert "23 inputs skipped:" in shown
    assert [f"rỗng-{number:02}" in shown for number in range(23)] == [True] * 20 + [False] * 3
    assert "and 3 more, all in " in shown
    report = json.loads((tmp_path / "graph" / "report.json").read_text(encoding="utf-8"))
    assert len(report["skipped"]) == 23


def test_it_writes_the_files_and_says_what_to_open(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "graph"
    assert run("build", articles, "--out", out) == 0
    shown = capsys.readouterr()
    assert set(FILES) <= {path.name for path in out.iterdir()}
    assert f"{out / 'graph.html'}  open it in a browser" in shown.out
    assert str(out / "graph.ttl") in shown.out
    assert shown.err.startswith("6 articles, ")
    assert "\x1b" not in shown.out + shown.err


def test_only_the_articles_matter(kg: Run, tmp_path: Path) -> None:
    """Neither their order, nor the number of workers, nor the seed of hashes, nor the name of the output."""
    rows = [json.dumps({"id": f"bai-{n}", "text": article(n)}, ensure_ascii=False) + "\n" for n in range(40)]
    base, settings = tmp_path / "base", [("1", "0"), ("2", "1"), ("1", "2")]
    for number, (workers, seed) in enumerate(settings):
        random.Random(number).shuffle(rows)
        out = tmp_path / f"other-{number}" if number else base
        done = kg("build", "-", "--out", out, "--workers", workers, input="".join(rows), env=seeded(seed))
        assert done.returncode == 0, done.stderr
        assert content(out) == content(base)


def seeded(seed: str) -> dict[str, str]:
    return os.environ | {"PYTHONHASHSEED": seed}


def test_a_later_build_gives_what_a_clean_one_would(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    out, clean = tmp_path / "graph", tmp_path / "clean"
    assert run("build", articles, "--out", out, "--no-html") == 0
    (articles / "bai-0.txt").unlink()
    (articles / "bai-1.txt").write_text(article(7), encoding="utf-8")
    (articles / "bai-9.txt").write_text(article(9), encoding="utf-8")
    assert run("build", articles, "--out", out, "--no-html") == 0
    assert "4 of them known from before" in capsys.readouterr().err
    assert run("build", articles, "--out", clean, "--no-html") == 0
    assert content(out) == content(clean)


def test_what_cannot_be_read_is_skipped_and_named(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    (articles / "latin.txt").write_bytes("Hội nghị".encode("utf-16"))
    (articles / "empty.txt").write_bytes(b"")
    out = tmp_path / "graph"
    assert run("build", articles, "--out", out, "--no-html") == 0
    shown = capsys.readouterr().err
    assert "2 inputs skipped" in shown
    assert "latin.txt" in shown
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert {Path(skipped["source"]).name for skipped in report["skipped"]} == {"latin.txt", "empty.txt"}
    assert run("build", articles, "--out", out, "--no-html", "--strict") == 1


def test_nothing_usable_is_an_error(tmp_path: Path, capsys: Capture) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("build", empty, "--out", tmp_path / "graph") == 2
    assert capsys.readouterr().err.count("kg: error: ") == 1


def test_files_can_be_left_out(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert run("build", articles, "--out", out, "--no-nq", "--no-html") == 0
    assert not {"graph.nq", "graph.html"} & {path.name for path in out.iterdir()}


def test_things_can_be_named_under_another_base(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "graph"
    assert run("build", articles, "--out", out, "--no-html", "--base-iri", "https://example.org/tin/") == 0
    text = (out / "graph.nq").read_text(encoding="utf-8")
    assert "<https://example.org/tin/person/" in text
    assert "https://w3id.org/vks/id/" not in text
    for form in ("ttl", "nq"):
        assert run("export", out, "--to", form, "-o", tmp_path / f"again.{form}") == 0
        assert (tmp_path / f"again.{form}").read_bytes() == (out / f"graph.{form}").read_bytes()
    assert run("explain", out, "Lò Văn Sương") == 0
    assert "https://example.org/tin/person/lo-van-suong" in capsys.readouterr().out


def test_an_article_over_the_limit_is_skipped(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    (articles / "long.txt").write_text(article(0) * 40, encoding="utf-8")
    assert run("build", articles, "--out", tmp_path / "graph", "--no-html", "--max-article-bytes", 5000) == 0
    shown = capsys.readouterr().err
    assert "1 input skipped" in shown
    assert "long.txt" in shown


def test_a_folder_of_something_else_is_left_alone(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "diary"
    other.mkdir()
    (other / "graph.ttl").write_text("mine", encoding="utf-8")
    assert run("build", articles, "--out", other) == 2
    assert "diary" in capsys.readouterr().err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in other.iterdir()] == [("graph.ttl", "mine")]


def test_an_interrupted_build_leaves_the_old_files_whole(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert run("build", articles, "--out", out) == 0
    before = content(out)
    command = [sys.executable, "-m", "kg", "build", "-", "--out", str(out)]
    row = json.dumps({"id": "x", "text": article(3)}) + "\n"
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=seeded("0")
    ) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(row * 2000)  # more than a pipe holds: it has begun to read, and waits for more
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 130
        shown = running.stderr.read()
        running.stdin.close()
    assert "interrupted" in shown
    assert "Traceback" not in shown
    assert content(out) == before
    (left,) = (path for path in tmp_path.iterdir() if path not in (out, articles))  # what was read, for the next build
    assert {path.relative_to(left).parts[:2] for path in left.rglob("*.facts*")} == {(".kg", "articles.facts.part")}
    assert run("build", articles, "--out", out) == 0
    assert not left.exists()
