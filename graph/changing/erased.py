"""Ids that were erased: they name nothing any more, and nobody gets them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.changing.refusals import Fault, InvalidInput, Missing
from graph.changing.steps import Create
from graph.erased import erased_ids
from graph.writing import Questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access import Viewer
    from graph.changing.steps import Step
    from graph.engine import Database
    from graph.model import Kind
    from graph.writing import Reader


async def as_erased(database: Database, viewer: Viewer, refusal: Missing) -> Missing:
    """The refusal, which says so where what is not there was erased, and the viewer may know that it was there."""
    label, key = refusal.label, refusal.key
    if viewer.scope.restricted or not await erased_ids(Questions(database, "erased"), label, [key]):
        return refusal
    return Missing(f"{label} {key!r} was erased.", label, key, refusal.place)


async def require_not_erased(reader: Reader, kind: Kind, steps: Sequence[Step]) -> None:
    """Raises InvalidInput for people who would get the id of one who was erased."""
    if kind.label != "Person":
        return
    made = {step.id: step for step in steps if isinstance(step, Create)}
    gone = await erased_ids(reader, kind.label, list(made))
    if gone:
        message = "was erased: somebody else needs another id"
        raise InvalidInput([Fault((*made[id_].place, "id"), f"{id_!r} {message}") for id_ in made if id_ in gone])
