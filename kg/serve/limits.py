"""What a request may use."""

from dataclasses import dataclass

from kg.errors import KgError

QUERY_BYTES = 200_000
"""Most bytes of a query or of the body of a request; the longest saved question has under 3,000."""

MEMORY_BYTES = 1 << 30
"""Most bytes of memory of one worker, 1 GiB: sorting the largest answer that may be given needs far less."""


PATIENCE = 3
"""How many times `Limits.seconds` a request waits for its turn: a worker that was killed has to start again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` that a query may run; ``rows`` of an answer; ``workers`` that answer at one time; ``concurrent``
    requests that are being answered or wait for it."""

    seconds: float = 10
    rows: int = 100_000
    workers: int = 2
    concurrent: int = 64


class RefusedError(KgError):
    """A request that is not answered: ``status`` is that of HTTP, ``headers`` go with it."""

    def __init__(self, status: int, message: str, *, hint: str | None = None, headers: dict[str, str] | None = None):
        super().__init__(message, hint=hint)
        self.status = status
        self.headers = headers or {}
