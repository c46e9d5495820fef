"""The served application in a process of its own, and a client that keeps its connection."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson
import psutil

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from graph.database.engine import EngineSettings

ROOT: Final = Path(__file__).parents[1]
PATIENCE: Final = 900
"""Seconds of one request: the first one may wait for the projection of a large estate."""

LARGE: Final = 100_000
GOOD: Final = b'{"data":{'


class Refused(Exception):
    """The application did not start, or answered with errors."""


class Served:
    """A server, listening. `started`: seconds until then."""

    def __init__(self, process: psutil.Process, address: str, started: float, key: str | None = None) -> None:
        """`key`: of whoever asks."""
        self.started = started
        self.address = address
        self._process = process
        self._connection = HTTPConnection(address.removeprefix("http://"), timeout=PATIENCE)
        self._headers = {"content-type": "application/json"}
        if key is not None:
            self._headers["authorization"] = f"Bearer {key}"

    @property
    def process_id(self) -> int:
        return self._process.pid

    def by(self, key: str) -> Served:
        """The same server, asked by the holder of a key."""
        return Served(self._process, self.address, self.started, key)

    def beside(self) -> Served:
        """The same server, asked over a connection of its own."""
        return Served(self._process, self.address, self.started)

    def cpu(self) -> float:
        """Seconds of the process so far: to the nanosecond where Linux tells it of each thread, else in ticks of 10 ms."""
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        if nanoseconds := sum(int(thread.read_text().split()[0]) for thread in threads):
            return nanoseconds / 1e9
        times = self._process.cpu_times()
        return times.user + times.system

    def memory(self) -> int:
        """Bytes that are resident."""
        return self._process.memory_info().rss

    def post(self, body: bytes) -> bytes:
        try:
            return self._exchanged(body)
        except ConnectionError:  # closed by the server meanwhile, which waits a few seconds for more
            self._connection.close()
            return self._exchanged(body)

    def _exchanged(self, body: bytes) -> bytes:
        self._connection.request("POST", "/graphql", body, self._headers)
        return self._connection.getresponse().read()

    def answer(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """`data`; asked again when it is worth it, as clients should, where there is more to do than can be done soon.
        Raises Refused.
        """
        return self._data(self.post(asked(query, variables)), query, variables)

    def _data(self, body: bytes, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        answer = orjson.loads(body)
        while comes_again(answer):
            answer = orjson.loads(self.post(asked(query, variables)))
        if "errors" in answer:
            raise Refused(answer["errors"])
        return answer["data"]

    def make(self, query: str, variables: Mapping[str, Any]) -> None:
        """As `answer`; a large answer that begins with data is not read: to read it would keep others in this process
        from asking meanwhile.
        """
        body = self.post(asked(query, variables))
        if len(body) < LARGE or not body.startswith(GOOD):
            self._data(body, query, variables)

    def close(self) -> None:
        self._connection.close()


def comes_again(answer: Mapping[str, Any]) -> bool:
    """Whether there was more to do than could be done soon; waits as long as the answer says, not all as long alike."""
    told = [error["extensions"] for error in answer.get("errors", ())]
    after = next((each["retryAfter"] for each in told if each.get("code") == "OVERLOADED"), None)
    if after is not None:
        time.sleep(after * random.uniform(0.8, 1.2))
    return after is not None


def asked(query: str, variables: Mapping[str, Any]) -> bytes:
    """The body of a request."""
    return orjson.dumps({"query": query, "variables": variables})


@contextlib.contextmanager
def served(settings: EngineSettings) -> Generator[Served]:
    command = [sys.executable, "-P", "-m", "api.command", "serve"]
    with listening(command, environment(settings) | {"PYTHONPATH": str(ROOT)}) as running:
        yield running


@contextlib.contextmanager
def listening(command: Sequence[str | Path], variables: Mapping[str, str]) -> Generator[Served]:
    """A server in a process of its own, whose first line says that it "listens on" an address."""
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  # our own programs
        command, env={**os.environ, **variables}, stdout=subprocess.PIPE, text=True
    )
    try:
        said = process.stdout.readline() if process.stdout else ""
        if " listens on " not in said:
            raise Refused(said or "It ended without a word on standard output.")
        address = said.split(" listens on ")[1].split()[0].rstrip("/")
        running = Served(psutil.Process(process.pid), address, time.perf_counter() - began)
        yield running
        running.close()
    finally:
        process.terminate()
        process.communicate()


def environment(settings: EngineSettings) -> dict[str, str]:
    """The variables that make the program use this engine; one that is empty counts as not set."""
    return {
        "RAPPORT_DATA": str(settings.data),
        "RAPPORT_PORT": "0",
        "RAPPORT_HOST": "127.0.0.1",
        "RAPPORT_KEY": "",
        "RAPPORT_TIMEOUT": str(PATIENCE),
        "RAPPORT_LOG_LEVEL": "WARNING",
        "NEO4J_URI": settings.uri or "",
        "NEO4J_USERNAME": settings.username,
        "NEO4J_PASSWORD": settings.password or "",
        "NEO4J_DATABASE": settings.database or "",
    }
