"""Running the server: in the foreground until it is told to stop, or beside the caller."""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import uvicorn

from kg.errors import KgError, UsageError
from kg.graph.store import PAGE_NAME, load_on_disk
from kg.query.cache import copy_kept
from kg.serve.explorer import Explorer
from kg.serve.guard import LOOPBACK
from kg.serve.limits import QUERY_BYTES, Limits
from kg.serve.pool import Pool
from kg.serve.site import Site

PORT = 8642
_MOST_CONNECTIONS = 1_000
_GRACE = 2  # seconds that answers under way have when the server is told to stop


class _Server(uvicorn.Server):
    """A server that says when it is ready, ends with the signals that ask for it, and does not raise them again."""

    def __init__(self, config: uvicorn.Config, pool: Pool, index: Explorer) -> None:
        super().__init__(config)
        self._pool = pool
        self._index = index
        self.ready: Callable[[], None] = lambda: None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._pool.stop()  # or it would wait for the answers under way
        self._index.stop()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


class Served:
    """A server that runs beside the caller, until `stop` or the end of a ``with`` block. ``url`` is its address."""

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        host: str = "127.0.0.1",
        port: int = PORT,
        limits: Limits | None = None,
        cors: Sequence[str] = (),
        allow_hosts: Sequence[str] = (),
    ) -> None:
        self._socket = _bound(host, port)
        self._folder = TemporaryDirectory(prefix="kg-serve-", ignore_cleanup_errors=True)
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{self._socket.getsockname()[1]}/"
        store = Path(self._folder.name) / "store"
        try:
            if not copy_kept(Path(path), store):
                load_on_disk(Path(path), store)
            pool = Pool(store, limits or Limits())
            index = Explorer(Path(path).resolve(), limits or Limits())
            site = Site(pool, _explorer(Path(path)), index)
        except BaseException:
            self._close()
            raise
        self._server = _Server(_config(site, {host, *LOOPBACK, *allow_hosts}, cors), pool, index)
        self._thread: threading.Thread | None = None

    def run(self, ready: Callable[[str], None] = lambda _: None) -> None:
        """Serve until SIGINT, SIGTERM or `stop`; ``ready`` is called with the address when it answers.

        Raises:
            KgError: no worker could be started.
        """
        self._server.ready = lambda: ready(self.url)
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._close()
        if not self._server.started:
            raise KgError("the server did not start", hint="see what its workers printed")

    def _close(self) -> None:
        self._socket.close()
        self._folder.cleanup()

    def start(self) -> Self:
        """Serve in a thread of its own; returns at once."""
        self._thread = threading.Thread(target=self.run, name="kg serve", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving and wait until everything has ended."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<served at {self.url}>"


def serve(
    path: str | PathLike[str],
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    limits: Limits | None = None,
    cors: Sequence[str] = (),
    allow_hosts: Sequence[str] = (),
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the graph of ``path`` until SIGINT or SIGTERM; ``ready`` is called with the address when it can be asked.

    ``port`` 0 takes any that is free. ``cors`` are the origins whose pages may read the answers, ``allow_hosts``
    further names that the server goes by.

    Raises:
        UsageError: there is no graph, or nothing can listen at that address.
    """
    Served(path, host=host, port=port, limits=limits, cors=cors, allow_hosts=allow_hosts).run(ready)


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; what arrives before the server runs waits."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno and error.errno > 0 else error
        raise UsageError(
            f"can't listen at {host} port {port}: {reason}", hint="take another --port or --host"
        ) from None


def _explorer(path: Path) -> bytes | None:
    page = path / PAGE_NAME
    return page.read_bytes() if page.is_file() else None


def _config(site: Site, hosts: set[str], origins: Sequence[str]) -> uvicorn.Config:
    return uvicorn.Config(
        site.app(hosts, origins),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        h11_max_incomplete_event_size=QUERY_BYTES,
        timeout_graceful_shutdown=_GRACE,
    )
