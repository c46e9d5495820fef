"""Samples of what an import would do: which things it would create, and what it would change from which value to which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.database.stored import is_empty, key_names, known_ids, stored_things
from graph.model import MODEL
from graph.model.sides import sides
from graph.writing.upsert import is_plain, stored_links
from graph.writing.upsert.links import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.model import Kind, Link, Property
    from graph.writing.upsert.difference import Difference

FIRST: Final = 5
"""Samples that are kept of each kind, at most."""


@dataclass(frozen=True, slots=True)
class Change:
    """`values`: (column, before, after); None = nothing is stated. Without any, a relation is new or goes."""

    name: str
    values: tuple[tuple[str, Any, Any], ...]


@dataclass(slots=True)
class Some:
    """The first few, and how many there are in all."""

    count: int = 0
    first: list[Change] = field(default_factory=list[Change])

    @property
    def room(self) -> int:
        return FIRST - len(self.first)


class Samples:
    """The first differences of each kind of row, in the order in which they were compared."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._empty: dict[str, bool] = {}
        self.created: dict[str, Some] = {}
        self.changed: dict[str, Some] = {}

    async def add_things(self, kind: Kind, difference: Difference) -> None:
        new = [row["id"] for row in difference.create]
        _count(self.created, kind.label, [Change(key, ()) for key in new[:FIRST]], len(new))
        rows = difference.change[: _room(self.changed, kind.label)]
        stored = await stored_things(self._reader, kind, [row["id"] for row in rows]) if rows else {}
        shown = [Change(row["id"], _values(kind.properties, stored.get(row["id"], {}), row["values"])) for row in rows]
        _count(self.changed, kind.label, shown, len(difference.change))

    async def add_links(self, link: Link, difference: Difference) -> None:
        """What a row of its own states is created or changed; what a column states changes its owner."""
        if link.file:
            own = [row for row in difference.create if link.column is None or not _is_plain(link, row["values"])]
            _count(self.created, link.name, [Change(_ends(link, row), ()) for row in own[:FIRST]], len(own))
        if link.column:
            await self._add_column(link, difference)
        rows = difference.change[: _room(self.changed, link.name)]
        stored = await stored_links(self._reader, link, [row["owner"] for row in rows]) if rows else {}
        shown: list[Change] = []
        for row in rows:
            key = identity(link, row["other"], {name: row.get(name) for name in key_names(link)})
            before = stored.get(row["owner"], {}).get(key, {})
            shown.append(Change(_ends(link, row), _values(link.stated, before, row["values"])))
        _count(self.changed, link.name, shown, len(difference.change))

    async def _add_column(self, link: Link, difference: Difference) -> None:
        """Adds, for things that are there already, whom a column named, and names now."""
        assert link.column is not None  # noqa: S101  # as the caller saw
        owner = sides(link).owner
        before, after = _by_owner(difference.remove), _by_owner(difference.create)
        known = await self._known(owner, [key for key in after if key not in before])
        after = {key: ids for key, ids in after.items() if key in before or key in known}
        if link.file:
            after = {key: ids for key, ids in after.items() if key in before}
        owners = list(dict.fromkeys((*before, *after)))
        shown = [
            Change(key, ((link.column.name, _listed(before.get(key, ())), _listed(after.get(key, ()))),))
            for key in owners[: _room(self.changed, owner)]
        ]
        _count(self.changed, owner, shown, len(owners))

    async def _known(self, label: LiteralString, ids: Sequence[str]) -> set[str]:
        if label not in self._empty:
            self._empty[label] = await is_empty(self._reader, label)
        if self._empty[label] or not ids:
            return set()
        return set(await known_ids(self._reader, MODEL.kinds[label], ids))


def _is_plain(link: Link, values: Mapping[str, Any]) -> bool:
    """Whether a column of its owner states all of it."""
    return is_plain(link, {item.name: values.get(item.name) for item in link.stated})


def _room(of: Mapping[str, Some], name: str) -> int:
    return of[name].room if name in of else FIRST


def _count(of: dict[str, Some], name: str, changes: Sequence[Change], count: int) -> None:
    if count:
        some = of.setdefault(name, Some())
        for change in changes:
            same = next((at for at, one in enumerate(some.first) if one.name == change.name), None)
            if same is not None:
                some.first[same] = Change(change.name, some.first[same].values + change.values)
                some.count -= 1
            elif some.room:
                some.first.append(change)
        some.count += count


def _values(
    items: Iterable[Property], before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[tuple[str, Any, Any], ...]:
    return tuple(
        (item.column, before.get(item.name), after[item.name])
        for item in items
        if not item.managed and item.name in after
    )


def _ends(link: Link, row: Mapping[str, Any]) -> str:
    return " → ".join(sides(link).ends(row["owner"], row["other"]))


def _by_owner(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["owner"], []).append(row["other"])
    return found


def _listed(ids: Sequence[str]) -> str | None:
    return "|".join(ids) or None
