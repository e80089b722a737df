"""Take the pictures in docs/pictures anew, from the page of the sample articles, in a real browser."""

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import kg

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).with_name("pictures")
SIZE = {"width": 1280, "height": 800}  # pixels: a small laptop
TELEPHONE = {"width": 390, "height": 844}
SHOTS = (
    # picture, what is searched for and opened, the tab, light or dark, the size
    ("explorer", "", "network", "light", SIZE),
    ("official", "Đào Xuân Liệu", "network", "light", SIZE),
    ("unit", "VKSND tỉnh Nghệ An", "network", "dark", SIZE),
    ("organisation", "VKSND tỉnh Nghệ An", "organisation", "light", SIZE),
    ("time", "", "time", "light", SIZE),
    ("map", "", "map", "light", SIZE),
    ("table", "", "table", "light", SIZE),
    ("telephone", "", "network", "light", TELEPHONE),
)
COLOURS = 128  # of flat shapes and text: a third of the bytes


def take(browser: Browser, page_file: Path, picture: Path, shown: str, tab: str, scheme: str, size: object) -> None:
    """Open the page as a reader would and save what is on the screen."""
    page = browser.new_page(viewport=size, color_scheme=scheme, locale="vi-VN")  # type: ignore[arg-type]
    page.goto(page_file.as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.wait_for_selector("html[data-ready]")
    if shown:
        page.get_by_role("combobox").first.fill(shown)
        page.get_by_role("option", name=shown).first.click()
    page.locator(f"#tab-{tab}").click()
    page.wait_for_timeout(1500)  # the canvas has no event for "drawn"
    page.screenshot(path=picture)
    page.close()
    with Image.open(picture) as whole:
        # of all colours, not of those that cover most: small icons keep theirs
        flat = whole.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE)
        flat.save(picture, optimize=True)


def main() -> None:
    """Build the invented sample articles and take each picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph = kg.build(ROOT / "data" / "articles" / "invented", out=Path(folder) / "graph")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, *shot in SHOTS:
            take(browser, graph.path / "graph.html", PICTURES / f"{name}.png", *shot)
        browser.close()
    print(f"wrote {len(SHOTS)} pictures in {PICTURES}")


if __name__ == "__main__":
    if not shutil.which("chromium"):
        sys.exit("chromium is needed: install it with your system's packages")
    main()
