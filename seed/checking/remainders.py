"""What a file leaves out stays as it is in the graph: what the file says must not contradict that."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.database.stored import relations_of, stored_things
from graph.model import properties
from graph.model.rules import BESIDE, INTERVALS, SEQUENCES, TOGETHER, contradictions, misdated
from graph.writing.upsert import identity, stored_links
from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.model import Kind, Link
    from graph.model.property import Declared
    from seed.staging import Stage

STEP: Final = 1_000
THINGS: Final = """
SELECT file, line, data, id FROM things
WHERE kind = ? AND (file, line) NOT IN (SELECT file, line FROM faulty)
"""
LINKS: Final = """
SELECT file, line, data, owner, other FROM links
WHERE link = ? AND origin = ? AND data IS NOT NULL AND (file, line) NOT IN (SELECT file, line FROM faulty)
"""
SAID: Final = """
SELECT other FROM links WHERE link = ? AND owner = ? ORDER BY other IS NULL, origin LIMIT 1
"""

Pair = tuple[tuple[str, str], tuple[str, str]]
"""Two properties that are judged together, each as (column, name)."""
Values = dict[str, Any]
"""Values of properties, by name."""


async def remainder_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    for kind in stage.model.kinds.values():
        async for fault in _of_things(stage, reader, kind):
            yield fault
        async for fault in _of_references(stage, reader, kind):
            yield fault
    for link in stage.model.links:
        async for fault in _of_links(stage, reader, link):
            yield fault


async def _of_things(stage: Stage, reader: Reader, kind: Kind) -> AsyncIterator[Fault]:
    pairs = _pairs(kind.model, kind.label)
    found = stage.sql.execute(THINGS, (stage.kinds[kind.label],)) if pairs else None
    while found and (rows := _parted(found.fetchmany(STEP), pairs)) is not None:
        stored = await stored_things(reader, kind, [id_ for _, _, _, id_ in rows]) if rows else {}
        for file, line, given, id_ in rows:
            for column, message in _contradicted(pairs, given, stored.get(id_, {}), kind.label):
                yield Fault(stage.files[file], line, column, message)


async def _of_references(stage: Stage, reader: Reader, kind: Kind) -> AsyncIterator[Fault]:
    """Faults of things that may be about one of several others, and state several or none."""
    columns = BESIDE.get(kind.label, ())
    found = stage.sql.execute(THINGS, (stage.kinds[kind.label],)) if columns else None
    while found and (rows := found.fetchmany(STEP)):
        ids = [id_ for *_, id_ in rows]
        said = {column: _said_others(stage, _column_link(stage, kind, column), ids) for column in columns}
        open_ = [row for row in rows if any(row[-1] not in said[column] for column in columns)]
        stored = {
            column: await _stored_others(reader, _column_link(stage, kind, column), [id_ for *_, id_ in open_])
            for column in columns
        }
        for file, line, _, id_ in open_:
            stated = {column: said[column][id_] for column in columns if id_ in said[column]}
            kept = {column: stored[column][id_] for column in columns if column not in stated and id_ in stored[column]}
            if stated or not kept:
                for column, message in contradictions(kind.label, {**stated, **kept}):
                    shown = f"{message}{_beside(kept)}{', which an empty cell takes away' if kept else ''}"
                    yield Fault(stage.files[file], line, next(iter(stated), column), shown)


def _said_others(stage: Stage, link: Link, owners: Iterable[str]) -> dict[str, str | None]:
    """Answers the one thing to which a relation leads, by owner, where the files say it; None = to nothing."""
    found = ((owner, stage.sql.execute(SAID, (stage.links[link], owner)).fetchone()) for owner in owners)
    return {owner: row[0] for owner, row in found if row}


def _column_link(stage: Stage, kind: Kind, column: str) -> Link:
    return stage.model.link(f"{kind.label}.{column}")


async def _stored_others(reader: Reader, link: Link, ids: Sequence[str]) -> dict[str, str]:
    return {one.owner: one.other for one in await relations_of(reader, link, ids)} if ids else {}


async def _of_links(stage: Stage, reader: Reader, link: Link) -> AsyncIterator[Fault]:
    pairs = _pairs(link.properties, link.name)
    found = stage.sql.execute(LINKS, (stage.links[link], Origin.ROW)) if pairs else None
    while found and (rows := _parted(found.fetchmany(STEP), pairs)) is not None:
        stored = await stored_links(reader, link, sorted({owner for *_, owner, _ in rows})) if rows else {}
        for file, line, given, owner, other in rows:
            before = stored.get(owner, {}).get(identity(link, other, given), {})
            for column, message in _contradicted(pairs, given, before, link.name):
                yield Fault(stage.files[file], line, column, message)


@cache
def _pairs(model: type[Declared], label: str = "") -> tuple[Pair, ...]:
    names = {item.column: item.name for item in properties(model)}
    columns = (*INTERVALS, *SEQUENCES, *((TOGETHER[label],) if label in TOGETHER else ()))
    return tuple(((a, names[a]), (b, names[b])) for a, b in columns if a in names and b in names)


def _parted(rows: Sequence[Any], pairs: Sequence[Pair]) -> list[Any] | None:
    """Rows that state one of a pair and leave the other out; None after the last row."""
    if not rows:
        return None
    read = [(file, line, orjson.loads(data), *ids) for file, line, data, *ids in rows]
    return [row for row in read if any(_said(pair, row[2]) for pair in pairs)]


def _said(pair: Pair, given: Mapping[str, Any]) -> str | None:
    """The one column of a pair that is stated, where the other is left out."""
    said = [column for column, name in pair if name in given]
    return said[0] if len(said) == 1 else None


def _contradicted(
    pairs: Sequence[Pair], given: Values, stored: Mapping[str, Any], label: str = ""
) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        if said := _said(pair, given):
            values = {column: given.get(name, stored.get(name)) for column, name in pair}
            for _, message in misdated(values):
                yield said, f"{message}, as it is in the graph"
            if tuple(values) == TOGETHER.get(label):
                kept = {column: value for column, value in values.items() if column != said and value is not None}
                for column, message in contradictions(label, values):
                    yield column, f"{message}{_beside(kept)}"


def _beside(kept: Mapping[str, Any]) -> str:
    named = " and ".join(f"{column} {value!r}" for column, value in kept.items())
    return f"; the graph has {named}" if kept else ""
