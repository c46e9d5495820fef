"""An engine and API processes on it, each of which can be killed and started again."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any, Final

import orjson
import psutil

from bench.serving import ROOT, Refused, comes_again, environment
from bench.serving import asked as body
from graph.database.engine import Engine, EngineSettings
from graph.database.engine.location import embedded_engine
from tests.engines import FAST_START, free_port, neo4j_jars, running_neo4j

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

STARTING: Final = 180.0
"""Seconds of a start on a busy machine."""
IDLE: Final = 1.0
"""Seconds for which a connection is trusted to be open still."""


class Lost(Exception):
    """The connection broke, or the engine could not be reached: whether it was done is not known."""


class Client:
    """One connection, for one thread."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(address.removeprefix("http://"), timeout=STARTING)
        self._used = time.monotonic()

    def answer(self, query: str, **variables: Any) -> Any:
        """`data`; asked again where there was more to do than could be done soon. Raises Lost, and Refused for an answer
        with errors.
        """
        answer = self._once(query, variables)
        while comes_again(answer):
            answer = self._once(query, variables)
        if "errors" in answer:
            codes = {error["extensions"]["code"] for error in answer["errors"]}
            raise (Lost if codes <= {"UNAVAILABLE", "TIMEOUT"} else Refused)(str(answer["errors"]))
        return answer["data"]

    def _once(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        if time.monotonic() - self._used > IDLE:
            self._connection.close()  # the server may have: it is opened again
        try:
            self._connection.request("POST", "/graphql", body(query, variables), {"content-type": "application/json"})
            answer = orjson.loads(self._connection.getresponse().read())
            self._used = time.monotonic()
        except (OSError, HTTPException, orjson.JSONDecodeError) as error:
            self._connection.close()
            raise Lost(str(error)) from error
        return answer

    def changed(self, mutation: str, selection: str = "", **given: Any) -> Any:
        """The answer of one mutation. Raises Lost, and Refused for a refusal."""
        answer = self.asked(mutation, selection, **given)
        if "message" in answer:
            raise Refused(f"{mutation}: {answer['__typename']}: {answer['message']}")
        return answer

    def asked(self, mutation: str, selection: str = "", **given: Any) -> Any:
        """The answer of one mutation, which may be a refusal. Raises Lost."""
        plain = mutation.startswith(("archive", "restore", "delete"))
        type_ = "ThingInput" if plain else f"{mutation[0].upper()}{mutation[1:]}Input"
        question = f"mutation($input: {type_}!) {{ {mutation}(input: $input) {{ __typename {selection} ... on Refusal {{ message }} }} }}"
        return self.answer(question, input=given)[mutation]

    def close(self) -> None:
        self._connection.close()


class Api:
    """`rapport serve` in a process of its own."""

    def __init__(self, settings: EngineSettings) -> None:
        self._process = subprocess.Popen(  # our own program
            [sys.executable, "-P", "-m", "api.command", "serve"],
            env={**os.environ, **environment(settings), "RAPPORT_TIMEOUT": "60", "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address = ""

    def await_address(self) -> str:
        said = self._process.stdout.readline() if self._process.stdout else ""
        if not said.startswith("Rapport listens on "):
            raise Refused(said or "It ended without a word on standard output.")
        self.address = said.split()[3]
        return self.address

    @property
    def process_id(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        self._process.kill()
        self.end()

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
        with self._process:  # waits for it, and closes its pipe
            pass


class Site:
    """An engine whose data stay in a folder, and API processes on it. The embedded engine is started by whoever uses it
    first, and started again by whoever uses it when it has died.
    """

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.apis: list[Api] = []
        self._neo4j = contextlib.ExitStack()
        self._port = free_port()
        if engine is Engine.EMBEDDED:
            self.settings = EngineSettings(folder / "embedded", java_options=FAST_START)
        else:
            (folder / "neo4j").mkdir(exist_ok=True)
            self.settings = EngineSettings(folder, f"bolt://127.0.0.1:{self._port}", "neo4j", "", "neo4j")
            self.start_engine()

    def start_engine(self) -> None:
        """Once more, if it has died."""
        if self.engine is Engine.NEO4J:
            self._neo4j.close()
            neo4j = running_neo4j(embedded_engine().java, neo4j_jars(), self.folder / "neo4j", port=self._port)
            self._neo4j.enter_context(neo4j)

    def kill_engine(self) -> None:
        """At once, with no chance to write anything."""
        for process in engine_processes(self.folder):
            with contextlib.suppress(psutil.Error):
                process.kill()

    def start_apis(self, number: int) -> None:
        """Up to so many."""
        while len(self.apis) < number:
            api = Api(self.settings)
            self.apis.append(api)
            api.await_address()

    def kill_api(self, place: int) -> None:
        self.apis.pop(place).kill()

    def close(self) -> None:
        for api in self.apis:
            api.end()
        self._neo4j.close()


@contextlib.contextmanager
def site(engine: Engine, folder: Path, apis: int) -> Generator[Site]:
    with contextlib.closing(Site(engine, folder)) as running:
        running.start_apis(apis)
        yield running


def engine_processes(folder: Path) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.name() == "java" and any(str(folder) in word for word in process.cmdline()):
                yield process
