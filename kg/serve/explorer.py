"""The explorer beyond one page: the index of the graph, asked by pages and programs, started when first needed."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.guard import EXPLORER_POLICY
from kg.serve.limits import Limits, RefusedError
from kg.serve.links import THINGS
from kg.serve.media import HTML
from kg.serve.pool import Pool
from kg.serve.reply import Reply

API = "/api/"
PART = "/part"
INDEX_SECONDS = 1800
"""Seconds that making the index may take: that of 200,000 things takes under a minute where nothing else runs."""
LONGEST = 300
"""Characters of a search or of an id."""
MOST_CENTRES = 12
"""Things that a part can be around."""

_ROOT = b'<html lang="vi"'
_ALONE = b"default-src &#39;none&#39;"  # of the policy of a page that is just a file


class Explorer:
    """Answers of one worker that holds the index of the graph at ``source``."""

    def __init__(self, source: Path, limits: Limits) -> None:
        self._seconds = limits.seconds
        self._pool = Pool(source, replace(limits, workers=1), "kg.serve.exploring", INDEX_SECONDS)
        self._starting: asyncio.Task[None] | None = None

    def routes(self) -> list[Route]:
        """The addresses that are answered from the index."""
        return [
            Route(f"{API}search", self._search, methods=["GET"]),
            Route(f"{API}neighbours", self._neighbours, methods=["GET"]),
            Route(f"{API}path", self._path, methods=["GET"]),
            Route(f"{API}evidence", self._evidence, methods=["GET"]),
            Route(PART, self._part, methods=["GET"]),
        ]

    def stop(self) -> None:
        """End the worker at once."""
        if self._starting is not None:
            self._starting.cancel()
        self._pool.stop()

    async def close(self) -> None:
        """End the worker and wait until it is gone."""
        self.stop()
        await self._pool.close()

    async def _search(self, request: Request) -> Response:
        return await self._asked(do="search", q=_text(request, "q"))

    async def _neighbours(self, request: Request) -> Response:
        return await self._asked(do="neighbours", n=_text(request, "n"))

    async def _path(self, request: Request) -> Response:
        return await self._asked(do="path", a=_text(request, "a"), b=_text(request, "b"))

    async def _evidence(self, request: Request) -> Response:
        fact = _text(request, "fact")
        if not (fact.isascii() and fact.isdigit() and len(fact) < 12):
            raise RefusedError(400, "a fact goes by its number", hint="see the field n of /api/neighbours")
        return await self._asked(do="evidence", fact=int(fact))

    async def _part(self, request: Request) -> Response:
        centres = request.query_params.getlist("n")
        if len(centres) > MOST_CENTRES or any(len(one) > LONGEST for one in centres):
            raise RefusedError(400, f"a part is around {MOST_CENTRES} things at most")
        return await self._asked(do="part", n=centres)

    async def _asked(self, **job: Any) -> Response:
        await self._ready()
        reply: Reply = await self._pool.ask(**job)
        if reply.status != 200 or not reply.type.startswith(HTML):
            return Response(reply.body, reply.status, {"Content-Type": reply.type})
        return Response(
            connected(reply.body), 200, {"Content-Type": reply.type, "Content-Security-Policy": EXPLORER_POLICY}
        )

    async def _ready(self) -> None:
        """Wait until the index is there, as long as a query may take.

        Raises:
            RefusedError: it is still being made.
        """
        if self._starting is None or (self._starting.done() and self._starting.exception() is not None):
            self._starting = asyncio.get_running_loop().create_task(self._pool.start())
        try:
            await asyncio.wait_for(asyncio.shield(self._starting), self._seconds)
        except TimeoutError:
            again = {"Retry-After": "5"}
            raise RefusedError(503, "the index is being made", hint="ask again soon", headers=again) from None


def connected(page: bytes) -> bytes:
    """A page that may ask this server, and knows it."""
    known = page.replace(_ROOT, _ROOT + f' data-pages="{THINGS}" data-api="{API}" data-part="{PART}"'.encode(), 1)
    return known.replace(_ALONE, _ALONE + b"; connect-src &#39;self&#39;", 1)


def _text(request: Request, name: str) -> str:
    """A field of the address.

    Raises:
        RefusedError: it is not there, or too long.
    """
    text = request.query_params.get(name, "")
    if not text or len(text) > LONGEST:
        raise RefusedError(400, f"the field {name} is missing or longer than {LONGEST} characters")
    return text
