"""Estates that are built once for each engine: the next test that holds one finds it as it was built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from tests.engines import wipe
from tests.snapshots import Snapshot, put_back, snapshot

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    from graph.database.engine import Database

MOST: Final = 5_000
"""Things in an engine that are compared with those of an estate; more are wiped unread."""

_built: WeakKeyDictionary[Database, dict[Hashable, Built]] = WeakKeyDictionary()
"""What each engine held once an estate had been built, by the estate's name."""


class Built(NamedTuple):
    whole: Snapshot
    lines: list[str]


async def hold(database: Database, estate: Hashable, build: Callable[[Database], Awaitable[object]]) -> None:
    """Afterwards the engine holds what `build` writes into an empty one, and nothing else. `estate` names it.

    What a test has changed is put back; the estate is built anew only where that does not lead to the same.
    """
    built = _built.setdefault(database, {})
    if estate in built and await _brought_back(database, built[estate]):
        return
    await wipe(database)
    await build(database)
    whole = await snapshot(database)
    built[estate] = Built(whole, _lines(whole))


async def _brought_back(database: Database, built: Built) -> bool:
    [[count]] = await database.read("MATCH (n) RETURN count(n)", name="count")
    if count > MOST:
        return False
    now = await snapshot(database)
    if _lines(now) == built.lines:
        return True
    if not all("id" in one for things in now.things.values() for one in things):
        return False  # what has no id cannot be found again
    await put_back(database, built.whole)
    return _lines(await snapshot(database)) == built.lines


def _lines(whole: Snapshot) -> list[str]:
    things = [f"{label} {sorted(one.items())}" for label, rows in whole.things.items() for one in rows]
    relations = [
        f"{way} {a} {b} {sorted(values.items())}" for way, rows in whole.relations.items() for a, b, values in rows
    ]
    return sorted([*things, *relations])
