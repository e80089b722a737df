"""Processes that do one kind of work, piece by piece, and end with the build whatever ends it."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from kg.errors import BrokenOffError

FORKS: Final = multiprocessing.get_start_method() == "fork"
"""Whether a new process has what this one holds; else it has to be sent there."""
_PARENT_DEATH: Final = 1  # PR_SET_PDEATHSIG of Linux

Made = TypeVar("Made")
_work: Callable[[Any], Any]  # of this process


@contextmanager
def pool(work: Callable[[Any], Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes to which lists of pieces can be given with `each`.

    Raises:
        BrokenOffError: one of them was killed.
    """
    try:
        with ProcessPoolExecutor(workers, initializer=_begin, initargs=(os.getpid(), work)) as made:
            yield made
    except BrokenProcessPool as error:
        hint = "was memory short? Build again, with --workers 1 if need be: what was read is kept"
        raise BrokenOffError("a process of the build was ended from outside", hint=hint) from error


def each(pieces: list[Any]) -> list[Any]:
    """What the work of this process makes of each piece."""
    return [_work(piece) for piece in pieces]


def in_turn(started: Iterable[Callable[[], Made]], workers: int) -> Iterator[Made]:
    """What the pieces of work give, in order; while one is awaited two for each worker were started after it."""
    running: deque[Callable[[], Made]] = deque()
    for result in started:
        running.append(result)
        if len(running) > 2 * workers:
            yield running.popleft()()
    while running:
        yield running.popleft()()


def _begin(parent: int, work: Callable[[Any], Any]) -> None:
    """Let this process end when its parent does, even if that is killed; else it would wait for work, and keep the lock
    of the build, for ever."""
    global _work  # noqa: PLW0603  # the one thing that a process of a pool has
    _work = work
    gc.freeze()  # looking for garbage among what the parent holds would copy all of it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it in its own time
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
