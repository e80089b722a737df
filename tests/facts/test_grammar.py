"""Every row of the grammar finds what its examples say, and nothing in its counter-examples."""

import pytest

from kg.facts.article import extract
from kg.facts.stances import UNSAID, stances
from kg.mentions.find import find
from kg.records import Article, Extraction
from kg.reference.meetings import load_meeting_words
from kg.reference.rules import load_chunk_rules, load_word_classes
from kg.text.read import read

_CHANGES = ("reappointed", "appointed", "elected", "transferred", "dismissed", "retired")


def facts(text: str) -> Extraction:
    document = read(Article("example", text, "example"))
    return extract(document, find(document))


def roles(text: str) -> set[str]:
    return {
        part.evidence.rule.removeprefix("participation.") for part in facts(text).participations if not part.is_unit
    }


def changes(text: str) -> set[str]:
    return {"award" if change.change == "awarded" else change.change for change in facts(text).changes}


def tenure_rules(text: str) -> set[str]:
    return {tenure.evidence.rule for tenure in facts(text).tenures}


TENURES = load_chunk_rules("tenures")
DEEDS = load_meeting_words().deeds
PARTICIPATION = {name: row for name, row in load_word_classes("participation").items() if name != "none"}
NO_PART = load_word_classes("participation")["none"]
PERSONNEL = {name: row for name, row in load_word_classes("personnel").items() if name in (*_CHANGES, "award")}


@pytest.mark.parametrize(("rule", "text"), [(row.id, text) for row in TENURES for text in row.examples])
def test_a_tenure_row_fires_in_its_examples(rule: str, text: str) -> None:
    assert rule in tenure_rules(text)


@pytest.mark.parametrize(("rule", "text"), [(row.id, text) for row in TENURES for text in row.counter])
def test_a_tenure_row_is_silent_in_its_counter_examples(rule: str, text: str) -> None:
    assert rule not in tenure_rules(text)


@pytest.mark.parametrize(
    ("role", "text"), [(name, text) for name, row in PARTICIPATION.items() for text in row.examples]
)
def test_a_role_is_found_in_its_examples(role: str, text: str) -> None:
    assert role in roles(text)


@pytest.mark.parametrize(
    ("role", "text"), [(name, text) for name, row in PARTICIPATION.items() for text in row.counter]
)
def test_a_role_is_not_found_in_its_counter_examples(role: str, text: str) -> None:
    assert role not in roles(text)


@pytest.mark.parametrize("text", NO_PART.examples)
def test_words_that_hold_a_verb_tell_no_part(text: str) -> None:
    assert roles(text) <= {"attend", "host"}


@pytest.mark.parametrize(("change", "text"), [(name, text) for name, row in PERSONNEL.items() for text in row.examples])
def test_a_change_is_found_in_its_examples(change: str, text: str) -> None:
    assert change in changes(text)


@pytest.mark.parametrize(("change", "text"), [(name, text) for name, row in PERSONNEL.items() for text in row.counter])
def test_a_change_is_not_found_in_its_counter_examples(change: str, text: str) -> None:
    assert change not in changes(text)


def deeds(text: str) -> set[str]:
    return {
        evidence.rule
        for meeting in facts(text).meetings
        for evidence in meeting.evidence
        if evidence.rule.startswith("deed.")
    }


@pytest.mark.parametrize(("row", "text"), [(row.id, text) for row in DEEDS for text in row.examples])
def test_a_deed_makes_a_meeting_in_its_examples(row: str, text: str) -> None:
    assert deeds(text) == {f"deed.{row}"}


@pytest.mark.parametrize(("row", "text"), [(row.id, text) for row in DEEDS for text in row.counter])
def test_a_deed_makes_none_in_its_counter_examples(row: str, text: str) -> None:
    assert deeds(text) == set()


def stances_told(text: str) -> set[str]:
    found = facts(text)
    told = [fact.status for group in (found.changes, found.participations, found.requests) for fact in group]
    return {*told, *(meeting.status for meeting in found.meetings)}


STANCES = stances()
TOLD = [row for row in STANCES if row.status != UNSAID]
WEIGHED = [row for row in STANCES if row.status == UNSAID]


@pytest.mark.parametrize(("status", "text"), [(row.status, text) for row in TOLD for text in row.examples])
def test_a_stance_is_found_in_its_examples(status: str, text: str) -> None:
    assert status in stances_told(text)


@pytest.mark.parametrize(("status", "text"), [(row.status, text) for row in TOLD for text in row.counter])
def test_a_stance_is_not_found_in_its_counter_examples(status: str, text: str) -> None:
    told = stances_told(text)
    assert status not in told
    assert told & {"asserted", "held"}


@pytest.mark.parametrize("text", [text for row in WEIGHED for text in row.examples])
def test_what_is_only_asked_for_is_no_change(text: str) -> None:
    assert changes(text) == set()


@pytest.mark.parametrize("text", [text for row in WEIGHED for text in row.counter])
def test_what_is_decided_is_a_change(text: str) -> None:
    assert changes(text) == {"appointed"}


def test_a_planned_change_gives_no_post() -> None:
    row = next(row for row in STANCES if row.id == "will")
    found = facts(row.examples[0])
    assert [(change.person, change.status) for change in found.changes] == [("Lê Văn Thử", "planned")]
    assert [tenure.person for tenure in found.tenures] == []


def test_a_stance_ends_with_its_phrase() -> None:
    text = (
        "Ngày 10/3/2020, VKSND tỉnh Gia Lai tổ chức Hội nghị. Đơn vị sẽ mở lớp, đồng chí Lê Văn Thử phát biểu chỉ đạo."
    )
    assert stances_told(text) == {"asserted", "held"}


def test_every_row_has_an_example() -> None:
    rows = [*TENURES, *PARTICIPATION.values(), *PERSONNEL.values(), *DEEDS, *STANCES]
    assert [row.id for row in rows if not row.examples] == []


def test_history_gives_former_posts() -> None:
    text = load_word_classes("personnel")["history"].examples[0]
    former = {(tenure.title, tenure.unit) for tenure in facts(text).tenures if tenure.former}
    assert former == {
        ("Viện trưởng", "VKSND huyện Chư Sê tỉnh Gia Lai"),
        ("Phó Viện trưởng", "VKSND tỉnh Gia Lai"),
    }


def is_former(text: str) -> bool:
    """Whether the one post that somebody of this name is said to hold is told as over."""
    (post,) = {(tenure.title, tenure.former) for tenure in facts(text).tenures if tenure.person == "Lê Văn Thử"}
    return post[1]


PAST = [load_word_classes("personnel")[name] for name in ("then", "before")]


@pytest.mark.parametrize("text", [text for row in PAST for text in row.examples])
def test_a_post_told_of_a_time_past_is_a_former_one(text: str) -> None:
    assert is_former(text)


@pytest.mark.parametrize("text", [text for row in PAST for text in row.counter])
def test_words_of_the_past_elsewhere_leave_a_post_as_it_is(text: str) -> None:
    assert not is_former(text)
