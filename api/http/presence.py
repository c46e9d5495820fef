"""Work that ends when whoever asked for it has gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from starlette.types import Receive

T = TypeVar("T")


async def while_present(receive: Receive, work: Awaitable[T]) -> T | None:
    """What `work` returns; None once the client has gone, `work` having been cancelled in this task."""
    here = cast("asyncio.Task[object]", asyncio.current_task())
    gone = False

    async def watch() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        here.cancel()

    watching = asyncio.create_task(watch())
    try:
        return await work
    except asyncio.CancelledError:
        if gone and here.uncancel() == 0:
            return None
        raise
    finally:
        watching.cancel()
