"""The site: which address gives what."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.serve import pages
from kg.serve.accept import choose
from kg.serve.explorer import Explorer, connected
from kg.serve.guard import EXPLORER_POLICY, Guard
from kg.serve.limits import QUERY_BYTES, RefusedError
from kg.serve.links import ONTOLOGY, THINGS
from kg.serve.media import GRAPH_TYPES, HTML, with_charset
from kg.serve.pool import Pool
from kg.serve.protocol import Asked, asked_by_get, asked_by_post, description, fields_of
from kg.serve.reply import Reply

LONGEST_NAME = 2_000
"""Characters of the longest path under ``/id/`` that is looked up."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the server gives: answers of the ``pool``, and of the ``index`` for what a page does not hold; ``explorer``
    is the page of the graph, if there is one."""

    pool: Pool
    explorer: bytes | None
    index: Explorer

    def app(self, hosts: Iterable[str], origins: Iterable[str]) -> Starlette:
        """The application that answers for these names, to pages of these origins."""
        routes = [
            Route("/", self._start, methods=["GET"]),
            Route("/sparql", self._sparql, methods=["GET", "POST"]),
            Route("/query", self._query, methods=["GET"]),
            Route(ONTOLOGY, self._ontology, methods=["GET"]),
            Route(THINGS + "{name:path}", self._thing, methods=["GET"]),
            Route(f"/{pages.STYLE_NAME}", self._style, methods=["GET"]),
            *self.index.routes(),
        ]
        return Starlette(
            routes=routes,
            middleware=[Middleware(Guard, hosts=hosts, origins=origins)],
            exception_handlers={RefusedError: _refused},
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        await self.pool.start()
        try:
            yield
        finally:
            await self.pool.close()
            await self.index.close()

    async def _start(self, _: Request) -> Response:
        if self.explorer is None:
            return Response(pages.render("start"), media_type=with_charset(HTML))
        policy = {"Content-Security-Policy": EXPLORER_POLICY}
        page = connected(self.explorer)
        return Response(page, headers=policy, media_type=with_charset(HTML))

    async def _style(self, _: Request) -> Response:
        return Response(pages.style(), media_type=with_charset("text/css"))

    async def _sparql(self, request: Request) -> Response:
        asked = await _asked(request)
        accept = request.headers.get("accept", "")
        if asked.query is None:
            return _described(request, accept)
        return _response(await self.pool.ask(do="query", text=asked.query, accept=accept, download=asked.download))

    async def _query(self, request: Request) -> Response:
        return _response(await self.pool.ask(do="page", fields=dict(fields_of(request.url.query))))

    async def _ontology(self, request: Request) -> Response:
        return _response(await self.pool.ask(do="ontology", accept=request.headers.get("accept", "")))

    async def _thing(self, request: Request) -> Response:
        name: str = request.path_params["name"]
        if not name or len(name) > LONGEST_NAME:
            raise RefusedError(404, "the graph has no such thing")
        written = request.scope.get("raw_path", b"").decode("ascii", "replace").removeprefix(THINGS)
        lang = request.query_params.get("lang", "")
        accept = request.headers.get("accept", "")
        return _response(await self.pool.ask(do="thing", names=[name, written], accept=accept, lang=lang))


async def _asked(request: Request) -> Asked:
    if request.method != "POST":
        return asked_by_get(request.url.query)
    if request.headers.get("content-encoding", "identity") != "identity":
        raise RefusedError(415, "the body is compressed", hint="send it as it is")
    return asked_by_post(request.headers.get("content-type", ""), request.url.query, await _body(request))


async def _body(request: Request) -> bytes:
    """The body, as far as it may be read.

    Raises:
        RefusedError: there is more of it.
    """
    length = request.headers.get("content-length", "0")
    body = bytearray()
    if length.isdecimal() and int(length) <= QUERY_BYTES:
        async for chunk in request.stream():
            body += chunk
            if len(body) > QUERY_BYTES:
                break
        else:
            return bytes(body)
    raise RefusedError(413, f"the body is over {QUERY_BYTES:,} bytes", headers={"Connection": "close"})


def _described(request: Request, accept: str) -> Response:
    """What the endpoint is: RDF for a program, the query page for a browser."""
    kind = choose(accept, (*GRAPH_TYPES, HTML))
    if kind is None:
        raise RefusedError(400, "no query", hint="send it as the field query")
    if kind == HTML:
        return RedirectResponse("/query", 303)
    endpoint = f"{request.url.scheme}://{quote(request.headers['host'], safe='[]:.-')}/sparql"
    text = description(endpoint, GRAPH_TYPES[kind])
    return Response(text, headers={"Vary": "Accept"}, media_type=with_charset(kind))


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, {"Content-Type": reply.type, **reply.headers})


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return PlainTextResponse(f"{error}\n", error.status, error.headers)
