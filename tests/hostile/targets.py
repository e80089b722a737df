"""What is attacked: each target changes something good by a seed, gives it to the program and looks at what it does.

A target raises whatever is wrong: an error that the program should not let out, or an assertion about what it wrote.
"""

import gzip
import io
import json
import shutil
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hostile.attacks import NASTY, changed, changed_bytes
from hostile.check import check_folder, check_terminal, content
from kg.errors import KgError
from kg.explain.explain import explain
from kg.graph.store import STATE, Export
from kg.judgements.file import read_file
from kg.pipeline import build
from kg.pipeline.codec import decoded, encoded
from kg.pipeline.read import facts_of, line_of
from kg.query.formats import FORMATS, format_result
from kg.query.run import query
from kg.records import Article, ArticleFacts, Evidence, Skipped
from kg.sources.read import read_inputs
from kg.stats.count import stats
from kg.view.page import write_view

ROOT = Path(__file__).parents[2]
LIMIT = 200_000  # bytes of an article
TEXT = "Ngày 04/7/2024, VKSND tỉnh Ví Dụ tổ chức Hội nghị sơ kết công tác kiểm sát 6 tháng đầu năm 2024."
PAGE = (
    "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Sơ kết công tác</title>"
    '<meta property="article:published_time" content="2024-07-05"><script type="application/ld+json">'
    '{"@graph":[{"datePublished":"2024-07-05"}]}</script></head><body><div class="content"><h1>Sơ kết công tác</h1>'
    '<span class="date">05/07/2024</span>'
    f"<p>{TEXT}</p><p>Đồng chí Lê Ví Dụ, Viện trưởng VKSND tỉnh chủ trì và kết luận Hội nghị.</p></div></body></html>"
)
JUDGED = (
    '{"kind": "person", "a": ["bai-0--1", "Lê Ví Dụ"], "b": ["bai-1--2", "Lê Ví Dụ"], "verdict": "same", "by": "Thử", '
    '"on": "2026-01-02", "why": "cùng người"}\n'
    '{"kind": "tenure", "fact": "tenure/b1caee2b98031d3a", "verdict": "reject", "by": "Thử", "on": "2026-01-02"}\n'
    '{"kind": "tenure", "fact": "tenure/b1caee2b98031d3a", "set": {"validFrom": "2020"}, "verdict": "change", '
    '"by": "a", "on": "2026-01-02"}\n'
)
DESCRIBED = (
    "name: thu\ntitle: Bài thử\npublisher: Bài hư cấu\ninvented: true\ncolumns: {text: noi_dung, url: dia_chi}\n"
)
QUERIES = (
    "SELECT ?who ?body { ?who vks:heads ?body } ORDER BY ?who LIMIT 5",
    "ASK { <person/le-minh-tri> a foaf:Person . FILTER(1 < 2) } # a comment",
    'CONSTRUCT { ?a skos:prefLabel ?b } { ?a skos:prefLabel ?b FILTER(REGEX(?b, "VKSND", "i")) } LIMIT 3',
    "DESCRIBE ?x { ?x a vks:Meeting } LIMIT 1",
    '# param name text "x" "VKSND" -- a@vi / a@en\nSELECT ?x { ?x skos:prefLabel $name }',
)


@cache
def texts() -> tuple[str, ...]:
    """The sample articles."""
    found = sorted((ROOT / "data" / "articles").rglob("*.txt"))
    return tuple(path.read_text(encoding="utf-8") for path in found)


def warc_record(content: bytes) -> bytes:
    """A web archive of one page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.vn/bai.html\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}{kind}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def _zip(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bai.txt", data)
        archive.writestr("trang/bai.html", PAGE)
    return made.getvalue()


def _parquet(rows: list[Mapping[str, object]]) -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), made)
    return made.getvalue()


@cache
def files() -> Mapping[str, bytes]:
    """A good file of each kind, by the end of its name."""
    rows: list[Mapping[str, object]] = [
        {
            "id": "1",
            "text": TEXT,
            "url": "https://a.vn/1",
            "title": "Tin",
            "published": "2024-07-05",
            "author": "Lê Ví",
        },
        {"id": "2", "text": TEXT, "url": None, "title": None, "published": None, "author": None},
    ]
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    return {
        ".txt": TEXT.encode(),
        ".html": PAGE.encode(),
        ".jsonl": lines,
        ".jsonl.gz": gzip.compress(lines, mtime=0),
        ".parquet": _parquet(rows),
        ".warc": warc_record(PAGE.encode()) * 2,
        ".warc.gz": gzip.compress(warc_record(PAGE.encode()), mtime=0) * 2,
        ".zip": _zip(TEXT.encode()),
    }


# ------------------------------------------------------------------ targets


def readers(chance: Random, folder: Path) -> None:
    """A file of any kind with some of its bytes changed."""
    ending = chance.choice(sorted(files()))
    path = folder / f"a{ending}"
    path.write_bytes(changed_bytes(chance, files()[ending]))
    for found in read_inputs([path], max_article_bytes=LIMIT, on_subject=chance.random() < 0.5):
        if isinstance(found, Skipped):
            check_terminal(found.detail)
            assert found.reason
            assert found.detail
        else:
            check_fields(found)


def rows(chance: Random, folder: Path) -> None:
    """JSON lines whose values are changed, and are not what one expects."""
    odd = (None, True, 1, -1, 1.5, 10**30, [], {}, [[[]]], {"name": "x"}, [{"name": ["x"]}], "", " ", *NASTY)
    names = ("text", "id", "url", "title", "published", "publisher", "authors", "source", "metadata", "publish")
    row: dict[str, Any] = {name: chance.choice(odd) for name in names if chance.random() < 0.7}
    if chance.random() < 0.8:
        row["text"] = changed(chance, TEXT, texts())
    (folder / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for found in read_inputs([folder / "a.jsonl"], max_article_bytes=LIMIT):
        if isinstance(found, Article):
            check_fields(found)
            check_facts(facts_of(found))


def facts(chance: Random, folder: Path) -> None:
    """The text of an article, changed, to its facts and to what is kept of them."""
    text = changed(chance, chance.choice(texts()), texts())
    (folder / "a.txt").write_text(text, encoding="utf-8", errors="ignore", newline="")
    for found in read_inputs([folder / "a.txt"], max_article_bytes=LIMIT):
        if isinstance(found, Article):
            check_facts(facts_of(found))


def export(chance: Random, folder: Path) -> None:
    """Changed articles, all the way to every file that is written of them."""
    made = [changed(chance, chance.choice(texts()), texts()) for _ in range(chance.randint(1, 6))]
    fields = ("id", "title", "url", "publisher", "author")
    news = [{"text": text} | {name: chance.choice(NASTY) for name in fields} for text in made]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, news)), encoding="utf-8")
    build([folder / "a.jsonl"], folder / "out", workers=1, write_html=write_view, include_private=True)
    check_folder(folder / "out", folder)


def judgements(chance: Random, folder: Path) -> None:
    """A file of judgements with some of its bytes or words changed."""
    given = changed(chance, JUDGED, texts()) if chance.random() < 0.5 else JUDGED
    data = given.encode("utf-8", "ignore")
    (folder / "judgements.jsonl").write_bytes(changed_bytes(chance, data) if chance.random() < 0.7 else data)
    _, problems = read_file(folder / "judgements.jsonl")
    for problem in problems:
        check_terminal(str(problem))
    small_articles(folder / "in")
    build([folder / "in"], folder / "out", workers=1, judgements=folder / "judgements.jsonl", lenient=True)
    Export.open(folder / "out")


def state(chance: Random, folder: Path) -> None:
    """What an earlier build kept, with some of its bytes changed: building again gives what building anew gives."""
    good, articles = built_once()
    out = folder / "out"
    shutil.copytree(good, out)
    for _ in range(chance.randint(1, 3)):
        path = chance.choice([path for path in sorted((out / STATE).iterdir()) if path.is_file()])
        path.write_bytes(changed_bytes(chance, path.read_bytes()))
    build([articles], out, workers=1)
    assert content(out) == content(good)


def described(chance: Random, folder: Path) -> None:
    """A description of a folder, changed."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    text = changed(chance, DESCRIBED, (DESCRIBED, "&a [*a]", "!!python/object:x {}", "<<: *a", "? [a]: b", "- " * 300))
    (folder / "collection.yaml").write_bytes(text.encode("utf-8", "ignore"))
    for found in read_inputs([folder]):
        check_terminal(found.detail if isinstance(found, Skipped) else found.publisher or "")


def queries(chance: Random, folder: Path) -> None:
    """A query, changed: an answer in every format, or an error that says what is wrong."""
    text = changed(chance, chance.choice(QUERIES), (*QUERIES, *NASTY))
    try:
        answer = query(mini(), text, {"name": chance.choice(NASTY)})
    except KgError as error:
        check_terminal(str(error))
        return
    for form in FORMATS:
        if form != "ttl" or answer.kind == "graph":
            format_result(answer, form).encode("utf-8")


def graphs(chance: Random, folder: Path) -> None:
    """A graph file, changed: it is refused, or can be told about."""
    lines = (ROOT / "tests" / "fixtures" / "mini.ttl").read_bytes().splitlines(keepends=True)
    data = b"".join(lines[: chance.randint(30, 200)])
    (folder / "a.ttl").write_bytes(changed_bytes(chance, data))
    try:
        opened = Export.open(folder / "a.ttl")
        stats(opened)
        check_terminal(str(explain(opened, "VKSND tỉnh Hậu Giang")))
    except KgError as error:
        check_terminal(str(error))


TARGETS: Mapping[str, Callable[[Random, Path], None]] = {
    one.__name__: one for one in (readers, rows, facts, export, judgements, state, described, queries, graphs)
}


# ------------------------------------------------------------------ helpers


def check_fields(article: Article) -> None:
    """The fields beside the text are one line each that can be written anywhere."""
    for words in (article.name, article.title, article.url, article.publisher, *article.authors):
        if words is not None:
            assert words.isprintable()
            words.encode("utf-8")


def check_facts(found: ArticleFacts) -> None:
    """Every place in the text is one; what is kept of an article comes back as it was."""
    text = found.text
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")
    evidence = _evidence(found.extraction)
    places = [(one.start, one.end) for one in found.sentences] + [tuple(one.sentence) for one in evidence]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(0 <= span.start <= span.end <= len(text) for one in evidence for span in one.words)
    assert decoded(encoded(found), ArticleFacts) == found
    assert len(line_of(found).splitlines()) == 1 or "\n" not in line_of(found)


def _evidence(value: Any) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, tuple):
        return [one for item in value for one in _evidence(item)]
    slots = getattr(value, "__dataclass_fields__", ())
    return [one for name in slots for one in _evidence(getattr(value, name))]


def small_articles(folder: Path) -> Path:
    """Three short articles in a folder."""
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(("f1-04", "d3-16", "f4-06")):
        shutil.copy(ROOT / "data" / "articles" / "invented" / f"{name}.txt", folder / f"bai-{number}.txt")
    return folder


@cache
def built_once() -> tuple[Path, Path]:
    """A folder that a build wrote, and its articles; they are removed at the end of the program."""
    import atexit
    import tempfile

    place = Path(tempfile.mkdtemp(prefix="kg-hostile-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    build([small_articles(place / "in")], place / "out", workers=1)
    return place / "out", place / "in"


@cache
def mini() -> Export:
    """The small graph of the tests."""
    return Export.open(ROOT / "tests" / "fixtures" / "mini.ttl")
