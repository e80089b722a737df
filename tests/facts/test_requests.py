"""Who asks what of which units: every row of the grammar, and the forms in which texts put it."""

from collections.abc import Callable

import pytest

from kg.facts.article import extract
from kg.facts.request_words import request_grammar
from kg.mentions.find import find
from kg.records import Article, Request
from kg.text.read import read

OPENING = "Ngày 10/3/2020, VKSND tỉnh Gia Lai tổ chức Hội nghị sơ kết công tác quý I."
THU = "đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh Gia Lai"
ROWS = (*request_grammar().verbs, *request_grammar().groups)


def requests(text: str) -> tuple[Request, ...]:
    document = read(Article("example", text, "example"))
    return extract(document, find(document)).requests


def told(text: str) -> list[tuple[str, tuple[str, ...], str | None, str]]:
    return [(request.by, request.to, request.to_words, request.text) for request in requests(f"{OPENING} {text}")]


@pytest.mark.parametrize(("row", "text"), [(row.id, text) for row in request_grammar().verbs for text in row.examples])
def test_a_verb_asks_in_its_examples(row: str, text: str) -> None:
    assert {request.evidence.rule for request in requests(text)} == {f"request.{row}"}


@pytest.mark.parametrize("text", [text for row in request_grammar().verbs for text in row.counter])
def test_a_verb_asks_nothing_in_its_counter_examples(text: str) -> None:
    assert requests(text) == ()


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in request_grammar().groups for text in row.examples])
def test_a_group_is_addressed_in_its_examples(row, text: str) -> None:
    (request,) = requests(text)
    assert request.to_words
    assert request.to_words.lower().startswith(row.words)


@pytest.mark.parametrize("text", [text for row in request_grammar().groups for text in row.counter])
def test_no_group_is_addressed_in_its_counter_examples(text: str) -> None:
    assert requests(text) == ()


def test_every_row_has_an_example() -> None:
    assert [row.id for row in ROWS if not row.examples] == []
    assert [row.id for row in request_grammar().verbs if not row.counter] == []


def test_a_request_knows_its_meeting_and_day() -> None:
    (request,) = requests(f"{OPENING} Kết luận Hội nghị, {THU} yêu cầu Phòng 7 rà soát án tạm đình chỉ.")
    assert (request.meeting, request.date) == ("m1", "2020-03-10")
    assert (request.by, request.is_unit, request.to) == ("Lê Văn Thử", False, ("Phòng 7 VKSND tỉnh Gia Lai",))


def test_the_clauses_of_one_speaker_are_requests_of_their_own() -> None:
    assert told(
        f"Phát biểu, {THU} ghi nhận kết quả của đồng chí Trần Thị Nghiệm; yêu cầu Phòng 7 hoàn thành báo cáo; giao Văn "
        "phòng VKSND tỉnh rà soát trụ sở và đề nghị UBND tỉnh, TAND tỉnh phối hợp thực hiện; nhấn mạnh kỷ luật."
    ) == [
        ("Lê Văn Thử", ("Phòng 7 VKSND tỉnh Gia Lai",), None, "hoàn thành báo cáo"),
        ("Lê Văn Thử", ("Văn phòng VKSND tỉnh Gia Lai",), None, "rà soát trụ sở"),
        ("Lê Văn Thử", ("UBND tỉnh Gia Lai", "TAND tỉnh Gia Lai"), None, "phối hợp thực hiện"),
    ]


def test_the_items_of_a_list_in_one_sentence() -> None:
    asked = told(f"Kết luận, {THU} yêu cầu các đơn vị: Một là, nắm chắc nguồn tin; Hai là, không để án quá hạn.")
    assert asked == [
        ("Lê Văn Thử", (), "các đơn vị", "nắm chắc nguồn tin"),
        ("Lê Văn Thử", (), "các đơn vị", "không để án quá hạn"),
    ]


def test_the_items_of_a_list_in_paragraphs() -> None:
    asked = requests(
        f"{OPENING}\n\nKết luận Hội nghị, {THU} yêu cầu Phòng 7 tập trung làm tốt các việc sau:\n\n"
        "Thứ nhất, nắm chắc nguồn tin về tội phạm.\n\nThứ hai, không để án quá hạn luật định.\n\nHội nghị kết thúc."
    )
    assert [(request.evidence.rule, request.text) for request in asked] == [
        ("request.item", "nắm chắc nguồn tin về tội phạm"),
        ("request.item", "không để án quá hạn luật định"),
    ]
    assert {(request.by, request.to) for request in asked} == {("Lê Văn Thử", ("Phòng 7 VKSND tỉnh Gia Lai",))}


@pytest.mark.parametrize(
    ("text", "by", "to", "words"),
    [
        (f"Phát biểu, {THU} biểu dương tập thể. Đồng chí đề nghị các đơn vị rút kinh nghiệm chung.",
         "Lê Văn Thử", (), "các đơn vị"),
        (f"Kết luận, {THU} yêu cầu Phòng 7 làm báo cáo tuần. Giao Phòng 8 tổng hợp báo cáo chung.",
         "Lê Văn Thử", ("Phòng 8 VKSND tỉnh Gia Lai",), None),
        ("VKSND tỉnh Gia Lai ban hành Công văn số 15/CV-VKS yêu cầu TAND tỉnh gửi bản án đúng hạn.",
         "VKSND tỉnh Gia Lai", ("TAND tỉnh Gia Lai",), None),
        (f"Kết luận, {THU} yêu cầu trong 6 tháng cuối năm tập thể lãnh đạo Phòng 7 chấn chỉnh kỷ luật.",
         "Lê Văn Thử", ("Phòng 7 VKSND tỉnh Gia Lai",), None),
    ],
)  # fmt: skip
def test_who_asks_whom(text: str, by: str, to: tuple[str, ...], words: str | None) -> None:
    assert told(text)[-1][:3] == (by, to, words)


@pytest.mark.parametrize(
    "text",
    [
        "Luật sư Trần Thị Nghiệm đề nghị các cơ quan tố tụng xem xét lại chứng cứ.",
        f"{THU} đề nghị đồng chí Trần Thị Nghiệm sớm nhận nhiệm vụ mới.",
        "Mọi việc làm theo yêu cầu các đơn vị đã thống nhất.",
        f"{THU} giao Phó Trưởng phòng Phòng 7 Trần Thị Nghiệm phụ trách chung.",
        "Bản án nêu đề nghị các đơn vị rút kinh nghiệm.",
    ],
)
def test_what_is_no_request_to_units(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "part", ["yêu cầu các đơn vị làm tốt công tác; ", f"{THU} đề nghị các đơn vị làm tốt việc này. "]
)
def test_the_work_grows_with_the_text(part: str, work: Callable[..., float]) -> None:
    """Sixteen times the text is some sixteen times the work, not two hundred and fifty times."""

    def of(times: int) -> float:
        return work(lambda: requests(f"{OPENING} {part * times}"))

    assert of(640) < 64 * of(40)
