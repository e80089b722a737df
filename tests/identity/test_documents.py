"""Documents by kind, number, year and issuer."""

from types import ModuleType

import pytest

from kg.identity.numbers import parse
from kg.identity.resolve import identify
from kg.records import ArticleFacts, LegalDocument

CIRCULAR = "Thông tư liên tịch"
Row = tuple[str, str | None, str | None, str | None, str | None]  # kind, number, issuer, date, title


def paths(helpers: ModuleType, *rows: tuple[str | None, Row]) -> list[str]:
    """The path of the document of each article, given by its day and what it says."""
    articles: list[ArticleFacts] = [
        helpers.article(str(number), day, documents=(LegalDocument("d", *row),))
        for number, (day, row) in enumerate(rows)
    ]
    found = identify(articles).paths
    return [found[article.id]["document", "d"] for article in articles]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("84-KL/TW", "84/KL-TW"),
        ("84-KL/TW", "84 - KL/TƯ"),
        ("05/CT-VKSTC", "5/CT-VKSTC"),
        ("04/2022/TTLT-VKSNDTC-TANDTC", "04/2022/TTLT - VKSNDTC - TANDTC"),
    ],
)
def test_numbers_that_are_one(one: str, other: str) -> None:
    assert parse(one) == parse(other)


@pytest.mark.parametrize(
    ("number", "serial", "year", "short"),
    [
        ("96/2019/QH14", "96", "2019", False),
        ("33", "33", None, True),
        ("33/2021", "33", "2021", True),
        ("217/QĐ-VKSTC", "217", None, False),
        (None, "", None, True),
    ],
)
def test_parts_of_a_number(number: str | None, serial: str, year: str | None, short: bool) -> None:
    parsed = parse(number)
    assert (parsed.serial, parsed.year, parsed.short) == (serial, year, short)


SUPREME, COUNCIL = "VKSND tối cao", "HĐND tỉnh Bến Tre"
SAME: list[tuple[str, tuple[str | None, Row], tuple[str | None, Row], bool]] = [
    (
        "a number with its year",
        ("2024-01-01", ("Nghị quyết", "96/2019/QH14", "Quốc hội", "2019-11-27", None)),
        ("2020-01-01", ("Nghị quyết", "96/2019/QH14", None, None, None)),
        True,
    ),
    (
        "a law and a resolution of one number",
        ("2024-01-01", ("Nghị quyết", "63/2014/QH13", "Quốc hội", None, None)),
        ("2020-01-01", ("Luật", "63/2014/QH13", "Quốc hội", None, None)),
        False,
    ),
    (
        "numbers restart every year",
        ("2024-10-01", ("Chỉ thị", "05/CT-VKSTC", SUPREME, "2024-09-10", None)),
        ("2022-11-01", ("Chỉ thị", "05/CT-VKSTC", SUPREME, "2022-10-18", None)),
        False,
    ),
    (
        "a directive of a year without its date, in that year",
        ("2024-10-01", ("Chỉ thị", "05/CT-VKSTC", SUPREME, "2024-09-10", None)),
        ("2024-11-01", ("Chỉ thị", "05/CT-VKSTC", None, None, None)),
        True,
    ),
    (
        "a directive without its date, years later",
        ("2016-01-01", ("Chỉ thị", "01/CT-VKSTC", SUPREME, "2015-12-28", None)),
        ("2024-10-01", ("Chỉ thị", "01/CT-VKSTC", None, None, None)),
        False,
    ),
    (
        "a document that was not yet issued",
        ("2024-10-01", ("Chỉ thị", "05/CT-VKSTC", SUPREME, "2024-09-10", None)),
        ("2024-03-01", ("Chỉ thị", "05/CT-VKSTC", None, None, None)),
        False,
    ),
    (
        "two councils with one number",
        ("2024-10-01", ("Nghị quyết", "18/2021/NQ-HĐND", COUNCIL, "2021-12-08", None)),
        ("2024-10-01", ("Nghị quyết", "18/2021/NQ-HĐND", "HĐND tỉnh Cà Mau", "2021-12-08", None)),
        False,
    ),
    (
        "a council's number without the council",
        ("2024-10-01", ("Nghị quyết", "18/2021/NQ-HĐND", COUNCIL, "2021-12-08", None)),
        ("2024-10-01", ("Nghị quyết", "18/2021/NQ-HĐND", None, None, None)),
        False,
    ),
    (
        "a short form with its issuer",
        ("2022-01-01", ("Nghị quyết", "33/2021/QH15", "Quốc hội", "2021-11-12", None)),
        ("2025-12-01", ("Nghị quyết", "33", "Quốc hội", None, None)),
        True,
    ),
    (
        "a short form without an issuer",
        ("2022-01-01", ("Nghị quyết", "33/2021/QH15", "Quốc hội", "2021-11-12", None)),
        ("2025-12-01", ("Nghị quyết", "33", None, None, None)),
        False,
    ),
    (
        "a short form of another kind",
        ("2022-01-01", ("Nghị quyết", "33/2021/QH15", "Quốc hội", "2021-11-12", None)),
        ("2025-12-01", ("Luật", "33", "Quốc hội", None, None)),
        False,
    ),
    (
        "a short form before the full one was issued",
        ("2022-01-01", ("Nghị quyết", "33/2021/QH15", "Quốc hội", "2021-11-12", None)),
        ("2020-12-01", ("Nghị quyết", "33", "Quốc hội", None, None)),
        False,
    ),
    (
        "a topic that speaks against it",
        ("2024-10-01", ("Kết luận", "84-KL/TW", "Bộ Chính trị", "2024-06-21", "về văn học, nghệ thuật thời kỳ mới")),
        ("2024-12-01", ("Kết luận", "84-KL/TW", "Bộ Chính trị", None, "về cải cách tư pháp trong tình hình mới")),
        False,
    ),
    (
        "a code by its title and by its number",
        ("2019-10-01", ("Bộ luật", None, None, None, "Bộ luật Hình sự")),
        ("2024-10-01", ("Bộ luật", "100/2015/QH13", "Quốc hội", "2015-11-27", None)),
        True,
    ),
    (
        "a title before and after the law was made anew",
        ("2012-10-01", ("Bộ luật", None, None, None, "Bộ luật Hình sự")),
        ("2019-10-01", ("Bộ luật", None, None, None, "Bộ luật Hình sự")),
        False,
    ),
    (
        "a title with its year at any time",
        ("2020-10-01", ("Luật", None, None, None, "Luật Đất đai năm 2013")),
        (None, ("Luật", None, None, None, "Luật Đất đai năm 2013")),
        True,
    ),
    (
        "a title with another year than the law of the day",
        ("2020-10-01", ("Bộ luật", None, None, None, "Bộ luật Hình sự năm 1999")),
        ("2020-10-01", ("Bộ luật", None, None, None, "Bộ luật Hình sự năm 2015")),
        False,
    ),
    (
        "a plan without number or issuer",
        ("2024-10-01", ("Kế hoạch", None, None, None, "công tác năm")),
        ("2024-10-01", ("Kế hoạch", None, None, None, "công tác năm")),
        False,
    ),
]


@pytest.mark.parametrize(("one", "two", "same"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_two_sightings(
    helpers: ModuleType, one: tuple[str | None, Row], two: tuple[str | None, Row], same: bool
) -> None:
    first, second = paths(helpers, one, two)
    assert (first == second) is same


def test_a_short_form_that_fits_two_is_left_alone(helpers: ModuleType) -> None:
    full = [
        ("2022-01-01", ("Nghị quyết", f"33/{year}/QH15", "Quốc hội", f"{year}-11-12", None)) for year in (2021, 2022)
    ]
    found = paths(helpers, *full, ("2025-12-01", ("Nghị quyết", "33", "Quốc hội", None, None)))
    assert len(set(found)) == 3


def test_the_topic_chooses_between_two(helpers: ModuleType) -> None:
    reform = ("2021-01-01", ("Kết luận", "84-KL/TW", "Bộ Chính trị", "2020-07-29", "về Chiến lược cải cách tư pháp"))
    arts = ("2024-07-01", ("Kết luận", "84-KL/TW", "Bộ Chính trị", "2024-06-21", "về phát triển văn học, nghệ thuật"))
    found = paths(helpers, reform, arts, ("2025-01-01", ("Kết luận", "84-KL/TW", None, None, "về cải cách tư pháp")))
    assert found[2] == found[0] != found[1]


def test_an_id_reads(helpers: ModuleType) -> None:
    found = paths(
        helpers,
        ("2024-10-01", ("Nghị quyết", "96/2019/QH14", "Quốc hội", "2019-11-27", None)),
        ("2024-10-01", ("Chỉ thị", "05/CT-VKSTC", SUPREME, "2024-09-10", None)),
        ("2024-10-01", ("Bộ luật", "100/2015/QH13", "Quốc hội", "2015-11-27", None)),
    )
    assert [path.rpartition("--")[0] for path in found] == [
        "document/nghi-quyet-96-2019-qh14",
        "document/chi-thi-5-ct-vkstc-2024",
        "document/bo-luat-hinh-su-2015",
    ]
