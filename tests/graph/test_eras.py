"""One thing for each legal incarnation of a place or a body, resolved by the day of the article, and what came next."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import Store

from kg.graph.store import Export
from kg.graph.vocabulary import NAMESPACES
from kg.names import digest
from kg.query.run import query
from kg.records import ArticleFacts, Extraction, Place, Span, Unit

Load = Callable[..., Store]
HERE = (Span(0, 4),)
SUPREME = Unit("VKSND tối cao", "procuracy.supreme")


def article(day: str, *units: Unit, places: tuple[str, ...] = ()) -> ArticleFacts:
    """An article of a day that names bodies and provinces."""
    text = f"{day} {units} {places}"
    found = Extraction(units=units, places=tuple(Place(name, mentions=HERE) for name in places))
    return ArticleFacts(f"tin--{digest(text)}", digest(text, 64), text, (), found, published=day)


def of_province(label: str) -> Unit:
    province = label.partition("tỉnh ")[2] or label.partition("thành phố ")[2]
    return Unit(label, "procuracy.provincial", None, (), None, province, mentions=HERE)


def ask(graph: Store, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}", prefixes=NAMESPACES))


@pytest.mark.parametrize(
    ("day", "old", "new", "gone"),
    [
        ("2004-01-01", "VKSND tỉnh Cần Thơ", "VKSND thành phố Cần Thơ", True),
        ("2004-01-01", "VKSND tỉnh Cần Thơ", "VKSND tỉnh Hậu Giang", True),
        ("2004-01-01", "VKSND tỉnh Đắk Lắk", "VKSND tỉnh Đắk Nông", True),
        ("2004-01-01", "VKSND tỉnh Lai Châu", "VKSND tỉnh Điện Biên", True),
        ("2008-08-01", "VKSND tỉnh Hà Tây", "VKSND thành phố Hà Nội", False),  # Hà Nội was there before
        ("2025-01-01", "VKSND tỉnh Thừa Thiên Huế", "VKSND thành phố Huế", True),
        ("2025-07-01", "VKSND tỉnh Hậu Giang", "VKSND thành phố Cần Thơ", True),
        ("2025-07-01", "VKSND tỉnh Bắc Giang", "VKSND tỉnh Bắc Ninh", True),
        ("2025-07-01", "VKSND tỉnh Bắc Ninh", "VKSND tỉnh Bắc Ninh", True),
    ],
)
def test_the_procuracies_follow_their_provinces(store: Load, day: str, old: str, new: str, gone: bool) -> None:
    before = article(f"{int(day[:4]) - 1}-06-01", of_province(old))
    after = article(f"{day[:4]}-12-01", of_province(new))
    begun = f'; vks:validFrom "{day}"^^xsd:date' if gone else ""
    assert ask(
        store([before, after]),
        f"""?old skos:prefLabel "{old}"@vi ; vks:validTo "{day}"^^xsd:date ; org:changedBy ?event .
            ?new skos:prefLabel "{new}"@vi {begun} ; org:resultedFrom ?event . FILTER (?old != ?new)
            ?event a org:ChangeEvent ; vks:onDate "{day}"^^xsd:date ;
              org:originalOrganization ?old ; org:resultingOrganization ?new""",
    )


def test_a_body_that_did_not_merge_goes_on(store: Load) -> None:
    label = "VKSND tỉnh Thanh Hóa"
    graph = store([article("2024-06-01", of_province(label)), article("2025-12-01", of_province(label))])
    assert len(list(graph.query(f'SELECT ?u {{ ?u skos:prefLabel "{label}"@vi }}', prefixes=NAMESPACES))) == 1
    assert not ask(graph, f'?u skos:prefLabel "{label}"@vi ; vks:validFrom|vks:validTo|org:changedBy [] ')


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("2015-06-01", "Viện phúc thẩm 1", "VKSND cấp cao tại Hà Nội"),
        ("2015-06-01", "Cục Điều tra VKSND tối cao", "Cơ quan điều tra VKSND tối cao"),
        ("2025-02-07", "Vụ 5 VKSND tối cao", "Vụ 3 VKSND tối cao"),
        ("2025-02-07", "Vụ 3 VKSND tối cao", "Vụ 3 VKSND tối cao"),  # the number stayed, the work was another
        ("2025-02-07", "Vụ 16 VKSND tối cao", "Văn phòng VKSND tối cao"),
        ("2025-07-01", "VKSND cấp cao tại Hà Nội", "Viện Công tố và Kiểm sát xét xử phúc thẩm tại Hà Nội"),
    ],
)
def test_bodies_known_by_name_have_successors(store: Load, day: str, old: str, new: str) -> None:
    kinds = {"VKSND cấp cao tại Hà Nội": "procuracy.high"}
    first, second = (
        article(when, Unit(label, kinds.get(label, "department"), parent="VKSND tối cao", mentions=HERE), SUPREME)
        for label, when in ((old, f"{int(day[:4]) - 1}-06-01"), (new, f"{day[:4]}-12-01"))
    )
    assert ask(
        store([first, second]),
        f"""?old skos:prefLabel "{old}"@vi ; vks:validTo "{day}"^^xsd:date ; org:changedBy ?event .
            ?new skos:prefLabel "{new}"@vi ; org:resultedFrom ?event . FILTER (?old != ?new)
            ?event a org:ChangeEvent ; vks:onDate "{day}"^^xsd:date""",
    )


@pytest.mark.parametrize(
    ("day", "since", "until", "verified"),
    [
        ("2014-06-01", None, "2015-06-01", False),
        ("2020-06-01", "2015-06-01", "2025-02-07", True),
        ("2025-03-01", "2025-02-07", None, True),
    ],
)
def test_a_number_of_a_department_means_another_in_each_era(
    store: Load, day: str, since: str | None, until: str | None, verified: bool
) -> None:
    unit = Unit("Vụ 3 VKSND tối cao", "department", parent="VKSND tối cao", mentions=HERE)
    rows = store([article(day, unit, SUPREME)]).query(
        """SELECT ?f ?t ?v { ?u skos:prefLabel "Vụ 3 VKSND tối cao"@vi OPTIONAL { ?u vks:validFrom ?f }
                             OPTIONAL { ?u vks:validTo ?t } OPTIONAL { ?u vks:verified ?v } }""",
        prefixes=NAMESPACES,
    )
    assert [tuple(row[name] and row[name].value for name in "ftv") for row in rows] == [
        (since, until, None if verified else "false")
    ]


@pytest.mark.parametrize(
    ("label", "kind", "since", "until"),
    [
        ("VKSND huyện Phụng Hiệp tỉnh Hậu Giang", "procuracy.district", "2004-01-01", "2025-07-01"),
        ("VKSND khu vực 3 - Cần Thơ", "procuracy.regional", "2025-07-01", None),
        ("VKSND cấp cao tại Đà Nẵng", "procuracy.high", "2015-06-01", "2025-07-01"),
    ],
)
def test_levels_that_the_law_ended_and_began(store: Load, label: str, kind: str, since: str, until: str | None) -> None:
    area = "Hậu Giang" if "Hậu Giang" in label else "Cần Thơ" if "Cần Thơ" in label else None
    graph = store([article("2025-09-01", Unit(label, kind, province=area, mentions=HERE))])
    assert ask(graph, f'?u skos:prefLabel "{label}"@vi ; vks:validFrom "{since}"^^xsd:date')
    assert ask(graph, f'?u skos:prefLabel "{label}"@vi ; vks:validTo "{until}"^^xsd:date') is (until is not None)


ALL_OF_CAN_THO = {  # id -> from, to
    "can-tho": ("1991-12-26", "2004-01-01"),
    "can-tho-2004": ("2004-01-01", "2025-07-01"),
    "can-tho-2025": ("2025-07-01", None),
    "hau-giang": (None, "1991-12-26"),
    "hau-giang-2004": ("2004-01-01", "2025-07-01"),
    "soc-trang": ("1991-12-26", "2025-07-01"),
}


@pytest.mark.parametrize(
    ("day", "name"), [("2025-09-01", "Cần Thơ"), ("2010-01-01", "Sóc Trăng"), ("2003-01-01", "Cần Thơ")]
)
def test_all_history_of_a_province_is_one_property_path(store: Load, day: str, name: str) -> None:
    """Whichever of its incarnations an article names."""
    graph = store([article(day, places=(name,))])
    rows = graph.query(
        """SELECT ?p ?f ?t { ?p dct:isReplacedBy* <https://w3id.org/vks/id/province/can-tho-2025>
                             OPTIONAL { ?p vks:validFrom ?f } OPTIONAL { ?p vks:validTo ?t } }""",
        prefixes=NAMESPACES,
    )
    found = {
        row["p"].value.rpartition("/")[2]: (row["f"] and row["f"].value, row["t"] and row["t"].value) for row in rows
    }
    assert found == ALL_OF_CAN_THO
    asked = query(Export(graph, {}), "history-of-province", {"province": "Hậu Giang"})
    assert {row.get("provinceIri").rpartition("/")[2] for row in asked} == ALL_OF_CAN_THO.keys()


def test_what_no_document_was_read_for_is_marked(store: Load) -> None:
    graph = store([article("2025-09-01", places=("Cần Thơ",))])
    rows = graph.query("SELECT ?p { ?p vks:verified false }", prefixes=NAMESPACES)
    assert {row["p"].value.rpartition("/")[2] for row in rows} == {"can-tho", "hau-giang", "soc-trang"}


def test_only_what_the_article_names_is_mentioned(store: Load) -> None:
    graph = store([article("2025-09-01", places=("Cần Thơ",))])
    rows = graph.query("SELECT ?p { [] schema:mentions ?p }", prefixes=NAMESPACES)
    assert [row["p"].value.rpartition("/")[2] for row in rows] == ["can-tho-2025"]


def test_links_to_other_registers(store: Load) -> None:
    graph = store([article("2025-09-01", places=("Cần Thơ",))])
    rows = graph.query("SELECT ?p ?match ?item { ?p ?match ?item FILTER(CONTAINS(STR(?match), 'Match')) }")
    found = {tuple(row[name].value.rstrip("/").rpartition("/")[2] for name in ("p", "match", "item")) for row in rows}
    assert found == {
        ("can-tho-2004", "core#closeMatch", "Q216075"),
        ("can-tho-2004", "core#closeMatch", "1581188"),
        ("can-tho-2025", "core#closeMatch", "Q216075"),
        ("hau-giang-2004", "core#closeMatch", "7506719"),
        ("hau-giang-2004", "core#closeMatch", "Q36320"),
        ("soc-trang", "core#exactMatch", "1559972"),
        ("soc-trang", "core#exactMatch", "Q33272"),
    }


def test_the_history_of_a_department(store: Load) -> None:
    units = [Unit(f"Vụ {n} VKSND tối cao", "department", parent="VKSND tối cao", mentions=HERE) for n in (3, 5)]
    graph = store([article("2020-06-01", *units, SUPREME), article("2025-06-01", units[0], replace(SUPREME))])
    rows = query(Export(graph, {}), "history-of-unit", {"unit": "Vụ 5 VKSND tối cao"})
    assert [(row.get("body"), row.get("from"), row.get("to"), row.get("next")) for row in rows] == [
        ("Vụ 3 VKSND tối cao", "2015-06-01", "2025-02-07", "Vụ 3 VKSND tối cao"),
        ("Vụ 5 VKSND tối cao", "2015-06-01", "2025-02-07", "Vụ 3 VKSND tối cao"),
        ("Vụ 3 VKSND tối cao", "2025-02-07", None, None),
    ]
