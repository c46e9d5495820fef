"""The last run of a planned change, kept beside it until the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.event_log import Entry, alone, record
from graph.model.event import EventAction
from graph.model.scalars import now
from graph.questions.runs.run import run_in

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction
    from graph.questions.runs.run import Run


class LastRun(NamedTuple):
    """`at`: the instant."""

    at: str
    run: Run


LAST: Final = """
MATCH (r:ImpactRun {id: $change})
RETURN r.at, r.answer
"""


async def last_run(database: Database, change: str) -> LastRun | None:
    rows = await database.read(LAST, {"change": change}, name="last_run", leader=True)
    return LastRun(rows[0][0], run_in(rows[0][1])) if rows else None


KEEP: Final = """
MERGE (r:ImpactRun {id: $change})
SET r.at = $at, r.answer = $answer
"""


async def keep_run(
    database: Database, change: str, run: Run, *, actor: str | None = None, mutation: str | None = None
) -> LastRun | None:
    """-> the one before, of whose place it takes. An event of the change's history says that it was run."""
    at = now()

    async def keep(transaction: Transaction) -> LastRun | None:
        await alone(transaction)
        rows = await transaction.run(LAST, {"change": change})
        await transaction.run(KEEP, {"change": change, "at": at, "answer": run.text})
        entry = Entry(
            action=EventAction.RUN,
            subject="ImpactRun",
            subject_ids=[change],
            actor=actor,
            mutation=mutation,
            concerns=[("Change", change)],
        )
        await record(transaction, entry)
        return LastRun(rows[0][0], run_in(rows[0][1])) if rows else None

    return await database.write(keep, name="keep_run")
