"""What becomes of messages when the process that sends them is killed, again and again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.database.engine import open_database
from tests.api.sending.estate import announced, messages
from tests.api.sending.servers import Mails, mail_server
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database, EngineSettings

ROOT: Final = Path(__file__).parents[2]
A_ROUND: Final = 6
"""Messages for each round."""
MINUTES: Final = 11
"""By which the clock of each process goes before that of the last, so that what a killed one has leased is free."""
PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Told:
    """`messages`: that were to be sent; `arrived`: mails; `doubled`: messages that arrived twice; `states`: of all, in the
    end; `killed`: processes.
    """

    messages: int
    arrived: int
    doubled: int
    killed: int
    states: Counter[str]

    @property
    def lost(self) -> int:
        return self.messages - (self.arrived - self.doubled)


async def killed(settings: EngineSettings, rounds: int, seed: int) -> Told:
    """A process in each round is killed after some mails; the last one is not."""
    chance, mails = random.Random(seed), Mails()
    async with open_database(settings) as database, mail_server(mails, None) as port:
        count = await _estate(database, rounds * A_ROUND)
        for number in range(rounds):
            process = await _worker(settings, port, number * MINUTES)
            await _until(process, mails, len(mails.taken) + chance.randrange(A_ROUND + 1))
            await asyncio.sleep(chance.random() * 0.03)
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        last = await _worker(settings, port, rounds * MINUTES)
        if await last.wait():
            raise RuntimeError("the last process did not send what was left")
        states = Counter[str](
            state for (state,) in await database.read("MATCH (n:Notice) RETURN n.state", name="states")
        )
    to = Counter(address for _, (address, *_), _ in mails.taken)
    return Told(count, to.total(), sum(number - 1 for number in to.values()), rounds, states)


async def _estate(database: Database, count: int) -> int:
    await announced(database)
    ids = [f"p{number}" for number in range(count)]
    await Estate(database).things("Person", *({"id": id_, "email": f"{id_}@fleet.example"} for id_ in ids))
    await messages(database, *({"id": f"to-{id_}", "to": id_} for id_ in ids))
    return count + 1


async def _worker(settings: EngineSettings, port: int, minutes: int) -> asyncio.subprocess.Process:
    where = (str(settings.data), settings.uri or "", str(port), str(minutes))
    named = {**os.environ, "PYTHONPATH": str(ROOT)}
    return await asyncio.create_subprocess_exec(sys.executable, "-P", "-m", "bench.sending.worker", *where, env=named)


async def _until(process: asyncio.subprocess.Process, mails: Mails, count: int) -> None:
    """Waits until so many mails have come, or the process has ended."""
    async with asyncio.timeout(PATIENCE):
        while len(mails.taken) < count and process.returncode is None:  # noqa: ASYNC110  # the server tells nobody
            await asyncio.sleep(0.001)
