"""Who is counted: an article printed twice is one witness with two sources, two reports of a meeting are two."""

import json

import pytest
from pyoxigraph import NamedNode

from kg.explain.explain import explain
from kg.graph.reader import VKS, Reader
from kg.graph.store import Export
from kg.pipeline import build
from kg.stats.count import stats
from kg.validate.run import validate

FIRST = """VKSND tỉnh Bắc Ninh triển khai công tác năm 2024

Ngày 05/3/2024, VKSND tỉnh Bắc Ninh tổ chức Hội nghị triển khai công tác năm 2024. Đồng chí Phạm Văn Ví, Viện trưởng \
VKSND tỉnh Bắc Ninh chủ trì Hội nghị.

Tại Hội nghị, các đại biểu đã thảo luận về kết quả công tác và ký giao ước thi đua. Năm qua, đơn vị thụ lý 412 vụ án.
"""
AGAIN = """Báo điện tử Tin Mẫu
Thứ tư, 06/3/2024 - 10:20

VKSND tỉnh Bắc Ninh triển khai công tác năm 2024

Ngày 05/3/2024, VKSND tỉnh Bắc Ninh tổ chức Hội nghị triển khai công tác năm 2024. Đồng chí Phạm Văn Ví, Viện trưởng \
VKSND tỉnh Bắc Ninh chủ trì Hội nghị.

Tại Hội nghị, các đại biểu đã thảo luận về kết quả công tác và ký giao ước thi đua.
"""
OTHER = """Bắc Ninh: nhiệm vụ trọng tâm của ngành Kiểm sát

Hội nghị triển khai công tác năm 2024 do VKSND tỉnh Bắc Ninh tổ chức ngày 05/3/2024 đã nghe đồng chí Ngô Thị Dụ, \
Trưởng phòng 1 VKSND tỉnh Bắc Ninh trình bày tham luận về chống oan, sai và bỏ lọt tội phạm.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """Two outlets with one text, and a report of the same meeting by a third."""
    place = tmp_path_factory.mktemp("witnesses")
    rows = (("mot", "2024-03-05", FIRST), ("hai", "2024-03-06", AGAIN), ("ba", "2024-03-06", OTHER))
    listed = [{"id": name, "published": day, "publisher": f"Báo {name}", "text": text} for name, day, text in rows]
    (place / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in listed), encoding="utf-8")
    return Export.open(build([place / "in.jsonl"], place / "out", workers=1).out)


def test_one_text_has_two_sources_and_one_witness(told: Export) -> None:
    known = str(explain(told, "Phạm Văn Ví"))
    assert (
        "Viện trưởng VKSND tỉnh Bắc Ninh (không kết thúc sau 01/7/2025; thấy ngày 05/3/2024) [1] [2] (2 nguồn" in known
    )
    assert known.count("(2 nguồn, cùng một bài)") == 3  # the post, the meeting, and why the articles tell of one person
    assert "(2 sources, one text)" in str(explain(told, "Phạm Văn Ví", "en"))


def test_two_reports_of_one_meeting_are_two_witnesses(told: Export) -> None:
    assert "(3 nguồn, 2 bài khác nhau)" in str(explain(told, "Hội nghị triển khai công tác năm 2024"))
    assert "nguồn" not in str(explain(told, "Ngô Thị Dụ"))


def test_what_is_printed_again_points_at_the_first(told: Export) -> None:
    quads = list(told.store.quads_for_pattern(None, NamedNode(VKS + "sameTextAs"), None, None))
    assert [(Reader(told.store).label(str(quad.subject.value)), quad.subject.value.rpartition("/")[2][:3],
             quad.object.value.rpartition("/")[2][:3]) for quad in quads] == [
        ("VKSND tỉnh Bắc Ninh triển khai công tác năm 2024", "hai", "mot")
    ]  # fmt: skip
    counted = stats(told)
    assert (counted.articles, counted.texts) == (3, 2)
    assert validate(told).conforms
