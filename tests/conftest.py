"""What several tests share: the small invented graph, the gold articles as records, and a run of the program."""

import gc
import importlib.util
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.records import ArticleFacts

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "eval" / "dev"
MINI = ROOT / "tests" / "fixtures" / "mini.ttl"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_configure() -> None:
    """What a shell starts in the background ignores interrupts, and so would the programs that tests interrupt.

    Facts of many articles are kept in memory, which looked through for garbage as often as usual cost a tenth of all.
    """
    gc.set_threshold(50_000, 20, 20)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--shuffle SEED`` looks whether a test needs another before it; `make test SHUFFLE=1` does it."""
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run modules, and the tests of each, in another order")


@pytest.hookimpl(tryfirst=True)  # before those of one parameter are brought together
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one module stay together, since they share what it makes."""
    if (seed := config.getoption("--shuffle")) is not None:
        chance = random.Random(seed)
        modules = sorted({item.location[0] for item in items})
        places = {name: place for place, name in enumerate(chance.sample(modules, len(modules)))}
        chance.shuffle(items)
        items.sort(key=lambda item: places[item.location[0]])


@pytest.fixture(scope="session")
def mini() -> Any:
    """The small export of tests/fixtures: three invented articles."""
    return import_module("kg.graph.store").Export.open(MINI)


@pytest.fixture(scope="session")
def kg() -> Run:
    """Runs ``kg`` with arguments in a process of its own, without a terminal."""

    def run(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        settings = {"capture_output": True, "text": True, "encoding": "utf-8", "cwd": ROOT, "timeout": 300} | options
        return subprocess.run(command, **settings)  # type: ignore[call-overload]

    return run


@pytest.fixture(scope="session")
def work() -> Callable[..., float]:
    """CPU seconds that a call takes, the least of some tries; what earlier tests left in memory is left alone."""

    def once(call: Callable[[], object]) -> float:
        gc.collect()
        gc.freeze()
        start = time.process_time()
        call()
        spent = time.process_time() - start
        gc.unfreeze()
        return spent

    return lambda call, tries=3: min(once(call) for _ in range(tries))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; one for all tests of a process, as Playwright allows."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def module(name: str) -> ModuleType:
    """A helper of tests/fixtures, loaded from its file."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "fixtures" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def gold() -> Mapping[str, ArticleFacts]:
    """The facts of every gold article, by its id."""
    facts = module("gold_records").gold_facts
    own = facts(ROOT / "data" / "gold" / "dev", ROOT / "data" / "articles" / "invented")
    beside = facts(SEEDS, SEEDS, "seed-*.yaml") if SEEDS.is_dir() else {}
    return {**own, **beside}
