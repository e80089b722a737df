"""Write docs/cookbook.md from the saved questions. ``--check`` only says whether it is as it should be."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.graph.store import Export
from kg.query.formats import shown
from kg.query.questions import Question, saved_questions
from kg.query.result import QueryResult
from kg.query.run import query

PAGE = Path(__file__).with_name("cookbook.md")
SAMPLE = Path(__file__).parents[1] / "tests" / "fixtures" / "mini.ttl"
ROWS, WIDEST = 4, 60
HEAD = """# The query cookbook

Written by `make docs` from `ontology/questions`; not to be edited here. Each recipe is a saved question: ask it by its
name, or copy the SPARQL and change it. A parameter that is left out has its default. The answers shown are those of a
small graph of **invented** people and articles (`tests/fixtures/mini.ttl`), at most {rows} rows and without the columns
of IRIs; rdflib, pyoxigraph and Comunica give the same ones.

`kg query graph/ --list` lists them, `--format csv` keeps an answer, and `graph.to_pandas("career", person="…")`
gives it to Python.
"""


def page() -> str:
    """The whole page."""
    graph, questions = Export.open(SAMPLE), saved_questions()
    contents = "".join(f"* [{one.title_en}](#{one.name})\n" for one in questions)
    recipes = ("\n".join(_recipe(graph, question)) for question in questions)
    return "\n".join((HEAD.format(rows=ROWS), contents, *recipes))


def _recipe(graph: Export, question: Question) -> Iterator[str]:
    params, answer = _example(graph, question)
    options = " ".join(f"--param {shlex.quote(f'{name}={value}')}" for name, value in params.items())
    yield f'<a id="{question.name}"></a>\n\n## {question.title_en}\n'
    yield f"*{question.title_vi}.* {question.description_en}\n"
    if question.params:
        yield "| parameter | is | default | for instance |\n|---|---|---|---|"
        for param in question.params:
            yield f"| `{param.name}` | {param.help_en} | {_code(param.default)} | {_code(param.example)} |"
        yield ""
    yield f"```sh\nkg query graph/ {question.name} {options}".rstrip() + "\n```\n"
    yield from _table(answer)
    body = "\n".join(line for line in question.text.splitlines() if not line.startswith("#")).strip()
    yield f"\n<details><summary>SPARQL</summary>\n\n```sparql\n{body}\n```\n\n</details>\n"


def _example(graph: Export, question: Question) -> tuple[dict[str, str], QueryResult]:
    """The first parameters that the sample answers with something."""
    tries = ({param.name: param.example} for param in question.params)
    for params in (*tries, {}):
        if answer := query(graph, question.name, params):
            return params, answer
    raise SystemExit(f"{question.name}: no example finds anything in {SAMPLE}")


def _table(answer: QueryResult) -> Iterator[str]:
    places = [place for place, name in enumerate(answer.variables) if not name.endswith("Iri")]
    yield "| " + " | ".join(answer.variables[place] for place in places) + " |\n" + "|---" * len(places) + "|"
    for row in answer.rows[:ROWS]:
        cells = ("" if (term := row[place]) is None else _cut(shown(term)) for place in places)
        yield f"| {' | '.join(cells)} |"
    if len(answer) > ROWS:
        yield f"\n… and {len(answer) - ROWS} more."


def _cut(text: str) -> str:
    plain = text.replace("|", "\\|")
    return plain if len(plain) <= WIDEST else plain[:WIDEST].rstrip() + " …"


def _code(text: str) -> str:
    return f"`{text}`" if text else "everything"


if __name__ == "__main__":
    text = page()
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == text else f"{PAGE.name} is out of date: run make docs")
    PAGE.write_text(text, encoding="utf-8")
