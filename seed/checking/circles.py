"""Nothing is a part of itself, and nobody reports to themselves, over however many steps."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from graph.database.stored import Stored, every_relation, is_empty
from graph.model.rules import CIRCULAR, circle, span
from graph.model.sides import sides
from seed.checking.coming import coming, place, stays
from seed.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.database.stored import Reader
    from graph.model import Link
    from seed.staging import Stage


async def circle_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    for link in stage.model.links:
        is_read = stage.unread.isdisjoint((link.name, sides(link).owner))
        if link.type in CIRCULAR and is_read and stage.link_count(link):
            relations = await all_coming(stage, reader, link)
            edges = [
                (one.owner, one.other, span(one.values.get("since"), one.values.get("until"))) for one in relations
            ]
            if way := circle(edges):
                steps = [Stored(start, end, {}) for start, end in itertools.pairwise(way)]
                found = sorted((*where, one.other) for one in steps if (where := place(stage, link, one)))
                file, line, _ = found[0]
                message = f"{way[0]!r} {CIRCULAR[link.type]}: {' → '.join(way)}"
                yield Fault(file, line, link.column.name if link.column else "", message)


async def all_coming(stage: Stage, reader: Reader, link: Link) -> list[Stored]:
    """All relations of a link as they will be after the import."""
    relations = [relation async for batch in coming(stage, reader, link) for relation in batch]
    if not await is_empty(reader, sides(link).owner):
        said = {stated.owner for batch in stage.stated(link) for stated in batch}
        relations += [
            one for one in await every_relation(reader, link) if one.owner not in said and stays(stage, link, one)
        ]
    return relations
