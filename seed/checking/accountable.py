"""One accountable person for each side of a relationship at a time."""

from __future__ import annotations

import itertools
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from graph.database.stored import relations_to
from graph.model.rules import ACCOUNTABLE_ONCE, rivals, span
from seed.checking.coming import stays
from seed.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from graph.database.stored import Reader
    from seed.staging import Stage

STEP: Final = 1_000
STATED: Final = "SELECT other, owner, key, data, file, line FROM links WHERE link = ? ORDER BY other"


class Term(NamedTuple):
    """A person's role in a relationship as it will be. `place`: file, line and column; None where the graph has it."""

    person: str
    values: dict[str, Any]
    place: tuple[str, int, str] | None = None


Roles = dict[tuple[str, str], dict[str, Term]]
"""By relationship and role: by person."""


async def accountable_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    for stated in _stated(stage):
        roles = await _stored(stage, reader, sorted({relationship for relationship, _ in stated}))
        for (relationship, role), terms in stated.items():
            held = roles.get((relationship, role), {})
            after = held | {
                person: term._replace(values={**held[person].values, **term.values}) if person in held else term
                for person, term in terms.items()
            }
            if fault := _fault(relationship, role, after):
                yield fault


def _stated(stage: Stage) -> Iterator[Roles]:
    """Of some relationships, with all that is stated of each."""
    found = stage.sql.execute(STATED, (stage.links[stage.model.link("Stakeholder")],))
    roles: Roles = {}
    for number, (relationship, rows) in enumerate(itertools.groupby(found, key=itemgetter(0)), 1):
        for _, person, role, data, file, line in rows:
            if role in ACCOUNTABLE_ONCE:
                values = orjson.loads(data)
                column = next((name for name in ("accountable", "until", "since") if name in values), "role")
                term = Term(person, values, (stage.files[file], line, column))
                roles.setdefault((relationship, role), {})[person] = term
        if number % STEP == 0:
            yield roles
            roles = {}
    yield roles


async def _stored(stage: Stage, reader: Reader, relationships: list[str]) -> Roles:
    link = stage.model.link("Stakeholder")
    roles: Roles = {}
    for one in await relations_to(reader, link, relationships) if relationships else ():
        if stays(stage, link, one):
            values = dict(one.values)
            roles.setdefault((one.other, values["role"]), {})[one.owner] = Term(one.owner, values)
    return roles


def _fault(relationship: str, role: str, terms: dict[str, Term]) -> Fault | None:
    accountable = [term for term in terms.values() if term.values.get("accountable")]
    pair = rivals((term.person, span(term.values.get("since"), term.values.get("until"))) for term in accountable)
    places = [place for person in pair or () if (place := terms[person].place)]
    if pair is None or not places:
        return None
    first, second = sorted(pair)
    message = f"{first!r} and {second!r} are both accountable as {role} of {relationship!r} at the same time"
    return Fault(*max(places), f"{message}: one of them must not be, or end before")
