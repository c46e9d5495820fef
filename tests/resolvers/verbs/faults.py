"""What is wrong with an input, as it is answered."""

from __future__ import annotations

from typing import Any


def fault(message: str, *path: str) -> dict[str, Any]:
    return {"message": message, "path": ["input", *path]}


async def faults(done: Any) -> list[dict[str, Any]]:
    return (await done)["faults"]
