"""A process that answers queries, one at a time, until its input ends: `python -m kg.serve.worker FOLDER ROWS`.

It reads the store in FOLDER and nothing else. It can be killed at any time: so ends a query that runs too long.
"""

import sys
from pathlib import Path

from pyoxigraph import Store

from kg.serve.answers import Desk
from kg.serve.jobs import answer_jobs, bound_memory, ignore_interrupts


def main(folder: str, rows: str) -> None:
    """Say that it is ready, then answer; see `kg.serve.answers.Desk.answer` for what a job is."""
    ignore_interrupts()
    bound_memory()
    answer_jobs(Desk(Store.read_only(folder), int(rows)).answer)


if __name__ == "__main__":
    main(str(Path(sys.argv[1])), sys.argv[2])
