"""Who asks, who imports and who kills, all at once and until told to end."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from bench.changing.killing import Writer
from bench.changing.site import Client, Lost
from bench.impact.questions import WHOLE, variables
from bench.load.mix import MIX
from bench.serving import ROOT, Refused, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bench.changing.site import Site

READS: Final = [kind for kind in MIX if kind.name not in {"create", "update"}]
AGAIN: Final = 0.5
"""Seconds until whoever lost the connection comes again."""
BETWEEN_IMPORTS: Final = 15.0
ROWS: Final = 500


class Actor(threading.Thread, ABC):
    """Does one thing after another. `done`: how often; `lost`: connections that broke on the way. `faults`: what must
    not happen.
    """

    def __init__(self, address: Callable[[], str], seed: int) -> None:
        super().__init__(daemon=True)
        self.done = 0
        self.lost = 0
        self.walls: list[float] = []
        self.faults: list[str] = []
        self.ending = threading.Event()
        self.random = random.Random(seed)
        self._address = address

    def run(self) -> None:
        while not self.ending.is_set():
            client = Client(self._address())
            try:
                while not self.ending.is_set():
                    began = time.perf_counter()
                    self.act(client)
                    self.walls.append((time.perf_counter() - began) * 1000)
                    self.done += 1
            except Lost:
                self.lost += 1
                self.ending.wait(AGAIN)
            except Refused as refused:
                self.faults.append(str(refused))
                return
            finally:
                client.close()

    @abstractmethod
    def act(self, client: Client) -> None: ...


class Reader(Actor):
    """Asks what a page asks."""

    def __init__(self, address: Callable[[], str], seed: int, offerings: Sequence[str]) -> None:
        super().__init__(address, seed)
        self._offerings = offerings

    def act(self, client: Client) -> None:
        kind = self.random.choices(READS, [kind.weight for kind in READS])[0]
        asked = kind.make(self.random, self._offerings)
        client.answer(asked.query, **asked.variables)


class Reporter(Actor):
    """Asks for whole reports."""

    def __init__(self, address: Callable[[], str], seed: int, offerings: Sequence[str]) -> None:
        super().__init__(address, seed)
        self._offerings = offerings

    def act(self, client: Client) -> None:
        client.answer(WHOLE, **variables([self.random.choice(self._offerings)]))


class Writers:
    """Writers that change things of their own and one that all change; who has lost the connection is replaced."""

    def __init__(self, address: Callable[[], str], number: int) -> None:
        self.all: list[Writer] = []
        self._address = address
        self._number = number

    def fill_up(self) -> None:
        missing = self._number - sum(writer.is_alive() for writer in self.all)
        for _ in range(missing):
            name = len(self.all)
            writer = Writer(self._address(), f"soak-w{name}", name)
            self.all.append(writer)
            writer.start()

    def end(self) -> None:
        for writer in self.all:
            writer.ending = True
        for writer in self.all:
            writer.join()


class Importer(threading.Thread):
    """Imports the same source again and again, every time with other descriptions. `status`: how often each came."""

    def __init__(self, running: Site, folder: Path) -> None:
        super().__init__(daemon=True)
        self.status = Counter[int]()
        self.ending = threading.Event()
        self.round = 0
        self._running = running
        self._folder = folder

    def run(self) -> None:
        while not self.ending.wait(BETWEEN_IMPORTS):
            self.status[self.bring_in()] += 1

    def bring_in(self) -> int:
        """The exit status of the import of a new round."""
        self.round += 1
        self._folder.mkdir(exist_ok=True)
        rows = "".join(f"soak-{number},Soak {number},round {self.round}\n" for number in range(ROWS))
        (self._folder / "organizations.csv").write_text("id,name,description\n" + rows, encoding="utf-8")
        return self.run_once()

    def run_once(self) -> int:
        variables: dict[str, Any] = {**os.environ, **environment(self._running.settings), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-P", "-m", "api.command", "import", str(self._folder)]
        return subprocess.run(command, env=variables, capture_output=True, check=False).returncode  # noqa: S603  # ours
