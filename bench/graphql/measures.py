"""What is measured of reading, as rows of the table."""

from __future__ import annotations

import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.graphql.comparing import Different, check_alike
from bench.graphql.documents import documents
from bench.graphql.stacks import bodies
from bench.graphql.table import OF_PEER_NEW, Row
from bench.timing import Alternative, Timed, side_by_side

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from bench.graphql.questions import Question
    from bench.serving import Served

CLIENTS: Final = 32
EACH: Final = 4
"""Requests of each of the clients at once."""
BLOCK: Final = 100
MB: Final = 1_000_000
SIXTHS: Final = 6
STEADY: Final = ("Q1", "Q2", "Q5", "Q6")
"""What is asked again and again, beside ever new documents, while memory is watched."""


class Memory(NamedTuple):
    """Bytes after each sixth of the requests."""

    stack: str
    requests: int
    bytes: list[int]

    def __str__(self) -> str:
        grown = ", ".join(f"{number / MB:.0f}" for number in self.bytes)
        return f"Memory of {self.stack} after each sixth of {self.requests:,} requests: {grown} MB."


@dataclass(frozen=True, slots=True)
class Measures:
    stacks: Mapping[str, Served]
    questions: Mapping[str, Question]
    blocks: int
    different: int

    async def rows(self) -> AsyncIterator[Row | Different]:
        """In place of a row that two do not answer alike: in what they differ."""
        asked = {name: bodies(name, question) for name, question in self.questions.items()}
        for name, by_stack in asked.items():
            try:
                check_alike(name, {stack: running.post(by_stack[stack]) for stack, running in self.stacks.items()})
            except Different as different:
                yield different
                continue
            alternatives = {stack: posting(running, by_stack[stack]) for stack, running in self.stacks.items()}
            yield Row(f"{name} {self.questions[name].words}", await side_by_side(alternatives, blocks=self.blocks))
        yield Row(f"Q3 from {CLIENTS} clients at once", self._at_once(asked["Q3"]))
        yield self._different()

    def _at_once(self, by_stack: Mapping[str, bytes]) -> dict[str, Timed]:
        timed = {stack: Timed() for stack in self.stacks}
        for _ in range(2):
            for stack, running in self.stacks.items():
                at_once(running, by_stack[stack], timed[stack])
        return timed

    def _different(self) -> Row:
        """The second time around, when whatever warms up is warm."""
        several = documents(self.different)
        timed: dict[str, Timed] = {}
        for _ in range(2):
            timed = {stack: Timed() for stack in several}
            for start in range(0, len(several["Rapport"]), BLOCK):
                check_alike(f"document {start}", {s: self.stacks[s].post(of[start]) for s, of in several.items()})
                for stack, of_stack in several.items():
                    in_turn(self.stacks[stack], of_stack[start : start + BLOCK], timed[stack])
        return Row(f"{len(several['Rapport']):,} different documents in turn", timed, of_peer=OF_PEER_NEW)

    def memory(self, requests: int) -> Memory:
        running = self.stacks["Rapport"]
        steady = [bodies(name, self.questions[name])["Rapport"] for name in STEADY]
        mixed = itertools.cycle(one for document in documents(self.different)["Rapport"] for one in (document, *steady))
        found: list[int] = []
        for _ in range(SIXTHS):
            for one in itertools.islice(mixed, requests // SIXTHS):
                running.post(one)
            found.append(running.memory())
        return Memory("Rapport", requests, found)


def posting(running: Served, body: bytes) -> Alternative:
    async def call() -> None:
        running.post(body)

    return Alternative(call, running.cpu)


def in_turn(running: Served, several: Sequence[bytes], timed: Timed) -> None:
    cpu = running.cpu()
    for one in several:
        began = time.perf_counter()
        running.post(one)
        timed.walls.append((time.perf_counter() - began) * 1000)
    timed.cpus.append((running.cpu() - cpu) * 1000 / len(several))


def at_once(running: Served, body: bytes, timed: Timed) -> None:
    cpu = running.cpu()
    with ThreadPoolExecutor(CLIENTS) as clients:
        for walls in clients.map(client, [running.address] * CLIENTS, [body] * CLIENTS):
            timed.walls += walls
    timed.cpus.append((running.cpu() - cpu) * 1000 / (CLIENTS * EACH))


def client(address: str, body: bytes) -> list[float]:
    """Milliseconds of each of its requests."""
    connection = HTTPConnection(address.removeprefix("http://"))
    walls: list[float] = []
    for _ in range(EACH):
        began = time.perf_counter()
        connection.request("POST", "/graphql", body, {"content-type": "application/json"})
        connection.getresponse().read()
        walls.append((time.perf_counter() - began) * 1000)
    connection.close()
    return walls
