"""Ids that were erased: they name nothing any more, and nobody gets them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.database.erased import erased_ids
from graph.database.stored import Questions
from graph.model.rules import gone_for_good
from graph.saying import Saying
from graph.writing.mutations.refusals import Fault, InvalidInput, Missing
from graph.writing.mutations.steps import Create

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.model import Kind
    from graph.writing.mutations.steps import Step


async def as_erased(database: Database, viewer: Viewer, refusal: Missing) -> Missing:
    """The refusal, which says so where what is not there was erased, and the viewer may know that it was there."""
    if viewer.scope.restricted:
        return refusal
    reader = Questions(database, "erased")
    named: dict[str, list[str]] = {}
    for one in refusal.absences:
        named.setdefault(one.label, []).append(one.key)
    gone = {(label, key) for label, keys in named.items() for key in await erased_ids(reader, label, keys)}
    return Missing(
        *(
            one._replace(message=was_erased(one.label, one.key)) if (one.label, one.key) in gone else one
            for one in refusal.absences
        )
    )


def was_erased(label: str, key: str) -> Saying:
    return Saying("WAS_ERASED", "{kind} {id!r} was erased.", kind=label, id=key)


async def require_not_erased(reader: Reader, kind: Kind, steps: Sequence[Step]) -> None:
    """Raises InvalidInput for people who would get the id of one who was erased."""
    if kind.label != "Person":
        return
    made = {step.id: step for step in steps if isinstance(step, Create)}
    gone = await erased_ids(reader, kind.label, list(made))
    if gone:
        raise InvalidInput([Fault((*made[id_].place, "id"), gone_for_good(id_)) for id_ in made if id_ in gone])
