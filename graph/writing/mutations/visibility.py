"""Refusals redacted for a viewer: they count and name what the viewer sees, and all of that."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.access.scope import UNSEEN
from graph.reading.statement import seen_statement
from graph.saying import Saying
from graph.writing.mutations.refusals import DuplicateKey, InvalidInput, Missing, StillReferenced, absent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.access import Viewer
    from graph.access.scope import Scope
    from graph.database.stored import Reader
    from graph.model import Kind, Model
    from graph.reading.statement import Statement
    from graph.writing.mutations.refusals import Place, Refusal

    Composer = Callable[[Kind, Scope], Statement]


async def found_by(reader: Reader, viewer: Viewer, kind: Kind, ids: Sequence[str], composer: Composer) -> set[str]:
    """The ids among these that a statement finds for the viewer."""
    parameters = {"ids": ids, **viewer.scope.parameters}
    return set((await reader.run(composer(kind, viewer.scope).text, parameters))[0][0])


async def require_seen(reader: Reader, viewer: Viewer, kind: Kind, key: str, place: Place) -> None:
    """Raises Missing for what the viewer does not see, as for what was never there."""
    if viewer.scope.restricted and key not in await found_by(reader, viewer, kind, [key], seen_statement):
        raise Missing(absent(kind.label, key, place))


async def as_seen(reader: Reader, model: Model, viewer: Viewer, refusal: Refusal) -> Refusal:
    """The refusal as the viewer sees it."""
    if viewer.scope.restricted:
        if isinstance(refusal, StillReferenced):
            return await _still_referenced(reader, model, viewer, refusal)
        if isinstance(refusal, InvalidInput):
            return await _invalid(reader, model, viewer, refusal)
        if isinstance(refusal, DuplicateKey):
            return await _taken(reader, model, viewer, refusal)
    return refusal


async def _still_referenced(reader: Reader, model: Model, viewer: Viewer, refusal: StillReferenced) -> StillReferenced:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in refusal.references:
        named[one.label].add(one.key)
    seen = await _seen(reader, model, viewer, named)
    return refusal.among([one for one in refusal.references if one.key in seen.get(one.label, ())])


async def _invalid(reader: Reader, model: Model, viewer: Viewer, refusal: InvalidInput) -> InvalidInput:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for fault in refusal.faults:
        for label, key in fault.names:
            named[label].add(key)
    seen = await _seen(reader, model, viewer, named)
    unseen = {key for label, keys in named.items() for key in keys - seen[label]}
    return InvalidInput([fault._replace(message=_without(fault.message, unseen)) for fault in refusal.faults])


async def _taken(reader: Reader, model: Model, viewer: Viewer, refusal: DuplicateKey) -> DuplicateKey:
    """An id is taken, whoever has it; what has it is named where it is seen."""
    for label, key in refusal.things:
        if not (await _seen(reader, model, viewer, {label: {key}}))[label]:
            taken = Saying("ID_NOT_FREE", "The id {id!r} cannot be had: take another one, or leave it out.", id=key)
            return DuplicateKey(taken if key == refusal.key else refusal.message, refusal.key, [], refusal.place)
    return refusal


async def _seen(reader: Reader, model: Model, viewer: Viewer, named: dict[str, set[str]]) -> dict[str, set[str]]:
    """The visible ones of ids by label. Nobody sees what is no kind of the model."""
    return {
        label: await found_by(reader, viewer, model.kinds[label], sorted(keys), seen_statement)
        for label, keys in named.items()
        if label in model.kinds
    }


def _without(message: Saying, ids: Iterable[str]) -> Saying:
    """The sentence and its values without these ids."""
    if not (named := "|".join(re.escape(id_) for id_ in sorted(ids, key=len, reverse=True))):
        return message
    return message.renamed(lambda text: re.sub(rf"(?<![\w-])(?:{named})(?![\w-])", UNSEEN, text))
