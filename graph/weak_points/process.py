"""The losses are worked out in a process of their own: it takes a core for seconds, and other questions none of theirs."""

from __future__ import annotations

import asyncio
import signal
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, cast

from graph.errors import Unavailable
from graph.weak_points.losing import losses

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from graph.weak_points.estate import DayEstate
    from graph.weak_points.losing import Loss


async def losses_elsewhere(estate: DayEstate, progress: Callable[[int, int], None]) -> list[Loss]:
    """What `losses` answers. The process ends with whoever waits for it."""
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    process = spawning.Process(target=work, args=(theirs, estate), name="weak points", daemon=True)
    try:
        await asyncio.to_thread(process.start)
        theirs.close()
        while True:
            said = await asyncio.to_thread(ours.recv)
            if isinstance(said, list):
                return cast("list[Loss]", said)
            progress(*said)
    except EOFError:
        raise Unavailable("The process that works out the weak points has ended: ask again.") from None
    finally:
        if process.pid is not None:
            process.kill()
            await asyncio.shield(asyncio.to_thread(process.join))
        ours.close()


def work(connection: Connection[Any, Any], estate: DayEstate) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked decides what is left undone
    found = list(losses(estate, lambda done, total: connection.send((done, total))))
    connection.send(found)
