"""An agreement covers what its relationship's provider, or a part of it, provides: also what the files do not state
again, where they state other sides, another provider or another whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from graph.database.stored import Stored, is_empty, relations_of, relations_to, stored_things
from graph.model.life import ACTIVE, Said, is_in_force
from graph.model.rules import foreign_cover
from graph.model.scalars import today
from graph.model.sides import sides
from graph.writing.upsert import stored_links
from seed.checking.circles import all_coming
from seed.checking.coming import said_others, stays
from seed.checking.references import column_of
from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence

    from graph.database.stored import Reader
    from graph.model import Link
    from seed.staging import Stage

STEP: Final = 1_000

COVERS: Final = """
SELECT owner, other, origin, file, line FROM links WHERE link = ? ORDER BY owner, other
"""
STATED: Final = "SELECT 1 FROM links WHERE link = ? AND owner = ? AND other = ?"
LED: Final = "SELECT owner, other, file, line FROM links WHERE link = ? AND origin = ?"
THING: Final = "SELECT data FROM things WHERE kind = ? AND id = ?"
LINK: Final = "SELECT data FROM links WHERE link = ? AND owner = ? AND other = ?"

Place = tuple[str, int, str]
"""File, line and column."""


class Cover(NamedTuple):
    """What an agreement covers. `place`: where that is stated, or what may take it away."""

    agreement: str
    offering: str
    place: Place


async def coverage_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    above: dict[str, str] | None = None
    async for covers in _judged(stage, reader):
        if above is None:
            parts = await all_coming(stage, reader, stage.model.link("Organization.partOf"))
            above = {one.owner: one.other for one in parts}
        model = stage.model
        under = await _others(stage, reader, model.link("Agreement.relationship"), (one.agreement for one in covers))
        provider = await _others(stage, reader, model.link("ServiceRelationship.provider"), under.values())
        accountable = await _others(
            stage, reader, model.link("Organization.provides"), (one.offering for one in covers)
        )
        for cover in covers:
            ends = provider.get(under.get(cover.agreement, "")), accountable.get(cover.offering)
            message = foreign_cover(ends[0], ends[1], above) if ends[0] and ends[1] else None
            if message and await _in_force(stage, reader, cover, under.get(cover.agreement)):
                yield Fault(*cover.place, f"{cover.offering!r} cannot be covered by {cover.agreement!r}: {message}")


async def _judged(stage: Stage, reader: Reader) -> AsyncIterator[list[Cover]]:
    link = stage.model.link("COVERS")
    found = stage.sql.execute(COVERS, (stage.links[link],))
    while rows := found.fetchmany(STEP):
        yield [
            Cover(agreement, offering, (stage.files[file], line, column_of(link, Origin(origin))))
            for agreement, offering, origin, file, line in rows
        ]
    seen: set[tuple[str, str]] = set()
    async for covers in _losing(stage, reader):
        new = [one for one in covers if one[:2] not in seen and _is_left_out(stage, link, one)]
        seen.update(one[:2] for one in new)
        if new:
            yield new


def _is_left_out(stage: Stage, link: Link, cover: Cover) -> bool:
    """By the files, which leave it as it is."""
    stated = stage.sql.execute(STATED, (stage.links[link], *cover[:2])).fetchone()
    return not stated and stays(stage, link, Stored(cover.agreement, cover.offering, {}))


async def _losing(stage: Stage, reader: Reader) -> AsyncIterator[list[Cover]]:
    """What agreements cover in the graph and may lose: by an agreement, a relationship, an offering or an
    organization that is stated to lead elsewhere than it does there.
    """
    model = stage.model
    covers, under, provides = (
        model.link(name) for name in ("COVERS", "Agreement.relationship", "Organization.provides")
    )
    async for places in _led_elsewhere(stage, reader, under):
        yield [Cover(one.owner, one.other, places[one.owner]) for one in await relations_of(reader, covers, [*places])]
    async for places in _led_elsewhere(stage, reader, model.link("ServiceRelationship.provider")):
        agreements = {one.owner: places[one.other] for one in await relations_to(reader, under, [*places])}
        stored = await relations_of(reader, covers, [*agreements])
        yield [Cover(one.owner, one.other, agreements[one.owner]) for one in stored]
    async for places in _led_elsewhere(stage, reader, provides):
        yield [Cover(one.owner, one.other, places[one.other]) for one in await relations_to(reader, covers, [*places])]
    async for places in _led_elsewhere(stage, reader, model.link("Organization.partOf")):
        whole = await _with_parts(reader, model.link("Organization.partOf"), places)
        offerings = {one.owner: whole[one.other] for one in await relations_to(reader, provides, [*whole])}
        stored = await relations_to(reader, covers, [*offerings])
        yield [Cover(one.owner, one.other, offerings[one.other]) for one in stored]


async def _led_elsewhere(stage: Stage, reader: Reader, link: Link) -> AsyncIterator[dict[str, Place]]:
    """Where things are stated to lead elsewhere than in the graph, by their ids."""
    if await is_empty(reader, sides(link).owner):
        return
    column = column_of(link, Origin.COLUMN)
    found = stage.sql.execute(LED, (stage.links[link], Origin.COLUMN))
    while rows := found.fetchmany(STEP):
        stored = {one.owner: one.other for one in await relations_of(reader, link, [row[0] for row in rows])}
        yield {
            owner: (stage.files[file], line, column)
            for owner, other, file, line in rows
            if stored.get(owner, other) != other
        }


async def _with_parts(reader: Reader, part_of: Link, places: dict[str, Place]) -> dict[str, Place]:
    """These organizations and all their parts, each with the place of the whole that moves."""
    found = dict(places)
    frontier = [*places]
    while frontier:
        parts = [one for one in await relations_to(reader, part_of, frontier) if one.owner not in found]
        found |= {one.owner: found[one.other] for one in parts}
        frontier = [one.owner for one in parts]
    return found


async def _in_force(stage: Stage, reader: Reader, cover: Cover, under: str | None) -> bool:
    """Today or later, as it will be: what is over keeps what it covered. `under`: its relationship."""
    link = stage.model.link("COVERS")
    covering = (await stored_links(reader, link, [cover.agreement])).get(cover.agreement, {}).get((cover.offering,), {})
    covering = {**covering, **_said(stage, LINK, stage.links[link], cover.agreement, cover.offering)}
    agreement = await _thing(stage, reader, "Agreement", cover.agreement)
    relationship = await _thing(stage, reader, "ServiceRelationship", under) if under else {}
    own = ("validFrom", "validTo", "renewal", "noticeGivenAt", "terminationDays")
    said = Said(
        None if agreement.get("archivedAt") else agreement.get("status") or ACTIVE,
        *map(agreement.get, own),
        *map(relationship.get, ("status", "until")),
    )
    return is_in_force(said, today(), covering.get("validTo"))


async def _thing(stage: Stage, reader: Reader, label: str, id_: str) -> dict[str, Any]:
    kind = stage.model.kinds[label]
    stored = (await stored_things(reader, kind, [id_])).get(id_, {})
    return {**stored, **_said(stage, THING, stage.kinds[kind.label], id_)}


def _said(stage: Stage, statement: str, *of: Any) -> dict[str, Any]:
    row = stage.sql.execute(statement, of).fetchone()
    return orjson.loads(row[0]) if row else {}


async def _others(stage: Stage, reader: Reader, link: Link, owners: Iterable[str]) -> dict[str, str]:
    """The one thing to which each owner's relation leads: as the files say, else as it is in the graph."""
    named = list(dict.fromkeys(owners))
    said = said_others(stage, link, named)
    missing: Sequence[str] = [owner for owner in named if owner not in said]
    stored = await relations_of(reader, link, missing) if missing else []
    return {owner: other for owner, other in said.items() if other} | {one.owner: one.other for one in stored}
