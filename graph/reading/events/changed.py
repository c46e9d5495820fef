"""What an event changed, field by field, as its texts say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import orjson

from graph.model.answers import answer


@answer("EventChange")
@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that an event changed."""

    field: Annotated[str, "Its name: a property, or a relation that the thing states."]
    before: Annotated[str | None, "What it was: texts, days and ids as they are, all else as JSON; null: nothing."]
    after: Annotated[str | None, "What it is since then, in the same way; null: nothing."]


def changed_fields(before: str | None, after: str | None) -> list[FieldChange] | None:
    """The fields that differ, in the order of the texts, which are JSON objects; None where there are none."""
    if before is None and after is None:
        return None
    was: dict[str, Any] = orjson.loads(before) if before else {}
    is_now: dict[str, Any] = orjson.loads(after) if after else {}
    fields = dict.fromkeys((*was, *is_now))
    return [FieldChange(name, _written(was.get(name)), _written(is_now.get(name))) for name in fields]


def _written(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else orjson.dumps(value).decode()
