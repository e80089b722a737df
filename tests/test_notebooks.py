"""The notebooks run from top to bottom, and are kept without what a run leaves in them.

They share one graph of the invented articles and one kernel, which forgets every name between two of them: building and
importing take longer than what they do.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from jupyter_client import KernelManager
from nbclient import NotebookClient

import kg

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SECONDS_A_CELL = 120  # the first cell starts Python and builds; seconds on an idle machine
FORGET = "%reset -f"

# of the kernel's client
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the invented sample articles."""
    folder = tmp_path_factory.mktemp("notebooks") / "graph"
    kg.build(ROOT / "data" / "articles" / "invented", out=folder, nq=False, page=False, workers=1)
    return folder


@pytest.fixture(scope="module")
def kernel(graph: Path) -> Iterator[KernelManager]:
    """A running kernel that finds the package of this checkout and the graph."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(
        env={**os.environ, "PYTHONPATH": str(ROOT), "KG_GRAPH": str(graph)}, cwd=str(ROOT / "notebooks")
    )
    yield manager
    manager.shutdown_kernel(now=True)


def test_there_are_notebooks() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_results(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.source for cell in cells if cell.outputs or cell.execution_count is not None] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_and_finds_what_it_says(path: Path, kernel: KernelManager) -> None:
    notebook = read(path)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    notebook.cells.insert(0, nbformat.v4.new_code_cell(FORGET))
    client = NotebookClient(notebook, km=kernel, timeout=SECONDS_A_CELL)
    try:
        client.execute()
    finally:
        client.kc.stop_channels()
    first = cells[0].execution_count
    assert [cell.execution_count for cell in cells] == list(range(first, first + len(cells)))
    shown = {kind for cell in cells for output in cell.outputs for kind in output.get("data", {})}
    assert {"text/html", "image/png"} <= shown
    assert sum("\nassert " in f"\n{cell.source}" for cell in cells) >= 3


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_says_which_people_are_invented(path: Path) -> None:
    text = " ".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    assert "invented" in text or "real events" in text
