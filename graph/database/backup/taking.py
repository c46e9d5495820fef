"""A backup of a database that others use: of one state, since nobody writes while it is read."""

from __future__ import annotations

import asyncio
import uuid
from typing import TYPE_CHECKING, Any, BinaryIO, Final, LiteralString

from graph.database.backup.parts import Parts, Relations, Things
from graph.database.backup.records import Head, Writer
from graph.database.event_log import ALONE, Entry, record
from graph.database.schema.version import KEEP_AS_IT_IS, VERSION
from graph.errors import Damaged
from graph.model import MODEL
from graph.model.event import EventAction
from graph.model.scalars import now

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from graph.database.backup.parts import Part
    from graph.database.engine import Database, Transaction
    from graph.database.schema.upgrading import Progress
    from graph.database.stored import Reader
    from graph.model import Model

LONGEST: Final = 4 * 3600.0
"""Seconds that a backup may take."""
ERASURES: Final = ("Counter", "Erasure")
"""Labels that say whom was erased."""
NAMED: Final = """
MATCH (c:Counter {id: 'estate'})
SET c.estate = coalesce(c.estate, $estate)
RETURN c.estate
"""
NAME: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.estate
"""
COUNTED: Final = """
MATCH (n)
RETURN count(n)
"""
RELATIONS_COUNTED: Final = """
MATCH ()-[r]->()
RETURN count(r)
"""


async def take_backup(
    database: Database, file: BinaryIO, actor: str, progress: Progress, *, whole: bool = True, model: Model = MODEL
) -> Writer:
    """Writes a backup of everything, or (not `whole`) of who was erased. The trail says that it was made. Raises Damaged
    where not all that is stored can be read; what is in the file then is no backup.
    """
    estate = await database.write(lambda transaction: _begin(transaction, actor), name="backup")
    parts = [part for part in Parts(model) if whole or (isinstance(part, Things) and part.label in ERASURES)]
    async with database.unchanging((ALONE, KEEP_AS_IT_IS), name="backup", longest=LONGEST) as reader:
        writer = Writer(file, Head(VERSION, estate, now(), whole))
        totals = (await reader.run(COUNTED))[0][0], (await reader.run(RELATIONS_COUNTED))[0][0]
        for part in parts:
            async for rows in pages(reader, part):
                await asyncio.to_thread(_put, writer, part, rows)
                progress("reading", writer.things + writer.relations, sum(totals) if whole else None)
        if whole:
            _require_all(writer, totals)
    await asyncio.to_thread(writer.end)
    return writer


async def _begin(transaction: Transaction, actor: str) -> str:
    estate = (await transaction.run(NAMED, {"estate": str(uuid.uuid4())}))[0][0]
    await record(transaction, Entry(action=EventAction.EXPORTED, actor=actor, place="rapport backup"))
    return estate


async def estate_name(reader: Reader) -> str | None:
    """Which estate it is, wherever it was restored; None before its first backup."""
    rows = await reader.run(NAME)
    return rows[0][0] if rows else None


async def pages(reader: Transaction, part: Part) -> AsyncGenerator[list[Any]]:
    """The records of a part in pages. They keep their order, since nobody writes; a statement for all would take longer
    than one may.
    """
    statement: LiteralString = part.reading
    skip = 0
    while rows := (await reader.run(statement, {"skip": skip, "limit": part.page}))[0][0]:
        yield rows
        if len(rows) < part.page:
            return
        skip += len(rows)


def _put(writer: Writer, part: Part, rows: Sequence[Any]) -> None:
    for row in rows:
        if isinstance(part, Relations) or ERASURES[0] != part.label:
            writer.write(part.record(row))
        else:
            writer.write(part.record({name: value for name, value in row.items() if name != "rewrite"}))


def _require_all(writer: Writer, totals: tuple[int, int]) -> None:
    for what, counted, read in zip(("things", "relations"), totals, (writer.things, writer.relations), strict=True):
        if counted != read:
            raise Damaged(
                f"The database holds {counted:,} {what}, of which {read:,} could be read as Rapport's; no backup was made. "
                "rapport doctor --deep says whether it is damaged; what another program has written there must go."
            )
