"""The gold: its files are sound, and what the program finds in its articles holds the floors."""

import importlib.util
import json
import re
import unicodedata
from pathlib import Path

import pytest

from kg.evaluate.__main__ import main
from kg.evaluate.floors import below, measured, read_floors
from kg.evaluate.gold import Gold, read_gold
from kg.evaluate.run import FLOORS, Run, gold_sets, run
from kg.evaluate.score import TYPES, tabulate
from kg.names import name_key

OWN = gold_sets()[:2]
FIRST_DEFINITION = Path(__file__).parents[3] / "shared" / "eval" / "score.py"
CASES = [pytest.param(gold, one.text_of(gold), id=gold.id) for one in OWN for gold in read_gold(one.gold)]


# ------------------------------------------------------------------ the files


@pytest.mark.parametrize(("gold", "text"), CASES)
def test_names_stand_in_the_text(gold: Gold, text: Path) -> None:
    words = name_key(text.read_text(encoding="utf-8"))
    names = [*gold.authors, *(person.name for person in gold.people)]
    assert [name for name in names if name_key(name) not in words] == []


@pytest.mark.parametrize(("gold", "text"), CASES)
def test_numbers_stand_in_the_text(gold: Gold, text: Path) -> None:
    solid = re.sub(r"\s", "", name_key(text.read_text(encoding="utf-8")))
    numbers = [document.number for document in gold.documents if document.number]
    values = [part for indicator in gold.indicators for part in indicator.value.split("/")]
    assert [number for number in [*numbers, *values] if not stands(re.sub(r"\s", "", name_key(number)), solid)] == []


def stands(number: str, solid: str) -> bool:
    """Whether the number is printed, be it in a list that shares its letters: "413, 414/QĐ-VKSTC"."""
    head, slash, letters = number.partition("/")
    shared = rf"(?<!\d){re.escape(head)}(?:(?:,|và)\d+)+/{re.escape(letters)}"
    return number in solid or (bool(slash) and re.search(shared, solid) is not None)


@pytest.mark.parametrize(("gold", "text"), CASES)
def test_references_lead_somewhere(gold: Gold, text: Path) -> None:
    people = {person.name for person in gold.people}
    bodies = {*gold.units, *(cluster.name for cluster in gold.clusters)}
    for meeting in gold.meetings:
        roles = {*meeting.chair, *meeting.direct, *meeting.speak, *meeting.moderate}
        assert roles <= set(meeting.present) <= people
        assert {*meeting.organisers, *meeting.units_present} <= bodies
        assert set(meeting.signers) <= people | bodies
    assert {change.person for change in gold.personnel} <= people
    assert {name for case in gold.cases for name in case.persons} <= people


def test_every_article_has_gold_and_every_gold_its_article() -> None:
    for one in OWN:
        assert {path.stem for path in one.files()} == {path.stem for path in one.articles.glob("*.txt")}
        assert [gold.id for gold in read_gold(one.gold)] == [path.stem for path in one.files()]


def test_real_briefs_are_short_and_name_their_source() -> None:
    for path in OWN[1].articles.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert 120 <= len(text.split()) <= 220
        assert text.strip().splitlines()[-1].startswith("Nguồn: ")
        assert unicodedata.is_normalized("NFC", text)


def test_each_folder_of_articles_says_what_it_is() -> None:
    assert "invented: true" in (OWN[0].articles / "collection.yaml").read_text(encoding="utf-8")
    assert "invented: false" in (OWN[1].articles / "collection.yaml").read_text(encoding="utf-8")


# ------------------------------------------------------------------ what is found


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("graphs")


@pytest.fixture(scope="module")
def done(graphs: Path) -> Run:
    return run(OWN[0], graphs)


def test_no_fact_type_fell_below_its_floor(done: Run) -> None:
    now = measured(tabulate(done.scored.values()), done.identity, OWN[0].digest(), done.people)
    assert below(read_floors(FLOORS), now) == []


def test_every_fact_type_has_a_floor() -> None:
    assert set(read_floors(FLOORS).f1) == {*TYPES, "macro", "micro"}


def test_no_two_of_the_judged_are_merged_wrongly(done: Run) -> None:
    assert done.identity["different"].extra == ()


@pytest.mark.skipif(
    not FIRST_DEFINITION.exists(), reason="the first definition of the measure lies outside the project"
)
def test_exports_score_as_first_defined(done: Run, graphs: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("first_definition_of_exports", FIRST_DEFINITION)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    chosen = OWN[0].files()[::15]
    for path in chosen:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    module.main([str(tmp_path), str(graphs), "--json", str(tmp_path / "figures.json")])
    theirs = json.loads((tmp_path / "figures.json").read_text())["rows"]
    ours = tabulate(done.scored[path.stem] for path in chosen).rows
    assert {kind: (row.gold, row.found, row.right) for kind, row in ours.items() if kind != "personnel"} == {
        kind: (row["gold"], row["found"], row["correct"]) for kind, row in theirs.items() if kind != "personnel"
    }
    ours_of_changes, first_fits = ours["personnel"], theirs["personnel"]  # it takes the first change that fits, by id
    assert (ours_of_changes.gold, ours_of_changes.found) == (first_fits["gold"], first_fits["found"])
    assert 0 <= ours_of_changes.right - first_fits["correct"] <= 2


# ------------------------------------------------------------------ the command


def test_command_scores_chosen_articles_and_keeps_their_graphs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, articles = str(OWN[1].gold), str(OWN[1].articles)
    first = ["--gold", gold, "--articles", articles, "--only", "vu-7-so-ket-6-thang-2024"]
    assert main([*first, "--json", str(tmp_path / "a.json"), "--out", str(tmp_path / "graphs")]) == 0
    assert [path.name for path in (tmp_path / "graphs").iterdir()] == ["vu-7-so-ket-6-thang-2024.ttl"]
    assert "1 articles, macro-F1" in capsys.readouterr().out
    assert main([*first, "--diff", str(tmp_path / "a.json"), "--verbose"]) == 0
    assert "gained" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--gold", "no-such-folder"], "no gold here"),
        (["--lower"], "--lower means nothing alone"),
        (["--articles", "."], "--articles means nothing alone"),
        (["--diff", "no-such-file.json"], "can't be read as figures"),
    ],
)
def test_wrong_use_is_told_in_a_line(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    told = capsys.readouterr().err
    assert complaint in told
    assert told.count("\n") == 1
