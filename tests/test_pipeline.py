"""Building: the same files whatever the way there, all at once or none of them."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError, UsageError
from kg.graph.excerpt import excerpt
from kg.graph.store import Export
from kg.identity.resolve import Rows, rows_of
from kg.judgements.rows import Judgement, written
from kg.pipeline import BuildResult, build
from kg.pipeline.codec import decoded, encoded
from kg.pipeline.read import facts_of
from kg.records import Article, ArticleFacts
from kg.view.page import write_view

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "articles" / "invented"
NAMES = ("graph.ttl", "graph.nq", "articles.jsonl")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six articles of the samples."""
    folder = tmp_path_factory.mktemp("articles")
    for name in ("d2-13", "d2-14", "d2-15", "d2-16", "d1-01", "d1-02"):
        shutil.copy(SAMPLES / f"{name}.txt", folder)
    return folder


@pytest.fixture(scope="module")
def clean(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of them into a new folder gives."""
    return build([articles], tmp_path_factory.mktemp("clean") / "out").out


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES} | {"report": json.dumps(report(folder)).encode()}


def report(folder: Path) -> dict[str, Any]:
    """The report without its timings."""
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return {key: value for key, value in found.items() if key != "timings"}


def test_the_files_and_what_they_report(articles: Path, clean: Path) -> None:
    found = report(clean)
    assert sorted(path.name for path in clean.iterdir()) == [".kg", *sorted((*NAMES, "report.json"))]
    assert found["kg"]["version"]
    assert found["counts"]["articles"] == 6
    assert found["counts"]["triples"] == len(Export.open(clean).store)
    assert found["skipped"] == []
    texts = Export.open(clean).articles
    assert {name.partition("--")[0] for name in texts} == {path.stem for path in articles.iterdir()}


@pytest.mark.parametrize("workers", [1, 2])
def test_neither_order_nor_repetition_nor_workers_matter(
    articles: Path, clean: Path, tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline.read.ALONE", 2)  # so that a second process gets work
    files = sorted(articles.iterdir(), reverse=True)
    (tmp_path / "again").mkdir()
    shutil.copy(files[0], tmp_path / "again")
    out = build([*files, tmp_path / "again"], tmp_path / "out", workers=workers).out
    assert content(out) == content(clean)


@pytest.mark.parametrize("seed", ["1", "271828"])
def test_the_hash_seed_does_not_matter(articles: Path, clean: Path, tmp_path: Path, seed: str) -> None:
    program = "import sys; from kg.pipeline import build; build(sys.argv[1:2], sys.argv[2])"
    subprocess.run(
        [sys.executable, "-c", program, str(articles), str(tmp_path / "out")],
        check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert content(tmp_path / "out") == content(clean)


def test_building_again_reads_only_what_is_new(articles: Path, clean: Path, tmp_path: Path) -> None:
    changing, out = tmp_path / "articles", tmp_path / "out"
    shutil.copytree(articles, changing)
    assert build([changing], out).reused == 0
    assert build([changing], out).reused == 6
    shutil.copy(SAMPLES / "d1-03.txt", changing)
    (changing / "d1-02.txt").write_text((SAMPLES / "d1-04.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (changing / "d2-13.txt").unlink()
    result = build([changing], out)
    assert (result.articles, result.reused) == (6, 4)
    assert content(out) == content(build([changing], tmp_path / "anew").out)
    shutil.rmtree(changing)
    shutil.copytree(articles, changing)
    assert content(build([changing], out).out) == content(clean)


def test_a_damaged_line_of_an_earlier_build_is_not_used(articles: Path, clean: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(clean, out)
    kept = out / ".kg" / "articles.facts"
    lines = kept.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"VKSND", b"VKSQS")
    lines[2] = lines[2][:200]
    kept.write_bytes(b"".join([*lines, b"no line\n"]))
    assert build([articles], out).reused == 3  # the cut line took the one after it along
    assert content(out) == content(clean)


def test_one_article_twice_is_one(articles: Path, tmp_path: Path) -> None:
    text = (articles / "d1-01.txt").read_text(encoding="utf-8")
    rows = [{"id": "d1-01", "text": text}, {"id": "d1-01", "text": text, "url": "https://example.org/a"}]
    outs = []
    for number, listed in enumerate((rows, rows[::-1])):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in listed), encoding="utf-8")
        outs.append(build([path], tmp_path / f"out-{number}").out)
    assert report(outs[0])["counts"]["articles"] == 1
    assert content(outs[0]) == content(outs[1])


def test_what_cannot_be_used_is_skipped_and_named(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(articles, folder)
    (folder / "latin.txt").write_bytes(b"Vi\xean tr\xfd\xf2ng")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    result = build([folder], tmp_path / "out", strict=True)
    assert result.articles == 6
    assert [row.reason for row in result.skipped] == ["empty", "not-utf8"]
    assert [row["reason"] for row in report(result.out)["skipped"]] == ["empty", "not-utf8"]
    assert result.exit_code == 1
    assert build([folder], tmp_path / "out").exit_code == 0


def test_a_fault_of_the_program_costs_one_article(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(article: Article) -> ArticleFacts:
        if article.name == "d1-02":
            raise RecursionError("too deep")
        return facts_of(article)

    monkeypatch.setattr("kg.pipeline.read.facts_of", failing)
    result = build([articles], tmp_path / "out")
    assert result.articles == 5
    assert [(Path(row.source).name, row.reason) for row in result.skipped] == [("d1-02.txt", "failed")]
    assert "RecursionError: too deep" in result.skipped[0].detail


def test_what_is_asked_for_is_written(articles: Path, tmp_path: Path) -> None:
    def page(export: Export, path: Path) -> None:
        path.write_text(f"{len(export.store)} {len(export.articles)}", encoding="utf-8")

    result = build([articles], tmp_path / "out", nq=False, write_html=page, base_iri="https://example.org/kg")
    assert not (result.out / "graph.nq").exists()
    assert (result.out / "graph.html").read_text(encoding="utf-8") == f"{result.triples} 6"
    assert "<https://example.org/kg/article/" in (result.out / "graph.ttl").read_text(encoding="utf-8")
    again = build([articles], tmp_path / "out")
    assert (again.out / "graph.nq").exists()
    assert not (again.out / "graph.html").exists()


# ------------------------------------------------------------------ the folder


def old_and_new(clean: Path, articles: Path, tmp_path: Path) -> tuple[Path, dict[str, bytes], list[Path]]:
    """A folder of an earlier build, what it holds, and inputs of another build into it."""
    out = tmp_path / "out"
    shutil.copytree(clean, out)
    return out, content(clean), sorted(articles.iterdir())[:3]


def test_a_build_that_fails_leaves_the_old_files_whole(clean: Path, articles: Path, tmp_path: Path) -> None:
    out, before, inputs = old_and_new(clean, articles, tmp_path)

    def fail(export: Export, path: Path) -> None:
        raise RuntimeError("no page")

    with pytest.raises(RuntimeError):
        build(inputs, out, write_html=fail)
    assert content(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


KILLED = """
import os, signal, sys
from pathlib import Path
from kg.pipeline import build, folder
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
setattr(folder if sys.argv[1] != "page" else sys, {at}, die)
build([Path(p) for p in sys.argv[3:]], sys.argv[2], write_html=die if sys.argv[1] == "page" else None)
"""


@pytest.mark.parametrize("at", ["page", "_sync", "_swap", "_carry"])
def test_a_build_that_is_killed_leaves_old_or_new_files_whole(
    clean: Path, articles: Path, tmp_path: Path, at: str
) -> None:
    out, before, inputs = old_and_new(clean, articles, tmp_path)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    program = KILLED.replace("{at}", repr(at))
    killed = subprocess.run([sys.executable, "-c", program, at, str(out), *map(str, inputs)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    after = content(build(inputs, tmp_path / "expected").out)
    assert content(out) == (after if at == "_carry" else before)
    assert content(build(inputs, out).out) == after
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["expected", "out"]


def test_where_folders_cannot_change_places_they_are_renamed(
    clean: Path, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, _, inputs = old_and_new(clean, articles, tmp_path)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr("kg.pipeline.folder._exchange", lambda *_: False)
    assert content(build(inputs, out).out) == content(build(inputs, tmp_path / "expected").out)
    assert (out / "notes.txt").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["expected", "out"]


def test_more_articles_than_fit_in_memory_give_the_same_files(
    articles: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["kg.pipeline.build"], "IN_MEMORY", 2)
    for name in ("Spool", "Tally"):
        monkeypatch.setattr(f"kg.spool.{name}.__init__.__defaults__", (50, None))  # lines held in memory
    monkeypatch.setattr("kg.pipeline.tell.ALONE", 2)
    out = build([articles], tmp_path / "out", workers=2).out
    assert content(out) == content(clean)
    kept = {path.name: path.read_bytes() for path in (out / ".kg").iterdir() if path.name != "judgements.json"}
    assert kept == {name: (clean / ".kg" / name).read_bytes() for name in kept}
    assert sorted(path.name for path in (out / ".kg").iterdir()) == sorted(p.name for p in (clean / ".kg").iterdir())


def test_the_page_of_a_large_graph_shows_an_excerpt(
    articles: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline.page.TRIPLES", 1000)
    monkeypatch.setattr("kg.graph.write.excerpt", lambda lines, base: excerpt(lines, base, things=100))
    result = build([articles], tmp_path / "out", write_html=write_view)
    assert result.shown is not None
    things, of = result.shown
    assert 50 < things <= 100 < of
    assert report(tmp_path / "out")["page"] == {"things": things, "of": of}
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == (clean / "graph.ttl").read_bytes()
    assert (tmp_path / "out" / "graph.html").stat().st_size > 10_000
    assert not (tmp_path / "out" / ".kg" / "excerpt.nt").exists()


def test_a_folder_of_something_else_is_refused(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="did not write"):
        build([articles], tmp_path)
    (tmp_path / "report.json").write_text('{"year": 2024}', encoding="utf-8")
    with pytest.raises(UsageError, match="did not write"):
        build([articles], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "thesis.txt"]
    with pytest.raises(UsageError, match="is a file"):
        build([articles], tmp_path / "thesis.txt")


def test_an_empty_folder_and_a_link_to_one_are_taken(articles: Path, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    build([articles], tmp_path / "link")
    assert content(tmp_path / "empty") == content(clean)
    assert (tmp_path / "link").is_symlink()


def test_one_build_at_a_time(articles: Path, tmp_path: Path) -> None:
    refused: list[str] = []

    def meanwhile(export: Export, path: Path) -> None:
        with pytest.raises(UsageError) as caught:
            build([articles], tmp_path / "out")
        refused.append(str(caught.value))
        path.write_bytes(b"")

    build([articles], tmp_path / "out", write_html=meanwhile)
    assert len(refused) == 1
    assert "another build is writing there" in refused[0]


def test_the_folder_of_the_build_is_no_input(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(articles, folder)
    first = content(build([folder], folder / "out").out)
    assert content(build([folder], folder / "out").out) == first


@pytest.mark.parametrize(
    ("inputs", "options"),
    [([], {}), (["missing"], {}), ([SAMPLES], {"workers": 0}), ([SAMPLES], {"base_iri": "nowhere>"})],
)
def test_wrong_use_is_said_before_anything_is_done(inputs: list[Any], options: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        build(inputs, tmp_path / "out", **options)
    assert list(tmp_path.iterdir()) == []


def test_judgements_beside_the_graph_win_and_stay(articles: Path, tmp_path: Path) -> None:
    out = build([articles], tmp_path / "out").out
    ids = {name.partition("--")[0]: name for name in Export.open(out).articles}
    name = "Đặng Văn Tường"

    def people(result: BuildResult) -> int:
        query = f'SELECT ?p {{ ?p <http://xmlns.com/foaf/0.1/name> "{name}"@vi }}'
        return len(list(Export.open(result.out).store.query(query)))

    assert people(build([articles], out)) == 2
    row = Judgement("person", "same", (ids["d2-14"], name), (ids["d2-16"], name), "Lê Thị Thử", "2026-01-02")
    (out / "judgements.jsonl").write_text(written(row) + "\n", encoding="utf-8")
    assert people(build([articles], out)) == 1
    assert people(build([articles], out)) == 1


def people_called(out: Path, name: str) -> int:
    query = f'SELECT ?p {{ ?p <http://xmlns.com/foaf/0.1/name> "{name}"@vi }}'
    return len(list(Export.open(out).store.query(query)))


def judged(articles: Path, place: Path, verdict: str = "same") -> Judgement:
    """A row on two people of one name, written among copies of the articles."""
    shutil.copytree(articles, place)
    ids = {name.partition("--")[0]: name for name in Export.open(build([articles], place / "ids").out).articles}
    shutil.rmtree(place / "ids")
    sides = sorted((ids[name], "Đặng Văn Tường") for name in ("d2-14", "d2-16"))
    row = Judgement("person", verdict, *sides, "Lê Thị Thử", "2026-01-02")  # type: ignore[arg-type]  # invented
    (place / "judgements.jsonl").write_text(written(row) + "\n", encoding="utf-8")
    return row


def test_judgements_among_the_articles_win_and_are_no_articles(articles: Path, tmp_path: Path) -> None:
    judged(articles, tmp_path / "articles" / "tin")
    result = build([tmp_path / "articles"], tmp_path / "out")
    assert (result.articles, result.skipped, result.judged, result.refused) == (6, (), 1, ())
    assert people_called(result.out, "Đặng Văn Tường") == 1
    glob = build(sorted((tmp_path / "articles" / "tin").iterdir()), tmp_path / "glob")
    assert content(glob.out) == content(result.out)
    file = (tmp_path / "articles" / "tin" / "judgements.jsonl").rename(tmp_path / "mine.jsonl")
    assert people_called(build([tmp_path / "articles"], tmp_path / "none").out, "Đặng Văn Tường") == 2
    given = build([tmp_path / "articles"], tmp_path / "given", judgements=file)
    assert content(given.out) == content(result.out)
    with pytest.raises(UsageError, match="no such file of judgements"):
        build([tmp_path / "articles"], tmp_path / "given", judgements=tmp_path / "nowhere.jsonl")


def test_a_wrong_judgement_ends_the_build_unless_it_is_lenient(articles: Path, tmp_path: Path) -> None:
    row = judged(articles, tmp_path / "articles")
    file, out = tmp_path / "articles" / "judgements.jsonl", tmp_path / "out"
    before = content(build([tmp_path / "articles"], out).out)
    opposite = written(replace(row, verdict="different", by="Trần Văn Khác"))  # invented
    unknown = written(replace(row, a=("khong-co--00000000", "Đặng Văn Tường")))
    file.write_text(f"{written(row)}\n{unknown}\n{opposite}\nnot a row\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"judgements\.jsonl:4: not a judgement"):
        build([tmp_path / "articles"], out)
    assert content(out) == before
    result = build([tmp_path / "articles"], out, lenient=True, strict=True)
    assert [problem.line for problem in result.refused] == [1, 2, 3, 4]
    assert (result.judged, result.exit_code) == (0, 1)
    told = report(out)["judgements"]
    assert told["applied"] == 0
    assert [(one["file"], one["line"]) for one in told["refused"]] == [(str(file), line) for line in (1, 2, 3, 4)]
    assert "contradicts" in told["refused"][0]["reason"]
    assert people_called(out, "Đặng Văn Tường") == 2
    file.write_text(f"{written(row)}\n{unknown}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"judgements\.jsonl:2: no article khong-co--00000000 names a person"):
        build([tmp_path / "articles"], out)
    assert build([tmp_path / "articles"], out, lenient=True).judged == 1
    file.write_text(written(row) + "\n", encoding="utf-8")
    assert content(build([tmp_path / "articles"], out).out) == before


# ------------------------------------------------------------------ one article


def test_facts_come_back_from_their_line() -> None:
    facts = facts_of(Article("d2-15", (SAMPLES / "d2-15.txt").read_text(encoding="utf-8"), "d2-15.txt"))
    assert facts.extraction.tenures
    assert decoded(encoded(facts), ArticleFacts) == facts
    rows = rows_of(facts)
    assert rows.people
    assert rows.sketch.runs.hashes
    assert decoded(encoded(rows), Rows) == rows


@pytest.mark.parametrize(
    ("name", "begins"),
    [("Tin số 1", "tin-so-1--"), ("../../etc/passwd", "etc-passwd--"), ("…", "article--"), ("x" * 300, "x")],
)
def test_ids_of_articles(name: str, begins: str) -> None:
    found = facts_of(Article(name, "VKSND tối cao họp.", "-")).id
    assert found.startswith(begins)
    assert len(found) <= 90
