"""Work in a process of its own: it takes a core for seconds, and other questions none of theirs."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from multiprocessing import get_context, resource_tracker
from typing import TYPE_CHECKING, Any, Final

from graph.errors import Unavailable
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    Tell = Callable[[Any], None]

GONE: Final = (EOFError, OSError)
END: Final = "end"


async def worked_elsewhere(work: Callable[[Any, Tell], None], given: Any, name: str) -> AsyncGenerator[Any]:
    """Whatever `work(given, tell)` tells, as it is told; a function of a module, since the process imports it. The process
    ends with whoever waits for it: close the generator. `name`: what is worked out. Raises Unavailable where it dies.
    """
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_work, args=(theirs, work), name=name, daemon=True)
    starting = asyncio.create_task(asyncio.to_thread(_start, process, theirs))
    try:
        await asyncio.shield(starting)
        await asyncio.to_thread(ours.send, given)
        while (told := await asyncio.to_thread(ours.recv)) != END:
            yield told
    except GONE:
        raise Unavailable(
            Saying("PROCESS_ENDED", "The process that works out the {name} has ended: ask again.", name=name)
        ) from None
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
    """Ends a process, also where nobody waited for its start any more."""
    await asyncio.wait((starting,))
    if starting.exception() is None:
        process.kill()
        await asyncio.to_thread(process.join)


def _work(connection: Connection[Any, Any], work: Callable[[Any, Tell], None]) -> None:
    """What is given comes by the connection: it is too much for what a process is started with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(*GONE):  # whoever asked
        work(connection.recv(), connection.send)
        connection.send(END)
