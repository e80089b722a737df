"""Whole articles: the sample articles against their gold, and laws that hold for any text."""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.records import Article, Document
from kg.text.read import read
from kg.yamlio import load_plain

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "data" / "gold" / "dev").glob("d*.yaml"))
LINES = [
    "CỔNG THÔNG TIN ĐIỆN TỬ",
    "VKSND tỉnh Ví Dụ sơ kết công tác",
    "05/07/2024",
    "Cỡ chữ:  Tương phản",
    "leftcenterrightdel",
    " phát biểu tại Hội nghị",
    "Đồng chí Lê Ví Dụ, Vụ trưởng Vụ 99",
    "| x |",
    "|",
    "",
    "Tin khác",
    "Lê Ví Dụ",
    "TL - HQ",
    "Ngày 04/7/2024, VKSND tỉnh Ví Dụ tổ chức Hội nghị. Đồng chí Lê Ví Dụ dự.",
    "- Một mục;",
    "date 2020-12 Tên bài",
    "(BVPL) - Ngày 1/1.",
    "Tìm kiếm",
    "Ảnh: Lê Ví Dụ",
    "Một số hình ảnh:",
    "\u200b",
    "1. Mục một.",
    ">> Bài khác",
    "A",
    "(",
    "KT. VIỆN TRƯỞNG",
]


def article(path: Path) -> Path:
    return ROOT / "data" / "articles" / "invented" / f"{path.stem}.txt"


def base(char: str) -> str:
    """The letter without its marks, which follow it in decomposed text."""
    return unicodedata.normalize("NFD", char.replace("Ð", "Đ").replace("ð", "đ"))[0]


def check(found: Document) -> None:
    """What holds for every document."""
    covered = [0] * len(found.text)
    for zone in found.zones:
        for index in range(zone.start, zone.end):
            covered[index] += 1
    assert all(count == 1 for count, char in zip(covered, found.text, strict=True) if not char.isspace())
    assert list(found.zones) == sorted(found.zones, key=lambda zone: zone.start)
    assert len(found.folded) == len(found.text)
    assert len(found.raw_offsets) == len(found.text) + 1
    inside = [[zone for zone in found.zones if zone.start <= s.start and s.end <= zone.end] for s in found.sentences]
    assert [[zone.kind for zone in zones] for zones in inside] == [[s.zone] for s in found.sentences]
    assert [s.paragraph for s in found.sentences] == sorted(s.paragraph for s in found.sentences)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_date_and_authors_of_the_sample_articles(path: Path) -> None:
    gold = load_plain(path)
    assert isinstance(gold, dict)
    found = read(Article(path.stem, article(path).read_text(encoding="utf-8"), str(path)))
    check(found)
    raw = found.article.text
    letters = [char for char in found.text if not char.isspace()]
    origins = [raw[offset] for char, offset in zip(found.text, found.raw_offsets, strict=False) if not char.isspace()]
    assert [base(char) for char in letters] == [base(char) for char in origins]
    assert (found.published, list(found.authors)) == (gold.get("published"), gold.get("authors", []))


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=25))
def test_any_text_has_zones_and_sentences(lines: list[str]) -> None:
    check(read(Article("x", "\n".join(lines), "x")))


@pytest.mark.parametrize("path", GOLD[::6], ids=lambda path: path.stem)
def test_dirt_changes_nothing(path: Path) -> None:
    raw = article(path).read_text(encoding="utf-8")
    clean = read(Article("x", raw, "x"))
    dirty = unicodedata.normalize("NFD", raw).replace(" ", "\u00a0 ").replace("\n", "\u200b\r\n")
    found = read(Article("x", dirty.replace("Đ", "Ð"), "x"))
    assert (found.text, found.zones, found.sentences) == (clean.text, clean.zones, clean.sentences)
    assert (found.published, found.authors, found.title) == (clean.published, clean.authors, clean.title)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a\n",
        "A. ",
        ".",
        "/",
        "tại Hội nghị\n",
        "Lê Ví Dụ\n",
        "Tìm kiếm\n",
        "| x |\n",
        "- mục;\n",
        "2020Sáng",
        "ảnh: ",
        "> ",
        "(a) ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Three hundred thousand letters of anything take well under a second; quadratic code would take minutes."""
    start = time.process_time()
    read(Article("x", piece * (300_000 // len(piece)), "x"))
    assert time.process_time() - start < 10
