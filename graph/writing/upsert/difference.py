from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Property


class Overtaken(RapportError):
    """What was read had changed before it could be written; the same work may be done again."""

    code = "UNAVAILABLE"


@dataclass(slots=True)
class Difference:
    """What has to be written, as rows of the statements, so that the graph is as stated.
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


def given_or_default(items: Sequence[Property], given: Mapping[str, Any]) -> dict[str, Any]:
    """All stated properties of something new, by name; nothing where there is no value."""
    values = {item.name: given.get(item.name) for item in items}
    for item in items:
        if values[item.name] is None:
            values[item.name] = item.default
    return {name: value for name, value in values.items() if value is not None}


def differing(items: Sequence[Property], stored: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The given properties that are stored otherwise; one that is given as None goes back to its default."""
    wanted = {
        item.name: item.default if given[item.name] is None else given[item.name]
        for item in items
        if item.name in given
    }
    return {name: value for name, value in wanted.items() if stored[name] != value}


def all_written(rows: list[list[Any]], expected: int) -> None:
    if rows[0][0] != expected:
        raise Overtaken("Something else was written at the same moment; do it again.")
