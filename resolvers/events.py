"""`Event.changes`: what an event changed, typed, from its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.reading.events.changed import FieldChange, changed_fields
from resolvers.derived.computed import computed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from resolvers.context import Context
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "What was changed, field by field: `before` and `after`, typed. Null where both of them are: for imports, and for "
    "whoever may not see them."
)


def event_fields(types: Types) -> dict[str, Field]:
    change = types.answers.type_of(FieldChange)
    return {"changes": computed("changes", list[change] | None, WORDS, _changes, needs=("before", "after"))}


async def _changes(
    _: Context, texts: Sequence[tuple[str | None, str | None]], _given: Mapping[str, Any]
) -> list[list[FieldChange] | None]:
    return [changed_fields(before, after) for before, after in texts]
