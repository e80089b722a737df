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


def test_it_writes_the_files_and_says_what_to_open(kg: Run, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    done = kg("build", articles, "--out", out)
    assert done.returncode == 0, done.stderr
    assert set(FILES) <= {path.name for path in out.iterdir()}
    assert str(out / "graph.html") in done.stdout
    assert str(out / "graph.ttl") in done.stdout
    assert "6 articles" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_only_the_articles_matter(kg: Run, articles: Path, tmp_path: Path) -> None:
    """Neither their order, nor the number of workers, nor the seed of hashes, nor the name of the output."""
    files = sorted(articles.iterdir())
    base = tmp_path / "base"
    assert kg("build", *files, "--out", base, "--workers", 1, env=seeded("0")).returncode == 0
    for number, (workers, seed) in enumerate([(2, "1"), (1, "2"), (2, "3")]):
        random.Random(number).shuffle(files)
        out = tmp_path / f"other-{number}"
        done = kg("build", *files, "--out", out, "--workers", workers, env=seeded(seed))
        assert done.returncode == 0, done.stderr
        assert content(out) == content(base)


def seeded(seed: str) -> dict[str, str]:
    return os.environ | {"PYTHONHASHSEED": seed, "KG_CACHE": "off"}


def test_a_second_build_adds_and_removes_articles_as_a_clean_one_would(kg: Run, articles: Path, tmp_path: Path) -> None:
    out, clean = tmp_path / "graph", tmp_path / "clean"
    assert kg("build", articles, "--out", out).returncode == 0
    (articles / "bai-0.txt").unlink()
    (articles / "bai-1.txt").write_text(article(7), encoding="utf-8")
    (articles / "bai-9.txt").write_text(article(9), encoding="utf-8")
    assert kg("build", articles, "--out", out).returncode == 0
    assert kg("build", articles, "--out", clean).returncode == 0
    assert {name: content(out)[name] for name in FILES} == {name: content(clean)[name] for name in FILES}


def test_what_cannot_be_read_is_skipped_and_named(kg: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "latin.txt").write_bytes("Hội nghị".encode("utf-16"))
    (articles / "empty.txt").write_bytes(b"")
    out = tmp_path / "graph"
    done = kg("build", articles, "--out", out)
    assert done.returncode == 0
    assert "2 inputs skipped" in done.stderr
    assert "latin.txt" in done.stderr
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert {Path(skipped["source"]).name for skipped in report["skipped"]} == {"latin.txt", "empty.txt"}
    assert kg("build", articles, "--out", out, "--strict").returncode == 1


def test_nothing_usable_is_an_error(kg: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = kg("build", empty, "--out", tmp_path / "graph")
    assert done.returncode == 2
    assert done.stderr.count("kg: error: ") == 1


def test_json_lines_on_standard_input(kg: Run, tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": f"bai-{n}", "text": article(n)}, ensure_ascii=False) + "\n" for n in range(2))
    done = kg("build", "-", "--out", tmp_path / "graph", input=rows)
    assert done.returncode == 0, done.stderr
    assert "2 articles" in done.stderr


def test_files_can_be_left_out(kg: Run, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert kg("build", articles, "--out", out, "--no-nq", "--no-html").returncode == 0
    assert not {"graph.nq", "graph.html"} & {path.name for path in out.iterdir()}


def test_things_can_be_named_under_another_base(kg: Run, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert kg("build", articles, "--out", out, "--base-iri", "https://example.org/tin/").returncode == 0
    text = (out / "graph.ttl").read_text(encoding="utf-8")
    assert "<https://example.org/tin/person/" in text
    assert "https://w3id.org/vks/id/" not in text


def test_an_article_over_the_limit_is_skipped(kg: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "long.txt").write_text(article(0) * 40, encoding="utf-8")
    done = kg("build", articles, "--out", tmp_path / "graph", "--max-article-bytes", 5000)
    assert done.returncode == 0, done.stderr
    assert "1 input skipped" in done.stderr
    assert "long.txt" in done.stderr


def test_a_folder_of_something_else_is_left_alone(kg: Run, articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "diary"
    other.mkdir()
    (other / "graph.ttl").write_text("mine", encoding="utf-8")
    done = kg("build", articles, "--out", other)
    assert done.returncode == 2
    assert "diary" in done.stderr
    assert [(path.name, path.read_text(encoding="utf-8")) for path in other.iterdir()] == [("graph.ttl", "mine")]


def test_an_interrupted_build_leaves_the_old_files_whole(kg: Run, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert kg("build", articles, "--out", out).returncode == 0
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
    assert not [path for path in tmp_path.iterdir() if path not in (out, articles)]
