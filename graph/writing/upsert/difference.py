from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.errors import RapportError
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Property


class Overtaken(RapportError):
    """What was read has changed before the write; the transaction may be tried again."""

    code = "UNAVAILABLE"


@dataclass(slots=True)
class Difference:
    """What has to be written, as rows of the statements, so that the graph is in the declared state.
    `replaced`: created relations that stand in the place of a removed one; `ids`: the things that are touched.
    """

    create: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    change: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    remove: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    unchanged: int = 0
    replaced: int = 0
    ids: dict[str, None] = field(default_factory=dict[str, None])

    def __bool__(self) -> bool:
        return bool(self.create or self.change or self.remove)


def values_or_defaults(items: Sequence[Property], input_: Mapping[str, Any]) -> dict[str, Any]:
    """The values of something new, by property, with defaults; properties without a value are left out."""
    values = {item.name: input_.get(item.name) for item in items}
    for item in items:
        if values[item.name] is None:
            values[item.name] = item.default
    return {name: value for name, value in values.items() if value is not None}


def differing(items: Sequence[Property], stored: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from the stored ones; None sets a property back to its default."""
    wanted = {
        item.name: item.default if values[item.name] is None else values[item.name]
        for item in items
        if item.name in values
    }
    return {name: value for name, value in wanted.items() if stored[name] != value}


def all_written(rows: list[list[Any]], expected: int) -> None:
    if rows[0][0] != expected:
        raise Overtaken(Saying("OVERTAKEN", "Something else was written at the same moment; do it again."))
