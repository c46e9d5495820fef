"""From a write that was acknowledged to the answer that shows it, over GraphQL."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import orjson

from bench.impact.comparing import Different
from bench.impact.questions import SEVERITIES, variables
from bench.serving import asked

if TYPE_CHECKING:
    from bench.impact.change import ChangedDependency
    from bench.serving import Served

ROUNDS = 20


class Seen(NamedTuple):
    """Milliseconds of the write, of the question after it, and of the same question when nothing was written."""

    write: float
    question: float
    quiet: float


async def seen(served: Served, dependency: ChangedDependency) -> Seen:
    """Raises Different where an answer does not show the write before it."""
    writes: list[float] = []
    questions: list[float] = []
    quiet: list[float] = []
    body = asked(SEVERITIES, variables([dependency.needed]))
    served.post(body)
    for number in range(ROUNDS):
        criticality = "LOW" if number % 2 else "CRITICAL"
        began = time.perf_counter()
        await dependency.write(criticality)
        wrote = time.perf_counter()
        answer = served.post(body)
        answered = time.perf_counter()
        served.post(body)
        quiet.append(time.perf_counter() - answered)
        writes.append(wrote - began)
        questions.append(answered - wrote)
        _check(answer, dependency, criticality)
    await dependency.remove()
    return Seen(*(median(taken) * 1000 for taken in (writes, questions, quiet)))


def _check(answer: bytes, dependency: ChangedDependency, criticality: str) -> None:
    nodes = orjson.loads(answer)["data"]["impact"]["offerings"]["nodes"]
    found = {node["offering"]["id"]: node["severity"] for node in nodes}.get(dependency.dependent)
    if found != criticality:
        raise Different(f"{dependency.dependent} was made {criticality}, and the next answer says {found}.")
