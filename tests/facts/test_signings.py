"""Clusters, the bodies that come to a meeting, and rules that several sign. All people are invented."""

import pytest

from kg.facts.article import extract
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.text.read import read


def facts(text: str, published: str = "2020-03-14") -> Extraction:
    document = read(Article("example", text, "example", published=published))
    return extract(document, find(document))


def there(found: Extraction) -> set[str]:
    return {part.who for part in found.participations}


LEAD = "Ký kết giao ước\n\nNgày 13/3/2020, Cụm thi đua số 1 VKSND tỉnh Bình Phước tổ chức Hội nghị ký kết giao ước. "


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        ("VKSND huyện Hớn Quản được chỉ định là Cụm trưởng, VKSND huyện Lộc Ninh là Cụm phó.", "VKSND huyện Hớn Quản"),
        ("VKSND huyện Hớn Quản được bầu giữ vai trò Cụm trưởng.", "VKSND huyện Hớn Quản"),
        ("VKSND huyện Hớn Quản được Cụm trưởng biểu dương.", None),
    ],
)
def test_who_is_appointed_lead(told: str, lead: str | None) -> None:
    (cluster,) = facts(LEAD + told).clusters
    assert cluster.lead == (f"{lead} tỉnh Bình Phước" if lead else None)


@pytest.mark.parametrize(
    "told",
    [
        "Ngày 13/3/2020, Cụm thi đua số 1 VKSND tỉnh Bình Phước tổ chức Hội nghị ký kết giao ước.",
        "Ngày 13/3/2020, Cụm thi đua số 1 của VKSND tỉnh Bình Phước đã tổ chức Hội nghị ký kết giao ước.",
        "Ngày 13/3/2020, Cụm thi đua số 1 gồm: VKSND các tỉnh: Bình Phước (đơn vị Cụm trưởng), Tây Ninh và Đồng Nai đã "
        "tổ chức Hội nghị ký kết giao ước.",
    ],
)
def test_a_cluster_holds_its_meeting(told: str) -> None:
    (meeting,) = facts(f"Ký kết giao ước\n\n{told}").meetings
    assert meeting.organisers == ("Cụm thi đua số 1",)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Cụm thi đua VKSND các tỉnh Bắc Trung Bộ tổng kết công tác", {"Cụm thi đua số 6"}),
        ("Cụm thi đua các tỉnh Tây Nguyên họp", {"Cụm thi đua số 6"}),
        ("Cụm thi đua số 2 họp", {"Cụm thi đua số 2", "Cụm thi đua số 6"}),
    ],
)
def test_a_title_calls_a_cluster_by_its_region(title: str, names: set[str]) -> None:
    found = facts(f"{title}\n\nCụm thi đua số 6 tổ chức Hội nghị tổng kết.")
    assert {cluster.name for cluster in found.clusters} == names


def test_a_region_ends_with_its_capitals() -> None:
    found = facts(
        "Cụm thi đua miền Đông Nam Bộ tổng kết công tác năm\n\nCụm thi đua miền Đông Nam Bộ tổng kết công tác."
    )
    assert {cluster.name for cluster in found.clusters} == {"Cụm thi đua miền Đông Nam Bộ"}


@pytest.mark.parametrize(
    ("listed", "label"),
    [
        ("VKSND các huyện, thị xã: Chơn Thành, Lộc Ninh dự. Đại diện VKSND huyện Chơn Thành phát biểu.", "huyện"),
        ("VKSND các huyện, thị xã: Chơn Thành, Lộc Ninh dự.", "thị xã"),
    ],
    ids=["as the text calls it", "as it is called since"],
)
def test_what_a_listed_district_is(listed: str, label: str) -> None:
    units = {unit.label for unit in facts(LEAD + listed).units}
    assert f"VKSND {label} Chơn Thành tỉnh Bình Phước" in units


@pytest.mark.parametrize(
    ("told", "present"),
    [
        ("Hội nghị trực tuyến tại 02 điểm cầu: VKSND tỉnh Tây Ninh và VKSND tỉnh Đồng Nai.", True),
        ("Đồng chí Lê Văn Thử, thay mặt VKSND tỉnh Tây Ninh và VKSND tỉnh Đồng Nai phát biểu.", True),
        ("Các đơn vị học tập VKSND tỉnh Tây Ninh và VKSND tỉnh Đồng Nai.", False),
        ("Cụm đã tham mưu lãnh đạo VKSND tỉnh Tây Ninh và báo cáo lãnh đạo VKSND tỉnh Đồng Nai.", False),
    ],
)
def test_bodies_at_connection_points_or_represented(told: str, present: bool) -> None:
    assert ({"VKSND tỉnh Tây Ninh", "VKSND tỉnh Đồng Nai"} <= there(facts(LEAD + told))) is present


SIGNING = "Ký quy chế\n\nNgày 13/3/2020, VKSND tỉnh Bình Phước tổ chức Hội nghị ký kết Quy chế phối hợp liên ngành. "
HEAD = "Theo đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh Bình Phước, "


def test_a_list_signs_whatever_parts_its_items() -> None:
    found = facts(
        SIGNING
        + "Đồng chí Lê Văn Thử – Viện trưởng VKSND tỉnh, đại diện VKSND tỉnh; đồng chí Vũ Thị Mẫu – Chánh án TAND "
        "tỉnh, thay mặt TAND tỉnh, đã ký Quy chế."
    )
    assert {part.who for part in found.participations if part.role == "sign"} == {"Lê Văn Thử", "Vũ Thị Mẫu"}


@pytest.mark.parametrize(
    ("told", "signs"),
    [
        (HEAD + "ký kết quy chế phối hợp liên ngành là để nâng cao chất lượng.", False),
        ("Đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh đã ký kết Quy chế phối hợp.", True),
    ],
)
def test_speaking_of_signing_is_not_signing(told: str, signs: bool) -> None:
    assert (
        any(part.role == "sign" and part.who == "Lê Văn Thử" for part in facts(SIGNING + told).participations) is signs
    )


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("Các đơn vị ký Quy chế phối hợp trong việc tổ chức phiên tòa rút kinh nghiệm.", 1),
        ("Đồng chí Lê Văn Thử, Viện trưởng VKSND tỉnh chủ trì buổi thảo luận tại hội nghị.", 1),
        ("Chiều 14/3/2020, VKSND tỉnh tổ chức Hội nghị tập huấn nghiệp vụ năm 2020.", 2),
    ],
)
def test_what_is_no_meeting_of_its_own(told: str, count: int) -> None:
    assert len(facts(SIGNING + told).meetings) == count


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Bốn ngành ký kết Quy chế phối hợp trong thi hành án dân sự\n\nSáng 13/3/2020, các đơn vị ký kết Quy chế "
            "phối hợp liên ngành trong công tác thi hành án dân sự.",
            1,
        ),
        (
            "Ký kết\n\nHai bên ký Quy chế phối hợp trong công tác thi hành án dân sự và Quy chế phối hợp trong công "
            "tác giải quyết án hành chính.",
            2,
        ),
    ],
)
def test_one_rule_under_two_names(text: str, titles: int) -> None:
    assert len({one.key for one in facts(text).documents}) == titles


def test_a_title_with_a_list_of_bodies_is_whole() -> None:
    (law,) = facts("Tin\n\nNghị quyết số 37/2012/QH13 về công tác của VKSND, TAND và công tác thi hành án.").documents
    assert law.title == "về công tác của VKSND, TAND và công tác thi hành án"


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("đồng chí Lê Văn Thử, Chủ tịch Hội đồng khoa học VKSND tỉnh Bình Phước", set()),
        ("đồng chí Lê Văn Thử, Chủ tịch HĐND tỉnh Bình Phước", {"Chủ tịch"}),
        ("đồng chí Lê Văn Thử, Chủ tịch Hội đồng nhân dân tỉnh Bình Phước", {"Chủ tịch"}),
    ],
)
def test_the_chair_of_a_council_that_nothing_knows_chairs_no_other(text: str, posts: set[str]) -> None:
    assert {one.title for one in facts(f"{SIGNING}Tham dự có {text}.").tenures} == posts


def test_work_of_enforcement_is_no_body() -> None:
    found = facts(SIGNING + "Công tác thi hành án dân sự tỉnh Bình Phước có nhiều chuyển biến.")
    assert not [unit for unit in found.units if unit.kind == "enforcement"]


def test_an_act_names_its_meeting_and_who_holds_it() -> None:
    found = facts(
        "Công bố kết luận\n\nSáng 13/3/2020, tại trụ sở cơ quan, Thanh tra VKSND tối cao công bố Kết luận thanh tra "
        "theo kế hoạch tại Vụ 2.\n\nBuổi công bố do đồng chí Lê Văn Thử, Chánh Thanh tra VKSND tối cao chủ trì. Dự "
        "buổi công bố có các thành viên."
    )
    assert [(one.name, one.organisers) for one in found.meetings] == [
        ("Buổi công bố Kết luận thanh tra", ("Thanh tra VKSND tối cao",))
    ]


@pytest.mark.parametrize(
    ("told", "posts"),
    [
        ("Thừa ủy quyền của Viện trưởng VKSND tối cao, Phó Viện trưởng VKSND tối cao Lê Văn Thử trao quyết định.",
         {"Phó Viện trưởng"}),
        ("Ủy viên Ban cán sự đảng, Phó Viện trưởng VKSND tối cao Lê Văn Thử trao quyết định.",
         {"Ủy viên", "Phó Viện trưởng"}),
    ],
)  # fmt: skip
def test_who_acts_for_another_does_not_hold_the_others_post(told: str, posts: set[str]) -> None:
    assert {one.title for one in facts(SIGNING + told).tenures} == posts


def test_a_roll_of_heads_by_their_provinces() -> None:
    found = facts(
        "Hội nghị\n\nNgày 13/3/2020, VKSND tối cao tổ chức Hội nghị. Dẫn đầu các đoàn là các đồng chí Viện trưởng: "
        "Lê Văn Thử (Gia Lai), Vũ Thị Mẫu (An Giang)."
    )
    assert {(one.person, one.unit) for one in found.tenures} == {
        ("Lê Văn Thử", "VKSND tỉnh Gia Lai"), ("Vũ Thị Mẫu", "VKSND tỉnh An Giang"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Từ Na Hang, đồng chí Lê Văn Thử, Kiểm sát viên, nêu vướng mắc.", {"Lê Văn Thử"}),
        ("Nhận cờ luân lưu từ đồng chí Lê Văn Thử, đồng chí Vũ Thị Mẫu cảm ơn các đơn vị.", {"Vũ Thị Mẫu"}),
        ("Trước sự chứng kiến của đồng chí Lê Văn Thử, đồng chí Vũ Thị Mẫu và đồng chí Trần Văn Nghiệm phát biểu.",
         {"Vũ Thị Mẫu", "Trần Văn Nghiệm"}),
        ("Viện trưởng VKSND tỉnh Gia Lai Lê Văn Thử và Viện trưởng VKSND tỉnh An Giang Vũ Thị Mẫu phát biểu.",
         {"Lê Văn Thử", "Vũ Thị Mẫu"}),
    ],
)  # fmt: skip
def test_who_of_several_speaks(told: str, who: set[str]) -> None:
    assert {part.who for part in facts(SIGNING + told).participations if part.role == "speak"} == who


def test_a_list_of_districts_behind_a_town() -> None:
    units = {
        unit.label
        for unit in facts(
            "Hội nghị\n\nNgày 13/3/2020, VKSND tỉnh Tuyên Quang họp với VKSND thành phố Tuyên Quang và các huyện Na "
            "Hang, Yên Sơn; VKSND các tỉnh, thành phố: Gia Lai, thành phố Cần Thơ dự."
        ).units
    }
    assert units >= {
        "VKSND thành phố Tuyên Quang tỉnh Tuyên Quang", "VKSND huyện Na Hang tỉnh Tuyên Quang",
        "VKSND huyện Yên Sơn tỉnh Tuyên Quang", "VKSND thành phố Cần Thơ", "VKSND tỉnh Gia Lai",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Hai cá nhân được tặng Bằng khen của Viện trưởng VKSND tối cao là Lê Văn Thử, Trưởng phòng 9 VKSND tỉnh Gia "
         "Lai; Vũ Thị Mẫu, Trưởng phòng 7 VKSND tỉnh An Giang.", {"Lê Văn Thử", "Vũ Thị Mẫu"}),
        ("Ông Lê Văn Thử được tặng Bằng khen của Viện trưởng VKSND tối cao; bà Vũ Thị Mẫu phát biểu.", {"Lê Văn Thử"}),
    ],
)  # fmt: skip
def test_who_is_honoured(told: str, who: set[str]) -> None:
    assert {one.person for one in facts(SIGNING + told).changes if one.change == "awarded"} == who


def test_the_cluster_that_a_body_leads_does_not_hold_its_meeting() -> None:
    (meeting,) = facts(
        "Tổng kết\n\nNgày 13/3/2020, VKSND tỉnh Kiên Giang, đơn vị Cụm trưởng Cụm thi đua số 10, tổ chức Hội nghị tổng "
        "kết."
    ).meetings
    assert meeting.organisers == ("VKSND tỉnh Kiên Giang",)


@pytest.mark.parametrize(
    ("listed", "labels"),
    [
        ("VKSND tỉnh Vĩnh Long và Đồng Tháp", {"VKSND tỉnh Vĩnh Long", "VKSND tỉnh Đồng Tháp"}),
        (
            "VKSND tỉnh Bến Tre, Trà Vinh và Cà Mau",
            {"VKSND tỉnh Bến Tre", "VKSND tỉnh Trà Vinh", "VKSND tỉnh Cà Mau"},
        ),
        ("VKSND tỉnh Kon Tum và huyện Đắk Tô", {"VKSND tỉnh Kon Tum"}),
        ("VKSND tỉnh Hà Nam và TAND tỉnh Hưng Yên", {"VKSND tỉnh Hà Nam", "TAND tỉnh Hưng Yên"}),
    ],
)
def test_provinces_share_one_word(listed: str, labels: set[str]) -> None:
    found = facts(f"Tin\n\nNgày 13/3/2020, đại diện {listed} dự Hội nghị giao ban tại Hà Nội.")
    assert {unit.label for unit in found.units} - {"VKSND tối cao", "TAND tối cao"} == labels


def test_a_cluster_of_districts_towns_and_cities() -> None:
    (cluster,) = facts(
        "Cụm thi đua\n\nNgày 13/3/2020, Cụm thi đua số 2 VKSND tỉnh Bình Phước gồm 3 VKSND các huyện, thị xã, thành "
        "phố: Đồng Xoài, Bình Long và Hớn Quản tổ chức Hội nghị ký kết giao ước."
    ).clusters
    assert cluster.members == (
        "VKSND thành phố Đồng Xoài tỉnh Bình Phước",
        "VKSND thị xã Bình Long tỉnh Bình Phước",
        "VKSND huyện Hớn Quản tỉnh Bình Phước",
    )


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Phòng 8 VKSND tỉnh Nghệ An tham mưu lãnh đạo Viện ban hành Quyết định số 15/QĐ-VKSNA", "VKSND tỉnh Nghệ An"),
        ("Đoàn kiểm sát theo Quyết định số 15/QĐ-VKSNA-P8", "VKSND tỉnh Nghệ An"),
        ("Đoàn kiểm sát theo Quyết định số 15/QĐ-VKSBD", None),
    ],
)
def test_a_procuracy_puts_the_letters_of_its_province_in_numbers(words: str, issuer: str | None) -> None:
    found = facts(f"Tin\n\nVKSND tỉnh Nghệ An kiểm sát Trại giam số 6. {words} ngày 26/5/2019.")
    assert [one.issuer for one in found.documents] == [issuer]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Ông Lê Văn Thử công bố 2 quyết định của Viện trưởng VKSND tối cao cùng ký ngày 21/2/2020. Tại Quyết định số "
         "318/QĐ-VKSTC, bà Trần Thị Mẫu được bổ nhiệm lại; Quyết định số 319/QĐ-VKSTC bổ nhiệm ông Hồ Văn Ví.",
         {"318/QĐ-VKSTC": "2020-02-21", "319/QĐ-VKSTC": "2020-02-21"}),
        ("Ngày 14/2/2020, Viện trưởng VKSND tối cao ký các quyết định về cán bộ.\n\nÔng Lê Văn Thử được bổ nhiệm "
         "theo Quyết định 415/QĐ-VKSTC.", {"415/QĐ-VKSTC": "2020-02-14"}),
        ("Ông Lê Văn Thử công bố 2 quyết định cùng ký ngày 21/2/2020: Quyết định số 318/QĐ-VKSTC và Quyết định số "
         "9/QĐ-UBND.", {"318/QĐ-VKSTC": "2020-02-21", "9/QĐ-UBND": None}),
        ("Ngày 14/2/2020, VKSND tối cao có Quyết định 414/QĐ-VKSTC. Ông Lê Văn Thử nhắc lại Quyết định 2/QĐ-VKSTC.",
         {"414/QĐ-VKSTC": "2020-02-14", "2/QĐ-VKSTC": None}),
    ],
)  # fmt: skip
def test_several_documents_share_the_day_on_which_they_were_signed(words: str, days: dict[str, str | None]) -> None:
    assert {one.number: one.date for one in facts(f"Tin cán bộ\n\n{words}").documents} == days
