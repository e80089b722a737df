import pytest

from kg.reference.rule_rows import rule_row


@pytest.mark.parametrize(
    ("rule", "file", "section", "row"),
    [
        ("tenure.apposed", "tenures", "rows", "tenure.apposed"),
        ("participation.chair", "participation", "rows", "chair"),
        ("citation/amends", "citations", "between", "amends"),
        ("request.ask", "requests", "verbs", "ask"),
        ("personnel.awarded", "personnel", "rows", "award"),
        ("indicator/case", "numbers", "units", "kind: case"),
        ("range-full", "dates", "numbers", "range-full"),
    ],
)
def test_the_row_of_a_rule(rule: str, file: str, section: str, row: str) -> None:
    found = rule_row(rule)
    assert found is not None
    assert (found.file, found.section, found.id) == (f"data/grammar/{file}.yaml", section, row)


@pytest.mark.parametrize("rule", ["participation.host", "indicator/comparison", "cluster.lead", "nothing.at-all", ""])
def test_a_rule_that_is_program(rule: str) -> None:
    assert rule_row(rule) is None
