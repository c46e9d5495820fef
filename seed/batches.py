"""Batches of staged rows, one transaction each: read, compared, written where they differ, and said to the trail."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.event_log import alone, record
from graph.database.imports import Tally, advance_import
from graph.model.event import EventAction
from graph.writing.upsert import (
    Difference,
    Overtaken,
    differing_links,
    differing_things,
    write_links,
    write_things,
)
from seed.staging import BATCH_ROWS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from graph.database.engine import Database, Transaction
    from graph.database.imports import ImportRun
    from graph.database.stored import Reader
    from graph.model import Kind, Link
    from graph.writing.upsert import DeclaredLinks, ThingRow
    from seed.progress import Progress
    from seed.samples import Samples
    from seed.staging import Stage

ATTEMPTS: Final = 5
SILENCE: Final = 10.0  # seconds without a write, after which a run shows that it is alive
LONGEST: Final = 120.0  # seconds of one transaction


class Things(NamedTuple):
    kind: Kind
    rows: Sequence[ThingRow]

    @property
    def subject(self) -> str:
        return self.kind.label

    async def write(self, transaction: Transaction, source: str) -> Difference:
        return await write_things(transaction, self.kind, self.rows, source)

    async def differing(self, reader: Reader, source: str) -> Difference:
        return await differing_things(reader, self.kind, self.rows, source)


class Links(NamedTuple):
    link: Link
    rows: Sequence[DeclaredLinks]

    @property
    def subject(self) -> str:
        return self.link.name

    async def write(self, transaction: Transaction, source: str) -> Difference:
        return await write_links(transaction, self.link, self.rows, source)

    async def differing(self, reader: Reader, source: str) -> Difference:
        return await differing_links(reader, self.link, self.rows, source)


Batch = Things | Links


def batches(stage: Stage) -> Iterator[Batch]:
    """Things first, so that relations find their ends."""
    for kind in stage.model.kinds.values():
        for rows in stage.things(kind):
            yield Things(kind, rows)
    for link in stage.model.links:
        for stated in stage.stated(link):
            yield Links(link, stated)


def batch_count(stage: Stage) -> int:
    """About how many batches there are."""
    counts = [stage.count(kind) for kind in stage.model.kinds.values()]
    counts += [stage.link_count(link) for link in stage.model.links]
    return sum(-(-count // BATCH_ROWS) for count in counts)


class BatchWriter:
    """Writes under one run of an import, which counts along."""

    def __init__(self, database: Database, run: ImportRun) -> None:
        self.database = database
        self.run = run
        self.by_kind: dict[str, Tally] = {}
        self._written = time.monotonic()

    async def write(self, batch: Batch) -> None:
        async def differences(transaction: Transaction) -> tuple[Tally, list[str]]:
            difference = await batch.write(transaction, self.run.source)
            return tally_of(difference), list(difference.ids)

        await self.transact(EventAction.IMPORTED, batch.subject, differences)

    async def transact(
        self,
        action: EventAction,
        subject: str,
        work: Callable[[Transaction], Awaitable[tuple[Tally, list[str]]]],
    ) -> None:
        """One transaction. `work` says what it counted and which things it touched; none = nothing to be said."""

        async def whole(transaction: Transaction) -> tuple[Tally, bool]:
            await alone(transaction)
            tally, ids = await work(transaction)
            quiet = time.monotonic() - self._written > SILENCE
            if ids or quiet:
                await advance_import(transaction, self.run, self._with(tally))
                await record(transaction, self.run.entry(action, subject if ids else None, tuple(ids)))
            return tally, bool(ids) or quiet

        tally, said = await self._repeated(whole)
        self.run.tally.add(tally)
        self.by_kind.setdefault(subject, Tally()).add(tally)
        if said:
            self._written = time.monotonic()

    def _with(self, tally: Tally) -> Tally:
        so_far = Tally()
        so_far.add(self.run.tally)
        so_far.add(tally)
        return so_far

    async def _repeated(self, work: Callable[[Transaction], Awaitable[tuple[Tally, bool]]]) -> tuple[Tally, bool]:
        for _ in range(ATTEMPTS - 1):
            try:
                return await self.database.write(work, name="import", timeout=LONGEST)
            except Overtaken:
                continue
        return await self.database.write(work, name="import", timeout=LONGEST)


async def planned_batches(
    stage: Stage, reader: Reader, source: str, samples: Samples, progress: Progress
) -> dict[str, Tally]:
    """What writing would count, by kind of row; the first of them become samples."""
    by_kind: dict[str, Tally] = {}
    total = batch_count(stage)
    for done, batch in enumerate(batches(stage)):
        progress("comparing", done, total)
        difference = await batch.differing(reader, source)
        by_kind.setdefault(batch.subject, Tally()).add(tally_of(difference))
        if isinstance(batch, Things):
            await samples.add_things(batch.kind, difference)
        else:
            await samples.add_links(batch.link, difference)
    progress("comparing", total, total)
    return by_kind


def tally_of(difference: Difference) -> Tally:
    """A relation in the place of another one counts once, as changed."""
    return Tally(
        created=len(difference.create) - difference.replaced,
        changed=len(difference.change) + difference.replaced,
        unchanged=difference.unchanged,
        removed=len(difference.remove) - difference.replaced,
    )
