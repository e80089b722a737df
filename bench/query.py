"""Time every saved question of `kg query`, the start of the program included, as a share of what rdflib takes.

Each question is asked with values that the graph has: its busiest person, procuracy, province and so on. Prints a row
for each: CPU seconds and rows of kg with its store on the disk, CPU seconds of rdflib with the graph already in memory,
and how many times longer rdflib takes alone, and with the reading of the file that it needs each time it starts.

    python bench/news.py news.jsonl --careers 1800 --copies 1200 && kg build news.jsonl --out graph --no-html
    python bench/query.py graph

Last come the questions that take less than a CPU second, and those for which rdflib takes 20 times as long: with the
reading of the graph, which it needs each time that it starts as kg does not, and without it. What rdflib did not end
counts as the seconds that it was given.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from build import cpu

from kg.graph.rdf import to_rdflib
from kg.graph.store import Export
from kg.query.cache import open_for_questions
from kg.query.questions import Question, saved_questions
from kg.query.run import query

AIM = 20  # times as quick as rdflib
BUSIEST = """SELECT (STR(?label) AS ?value) {{ {} ?thing skos:prefLabel ?label }}
GROUP BY ?label ORDER BY DESC(COUNT(*)) ?label LIMIT 1"""
PERSON = "?fact org:member ?thing . ?thing a foaf:Person ."
VALUES = {
    "person": PERSON,
    "a": PERSON,
    "unit": "?fact org:organization ?thing . ?thing a vks:Procuracy ; org:classification vks:level-provincial .",
    "parent": "?fact org:subOrganizationOf ?thing .",
    "province": "?fact vks:jurisdiction ?thing . ?thing a vks:Province ; vks:validTo ?end .",
    "cluster": "?fact org:organization ?thing . ?thing a vks:EmulationCluster .",
    "document": "?fact schema:mentions ?thing . ?thing a vks:LegalDocument .",
    "issuer": "?fact eli:passed_by ?thing .",
    "publisher": "?fact schema:publisher ?thing .",
    "by": "?fact vks:madeBy ?thing .",
    "who": "?thing vks:signedAt ?fact .",
}
OWN = {  # where the busiest thing has no answer: what the question is about, "" for its default
    "document-links": {"document": "?fact vks:citing ?thing ."},
    "moves-between-provinces": {
        "person": """?fact org:member ?thing ; org:organization/vks:jurisdiction ?here .
            ?other org:member ?thing ; org:organization/vks:jurisdiction ?there . FILTER (?here != ?there)"""
    },
    "requests-to-unit": {"unit": "?fact vks:addressedTo ?thing ."},
    "units-never-at-national-meetings": {"unit": ""},
}
DAY = """SELECT (STR(?seen) AS ?value) { ?body skos:prefLabel ?label FILTER (STR(?label) = $unit)
?post a vks:HeadPost ; org:postIn ?body . ?fact vks:post ?post ; vks:attestedOn ?seen } ORDER BY DESC(?seen) LIMIT 1"""
CLAIM = "SELECT (STR(?fact) AS ?value) { ?fact a vks:Indicator } ORDER BY ?fact LIMIT 1"


def asked(graph: Export, question: Question, values: dict[str, str]) -> dict[str, str]:
    """The parameters of a question that name a thing, with what the graph has; the others stay as they are."""
    own = OWN.get(question.name, {})
    known = values | {name: pattern and first(graph, BUSIEST.format(pattern)) for name, pattern in own.items()}
    return {param.name: known[param.name] for param in question.params if known.get(param.name)}


def first(graph: Export, text: str, **params: str) -> str:
    """The first value that a query gives, "" if there is none."""
    return next((row["value"] for row in query(graph, text, params)), "")


def found(graph: Export) -> dict[str, str]:
    """A value for each kind of thing."""
    values = {name: first(graph, BUSIEST.format(pattern)) for name, pattern in VALUES.items()}
    return values | {"claim": first(graph, CLAIM), "day": first(graph, DAY, unit=values["unit"])}


def ours(folder: Path, question: Question, params: dict[str, str], tries: int = 3) -> tuple[float, int]:
    """CPU seconds of a whole run of the program, the best of some, and the rows that it gave."""
    options = [word for name, value in params.items() for word in ("--param", f"{name}={value}")]
    command = [sys.executable, "-m", "kg", "query", str(folder), question.name, "--format", "tsv", *options]
    best, rows = float("inf"), 0
    for _ in range(tries):
        before = cpu()
        rows = subprocess.run(command, check=True, capture_output=True).stdout.count(b"\n") - 1
        best = min(best, cpu() - before)
    return best, rows


def theirs(graph: object, text: str, most: int) -> float | None:
    """CPU seconds of rdflib in a process of its own, None if it took more than ``most``, NaN if it failed."""
    child = os.fork()
    if not child:
        used = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + most, used + most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            list(graph.query(text))  # type: ignore[attr-defined]
        except Exception as error:  # noqa: BLE001 # whatever it is, it is told
            print(f"rdflib fails: {error}", file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    _, status, spent = os.wait4(child, 0)
    if os.WIFEXITED(status) and status:
        return float("nan")
    return None if status else spent.ru_utime + spent.ru_stime


def main() -> None:
    """Read the command line and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="a folder that kg build wrote")
    parser.add_argument("--most", type=int, default=20, help="CPU seconds that rdflib may take for a question")
    parser.add_argument("--alone", action="store_true", help="leave rdflib out")
    options = parser.parse_args()
    graph = open_for_questions(options.graph)
    values = found(graph)
    print(f"asked of: {values}", flush=True)
    start, other = time.process_time(), None
    if not options.alone:
        other = to_rdflib(Export.open(options.graph))
    reading = time.process_time() - start
    print(f"rdflib reads the graph in {reading:.0f} s\n" if other is not None else "")
    print(f"{'question':>32} {'rows':>6} {'kg s':>6} {'rdflib s':>9} {'times':>6} {'with reading':>13}", flush=True)
    slow, alone, together, all_of_them = 0, 0, 0, saved_questions()
    for question in all_of_them:
        params = asked(graph, question, values)
        seconds, rows = ours(options.graph, question, params)
        took = None if other is None else theirs(other, question.bind(params), options.most)
        least, sign = (took, " ") if took is not None else (float(options.most), ">")
        slow += seconds >= 1
        alone += least / seconds >= AIM
        together += (least + reading) / seconds >= AIM
        row = f"{question.name:>32} {rows:6} {seconds:6.2f}"
        if other is not None:
            row += f" {sign}{least:8.1f} {sign}{least / seconds:5.0f} {sign}{(least + reading) / seconds:12.0f}"
        print(row, flush=True)
    print(f"\n{len(all_of_them) - slow} of {len(all_of_them)} under 1 CPU second")
    if other is not None:
        print(f"at least {AIM} times as quick as rdflib: {together} with the reading, {alone} without it")


if __name__ == "__main__":
    main()
