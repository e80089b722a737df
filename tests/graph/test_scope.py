"""Laws of what one article may write: who is left out, ids of facts, quotes told once, lines that come back whole."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.said import Said, line
from kg.graph.scope import Move, Scope, Settings
from kg.graph.statements import Choice, Other, Side
from kg.graph.vocabulary import FIRST, TYPE, term
from kg.records import ArticleFacts, Change, Evidence, Extraction, Meeting, Participation, Person, Span, Unit

HERE, THERE = Evidence(Span(0, 5), (Span(0, 2),), "tenure.apposed"), Evidence(Span(6, 11))
PATHS = {("person", "Lê Ví Dụ"): "person/le", ("person", "Trần Mẫu"): "person/tran", ("unit", "U"): "org/u",
         ("cluster", "C"): "cluster/c", ("meeting", "h"): "meeting/h"}  # fmt: skip


def scope(*, private: bool = False, base: str | None = None, **found: object) -> Scope:
    people = (Person("Lê Ví Dụ"), Person("Trần Mẫu", private=True))
    facts = ArticleFacts("bài", "0", "Một. Hai hai.", (), Extraction(people=people, **found))  # type: ignore[arg-type]
    settings = replace(Settings.default(include_private=private), **({"base": base} if base else {}))
    return Scope(facts, PATHS, settings)


def test_private_people_are_left_out_unless_asked_for() -> None:
    assert scope().thing("person", "Trần Mẫu") is None
    assert scope(private=True).thing("person", "Trần Mẫu") == scope().iri("person/tran")
    assert scope().thing("person", "Lê Ví Dụ") == scope().iri("person/le")
    assert scope().thing("person", None) is scope().thing("person", "Ai") is None


def test_by_default_private_people_are_left_out_and_heads_and_heirs_are_those_of_the_data() -> None:
    settings = Settings.default()
    bare = Settings(settings.reference, settings.kinds, settings.heads)
    assert settings.include_private is bare.include_private is False
    assert {"Viện trưởng", "Chánh án"} <= settings.heads
    assert settings.heads.isdisjoint({"Phó Viện trưởng", "Kiểm sát viên"})
    assert "bac-ninh-2025" in settings.heirs
    assert settings.heirs < settings.reference.provinces_by_id.keys()


def test_units_are_found_by_their_labels() -> None:
    one, two = Unit("VKSND tỉnh Cà Mau", "procuracy.provincial"), Unit("TAND tối cao", "court.supreme")
    assert scope(units=(one, two)).units == {one.label: one, two.label: two}


def test_a_body_is_a_unit_or_a_cluster() -> None:
    assert scope().body("U") == scope().iri("org/u")
    assert scope().body("C") == scope().iri("cluster/c")
    assert scope().body("X") is scope().body(None) is None


def test_ids_of_facts_are_the_same_under_every_base_and_differ_by_every_part() -> None:
    one, two = scope(), scope(base="https://example.org/")
    assert one.hashed("tenure", one.iri("a"), "b", None).value.removeprefix(one.settings.base) == (
        two.hashed("tenure", two.iri("a"), "b", None).value.removeprefix(two.settings.base)
    )
    made = [one.hashed("tenure", *parts) for parts in (("a", "b"), ("b", "a"), ("a", None), ("a",), ("ab",))]
    assert len(set(made)) == len(made)
    assert all(len(node.value.rpartition("/")[2]) == 16 for node in made)  # ids that others may have written down


def test_a_sentence_is_described_once() -> None:
    told = scope()
    first, again, other = (list(told.evidence(told.iri("f"), one)) for one in (HERE, HERE, THERE))
    assert again == first[:1]
    assert len(first) == len(other) == 8
    quotes = [one.object.value for one in first if isinstance(one, Triple) and one.predicate == term("oa:exact")]
    assert quotes == ["Một. "]


def test_a_fact_has_rule_status_and_the_confidence_of_the_surest_article() -> None:
    told = scope()
    node = told.iri("tenure/1")
    said = list(told.fact(node, HERE, "vks:Tenure", status="planned"))
    assert Triple(node, TYPE, term("vks:Assertion")) in said
    assert Triple(node, term("vks:rule"), Literal("tenure.apposed")) in said
    assert Triple(node, term("vks:status"), term("vks:planned")) in said
    (sure,) = [one for one in said if isinstance(one, Choice)]
    assert sure.predicate == term("vks:confidence")
    assert sure.rank == (sure.value.value,)
    assert Triple(node, term("vks:rule"), Literal("unnamed")) in list(told.fact(node, THERE))
    assert sure in list(told.fact(node, HERE, "org:Membership", "vks:Tenure"))  # by the class of ours


def test_a_department_is_called_by_the_number_that_it_had_then() -> None:
    named = {row.key: row for row in Settings.default().reference.named_units}
    key, row = next((key, row) for key, row in named.items() if row.label == "Vụ 3 VKSND tối cao")
    told = replace(scope(), paths={("named", "Vụ 2 VKSND tối cao"): key, ("named", "Vụ Ví Dụ"): key})
    assert told.row("Vụ 2 VKSND tối cao") == row
    assert told.called("Vụ 2 VKSND tối cao") == row.label
    assert told.called("Vụ Ví Dụ") == "Vụ Ví Dụ"  # no label of any department: a full name, which stays
    assert told.called("Vụ 4 VKSND tối cao") == "Vụ 4 VKSND tối cao"  # nobody knows which one it is here
    assert told.row("Vụ 4 VKSND tối cao") is None


def change(kind: str, date: str | None = None, status: str = "asserted", title: str | None = "T") -> Change:
    return Change("Lê Ví Dụ", kind, "T U", HERE, title, "U", date, status=status)


@pytest.mark.parametrize(
    ("changes", "move"),
    [
        ((change("appointed", "2020"),), Move(True, "2020")),
        ((change("retired", "2024"),), Move(False, None, "2024")),
        ((change("promoted"),), Move(True)),
        ((change("elected", "2021"), change("appointed", "2020"), change("retired")), Move(True, "2021")),
        ((change("retired", "2024"), change("retired", "2023"), change("appointed")), Move(True, None, "2024")),
    ],
)  # fmt: skip
def test_of_several_days_of_a_change_the_last_stands(changes: tuple[Change, ...], move: Move) -> None:
    assert scope(changes=changes).moves == {("Lê Ví Dụ", "T", "U"): move}


def test_only_changes_of_a_post_that_were_made_move_somebody() -> None:
    told = (
        change("appointed", status="planned"),
        change("awarded"),
        change("reappointed"),
        change("elected", title=None),
    )
    assert scope(changes=told).moves == {}


def test_people_are_met_on_days_of_meetings_that_were_held() -> None:
    held = Meeting("h", "Hội nghị", "hoi-nghi", date="2024-01-02", main=True)
    later = replace(held, key="s", date="2024-05-06", main=False)
    planned = replace(held, key="p", status="planned", date="2024-07-08")
    undated = replace(held, key="u", date=None)
    part = Participation("Lê Ví Dụ", "h", "attend", HERE)
    parts = [replace(part, meeting=key) for key in "hspu"]
    parts += [replace(part, who="U", is_unit=True), replace(part, who="Ai", status="negated")]
    told = scope(meetings=(held, later, planned, undated), participations=tuple(parts))
    assert told.met == {("Lê Ví Dụ", None): {"2024-01-02"}, ("Lê Ví Dụ", HERE.sentence): {"2024-05-06"}}


NODE, NAME = NamedNode("x:a"), Literal("Tên\tcó\nvạch", language="vi")


def test_lines_and_claims_come_back_as_they_were() -> None:
    more = (Triple(NODE, term("vks:rule"), NAME),)
    claims = [Choice(NODE, TYPE, term("vks:Post"), (1, "a\tb"), more), Side(NODE, True, NODE, more), Other(NODE, NAME)]
    claims += [Side(NODE, False, NODE, ()), Choice(NODE, term("vks:rule"), NAME)]
    said = Said.of(scope(), [Triple(NODE, TYPE, term("vks:Post")), *more, *more, *claims])
    assert Said.decoded(said.encoded()) == said
    assert (list(said.lines), list(said.claims)) == (sorted(set(said.lines)), sorted(set(said.claims)))
    assert line(Triple(NODE, TYPE, NODE)) == f"<x:a> {FIRST}<x:a>"
    assert line(more[0]) == str(more[0])
    sides = [claim.split("\t")[2:] for claim in said.claims if claim.startswith("side\t")]
    assert sorted(map(len, sides)) == [1, 2]
    assert {side[0]: len(side) for side in sides} == {"original": 2, "resulting": 1}
    assert any(claim.startswith(f"choice\t<x:a> {FIRST}\t[1, ") for claim in said.claims)
    assert Said.decoded(replace(said, claims=()).encoded()).claims == ()
