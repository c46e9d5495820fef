from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from graph.database.stored import EmptyGraph, Questions
from graph.model import MODEL
from graph.writing.rules import RULES
from seed.checking.erased import erased_faults
from seed.checking.judging import judged_by
from seed.checking.kinds import kind_faults
from seed.checking.loose import loose_hints, own_consumer_hints, unused_hints
from seed.checking.names import put_ids
from seed.checking.references import reference_faults
from seed.checking.relationships import relationship_faults
from seed.checking.remainders import remainder_faults
from seed.checking.repetitions import repetition_faults
from seed.checking.twins import twin_hints
from seed.faults import Fault, Faults, Faulty, Hints
from seed.filling import fill
from seed.joining import join
from seed.progress import silent
from seed.reading import AS_THEY_ARE
from seed.removal import plan_removal
from seed.staging import open_stage

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Sequence
    from pathlib import Path

    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.model import Model
    from seed.progress import Progress
    from seed.reading import Reading
    from seed.staging import Stage

RELATING: Final = (relationship_faults, kind_faults)
"""Checks after which it is known what is related to what, and so what goes."""
BY_FILES: Final = (repetition_faults, erased_faults, reference_faults, remainder_faults)
BY_RULES: Final = {judged_by(rule): kinds for rule, kinds in RULES.items()}
REST_ON: Final[dict[Callable[..., AsyncIterator[Fault]], frozenset[str]]] = {
    relationship_faults: frozenset({"ServiceRelationship"}),
    **BY_RULES,
}
"""Kinds of row of which all must have been read, else what such a check finds may be none. The others see to that, or
judge row by row.
"""
BY_ROWS: Final = (*RELATING, repetition_faults, reference_faults, remainder_faults)
"""Checks that what goes does not change."""
LIKELY: Final = (twin_hints, own_consumer_hints, loose_hints, unused_hints)
OTHERS_LATER: Final = "What the files say beside what is in the graph is checked when these are put right."


class ReadFiles:
    """The rows of files that were read, and are to be judged once: by themselves, and beside what is in the graph."""

    def __init__(self, stage: Stage, faults: Faults, reading: Reading) -> None:
        self.stage = stage
        self.faults = faults
        self._reading = reading

    async def refuse(self) -> None:
        """What can be judged without the graph. Raises Faulty."""
        found = Faults(self.faults)
        found.unread.update(self.faults.unread)
        async for fault in repetition_faults(self.stage, EmptyGraph()):
            found.add(fault)
        if self._reading.strict:
            found.extend(Fault(*hint) for hint in self.stage.hints)
        if found:
            raise Faulty(found, Hints() if self._reading.strict else self.stage.hints, OTHERS_LATER)

    async def judge(self, reader: Reader, *, replaced: str | None = None, progress: Progress = silent) -> None:
        """Raises Faulty. `replaced`: the source of which what is not in the files is to be removed."""
        await self.find(reader, replaced, progress)
        if self.faults:
            raise Faulty(self.faults, self.stage.hints)

    async def find(self, reader: Reader, replaced: str | None = None, progress: Progress = silent) -> None:
        """Adds all faults and hints."""
        stage = self.stage
        await join(stage, reader)
        if self._reading.by_name:
            await put_ids(stage, reader)
        checks = BY_ROWS if replaced and stage.unread else (*RELATING, *BY_FILES, *BY_RULES)
        for number, one in enumerate(checks):
            progress("checking", number, len(checks))
            if replaced and number == len(RELATING) and not stage.unread:
                await plan_removal(stage, reader, replaced)
            judged = stage.unread.isdisjoint(REST_ON.get(one, frozenset()))
            async for fault in one(stage, reader):
                if judged:
                    self.faults.add(fault)
        for likely in (twin_hints,) if self.faults else LIKELY:
            async for hint in likely(stage, reader):
                stage.hints.add(hint)
        if self._reading.strict:
            self.faults.extend(Fault(*hint) for hint in stage.hints)
            stage.hints = Hints()
        progress("checking", len(checks), len(checks))


@contextlib.contextmanager
def read_files(
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    model: Model = MODEL,
    reading: Reading = AS_THEY_ARE,
) -> Generator[ReadFiles]:
    """Raises BadInput where there is nothing to read."""
    with open_stage(model) as stage:
        faults = Faults()
        fill(stage, paths, faults, progress, reading)
        yield ReadFiles(stage, faults, reading)


async def check(
    database: Database,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    model: Model = MODEL,
    reading: Reading = AS_THEY_ARE,
) -> Faults:
    """All faults of the files, by themselves and beside what is in the graph; nothing is written."""
    with read_files(paths, progress=progress, model=model, reading=reading) as files:
        await files.find(Questions(database, "check_files"), progress=progress)
        return files.faults


@contextlib.asynccontextmanager
async def staged(
    database: Database,
    paths: Sequence[Path],
    *,
    replaced: str | None = None,
    progress: Progress = silent,
    model: Model = MODEL,
    reading: Reading = AS_THEY_ARE,
) -> AsyncGenerator[Stage]:
    """The rows of files that have no fault, with hints, and what is to be removed of the source that they replace. Raises
    Faulty.
    """
    with read_files(paths, progress=progress, model=model, reading=reading) as files:
        await files.judge(Questions(database, "check_files"), replaced=replaced, progress=progress)
        yield files.stage
