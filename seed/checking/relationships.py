"""The relationship of an agreement that names its sides: in the files, in the graph, or made with an id of its own."""

from __future__ import annotations

import hashlib
import itertools
from typing import TYPE_CHECKING, Final

from graph.database.stored import known_ids, relations_of, relationships_of_providers
from seed.faults import Fault
from seed.staging import LINK, THING, Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from graph.database.stored import Reader
    from graph.model import Link
    from seed.staging import Stage

Pair = tuple[str, str]

PAIRS: Final = "SELECT provider, consumer, min(file), min(line) FROM pairs GROUP BY provider, consumer"
STAGED: Final = """
SELECT p.other, c.other, p.owner
FROM links p JOIN links c ON c.link = ? AND c.owner = p.owner
WHERE p.link = ?
"""
FOUND: Final = "UPDATE pairs SET relationship = ? WHERE provider = ? AND consumer = ?"
UNDER: Final = """
INSERT INTO links
SELECT ?, agreement, relationship, '', ?, file, line, NULL FROM pairs WHERE relationship IS NOT NULL
"""

OFFERED: Final = """
SELECT p.rowid, l.other FROM pairs p JOIN links l ON l.link = ? AND l.owner = p.agreement AND l.origin = ?
WHERE p.provider IS NULL
"""
PROVIDER: Final = "SELECT other FROM links WHERE link = ? AND owner = ? AND other IS NOT NULL"
PROVIDE: Final = "UPDATE pairs SET provider = ? WHERE rowid = ?"
STEP: Final = 1_000

LONGEST_ID: Final = 200
PROVIDERS: Final = 200  # asked for at once: one may have thousands of relationships


async def relationship_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    await _provide(stage, reader)
    places = {(provider, consumer): (file, line) for provider, consumer, file, line in stage.sql.execute(PAIRS)}
    if not places:
        return
    in_files = _in_files(stage, places)
    in_graph = await _in_graph(reader, places, {key for keys in in_files.values() for key in keys})
    made: dict[str, Pair] = {}
    for pair, (file, line) in places.items():
        found = in_files.get(pair) or in_graph.get(pair) or []
        if len(found) > 1:
            yield Fault(stage.files[file], line, "provider", _several(pair, found))
            continue
        key = found[0] if found else made_id(*pair)
        if pair not in in_files:
            _stage_relationship(stage, key, pair, (file, line))
        if not found:
            made[key] = pair
        stage.sql.execute(FOUND, (key, *pair))
    stage.sql.execute(UNDER, (stage.links[stage.model.link("Agreement.relationship")], Origin.COLUMN))
    async for key in _taken(stage, reader, made):
        file, line = places[made[key]]
        yield Fault(stage.files[file], line, "provider", _id_taken(key, made[key]))


async def _provide(stage: Stage, reader: Reader) -> None:
    """The provider of an agreement that names its offering and no provider is the offering's."""
    covers, provider = stage.model.link("COVERS"), stage.model.link("Organization.provides")
    rows = stage.sql.execute(OFFERED, (stage.links[covers], Origin.SHORTHAND)).fetchall()
    offerings = list(dict.fromkeys(offering for _, offering in rows))
    found: dict[str, str] = {}
    for start in range(0, len(offerings), STEP):
        part = offerings[start : start + STEP]
        found |= {one.owner: one.other for one in await relations_of(reader, provider, part)}
    for offering in offerings:
        if row := stage.sql.execute(PROVIDER, (stage.links[provider], offering)).fetchone():
            found[offering] = row[0]
    stage.sql.executemany(PROVIDE, ((found.get(offering), row) for row, offering in rows))
    stage.sql.execute("DELETE FROM pairs WHERE provider IS NULL")  # the offering is at fault


def made_id(provider: str, consumer: str) -> str:
    """The id made for a relationship: the same for the same sides, and never the same for others."""
    plain = f"{provider}~{consumer}"
    if plain.count("~") == 1 and len(plain) <= LONGEST_ID:
        return plain
    digest = hashlib.sha256(f"{provider}|{consumer}".encode()).hexdigest()[:16]
    return f"{plain[: LONGEST_ID - 18].strip()}~~{digest}"


def _in_files(stage: Stage, places: dict[Pair, tuple[int, int]]) -> dict[Pair, list[str]]:
    found: dict[Pair, list[str]] = {}
    providers, consumers = (stage.links[link] for link in _sides(stage))
    for provider, consumer, key in stage.sql.execute(STAGED, (consumers, providers)):
        if (provider, consumer) in places:
            found.setdefault((provider, consumer), []).append(key)
    return found


async def _in_graph(reader: Reader, places: dict[Pair, tuple[int, int]], restated: set[str]) -> dict[Pair, list[str]]:
    found: dict[Pair, list[str]] = {}
    for providers in _slices(sorted({provider for provider, _ in places}), PROVIDERS):
        for provider, consumer, key in await relationships_of_providers(reader, providers):
            if (provider, consumer) in places and key not in restated:
                found.setdefault((provider, consumer), []).append(key)
    return found


def _stage_relationship(stage: Stage, key: str, pair: Pair, place: tuple[int, int]) -> None:
    stage.sql.execute(THING, (stage.kinds["ServiceRelationship"], key, *place, b"{}"))
    for link, organization in zip(_sides(stage), pair, strict=True):
        stage.sql.execute(LINK, (stage.links[link], key, organization, "", Origin.COLUMN, *place, None))


async def _taken(stage: Stage, reader: Reader, made: dict[str, Pair]) -> AsyncIterator[str]:
    """Ids of relationships to be made that others in the graph already have."""
    kind = stage.model.kinds["ServiceRelationship"]
    for keys in _slices(list(made), 1_000):
        known = await known_ids(reader, kind, keys)
        for place, link in enumerate(_sides(stage)):
            for stored in await relations_of(reader, link, known) if known else ():
                if stored.other != made[stored.owner][place]:
                    yield stored.owner


def _sides(stage: Stage) -> tuple[Link, Link]:
    return stage.model.link("ServiceRelationship.provider"), stage.model.link("ServiceRelationship.consumer")


def _slices(values: list[str], size: int) -> Iterator[list[str]]:
    rest = iter(values)
    while part := list(itertools.islice(rest, size)):
        yield part


def _several(pair: Pair, found: list[str]) -> str:
    named = ", ".join(sorted(found)[:5])
    return (
        f"{pair[0]!r} and {pair[1]!r} have {len(found)} relationships: name one of {named} in the column relationship"
    )


def _id_taken(key: str, pair: Pair) -> str:
    return (
        f"the relationship of {pair[0]!r} and {pair[1]!r} would get the id {key!r}, which another one has: "
        "write it in the file relationships with an id of its own"
    )
