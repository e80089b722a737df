"""What every request and every answer passes: the check of the host, other sites' access, the headers of safety."""

from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EXPLORER_POLICY: Final = "frame-ancestors 'none'"
"""For the explorer, which brings a stricter policy of its own with the hashes of its scripts."""

_SAFETY: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "600",
}


class Guard:
    """Lets through what is meant for one of ``hosts``; pages of ``origins`` ("*" for all) may read the answers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], origins: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        allowed = self._allowed(headers.get("origin", ""))

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), allowed, bool(self._origins))
            await send(message)

        await self._chosen(scope["method"], headers, allowed)(scope, receive, send_safely)

    def _chosen(self, method: str, headers: Headers, allowed: str) -> ASGIApp:
        if host_of(headers.get("host", "")) not in self._hosts:
            # a page of another site whose name was made to point here must not read the graph
            return PlainTextResponse("this server does not go by that name; see kg serve --allow-host\n", 421)
        if allowed and method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        return self._app

    def _allowed(self, origin: str) -> str:
        """What to say to that origin, "" for nothing."""
        if "*" in self._origins:
            return "*" if origin else ""
        return origin if origin in self._origins else ""


def _add(headers: MutableHeaders, allowed: str, varies: bool) -> None:
    for name, value in _SAFETY.items():
        headers.setdefault(name, value)
    if allowed:
        headers["Access-Control-Allow-Origin"] = allowed
    else:
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if varies:
        headers.add_vary_header("Origin")


def host_of(header: str) -> str:
    """The name in a Host header, without the port and the brackets of IPv6, in lower case; "" if there is none."""
    name, colon, port = header.rpartition(":")
    if colon and (port == "" or port.isdecimal()) and (":" not in name or name.endswith("]")):
        header = name
    return header.removeprefix("[").removesuffix("]").lower()
