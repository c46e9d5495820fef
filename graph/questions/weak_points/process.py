"""The losses are worked out in a process of their own: it takes a core for seconds, and other questions none of theirs."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from multiprocessing import get_context, resource_tracker
from typing import TYPE_CHECKING, Any, Final, cast

from graph.errors import Unavailable
from graph.questions.weak_points.losing import losses

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from graph.questions.weak_points.estate import DayEstate
    from graph.questions.weak_points.losing import Loss


GONE: Final = (EOFError, OSError)


async def losses_elsewhere(estate: DayEstate, progress: Callable[[int, int], None]) -> list[Loss]:
    """What `losses` answers. The process ends with whoever waits for it."""
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=work, args=(theirs,), name="weak points", daemon=True)
    starting = asyncio.create_task(asyncio.to_thread(_start, process, theirs))
    try:
        await asyncio.shield(starting)
        await asyncio.to_thread(ours.send, estate)
        while True:
            said = await asyncio.to_thread(ours.recv)
            if isinstance(said, list):
                return cast("list[Loss]", said)
            progress(*said)
    except GONE:
        raise Unavailable("The process that works out the weak points has ended: ask again.") from None
    finally:
        await asyncio.shield(_end(process, starting))
        ours.close()


def _start(process: SpawnProcess, theirs: Connection[Any, Any]) -> None:
    """Starts the process while Ctrl-C is blocked, as it inherits that: whoever asked decides what is left undone."""
    resource_tracker.ensure_running()  # else it comes with the process, and lets Ctrl-C through again
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if sys.platform != "win32" else set[int]()
    try:
        process.start()
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        theirs.close()


async def _end(process: SpawnProcess, starting: asyncio.Task[None]) -> None:
    """Also where nobody waited for its start any more."""
    await asyncio.wait((starting,))
    if starting.exception() is None:
        process.kill()
        await asyncio.to_thread(process.join)


def work(connection: Connection[Any, Any]) -> None:
    """The estate comes by the connection: it is too much for what a process is started with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(*GONE):  # whoever asked
        estate: DayEstate = connection.recv()
        found = list(losses(estate, lambda done, total: connection.send((done, total))))
        connection.send(found)
