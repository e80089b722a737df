"""Reported results: which numbers are, how they are worded, and every row of cues in both directions."""

import re

import pytest

from kg.facts.cues import CueRow, Cues
from kg.facts.indicator_rules import grammar
from kg.facts.indicators import indicators
from kg.mentions.dates import find_dates
from kg.mentions.documents import find_documents
from kg.mentions.numbers import find_quantities
from kg.names import fold
from kg.records import Article, Document, Indicator, Sentence, Zone

CUES: list[CueRow] = [*grammar().plans, *grammar().stories, *grammar().reports, *grammar().others]


def read(text: str, zone: str = "body") -> list[Indicator]:
    sentences = [
        Sentence(line.start() + match.start(), line.start() + match.end(), zone, number)
        for number, line in enumerate(re.finditer(r"[^\n]+", text))
        for match in re.finditer(r"[^ ].*?(?:\.(?= |$)|$)", line[0])
    ]
    document = Document(
        Article("t", text, "t"), text, fold(text), tuple(range(len(text) + 1)), (Zone(zone, 0, len(text)),),
        tuple(sentences), published="2024-07-05",
    )  # fmt: skip
    dates = find_dates(document)
    quantities = find_quantities(document, dates, find_documents(document, dates))
    return indicators(document, quantities, dates, lambda _: "VKSND tỉnh Ví Dụ")


def labels(text: str) -> list[tuple[str, str, str]]:
    return [(one.value, one.unit, one.label) for one in read(text)]


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in CUES for text in row.examples], ids=str)
def test_a_cue_is_found_in_its_examples(row: CueRow, text: str) -> None:
    assert Cues({"any": [row]}).find(fold(text), 0, len(text))


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in CUES for text in row.counter], ids=str)
def test_a_cue_is_not_found_in_its_counter_examples(row: CueRow, text: str) -> None:
    assert Cues({"any": [row]}).find(fold(text), 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "6 tháng đầu năm 2024, VKSND hai cấp thụ lý kiểm sát 512 tố giác, tin báo về tội phạm, giảm 7,4% so với "
            "cùng kỳ; đã giải quyết 448 tin, đạt 87,5%.",
            [
                ("512", "tố giác, tin báo", "tố giác, tin báo về tội phạm đã thụ lý kiểm sát"),
                ("7,4", "%", "tố giác, tin báo về tội phạm đã thụ lý kiểm sát giảm so với cùng kỳ"),
                ("448", "tin", "tố giác, tin báo về tội phạm đã giải quyết"),
                ("87,5", "%", "tỷ lệ tố giác, tin báo về tội phạm đã giải quyết"),
            ],
        ),
        (
            "Năm 2024, đơn vị truy tố 391 vụ/476 bị can, tăng 12 vụ/15 bị can so với năm 2023.",
            [
                ("391", "vụ", "số vụ đã truy tố"),
                ("476", "bị can", "số bị can đã truy tố"),
                ("12", "vụ", "số vụ đã truy tố tăng so với năm 2023"),
                ("15", "bị can", "số bị can đã truy tố tăng so với năm 2023"),
            ],
        ),
        (
            "Trong quý I, ban hành 24 kháng nghị phúc thẩm; Tòa án chấp nhận 17.",
            [
                ("24", "kháng nghị", "kháng nghị phúc thẩm đã ban hành"),
                ("17", "kháng nghị", "kháng nghị phúc thẩm được chấp nhận"),
            ],
        ),
        (
            "Tỷ lệ truy tố đúng thời hạn đạt 100%, vượt 5% so với chỉ tiêu của Ngành.",
            [
                ("100", "%", "Tỷ lệ truy tố đúng thời hạn"),
                ("5", "%", "Tỷ lệ truy tố đúng thời hạn vượt so với chỉ tiêu của Ngành"),
            ],
        ),
        (
            "Số phiên tòa rút kinh nghiệm trong năm 2024 là 312 (tăng 45 phiên).",
            [
                ("312", "phiên tòa", "số phiên tòa rút kinh nghiệm trong năm 2024"),
                ("45", "phiên", "số phiên tòa rút kinh nghiệm trong năm 2024 tăng"),
            ],
        ),
        (
            "Toàn cụm đạt 142/148 chỉ tiêu nghiệp vụ (95,9%).",
            [("142/148", "chỉ tiêu", "chỉ tiêu nghiệp vụ"), ("95,9", "%", "tỷ lệ chỉ tiêu nghiệp vụ")],
        ),
        (
            "Đoàn trao 120 áo ấm và 40 suất học bổng.",
            [("120", "áo ấm", "áo ấm đã trao"), ("40", "suất học bổng", "suất học bổng đã trao")],
        ),
        (
            "Trong quý I, Cơ quan điều tra đã giải quyết 485 tin, trong đó, khởi tố vụ án 208 tin và không khởi tố vụ "
            "án 182 tin, tạm đình chỉ 95 tin.",
            [
                ("485", "tin", "tin đã giải quyết"),
                ("208", "tin", "tin khởi tố vụ án"),
                ("182", "tin", "tin không khởi tố vụ án"),
                ("95", "tin", "tin đã tạm đình chỉ"),
            ],
        ),
    ],
)
def test_results_and_their_labels(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu năm 2024 giải quyết trên 90% tố giác, tin báo; có ít nhất 02 phiên tòa rút kinh nghiệm.",
        "Kết luận Hội nghị, đồng chí yêu cầu các đơn vị ban hành 05 kiến nghị trong quý III.",
        "Trong quý I sẽ mở 2 lớp tập huấn cho Kiểm sát viên cấp huyện.",
        "Theo cáo trạng, từ năm 2016 đến 2018, bị cáo chiếm đoạt 480 triệu đồng của 12 người.",
        "Bà Thử kê khai giá trị hợp đồng 440 triệu đồng, gây thất thoát cho Nhà nước số tiền thuế 166 triệu đồng.",
        "HĐXX tuyên phạt bị cáo 04 năm 06 tháng tù; tỷ lệ thương tật 31%.",
        "VKSND tỉnh truy tố 7 bị can về tội lừa đảo chiếm đoạt tài sản.",
        "Dự Đại hội có 98 đại biểu thay mặt cho 14 chi bộ; bầu đạt 16/16 phiếu, 100%.",
        "Hội nghị sơ kết công tác 6 tháng đầu năm 2024 với sự tham dự của 120 cán bộ.",
        "Trong 33 năm công tác, ông đã giải quyết hơn 500 vụ án.",
        "Đồng chí đã công bố 04 quyết định bổ nhiệm.",
        "Năm 2023, VKSND tỉnh trao Giấy khen cho 02 tập thể, tuyển dụng cho các đơn vị.",
        "Quy chế gồm 5 chương, 24 điều; có hiệu lực trong 3 năm.",
        "Ông Nguyễn Ví Dụ, 51 tuổi, ở tầng 3, quận 2.",
    ],
)
def test_numbers_that_are_no_results(text: str) -> None:
    assert labels(text) == []


def test_a_list_of_tasks_gives_none() -> None:
    text = (
        "Chỉ thị yêu cầu các đơn vị thực hiện các nhiệm vụ sau:\n"
        "Thứ nhất, kiểm sát chặt chẽ 100% bản án của Tòa án.\n"
        "Thứ hai, ban hành 02 thông báo rút kinh nghiệm.\n"
        "Năm 2024, VKSND hai cấp ban hành 7 kiến nghị."
    )
    assert [one.value for one in read(text)] == ["7"]


def test_a_list_under_a_report_reports() -> None:
    text = (
        "Báo cáo nêu kết quả 6 tháng đầu năm 2024:\n"
        "- Truy tố 402 vụ/655 bị can;\n"
        "- 100% quyết định truy tố đúng thời hạn.\n"
        "Ông kể một buổi sáng có 3 người đến."
    )
    assert [(one.value, one.unit) for one in read(text)] == [("402", "vụ"), ("655", "bị can"), ("100", "%")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2023, hai cấp giải quyết 243 nguồn tin về tội phạm, truy tố 118 vụ.", ["243", "118"]),
        ("Năm 2023, hai cấp phát hiện 4 vụ/7 bị can về tội tham nhũng; thu hồi 2,6 tỷ đồng.", ["4", "7", "2,6"]),
        ("Năm 2023, VKSND tối cao thực hiện xong 29 yêu cầu; chuyển đi 22 yêu cầu.", ["29", "22"]),
        ("Đồng chí Hứa Thanh Tòng cho biết Cục đã đăng tải công khai 38 quyết định.", ["38"]),
        ("Năm 2023 tòa án các cấp đã giải thích 326 bản án theo yêu cầu.", ["326"]),
        ("Ông tin công an sẽ kéo giảm tội phạm; năm 2023 xảy ra 318 vụ, giảm 12,6%.", ["318", "12,6"]),
        ("Phấn đấu kéo giảm tội phạm; năm 2025 giải quyết 90% tin báo.", []),
        ("Đất đai sốt nóng kéo theo án tăng 63%.", ["63"]),
        ("Giá đất tăng 63%.", []),
        ("Toàn ngành ban hành 58 yêu cầu điều tra, cao gấp 2 lần năm trước.", ["58", "2"]),
        ("Toàn ngành còn thiếu 812 thẩm phán.", ["812"]),
        ("Hội đồng gồm 5 thẩm phán.", []),
        ("VKSND huyện Ví Dụ có 9 kháng nghị.", ["9"]),
        ("Năm 2023, xử lý án trật tự xã hội 72 vụ/108 bị can, án chức vụ 9 vụ/20 bị can.", ["72", "108", "9", "20"]),
        ("Toàn cụm có 8 tập thể được tặng Cờ thi đua.", ["8"]),
        ("Báo cáo nêu 13/15 chi bộ hoàn thành tốt nhiệm vụ trở lên.", ["13/15"]),
        ("Báo cáo nêu 13/15 chi bộ họp bàn việc đó.", []),
        ("Tòa án xét xử 187 vụ có kháng nghị; VKS rút 15 kháng nghị trong quý I.", ["187", "15"]),
        ("Căn nhà trị giá 185 triệu đồng, trong đó Công đoàn hỗ trợ 60 triệu đồng.", ["185", "60"]),
        ("Căn nhà trị giá 185 triệu đồng bị cháy.", []),
        ("Đoàn trao 10 suất quà trị giá 5 triệu đồng/suất.", ["10"]),
    ],
)
def test_what_is_a_result_and_what_is_not(text: str, expected: list[str]) -> None:
    assert [one.value for one in read(text)] == expected


def test_the_name_of_the_procuracy_holds_no_verb() -> None:
    text = "Năm 2023, Tòa án xét xử 45 vụ, chấp nhận kháng nghị của Viện kiểm sát 9 vụ."
    assert labels(text)[1] == ("9", "vụ", "số vụ chấp nhận kháng nghị của Viện kiểm sát")


def test_lines_with_a_colon_are_results_of_what_stands_before_it() -> None:
    text = "- Thụ lý mới: 34 vụ, 52 bị can.\n- Kháng nghị: 03; kiến nghị: 05.\n- Thời gian: 3 ngày, 2 buổi."
    assert labels(text) == [
        ("34", "vụ", "số vụ Thụ lý mới"),
        ("52", "bị can", "số bị can đã thụ lý"),
        ("3", "kháng nghị", "kháng nghị"),
        ("5", "kiến nghị", "kiến nghị"),
    ]


def test_a_list_without_signs_goes_on_with_its_verbs() -> None:
    text = "Trong quý II/2024, Viện kiểm sát các cấp đã:\nTruy tố 45 vụ.\nÔng kể có 3 người bị bắt."
    assert [one.value for one in read(text)] == ["45"]


def test_parts_in_brackets_are_parts_of_the_number_before() -> None:
    text = "Trong kỳ, đơn vị giải quyết 86 nguồn tin (số cũ 12, số mới 74), tổ chức 24 phiên tòa (hình sự 14)."
    assert [(value, label) for value, _, label in labels(text)] == [
        ("86", "nguồn tin đã giải quyết"),
        ("12", "nguồn tin số cũ"),
        ("74", "nguồn tin số mới"),
        ("24", "phiên tòa đã tổ chức"),
        ("14", "phiên tòa hình sự"),
    ]


def test_a_comparison_of_a_list_of_words_has_them_all() -> None:
    text = "Năm 2023, khởi tố 814 vụ (giảm 4%), tội phạm về ma túy tăng 8%, tội phạm tham nhũng, chức vụ tăng 34%."
    assert labels(text)[-1] == ("34", "%", "tội phạm tham nhũng, chức vụ tăng")


def test_period_comparison_unit_and_evidence() -> None:
    text = "Khai mạc.\n6 tháng đầu năm 2024, VKSND hai cấp ban hành 05 kiến nghị, tăng 02 kiến nghị so với cùng kỳ."
    first, second = read(text)
    assert (first.period_start, first.period_end) == ("2023-12-01", "2024-05-31")
    assert (first.value, first.number, first.comparison) == ("5", "5", None)
    assert (second.value, second.comparison) == ("2", "cùng kỳ")
    assert first.about == "VKSND tỉnh Ví Dụ"
    assert text[slice(*first.evidence.sentence)].startswith("6 tháng đầu năm")
    assert text[slice(*first.evidence.words[0])] == "05 kiến nghị"


def test_titles_and_captions_hold_none() -> None:
    text = "Năm 2024, VKSND hai cấp ban hành 05 kiến nghị."
    assert read(text)
    assert not read(text, "title")
    assert not read(text, "caption")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Qua kiểm sát phát hiện chậm ra quyết định thi hành án trong 06 việc.", "việc chậm ra quyết định thi hành án"),
        ("Đơn vị còn để xảy ra vi phạm như: xác minh điều kiện thi hành án không đúng thời hạn trong 11 việc.",
         "việc xác minh điều kiện thi hành án không đúng thời hạn"),
        ("Đơn vị đã ra quyết định thi hành án đối với 06 việc.", "việc đã thi hành án"),
        ("VKSND tỉnh ban hành Kết luận số 02/KL-VKS-P11 ngày 30/5/2022 và 01 kiến nghị yêu cầu khắc phục vi phạm.",
         "kiến nghị yêu cầu khắc phục vi phạm đã ban hành"),
    ],
)  # fmt: skip
def test_faults_are_told_by_their_clause_and_papers_by_their_verb(text: str, label: str) -> None:
    assert [one[2] for one in labels(text)] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("VKSND tỉnh có tỷ lệ truy tố đúng hạn 100%, đúng tội danh đạt 99%.", "tỷ lệ truy tố đúng tội danh"),
        ("VKSND tỉnh có tỷ lệ thi hành án về việc đạt 61,8%, về tiền đạt 28,4%.", "tỷ lệ thi hành án về tiền"),
        ("VKSND tỉnh có tỷ lệ giải quyết án hình sự đạt 98%, án dân sự đạt 87%.", "tỷ lệ giải quyết án dân sự"),
        ("VKSND tỉnh đã giải quyết 441 tin, đạt 90,5%.", "tỷ lệ tin đã giải quyết"),
    ],
)
def test_a_rate_goes_on_with_other_words_behind_it(text: str, label: str) -> None:
    assert labels(text)[-1][2] == label
