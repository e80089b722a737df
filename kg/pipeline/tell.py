"""What articles say, worked out by several processes where it is not known from an earlier build."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Final

from kg.graph.write import GraphWriter
from kg.pipeline.cache import Keeper, Known
from kg.pipeline.pool import FORKS, each, in_turn, pool

CHUNK: Final = 16
"""Articles looked at together: some 100 ms of work."""
ALONE: Final = 200
"""Up to so many articles starting processes takes longer than the work."""
_FEW: Final = 4  # new articles of a chunk that are not worth handing over

Told = tuple[Known, bytes]


@dataclass(frozen=True, slots=True)
class _Tell:
    """Works out what an article says."""

    writer: GraphWriter

    def __call__(self, known: Known) -> bytes:
        return self.writer.told(known.facts())


def tell_all(keeper: Keeper, writer: GraphWriter, workers: int) -> Iterator[Told]:
    """Every article with what it says, packed, in the order of the ids."""
    tell, articles = _Tell(writer), iter(keeper)
    with ExitStack() as held:
        hands = held.enter_context(pool(tell, workers)) if FORKS and workers > 1 and len(keeper) > ALONE else None

        def start(chunk: list[Known]) -> Callable[[], Iterator[Told]]:
            known = [writer.known(one.article, one.mark) for one in chunk]
            new = [one for one, data in zip(chunk, known, strict=True) if data is None]
            if hands is None or len(new) < _FEW:
                return partial(_joined, chunk, known, partial(list, [tell(one) for one in new]))
            return partial(_joined, chunk, known, hands.submit(each, new).result)

        chunks = iter(lambda: list(islice(articles, CHUNK)), [])
        yield from chain.from_iterable(in_turn(map(start, chunks), workers))


def _joined(chunk: list[Known], known: list[bytes | None], made: Callable[[], list[bytes]]) -> Iterator[Told]:
    """Articles, and what they say where it is known; ``made`` gives it of the others."""
    new = iter(made())
    for one, data in zip(chunk, known, strict=True):
        yield one, next(new) if data is None else data
