"""Take the pictures in docs/pictures anew, from the page of the sample articles, in a real browser."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import kg

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).with_name("pictures")
SHOWN = "Lê Minh Trí"  # whose panel is open
SIZE = {"width": 1280, "height": 800}  # pixels: a small laptop


def take(page_file: Path, picture: Path, scheme: str) -> None:
    """Open the page as a reader would and save what is on the screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme=scheme, locale="vi-VN")  # type: ignore[arg-type]
        page.goto(page_file.as_uri())
        page.wait_for_function("document.fonts.status === 'loaded'")
        page.wait_for_selector("html[data-ready]")
        page.get_by_role("combobox").first.fill(SHOWN)
        page.get_by_role("option", name=SHOWN).first.click()
        page.wait_for_timeout(1500)  # the canvas has no event for "drawn"
        page.screenshot(path=picture)
        browser.close()


def main() -> None:
    """Build the sample articles and take each picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graph = kg.build(ROOT / "data" / "articles" / "real", out=Path(folder) / "graph")
        take(graph.path / "graph.html", PICTURES / "explorer.png", "light")
    print(f"wrote {PICTURES / 'explorer.png'}")


if __name__ == "__main__":
    if not shutil.which("chromium"):
        sys.exit("chromium is needed: install it with your system's packages")
    main()
