"""Worker processes that answer jobs: one that takes too long is killed, and another takes its place."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.resources import PACKAGE
from kg.serve.limits import MEMORY_BYTES, PATIENCE, Limits, RefusedError
from kg.serve.reply import LENGTHS, Reply, packed, unpacked_reply

_START_SECONDS = 60  # a worker is ready in under a second where nothing else runs
_SOON = {"Retry-After": "1"}


class Worker:
    """One process, started when it is first needed and again after it was killed."""

    def __init__(self, folder: Path, limits: Limits, module: str, patience: float) -> None:
        self._command = (sys.executable, "-m", module, str(folder), str(limits.rows))
        self._seconds = limits.seconds
        self._patience = patience
        self._process: Process | None = None
        self._killed: list[Process] = []

    async def start(self) -> None:
        """Start the process and wait until it is ready, if it is not there.

        Raises:
            RefusedError: it does not start.
        """
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, env=_environ()
            )
            try:
                async with asyncio.timeout(self._patience):
                    await self._reply(self._process)
            except (TimeoutError, EOFError, asyncio.CancelledError) as error:
                self.kill()
                if isinstance(error, asyncio.CancelledError):
                    raise
                raise RefusedError(500, "a worker did not start", hint="see what the server printed") from error

    @property
    def is_running(self) -> bool:
        return self._process is not None

    async def ask(self, job: Mapping[str, Any]) -> Reply:
        """The answer to a job.

        Raises:
            RefusedError: it took too long (503) or used too much memory (500); the process is gone.
        """
        await self.start()
        assert self._process is not None
        try:
            async with asyncio.timeout(self._seconds):
                return await self._exchange(self._process, packed(job))
        except TimeoutError:
            message = f"the answer took more than {self._seconds:g} seconds"
            raise RefusedError(503, message, hint="ask for less, or raise --timeout") from None
        except (EOFError, OSError):
            message = f"the worker died: the query needs over {MEMORY_BYTES >> 20} MB of memory, or nests too deep"
            raise RefusedError(500, message, hint="ask for less; the server printed more") from None

    async def _exchange(self, process: Process, job: bytes) -> Reply:
        done = False
        try:
            assert process.stdin is not None
            process.stdin.write(job)
            await process.stdin.drain()
            reply = await self._reply(process)
            done = True
            return reply
        finally:
            if not done:  # whoever waited has left, or the process is no more: nothing may be left in the pipe
                self.kill()

    async def _reply(self, process: Process) -> Reply:
        assert process.stdout is not None
        head, body = LENGTHS.unpack(await process.stdout.readexactly(LENGTHS.size))
        return unpacked_reply(await process.stdout.readexactly(head), await process.stdout.readexactly(body))

    async def end(self) -> None:
        """End the process and wait until all that were ended are gone."""
        self.kill()
        await asyncio.gather(*(process.wait() for process in self._killed))

    def kill(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            self._killed = [*(one for one in self._killed if one.returncode is None), self._process]
            self._process = None


class Pool:
    """The workers, and those who wait for one.

    Each runs ``module`` over ``folder`` (or a file) and has ``patience`` seconds to be ready.
    """

    def __init__(
        self, folder: Path, limits: Limits, module: str = "kg.serve.worker", patience: float = _START_SECONDS
    ) -> None:
        self._limits = limits
        self._workers = [Worker(folder, limits, module, patience) for _ in range(limits.workers)]
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._inside = 0
        self._stopping = False
        self._revivals: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start every worker.

        Raises:
            RefusedError: one does not start.
        """
        await asyncio.gather(*(worker.start() for worker in self._workers))
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def ask(self, **job: Any) -> Reply:
        """The answer to a job.

        Raises:
            RefusedError: too many wait already, or it was not its turn in time (503), or as `Worker.ask`.
        """
        if self._inside >= self._limits.concurrent:
            raise RefusedError(503, "too many requests at one time", hint="try again soon", headers=_SOON)
        self._inside += 1
        try:
            return await self._answer(job)
        except RefusedError as error:
            raise RefusedError(503, "the server is stopping") if self._stopping else error from None
        finally:
            self._inside -= 1

    async def _answer(self, job: Mapping[str, Any]) -> Reply:
        worker = await self._turn()
        try:
            if self._stopping:
                raise RefusedError(503, "no worker is left")
            return await worker.ask(job)
        finally:
            self._put_back(worker)

    async def _turn(self) -> Worker:
        try:
            async with asyncio.timeout(self._limits.seconds * PATIENCE):
                return await self._idle.get()
        except TimeoutError:
            raise RefusedError(503, "all workers are busy", hint="try again soon", headers=_SOON) from None

    def _put_back(self, worker: Worker) -> None:
        if worker.is_running or self._stopping:
            self._idle.put_nowait(worker)
        else:
            task = asyncio.get_running_loop().create_task(self._revive(worker))
            self._revivals.add(task)
            task.add_done_callback(self._revivals.discard)

    async def _revive(self, worker: Worker) -> None:
        with suppress(RefusedError):  # the next to ask it tries again, and is told
            await worker.start()
        self._idle.put_nowait(worker)

    def stop(self) -> None:
        """End every worker at once: who waits for an answer is told that there will be none."""
        self._stopping = True
        for worker in self._workers:
            worker.kill()

    async def close(self) -> None:
        """End every worker and wait until it is gone, when nobody asks any more."""
        self.stop()
        for task in self._revivals:
            task.cancel()
        await asyncio.gather(*self._revivals, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._workers))


def _environ() -> dict[str, str]:
    """That of this process, with this very package first, and without pages of Rust where memory runs out."""
    root = str(PACKAGE.parent)
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": path, "RUST_BACKTRACE": "0"}
