"""Work that ends when whoever asked for it has gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.types import Receive

T = TypeVar("T")


async def while_present(receive: Receive, work: Coroutine[None, None, T]) -> T | None:
    """What `work` returns; None once the client has gone, with `work` cancelled and its cancellation awaited."""
    working = asyncio.create_task(work)
    leaving = asyncio.create_task(_departure(receive))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
    finally:
        leaving.cancel()
        if not working.done():
            working.cancel()
            await asyncio.wait((working,))
    return None


async def _departure(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
