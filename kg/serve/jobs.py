"""The loop of a worker process: it reads jobs, one at a time, and writes answers, until its input ends."""

import contextlib
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any

from kg.serve.limits import MEMORY_BYTES
from kg.serve.reply import Reply, packed_reply, read_job

try:
    import resource
except ImportError:  # not Unix: the limit of time alone holds
    resource = None  # type: ignore[assignment]

READY = Reply.text(200, "ready")


def ignore_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the server ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def answer_jobs(answer: Callable[[Mapping[str, Any]], Reply]) -> None:
    """Say that the worker is ready, then answer."""
    jobs, replies = sys.stdin.buffer, sys.stdout.buffer
    reply = READY
    while True:
        replies.write(packed_reply(reply))
        replies.flush()
        job = read_job(jobs)
        if job is None:
            return
        reply = answer(job)


def bound_memory() -> None:
    """Where the system can: a job that needs too much ends this process, not the machine."""
    if resource is not None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
