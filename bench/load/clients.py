"""Clients that ask one thing after another, and come again when they are told to."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import httpx

from bench.load.mix import drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.load.mix import Asked

LATER: Final = frozenset({429, 503})
"""Statuses of what can be asked again."""
PATIENCE: Final = 60.0


@dataclass(slots=True)
class Taken:
    """What a crowd was told. `answered`: by kind of question, milliseconds of each; `refused`: milliseconds until a
    client was told to come again. `failed`: what went wrong otherwise. `acknowledged`: ids of what was made.
    """

    answered: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict[str, list[float]](list))
    refused: list[float] = field(default_factory=list[float])
    without_retry_after: int = 0
    failed: Counter[str] = field(default_factory=Counter[str])
    acknowledged: list[str] = field(default_factory=list[str])


class Crowd:
    """So many clients on one server. Each draws its questions from a seed of its own, so that two runs ask the same."""

    def __init__(self, address: str, offerings: Sequence[str], number: int) -> None:
        self._url = f"{address}/graphql"
        self._offerings = offerings
        self._number = number

    async def during(self, seconds: float) -> Taken:
        taken = Taken()
        until = time.monotonic() + seconds
        async with asyncio.TaskGroup() as group:
            for number in range(self._number):
                group.create_task(self._client(number, until, taken))
        return taken

    async def _client(self, number: int, until: float, taken: Taken) -> None:
        draw = random.Random(f"{self._number} {number}")
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            while time.monotonic() < until:
                kind = drawn(draw)
                asked = kind.make(draw, self._offerings)
                began = time.perf_counter()
                try:
                    response = await client.post(self._url, json={"query": asked.query, "variables": asked.variables})
                except httpx.HTTPError as fault:
                    taken.failed[f"{kind.name}: {type(fault).__name__}"] += 1
                    continue
                milliseconds = (time.perf_counter() - began) * 1000
                if (later := self._later(response, milliseconds, taken)) is not None:
                    await asyncio.sleep(later * draw.uniform(0.8, 1.2))
                elif problem := failure(response):
                    taken.failed[f"{kind.name}: {problem}"] += 1
                else:
                    taken.answered[kind.name].append(milliseconds)
                    self._note(asked, taken)

    @staticmethod
    def _later(response: httpx.Response, milliseconds: float, taken: Taken) -> float | None:
        """Seconds after which to ask again; None where it was answered."""
        if response.status_code not in LATER:
            return None
        taken.refused.append(milliseconds)
        after = response.headers.get("retry-after")
        taken.without_retry_after += after is None
        return float(after or 1)

    @staticmethod
    def _note(asked: Asked, taken: Taken) -> None:
        if asked.creates:
            taken.acknowledged.append(asked.creates)


def failure(response: httpx.Response) -> str | None:
    """What is wrong with an answer; None for a good one."""
    body: dict[str, Any] = response.json()
    if errors := body.get("errors"):
        return str(errors[0].get("extensions", {}).get("code", response.status_code))
    refused = [value for value in body["data"].values() if value and "message" in value]
    return str(refused[0]["__typename"]) if refused else None


async def missing(address: str, ids: Sequence[str]) -> int:
    """How many of those whose making was acknowledged are not there."""
    query = "query There($refs: [NodeRef!]!) { nodes(refs: $refs) { id } }"
    lost = 0
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        for start in range(0, len(ids), 100):
            refs = [{"kind": "Person", "id": id_} for id_ in ids[start : start + 100]]
            response = await client.post(f"{address}/graphql", json={"query": query, "variables": {"refs": refs}})
            lost += sum(node is None for node in response.json()["data"]["nodes"])
    return lost
