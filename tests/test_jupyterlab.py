"""The page in a real JupyterLab: shown under its cell, in a frame that works and can't reach the notebook."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError  # noqa: A004  # its own, not the built-in

ROOT = Path(__file__).parents[1]
MINI = ROOT / "tests" / "fixtures" / "mini.ttl"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/lab\?token=\w+")
TRIES = 6
MILLISECONDS = 120_000  # JupyterLab is large; on an idle machine it is there in five seconds

pytest.importorskip("jupyterlab", reason="jupyterlab is not installed: pip install 'vks-kg[notebook]'")


@contextmanager
def lab(folder: Path) -> Iterator[str]:
    """A JupyterLab of its own, with nothing of the user's in it; gives its address."""
    places = {f"JUPYTER_{kind}_DIR": str(folder / f".{kind.lower()}") for kind in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += [
        "--ServerApp.port=0",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    environ = os.environ | places | {"PYTHONPATH": str(ROOT), "JUPYTER_PLATFORM_DIRS": "1"}
    with subprocess.Popen(command, cwd=folder, env=environ, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        try:
            yield next(found[0] for line in process.stderr if (found := ADDRESS.search(line)))
        finally:
            process.send_signal(signal.SIGTERM)
            process.stderr.read()
            process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one notebook of one cell."""
    cell = nbformat.v4.new_code_cell(f"import kg\n\nkg.open({str(MINI)!r}).view(focus='Lò Văn Sương')")
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), tmp_path / "look.ipynb")
    return tmp_path


def run(tab: Page, output: Locator) -> None:
    """Run the cell until there is output: what is run while the kernel is still being started may be lost."""
    for _ in range(TRIES):
        tab.locator(".jp-Notebook .cm-content").first.click()  # running a last cell adds one
        tab.keyboard.press("Shift+Enter")
        try:
            output.wait_for(state="attached", timeout=MILLISECONDS / TRIES)
        except TimeoutError:
            continue
        return


def test_a_cell_shows_the_page(folder: Path, browser: Browser) -> None:
    with lab(folder) as address, browser.new_page(viewport={"width": 1280, "height": 1000}) as tab:
        tab.set_default_timeout(MILLISECONDS)
        tab.goto(address.replace("/lab?", "/lab/tree/look.ipynb?"))
        frame = tab.locator(".jp-OutputArea iframe")
        run(tab, frame)
        page = frame.content_frame
        page.locator("html[data-ready]").wait_for(state="attached")
        assert page.locator("#panel h2").inner_text() == "Lò Văn Sương"
        page.locator("#query").fill("vksnd")
        page.locator("#hits [role=option]").first.click()
        assert "VKSND" in page.locator("#panel h2").inner_text()
        assert frame.get_attribute("src") is None
        assert "allow-same-origin" not in (frame.get_attribute("sandbox") or "")
        with pytest.raises(Exception, match=r"cross-origin|SecurityError|Blocked"):
            page.locator("html").evaluate("() => parent.document.title")
    assert [path.name for path in folder.iterdir() if not path.name.startswith(".")] == ["look.ipynb"]
