"""The reference files agree with one another, and each way to disagree is noticed."""

from dataclasses import replace
from typing import Literal

import pytest

from kg.reference.abbreviations import Abbreviation
from kg.reference.check import check_reference
from kg.reference.documents import DocumentKind, IssuerCode, NamedAct
from kg.reference.links import Link
from kg.reference.provinces import Province
from kg.reference.reference import Reference, load_reference
from kg.reference.units import NamedUnit

SOURCE = ("s",)


def province(name: str, key: str, **more: object) -> Province:
    return Province(id=key, name=name, type="tỉnh", source=SOURCE, **more)  # type: ignore[arg-type]


def unit(label: str, **more: object) -> NamedUnit:
    return NamedUnit(label=label, kind="other", source=SOURCE, **more)  # type: ignore[arg-type]


def link(key: str, match: Literal["exact", "close"]) -> Link:
    return Link(province=key, register="wikidata", id="Q1", match=match, source=("s", "t"))


def test_the_project_data_is_sound() -> None:
    assert [str(problem) for problem in check_reference(load_reference())] == []


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        (Reference(links=(link("ha-tay", "exact"),)), "links.yaml: 'ha-tay' is no id of provinces.yaml"),
        (
            Reference(
                provinces=(
                    province("Lai Châu", "lai-chau", valid_to="2004"),
                    province("Lai Châu", "lai-chau-2004", valid_from="2004"),
                ),
                links=(link("lai-chau-2004", "exact"),),
            ),
            "links.yaml: lai-chau-2004: the name has 2 incarnations, so the match is close",
        ),
        (
            Reference(provinces=(province("Hà Tây", "ha-tay", valid_to="2008", replaced_by=("ha-noi",)),)),
            "provinces.yaml: ha-tay: replaced_by 'ha-noi' is no id",
        ),
        (
            Reference(
                provinces=(
                    province("Hà Tây", "ha-tay", valid_to="2008", replaced_by=("ha-noi",)),
                    province("Hà Nội", "ha-noi", valid_from="2010"),
                )
            ),
            "provinces.yaml: ha-tay: ha-noi does not stand on the day this ends (2008)",
        ),
        (
            Reference(
                provinces=(
                    province("Hà Nội", "ha-noi", valid_to="2010"),
                    province("Hà Nội", "ha-noi", valid_from="2010"),
                )
            ),
            "provinces.yaml: id 'ha-noi' comes twice; it is on line 0 too",
        ),
        (
            Reference(provinces=(province("Hòa Bình", "hoa-binh", aliases=("Hoà Bình",)),)),
            "provinces.yaml: 'hòa bình' is given twice; case and the place of tone marks do not count",
        ),
        (
            Reference(
                provinces=(province("Hà Nam", "ha-nam", aliases=("HN",)), province("Hà Nội", "ha-noi", aliases=("HN",)))
            ),
            "provinces.yaml: 'hn' also names the row on line 0 at one time; make it weak in one, or part them in time",
        ),
        (
            Reference(provinces=(province("Hà Nội", "ha-noi", high_procuracy="VKSND cấp cao"),)),
            "provinces.yaml: ha-noi: high_procuracy 'VKSND cấp cao' is no label of units.yaml",
        ),
        (
            Reference(named_units=(unit("Vụ 7", parent="VKSND tối cao"),)),
            "units.yaml: Vụ 7: parent 'VKSND tối cao' is no label of a unit of that time",
        ),
        (
            Reference(named_units=(unit("A", valid_to="2015"), unit("B", valid_from="2015", parent="A"))),
            "units.yaml: B: parent 'A' is no label of a unit of that time",
        ),
        (
            Reference(named_units=(unit("A", valid_to="2015", replaced_by=("B",)), unit("B", valid_from="2016"))),
            "units.yaml: A: replaced_by 'B' is no unit on the day this ends",
        ),
        (
            Reference(
                named_units=(
                    unit("A", aliases=("X",), valid_to="2015-02"),
                    unit("B", aliases=("x",), valid_from="2015"),
                )
            ),
            "units.yaml: 'x' also names the row on line 0 at one time; make it weak in one, or part them in time",
        ),
        (
            Reference(named_units=(unit("A", valid_from="2015"), unit("A", valid_to="2015"))),
            "units.yaml: 'A' stands below its newer row on line 0; move it up",
        ),
        (
            Reference(issuer_codes=(IssuerCode(code="BCA", label="Bộ Công an", source=SOURCE),)),
            "documents.yaml: BCA: 'Bộ Công an' is no label of units.yaml",
        ),
        (
            Reference(named_acts=(NamedAct(id="a", kind="Luật", title="Luật A", source=SOURCE),)),
            "documents.yaml: a: 'Luật' is no name of a kind",
        ),
        (
            Reference(
                document_kinds=(
                    DocumentKind(id="a", name="A", group="law", codes=("X",), source=SOURCE),
                    DocumentKind(id="b", name="B", group="law", codes=("X",), source=SOURCE),
                )
            ),
            "documents.yaml: two kinds have the code 'X'",
        ),
        (
            Reference(abbreviations=(Abbreviation(short="A", long="B", of="term", source=("general",)),)),
            "abbreviations.yaml: source general alone proves nothing; write verified: false",
        ),
    ],
)
def test_a_contradiction_is_noticed(reference: Reference, message: str) -> None:
    assert [str(problem) for problem in check_reference(reference, counts={})] == [message]


def test_weak_forms_and_parted_times_do_not_clash() -> None:
    rows = (
        unit("A", aliases=("X",), valid_to="2015"),
        unit("B", aliases=("X",), valid_from="2015"),
        unit("C", weak=("X",)),
    )
    assert check_reference(Reference(named_units=rows), counts={}) == []


def test_a_province_too_few_is_noticed() -> None:
    whole = load_reference()
    short = replace(whole, provinces=tuple(row for row in whole.provinces if row.id != "ca-mau-2025"))
    messages = [str(problem) for problem in check_reference(short)]
    assert "provinces.yaml: 33 provincial units stand on 2025-08-01, 34 are known" in messages


def test_a_link_needs_two_sources() -> None:
    with pytest.raises(ValueError, match="Q1 has one source"):
        replace(link("ha-tay", "exact"), source=("s", "s"))
