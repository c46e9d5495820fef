"""What a file leaves out stays as it is in the graph: what the file says must not contradict that."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.model import properties
from graph.rules import INTERVALS, SEQUENCES, TOGETHER, contradictions, misdated
from graph.writing import identity, stored_links, stored_things
from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

    from graph.model import Kind, Link
    from graph.model.property import Declared
    from graph.writing import Reader
    from seed.staging import Stage

STEP: Final = 1_000
THINGS: Final = "SELECT file, line, data, id FROM things WHERE kind = ?"
LINKS: Final = "SELECT file, line, data, owner, other FROM links WHERE link = ? AND origin = ? AND data IS NOT NULL"

Pair = tuple[tuple[str, str], tuple[str, str]]
"""Two properties that are judged together, each as (column, name)."""
Values = dict[str, Any]
"""By name."""


async def remainder_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    for kind in stage.model.kinds.values():
        async for fault in _of_things(stage, reader, kind):
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


async def _of_links(stage: Stage, reader: Reader, link: Link) -> AsyncIterator[Fault]:
    pairs = _pairs(link.properties)
    found = stage.sql.execute(LINKS, (stage.links[link], Origin.ROW)) if pairs else None
    while found and (rows := _parted(found.fetchmany(STEP), pairs)) is not None:
        stored = await stored_links(reader, link, sorted({owner for *_, owner, _ in rows})) if rows else {}
        for file, line, given, owner, other in rows:
            before = stored.get(owner, {}).get(identity(link, other, given), {})
            for column, message in _contradicted(pairs, given, before):
                yield Fault(stage.files[file], line, column, message)


@cache
def _pairs(model: type[Declared], label: str = "") -> tuple[Pair, ...]:
    names = {item.column: item.name for item in properties(model)}
    columns = (*INTERVALS, *SEQUENCES, *((TOGETHER[label],) if label in TOGETHER else ()))
    return tuple(((a, names[a]), (b, names[b])) for a, b in columns if a in names and b in names)


def _parted(rows: Sequence[Any], pairs: Sequence[Pair]) -> list[Any] | None:
    """Those that state one of a pair and leave the other out; None after the last row."""
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
                yield from contradictions(label, values)
