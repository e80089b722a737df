"""``kg review`` as a user runs it. The people in the articles and those who answer are invented."""

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.cli.app import main
from kg.pipeline import build

Capture = pytest.CaptureFixture[str]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]
NAME = "Đặng Văn Tường"
OPEN = 3  # questions that these articles leave open
PATIENCE = 60  # seconds after which a program that writes nothing is taken to hang
BY = ("--by", "Trần Thị Thử", "--on", "2026-11-22")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles and their graph."""
    place = tmp_path_factory.mktemp("review")
    (place / "articles").mkdir()
    for name in ("d2-02", "d2-14", "d2-15", "d2-16"):
        shutil.copy(ROOT / "data" / "articles" / "invented" / f"{name}.txt", place / "articles")
    build([place / "articles"], place / "graph")
    return place


@pytest.fixture
def place(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the current folder."""
    monkeypatch.delenv("KG_REVIEWER", raising=False)
    shutil.copytree(built, tmp_path / "place")
    monkeypatch.chdir(tmp_path / "place")
    return tmp_path / "place"


def questions(capsys: Capture) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["review", "graph", "--list", "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def rows(place: Path) -> list[dict[str, Any]]:
    path = place / "articles" / "judgements.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    assert lines == sorted(lines)
    return [json.loads(line) for line in lines]


def test_questions_come_most_consequential_first_with_both_sides(place: Path, capsys: Capture) -> None:
    found = questions(capsys)
    assert len(found) == OPEN
    weights = [one["weight"] for one in found]
    assert weights == sorted(weights, reverse=True)
    first = found[0]
    assert first["weight"] == len(first["a"]["facts"]) + len(first["b"]["facts"])
    assert {first["a"]["label"], first["b"]["label"]} == {NAME}
    quotes = [quote for side in ("a", "b") for fact in first[side]["facts"] for quote in fact["quotes"]]
    assert all(NAME in quote["text"] for quote in quotes)
    assert {quote["article"].partition("--")[0] for quote in quotes} == {"d2-14", "d2-15", "d2-16"}
    assert "khác địa phương (Bắc Ninh và Cà Mau)" in first["speaks_against"]
    assert main(["review", "graph", "--list"]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[1].split()[0] == str(first["weight"])
    assert first["a"]["sighting"] in table[1]


def test_an_answer_is_kept_wins_and_is_withdrawn(place: Path, capsys: Capture) -> None:
    first = questions(capsys)[0]
    a, b = first["a"]["sighting"], first["b"]["sighting"]
    people = 'SELECT ?p { ?p a foaf:Person ; foaf:name ?n FILTER (STR(?n) = "Đặng Văn Tường") }'
    assert main(["query", "graph", people, "--format", "csv"]) == 0
    before = len(capsys.readouterr().out.split()) - 1
    assert main(["review", "graph", "--answer", "same", b, a, *BY, "--why", "cùng quê"]) == 0
    shown = capsys.readouterr()
    assert shown.err.rstrip().endswith("holds once the graph is built again: kg build articles --out graph")
    assert rows(place) == [
        {"kind": "person", "a": a.split("/"), "b": b.split("/"), "verdict": "same", "why": "cùng quê",
         "by": BY[1], "on": BY[3]}
    ]  # fmt: skip
    assert len(questions(capsys)) == OPEN - 1
    for _ in range(2):
        assert main(["build", "articles", "--out", "graph", "--no-html"]) == 0
        capsys.readouterr()
        assert main(["query", "graph", people, "--format", "csv"]) == 0
        assert len(capsys.readouterr().out.split()) == 1 + before - 1  # a head, and one person less
    assert main(["review", "graph", "--withdraw", first["a"]["iri"], b]) == 0
    assert rows(place) == []
    assert main(["review", "graph", "--withdraw", a, b]) == 1
    assert "nothing was judged" in capsys.readouterr().err


def test_ids_of_the_graph_are_taken_as_sides(place: Path, capsys: Capture) -> None:
    first = questions(capsys)[0]
    a, b = (first[side]["iri"].rpartition("/id/")[2] for side in ("a", "b"))
    assert main(["review", "graph", "--answer", "different", a, b, *BY]) == 0
    assert rows(place)[0]["verdict"] == "different"
    assert main(["build", "articles", "--out", "graph", "--no-html"]) == 0
    assert main(["review", "graph", "--judged"]) == 0
    assert "different" in capsys.readouterr().out


def test_what_would_contradict_is_refused_with_its_place(place: Path, capsys: Capture) -> None:
    found = [one for one in questions(capsys) if one["a"]["label"] == NAME]
    one, two, three = sorted({one[side]["sighting"] for one in found for side in ("a", "b")})
    assert main(["review", "graph", "--answer", "same", one, two, *BY]) == 0
    assert main(["review", "graph", "--answer", "same", two, three, *BY]) == 0
    assert main(["review", "graph", "--answer", "different", one, three, *BY]) == 2
    assert "articles/judgements.jsonl:1" in capsys.readouterr().err
    assert len(rows(place)) == 2
    assert main(["review", "graph", "--answer", "unsure", one, two, *BY]) == 0  # a new answer replaces the old one
    assert sorted(row["verdict"] for row in rows(place)) == ["same", "unsure"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--answer", "same", "Không Có Ai", NAME, *BY], 1, "nothing is called"),
        (["--answer", "same", NAME, "Đoàn Thị Thúy Hòa", *BY], 1, "may mean"),
        (["--answer", "perhaps", "{a}", "{b}", *BY], 2, "verdict 'perhaps' is none of same, different, unsure"),
        (["--answer", "same", "{a}", "{a}", *BY], 2, "both sides are one"),
        (["--answer", "same", "{a}", "{b}"], 2, "say who answers with --by"),
        (["--answer", "same", "{a}", "{b}", "--by", "A", "--on", "hôm nay"], 2, "no day such as"),
        (["--answer", "same", "{a}", "{b}x", *BY], 2, "names no"),
        (["--list", "--judged"], 2, "one at a time"),
        (["--list", "--format", "xml"], 2, "take table or json"),
        (["--list", "--lang", "fr"], 2, "there is no language"),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(
    place: Path, capsys: Capture, arguments: list[str], code: int, said: str
) -> None:
    first = questions(capsys)[0]
    filled = [word.format(a=first["a"]["sighting"], b=first["b"]["sighting"]) for word in arguments]
    assert main(["review", "graph", *filled]) == code
    assert said in capsys.readouterr().err
    assert rows(place) == []


def test_what_a_name_may_mean_is_listed(place: Path, capsys: Capture) -> None:
    assert main(["review", "graph", "--answer", "same", NAME, "Đoàn Thị Thúy Hòa", *BY]) == 1
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == 4  # three people of that name, and the error
    assert all("/person/dang-van-tuong--" in line for line in shown[:3])


def test_the_command_that_builds_again_keeps_the_options(place: Path, capsys: Capture) -> None:
    (place / "mine.jsonl").touch()
    options = ["--include-private", "--base-iri", "https://example.org/", "--judgements", "mine.jsonl"]
    assert main(["build", "articles", "--out", "graph", "--no-html", *options]) == 0
    first = questions(capsys)[0]
    assert main(["review", "graph", "--answer", "unsure", first["a"]["iri"], first["b"]["iri"], *BY]) == 0
    assert capsys.readouterr().err.rstrip().endswith(f"kg build articles --out graph {' '.join(options)}")
    assert len((place / "mine.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert rows(place) == []


@pytest.mark.parametrize("left", [None, '{"kind": "person"}\n', "no question\n"])
def test_a_folder_without_questions_is_told(place: Path, capsys: Capture, left: str | None) -> None:
    path = place / "graph" / ".kg" / "questions.jsonl"
    path.unlink()
    if left is not None:
        path.write_text(left, encoding="utf-8")
    assert main(["review", "graph", "--list"]) == 2
    assert "there are no questions of a build; build the graph again" in capsys.readouterr().err


def test_a_graph_that_is_a_file_cannot_be_reviewed(place: Path, capsys: Capture) -> None:
    assert main(["review", "graph/graph.ttl"]) == 2
    assert "only a build can be reviewed" in capsys.readouterr().err


def test_a_file_in_which_a_row_is_wrong_is_not_touched(place: Path, capsys: Capture) -> None:
    first = questions(capsys)[0]
    path = place / "articles" / "judgements.jsonl"
    path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert main(["review", "graph", "--answer", "same", first["a"]["sighting"], first["b"]["sighting"], *BY]) == 2
    assert "judgements.jsonl:1: not a judgement" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


# ------------------------------------------------------------------ corrections


def test_facts_are_rejected_changed_and_added_from_the_command_line(place: Path, capsys: Capture) -> None:
    tenure = (
        "SELECT ?f { ?f a vks:Tenure ; org:member/skos:prefLabel ?n FILTER (STR(?n) = 'Trịnh Hữu Nghĩa') } ORDER BY ?f"
    )
    assert main(["query", "graph", tenure, "--format", "csv"]) == 0
    one, two = (line.rpartition("/id/")[2].strip() for line in capsys.readouterr().out.splitlines()[1:3])
    article = next(row["id"] for row in articles(place) if row["id"].startswith("d2-14"))
    assert main(["review", "graph", "--reject", one, *BY, "--why", "nhầm người"]) == 0
    assert main(["review", "graph", "--change", two, "--set", "since=2025-07-01", *BY]) == 0
    quote = ("--article", article, "--quote", "Thay mặt Đoàn kiểm sát")
    said = ("--set", "person=Lò Thị Phương", "--set", "title=Trưởng đoàn")
    assert main(["review", "graph", "--add", "tenure", *quote, *said, *BY]) == 0
    assert sorted(row["verdict"] for row in rows(place)) == ["add", "change", "reject"]
    assert main(["build", "articles", "--out", "graph", "--no-html"]) == 0
    assert "3 judgements applied" in capsys.readouterr().err
    assert main(["explain", "graph", one]) == 1
    assert main(["explain", "graph", two]) == 0
    assert "từ 01/7/2025" in capsys.readouterr().out
    assert main(["review", "graph", "--judged"]) == 0
    assert "nhầm người" in capsys.readouterr().out
    assert main(["review", "graph", "--withdraw-fact", one]) == 0
    assert main(["review", "graph", "--withdraw-fact", two]) == 0
    assert [row["verdict"] for row in rows(place)] == ["add"]


def articles(place: Path) -> list[dict[str, Any]]:
    lines = (place / "graph" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--reject", "tenure/0000000000000000"], 1, "nothing is called"),
        (["--reject", "Trịnh Hữu Nghĩa"], 2, "is no fact that can be corrected"),
        (["--change", "VKSND tỉnh Bắc Ninh"], 2, "name the fields with --set"),
        (["--change", "VKSND tỉnh Bắc Ninh", "--set", "title"], 2, "write NAME=VALUE"),
        (["--add", "tenure", "--set", "title=x"], 2, "no article ''"),
        (["--withdraw-fact", "tenure/0000000000000000"], 1, "nothing was judged"),
    ],
)
def test_wrong_corrections_are_one_line(
    place: Path, capsys: Capture, arguments: list[str], code: int, said: str
) -> None:
    assert main(["review", "graph", *arguments, *BY]) == code
    shown = capsys.readouterr().err
    assert said in shown
    assert len(shown.splitlines()) == 1
    assert rows(place) == []


# ------------------------------------------------------------------ asked and answered


def test_a_dialogue_ends_politely_when_the_input_does(place: Path, kg: Run) -> None:
    done = kg("review", "graph", *BY, cwd=place, input="s\ncùng ngành\nx\n\nu\n", env=environment())
    assert done.returncode == 0
    assert done.stdout.count("Nghiêng về") >= 3
    assert "Xin gõ s, d, u, q hoặc Enter." in done.stdout
    assert "Traceback" not in done.stderr
    assert [(row["verdict"], row.get("why")) for row in rows(place)] == [
        ("same", "cùng ngành")
    ]  # the last had no why yet
    assert "1 written to articles/judgements.jsonl" in done.stderr
    again = kg("review", "graph", cwd=place, input="q\n", env=environment())
    assert again.returncode == 0
    assert f"Câu hỏi 1/{OPEN - 1}" in again.stdout
    assert again.stderr == ""


def test_what_follows_from_answers_is_not_asked(place: Path, kg: Run) -> None:
    done = kg("review", "graph", "--lang", "en", cwd=place, input="s\nTrần Thị Thử\n\ns\n\nq\n", env=environment())
    assert done.returncode == 0
    assert f"Question 1 of {OPEN}" in done.stdout
    assert f"Question 2 of {OPEN}" in done.stdout
    assert f"Question 3 of {OPEN}" not in done.stdout  # of three people of one name, two pairs were told
    assert [row["by"] for row in rows(place)] == ["Trần Thị Thử"] * 2


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


def test_on_a_terminal_an_interrupt_keeps_what_was_answered(place: Path) -> None:
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "kg", "review", "graph", *BY]
    with subprocess.Popen(
        command, cwd=place, env=environment(), stdin=end, stdout=end, stderr=subprocess.PIPE, text=True
    ) as running:
        os.close(end)
        os.write(terminal, b"d\n\n")
        seen = _until(terminal, f"Câu hỏi 2/{OPEN}", "Trả lời: ")
        running.send_signal(signal.SIGINT)
        _, complained = running.communicate(timeout=60)
    os.close(terminal)
    assert f"Câu hỏi 1/{OPEN}" in seen
    assert running.returncode == 130
    assert "1 written to articles/judgements.jsonl" in complained
    assert complained.rstrip().endswith("interrupted")
    assert [row["verdict"] for row in rows(place)] == ["different"]


def _until(terminal: int, *marks: str) -> str:
    """What the program wrote up to the marks, one after the other."""
    seen = ""
    for part in _read(terminal):
        seen += part
        place = 0
        for mark in marks:
            place = seen.find(mark, place) if place >= 0 else place
        if place >= 0:
            break
    return seen


def _read(terminal: int) -> Iterator[str]:
    pending = b""
    while select.select([terminal], [], [], PATIENCE)[0] and (chunk := os.read(terminal, 65_536)):
        pending += chunk
        text = pending.decode("utf-8", "ignore")
        pending = b""
        yield text
