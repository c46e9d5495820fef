from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from graph.database.stored import Questions
from graph.model import MODEL
from graph.writing.rules import RULES
from seed.checking.erased import erased_faults
from seed.checking.judging import judged_by
from seed.checking.kinds import kind_faults
from seed.checking.references import reference_faults
from seed.checking.relationships import relationship_faults
from seed.checking.remainders import remainder_faults
from seed.checking.repetitions import repetition_faults
from seed.checking.twins import twin_hints
from seed.faults import Fault, Faults, Faulty, Hints
from seed.filling import fill
from seed.progress import silent
from seed.reading import AS_THEY_ARE
from seed.removal import plan_removal
from seed.staging import open_stage

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
    from pathlib import Path

    from graph.database.engine import Database
    from graph.model import Model
    from seed.progress import Progress
    from seed.reading import Reading
    from seed.staging import Stage

RELATING: Final = (relationship_faults, kind_faults)
"""After these it is known what is related to what, and so what goes."""
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


async def check(
    database: Database,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    model: Model = MODEL,
    reading: Reading = AS_THEY_ARE,
) -> Faults:
    """All faults of the files, by themselves and beside what is in the graph; nothing is written."""
    faults = Faults()
    with open_stage(model) as stage:
        await _check(stage, database, paths, None, faults, progress, reading)
    return faults


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
    faults = Faults()
    with open_stage(model) as stage:
        await _check(stage, database, paths, replaced, faults, progress, reading)
        if faults:
            raise Faulty(faults, stage.hints)
        yield stage


async def _check(
    stage: Stage,
    database: Database,
    paths: Sequence[Path],
    replaced: str | None,
    faults: Faults,
    progress: Progress,
    reading: Reading,
) -> None:
    fill(stage, paths, faults, progress, reading)
    reader = Questions(database, "check_files")
    checks = BY_ROWS if replaced and stage.unread else (*RELATING, *BY_FILES, *BY_RULES)
    for number, one in enumerate(checks):
        progress("checking", number, len(checks))
        if replaced and number == len(RELATING) and not stage.unread:
            await plan_removal(stage, reader, replaced)
        judged = stage.unread.isdisjoint(REST_ON.get(one, frozenset()))
        async for fault in one(stage, reader):
            if judged:
                faults.add(fault)
    async for hint in twin_hints(stage, reader):
        stage.hints.add(hint)
    if reading.strict:
        faults.extend(Fault(*hint) for hint in stage.hints)
        stage.hints = Hints()
    progress("checking", len(checks), len(checks))
