"""Corpora as they are found: tables of crawls, web archives, zip and gzip, and news that is not about the subject."""

import gzip
import json
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.records import Article, Skipped
from kg.resources import grammar_dir
from kg.sources.read import read_inputs
from kg.sources.subject import FILE, SubjectFile, is_on_subject, subject
from kg.yamlio import load, load_plain

ROOT = Path(__file__).parents[2]
TEXT = "Ngày 04/7/2024, VKSND tỉnh Ví Dụ tổ chức Hội nghị sơ kết công tác kiểm sát 6 tháng đầu năm 2024."
OTHER = "Đội bóng phố núi thắng đậm đội khách 3-0 ở vòng 12 giải vô địch quốc gia nhờ cú đúp của tiền đạo ngoại."
PAGE = (
    "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{0}</title></head><body><article><h1>{0}</h1>"
    "<p>{1} Đồng chí Lê Ví Dụ, Viện trưởng VKSND tỉnh chủ trì Hội nghị và kết luận.</p></article></body></html>"
)


def found(*inputs: Path, **options: Any) -> list[Article | Skipped]:
    return list(read_inputs(inputs, **options))


def articles(*inputs: Path) -> list[Article]:
    return [one for one in found(*inputs) if isinstance(one, Article)]


def reasons(*inputs: Path) -> list[str]:
    return ["ok" if isinstance(one, Article) else one.reason for one in found(*inputs)]


class TestColumns:
    @pytest.mark.parametrize(
        ("row", "url", "published", "publisher"),
        [
            (  # a corpus of newspapers
                {"source": "Báo Ví Dụ", "content": TEXT, "publish": {"$date": "2017-10-31T20:00:00.000Z"}},
                None,
                "2017-11-01",
                "Báo Ví Dụ",
            ),
            (  # a cleaned crawl, whose timestamp is the day of the crawl
                {"text": TEXT, "timestamp": "2019-01-02T03:04:05Z", "url": "https://a.vn/1", "source": "mC4"},
                "https://a.vn/1",
                None,
                None,
            ),
            (  # a crawl cut for language models, whose date is that of the crawl
                {"text": TEXT, "url": "https://a.vn/2", "date": "2020-05-06", "dump": "CC-MAIN-2020-24"},
                "https://a.vn/2",
                None,
                None,
            ),
            (
                {"content": TEXT, "warc_headers": {"warc-target-uri": "https://a.vn/3", "warc-date": "2021-01-01"}},
                "https://a.vn/3",
                None,
                None,
            ),
            ({"body": TEXT, "source": "https://a.vn/4", "date": "06/05/2020"}, "https://a.vn/4", "2020-05-06", None),
            (
                {"text": TEXT, "metadata": {"url": "https://a.vn/5", "date": "2020-05"}},
                "https://a.vn/5",
                "2020-05",
                None,
            ),
        ],
    )
    def test_the_usual_names_of_crawls(
        self, tmp_path: Path, row: dict[str, object], url: str | None, published: str | None, publisher: str | None
    ) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
        pq.write_table(pa.Table.from_pylist([row]), tmp_path / "a.parquet")
        for article in articles(tmp_path):
            assert (article.text, article.url, article.published, article.publisher) == (
                TEXT,
                url,
                published,
                publisher,
            )
        assert len(articles(tmp_path)) == 2

    def test_a_folder_names_its_own_columns(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(
            json.dumps({"Ruot": TEXT, "khi": "2020-05-06", "text": "x"}), encoding="utf-8"
        )
        told = "name: thu\ntitle: Bài thử\ncolumns: {text: Ruot, published: khi}\n"
        (tmp_path / "collection.yaml").write_text(told, encoding="utf-8")
        assert [(one.text, one.published) for one in articles(tmp_path)] == [(TEXT, "2020-05-06")]

    def test_a_column_of_no_field_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "collection.yaml").write_text("name: t\ntitle: T\ncolumns: {txt: a}\n", encoding="utf-8")
        assert sorted(reasons(tmp_path)) == ["bad-collection", "ok"]

    def test_days_that_no_calendar_of_python_holds_cost_the_day_alone(self, tmp_path: Path) -> None:
        days = pa.array([2**62, 253402300799_000, 0], pa.timestamp("ms", "UTC"))
        pq.write_table(pa.table({"text": [TEXT] * 3, "published": days}), tmp_path / "a.parquet")
        assert [one.published for one in articles(tmp_path)] == [None, None, "1970-01-01"]


def warc(*records: tuple[str, str, str, bytes], packed: bool = False) -> bytes:
    """Records of a web archive: type, address, media type, content; packed one by one."""
    made = []
    for number, (kind, url, media, content) in enumerate(records):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() if kind == "response" else b""
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Length: {len(http + content)}\r\n"
            f"Content-Type: {'application/http; msgtype=response' if http else media}\r\n\r\n"
        )
        record = head.encode() + http + content + b"\r\n\r\n"
        made.append(gzip.compress(record, mtime=0) if packed else record)
    return b"".join(made)


class TestWebArchives:
    PAGES = (
        (
            "response",
            "https://a.vn/tin/so-ket-cong-tac.html",
            "text/html; charset=utf-8",
            PAGE.format("Sơ kết", TEXT).encode(),
        ),
        ("response", "https://a.vn/logo.png", "image/png", b"\x89PNG"),
        ("request", "https://a.vn/", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        ("response", "https://a.vn/en", "text/html", PAGE.format("News", "It rained all day long.").encode("utf-16")),
    )

    @pytest.mark.parametrize("packed", [False, True])
    def test_pages_are_read_and_the_rest_passed_over(self, tmp_path: Path, packed: bool) -> None:
        path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
        path.write_bytes(warc(*self.PAGES, packed=packed))
        page, last = found(path)
        assert isinstance(page, Article)
        assert (page.name, page.title, page.source) == ("so-ket-cong-tac", "Sơ kết", f"{path}#1")
        assert (page.url, page.published) == ("https://a.vn/tin/so-ket-cong-tac.html", None)
        assert TEXT in page.text
        assert (last.source, getattr(last, "reason", "")) == (f"{path}#4", "")

    @pytest.mark.parametrize("packed", [False, True])
    def test_the_text_of_pages(self, tmp_path: Path, packed: bool) -> None:
        path = tmp_path / ("crawl.warc.wet.gz" if packed else "crawl.wet")
        records = (("conversion", "https://a.vn/1", "text/plain", TEXT.encode()), ("warcinfo", "", "text/plain", b"x"))
        path.write_bytes(warc(*records, packed=packed))
        assert [(one.name, one.text, one.url) for one in articles(path)] == [("1", TEXT, "https://a.vn/1")]

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "empty"),
            (b"hello\n\n", "bad-warc"),
            (b"WARC/1.0\r\nA: " + b"x" * 2_000_000, "bad-warc"),
            (b"WARC/1.0\r\n" + b"A: x\r\n" * 400_000, "bad-warc"),
            (gzip.compress(warc(*PAGES)), "bad-warc"),
            (warc(("response", "https://a.vn/", "image/png", b"x")), "empty"),
            (warc(*PAGES[:1])[:-300], "truncated"),
        ],
    )
    def test_what_is_no_sound_archive(self, tmp_path: Path, data: bytes, reason: str) -> None:
        (tmp_path / "a.warc").write_bytes(data)
        assert reasons(tmp_path / "a.warc") == [reason]

    def test_a_packed_archive_that_breaks_off_keeps_the_pages_before(self, tmp_path: Path) -> None:
        data = warc(*self.PAGES, *self.PAGES[:1], packed=True)
        (tmp_path / "a.warc.gz").write_bytes(data[:-20])
        assert reasons(tmp_path / "a.warc.gz")[0] == "ok"
        assert reasons(tmp_path / "a.warc.gz")[-1] == "truncated"


class TestArchives:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("bai.txt", TEXT.encode()),
            ("bai.html", PAGE.format("Sơ kết", TEXT).encode()),
            ("bai.jsonl", json.dumps({"text": TEXT, "id": "bai"}).encode()),
            ("bai.warc", warc(("response", "https://a.vn/bai", "text/html", PAGE.format("Sơ kết", TEXT).encode()))),
        ],
    )
    def test_each_kind_alone_packed_and_in_an_archive_is_one_article(
        self, tmp_path: Path, name: str, data: bytes
    ) -> None:
        (tmp_path / name).write_bytes(data)
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(data))
        with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"thu muc/{name}", data)
        three = articles(tmp_path)
        assert len(three) == 3
        assert len({(one.name, one.text, one.url) for one in three}) == 1
        assert three[0].name == "bai"

    def test_members_that_hold_no_articles_are_passed_over(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for name in (
                "a.txt",
                "b/c.txt",
                ".d.txt",
                "__MACOSX/a.txt",
                "judgements.jsonl",
                "x.png",
                "e.txt/",
                "f.zip",
            ):
                archive.writestr(name, TEXT)
        assert [one.source for one in articles(tmp_path)] == [f"{tmp_path}/a.zip#a.txt", f"{tmp_path}/a.zip#b/c.txt"]

    @pytest.mark.parametrize(("flags", "packing", "reason"), [(1, 8, "encrypted"), (0, 14, "unsupported-type")])
    def test_a_member_that_can_not_be_unpacked_costs_that_member_alone(
        self, tmp_path: Path, flags: int, packing: int, reason: str
    ) -> None:
        """Both headers of the first member are made to say so; the second stays as it is."""
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", TEXT)
            archive.writestr("b.txt", TEXT)
        data = bytearray(path.read_bytes())
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            begin = data.index(mark) + offset
            data[begin : begin + 4] = flags.to_bytes(2, "little") + packing.to_bytes(2, "little")
        path.write_bytes(data)
        assert reasons(tmp_path) == [reason, "ok"]

    def test_rows_of_a_member_are_named(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("rows.jsonl", json.dumps({"text": TEXT}) + "\n{")
        assert [one.source for one in found(tmp_path)] == [f"{tmp_path}/a.zip#rows.jsonl#{row}" for row in (1, 2)]
        assert reasons(tmp_path) == ["ok", "bad-json"]


BACKGROUND: Any = load_plain(ROOT / "tests" / "fixtures" / "background.yaml")


def background(count: int) -> list[str]:
    """Made-up news of other subjects, most with a word of an office in passing."""
    chance, made = Random(11), []
    for _ in range(count):
        pool = BACKGROUND["topics"][chance.choice(sorted(BACKGROUND["topics"]))]
        told = [chance.choice(pool) for _ in range(chance.choice((4, 6, 8, 30)))]
        for _ in range(chance.choice((0, 1, 1, 2))):
            told.insert(chance.randrange(len(told)), chance.choice(BACKGROUND["passing"]))
        made.append(" ".join(told))
    return made


def gold_texts() -> list[str]:
    """The texts of all articles at hand whose facts are known."""
    own = (ROOT / "data" / "articles").rglob("*.txt")
    beside = (ROOT.parent / "shared" / "eval" / "dev").glob("*.txt")
    return [path.read_text(encoding="utf-8") for path in sorted([*own, *beside])]


class TestSubject:
    def test_recall_on_the_gold_articles(self) -> None:
        texts = gold_texts()
        assert sum(map(is_on_subject, texts)) / len(texts) >= 0.995

    def test_other_news_is_left_out(self) -> None:
        others = background(300)
        assert sum(map(is_on_subject, others)) / len(others) <= 0.01

    def test_examples_and_counter_examples(self) -> None:
        rows = load(grammar_dir() / FILE, SubjectFile)
        assert [is_on_subject(one) for one in rows.examples] == [True] * len(rows.examples)
        assert [is_on_subject(one) for one in rows.counter] == [False] * len(rows.counter)

    def test_every_word_is_found(self) -> None:
        assert not [word for word, points in subject().points.items() if subject().points_of(f"a {word}, b") < points]

    def test_a_title_counts_and_the_form_does_not(self) -> None:
        import unicodedata

        assert is_on_subject(OTHER, "Viện kiểm sát nhân dân tỉnh Ví Dụ")
        assert is_on_subject(unicodedata.normalize("NFD", "VIỆN KIỂM SÁT nhân dân tỉnh Ví Dụ họp"))

    def test_a_build_counts_and_names_what_it_left_out(self, tmp_path: Path, kg) -> None:
        rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": OTHER}, {"id": "c", "text": "short"}]
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        out = tmp_path / "out"
        run = kg("build", tmp_path / "a.jsonl", "--out", out, "--on-subject", "--no-html", "--strict")
        report = json.loads((out / "report.json").read_text(encoding="utf-8"))
        assert (run.returncode, report["counts"]["off_subject"], report["counts"]["skipped"]) == (1, 1, 1)
        assert report["off_subject"] == [f"{tmp_path}/a.jsonl#2"]
        assert "1 article left out that are not about public bodies" in run.stderr
