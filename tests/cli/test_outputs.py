"""The commands that read a graph, on the small invented one."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.app import main

MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"
Capture = pytest.CaptureFixture[str]
LEADERS = """\
PREFIX vks: <https://w3id.org/vks/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?who ?body WHERE { ?p vks:heads ?o ; skos:prefLabel ?who . ?o skos:prefLabel ?body } ORDER BY ?who ?body
"""


def run(*arguments: object) -> int:
    return main([str(word) for word in arguments])


def test_explain_tells_what_is_known(capsys: Capture) -> None:
    assert run("explain", MINI, "Lò Văn Sương") == 0
    shown = capsys.readouterr()
    assert "Vụ trưởng Vụ 7 VKSND tối cao" in shown.out
    assert "“Theo Quyết định số 215/QĐ-VKSTC" in shown.out
    assert shown.err == ""


def test_explain_lists_namesakes(capsys: Capture) -> None:
    assert run("explain", MINI, "VKSND thành phố Cần Thơ") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "org/vksnd-thanh-pho-can-tho-2025--b3a1df8f" in shown.err
    assert "org/vksnd-thanh-pho-can-tho--664e4e1b" in shown.err


def test_explain_offers_near_names(capsys: Capture) -> None:
    assert run("explain", MINI, "Lò Văn Sươn") == 1
    assert "“Lò Văn Sương”" in capsys.readouterr().err


def test_stats_as_a_table_and_as_json(capsys: Capture) -> None:
    assert run("stats", MINI) == 0
    table = capsys.readouterr().out
    assert run("stats", MINI, "--format", "json") == 0
    counted = json.loads(capsys.readouterr().out)
    assert counted["facts"]["Tenure"] == 12
    assert ["facts", "Tenure", "12"] in [line.split() for line in table.splitlines()]


def test_diff_shows_gains_and_losses(capsys: Capture, tmp_path: Path) -> None:
    new = tmp_path / "new.ttl"
    text = MINI.read_text(encoding="utf-8")
    new.write_text(text.replace('vks:value "127/129"', 'vks:value "128/129"'), encoding="utf-8")
    assert run("diff", MINI, new) == 0
    shown = capsys.readouterr()
    assert [line[0] for line in shown.out.splitlines()] == ["+", "-"]
    assert shown.err == "1 facts gained, 1 lost\n"
    assert run("diff", MINI, new, "--exit-code") == 1
    assert run("diff", MINI, MINI, "--exit-code") == 0


def test_export_prints_the_files_and_what_they_lack(capsys: Capture, tmp_path: Path) -> None:
    assert run("export", MINI, "--to", "csv", "-o", tmp_path) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [str(tmp_path / "nodes.csv"), str(tmp_path / "edges.csv")]
    assert shown.err.startswith("not in csv:\n")


def test_view_writes_one_page(capsys: Capture, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("view", MINI, "-o", page, "--focus", "Lò Văn Sương") == 0
    assert capsys.readouterr().out == f"{page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_query_in_each_form(capsys: Capture, form: str) -> None:
    assert run("query", MINI, LEADERS, "--format", form) == 0
    shown = capsys.readouterr().out
    assert "Vũ Thị Minh Tâm" in shown
    if form == "csv":
        assert next(iter(csv.reader(io.StringIO(shown)))) == ["who", "body"]
    if form == "json":
        assert json.loads(shown)["head"]["vars"] == ["who", "body"]


def test_query_from_a_file(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "leaders.rq"
    file.write_text(LEADERS, encoding="utf-8")
    assert run("query", MINI, file, "--format", "csv") == 0
    assert "Vũ Thị Minh Tâm" in capsys.readouterr().out


def test_construct_gives_turtle(capsys: Capture) -> None:
    assert run("query", MINI, "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }", "--format", "ttl") == 0
    assert "a foaf:Person" in capsys.readouterr().out


def test_saved_questions_are_listed_and_run(capsys: Capture) -> None:
    assert run("query", "--list") == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]]
    assert len(names) > 5
    assert run("query", MINI, names[0]) in {0, 2}  # 2 where it needs a parameter


def test_validate_is_silent_about_a_good_graph(capsys: Capture) -> None:
    assert run("validate", MINI) == 0


def test_validate_names_the_article_and_the_sentence(capsys: Capture, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    text = MINI.read_text(encoding="utf-8")
    assert "vks:event <" in text
    wrong = "\n".join(line for line in text.splitlines() if not line.strip().startswith("vks:participant "))
    bad.write_text(wrong, encoding="utf-8")
    assert run("validate", bad) == 1
    assert "cum-thi-dua-so-5-so-ket" in capsys.readouterr().out


WHY = "Chủ trì Hội nghị là đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of two invented articles that share a sentence."""
    folder = tmp_path_factory.mktemp("built")
    for name, more in (("mot", WHY), ("hai", "Trời mưa.")):
        said = (
            f"VKSND tỉnh Gia Lai họp ({name})\n\nNgày 10/3/2020, VKSND tỉnh Gia Lai tổ chức Hội nghị sơ kết công tác "
        )
        (folder / f"{name}.txt").write_text(f"{said}kiểm sát. {more} Mọi người ra về.\n", encoding="utf-8")
    assert run("build", folder / "mot.txt", folder / "hai.txt", "--out", folder / "graph", "--no-html") == 0
    return folder / "graph"


def test_explain_why_marks_words_with_brackets(capsys: Capture, built: Path) -> None:
    capsys.readouterr()
    assert run("explain", built, "Lê Văn Thử", "--why") == 0
    shown = capsys.readouterr()
    assert "[Lê Văn Thử], [Viện trưởng VKSND tỉnh Gia Lai]" in shown.out
    assert "data/grammar/tenures.yaml" in shown.out
    assert shown.err == ""


@pytest.mark.parametrize("words", [("Lê Văn Thử", "--why"), ("--sentence", "Chủ trì Hội nghị là")])
def test_explain_why_marks_words_in_bold_on_a_terminal(built: Path, words: tuple[str, ...]) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg", "explain", str(built), *words]
    environment = os.environ | {"TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment) as running:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    assert running.returncode == 0
    assert "\x1b[1;4mLê Văn Thử\x1b[22;24m" in shown.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other side has closed it
        return b""


def test_explain_a_sentence_in_both_languages(capsys: Capture, built: Path) -> None:
    capsys.readouterr()
    assert run("explain", built, "--why", "--sentence", "chủ trì hội nghị là") == 0
    assert "Đọc ra được" in capsys.readouterr().out
    assert run("explain", built, "--sentence", "chủ trì hội nghị là", "--lang", "en") == 0
    assert "What is left, used by no fact" in capsys.readouterr().out


def test_explain_lists_the_sentences_that_are_meant(capsys: Capture, built: Path) -> None:
    capsys.readouterr()
    assert run("explain", built, "--sentence", "Mọi người ra về") == 1
    *listed, last = capsys.readouterr().err.splitlines()
    assert last.startswith("kg: error: “Mọi người ra về” may mean 2 sentences; ")
    article, _, offset, *_ = listed[0].split()
    assert run("explain", built, article, "--at", offset) == 0
    assert capsys.readouterr().out.startswith("“Mọi người ra về.”")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--sentence", "không có câu này"], 1),
        (["tenure/0000000000000000", "--why"], 1),
        (["--why"], 2),
        (["--at", "3"], 2),
        (["Lê Văn Thử", "--at", "3"], 2),
        (["Lê Văn Thử", "--at", "3", "--sentence", "Mọi"], 2),
    ],
)
def test_explain_why_says_in_one_line_what_is_wrong(capsys: Capture, built: Path, words: list[str], code: int) -> None:
    capsys.readouterr()
    assert run("explain", built, *words) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("kg: error: ")
    assert shown.err.count("\n") == 1
