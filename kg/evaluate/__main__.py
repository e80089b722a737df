"""``python -m kg.evaluate`` (``make eval``): figures per fact type on the gold articles, held against their floors."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import KgError, UsageError
from kg.evaluate.confidence import reliability_text, write_confidence
from kg.evaluate.floors import below, measured, read_floors, update
from kg.evaluate.report import (
    Scored,
    apart_text,
    difference,
    identity_text,
    misses_by_article,
    misses_by_type,
    people_text,
    read_json,
    table_text,
    write_json,
)
from kg.evaluate.rules import read_verdicts, rules_text, uses
from kg.evaluate.run import FLOORS, GoldSet, Run, gold_sets, run
from kg.evaluate.score import APART, tabulate
from kg.reference.confidence import FILE, load_confidence
from kg.resources import grammar_dir

EPILOG = """\
examples:
  python -m kg.evaluate                              the table, and exit code 1 if a fact type fell below its floor
  python -m kg.evaluate --json before.json           keep a run, change a rule, and then
  python -m kg.evaluate --diff before.json           see the facts gained and lost
  python -m kg.evaluate --rules                      which rules fire, how right they are, which never fire
  python -m kg.evaluate --verbose --only d1-03       what is missing (-) and too much (+) in one article
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kg.evaluate",
        description="Build each gold article alone and score its facts.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--verbose", action="store_true", help="list the misses, article by article")
    add("--by-type", action="store_true", help="list the misses, fact type by fact type")
    add("--only", nargs="+", metavar="ID", default=[], help="these articles only; no floors are held")
    add("--json", type=Path, metavar="FILE", help="write all figures and facts here")
    add("--diff", type=Path, metavar="OLD.json", help="show the facts gained and lost since that run")
    add("--gold", type=Path, metavar="DIR", help="other gold than the project's; no floors are held")
    add("--articles", type=Path, metavar="DIR", help="where the texts of --gold are (default: beside the gold)")
    add("--out", type=Path, metavar="DIR", help="keep the graph of each article here, as <id>.ttl")
    add("--rules", action="store_true", help="tell what each rule does over all gold articles; no figures")
    add("--update-confidence", action="store_true", help="write what the dev articles say of how sure each rule is")
    add("--update-floors", action="store_true", help="pin the figures of this run as the new floors")
    add("--lower", action="store_true", help="with --update-floors: let floors go down")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the evaluation; 0 if every floor holds, 1 if not, 2 if it can't be run."""
    options = _parser().parse_args(argv)
    try:
        return _evaluate(options)
    except KgError as error:
        sys.stderr.write(f"error: {error}\n")
        return error.exit_code


def _evaluate(options: argparse.Namespace) -> int:
    if options.lower and not options.update_floors:
        raise UsageError("--lower means nothing alone", hint="use it with --update-floors")
    old = read_json(options.diff) if options.diff else {}
    sets = _sets(options)
    if options.rules:
        used = uses(pair for one in sets for pair in one.pairs())
        _say(rules_text(used, grammar_dir()))
        return 0
    if options.update_confidence:
        write_confidence(grammar_dir() / FILE, read_verdicts(sets[0].pairs()))
        return 0
    with _graphs(options.out) as out:
        runs = {one.name: run(one, out, frozenset(options.only)) for one in sets}
    for name, done in runs.items():
        _say(_lines(name, done, options, old))
    if not options.only:
        _say(reliability_text(read_verdicts(sets[0].pairs()), load_confidence()))
    if options.json:
        write_json(options.json, {name: done.scored for name, done in runs.items()})
    if options.gold or options.only:
        return 0
    return _hold_floors(sets[0], runs[sets[0].name], options)


def _sets(options: argparse.Namespace) -> list[GoldSet]:
    if options.gold:
        return [GoldSet(options.gold.name, options.gold, options.articles or options.gold)]
    if options.articles:
        raise UsageError("--articles means nothing alone", hint="use it with --gold")
    return gold_sets()


@contextmanager
def _graphs(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
    else:
        with tempfile.TemporaryDirectory(prefix="kg-evaluate-") as folder:
            yield Path(folder)


def _lines(name: str, done: Run, options: argparse.Namespace, old: dict[str, Scored]) -> Iterator[str]:
    if options.verbose:
        yield from misses_by_article(done.scored)
    if options.by_type:
        yield from misses_by_type(done.scored)
    if name in old:
        yield from difference(old[name], done.scored)
    if done.scored:
        yield table_text(name, tabulate(done.scored.values()))
        yield from apart_text(name, tabulate(done.scored.values(), APART))
    if done.identity:
        yield from identity_text(done.identity, told=options.verbose or options.by_type)
    if done.people:
        yield from people_text(done.people)


def _hold_floors(gold_set: GoldSet, done: Run, options: argparse.Namespace) -> int:
    now = measured(tabulate(done.scored.values()), done.identity, gold_set.digest(), done.people)
    if options.update_floors:
        update(FLOORS, now, options.lower)
    wrong = below(read_floors(FLOORS), now)
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    return 1 if wrong else 0


def _say(lines: Iterator[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
