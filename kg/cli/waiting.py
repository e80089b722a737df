"""A sign of life for work that can't say how far it is: on standard error, on a terminal, after a second."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from kg.cli.later import later

if TYPE_CHECKING:
    from rich.status import Status

    from kg.cli import screen
else:
    screen = later("kg.cli.screen")

PATIENCE: Final = 1.0
"""Seconds without a word: the contract of every command."""


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """A sign of life while the block runs; the block may print nothing."""
    if not sys.stderr.isatty():
        yield
        return
    shown: list[Status] = []

    def show() -> None:
        shown.append(screen.turning(what))
        shown[0].start()

    timer = threading.Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for status in shown:
            status.stop()
