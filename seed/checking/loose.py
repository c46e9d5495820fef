"""What is alone: a group of one, an offering that nobody uses, an organization that agrees with itself. More was meant, it
is likely.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from seed.checking.future import StagedFuture
from seed.faults import Hint
from seed.likely import own_consumer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.database.stored import Reader
    from graph.model import Link
    from seed.staging import Stage

STEP: Final = 1_000
ALONE: Final = """
SELECT owner, json_extract(CAST(data AS TEXT), '$.alternatives') AS named, min(file), min(line) FROM links
WHERE link = ? AND json_extract(CAST(data AS TEXT), '$.alternatives') IS NOT NULL
GROUP BY owner, named HAVING count(*) = 1 ORDER BY min(rowid)
"""


UNUSED: Final = """
SELECT file, line, id FROM things
WHERE kind = ?1 AND file >= ?2 AND id NOT IN (SELECT other FROM links WHERE link IN (?3, ?4) AND other IS NOT NULL)
  AND coalesce(json_extract(CAST(data AS TEXT), '$.status'), '') <> 'RETIRED'
  AND json_extract(CAST(data AS TEXT), '$.archivedAt') IS NULL
ORDER BY file, line
"""
BY_ITSELF: Final = "SELECT file, line, provider FROM pairs WHERE provider = consumer ORDER BY file, line"
NAMED: Final = 5
"""Others that are named in the hint about the first."""


async def loose_hints(stage: Stage, reader: Reader) -> AsyncIterator[Hint]:
    """Hints of groups of alternatives with one member."""
    needs, future = stage.model.link("Dependency"), StagedFuture(stage, reader)
    found = stage.sql.execute(ALONE, (stage.links[needs],)).fetchall()
    for start in range(0, len(found), STEP):
        part = found[start : start + STEP]
        owners = list(dict.fromkeys(owner for owner, *_ in part))
        needed = await future.relations_of(needs, owners)
        members = Counter((one.owner, one.values.get("alternatives")) for one in needed)
        for owner, name, file, line in part:
            if members[owner, name] == 1:
                message = f"the group {name!r} has one member at {owner!r}: give it another, or take its name out"
                yield Hint(stage.files[file], line, "alternatives", message)


async def own_consumer_hints(stage: Stage, _: Reader) -> AsyncIterator[Hint]:
    """Hints of agreements whose provider, stated or that of the offering, is their consumer."""
    for file, line, provider in stage.sql.execute(BY_ITSELF).fetchall():
        yield Hint(stage.files[file], line, "consumer", own_consumer(provider))


async def unused_hints(stage: Stage, reader: Reader) -> AsyncIterator[Hint]:
    """Yields one hint for each file with offerings that no agreement covers and nothing rests on, where the files state
    what other agreements cover. Rows of catalogs and mapped tables are left out: they know few agreements.
    """
    uses = (stage.model.link("COVERS"), stage.model.link("Dependency"))
    if not stage.link_count(uses[0]):
        return
    numbers = (stage.kinds["Offering"], stage.foreign, *(stage.links[link] for link in uses))
    found = stage.sql.execute(UNUSED, numbers).fetchall()
    used = await _used_in_graph(stage, reader, uses, [id_ for *_, id_ in found])
    for file, rows in groupby((row for row in found if row[2] not in used), key=itemgetter(0)):
        (_, line, first), *others = rows
        more = f" (so do {_some([id_ for *_, id_ in others])})" if others else ""
        message = f"{first!r} stands alone, since no agreement covers it and nothing rests on it{more}: say who uses it"
        yield Hint(stage.files[file], line, "id", message)


async def _used_in_graph(stage: Stage, reader: Reader, uses: tuple[Link, ...], ids: list[str]) -> set[str]:
    future = StagedFuture(stage, reader)
    used: set[str] = set()
    for start in range(0, len(ids), STEP):
        for link in uses:
            used.update(one.other for one in await future.kept_relations_to(link, ids[start : start + STEP]))
    return used


def _some(ids: list[str]) -> str:
    shown = ", ".join(map(repr, ids[:NAMED]))
    return shown if len(ids) <= NAMED else f"{shown} and {len(ids) - NAMED:,} more"
