import re

import pytest

from kg.errors import UsageError
from kg.explain.explain import explain
from kg.explain.words import WORDS, date
from kg.graph.reader import Reader
from kg.graph.store import Export


def lines(export: Export, who: str, lang: str = "vi") -> dict[str, list[str]]:
    return {group.title: [line.text for line in group.lines] for group in explain(export, who, lang).groups}


def test_a_person_by_posts_changes_and_meetings(mini: Export) -> None:
    told = lines(mini, "Lò Văn Sương")
    assert told["Chức vụ"] == [
        "Viện trưởng VKSND tỉnh Hậu Giang (đến 01/9/2024; thấy ngày 05/7/2024; mâu thuẫn: Ngày kết thúc khác nhau)",
        "Vụ trưởng Vụ 7 VKSND tối cao (thấy ngày 04/9/2024)",
    ]
    assert told["Quyết định nhân sự, khen thưởng"] == [
        "Điều động: Vụ trưởng Vụ 7 VKSND tối cao (ngày 28/8/2024; theo Quyết định 215/QĐ-VKSTC)"
    ]
    assert "Điều hành: Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2024, 04/7/2024" in told["Hội nghị, sự kiện"]


def test_a_body_by_those_who_held_posts_in_it(mini: Export) -> None:
    told = lines(mini, "VKSND tỉnh Hậu Giang")
    dates = "đến 01/9/2024; thấy ngày 05/7/2024; mâu thuẫn: Ngày kết thúc khác nhau"
    assert told["Người giữ chức vụ"][0] == f"Viện trưởng: Lò Văn Sương ({dates})"
    assert "trực thuộc: VKSND tối cao" in told["Quan hệ"]
    assert any(text.startswith("tỷ lệ giải quyết tố giác, tin báo về tội phạm: 98,5%") for text in told["Số liệu"])


def test_a_document_by_who_cites_it(mini: Export) -> None:
    assert lines(mini, "96/2019/QH14")["Viện dẫn văn bản"] == ["Căn cứ ← Chỉ thị 01/CT-VKSTC"]


def test_a_request_from_both_sides(mini: Export) -> None:
    asked = "các phòng chuyên môn: báo cáo kết quả thực hiện Quy chế trước ngày 30/9/2025 (ngày 12/8/2025)"
    assert lines(mini, "Lường Thị Hạ Vy")["Yêu cầu, đề nghị"] == [f"VKSND khu vực 3 - Cần Thơ, {asked}"]
    assert lines(mini, "VKSND khu vực 3 - Cần Thơ")["Được yêu cầu, đề nghị"] == [f"Lường Thị Hạ Vy — {asked}"]


def test_a_former_post_says_so(mini: Export) -> None:
    assert lines(mini, "Đinh Công Thạch")["Chức vụ"] == ["nguyên Viện trưởng VKSND tỉnh Sóc Trăng (nay đã thôi)"]


def test_a_meeting_known_to_the_month(mini: Export) -> None:
    told = lines(mini, "Hội nghị tổng kết công tác năm 2025")
    assert "ngày bắt đầu: 12/2025" in told["Quan hệ"]
    assert "tình trạng: Dự kiến" in told["Quan hệ"]


def test_an_article_by_the_facts_it_states(mini: Export) -> None:
    told = lines(mini, "Trao quyết định về công tác cán bộ")["Bài báo cho biết"]
    assert "Lường Thị Hạ Vy — Bổ nhiệm: Viện trưởng VKSND tỉnh Hậu Giang (ngày 01/9/2024)" in told


def test_every_fact_comes_with_the_words_that_say_it(mini: Export) -> None:
    groups = {group.title: group for group in explain(mini, "Đặng Quốc Khải").groups}
    for line in (line for name in ("Chức vụ", "Hội nghị, sự kiện") for line in groups[name].lines):
        assert line.quotes
        assert all("Đặng Quốc Khải" in quote.text and quote.title and quote.date for quote in line.quotes)


def test_quotes_are_the_words_of_the_articles(mini: Export) -> None:
    reader = Reader(mini.store)
    shown = str(explain(mini, "Lò Văn Sương"))
    facts = [iri for iri, _ in reader.pointing("https://w3id.org/vks/id/person/lo-van-suong--8d0cb234")]
    quotes = [quote for fact in facts for quote in reader.quotes(fact)]
    assert quotes
    assert all(shown.count(f"“{quote.text}”") == 1 and quote.url in shown for quote in quotes)


def test_quotes_are_numbered_as_they_are_called_upon(mini: Export) -> None:
    shown = str(explain(mini, "Lò Văn Sương"))
    calls = list(dict.fromkeys(re.findall(r"(?<=.) \[(\d+)\]", shown)))
    assert calls == [str(number) for number in range(1, len(calls) + 1)]
    assert re.findall(r"^  \[(\d+)\] “", shown, re.MULTILINE) == calls


def test_one_fact_by_itself(mini: Export) -> None:
    told = explain(mini, "tenure/b1caee2b98031d3a")
    assert told.label == "Lò Văn Sương — Vụ trưởng Vụ 7 VKSND tối cao (thấy ngày 04/9/2024)"
    assert told.groups[0].lines[0].quotes[0].text.startswith("Theo Quyết định số 215/QĐ-VKSTC")


def test_every_thing_and_fact_can_be_explained_in_both_languages(mini: Export) -> None:
    for iri in Reader(mini.store).things:
        for lang in ("vi", "en"):
            assert str(explain(mini, iri, lang)).count("\n") >= 2, iri


def test_english_headings(mini: Export) -> None:
    assert "Posts" in lines(mini, "Lò Văn Sương", "en")
    assert WORDS["vi"].keys() == WORDS["en"].keys()


def test_an_unknown_language_is_refused(mini: Export) -> None:
    with pytest.raises(UsageError, match="vi, en"):
        explain(mini, "Lò Văn Sương", "fr")


@pytest.mark.parametrize(
    ("iso", "precision", "text"),
    [
        ("2024-07-05", "", "05/7/2024"),
        ("2019-11-27", "", "27/11/2019"),
        ("2024-02-01", "", "01/02/2024"),
        ("2025-12-01", "month", "12/2025"),
        ("2025-01-01", "year", "2025"),
        ("2024-07", "", "7/2024"),
        ("", "", ""),
    ],
)
def test_dates_in_vietnamese_form(iso: str, precision: str, text: str) -> None:
    assert date(iso, "vi", precision) == text
