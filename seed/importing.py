"""An estate's files into the graph: everything is checked first, then written in batches that may be interrupted."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from graph.database.imports import Tally, running_import
from graph.database.stored import Questions
from graph.errors import BadInput
from graph.model import MODEL
from graph.model.texts import stated_name
from seed.batches import BatchWriter, batch_count, batches, planned_batches
from seed.checking import staged
from seed.faults import Hints
from seed.progress import silent
from seed.reading import AS_THEY_ARE
from seed.reading.files import WORKBOOKS
from seed.removal import NOTHING, Removal, planned_removal, remove
from seed.samples import Samples

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence
    from pathlib import Path

    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.model import Model
    from seed.progress import Progress
    from seed.reading import Reading
    from seed.staging import Stage


class Confirm(Protocol):
    """Asked before anything is written, where something would be removed."""

    def __call__(self, removal: Removal, /) -> bool | Awaitable[bool]: ...


class Declined(BadInput):
    """The removal was not confirmed; nothing was written."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of the rows, by kind of row too. `id`: of the Import; None for a plan, which wrote nothing and has
    `samples` instead. `passed_over`: what of the files was left out on purpose, in words.
    """

    id: str | None
    source: str
    tally: Tally
    by_kind: dict[str, Tally] = field(default_factory=dict[str, Tally])
    removal: Removal = NOTHING
    hints: Hints = field(default_factory=Hints)
    passed_over: Sequence[str] = ()
    samples: Samples | None = None

    @property
    def nothing_new(self) -> bool:
        """All of it was so already."""
        return not (self.tally.created or self.tally.changed or self.tally.removed)


async def import_estate(
    database: Database,
    paths: Sequence[Path],
    *,
    source: str | None = None,
    replace: bool = False,
    confirm: Confirm | None = None,
    progress: Progress = silent,
    actor: str | None = None,
    model: Model = MODEL,
    reading: Reading = AS_THEY_ARE,
) -> ImportResult:
    """Raises Faulty, Declined, ImportRunning, ImportInterrupted. Where it was cut short, the same call completes it.
    `source` None: the folder's name. `replace`: remove what came from the source before and is not in the files.
    """
    source = source_of(paths, source)
    replaced = source if replace else None
    async with staged(database, paths, replaced=replaced, progress=progress, model=model, reading=reading) as stage:
        removal = planned_removal(stage)
        if removal and not await _confirmed(confirm, removal):
            raise Declined("Nothing was written, since the removal was not confirmed.")
        return await write_staged(database, stage, source, progress=progress, actor=actor)


async def write_staged(
    database: Database, stage: Stage, source: str, *, progress: Progress = silent, actor: str | None = None
) -> ImportResult:
    """Writes rows that were judged, and removes what was planned to be. Raises ImportRunning, ImportInterrupted."""
    removal = planned_removal(stage)
    async with running_import(database, source, stage.rows, actor) as run:
        writer = BatchWriter(database, run)
        total = batch_count(stage)
        for done, batch in enumerate(batches(stage)):
            progress("writing", done, total)
            await writer.write(batch)
        progress("writing", total, total)
        if removal:
            await remove(stage, writer, progress)
    return ImportResult(run.id, source, run.tally, writer.by_kind, removal, stage.hints, stage.passed_over)


async def plan_import(
    database: Database,
    paths: Sequence[Path],
    *,
    source: str | None = None,
    replace: bool = False,
    progress: Progress = silent,
    model: Model = MODEL,
    reading: Reading = AS_THEY_ARE,
) -> ImportResult:
    """What an import would create, change and remove; nothing is written. Raises Faulty."""
    source = source_of(paths, source)
    replaced = source if replace else None
    async with staged(database, paths, replaced=replaced, progress=progress, model=model, reading=reading) as stage:
        return await plan_staged(Questions(database, "plan_import"), stage, source, progress=progress)


async def plan_staged(reader: Reader, stage: Stage, source: str, *, progress: Progress = silent) -> ImportResult:
    """What writing would create, change and remove, of rows that were judged."""
    removal = planned_removal(stage)
    samples = Samples(reader)
    by_kind = await planned_batches(stage, reader, source, samples, progress)
    for kind, gone in removal.removed.items():
        by_kind.setdefault(kind, Tally()).removed += gone.count
    tally = Tally(stage.rows)
    for part in by_kind.values():
        tally.add(part)
    return ImportResult(None, source, tally, by_kind, removal, stage.hints, stage.passed_over, samples)


def source_of(paths: Sequence[Path], named: str | None = None) -> str:
    """The name that is given, else that of the folder, or of the workbook where there is nothing but one. Raises BadInput
    for one that is none.
    """
    first = paths[0].resolve()
    is_alone = len(paths) == 1 and first.suffix.lower() in WORKBOOKS and not first.is_dir()
    name = first.stem if is_alone else (first if first.is_dir() else first.parent).name
    try:
        return stated_name(named or name or "files")
    except ValueError as wrong:
        raise BadInput(f"The name of the source {wrong}; --source names another.") from None


async def _confirmed(confirm: Confirm | None, removal: Removal) -> bool:
    if confirm is None:
        return True
    answer = confirm(removal)
    return await answer if inspect.isawaitable(answer) else answer
