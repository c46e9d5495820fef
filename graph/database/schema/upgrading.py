"""Data of an older version of the schema brought to the newest, step by step, in small transactions.

The version of the last step is noted first, so that an older Rapport refuses from then on; which one is complete, and
how far the next is, is noted with each transaction. So whatever cuts it short, the next start goes on from there. One
process does it at a time, the others wait; where it dies, one of them goes on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple, Protocol

from graph.database.process import is_gone, this_process
from graph.database.schema.steps import STEPS
from graph.errors import RapportError
from graph.model.scalars import now, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, Transaction
    from graph.database.schema.step import Part, Step
    from graph.model import Model

log = logging.getLogger("rapport.schema")

BATCH: Final = 250
"""Things of one transaction."""
LONGEST: Final = 120.0
"""Seconds of one transaction."""
ALIVE: Final = timedelta(seconds=60)
"""A process that noted nothing for so long has died; on the same machine it is seen at once."""
WAITING: Final = "waiting for another process that brings the data up"
PAUSE: Final = 0.5
"""Seconds between two looks whether another process has done it."""


class Progress(Protocol):
    """`total`: None where nobody knows."""

    def __call__(self, stage: str, done: int, total: int | None, /) -> None: ...


def silent(_stage: str, _done: int, _total: int | None, /) -> None:
    pass


class TakenOver(Exception):
    """Another process goes on with it: this one was silent for too long."""


class Place(NamedTuple):
    """How far the data are: all have the version `complete`; of the next step what is before `after` in `part`."""

    complete: int
    part: str | None = None
    after: str = ""


async def upgrade(database: Database, model: Model, progress: Progress = silent, steps: Sequence[Step] = STEPS) -> None:
    """Returns when all data have the version of the last step, whoever brought them there."""
    newest = steps[-1].to
    holder = str(uuid.uuid4())
    while True:
        place = await _claimed(database, newest, holder)
        if place is None:
            progress(WAITING, 0, None)
            await asyncio.sleep(PAUSE)
            continue
        if place.complete >= newest:
            return
        try:
            await _taken(Upgrade(database, model, holder, progress), steps, place)
        except TakenOver:
            continue
        except BaseException:
            await _let_go(database, holder)
            raise


async def _taken(upgrade: Upgrade, steps: Sequence[Step], place: Place) -> None:
    for step in steps:
        if step.to > place.complete:
            log.info("the data are brought to schema %d: %s", step.to, step.words)
            await upgrade.take(step, place)
            place = Place(step.to)


# --- who does it ------------------------------------------------------------------------------------------------------

LOOK: Final = """
MATCH (s:Schema {id: 'rapport'})
SET s.version = s.version
RETURN coalesce(s.complete, s.version), s.part, s.after, s.holder, s.process, s.seenAt
"""
CLAIM: Final = """
MATCH (s:Schema {id: 'rapport'})
SET s.complete = coalesce(s.complete, s.version), s.version = $version, s.holder = $holder, s.process = $process,
    s.seenAt = $at
"""
LET_GO: Final = """
MATCH (s:Schema {id: 'rapport'})
WHERE s.holder = $holder
REMOVE s.holder, s.process, s.seenAt
"""


async def _claimed(database: Database, newest: int, holder: str) -> Place | None:
    """Claims the upgrade. Answers the place to go on from; None while another process is at it."""

    async def claim(transaction: Transaction) -> Place | None:
        complete, part, after, other, process, seen_at = (await transaction.run(LOOK))[0]
        if complete < newest:
            if other is not None and other != holder and _is_alive(process, seen_at):
                return None
            values = {"version": newest, "holder": holder, "process": this_process(), "at": now()}
            await transaction.run(CLAIM, values)
        return Place(complete, part, after or "")

    return await database.write(claim, name="claim_upgrade")


def _is_alive(process: str, seen_at: str) -> bool:
    return seen_at > written(datetime.now(UTC) - ALIVE) and not is_gone(process)


async def _let_go(database: Database, holder: str) -> None:
    """Lets others upgrade, where the database can be reached: else this process counts as alive for a while."""
    with contextlib.suppress(RapportError):
        await database.write(lambda transaction: transaction.run(LET_GO, {"holder": holder}), name="leave_upgrade")


# --- doing it ---------------------------------------------------------------------------------------------------------

ADVANCE: Final = """
MATCH (s:Schema {id: 'rapport'})
WHERE s.holder = $holder
SET s.part = $part, s.after = $after, s.seenAt = $at
RETURN count(s)
"""
COMPLETE: Final = """
MATCH (s:Schema {id: 'rapport'})
WHERE s.holder = $holder
SET s.complete = $to
REMOVE s.part, s.after, s.holder, s.process, s.seenAt
RETURN count(s)
"""


class Upgrade:
    """What one process does. Raises TakenOver."""

    def __init__(self, database: Database, model: Model, holder: str, progress: Progress) -> None:
        self._database = database
        self._model = model
        self._holder = holder
        self._progress = progress

    async def take(self, step: Step, place: Place) -> None:
        """Takes a step from the place in it on."""
        stage = f"bringing the data to schema {step.to}"
        parts = step.parts(self._model)
        names = [part.name for part in parts]
        first = names.index(place.part) if place.part in names else 0
        counts = [await self._count(part.label) for part in parts]
        done, total = sum(counts[:first]), sum(counts)
        for number, part in enumerate(parts[first:]):
            after = place.after if number == 0 and part.name == place.part else ""
            ids = await self._ids(part.label)
            done += sum(key <= after for key in ids)
            ids = [key for key in ids if key > after]
            for start in range(0, len(ids), BATCH):
                self._progress(stage, done, total)
                await self._bring_up(part, ids[start : start + BATCH])
                done += len(ids[start : start + BATCH])
        self._progress(stage, total, total)
        await self._noted(COMPLETE, {"to": step.to})

    async def _bring_up(self, part: Part, ids: Sequence[str]) -> None:
        async def some(transaction: Transaction) -> None:
            await self._note(transaction, ADVANCE, {"part": part.name, "after": ids[-1], "at": now()})
            await part.bring_up(transaction, ids)

        await self._database.write(some, name="upgrade", timeout=LONGEST)

    async def _noted(self, statement: LiteralString, values: dict[str, Any]) -> None:
        await self._database.write(
            lambda transaction: self._note(transaction, statement, values), name="upgrade", timeout=LONGEST
        )

    async def _note(self, transaction: Transaction, statement: LiteralString, values: dict[str, Any]) -> None:
        """Notes how far the upgrade is. To be the first statement: nobody else is at it until the commit."""
        if not (await transaction.run(statement, {"holder": self._holder, **values}))[0][0]:
            raise TakenOver

    async def _count(self, label: LiteralString) -> int:
        rows = await self._database.read(f"MATCH (n:{label}) RETURN count(n)", name="count", timeout=LONGEST)
        return rows[0][0]

    async def _ids(self, label: LiteralString) -> list[str]:
        statement: LiteralString = f"MATCH (n:{label}) RETURN collect(n.id)"
        return sorted((await self._database.read(statement, name="upgraded_ids", timeout=LONGEST, leader=True))[0][0])
