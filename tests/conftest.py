"""What several tests share: the small invented graph, and a run of the program."""

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
MINI = ROOT / "tests" / "fixtures" / "mini.ttl"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


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
