"""The graph as an import will make it: what the files say over what is stored, without what is to be removed."""

from __future__ import annotations

import itertools
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, LiteralString

import orjson

from graph.database.stored import Stored, every_relation, is_empty, key_names, relations_of, relations_to, stored_things
from graph.model.sides import sides
from graph.writing.upsert import is_plain
from graph.writing.upsert.difference import values_or_defaults
from graph.writing.upsert.links import identity
from graph.writing.upsert.things import unmanaged
from seed.removal import GO, WRITTEN
from seed.staging import Origin, said_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.model import Link, Model
    from graph.writing.rules.state import Order
    from graph.writing.upsert import DeclaredLinks
    from seed.staging import Stage

STEP: Final = 1_000

ROWS: Final = "SELECT file, line, data FROM links WHERE link = ? AND owner = ? AND other = ? AND key = ?"
SAID_BY: Final = (
    "SELECT owner, other, origin, data FROM links WHERE link = ? AND owner = ? ORDER BY origin = 1 DESC, other, key"
)
LEADS: Final = "SELECT other FROM links WHERE link = ? AND owner = ? ORDER BY other IS NULL, origin LIMIT 1"
BY_OTHER: Final = """
SELECT other, owner, key, data FROM links
WHERE link = ?1 AND other IS NOT NULL AND (?2 OR key IN (SELECT value FROM json_each(?3))) ORDER BY other
"""
PAIRS: Final = "SELECT DISTINCT owner, other FROM links WHERE link = ? AND other IS NOT NULL ORDER BY owner, other"
STATED_THINGS: Final = "SELECT id, data FROM things WHERE kind = ?"
THING: Final = "SELECT data FROM things WHERE kind = ? AND id = ?"
LED: Final = "SELECT owner, other FROM links WHERE link = ? AND origin = ?"
GOING: Final = """
SELECT 1 FROM stale_links WHERE link = ? AND owner = ? AND other = ? AND key = ? AND kept IN (?, ?)
"""
LOSING: Final = """
SELECT DISTINCT owner FROM stale_links s
WHERE link = ?1 AND kept = ?2 AND NOT EXISTS (SELECT 1 FROM links WHERE link = ?1 AND owner = s.owner)
"""
"""Owners of relations that go, of which the files state none."""


class StagedFuture:
    """The future state of an import whose files are staged."""

    def __init__(self, stage: Stage, reader: Reader) -> None:
        self._stage = stage
        self._reader = reader
        self._empty: dict[str, bool] = {}
        self._chains: dict[Link, list[Stored]] = {}

    @property
    def model(self) -> Model:
        return self._stage.model

    def written(self, link: Link, relation: Stored, name: str | None = None) -> Order | None:
        """Answers number of the file and line."""
        found = self._stage.sql.execute(
            ROWS, (*self._number(link), relation.owner, relation.other, key(link, relation))
        )
        orders = [(file, line) for file, line, data in found if name is None or (data and name in orjson.loads(data))]
        return min(orders, default=None)

    async def by_owner(self, link: Link) -> AsyncIterator[Sequence[Stored]]:
        for batch in self._stage.stated(link, pieces=False):
            yield await self._after(link, batch)
        losing = self._stage.sql.execute(LOSING, (*self._number(link), GO))
        while rows := losing.fetchmany(STEP):
            yield await self._staying(link, [owner for (owner,) in rows])

    async def by_other(self, link: Link, keys: Collection[str] = ()) -> AsyncIterator[Sequence[Stored]]:
        """Yields relations that only rows state, no columns: of people in relationships and engagements."""
        named = orjson.dumps([str(one) for one in keys]).decode()
        found = self._stage.sql.execute(BY_OTHER, (*self._number(link), not keys, named))
        groups = itertools.groupby(found, key=itemgetter(0))
        while part := {other: [row[1:] for row in rows] for other, rows in itertools.islice(groups, STEP)}:
            kept = await self._stored_to(link, list(part))
            relations = {(one.other, one.owner, key(link, one)): dict(one.values) for one in kept}
            for other, rows in part.items():
                for owner, named, data in rows:
                    given = orjson.loads(data)
                    before = relations.get((other, owner, named))
                    after = values_or_defaults(link.stated, given) if before is None else {**before, **given}
                    relations[other, owner, named] = after
            yield [Stored(owner, other, values) for (other, owner, _), values in relations.items()]

    async def written_pairs(self, link: Link) -> AsyncIterator[Sequence[tuple[str, str]]]:
        found = self._stage.sql.execute(PAIRS, self._number(link))
        while rows := found.fetchmany(STEP):
            yield rows

    async def changed_things(self, label: str, names: Collection[str]) -> AsyncIterator[Sequence[str]]:
        kind = self.model.kinds[label]
        if await self._is_empty(kind.label):
            return
        found = self._stage.sql.execute(STATED_THINGS, (self._stage.kinds[label],))
        while rows := found.fetchmany(STEP):
            yield [id_ for id_, data in rows if not orjson.loads(data).keys().isdisjoint(names)]

    async def moved(self, link: Link) -> AsyncIterator[Sequence[str]]:
        if await self._is_empty(sides(link).owner):
            return
        found = self._stage.sql.execute(LED, (*self._number(link), Origin.COLUMN))
        while rows := found.fetchmany(STEP):
            stored = {one.owner: one.other for one in await relations_of(self._reader, link, [row[0] for row in rows])}
            yield [owner for owner, other in rows if stored.get(owner, other) != other]

    async def things(self, label: str, ids: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        kind = self.model.kinds[label]
        wanted = sorted(ids)
        things = {} if await self._is_empty(kind.label) else await stored_things(self._reader, kind, wanted)
        for id_ in wanted:
            if row := self._stage.sql.execute(THING, (self._stage.kinds[label], id_)).fetchone():
                given = orjson.loads(row[0])
                said = {item.name: given[item.name] for item in unmanaged(kind) if item.name in given}
                usual = {item.name: item.default for item in unmanaged(kind) if said.get(item.name) is None}
                if id_ not in things:
                    things[id_] = {**usual, **{name: value for name, value in said.items() if value is not None}}
                else:
                    things[id_].update(
                        {name: usual.get(name) if value is None else value for name, value in said.items()}
                    )
        return things

    async def relations_of(self, link: Link, owners: Iterable[str]) -> Sequence[Stored]:
        numbers, named = self._number(link), list(owners)
        said = [said_of(owner, self._stage.sql.execute(SAID_BY, (*numbers, owner))) for owner in named]
        return await self._after(link, said)

    async def kept_relations_to(self, link: Link, others: Iterable[str]) -> Sequence[Stored]:
        wanted = {*others}
        owners = dict.fromkeys(one.owner for one in await self._stored_to(link, sorted(wanted)))
        return [one for one in await self.relations_of(link, owners) if one.other in wanted] if owners else []

    async def leads_to(self, link: Link, owners: Iterable[str]) -> Mapping[str, str]:
        number, named = self._number(link), list(owners)
        rows = ((owner, self._stage.sql.execute(LEADS, (*number, owner)).fetchone()) for owner in named)
        said: dict[str, str | None] = {owner: row[0] for owner, row in rows if row}
        stored = await self._staying(link, [owner for owner in named if owner not in said])
        return {owner: other for owner, other in said.items() if other} | {one.owner: one.other for one in stored}

    async def chain(self, link: Link, owners: Iterable[str] | None = None) -> Sequence[Stored]:
        """Answers all relations there are, read once. Nothing where a circle may be none, since not all rows were read."""
        is_read = self._stage.unread.isdisjoint((link.name, sides(link).owner))
        if owners is None and not (is_read and self._stage.link_count(link)):
            return ()
        if link not in self._chains:
            self._chains[link] = [one async for one in self._all(link)]
        return self._chains[link]

    async def _all(self, link: Link) -> AsyncIterator[Stored]:
        said: set[str] = set()
        for batch in self._stage.stated(link, pieces=False):
            said.update(one.owner for one in batch)
            for relation in await self._after(link, batch):
                yield relation
        for one in [] if await self._is_empty(sides(link).owner) else await every_relation(self._reader, link):
            if one.owner not in said and self._stays(link, one):
                yield one

    async def _after(self, link: Link, said: Sequence[DeclaredLinks]) -> list[Stored]:
        stored: dict[str, list[Stored]] = {}
        for one in await self._staying(link, [one.owner for one in said]):
            stored.setdefault(one.owner, []).append(one)
        return [relation for one in said for relation in _after(link, one, stored.get(one.owner, ()))]

    async def _staying(self, link: Link, owners: Sequence[str]) -> list[Stored]:
        if not owners or await self._is_empty(sides(link).owner):
            return []
        return [one for one in await relations_of(self._reader, link, owners) if self._stays(link, one)]

    async def _stored_to(self, link: Link, others: Sequence[str]) -> list[Stored]:
        if not others or await self._is_empty(sides(link).owner):
            return []
        return [one for one in await relations_to(self._reader, link, others) if self._stays(link, one)]

    def _stays(self, link: Link, one: Stored) -> bool:
        """Tells whether a stored relation is still there after what is not in the files any more was removed."""
        named = (*self._number(link), one.owner, one.other, key(link, one))
        return not self._stage.sql.execute(GOING, (*named, GO, WRITTEN)).fetchone()

    async def _is_empty(self, label: LiteralString) -> bool:
        if label not in self._empty:
            self._empty[label] = await is_empty(self._reader, label)
        return self._empty[label]

    def _number(self, link: Link) -> tuple[int]:
        return (self._stage.links[link],)


def key(link: Link, relation: Stored) -> str:
    """Answers what identifies a relation beside its ends, as it is staged."""
    return "|".join(str(relation.values[name]) for name in key_names(link))


def _after(link: Link, said: DeclaredLinks, stored: Iterable[Stored]) -> Iterator[Stored]:
    relations: dict[tuple[str, ...], dict[str, Any]] = {
        identity(link, one.other, one.values): dict(one.values)
        for one in stored
        if not (said.whole and is_plain(link, one.values))
    }
    for row in said.rows:
        given = row.values or {}
        named = identity(link, row.other, given)
        if named in relations:
            relations[named].update(given)
        else:
            relations[named] = values_or_defaults(link.stated, given)
    return (Stored(said.owner, named[0], values) for named, values in relations.items())
