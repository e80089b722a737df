"""Laws of ids: whatever articles come or go, an id never passes to another thing. The people are invented."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kg.identity.judgements import Judgements
from kg.identity.resolve import identify
from kg.ids import kind_of
from kg.judgements.rows import Judgement
from kg.records import FORMER, ArticleFacts, Cluster, LegalDocument, Meeting, Span

HERE = (Span(0, 4),)
NAMES = ("Đoàn Thị Thúy Hòa", "Đoàn Thị Thuý Hoà", "Do Van Duong", "Đỗ Văn Đương")
CA_MAU, BAC_NINH, BAC_GIANG = "VKSND tỉnh Cà Mau", "VKSND tỉnh Bắc Ninh", "VKSND tỉnh Bắc Giang"
SUPREME = "VKSND tối cao"
POSTS = (
    ("Viện trưởng", CA_MAU),
    ("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau"),
    ("Trưởng phòng", "Phòng 9 VKSND tỉnh Cà Mau"),
    ("nguyên Trưởng phòng", "Phòng 9 VKSND tỉnh Cà Mau"),
    ("Phó Viện trưởng", BAC_GIANG),
    ("Phó Viện trưởng", BAC_NINH),
    ("Phó Viện trưởng", SUPREME),
    ("Kiểm sát viên", None),
)
DAYS = (None, "2012-03-01", "2019-03-05", "2019-03-20", "2019-06-05", "2024-01-02", "2025-08-01")
MEMBERS = ("VKSND tỉnh Cà Mau", "VKSND tỉnh Bắc Ninh", "VKSND tỉnh Bắc Giang")

days = st.sampled_from(DAYS)
posts = st.lists(st.sampled_from(POSTS), max_size=2, unique=True)
people = st.tuples(st.sampled_from(NAMES), posts, st.booleans())
meetings = st.builds(
    Meeting,
    key=st.just("m"),
    name=st.sampled_from(("Hội nghị sơ kết công tác", "Hội nghị sơ kết công tác năm 2019", "Lễ công bố quyết định")),
    kind=st.just("conference"),
    date=st.sampled_from((None, "2019-03-05")),
    place=st.sampled_from((None, "Cà Mau", "Hà Nội")),
    organisers=st.sampled_from(((), (CA_MAU,), (CA_MAU, BAC_NINH), (BAC_NINH,))),
)
documents = st.builds(
    LegalDocument,
    key=st.sampled_from(("a", "b")),
    kind=st.sampled_from(("Nghị quyết", "Kết luận")),
    number=st.sampled_from((None, "33", "33/NQ-HĐND", "84-KL/TW", "01/CT-VKSTC")),
    issuer=st.sampled_from((None, "HĐND tỉnh Cà Mau", "Bộ Chính trị")),
    date=st.sampled_from((None, "2012-01-01", "2019-01-01")),
    title=st.sampled_from((None, "về công tác tư pháp", "về phòng, chống tham nhũng, lãng phí")),
    mentions=st.just(HERE),
)
clusters = st.builds(
    Cluster,
    name=st.just("Cụm thi đua số 8"),
    members=st.lists(st.sampled_from(MEMBERS), max_size=2, unique=True).map(tuple),
)
FIXTURES = [HealthCheck.function_scoped_fixture]  # helpers is a module, gold is read once
several = {"unique_by": lambda thing: thing.key, "max_size": 2}
contents = st.tuples(
    days,
    st.one_of(st.none(), people),
    st.one_of(st.none(), meetings),
    st.lists(documents, **several),  # type: ignore[arg-type]
    st.one_of(st.none(), clusters),
)


def made(helpers: ModuleType, number: int, content: Any) -> ArticleFacts:
    """An article of what was drawn."""
    day, who, meeting, documents, cluster = content
    name, held, private = who or ("Mai Thị Thử", [], False)
    bodies = {body for _, body in held if body} | set(meeting.organisers if meeting else ())
    shown = helpers.sighting(str(number), day, name, *held, private=private)
    return helpers.article(
        str(number),
        day,
        people=shown.extraction.people,
        tenures=shown.extraction.tenures,
        units=helpers.units(*sorted(bodies)),
        meetings=(meeting,) if meeting else (),
        documents=tuple(documents),
        clusters=(cluster,) if cluster else (),
    )


Things = Mapping[str, frozenset[tuple[str, str]]]
"""Path -> the sightings of its thing: article and key."""


def things(
    articles: Iterable[ArticleFacts], judgements: Judgements | None = None
) -> tuple[Things, dict[str, set[str]]]:
    """What the ids of the articles name, and where those lead that name nothing."""
    named: dict[str, set[tuple[str, str]]] = {}
    led: dict[str, set[str]] = {}
    for article, places in identify(articles, judgements).paths.items():
        for (kind, key), path in places.items():
            if kind.startswith(FORMER):
                led.setdefault(kind.removeprefix(FORMER), set()).add(path)
            elif kind == kind_of(path) and not path.startswith("province/"):
                named.setdefault(path, set()).add((article, key))
    return {path: frozenset(found) for path, found in named.items()}, led


def holds(fewer: list[ArticleFacts], more: list[ArticleFacts], judgements: Judgements | None = None) -> None:
    """The laws for two sets of articles, of which ``more`` holds ``fewer``."""
    (before, _), (after, led) = things(fewer, judgements), things(more, judgements)
    assert led.keys().isdisjoint(after)
    for path, sightings in before.items():
        if path in after:
            assert after[path] & sightings, f"{path} names another thing now"
        else:
            assert any(after[new] & sightings for new in led.get(path, ())), f"{path} leads nowhere"
    assert all(new in after for targets in led.values() for new in targets)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=FIXTURES)
@given(drawn=st.lists(contents, min_size=2, max_size=7), data=st.data())
def test_an_id_never_passes_to_another_thing(helpers: ModuleType, drawn: list[Any], data: st.DataObject) -> None:
    articles = [made(helpers, number, content) for number, content in enumerate(drawn)]
    order = data.draw(st.permutations(articles))
    size = data.draw(st.integers(1, len(articles) - 1))
    holds(order[:size], order)
    assert identify(order).paths == identify(articles).paths


@settings(max_examples=8, deadline=None, derandomize=True)
@given(data=st.data())
def test_also_of_real_readings(gold: dict[str, ArticleFacts], data: st.DataObject) -> None:
    articles = [facts for name, facts in sorted(gold.items()) if name.startswith("d2")]
    order = data.draw(st.permutations(articles))
    holds(order[: data.draw(st.integers(1, len(order) - 1))], order)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=FIXTURES)
@given(drawn=st.lists(contents, min_size=3, max_size=6), data=st.data())
def test_nor_does_it_where_something_was_judged(helpers: ModuleType, drawn: list[Any], data: st.DataObject) -> None:
    articles = [made(helpers, number, content) for number, content in enumerate(drawn)]
    kind = data.draw(st.sampled_from(("person", "unit", "meeting", "document", "cluster")))
    sightings = sorted(
        (article, key) for article, places in identify(articles).paths.items() for (of, key) in places if of == kind
    )
    assume(len(sightings) > 1)
    pairs = st.lists(st.sampled_from(sightings), min_size=2, max_size=2, unique=True).map(sorted)
    said = data.draw(st.lists(st.tuples(st.sampled_from(("same", "different")), pairs), max_size=2))
    rows = [Judgement(kind, verdict, *pair) for verdict, pair in said]  # type: ignore[arg-type]
    holds(articles[:-1], articles, Judgements(rows))


@pytest.mark.parametrize("day", ["2012-03-01", "2024-01-02"])
def test_a_namesake_takes_no_id_away(helpers: ModuleType, day: str) -> None:
    """Whether the article about the namesake is older or younger."""
    known = helpers.sighting("một", "2019-03-05", NAMES[0], ("Viện trưởng", CA_MAU))
    other = helpers.sighting("hai", day, NAMES[0], ("Phó Viện trưởng", SUPREME))
    (alone,), paths = helpers.people_of(known), helpers.people_of(known, other)
    assert paths[0] == alone != paths[1]
    assert helpers.people_of(other) == paths[1:]


def test_an_id_that_proves_to_be_of_two_leads_to_both(helpers: ModuleType) -> None:
    one = helpers.sighting("một", "2019-03-05", NAMES[0], ("Trưởng phòng", "Phòng 8 VKSND tỉnh Cà Mau"))
    two = helpers.sighting("hai", "2019-03-20", NAMES[0], ("Trưởng phòng", "Phòng 9 VKSND tỉnh Cà Mau"))
    (first,), (second,) = helpers.people_of(one), helpers.people_of(two)
    assert first == second  # each alone is the one of that name in Cà Mau
    paths = helpers.people_of(one, two)
    assert len({first, *paths}) == 3
    assert things([one, two])[1][first] == set(paths)


def test_an_earlier_article_of_another_post_leaves_a_redirect(helpers: ModuleType) -> None:
    later = helpers.sighting(
        "một", "2019-03-05", NAMES[0], ("Viện trưởng", CA_MAU), ("nguyên Phó Viện trưởng", BAC_NINH)
    )
    (before,) = helpers.people_of(later)
    earlier = helpers.sighting("hai", "2012-03-01", NAMES[0], ("Phó Viện trưởng", BAC_NINH))
    after = helpers.people_of(later, earlier)
    assert after[0] == after[1] != before
    assert things([later, earlier])[1][before] == {after[0]}


def test_clusters_and_meetings_take_no_id_away(helpers: ModuleType) -> None:
    def shown(name: str, day: str, *members: str, place: str) -> ArticleFacts:
        meeting = Meeting("m", "Hội nghị tổng kết", "conference", date="2019-03-05", place=place, organisers=(CA_MAU,))
        cluster = Cluster("Cụm thi đua số 8", members=members)
        return helpers.article(name, day, clusters=(cluster,), meetings=(meeting,), units=helpers.units(CA_MAU))

    later = shown("một", "2019-03-20", CA_MAU, BAC_NINH, place="Cà Mau")
    earlier = shown("hai", "2012-03-01", "VKSND tỉnh Gia Lai", place="Hà Nội")
    holds([later], [later, earlier])
    holds([earlier], [later, earlier])
