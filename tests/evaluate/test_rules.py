"""What single rules do: verdicts on single facts, how sure the rules are, which rows never fire."""

from pathlib import Path

import pytest

from kg.evaluate.__main__ import main
from kg.evaluate.confidence import bands, calibration_error, measured, reliability_text, write_confidence
from kg.evaluate.gold import Gold, GoldChange, GoldIndicator, GoldMeeting, GoldPerson
from kg.evaluate.rules import Use, read_verdicts, rules_text, unused_rows, uses
from kg.evaluate.run import gold_sets
from kg.evaluate.verdicts import Verdict, verdicts
from kg.records import Change, Evidence, Extraction, Indicator, Meeting, Participation, Span, Tenure, Unit
from kg.reference.confidence import FILE, Confidence, RuleMeasure, load_confidence
from kg.resources import grammar_dir

SAID = Evidence(Span(0, 9), (), "some.rule", 0.9)
GOLD = Gold(
    "a1",
    people=(GoldPerson("Lê Thị Mơ", ("Viện trưởng VKSND tỉnh Gia Lai", "nguyên Kiểm sát viên")), GoldPerson("Bùi Ái")),
    meetings=(
        GoldMeeting("Hội nghị sơ kết", chair=("Lê Thị Mơ",), present=("Lê Thị Mơ",), units_present=("TAND tỉnh",)),
    ),
    indicators=(GoldIndicator("số vụ thụ lý", "12", "vụ"),),
    personnel=(GoldChange("Bùi Ái", "appointed", "Vụ trưởng Vụ 7"),),
    optional=("Ủy viên Ban chấp hành",),
)
MEETING = Meeting("m1", "Hội nghị sơ kết", "hoi-nghi")


def told(**found: object) -> list[bool]:
    return [one.right for one in verdicts(GOLD, Extraction(**found))]  # type: ignore[arg-type]


def test_tenures() -> None:
    units = (Unit("VKSND tỉnh Gia Lai", "procuracy.provincial", "Viện kiểm sát nhân dân tỉnh Gia Lai"),)
    rows = (
        Tenure("Lê Thị Mơ", "Viện trưởng", "VKSND tỉnh Gia Lai", SAID),
        Tenure("Lê Thị Mơ", "Kiểm sát viên", None, SAID, former=True),
        Tenure("Lê Thị Mơ", "Kiểm sát viên", None, SAID),
        Tenure("Bùi Ái", "Ủy viên Ban chấp hành", None, SAID),  # optional: no verdict
        Tenure("Ai Khác", "Viện trưởng", "VKSND tỉnh Gia Lai", SAID),  # not in the gold: no verdict
    )
    assert told(tenures=rows, units=units) == [True, True, False]


def test_participations() -> None:
    rows = (
        Participation("Lê Thị Mơ", "m1", "chair", SAID),
        Participation("Lê Thị Mơ", "m1", "attend", SAID),
        Participation("Bùi Ái", "m1", "speak", SAID),
        Participation("TAND tỉnh", "m1", "attend", SAID, is_unit=True),
        Participation("Công an tỉnh", "m1", "attend", SAID, is_unit=True),
        Participation("VKSND tỉnh Gia Lai", "m1", "attend", SAID, is_unit=True),  # that of one who was there
        Participation("Bùi Ái", "m1", "chair", SAID, status="negated"),
        Participation("Bùi Ái", "m2", "chair", SAID),
    )
    assert told(participations=rows, meetings=(MEETING,)) == [True, True, False, True, False]


def test_indicators_and_changes() -> None:
    indicators = (Indicator("số vụ thụ lý", "12", "vụ", SAID), Indicator("số vụ", "13", "vụ", SAID))
    changes = (
        Change("Bùi Ái", "appointed", "Vụ trưởng Vụ 7 VKSND tối cao", SAID),
        Change("Bùi Ái", "retired", "Vụ trưởng Vụ 7", SAID),
        Change("Bùi Ái", "retired", "Vụ trưởng Vụ 7", SAID, status="planned"),
    )
    assert told(indicators=indicators, changes=changes) == [True, False, True, False]


def test_measured_confidence_leans_on_what_is_stated() -> None:
    assert RuleMeasure("Tenure", "r", 0.8, 0, 0).confidence == 0.8
    assert RuleMeasure("Tenure", "r", 1.0, 0, 0).confidence == 0.95
    assert RuleMeasure("Tenure", "r", 0.8, 90, 90).confidence == 0.98
    assert RuleMeasure("Tenure", "r", 0.8, 90, 45).confidence == 0.53


def test_a_rule_without_a_row_is_as_sure_as_stated() -> None:
    sure = Confidence((RuleMeasure("Tenure", "r", 0.8, 90, 45),))
    assert sure.of("Tenure", "r", 0.8) == 0.53
    assert (sure.of("Tenure", "r", 0.9), sure.of("Case", "r", 0.8), sure.of("Tenure", "s", 0.8)) == (0.9, 0.8, 0.8)


LIKE = [Verdict("Tenure", "r", 0.8, right) for right in (True, True, True, False)]


def test_bands_and_calibration_error() -> None:
    plain = Confidence(())
    assert bands(LIKE, plain) == {0.8: (4, 3, pytest.approx(3.2))}
    assert calibration_error(LIKE, plain) == pytest.approx(0.05)
    assert list(reliability_text(LIKE, plain)) == [
        "confidence        facts    mean   right",
        "0.80 - 0.90           4   0.800   0.750",
        "calibration error 0.050 over 4 facts",
    ]
    assert calibration_error([], plain) == 0.0


def test_what_was_measured_survives_the_file(tmp_path: Path) -> None:
    write_confidence(tmp_path / FILE, LIKE)
    assert measured(LIKE) == (RuleMeasure("Tenure", "r", 0.8, 4, 3),)
    assert load_confidence(tmp_path).of("Tenure", "r", 0.8) == 0.79


def test_the_table_of_rules(tmp_path: Path) -> None:
    rows = "rows:\n- {id: one}\n- {id: two}\nwords:\n- {id: three}\nplain: [four]\n"
    for name in ("tenures", "people", "dates"):
        (tmp_path / f"{name}.yaml").write_text(rows, encoding="utf-8")
    used = {"tenure.one": Use(3, {"a1"}, 2, 1), "two": Use(5, {"a1", "a2"})}
    silent = ["dates.yaml: rows: one", "tenures.yaml: rows: two"]
    assert list(unused_rows(used, tmp_path)) == silent
    assert list(rules_text(used, tmp_path)) == [
        "rule                                 articles  firings  judged  right       P",
        "tenure.one                                  1        3       2      1   0.500",
        "two                                         2        5",
        "rules that fire in one article only: 1",
        "  tenure.one  (a1)",
        "rows that never fire: 2",
        *(f"  {row}" for row in silent),
    ]


@pytest.fixture(scope="module")
def dev() -> list[Verdict]:
    return read_verdicts(gold_sets()[0].pairs())


def test_confidences_are_near_what_is_measured_now(dev: list[Verdict]) -> None:
    """Rules change, and with them how right they are; when they are far from the file it must be written anew."""
    sure = load_confidence()
    far = [
        row for row in measured(dev)
        if row.found >= 30 and abs(row.right / row.found - sure.of(row.fact, row.rule, row.stated)) > 0.08
    ]  # fmt: skip
    assert far == [], "python -m kg.evaluate --update-confidence"
    assert calibration_error(dev, sure) < 0.03
    assert calibration_error(dev, Confidence(())) > calibration_error(dev, sure)


def test_every_verdict_has_a_rule(dev: list[Verdict]) -> None:
    assert {one.fact for one in dev} == {"Tenure", "Participation", "Indicator", "PersonnelChange"}
    assert all(one.rule and 0 < one.stated <= 1 for one in dev)


def test_the_command_lists_what_one_set_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t1.yaml").write_text(
        "id: t1\npeople:\n- {name: Lê Thị Mơ, posts: [Vụ trưởng Vụ 7]}\n", encoding="utf-8"
    )
    (tmp_path / "t1.txt").write_text("Tin\n\nBà Lê Thị Mơ, Vụ trưởng Vụ 7 cho biết như vậy.\n", encoding="utf-8")
    assert main(["--rules", "--gold", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "person.titled                               1        1" in shown
    assert "post.vu-truong" in shown
    assert "tenures.yaml: rows: " in shown
    used = uses((gold, path) for one in [gold_sets()[1]] for gold, path in one.pairs())
    assert list(used) == sorted(used)
    assert max(len(use.articles) for use in used.values()) == 5


def test_the_file_is_among_the_grammar() -> None:
    assert (grammar_dir() / FILE).read_text(encoding="utf-8").startswith("# Of the facts")
