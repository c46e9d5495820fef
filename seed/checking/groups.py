"""Groups of alternatives: as many members as are needed, one number for all, and names that nobody mixes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.stored import relations_of
from graph.model.rules import shortage, split_groups
from graph.model.twins import twin_key
from seed.checking.coming import coming, place, stays
from seed.faults import Fault
from seed.removal import GO

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence

    from graph.database.stored import Reader, Stored
    from graph.model import Link
    from seed.staging import Stage

STEP: Final = 1_000
LOSING: Final = """
SELECT DISTINCT owner FROM stale_links s
WHERE link = ?1 AND kept = ?2 AND NOT EXISTS (SELECT 1 FROM links WHERE link = ?1 AND owner = s.owner)
"""
"""Owners of relations that go, of which the files state none."""
IN_THE_GRAPH: Final = ("", 0)


async def group_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    link = stage.model.link("Dependency")
    async for batch in coming(stage, reader, link):
        for fault in _faults(stage, link, batch):
            yield fault
    found = stage.sql.execute(LOSING, (stage.links[link], GO))
    while rows := found.fetchmany(STEP):
        stored = await relations_of(reader, link, [owner for (owner,) in rows])
        for fault in _faults(stage, link, [one for one in stored if stays(stage, link, one)]):
            yield fault


def _faults(stage: Stage, link: Link, relations: Iterable[Stored]) -> Iterator[Fault]:
    groups: dict[tuple[str, str], list[Stored]] = {}
    for relation in relations:
        if name := relation.values.get("alternatives"):
            groups.setdefault((relation.owner, name), []).append(relation)
    yield from _split(stage, link, groups)
    for (owner, name), members in groups.items():
        if message := shortage(name, [member.values.get("required") or 1 for member in members]):
            places = [found for member in members if (found := place(stage, link, member))]
            if places:
                yield Fault(*min(places), "required", f"{message}, at {owner!r}")
            elif link.file:
                yield Fault(link.file.name, 0, "", f"{message}, at {owner!r}, once what is there no more is removed")


def _split(stage: Stage, link: Link, groups: Mapping[tuple[str, str], Sequence[Stored]]) -> Iterator[Fault]:
    """Of what the files say, beside what is in the graph."""
    names: dict[str, list[str]] = {}
    for owner, name in groups:
        names.setdefault(owner, []).append(name)
    for owner, alike in names.items():
        if len(alike) > len({*map(twin_key, alike)}):
            places = {name: _first(stage, link, groups[owner, name]) for name in alike}
            for name, message in split_groups(sorted(alike, key=places.__getitem__)):
                if places[name] != IN_THE_GRAPH:
                    yield Fault(*places[name], "alternatives", f"{message}, at {owner!r}")


def _first(stage: Stage, link: Link, members: Iterable[Stored]) -> tuple[str, int]:
    """Where a group is named first; what only the graph has was there before."""
    return min(place(stage, link, member) or IN_THE_GRAPH for member in members)
