"""A program of its own that asks for losses, and whose work is abandoned while it starts or runs."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from array import array

from graph.questions.weak_points.estate import DayEstate
from graph.questions.weak_points.process import losses_elsewhere

COUNT = 1_500_000


def estate() -> DayEstate:
    """Offerings that nothing needs: quickly made, and long enough to go through."""
    return DayEstate(bytes(COUNT), frozenset(), array("i"), bytearray(), {}, [])


async def main(phase: str, seconds: float) -> None:
    """Says when the phase is reached: "asked" or "working". Gives up after so many seconds, and stays a while."""
    begun = asyncio.Event()
    asking = asyncio.create_task(losses_elsewhere(estate(), lambda _done, _total: begun.set()))
    await (begun.wait() if phase == "working" else asyncio.sleep(0))
    print(phase, flush=True)  # noqa: T201  # the test waits for it
    await asyncio.sleep(seconds)
    asking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asking
    await asyncio.sleep(5)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(sys.argv[1], float(sys.argv[2])))
