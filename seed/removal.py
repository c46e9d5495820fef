"""What an import that replaces removes: what came from its source before and is not in the files any more."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graph.database.imports import Tally
from graph.database.stored import all_ids, degrees, key_names, relations_of, relations_to, things_of_source
from graph.model.event import EventAction
from graph.model.sides import sides
from graph.writing.upsert import is_plain, remove_links, remove_things
from seed.given import is_given, missing_files, would_be_stated
from seed.staging import BATCH_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.database.engine import Transaction
    from graph.database.stored import Reader, Stored
    from graph.model import Kind, Link
    from seed.batches import BatchWriter
    from seed.progress import Progress
    from seed.staging import Stage

FIRST: Final = 10

GO, BY_HAND, RESTED_ON, WRITTEN, NOT_GIVEN = 0, 1, 2, 3, 4
"""The column `kept`: not at all, because it was changed by hand, because something else rests on it; or it is a
relation that goes already when the column of its owner is written; or no file was given that could have stated it.
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """How many, and the first of them by name. `files`: those that were not given."""

    count: int
    first: tuple[str, ...]
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes, and what stays although the files lack it, by kind of row."""

    removed: dict[str, Listed] = field(default_factory=dict[str, Listed])
    changed_by_hand: dict[str, Listed] = field(default_factory=dict[str, Listed])
    rested_on: dict[str, Listed] = field(default_factory=dict[str, Listed])
    not_given: dict[str, Listed] = field(default_factory=dict[str, Listed])

    @property
    def total(self) -> int:
        return sum(listed.count for listed in self.removed.values())

    def __bool__(self) -> bool:
        return bool(self.total)


NOTHING: Final = Removal()

STALE_THING: Final = """
INSERT INTO stale_things SELECT ?1, ?2, ?3, ?4, 0
WHERE NOT EXISTS (SELECT 1 FROM things WHERE kind = ?1 AND id = ?2)
"""
STALE_LINK: Final = """
INSERT INTO stale_links SELECT ?1, ?2, ?3, ?4, ?5, ?6
WHERE NOT EXISTS (SELECT 1 FROM links WHERE link = ?1 AND owner = ?2 AND other = ?3 AND key = ?4)
  AND NOT EXISTS (SELECT 1 FROM links WHERE link = ?1 AND owner = ?2 AND origin = 1)
"""
WRITTEN_LINK: Final = """
INSERT INTO stale_links SELECT ?1, ?2, ?3, '', NULL, ?4
WHERE NOT EXISTS (SELECT 1 FROM links WHERE link = ?1 AND owner = ?2 AND other = ?3)
  AND EXISTS (SELECT 1 FROM links WHERE link = ?1 AND owner = ?2 AND origin = 1)
"""
STALE_IDS: Final = "SELECT id FROM stale_things WHERE kind = ? AND kept <> 4 ORDER BY id"
DEGREE: Final = "UPDATE stale_things SET degree = ? WHERE kind = ? AND id = ?"
INDEXES: Final = (
    "CREATE INDEX stale_thing ON stale_things (kind, id)",
    "CREATE INDEX stale_owner ON stale_links (link, owner)",
    "CREATE INDEX stale_other ON stale_links (link, other)",
)


async def plan_removal(stage: Stage, reader: Reader, source: str) -> None:
    """Stages what goes and what stays, for `planned_removal` and `remove`."""
    for kind in stage.model.kinds.values():
        if kind.file:
            rows = await things_of_source(reader, kind, source)
            number, given = stage.kinds[kind.label], is_given(stage, kind)
            stage.sql.executemany(
                STALE_THING,
                ((number, key, version, _kept(version, imported, given=given)) for key, version, imported in rows),
            )
    for link in stage.model.links:
        await _stale_links(stage, reader, link, source)
        await _links_to_be_written(stage, reader, link)
    for statement in INDEXES:
        stage.sql.execute(statement)
    await _degrees(stage, reader)
    _keep_what_is_rested_on(stage)


def planned_removal(stage: Stage) -> Removal:
    """Nothing where none was planned."""
    return Removal(*(_listed(stage, kept) for kept in (GO, BY_HAND, RESTED_ON, NOT_GIVEN)))


def _kept(version: int | None, imported: int | None, *, given: bool) -> int:
    if not given:
        return NOT_GIVEN
    return BY_HAND if version != imported else GO


async def _stale_links(stage: Stage, reader: Reader, link: Link, source: str) -> None:
    """A relation that only a column can say goes with the thing that has the column."""
    kind, number = stage.model.kinds[sides(link).owner], stage.links[link]
    if link.file:
        owners = await all_ids(reader, kind)
    else:
        owners = [row[0] for row in stage.sql.execute(STALE_IDS, (stage.kinds[kind.label],))]
    for part in _parts(owners):
        stored = await relations_of(reader, link, part)
        several = Counter(one.owner for one in stored)
        stage.sql.executemany(
            STALE_LINK,
            [
                _stale(link, number, one, given=would_be_stated(stage, link, one, alone=several[one.owner] == 1))
                for one in stored
                if one.values["source"] == source
            ],
        )


async def _links_to_be_written(stage: Stage, reader: Reader, link: Link) -> None:
    """The relations at a thing that may go, of owners whose column does not name it any more."""
    if link.column:
        number = stage.links[link]
        others = [row[0] for row in stage.sql.execute(STALE_IDS, (stage.kinds[sides(link).other],))]
        for part in _parts(others):
            stored = await relations_to(reader, link, part)
            rows = ((number, one.owner, one.other, WRITTEN) for one in stored if is_plain(link, one.values))
            stage.sql.executemany(WRITTEN_LINK, rows)


def _stale(link: Link, number: int, one: Stored, *, given: bool) -> tuple[Any, ...]:
    version = one.values.get("version")
    key = "|".join(one.values[name] for name in key_names(link))
    kept = _kept(version, one.values["sourceVersion"] if link.named else version, given=given)
    return number, one.owner, one.other, key, version, kept


async def _degrees(stage: Stage, reader: Reader) -> None:
    for label, number in stage.kinds.items():
        keys = [row[0] for row in stage.sql.execute(STALE_IDS, (number,))]
        for part in _parts(keys):
            found = await degrees(reader, stage.model.kinds[label], part)
            stage.sql.executemany(DEGREE, ((degree, number, key) for key, degree in found))


OWNED: Final = """
UPDATE stale_links SET kept = ?
WHERE link = ? AND kept = 0
  AND EXISTS (SELECT 1 FROM stale_things t WHERE t.kind = ? AND t.id = stale_links.owner AND t.kept <> 0)
"""
GOING_AT_OWNER: Final = "SELECT owner, count(*) FROM stale_links WHERE link = ? AND kept IN (0, 3) GROUP BY owner"
GOING_AT_OTHER: Final = "SELECT other, count(*) FROM stale_links WHERE link = ? AND kept IN (0, 3) GROUP BY other"
GOING_THINGS: Final = "SELECT id, degree FROM stale_things WHERE kind = ? AND kept = 0"
KEEP: Final = "UPDATE stale_things SET kept = ? WHERE kind = ? AND id = ?"


def _keep_what_is_rested_on(stage: Stage) -> None:
    """A thing goes only if all its relations go; one that stays keeps the relations that its columns say."""
    while True:
        for link in stage.model.links:
            if link.file is None or link.file.kind not in stage.given:
                kind = stage.kinds[sides(link).owner]
                stage.sql.execute(OWNED, (RESTED_ON, stage.links[link], kind))
        kept = [(RESTED_ON, kind, key) for label, kind in stage.kinds.items() for key in _rested_on(stage, label, kind)]
        if not kept:
            return
        stage.sql.executemany(KEEP, kept)


def _rested_on(stage: Stage, label: str, kind: int) -> list[str]:
    going: dict[str, int] = {}
    for link in stage.model.links:
        side, number = sides(link), stage.links[link]
        for end, statement in ((side.owner, GOING_AT_OWNER), (side.other, GOING_AT_OTHER)):
            if end == label:
                for key, count in stage.sql.execute(statement, (number,)):
                    going[key] = going.get(key, 0) + count
    return [key for key, degree in stage.sql.execute(GOING_THINGS, (kind,)) if degree > going.get(key, 0)]


THINGS_BY_KIND: Final = "SELECT kind, count(*) FROM stale_things WHERE kept = ? GROUP BY kind"
FIRST_THINGS: Final = "SELECT id FROM stale_things WHERE kept = ? AND kind = ? ORDER BY id LIMIT ?"
LINKS_BY_TYPE: Final = "SELECT link, count(*) FROM stale_links WHERE kept = ? GROUP BY link"
FIRST_LINKS: Final = "SELECT owner, other FROM stale_links WHERE kept = ? AND link = ? ORDER BY owner, other LIMIT ?"


def _listed(stage: Stage, kept: int) -> dict[str, Listed]:
    listed: dict[str, Listed] = {}
    kinds, links = list(stage.model.kinds), stage.model.links
    for number, count in stage.sql.execute(THINGS_BY_KIND, (kept,)).fetchall():
        first = [row[0] for row in stage.sql.execute(FIRST_THINGS, (kept, number, FIRST))]
        file = stage.model.kinds[kinds[number]].file
        listed[kinds[number]] = Listed(count, tuple(first), (file,) if file and kept == NOT_GIVEN else ())
    for number, count in stage.sql.execute(LINKS_BY_TYPE, (kept,)).fetchall():
        link = links[int(number)]
        ends = [sides(link).ends(*row) for row in stage.sql.execute(FIRST_LINKS, (kept, number, FIRST))]
        files = missing_files(stage, link) if kept == NOT_GIVEN else ()
        listed[link.name] = Listed(count, tuple(f"{start} → {end}" for start, end in ends), files)
    return listed


GOING_LINKS: Final = "SELECT owner, other, key, version FROM stale_links WHERE link = ? AND kept = 0"
GOING_VERSIONS: Final = "SELECT id, version FROM stale_things WHERE kind = ? AND kept = 0"


async def remove(stage: Stage, writer: BatchWriter, progress: Progress) -> None:
    """Relations first. What was changed or got a relation in the meantime stays."""
    for link in stage.model.links:
        found = stage.sql.execute(GOING_LINKS, (stage.links[link],))
        while rows := found.fetchmany(BATCH_ROWS):
            await _remove_links(writer, link, [_place(link, *row) for row in rows])
            progress("removing", writer.run.tally.removed, None)
    for label, kind in stage.model.kinds.items():
        found = stage.sql.execute(GOING_VERSIONS, (stage.kinds[label],))
        while rows := found.fetchmany(BATCH_ROWS):
            await _remove_things(writer, kind, rows)
            progress("removing", writer.run.tally.removed, None)


def _place(link: Link, owner: str, other: str, key: str, version: int | None) -> dict[str, Any]:
    keys = dict(zip(key_names(link), key.split("|"), strict=False))
    return {"owner": owner, "other": other, "version": version, **keys}


async def _remove_links(writer: BatchWriter, link: Link, rows: list[dict[str, Any]]) -> None:
    async def work(transaction: Transaction) -> tuple[Tally, list[str]]:
        removed = await remove_links(transaction, link, rows)
        starts = {sides(link).ends(row["owner"], row["other"])[0]: None for row in rows}
        return Tally(removed=removed), list(starts) if removed else []

    await writer.transact(EventAction.REMOVED, link.name, work)


async def _remove_things(writer: BatchWriter, kind: Kind, rows: list[tuple[str, int]]) -> None:
    async def work(transaction: Transaction) -> tuple[Tally, list[str]]:
        removed = await remove_things(transaction, kind, rows)
        return Tally(removed=len(removed)), removed

    await writer.transact(EventAction.REMOVED, kind.label, work)


def _parts(values: list[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while part := list(itertools.islice(rest, BATCH_ROWS)):
        yield part
