"""The saved questions: what they answer on the small export, in three engines, and that they are documented."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from rdflib import Graph

from kg.errors import DataError, UsageError
from kg.query.questions import Question, parse_question, saved_questions
from kg.query.result import QueryResult, plain
from kg.query.run import query
from kg.query.scan import is_ordered, placeholders

ROOT = Path(__file__).parents[2]
QUESTIONS = {question.name: question for question in saved_questions()}
COMUNICA = ROOT / "node_modules" / "@comunica" / "query-sparql-rdfjs"


@dataclass(frozen=True)
class Case:
    """A question as it was asked, and the rows that it has to give, of some of its columns."""

    question: str
    params: Mapping[str, str]
    columns: list[str]
    rows: list[list[str | None]]

    def __str__(self) -> str:
        return "-".join((self.question, *self.params))

    @property
    def text(self) -> str:
        return QUESTIONS[self.question].bind(self.params)


CASES = [Case(**case) for case in yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text(encoding="utf-8"))]


def texts(result: QueryResult) -> list[list[str | None]]:
    return [[None if term is None else plain(term) for term in row] for row in result.rows]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_answers(mini, case: Case) -> None:
    result = query(mini, case.question, case.params)
    assert [[row.get(column) for column in case.columns] for row in result] == case.rows


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rdflib_agrees(mini, mini_rdflib: Graph, case: Case) -> None:
    """rdflib, given the same text, finds the same rows in the same order."""
    result = query(mini, case.question, case.params)
    other = mini_rdflib.query(case.text)
    assert [str(variable) for variable in other.vars] == list(result.variables)
    assert [[None if term is None else str(term) for term in row] for row in other] == texts(result)


@pytest.mark.skipif(not COMUNICA.is_dir(), reason="Comunica is not installed: see .ci/run")
def test_comunica_agrees(mini) -> None:
    """Comunica finds the same rows for every question; it sorts text like a dictionary, so their order may differ."""
    cases = {case.question: case for case in reversed(CASES) if case.rows}
    node = shutil.which("node")
    assert node
    asked = {"graph": str(ROOT / "tests" / "fixtures" / "mini.ttl"), "queries": [case.text for case in cases.values()]}
    done = subprocess.run(
        [node, Path(__file__).parent / "comunica.mjs", ROOT],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    for case, answer in zip(cases.values(), json.loads(done.stdout), strict=True):
        result = query(mini, case.question, case.params)
        assert answer["vars"] == list(result.variables), case
        assert sorted(answer["rows"], key=str) == sorted(texts(result), key=str), case


def test_every_question_has_an_answer_here() -> None:
    assert {case.question for case in CASES if case.rows} == QUESTIONS.keys()
    assert len(QUESTIONS) >= 30


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
class TestForm:
    def test_documented_in_both_languages(self, question: Question) -> None:
        texts = [question.title_vi, question.title_en, question.description_vi, question.description_en]
        assert all(texts + [text for param in question.params for text in (param.help_vi, param.help_en)])

    def test_parameters_are_declared_and_used(self, question: Question) -> None:
        assert set(placeholders(question.text)) == {param.name for param in question.params}

    def test_runs_with_defaults_and_with_examples(self, mini, question: Question) -> None:
        assert query(mini, question.name).kind == "select"
        assert len(query(mini, question.name, {param.name: param.example for param in question.params})) >= 0

    def test_some_example_finds_something(self, mini, question: Question) -> None:
        found = [len(query(mini, question.name, {param.name: param.example})) for param in question.params]
        assert any(found)

    def test_is_ordered_and_ties_are_broken(self, question: Question) -> None:
        """The IRIs come last in the order, so that equal texts cannot change places."""
        assert is_ordered(question.text)
        assert question.text.rstrip().endswith("Iri")


def test_a_name_typed_with_marks_apart_is_found(mini) -> None:
    assert len(query(mini, "career", {"person": "Lo\u0300 Va\u0306n Su\u031bo\u031bng"})) == 2


@pytest.mark.parametrize(
    ("head", "complaint"),
    [
        ("# title: chỉ một tiếng", "…@vi / …@en"),
        ("# description: a@vi / b@en", "no title"),
        ('# title: a@vi / b@en\n# description: a@vi / b@en\n# param x colour "" "" -- a@vi / b@en', "no type"),
        ('# title: a@vi / b@en\n# description: a@vi / b@en\n# param x text "" -- a@vi / b@en', "NAME TYPE"),
    ],
)
def test_a_bad_head_is_told(head: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint) as error:
        parse_question("x", head + "\nASK {}", "x.rq")
    assert str(error.value).startswith("x.rq:")


def test_saved_questions_of_another_folder(tmp_path: Path) -> None:
    (tmp_path / "one.rq").write_text("# title: Một@vi / One@en\n# description: M@vi / O@en\nASK {}", encoding="utf-8")
    assert [question.title_en for question in saved_questions(tmp_path)] == ["One"]


def test_unknown_parameter_is_told(mini) -> None:
    with pytest.raises(UsageError, match="no parameter 'persn'; it has person"):
        query(mini, "career", {"persn": "x"})
