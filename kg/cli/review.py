"""``kg review``."""

import json
import shlex
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from kg.cli.candidates import candidates_listed
from kg.cli.dialogue import Dialogue
from kg.cli.options import PATH
from kg.cli.output import note, say, table
from kg.cli.waiting import waiting
from kg.errors import UsageError
from kg.graph.store import Export
from kg.judgements.rows import Judgement, Row, spelt, written
from kg.pipeline.again import Again
from kg.review.desk import Desk
from kg.review.questions import Question
from kg.review.told import data

HELP = """\b
Asks what the build could not settle: are these two one person, body, meeting or
document? The question on which most facts hang comes first, with the sentences
about both sides. Answers are rows of a sorted text file, judgements.jsonl beside
the articles: keep it in git. They win over everything and hold from the next
build on.

\b
A and B are names, IRIs or ends of them (person/lo-van-suong--8d0cb234), or an
article id, a slash and the name in that article, as --list --format json shows.

\b
Examples:
  kg review graph/ --by "Trần Thị Thử"
  kg review graph/ --list --format json
  kg review graph/ --answer same A B --by "Trần Thị Thử" --why "cùng quê"
  kg review graph/ --withdraw A B
  kg review graph/ --reject tenure/b1caee2b98031d3a --by "Trần Thị Thử"
  kg review graph/ --change tenure/b1caee2b98031d3a --set "title=Viện trưởng"
"""


@click.argument("source", metavar="DIR", type=PATH, help="A folder that kg build wrote.")
@click.option("--list", "listing", is_flag=True, help="List the open questions.")
@click.option("--judged", is_flag=True, help="List what was judged.")
@click.option("--format", "form", metavar="FORMAT", default="table", help="Form of a list: table or json.")
@click.option(
    "--answer",
    metavar="VERDICT A B",
    type=(str, str, str),
    help="Answer without being asked: same, different or unsure.",
)
@click.option("--withdraw", metavar="A B", type=(str, str), help="Take back what was judged of two.")
@click.option("--reject", metavar="FACT", help="A fact is wrong: take it out.")
@click.option("--change", metavar="FACT", help="A fact has other values (--set).")
@click.option("--add", metavar="KIND", help="Add a fact of a kind (tenure), with --article, --quote, --set.")
@click.option("--set", "values", metavar="NAME=VALUE", multiple=True, help="A field of a fact.")
@click.option("--article", metavar="ID", default="", show_default=False, help="The article that says an added fact.")
@click.option("--quote", metavar="TEXT", default="", show_default=False, help="Words of the sentence that says it.")
@click.option("--withdraw-fact", metavar="FACT", help="Take back a correction: the id that the fact had or has.")
@click.option(
    "--by", envvar="KG_REVIEWER", show_envvar=True, metavar="NAME", default="", show_default=False, help="Who answers."
)
@click.option(
    "--on", metavar="DATE", default="", show_default=False, help="The day of the answer (2026-11-22); else today."
)
@click.option("--why", metavar="TEXT", default="", show_default=False, help="Why.")
@click.option("--judgements", metavar="FILE", type=PATH, help="The file of judgements, if not that of the build.")
@click.option("--lang", metavar="LANG", default="vi", help="Language of the questions: vi or en.")
def command(
    source: Path,
    listing: bool,
    judged: bool,
    form: str,
    answer: tuple[str, str, str] | None,
    withdraw: tuple[str, str] | None,
    reject: str | None,
    change: str | None,
    add: str | None,
    values: tuple[str, ...],
    article: str,
    quote: str,
    withdraw_fact: str | None,
    by: str,
    on: str,
    why: str,
    judgements: Path | None,
    lang: str,
) -> None:
    doing = {
        "--list": listing, "--judged": judged, "--answer": answer, "--withdraw": withdraw, "--reject": reject,
        "--change": change, "--add": add, "--withdraw-fact": withdraw_fact,
    }  # fmt: skip
    asked = [name for name, given in doing.items() if given]
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} are two things to do", hint="ask for one at a time")
    if form not in ("table", "json"):
        raise UsageError(f"there is no format {form!r}", hint="take table or json")
    with waiting("reading"):
        export = Export.open(source)
        desk = Desk(source, export, Again(source), lang, judgements)
        questions = desk.questions() if listing or not asked else ()
    day = on or datetime.now().astimezone().date().isoformat()  # an act of a person has its day; a build reads no clock
    said = _Said(by, day, why)
    with candidates_listed(export):
        if listing:
            _list(questions, form)
        elif judged:
            _judged(desk.rows(), form)
        elif answer:
            _written(desk, [desk.answer(*answer, **said.fields())])
        elif reject:
            _written(desk, [desk.reject(reject, **said.fields())])
        elif change:
            _written(desk, [desk.change(change, _values(values), **said.fields())])
        elif add:
            _written(desk, [desk.add(add, article, quote, _values(values), **said.fields())])
        elif withdraw:
            _written(desk, desk.withdraw(*withdraw), "taken out of")
        elif withdraw_fact:
            _written(desk, desk.withdraw_correction(withdraw_fact), "taken out of")
        else:
            Dialogue(desk, lang, by, day).run(questions)


@dataclass(frozen=True, slots=True)
class _Said:
    """Who says something, when and why."""

    by: str
    on: str
    why: str

    def fields(self) -> dict[str, str]:
        """As arguments of what writes it down. Raises: UsageError: nobody says it."""
        if not self.by.strip():
            raise UsageError("an answer without a name", hint="say who answers with --by, or set KG_REVIEWER")
        return {"by": self.by, "on": self.on, "why": self.why}


def _values(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"--set {one!r} gives no value", hint="write NAME=VALUE; nothing after = takes it away")
        found[name.strip()] = value.strip()
    if not found:
        raise UsageError("no field is given", hint="name the fields with --set NAME=VALUE")
    return found


def _list(questions: tuple[Question, ...], form: str) -> None:
    if form == "json":
        say(json.dumps([data(question) for question in questions], ensure_ascii=False, indent=1))
        return
    rows = [(str(one.weight), one.kind, one.a.label, spelt(one.a.sight), spelt(one.b.sight)) for one in questions]
    table(("facts", "kind", "name", "A", "B"), rows)


def _judged(rows: list[Row], form: str) -> None:
    if form == "json":
        say(json.dumps([json.loads(written(row)) for row in rows], ensure_ascii=False, indent=1))
        return
    cells = [(row.verdict, row.kind, *_sides(row), row.by, row.on, row.why) for row in rows]
    table(("verdict", "kind", "A", "B", "by", "on", "why"), cells)


def _sides(row: Row) -> tuple[str, str]:
    if isinstance(row, Judgement):
        return spelt(row.a), spelt(row.b)
    return row.fact or row.article, "; ".join(f"{name}={value}" for name, value in row.set or row.values)


def _written(desk: Desk, rows: list[Row], what: str = "written to") -> None:
    for row in rows:
        say(written(row))
    note(f"{what} {desk.file}; it holds once the graph is built again: {shlex.join(desk.rebuild())}")
