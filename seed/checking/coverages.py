"""An agreement covers what its relationship's provider, or a part of it, provides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.rules import foreign_cover
from graph.writing import Stored, relations_of
from seed.checking.circles import all_coming
from seed.checking.references import column_of
from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from graph.model import Link
    from graph.writing import Reader
    from seed.staging import Stage

STEP: Final = 1_000

COVERS: Final = """
SELECT owner, other, origin, file, line FROM links WHERE link = ? ORDER BY owner, other
"""
OTHER: Final = """
SELECT other FROM links WHERE link = ? AND owner = ? AND other IS NOT NULL ORDER BY origin LIMIT 1
"""


async def coverage_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    model = stage.model
    covers = model.link("COVERS")
    if not stage.link_count(covers):
        return
    above = {one.owner: one.other for one in await all_coming(stage, reader, model.link("Organization.partOf"))}
    found = stage.sql.execute(COVERS, (stage.links[covers],))
    while rows := found.fetchmany(STEP):
        under = await _others(stage, reader, model.link("Agreement.relationship"), (row[0] for row in rows))
        provider = await _others(stage, reader, model.link("ServiceRelationship.provider"), under.values())
        accountable = await _others(stage, reader, model.link("Organization.provides"), (row[1] for row in rows))
        for agreement, offering, origin, file, line in rows:
            sides = provider.get(under.get(agreement, "")), accountable.get(offering)
            if sides[0] and sides[1] and (message := foreign_cover(sides[0], sides[1], above)):
                column = column_of(covers, Origin(origin))
                yield Fault(stage.files[file], line, column, f"{offering!r} cannot be covered: {message}")


async def _others(stage: Stage, reader: Reader, link: Link, owners: Iterable[str]) -> dict[str, str]:
    """The one thing to which each owner's relation leads: as the files say, else as it is in the graph."""
    number = stage.links[link]
    others: dict[str, str] = {}
    missing: list[str] = []
    for owner in dict.fromkeys(owners):
        row = stage.sql.execute(OTHER, (number, owner)).fetchone()
        if row:
            others[owner] = row[0]
        else:
            missing.append(owner)
    stored: list[Stored] = await relations_of(reader, link, missing) if missing else []
    return others | {one.owner: one.other for one in stored}
