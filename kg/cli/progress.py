"""How far a long piece of work is: on standard error, on a terminal, and only when it takes over a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from kg.cli.waiting import PATIENCE


class Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="progress.data.speed")


class Bar:
    """Call it with how much is done and how much there is."""

    def __init__(self, what: str, patience: float = PATIENCE, console: Console | None = None) -> None:
        self._what = what
        self._console = console or Console(stderr=True)
        self._patience = patience
        self._start = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._shown is None:
            if time.monotonic() - self._start < self._patience:
                return
            self._shown = self._show(total)
        progress, task = self._shown
        progress.update(task, completed=done, total=total)

    def _show(self, total: int) -> tuple[Progress, TaskID]:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        progress = Progress(*columns, console=self._console, transient=True)
        progress.start()
        return progress, progress.add_task(self._what, total=total)

    def close(self) -> None:
        if self._shown:
            self._shown[0].stop()


@contextmanager
def bar(what: str) -> Iterator[Bar | None]:
    """A bar while the block runs, or None where standard error is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = Bar(what)
    try:
        yield shown
    finally:
        shown.close()
