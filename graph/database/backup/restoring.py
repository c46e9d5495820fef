"""A backup written into an empty database. Until its end the place says that it is half; begun again, it begins anew."""

from __future__ import annotations

import contextlib
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.database.backup.parts import Parts, Relations
from graph.database.backup.records import Thing, Unreadable
from graph.database.process import is_gone, this_process
from graph.database.schema.half_restored import RESTORING, Restoring
from graph.database.schema.setting_up import define
from graph.database.schema.upgrading import upgrade
from graph.database.schema.version import VERSION, refuse_newer
from graph.errors import BadInput, RapportError, Unavailable
from graph.model import MODEL
from graph.model.scalars import now, written

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

    from graph.database.backup.parts import Part
    from graph.database.backup.records import Backup, Record
    from graph.database.engine import Database, Transaction
    from graph.database.schema.upgrading import Progress
    from graph.model import Model

T = TypeVar("T")

ROWS: Final = 2_000
"""The most rows of one transaction, with no more than so many letters."""
LETTERS: Final = 2_000_000
LONGEST: Final = 120.0
"""Seconds of one transaction."""
ALIVE: Final = timedelta(seconds=60)
"""A restore that wrote nothing for so long has died; on the same machine it is seen at once."""
LEFT: Final = "The place holds a part, and says so to whoever opens it. Run the same restore again: it begins anew."
LAST: Final = ("Counter", "Schema")
"""Labels of the two things without which a database is no estate."""


class NotEmpty(BadInput):
    """Something is there already."""


class RestoreInterrupted(Unavailable):
    def __init__(self, cause: RapportError) -> None:
        super().__init__(f"{cause} {LEFT}")


def require_known(backup: Backup, model: Model = MODEL) -> None:
    """Raises Unreadable for a backup that this Rapport cannot restore."""
    if not backup.head.whole:
        raise Unreadable(f"{backup.path} says only who was erased: it goes behind --erased.")
    if backup.head.schema > VERSION:
        raise Unreadable(
            f"{backup.path} has schema {backup.head.schema}, written by a newer Rapport; this one knows schema {VERSION}. "
            "Restore it with the newer Rapport."
        )
    parts = Parts(model)
    for record in backup.records():
        if parts.of(record) is None:
            what = (
                record.label if isinstance(record, Thing) else f"{record.start_label}-{record.type}-{record.end_label}"
            )
            raise Unreadable(f"{backup.path} holds {what}, which this Rapport does not know.")


async def restore(
    database: Database,
    backup: Backup,
    finish: Callable[[], Awaitable[T]],
    progress: Progress,
    model: Model = MODEL,
) -> T:
    """`finish` is the last that is done while the place still counts as half. To be called with what `require_known` has
    let pass. Raises NotEmpty, RestoreInterrupted.
    """
    await refuse_newer(database)
    await _require_place(database)
    await define(database, model)
    run = _Run(database, str(uuid.uuid4()))
    await database.write(run.begin, name="restore")
    try:
        await run.clear()
        await run.load(backup, Parts(model), progress)
        if backup.head.schema < VERSION:
            await upgrade(database, model, progress)
        done = await finish()
        await database.write(run.end, name="restore")
    except RapportError as cause:
        await run.leave()
        raise RestoreInterrupted(cause) from cause
    except BaseException:
        await run.leave()
        raise
    return done


ANYTHING: Final = """
MATCH (n)
WHERE NOT n:Schema AND NOT (n:Counter AND n.seq = 0)
WITH n LIMIT 1
RETURN labels(n)[0]
"""


async def _require_place(database: Database) -> None:
    """Asked before constraints are made, which is too late in somebody else's database. Raises NotEmpty, Unavailable."""
    rows = await database.read(RESTORING, name="restoring", leader=True)
    _require_free(Restoring(*rows[0]) if rows else None)
    if not rows and (there := await database.read(ANYTHING, name="restore", leader=True, timeout=LONGEST)):
        raise NotEmpty(_not_empty(there[0][0]))


def _not_empty(label: str) -> str:
    return f"The place is not empty (it holds {label}): restore into an empty data folder or database. Nothing was written."


def _require_free(other: Restoring | None) -> None:
    """Raises Unavailable while another restore is alive."""
    if other and other.seen_at > written(datetime.now(UTC) - ALIVE) and not is_gone(other.process):
        raise Unavailable(
            f"{other} If it was interrupted, try again {ALIVE.seconds} seconds after its last write ({other.seen_at[:19]}Z)."
        )


BEGIN: Final = """
MERGE (s:Schema {id: 'restore'})
SET s.holder = $holder, s.process = $process, s.startedAt = $at, s.seenAt = $at
"""
NO_ESTATE: Final = """
MATCH (n)
WHERE n:Counter OR (n:Schema AND n.id = 'rapport')
DETACH DELETE n
"""
ADVANCE: Final = """
MATCH (s:Schema {id: 'restore'})
WHERE s.holder = $holder
SET s.seenAt = $at
RETURN count(s)
"""
CLEAR: Final = """
MATCH (n)
WHERE NOT (n:Schema AND n.id = 'restore')
WITH n LIMIT 1000
DETACH DELETE n
RETURN count(*)
"""
LEAVE: Final = """
MATCH (s:Schema {id: 'restore'})
WHERE s.holder = $holder
SET s.seenAt = ''
"""
END: Final = """
MATCH (s:Schema {id: 'restore'})
WHERE s.holder = $holder
DELETE s
"""


class _Run:
    def __init__(self, database: Database, holder: str) -> None:
        self._database = database
        self._holder = holder

    async def begin(self, transaction: Transaction) -> None:
        rows = await transaction.run(RESTORING)
        _require_free(Restoring(*rows[0]) if rows else None)
        if not rows and (there := await transaction.run(ANYTHING)):
            raise NotEmpty(_not_empty(there[0][0]))
        await transaction.run(BEGIN, {"holder": self._holder, "process": this_process(), "at": now()})
        await transaction.run(NO_ESTATE)

    async def clear(self) -> None:
        """Clears the place of what an interrupted restore has left."""

        async def some(transaction: Transaction) -> int:
            await self._advance(transaction)
            return (await transaction.run(CLEAR))[0][0]

        while await self._database.write(some, name="restore", timeout=LONGEST):
            pass

    async def load(self, backup: Backup, parts: Parts, progress: Progress) -> None:
        total, done = backup.things + backup.relations, 0
        last: list[Record] = []
        for part, records in batches(parts, _but(last, backup.records())):
            progress("restoring", done, total)
            await self._put(part, records)
            done += len(records)
        for part, records in batches(parts, last):
            await self._put(part, records)
        progress("restoring", total, total)

    async def _put(self, part: Part, records: list[Record]) -> None:
        rows: list[Any] = [part.row(record) for record in records]  # pyright: ignore[reportArgumentType]  # they are the part's

        async def put(transaction: Transaction) -> None:
            await self._advance(transaction)
            made = await transaction.run(part.writing, {"rows": rows})
            if isinstance(part, Relations) and made[0][0] != len(rows):
                raise Unreadable(f"The backup is not whole: an end of a {part.type} is missing in it.")

        await self._database.write(put, name="restore", timeout=LONGEST)

    async def _advance(self, transaction: Transaction) -> None:
        if not (await transaction.run(ADVANCE, {"holder": self._holder, "at": now()}))[0][0]:
            raise Unavailable("Another restore took over while this one was silent.")

    async def end(self, transaction: Transaction) -> None:
        await self._advance(transaction)
        await transaction.run(END, {"holder": self._holder})

    async def leave(self) -> None:
        """Gives up the restore, as far as the database can be reached, so that the next one need not wait."""
        with contextlib.suppress(RapportError):
            await self._database.write(
                lambda transaction: transaction.run(LEAVE, {"holder": self._holder}), name="restore", timeout=20.0
            )


def _but(last: list[Record], records: Iterable[Record]) -> Iterator[Record]:
    """Puts aside what is to be written at the end."""
    for record in records:
        if isinstance(record, Thing) and record.label in LAST:
            last.append(Thing(record.label, _settled(record.values)))
        else:
            yield record


def _settled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without what says which process was about something."""
    return {name: value for name, value in values.items() if name not in {"holder", "process", "seenAt"}}


def batches(parts: Parts, records: Iterable[Record]) -> Iterator[tuple[Part, list[Record]]]:
    """Records of one part that follow one another, as many as go into one transaction."""
    batch: list[Record] = []
    of: Part | None = None
    letters = 0
    for record in records:
        part = parts.of(record)
        assert part  # noqa: S101  # what is not known was refused
        if batch and of and (part != of or len(batch) >= ROWS or letters > LETTERS):
            yield of, batch
            batch, letters = [], 0
        of = part
        batch.append(record)
        letters += sum(len(value) for value in record.values.values() if isinstance(value, str))
    if batch and of:
        yield of, batch
