"""Measures the relations: the share of facts that stay, and the articles that differ.

    PYTHONPATH=tests python -m metamorphic [--write] [--check] [-v] [RELATION ...]

-v prints the facts lost (-) and gained (+); --write puts what was measured into known.yaml; --check ends with 1 where
less stays than known.yaml tells.
"""

import math
import sys
from collections.abc import Sequence

from kg.yamlio import dump, load
from metamorphic.relations import KNOWN, RELATIONS, Known, differences, measured, samples, strangers, worse


def main(arguments: Sequence[str]) -> int:
    """Prints one line a relation, and writes if asked to; gives the exit code."""
    known = load(KNOWN, Known)
    rows = {row.id: row for row in known.relations}
    failed = []
    names = [name for name in RELATIONS if name in arguments] or list(RELATIONS)
    for name in names:
        found = measured(name, samples())
        failed += [f"{name}: {article}" for article in worse(rows[name], found)]
        failed += [name] if found.share < rows[name].share else []
        facts = sum(found.differ.values())
        print(f"{name:12} {found.share:.4f} of the facts stay; {facts} differ in {len(found.differ)} articles")
        if "-v" in arguments:
            _tell(name)
    if "joined" in names:
        failed += ["strangers"] if strangers() > known.strangers else []
        print(f"{strangers():.4f} of those at a meeting come from the paragraphs put under its article")
    if "--write" in arguments:
        most = math.ceil(strangers() * 100) / 100
        KNOWN.write_text(_HEAD + dump({"strangers": most, "relations": [*map(_row, RELATIONS)]}), encoding="utf-8")
    if "--check" in arguments and failed:
        print("less stays than known.yaml tells:", *failed, sep="\n  ", file=sys.stderr)
        return 1
    return 0


_HEAD = """\
# What is known to differ under the relations of this folder: for each, the least share of the facts that stay, and the
# articles in which facts differ today with how many. A test fails when another article differs or one differs more.
# strangers: of those said to be at a meeting, the most that may come from paragraphs of another article put under it.
# Written by `PYTHONPATH=tests python -m metamorphic --write`.
"""


def _row(name: str) -> dict[str, object]:
    found = measured(name, samples())
    return {"id": name, "share": int(found.share * 1000) / 1000, "differ": dict(found.differ)}


def _tell(name: str) -> None:
    for sample in samples():
        for number, difference in enumerate(differences(name, sample)):
            if difference.size:
                print(f"  {sample.id} ({number})")
            for sign, facts in (("-", difference.lost), ("+", difference.gained)):
                for fact in facts:
                    print(f"    {sign} {' | '.join(fact)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
