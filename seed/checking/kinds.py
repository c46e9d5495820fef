"""Ids in a column that may name things of several kinds: the kind is found by looking them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.stored import known_ids
from graph.model.sides import sides
from seed.faults import Fault
from seed.staging import LINK, Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from graph.database.stored import Reader
    from graph.model import Link
    from seed.staging import Stage

STEP: Final = 1_000

NAMED: Final = "SELECT owner, other, file, line FROM among WHERE link = ?"
STAGED: Final = "SELECT 1 FROM things WHERE kind = ? AND id = ?"


async def kind_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    groups: dict[tuple[str, str], list[Link]] = {}
    for link in stage.model.links:
        if link.column:
            groups.setdefault((sides(link).owner, link.column.name), []).append(link)
    for (_, column), links in groups.items():
        found = stage.sql.execute(NAMED, (stage.links[links[0]],)) if len(links) > 1 else None
        while found and (rows := found.fetchmany(STEP)):
            ways = await _ways(stage, reader, links, list(dict.fromkeys(row[1] for row in rows)))
            for owner, other, file, line in rows:
                if len(ways[other]) == 1:
                    link, key = ways[other][0]
                    place = (file, line, None)
                    stage.sql.execute(LINK, (stage.links[link], owner, key, "", Origin.COLUMN, *place))
                elif stage.unread.isdisjoint(sides(link).other for link in links):
                    yield Fault(stage.files[file], line, column, _wrong(other, links, ways[other]))


Way = tuple["Link", str]
"""A link, and the id of the thing to which it leads."""


async def _ways(stage: Stage, reader: Reader, links: Sequence[Link], named: list[str]) -> dict[str, list[Way]]:
    """What each id may mean; `Kind:id` says it."""
    ways: dict[str, list[Way]] = {one: [] for one in named}
    for link in links:
        label = sides(link).other
        plain = {one: one.removeprefix(f"{label}:") for one in named if _may_be(one, label, links)}
        known = {key for key in plain.values() if stage.sql.execute(STAGED, (stage.kinds[label], key)).fetchone()}
        known.update(await known_ids(reader, stage.model.kinds[label], [*{*plain.values()} - known]))
        for one, key in plain.items():
            if key in known:
                ways[one].append((link, key))
    return ways


def _may_be(named: str, label: str, links: Sequence[Link]) -> bool:
    said = [sides(link).other for link in links if named.startswith(f"{sides(link).other}:")]
    return not said or said == [label]


def _wrong(named: str, links: Sequence[Link], ways: Sequence[Way]) -> str:
    if ways:
        labels = [sides(link).other for link, _ in ways]
        return f"{named!r} is the id of a {' and of a '.join(labels)}: write {labels[0]}:{named}, or the other"
    labels = [sides(link).other for link in links]
    return f"there is no {', '.join(labels[:-1])} or {labels[-1]} {named!r}: add it to its file, or correct the id"
