"""Changes the code by one small fault at a time and runs the tests that should notice: the share that do is the score.

    python bench/mutate.py kg/identity/signs.py kg/identity/people.py ... [--tests tests/identity] [--most N]

A fault is a comparison turned round, a number off by one, `and` for `or`, a condition made its contrary, a return of
None. Where a module has more than --most of them, every second, third … is tried. The files stay as they are: each
fault is loaded in a process of its own. Prints the faults that nobody noticed.
"""

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet  # noqa: F401  # what tests need and no fault touches is loaded once
import pyoxigraph  # noqa: F401
import pytest

ROOT = Path(__file__).parents[1]
TURNED: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
SWAPPED = {"min": "max", "max": "min", "all": "any", "any": "all"}
PATIENCE = 300  # seconds after which a fault that made the tests go on for ever counts as noticed


class Faulty(importlib.abc.MetaPathFinder):
    """Finds the faulty version of one module, and leaves the others to whoever finds them."""

    def __init__(self, module: str, file: Path) -> None:
        self._module, self._file = module, file

    def find_spec(self, name: str, path: object, target: object = None) -> Any:  # noqa: ARG002
        """The place of the faulty version, or None for other modules."""
        return importlib.util.spec_from_file_location(name, self._file) if name == self._module else None


def faults(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Each faulty version of a module with what is wrong in it."""
    for number, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            made = copy.deepcopy(tree)
            twin = next(one for place, one in enumerate(ast.walk(made)) if place == number)
            change(twin)
            yield f"{getattr(node, 'lineno', '?')}: {ast.unparse(node)[:70]!r} {what}", ast.fix_missing_locations(made)


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], object]]]:
    if isinstance(node, ast.Compare):
        for place, one in enumerate(node.ops):
            if other := TURNED.get(type(one)):
                yield f"with {other.__name__}", partial(_turn, place, other)
    elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in TURNED:
        yield f"with {TURNED[type(node.op)].__name__}", partial(_put, "op", TURNED[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not", partial(_put, "operand", ast.UnaryOp(ast.Not(), node.operand))
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "with the contrary condition", partial(_put, "test", ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield "without its condition", partial(_put, "ifs", [])
    elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        yield "as another", partial(_put, "value", not node.value if isinstance(node.value, bool) else node.value + 1)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "returns None", partial(_put, "value", ast.Constant(None))
    elif isinstance(node, ast.Name) and node.id in SWAPPED:
        yield f"as {SWAPPED[node.id]}", partial(_put, "id", SWAPPED[node.id])


def _turn(place: int, other: type[ast.cmpop], node: Any) -> None:
    node.ops[place] = other()


def _put(name: str, value: object, node: Any) -> None:
    setattr(node, name, copy.deepcopy(value))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def survives(module: str, tree: ast.Module, folder: Path, tests: list[str]) -> bool:
    """Whether the tests pass with the faulty module; they run in a process that is forked from this one."""
    file = folder / "mutant.py"
    file.write_text(ast.unparse(tree), encoding="utf-8")
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.meta_path.insert(0, Faulty(module, file))
            with Path(os.devnull).open("w") as nothing:
                os.dup2(nothing.fileno(), 1)
                os.dup2(nothing.fileno(), 2)
            signal.alarm(PATIENCE)
            sys.path.insert(0, str(ROOT))
            code = pytest.main(["-q", "-x", "-n0", "-p", "no:cacheprovider", "--no-header", *tests])
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status == 0


def score(path: Path, tests: list[str], most: int) -> tuple[int, int]:
    """How many faults of a module were noticed, of how many; those that were not are printed."""
    module = ".".join(path.with_suffix("").parts)
    every = list(faults(ast.parse((ROOT / path).read_text(encoding="utf-8"))))
    step = max(1, -(-len(every) // most))
    chosen, left = every[::step], 0
    with tempfile.TemporaryDirectory(prefix="kg-mutate-") as folder:
        for what, tree in chosen:
            if survives(module, tree, Path(folder), tests):
                left += 1
                print(f"  not noticed: {path}:{what}", flush=True)
    return len(chosen) - left, len(chosen)


def main() -> None:
    """Read the command line, try the faults of each module, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="+", type=Path)
    parser.add_argument("--tests", nargs="+", default=["tests/identity"])
    parser.add_argument("--most", type=int, default=60)
    chosen = parser.parse_args()
    noticed = tried = 0
    for path in chosen.modules:
        found, of = score(path, chosen.tests, chosen.most)
        noticed, tried = noticed + found, tried + of
        print(f"{path!s:32} {found}/{of} noticed", flush=True)
    print(f"{'all':32} {noticed}/{tried} = {noticed / max(tried, 1):.2f}")


if __name__ == "__main__":
    main()
