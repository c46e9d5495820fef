"""The life of an import: RUNNING while it writes, then DONE; INTERRUPTED where it was cut short."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from graph.database.event_log import Entry, alone, record
from graph.database.process import is_gone, this_process
from graph.errors import RapportError, Unavailable
from graph.model.event import EventAction
from graph.model.import_run import ImportStatus
from graph.model.scalars import now, written

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph.database.engine import Database, Transaction

ALIVE: Final = timedelta(seconds=60)
"""An import that wrote nothing for so long has died; on the same machine it is seen at once."""
LEFT: Final = "What was written stays; running the same import again completes it."
GIVING_UP: Final = 20.0
"""Seconds in which an import that is cut short can say so; the embedded engine may have to be started again."""


class ImportRunning(RapportError):
    """Another import is writing, or took over from this one."""

    code = "UNAVAILABLE"


class ImportInterrupted(Unavailable):
    """Something came in the way of an import that was writing."""

    def __init__(self, cause: RapportError) -> None:
        super().__init__(f"{cause} {LEFT}")


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    id: str
    source: str
    status: str
    started_at: str
    updated_at: str
    process: str | None = None

    def alive(self, at: datetime | None = None) -> bool:
        recent = self.updated_at > written((at or datetime.now(UTC)) - ALIVE)
        gone = self.process is not None and is_gone(self.process)
        return self.status == ImportStatus.RUNNING.value and recent and not gone


@dataclass(slots=True)
class Tally:
    """Rows that were read, and what became of the things and relations that they state."""

    rows: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    def values(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in ("rows", "created", "changed", "unchanged", "removed")}

    def add(self, other: Tally) -> None:
        for name, value in other.values().items():
            setattr(self, name, getattr(self, name) + value)


@dataclass(slots=True)
class ImportRun:
    id: str
    source: str
    actor: str | None
    tally: Tally = field(default_factory=Tally)

    def entry(self, action: EventAction, subject: str | None = None, ids: tuple[str, ...] = ()) -> Entry:
        return Entry(action=action, subject=subject, subject_ids=ids, actor=self.actor)


UNFINISHED_IMPORTS: Final = """
MATCH (i:Import)
WHERE i.status = 'RUNNING' OR (i.status = 'INTERRUPTED' AND NOT EXISTS {
  MATCH (later:Import)
  WHERE later.source = i.source AND later.startedAt > i.startedAt
})
RETURN i.id, i.source, i.status, i.startedAt, i.updatedAt, i.process
ORDER BY i.startedAt
"""


async def unfinished_imports(database: Database) -> list[UnfinishedImport]:
    """Imports that write, see `alive`, and those that were cut short and that no later run of theirs completes."""
    rows = await database.read(UNFINISHED_IMPORTS, name="unfinished_imports", leader=True)
    return [UnfinishedImport(*row) for row in rows]


START: Final = """
CREATE (i:Import {
  id: $id, source: $source, status: 'RUNNING', startedAt: $at, createdAt: $at, updatedAt: $at, version: 1,
  rows: $rows, created: 0, changed: 0, unchanged: 0, removed: 0, process: $process
})
"""

INTERRUPT: Final = """
MATCH (i:Import {id: $id})
WHERE i.status = 'RUNNING'
SET i.status = 'INTERRUPTED', i.finishedAt = $at, i.updatedAt = $at, i.version = i.version + 1
RETURN count(i)
"""


@contextlib.asynccontextmanager
async def running_import(
    database: Database, source: str, rows: int, actor: str | None = None
) -> AsyncGenerator[ImportRun]:
    """DONE in the end. Whatever cuts it short, the next run need not wait. Raises ImportRunning, ImportInterrupted."""
    run = await start_import(database, source, rows, actor)
    try:
        yield run
        await finish_import(database, run)
    except ImportRunning:
        raise
    except RapportError as cause:
        await interrupt_import(database, run)
        raise ImportInterrupted(cause) from cause
    except BaseException:
        await interrupt_import(database, run)
        raise


async def start_import(database: Database, source: str, rows: int, actor: str | None = None) -> ImportRun:
    """Marks imports of the same source that died as INTERRUPTED. Raises ImportRunning while another one is alive."""
    run = ImportRun(str(uuid.uuid4()), source, actor, Tally(rows))

    async def start(transaction: Transaction) -> None:
        await alone(transaction)
        unfinished = [UnfinishedImport(*row) for row in await transaction.run(UNFINISHED_IMPORTS)]
        if alive := next((other for other in unfinished if other.alive()), None):
            raise ImportRunning(busy(alive))
        for dead in unfinished:
            if dead.source == source:
                await transaction.run(INTERRUPT, {"id": dead.id, "at": now()})
        started = {"id": run.id, "source": source, "rows": rows, "at": now(), "process": this_process()}
        await transaction.run(START, started)
        await record(transaction, run.entry(EventAction.IMPORT_STARTED, "Import", (run.id,)))

    await database.write(start, name="start_import")
    return run


def busy(other: UnfinishedImport) -> str:
    return (
        f"An import of {other.source!r} is writing (since {other.started_at[:19]}Z). Wait until it has ended; "
        f"if it was interrupted, try again {ALIVE.seconds} seconds after its last write ({other.updated_at[:19]}Z)."
    )


ADVANCE: Final = """
MATCH (i:Import {id: $id})
WHERE i.status = 'RUNNING'
SET i.updatedAt = $at, i.created = $created, i.changed = $changed, i.unchanged = $unchanged, i.removed = $removed
RETURN count(i)
"""


async def advance_import(transaction: Transaction, run: ImportRun, tally: Tally) -> None:
    """Show that it is alive, and how far it is. Raises ImportRunning where another run has taken over."""
    await _still_running(await transaction.run(ADVANCE, {"id": run.id, "at": now(), **tally.values()}), run)


FINISH: Final = """
MATCH (i:Import {id: $id})
WHERE i.status = 'RUNNING'
SET i.status = $status, i.finishedAt = $at, i.updatedAt = $at, i.version = i.version + 1,
    i.created = $created, i.changed = $changed, i.unchanged = $unchanged, i.removed = $removed
RETURN count(i)
"""


async def finish_import(database: Database, run: ImportRun) -> None:
    parameters = {"id": run.id, "status": ImportStatus.DONE.value, **run.tally.values()}

    async def finish(transaction: Transaction) -> None:
        await _still_running(await transaction.run(FINISH, {**parameters, "at": now()}), run)
        await record(transaction, run.entry(EventAction.IMPORT_FINISHED, "Import", (run.id,)))

    await database.write(finish, name="finish_import")


async def interrupt_import(database: Database, run: ImportRun) -> None:
    """Notes that an import broke off, where the database can be reached: else the run counts as alive for a while, see
    `alive`.
    """

    async def interrupt(transaction: Transaction) -> None:
        if (await transaction.run(INTERRUPT, {"id": run.id, "at": now()}))[0][0]:
            await record(transaction, run.entry(EventAction.IMPORT_INTERRUPTED, "Import", (run.id,)))

    with contextlib.suppress(RapportError):
        await database.write(interrupt, name="interrupt_import", timeout=GIVING_UP)


async def _still_running(rows: list[list[Any]], run: ImportRun) -> None:
    if not rows[0][0]:
        raise ImportRunning(f"Another import of {run.source!r} took over while this one was silent.")
