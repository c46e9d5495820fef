"""Relations as they will be after the import: what the files say over what is in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.database.stored import Stored, is_empty, key_names, relations_of
from graph.model.sides import sides
from graph.writing.upsert import is_plain
from graph.writing.upsert.difference import given_or_default
from graph.writing.upsert.links import identity
from seed.removal import GO, WRITTEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from graph.database.stored import Reader
    from graph.model import Link
    from graph.writing.upsert import Stated
    from seed.staging import Stage

PLACE: Final = """
SELECT file, line FROM links WHERE link = ? AND owner = ? AND other = ? ORDER BY origin, file, line LIMIT 1
"""
GOING: Final = """
SELECT 1 FROM stale_links WHERE link = ? AND owner = ? AND other = ? AND key = ? AND kept IN (?, ?)
"""
SAID: Final = """
SELECT other FROM links WHERE link = ? AND owner = ? ORDER BY other IS NULL, origin LIMIT 1
"""


def stays(stage: Stage, link: Link, one: Stored) -> bool:
    """Whether a relation of the graph is still there after what is not in the files any more was removed."""
    key = "|".join(one.values[name] for name in key_names(link))
    named = (stage.links[link], one.owner, one.other, key)
    return not stage.sql.execute(GOING, (*named, GO, WRITTEN)).fetchone()


def said_others(stage: Stage, link: Link, owners: Iterable[str]) -> dict[str, str | None]:
    """The one thing to which a relation leads, by owner, where the files say it; None = to nothing."""
    found = ((owner, stage.sql.execute(SAID, (stage.links[link], owner)).fetchone()) for owner in owners)
    return {owner: row[0] for owner, row in found if row}


async def coming(stage: Stage, reader: Reader, link: Link) -> AsyncIterator[list[Stored]]:
    """All relations of the owners that the files name, all of one owner in one batch."""
    empty = await is_empty(reader, sides(link).owner)
    for batch in stage.stated(link, pieces=False):
        stored: dict[str, list[Stored]] = {}
        if not empty:
            for one in await relations_of(reader, link, [said.owner for said in batch]):
                if stays(stage, link, one):
                    stored.setdefault(one.owner, []).append(one)
        yield [relation for said in batch for relation in _after(link, said, stored.get(said.owner, []))]


def _after(link: Link, said: Stated, stored: Iterable[Stored]) -> Iterable[Stored]:
    relations: dict[tuple[str, ...], dict[str, Any]] = {
        identity(link, one.other, one.values): dict(one.values)
        for one in stored
        if not (said.whole and is_plain(link, one.values))
    }
    for row in said.rows:
        given = row.given or {}
        key = identity(link, row.other, given)
        if key in relations:
            relations[key].update(given)
        else:
            relations[key] = given_or_default(link.stated, given)
    return [Stored(said.owner, key[0], values) for key, values in relations.items()]


def place(stage: Stage, link: Link, relation: Stored) -> tuple[str, int] | None:
    """File and line in which it is stated; None where only the graph has it."""
    found = stage.sql.execute(PLACE, (stage.links[link], relation.owner, relation.other))
    places: list[tuple[int, int]] = found.fetchall()
    return next(((stage.files[file], line) for file, line in places), None)
