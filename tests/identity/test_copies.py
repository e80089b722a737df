"""One text printed twice is one witness; two reports of one meeting, and two briefs of one pattern, are two."""

import re
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.copies import KEY, Sketch, copies, same_text, sketch
from kg.identity.resolve import identify
from kg.pipeline.read import facts_of
from kg.records import Article
from kg.reference.same_text import load_same_text

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "data" / "articles"
BESIDE = ROOT.parent / "shared" / "eval" / "dev"
SAMPLES = sorted((ARTICLES / "invented").glob("*.txt"))[::3]

HEADER = "Trang chủ\nTin tức - Sự kiện\nThứ sáu, 20/10/2023 - 08:15\n\n"


def drawn(name: str, text: str) -> Sketch:
    return sketch(facts_of(Article(name, text, name)), None)


def one_text(one: str, two: str) -> bool:
    return same_text(drawn("a", one), drawn("b", two), load_same_text())


def republished(text: str) -> str:
    """As another portal prints it: its own header, a byline, the last paragraph cut to its first sentence."""
    *paragraphs, last = [part for part in text.split("\n") if part.strip()]
    return HEADER + "\n\n".join([*paragraphs, re.split(r"(?<=\.)\s", last)[0], "Theo Báo Bảo vệ pháp luật"]) + "\n"


def respelled(text: str) -> str:
    """As another desk types it: one paragraph in the middle left out, long dashes, bodies by their letters."""
    parts = [part for part in text.split("\n") if part.strip()]
    kept = [part for at, part in enumerate(parts) if at != len(parts) // 2 or len(parts) < 8]
    return "\n\n".join(kept).replace(" - ", " – ").replace("Đồng chí", "đồng chí")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_article_printed_again_elsewhere_is_the_same_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert one_text(text, republished(text))
    assert one_text(text, respelled(text))
    assert one_text(respelled(text), republished(text))


def test_no_two_articles_at_hand_are_one_text() -> None:
    """The samples, and where they are at hand the articles of the evaluation, each text once."""
    files = [*sorted(ARTICLES.rglob("*.txt")), *sorted(BESIDE.glob("*.txt"))]
    texts = {path.read_text(encoding="utf-8"): path.stem for path in files}
    sketches = [drawn(name, text) for text, name in texts.items()]
    named = [row for row in sketches if row.runs.size]
    assert len(named) > 100
    found = [(a.article, b.article) for a, b in combinations(named, 2) if same_text(a, b, load_same_text())]
    assert found == []


MEETINGS = (  # two reports of one meeting each, in different words
    (
        "Ngày 12/7/2023, VKSND tỉnh Hậu Giang tổ chức Hội nghị sơ kết công tác kiểm sát 6 tháng đầu năm 2023. Đồng chí "
        "Lê Văn Mẫu, Viện trưởng VKSND tỉnh Hậu Giang chủ trì Hội nghị. Theo báo cáo, hai cấp kiểm sát đã thụ lý 412 "
        "vụ án hình sự, tỷ lệ giải quyết đạt 98,5%. Đồng chí Viện trưởng biểu dương kết quả của các đơn vị.",
        "VKSND tỉnh Hậu Giang vừa đánh giá nửa năm hoạt động. Tại Hội nghị sơ kết công tác kiểm sát 6 tháng đầu năm "
        "2023 do VKSND tỉnh Hậu Giang tổ chức ngày 12/7/2023, đồng chí Trần Thị Thử, Phó Viện trưởng VKSND tỉnh Hậu "
        "Giang đã trình bày những khó khăn về biên chế và đề nghị cấp trên sớm bổ sung kiểm sát viên cho cấp huyện.",
    ),
    (
        "Ngày 05/3/2024, VKSND tỉnh Bắc Ninh tổ chức Hội nghị triển khai công tác năm 2024. "
        "Đồng chí Phạm Văn Ví, Viện trưởng VKSND tỉnh Bắc Ninh phát biểu khai mạc.",
        "Với tinh thần trách nhiệm cao, các đại biểu đã thảo luận sôi nổi tại Hội nghị triển khai công tác năm 2024 do "
        "VKSND tỉnh Bắc Ninh tổ chức vào ngày 05/3/2024. Kết thúc, đồng chí Ngô Thị Dụ, Trưởng phòng 1 VKSND tỉnh Bắc "
        "Ninh thay mặt các đơn vị ký giao ước thi đua.",
    ),
)


@pytest.mark.parametrize(("one", "two"), MEETINGS)
def test_two_reports_of_one_meeting_are_two_witnesses(one: str, two: str) -> None:
    assert not one_text(one, two)
    rows = [facts_of(Article(f"tin-{at}", f"Tin\n\n{text}\n", "-")) for at, text in enumerate((one, two))]
    paths = identify(rows).paths
    first, second = ({path for (kind, _), path in paths[row.id].items() if kind == "meeting"} for row in rows)
    assert len(first | second) == 1
    assert all(KEY not in paths[row.id] for row in rows)


BRIEFS = (  # patterns of one outlet, filled for two events
    (
        "Ngày {day}, VKSND huyện {place} phối hợp với Tòa án nhân dân huyện {place} tổ chức phiên tòa rút kinh nghiệm "
        "xét xử sơ thẩm vụ án hình sự đối với bị cáo {name} về tội {crime}. Tại phiên tòa, Kiểm sát viên {second} đã "
        "công bố cáo trạng, tham gia xét hỏi, luận tội và đối đáp đầy đủ. Hội đồng xét xử tuyên phạt bị cáo {years} "
        "năm tù. Kết thúc phiên tòa, lãnh đạo, Kiểm sát viên, Kiểm tra viên của đơn vị đã họp rút kinh nghiệm về những "
        "ưu điểm, tồn tại của Kiểm sát viên, góp phần nâng cao chất lượng công tác thực hành quyền công tố."
    ),
    (
        "Ngày {day}, VKSND tỉnh {place} công bố quyết định bổ nhiệm đồng chí {name} giữ chức vụ Phó Viện trưởng VKSND "
        "huyện, thời hạn {years} năm. Đồng chí {second} thay mặt lãnh đạo trao quyết định và tặng hoa chúc mừng, đề "
        "nghị đồng chí tiếp tục phát huy năng lực, kinh nghiệm, cùng tập thể đơn vị hoàn thành tốt nhiệm vụ được giao. "
        "Phát biểu nhận nhiệm vụ, đồng chí cảm ơn sự tin tưởng của tập thể và hứa sẽ nỗ lực phấn đấu."
    ),
)
FILLED = (
    {"day": "12/7/2023", "place": "Thuận Thành", "name": "Lê Văn Mẫu", "crime": "Trộm cắp tài sản",
     "second": "Trần Thị Thử", "years": "05"},
    {"day": "19/9/2023", "place": "Gia Bình", "name": "Phạm Văn Ví", "crime": "Cố ý gây thương tích",
     "second": "Ngô Thị Dụ", "years": "03"},
    {"day": "12/7/2023", "place": "Thuận Thành", "name": "Đỗ Văn Thí", "crime": "Trộm cắp tài sản",
     "second": "Trần Thị Thử", "years": "07"},
)  # fmt: skip


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize(("one", "two"), [*combinations(FILLED, 2)])
def test_two_briefs_of_one_pattern_are_two_texts(brief: str, one: dict[str, str], two: dict[str, str]) -> None:
    a, b = (f"Tin vắn\n\n{brief.format(**filled)}\n" for filled in (one, two))
    assert not one_text(a, b)
    assert not one_text(b, a)
    assert one_text(a, HEADER + a + "\nTheo Báo Bảo vệ pháp luật\n")


def test_a_part_of_a_long_text_is_not_the_text() -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in SAMPLES[:4])
    assert not one_text(text, SAMPLES[1].read_text(encoding="utf-8"))


def published() -> Iterator[tuple[str, str | None, str]]:
    """Name, day and text of three printings of one article, and another article."""
    text = (ARTICLES / "invented" / "d2-14.txt").read_text(encoding="utf-8")
    yield "a-sau", "2023-10-20", republished(text)
    yield "b-goc", "2023-10-19", text
    yield "c-sau", "2023-10-21", respelled(text)
    yield "d-khac", "2023-10-18", (ARTICLES / "invented" / "d2-13.txt").read_text(encoding="utf-8")


def test_the_first_by_day_stands_for_the_text_in_any_order() -> None:
    rows = [sketch(facts_of(Article(name, text, name)), day) for name, day, text in published()]
    ids = {row.article.partition("--")[0]: row.article for row in rows}
    for order in permutations(rows):
        assert dict(copies(order)) == {ids["a-sau"]: ids["b-goc"], ids["c-sau"]: ids["b-goc"]}


@settings(max_examples=20, derandomize=True, deadline=None)
@given(st.integers(2, 60))
def test_one_text_many_times_is_found_whole(times: int) -> None:
    text = (ARTICLES / "invented" / "d2-14.txt").read_text(encoding="utf-8")
    row = drawn("a", text)
    rows = [Sketch(f"a{at:02}", ("2023", f"a{at:02}"), row.runs, row.details) for at in range(times)]
    assert dict(copies(rows)) == {one.article: "a00" for one in rows[1:]}
