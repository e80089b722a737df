"""Meetings and emulation clusters across articles."""

from types import ModuleType

import pytest

from kg.identity.resolve import identify
from kg.records import ArticleFacts, Cluster, Meeting

CA_MAU, BAC_NINH = "VKSND tỉnh Cà Mau", "VKSND tỉnh Bắc Ninh"


def meeting(
    helpers: ModuleType,
    name: str,
    title: str,
    date: str | None,
    organiser: str | None,
    place: str | None = None,
    published: str = "2024-07-05",
) -> ArticleFacts:
    held = Meeting("m", title, "hoi-nghi", date=date, place=place, organisers=(organiser,) if organiser else ())
    return helpers.article(name, published, meetings=(held,), units=helpers.units(*([organiser] if organiser else [])))


SHORT, LONG = "Hội nghị sơ kết công tác 6 tháng đầu năm", "Hội nghị sơ kết công tác 6 tháng đầu năm 2024"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((SHORT, "2024-07-04", CA_MAU), (LONG, "2024-07-04", CA_MAU), True),
        ((SHORT, "2024-07-04", CA_MAU), (SHORT, "2024-07-05", CA_MAU), False),
        ((SHORT, "2024-07-04", CA_MAU), (SHORT, "2024-07-04", BAC_NINH), False),
        ((SHORT, "2024-07-04", CA_MAU), ("Lễ trao quyết định bổ nhiệm", "2024-07-04", CA_MAU), False),
        ((SHORT, None, CA_MAU), (SHORT, None, CA_MAU), False),
        ((SHORT, "2024-07", CA_MAU), (SHORT, "2024-07", CA_MAU), False),
        ((SHORT, "2024-07-04", None), (SHORT, "2024-07-04", None), False),
        ((SHORT, "2024-07-04", CA_MAU, "Cà Mau"), (SHORT, "2024-07-04", CA_MAU, "Hà Nội"), False),
    ],
)
def test_one_day_one_host_one_name(
    helpers: ModuleType, one: tuple[str, ...], other: tuple[str, ...], same: bool
) -> None:
    first, second = meeting(helpers, "một", *one), meeting(helpers, "hai", *other)
    found = identify([first, second]).paths
    assert (found[first.id]["meeting", "m"] == found[second.id]["meeting", "m"]) is same


def test_two_meetings_of_one_article_stay_two(helpers: ModuleType) -> None:
    held = tuple(Meeting(key, SHORT, "hoi-nghi", date="2024-07-04", organisers=(CA_MAU,)) for key in ("m1", "m2"))
    article = helpers.article("một", "2024-07-05", meetings=held, units=helpers.units(CA_MAU))
    found = identify([article]).paths[article.id]
    assert found["meeting", "m1"] != found["meeting", "m2"]


def test_the_id_is_that_of_the_first_report(helpers: ModuleType) -> None:
    first = meeting(helpers, "một", SHORT, "2024-07-04", CA_MAU)
    later = meeting(helpers, "hai", LONG, "2024-07-04", CA_MAU, published="2024-07-09")
    assert identify([first, later]).paths[first.id] == identify([first]).paths[first.id]


def test_clusters_with_a_common_member_are_one(helpers: ModuleType) -> None:
    members = [("VKSND tỉnh A", "VKSND tỉnh B"), ("VKSND tỉnh B", "VKSND tỉnh C"), ("VKSND tỉnh X", "VKSND tỉnh Y"), ()]
    articles = [
        helpers.article(str(number), f"2024-0{number + 1}-01", clusters=(Cluster("Cụm thi đua số 8", members=found),))
        for number, found in enumerate(members)
    ]
    found = identify(articles).paths
    paths = [found[article.id]["cluster", "Cụm thi đua số 8"] for article in articles]
    assert paths[0] == paths[1]
    assert len(set(paths)) == 3
    alone = identify([articles[0], articles[3]]).paths
    assert alone[articles[0].id]["cluster", "Cụm thi đua số 8"] == alone[articles[3].id]["cluster", "Cụm thi đua số 8"]
