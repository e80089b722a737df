"""The architecture as a table: who may import whom, and through which door other people's packages come in."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
BASE = {
    "compiled",
    "digests",
    "errors",
    "frozen",
    "idlist",
    "ids",
    "literals",
    "names",
    "pread",
    "records",
    "resources",
    "sought",
    "spans",
    "spool",
    "spreadsheet",
    "union",
    "values",
    "version",
    "word_tree",
    "yamlio",
}
STAGES = {"sources", "text", "mentions", "facts", "identity", "graph"}
OUTPUTS = {"explain", "export", "query", "stats", "validate", "view"}

# Package -> what it may import inside `kg`, besides itself. A dotted name allows that one module.
ALLOWED: dict[str, set[str]] = {
    "digests": set(),
    "errors": set(),
    "names": set(),
    "frozen": set(),
    "idlist": set(),
    "pread": set(),
    "ids": set(),
    "records": {"frozen"},
    "spans": set(),
    "spool": set(),
    "spreadsheet": set(),
    "union": set(),
    "version": set(),
    "literals": set(),
    "word_tree": set(),
    "sought": {"literals", "word_tree"},
    "resources": {"errors"},
    "values": {"frozen", "records"},
    "compiled": {"resources"},
    "yamlio": {"compiled", "errors", "resources", "values"},
    "reference": BASE,
    "judgements": BASE,
    **{stage: BASE | {"reference"} for stage in STAGES},
    "identity": BASE | {"reference", "judgements"},
    "graph": BASE | {"reference", "judgements"},
    "mentions": BASE | {"reference", "text.fold"},
    "facts": BASE | {"reference", "text.fold"},
    "pipeline": BASE | {"reference", "judgements"} | STAGES,
    **{output: BASE | {"reference", "graph"} for output in OUTPUTS},
    # The server puts outputs on the network as they are: answers of `query`, tellings of `explain`, parts of `view`.
    "serve": BASE | {"reference", "graph", "query", "explain", "view.index"},
    "evaluate": BASE | {"reference", "graph", "pipeline", "identity.resolve"},
    "review": BASE | {"reference", "graph", "judgements", "explain"},  # a question is an explanation of two sides
    "spark": BASE | {"reference", "pipeline"} | STAGES,  # what `pipeline` does, on many machines
    "api": BASE | {"reference", "graph", "judgements", "pipeline", "review", "sources.read", "serve"} | OUTPUTS,
    "cli": BASE | {"api", "evaluate", "graph", "judgements", "pipeline", "review", "sources.read", "serve"} | OUTPUTS,
    "__init__": {"api", "errors", "version"},
    "__main__": {"cli"},
}
# Third-party package -> the modules that may import it.
DOORS: dict[str, set[str]] = {
    "yaml": {"yamlio"},
    "networkx": {"graph.network"},
    "pyvis": {"view"},
    "igraph": {"view", "graph"},
    "jinja2": {"view", "serve"},
    "click": {"cli"},
    "rich": {"cli"},
    "trafilatura": {"sources"},
    "warcio": {"sources"},
    "lxml": {"sources"},
    "ahocorasick_rs": {"reference", "mentions", "text", "sought"},
    "pyshacl": {"validate"},
    "pyoxigraph": {"graph", "serve"} | OUTPUTS,
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "pyarrow": {"sources", "export", "spark"},
    "pyspark": {"spark"},
    "pandas": {"api"},
    "rdflib": {"graph"},
}
ONE_MODULE = {"rdflib", "networkx", "yaml", "lxml", "trafilatura", "warcio"}
OPTIONAL = {"pandas"}  # extras: imported inside the function that needs them


class Import(NamedTuple):
    """One imported module: ``module`` imports ``target``.

    ``nested`` when it happens inside a function, ``typing`` when only a type checker sees it.
    """

    module: str
    line: int
    target: str
    level: int
    nested: bool
    typing: bool

    def __str__(self) -> str:
        return f"kg.{self.module}:{self.line} imports {'.' * self.level}{self.target}"


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "kg").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT / "kg").with_suffix("").parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def walk(node: ast.AST, nested: bool = False, typing: bool = False) -> Iterator[tuple[ast.AST, bool, bool]]:
    for child in ast.iter_child_nodes(node):
        inside = nested or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        checked = typing or (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING")
        yield child, inside, checked
        yield from walk(child, inside, checked)


def imports_of(module: str, tree: ast.Module) -> Iterator[Import]:
    for node, nested, typing in walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, node.lineno, alias.name, 0, nested, typing)
        elif isinstance(node, ast.ImportFrom):
            source = node.module or ""
            for alias in node.names:
                is_module = (ROOT / Path(*source.split("."), f"{alias.name}.py")).exists() or (
                    ROOT / Path(*source.split("."), alias.name, "__init__.py")
                ).exists()
                target = f"{source}.{alias.name}" if source and is_module else source
                yield Import(module, node.lineno, target, node.level, nested, typing)


def inner(target: str) -> str | None:
    """The part after ``kg.``; "" for the root itself; None for someone else's module."""
    if target == "kg":
        return ""
    return target.removeprefix("kg.") if target.startswith("kg.") else None


IMPORTS = [found for module, tree in modules() for found in imports_of(module, tree)]


def covers(allowed: set[str], name: str) -> bool:
    return any(name == entry or name.startswith(entry + ".") for entry in allowed)


def test_every_package_has_a_row() -> None:
    tops = {module.split(".")[0] for module, _ in modules()}
    assert tops <= ALLOWED.keys(), f"no row in the table for {sorted(tops - ALLOWED.keys())}"


def test_imports_follow_the_table() -> None:
    wrong = []
    for found in IMPORTS:
        name, top = inner(found.target), found.module.split(".")[0]
        if name and name.split(".")[0] != top and not covers(ALLOWED.get(top, set()), name):
            wrong.append(str(found))
    assert not wrong, "\n".join(wrong)


def test_imports_are_absolute() -> None:
    assert not [str(found) for found in IMPORTS if found.level]


def test_inner_modules_leave_the_roots_alone() -> None:
    """Neither the package root nor the module's own ``__init__``: both would make import order matter."""
    wrong = []
    for found in IMPORTS:
        name = inner(found.target)
        own = ".".join(found.module.split(".")[:-1])
        if name == "" or (name and name == own and not found.module.endswith("__init__")):
            wrong.append(str(found))
    assert not wrong, "\n".join(wrong)


def test_other_peoples_packages_come_in_at_one_door() -> None:
    ours = {"kg", *sys.stdlib_module_names}
    wrong = []
    for found in IMPORTS:
        package = found.target.split(".")[0]
        if (
            not found.level
            and not found.typing
            and package not in ours
            and not covers(DOORS.get(package, set()), found.module)
        ):
            wrong.append(str(found))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("package", sorted(ONE_MODULE))
def test_some_doors_are_one_module_wide(package: str) -> None:
    users = sorted({found.module for found in IMPORTS if found.target.split(".")[0] == package and not found.typing})
    assert len(users) <= 1, f"{package} is imported by {users}"


def test_functions_import_nothing_but_optional_packages() -> None:
    wrong = [str(found) for found in IMPORTS if found.nested and found.target.split(".")[0] not in OPTIONAL]
    assert not wrong, "\n".join(wrong)


def test_no_import_cycles() -> None:
    edges: dict[str, set[str]] = {}
    names = {module.removesuffix(".__init__") for module, _ in modules()}
    for found in IMPORTS:
        name = inner(found.target)
        if name and name in names:
            edges.setdefault(found.module.removesuffix(".__init__"), set()).add(name)
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module not in done:
            for target in sorted(edges.get(module, set()) - {module}):
                visit(target, (*path, module))
            done.add(module)

    for module in sorted(edges):
        visit(module, ())
