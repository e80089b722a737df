"""What articles say, worked out by several processes where it is not known from an earlier build."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from kg.graph.write import GraphWriter
from kg.pipeline.cache import Keeper, Known
from kg.pipeline.pool import FORKS, each, pool

CHUNK: Final = 16
"""Articles looked at together: some 100 ms of work."""
ALONE: Final = 200
"""Up to so many articles starting processes takes longer than the work."""
_FEW: Final = 4  # new articles of a chunk that are not worth handing over

Told = tuple[Known, bytes]
_Chunk = tuple[list[Known], list[bytes | None]]  # articles, and what they say where it is known


@dataclass(frozen=True, slots=True)
class _Tell:
    """Works out what an article says."""

    writer: GraphWriter

    def __call__(self, known: Known) -> bytes:
        return self.writer.told(known.facts())


def tell_all(keeper: Keeper, writer: GraphWriter, mark: str, workers: int) -> Iterator[Told]:
    """Every article with what it says, packed, in the order of the ids. ``mark`` stands for what read the articles."""
    tell, articles = _Tell(writer), iter(keeper)
    with ExitStack() as held:
        hands = held.enter_context(pool(tell, workers)) if FORKS and workers > 1 and len(keeper) > ALONE else None
        running: deque[tuple[_Chunk, Callable[[], list[bytes]]]] = deque()
        while chunk := list(islice(articles, CHUNK)):
            known = [writer.known(one.article, mark + one.mark) for one in chunk]
            new = [one for one, data in zip(chunk, known, strict=True) if data is None]
            if hands is None or len(new) < _FEW:
                running.append(((chunk, known), partial(list, [tell(one) for one in new])))
            else:
                done: Future[list[bytes]] = hands.submit(each, new)
                running.append(((chunk, known), done.result))
            if len(running) > 2 * workers:
                yield from _joined(*running.popleft())
        while running:
            yield from _joined(*running.popleft())


def _joined(chunk: _Chunk, made: Callable[[], list[bytes]]) -> Iterator[Told]:
    new = iter(made())
    for known, data in zip(*chunk, strict=True):
        yield known, next(new) if data is None else data
