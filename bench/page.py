"""The explorer in a real browser on made-up graphs: CPU seconds to write and open it, milliseconds to use it.

    python bench/page.py            # 2,000 and 50,000 things
    python bench/page.py 2000 --keep page.html

CPU seconds are those of all processes of the browser, so that other work on the machine doesn't count; milliseconds are
the least of several tries. People and bodies are made up. Needs chromium and playwright.
"""

import argparse
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Page, sync_playwright
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.view import terms
from kg.view.page import html

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
ID = "https://w3id.org/vks/id/"
SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
]
MIDDLES = ["Văn", "Thị", "Đức", "Minh", "Quang", "Hữu", "Ngọc", "Thanh", "Xuân", "Đình", "Thế", "Công"]
GIVEN = [
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Đạt",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hùng",
    "Khoa",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nam",
    "Nga",
    "Phúc",
    "Quý",
    "Sơn",
    "Thảo",
    "Trí",
    "Tuấn",
    "Vy",
]
PROVINCES = 63
SHARES = {"person": 0.55, "unit": 0.2, "meeting": 0.2, "document": 0.05}


class Made:
    """A made-up graph of about so many things: people in units, at meetings, with a sentence behind each fact."""

    def __init__(self, size: int) -> None:
        self.random, self.quads = Random(size), list[Quad]()  # the same graph every time
        self.articles: dict[str, str] = {}
        self.facts = 0
        counts = {kind: max(2, round(size * share)) for kind, share in SHARES.items()}
        self.units = [self._unit(number) for number in range(counts["unit"])]
        self.meetings = [self._meeting(number) for number in range(counts["meeting"])]
        self.people = [self._person(number) for number in range(counts["person"])]
        for number in range(counts["document"]):
            one = self._thing(f"document/{number}", terms.VKS + "LegalDocument", f"Nghị quyết {number}/2019/QH14")
            self._link(self.units[0], terms.ELI + "passed_by", one, turned=True)

    def export(self) -> Any:
        store = Store()
        store.bulk_extend(self.quads)
        return SimpleNamespace(store=store, articles=self.articles)

    def _unit(self, number: int) -> NamedNode:
        level = "supreme" if not number else "provincial" if number <= PROVINCES else "district"
        name = "VKSND tối cao" if not number else f"VKSND {'tỉnh' if number <= PROVINCES else 'huyện'} Thứ {number}"
        unit = self._thing(f"org/{number}", terms.VKS + "Procuracy", name)
        self._add(unit, terms.ORG + "classification", NamedNode(terms.VKS + f"level-{level}"))
        if number:
            above = 0 if number <= PROVINCES else 1 + number % PROVINCES
            self._link(unit, terms.ORG + "subOrganizationOf", NamedNode(f"{ID}org/{above}"))
        return unit

    def _meeting(self, number: int) -> NamedNode:
        meeting = self._thing(
            f"meeting/{number}", terms.VKS + "Meeting", f"Hội nghị tổng kết công tác lần thứ {number}"
        )
        self._add(meeting, terms.SCHEMA + "startDate", Literal(f"{2006 + number % 20}-{1 + number % 12:02}-15"))
        return meeting

    def _person(self, number: int) -> NamedNode:
        pick = self.random.choice
        person = self._thing(
            f"person/{number}", terms.VKS + "Official", f"{pick(SURNAMES)} {pick(MIDDLES)} {pick(GIVEN)}"
        )
        for _ in range(1 + number % 2):
            self._fact("Tenure", person, "organization", pick(self.units), "member", number)
        for _ in range(2):
            self._fact("Participation", person, "event", pick(self.meetings), "participant", number)
        return person

    def _fact(self, kind: str, person: NamedNode, to: str, other: NamedNode, of: str, number: int) -> None:
        self.facts += 1
        space = terms.ORG if kind == "Tenure" else terms.VKS
        fact, day = NamedNode(f"{ID}fact/{self.facts}"), f"{2006 + number % 20}-{1 + self.facts % 12:02}-02"
        self._add(fact, terms.RDF_TYPE, NamedNode(terms.VKS + kind))
        self._add(fact, space + of, person)
        self._add(fact, space + to, other)
        self._add(fact, terms.VKS + "attestedOn", Literal(day))
        self._add(fact, terms.VKS + "evidence", self._sentence(day))

    def _sentence(self, day: str) -> NamedNode:
        """A sentence of an article of ten sentences, as a mention."""
        number = self.facts // 10
        article, key = NamedNode(f"{ID}article/{number}"), str(number)
        if key not in self.articles:
            self.articles[key] = ""
            self._add(article, terms.RDF_TYPE, NamedNode(terms.SCHEMA + "NewsArticle"))
            self._add(article, terms.SCHEMA + "headline", Literal(f"Bài báo số {number}"))
            self._add(article, terms.SCHEMA + "datePublished", Literal(day))
            self._add(article, terms.SCHEMA + "url", Literal(f"https://example.org/{number}"))
        start = len(self.articles[key])
        said = (
            f"Ngày {day}, {self.random.choice(SURNAMES)} {self.random.randrange(10**6)} cùng đoàn công tác dự hội nghị."
        )
        self.articles[key] += said + "\n"
        mention = NamedNode(f"{ID}mention/{self.facts}")
        self._add(mention, terms.OA + "hasSource", article)
        self._add(mention, terms.OA + "start", Literal(str(start)))
        self._add(mention, terms.OA + "end", Literal(str(start + len(said))))
        self._add(mention, terms.OA + "exact", Literal(said))
        return mention

    def _thing(self, path: str, cls: str, label: str) -> NamedNode:
        thing = NamedNode(ID + path)
        self._add(thing, terms.RDF_TYPE, NamedNode(cls))
        self._add(thing, terms.PREF_LABEL, Literal(label, language="vi"))
        return thing

    def _link(self, one: NamedNode, prop: str, other: NamedNode, turned: bool = False) -> None:
        self._add(*((other, prop, one) if turned else (one, prop, other)))

    def _add(self, subject: NamedNode, prop: str, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(subject, NamedNode(prop), value))


@dataclass(frozen=True, slots=True)
class Process:
    parent: int
    name: str
    seconds: float


def processes() -> dict[int, Process]:
    """Every process of the machine: its parent, its name, its CPU seconds."""
    tick, found = os.sysconf("SC_CLK_TCK"), {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                head, _, tail = (folder / "stat").read_text().rpartition(")")
            except OSError:
                continue
            fields = tail.split()
            seconds = sum(map(int, fields[11:15])) / tick
            found[int(folder.name)] = Process(int(fields[1]), head.partition("(")[2], seconds)
    return found


def browser_seconds() -> float:
    """CPU seconds so far of the browsers that this process started."""
    known = processes()
    ours = {os.getpid()}
    for _ in range(6):
        ours |= {pid for pid, process in known.items() if process.parent in ours}
    return sum(known[pid].seconds for pid in ours if pid in known and known[pid].name.startswith("chrom"))


SEARCH = """(text) => { const box = document.getElementById('query'); box.value = text;
    const from = performance.now(); box.dispatchEvent(new Event('input')); return performance.now() - from; }"""
GO = """(hash) => new Promise((done) => { const from = performance.now();
    new MutationObserver((_, self) => { self.disconnect(); done(performance.now() - from); })
        .observe(document.getElementById('panel'), { childList: true });
    location.hash = hash; })"""
PAN_FRAMES = 90
PAN = """() => new Promise((done) => { const box = document.querySelector('#canvas canvas').getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + 8]; let frames = 0; const from = performance.now();
    const tell = (type, dx) => document.querySelector('#canvas canvas').dispatchEvent(new PointerEvent(type,
        { clientX: x + dx, clientY: y, bubbles: true, pointerId: 1, isPrimary: true, button: 0, buttons: 1 }));
    tell('pointerdown', 0);
    const frame = () => { frames += 1; tell('pointermove', 3 * (frames % 60));
        if (frames < FRAMES) requestAnimationFrame(frame);
        else { tell('pointerup', 0); done(frames / (performance.now() - from) * 1000); } };
    requestAnimationFrame(frame); })""".replace("FRAMES", str(PAN_FRAMES))


def measured(page: Page, file: Path, people: int) -> dict[str, float]:
    """What opening the file and using it cost."""
    before = browser_seconds()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    told = {"open CPU s": browser_seconds() - before}
    page.evaluate(SEARCH, "a")  # makes the names ready, as the page does by itself when it is idle
    told["search ms"] = max(
        min(page.evaluate(SEARCH, text) for _ in range(3)) for text in ("nguyen", "tran van d", "n", "hoi nghi")
    )
    page.evaluate(SEARCH, "")
    far = [(1, people - 1), (2, people // 2), (3, people // 3)]
    told["path ms"] = max(page.evaluate(GO, f"#w=person/{one}&v=person/{other}") for one, other in far)
    told["expand ms"] = min(page.evaluate(GO, f"#n=org/0&o=org/{unit}&m=org/{unit}") for unit in (1, 2, 3))
    page.evaluate(GO, "#j=0&s=99")  # the largest scene
    before = browser_seconds()
    told["pan frames a second"] = page.evaluate(PAN)
    told["pan CPU ms a frame"] = (browser_seconds() - before) * 1000 / PAN_FRAMES
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[2000, 50000])
    parser.add_argument("--keep", type=Path, help="write the last page here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for size in asked.sizes:
            made = Made(size)
            export, begun = made.export(), time.process_time()
            text = html(export)
            told = {"write CPU s": time.process_time() - begun, "file MB": len(text.encode()) / 1e6}
            file = Path(folder) / "page.html"
            file.write_text(text, encoding="utf-8", newline="\n")
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(300_000)
            told |= measured(page, file, len(made.people))
            browser.close()
            print(
                f"{size:>7,} things, {made.facts:,} facts: "
                + ", ".join(f"{name} {value:.2f}" for name, value in told.items()),
                flush=True,
            )
        if asked.keep:
            shutil.copy(file, asked.keep)


if __name__ == "__main__":
    main()
