"""Saved pages: prose, headline, day, authors; without network, and the same every time."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.records import Article
from kg.sources.html import read_page
from kg.text.read import read

ROOT = Path(__file__).parents[2]
TITLE = "Vụ 99 sơ kết công tác 6 tháng đầu năm 2024"
PROSE = [
    "Ngày 04/7/2024, Vụ 99 VKSND tối cao tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm 2024. Đồng chí Nguyễn Ví Dụ, "
    "Phó Viện trưởng VKSND tối cao dự và chỉ đạo Hội nghị.",
    "Đồng chí Nguyễn Ví Dụ, Phó Viện trưởng VKSND tối cao<br>&nbsp;phát biểu chỉ đạo Hội nghị",
    "Theo báo cáo, đơn vị đã hoàn thành 59/60 chỉ tiêu; tỷ lệ giải quyết đạt 98,5%, vượt 8,1% so với chỉ tiêu.",
    "Kết luận Hội nghị, đồng chí Phó Viện trưởng yêu cầu các đơn vị tiếp tục phấn đấu hoàn thành nhiệm vụ năm 2024.",
    "Lê Thị Ví Dụ",
]
STAMP = '<div class="post-date">05/07/2024</div>'
META = '<meta property="article:published_time" content="{}"/>'
LINKED = '<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "{}"}}]}}</script>'


def page(head: str = "", stamp: str = STAMP, prose: list[str] = PROSE) -> bytes:
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Cổng thông tin</title>{head}
<link rel="canonical" href="https://vksndtc.gov.vn/tin-tuc/so-ket.html"></head><body>
<div class="header"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li></ul></div>
<div class="content"><h1 class="title">{TITLE}</h1>{stamp}
<div class="detail">{"".join(f"<p>{words}</p>" for words in prose)}</div>
<div class="related"><h3>Tin khác</h3><ul><li><a href="a">Tin một</a> <span class="date">1/1/2020</span></li></ul></div>
</div><div class="footer">Bản quyền thuộc VKSND tối cao</div></body></html>""".encode()


def test_prose_and_fields_of_a_page() -> None:
    article = read_page(page(), "so-ket", "so-ket.html")
    assert (article.title, article.published) == (TITLE, "2024-07-05")
    assert article.url == "https://vksndtc.gov.vn/tin-tuc/so-ket.html"
    for words in ("hoàn thành 59/60 chỉ tiêu", "phát biểu chỉ đạo Hội nghị", "Lê Thị Ví Dụ"):
        assert words in article.text
    for words in ("Trang chủ", "Bản quyền"):
        assert words not in article.text


def test_a_page_read_and_made_ready() -> None:
    found = read(read_page(page(), "so-ket", "so-ket.html"))
    assert (found.title, found.published, found.authors) == (TITLE, "2024-07-05", ("Lê Thị Ví Dụ",))
    assert found.publisher == "Cổng thông tin điện tử VKSND tối cao"
    captions = [found.text[s.start : s.end] for s in found.sentences if s.zone == "caption"]
    assert captions == ["Đồng chí Nguyễn Ví Dụ, Phó Viện trưởng VKSND tối cao\nphát biểu chỉ đạo Hội nghị"]


@pytest.mark.parametrize(
    ("head", "stamp", "published"),
    [
        ("", STAMP, "2024-07-05"),
        ("", '<time datetime="2024-07-05T08:00:00+07:00">hôm nay</time>', "2024-07-05"),
        ("", "<p><span id='ngaydang'>Thứ sáu, 5/7/2024 08:00</span></p>", "2024-07-05"),
        (META.format("2024-07-06T08:00:00+07:00"), STAMP, "2024-07-06"),
        (META.format("2024-07-05T18:30:00Z"), STAMP, "2024-07-06"),
        (LINKED.format("2024-07-06"), STAMP, "2024-07-06"),
        ("<script type='application/ld+json'>{bad</script>", STAMP, "2024-07-05"),
        ("<meta name='date' content='hôm nay'>", STAMP, "2024-07-05"),
    ],
)
def test_the_day_a_page_gives(head: str, stamp: str, published: str) -> None:
    assert read_page(page(head, stamp), "x", "x").published == published


def test_days_of_the_prose_of_other_news_and_of_the_visit_are_no_day_of_publication() -> None:
    data = page(stamp="").replace(b'<div class="header">', b'<div class="header"><span class="date">06/08/2025</span>')
    assert read_page(data, "x", "x").published is None


def test_a_day_above_the_headline_inside_the_article() -> None:
    data = page(stamp="").replace(b"<h1", b'<div class="date">05/07/2024</div><h1')
    assert read_page(data, "x", "x").published == "2024-07-05"


def test_a_page_in_the_charset_it_names() -> None:
    data = page().replace(b'charset="utf-8"', b'charset="utf-16"').decode().encode("utf-16")
    assert "59/60 chỉ tiêu" in read_page(data, "x", "x").text


@pytest.mark.parametrize("charset", ["zip", "undefined", "idna", "no-such", "utf-8", "ascii"])
def test_a_page_that_lies_about_its_charset_is_not_utf8(charset: str) -> None:
    with pytest.raises(InputError) as raised:
        read_page(f"<html><head><meta charset='{charset}'></head>".encode() + b"<p>\xe1\xff</p>", "x", "x")
    assert raised.value.reason == "not-utf8"


def test_markup_in_a_page_stays_words() -> None:
    prose = [
        *PROSE[:3],
        "Bị cáo khai: &lt;script&gt;alert(1)&lt;/script&gt; là tên tệp tin trong máy tính của Công ty.",
        *PROSE[3:],
    ]
    assert "<script>alert(1)</script>" in read_page(page(prose=prose), "x", "x").text


def test_pages_are_read_without_network_and_clock(tmp_path: Path) -> None:
    """The whole reader runs with every socket refused, and gives the same article as here."""
    (tmp_path / "so-ket.html").write_bytes(page())
    code = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.') and event != 'socket.__new__': raise RuntimeError(event)\n"
        "sys.addaudithook(refuse)\n"
        "from kg.sources.read import read_inputs\n"
        "print(list(read_inputs(sys.argv[1:])))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    here: list[Article] = [read_page(page(), "so-ket", str(tmp_path / "so-ket.html"))]
    assert run.stdout.strip() == str(here)
    assert run.stderr == ""
