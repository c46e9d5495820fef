"""`rapport serve --workers N`: a parent that holds the socket and a seat at the engine, and N processes that answer."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import connection, get_context, parent_process
from typing import TYPE_CHECKING, Final

from api.command.ending import Status, in_loop
from api.command.estate import opened
from api.command.serving import answering_within, built_schema, set_up
from api.lane.trusted import trusted_documents
from api.logs import log_to_standard_error
from api.serve import GRACE, Share, collect_seldom, listening, say_where, serve

if TYPE_CHECKING:
    import socket
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from api.settings import Settings

log = logging.getLogger("rapport.api")

RESTARTS: Final = 2
WITHIN: Final = 60.0
"""Seconds within which a worker is replaced so many times at most: what cannot run is not started on and on."""
LOOK: Final = 0.2  # seconds between two looks
FAREWELL: Final = GRACE + 7.0
"""Seconds that the processes have to end: requests in flight, then the database."""


def served_by(number: int, settings: Settings) -> Status:
    log_to_standard_error(settings.log_level, settings.log)
    trusted_documents(settings.trusted_documents, only=settings.only_trusted)
    with listening(settings.host, settings.port) as listener:
        return in_loop(_watched(number, settings, listener))


async def _watched(number: int, settings: Settings, listener: socket.socket) -> Status:
    async with opened(settings.engine) as database:
        await set_up(database)
        workers = Workers(number, settings, listener)
        try:
            return await workers.watch()
        except asyncio.CancelledError:  # a signal
            if task := asyncio.current_task():
                task.uncancel()
            return Status.FINE
        finally:
            await workers.end()


class Workers:
    def __init__(self, number: int, settings: Settings, listener: socket.socket) -> None:
        self._number = number
        self._settings = settings
        self._listener = listener
        self._running: dict[SpawnProcess, Connection] = {}
        self._restarts: deque[float] = deque(maxlen=RESTARTS)
        self._is_said = False

    async def watch(self) -> Status:
        """Starts them, and another one for each that ends. Returns where one ends before any has listened: it has said
        what keeps it from that.
        """
        for _ in range(self._number):
            self._start()
        while self._is_said or len(self._running) == self._number:
            await asyncio.sleep(LOOK)
            self._look()
            while self._is_said and len(self._running) < self._number and self._may_restart():
                self._start()
        return Status.UNREACHABLE

    def _may_restart(self) -> bool:
        now = time.monotonic()
        if len(self._restarts) == RESTARTS and now - self._restarts[0] < WITHIN:
            return False
        self._restarts.append(now)
        return True

    def _start(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(
            target=work, args=(self._settings, self._listener, self._number, theirs), daemon=True, name="rapport-worker"
        )
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent passes it on in order
        try:
            worker.start()
        finally:
            signal.signal(signal.SIGINT, before)
        theirs.close()
        self._running[worker] = ours

    def _look(self) -> None:
        for worker in [worker for worker in self._running if not worker.is_alive()]:
            log.warning("the worker %s ended with status %s", worker.pid, worker.exitcode)
            self._running.pop(worker).close()
        if not self._is_said:
            for told in self._running.values():
                with suppress(EOFError):
                    if told.poll() and told.recv():
                        self._is_said = True
            if self._is_said:
                say_where(self._listener, self._settings)

    async def end(self) -> None:
        """Requests in flight end first."""
        for worker in self._running:
            worker.terminate()
        deadline = time.monotonic() + FAREWELL
        while any(worker.is_alive() for worker in self._running) and time.monotonic() < deadline:  # noqa: ASYNC110  # processes
            await asyncio.sleep(LOOK)
        for worker in self._running:
            worker.kill()
            worker.join()


def work(settings: Settings, listener: socket.socket, of: int, told: Connection) -> None:
    """What one of the processes does until it is told to end, or its parent is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    with ThreadPoolExecutor(1) as beside:
        building = beside.submit(built_schema)
        share = Share(listener, of, lambda: told.send(True))  # noqa: FBT003  # that is all there is to tell
        sys.exit(serve(settings, building.result, answering_within(settings), share))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
