"""A process that answers jobs, one at a time, until its input ends: `python -m kg.serve.worker FOLDER ROWS`.

It reads the store in FOLDER and nothing else. It can be killed at any time: so ends a query that runs too long.
"""

import contextlib
import signal
import sys
from pathlib import Path

from pyoxigraph import Store

from kg.serve.answers import Desk
from kg.serve.limits import MEMORY_BYTES
from kg.serve.reply import Reply, packed_reply, read_job

try:
    import resource
except ImportError:  # not Unix: the limit of time alone holds
    resource = None  # type: ignore[assignment]

READY = Reply.text(200, "ready")


def main(folder: str, rows: str) -> None:
    """Say that it is ready, then answer; see `kg.serve.answers.Desk.answer` for what a job is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the server ends this one
    _bound_memory()
    desk = Desk(Store.read_only(folder), int(rows))
    jobs, replies = sys.stdin.buffer, sys.stdout.buffer
    reply = READY
    while True:
        replies.write(packed_reply(reply))
        replies.flush()
        job = read_job(jobs)
        if job is None:
            return
        reply = desk.answer(job)


def _bound_memory() -> None:
    """Where the system can: a query that needs too much ends this process, not the machine."""
    if resource is not None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(str(Path(sys.argv[1])), sys.argv[2])
