"""Rules that look beyond what was written: the state after the change is read and judged before it is kept."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.database.stored import accountable_people, attendance, relations_of, relations_to
from graph.model.life import Said, is_in_force
from graph.model.rules import (
    ACCOUNTABLE_ONCE,
    CIRCULAR,
    absence,
    circle,
    foreign_cover,
    rivals,
    shortage,
    span,
    split_groups,
)
from graph.model.scalars import today
from graph.writing.mutations.planned import overtaken
from graph.writing.mutations.refusals import Fault, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from graph.database.stored import Reader, Stored
    from graph.model import Link
    from graph.model.rules import Span
    from graph.writing.mutations.refusals import Place
    from graph.writing.mutations.steps import Step
    from graph.writing.mutations.work import Work


async def judge(work: Work, steps: Sequence[Step]) -> None:
    """Raises InvalidInput."""
    faults: list[Fault] = []
    for link, touched in work.touched.items():
        if link.type == "DEPENDS_ON":
            faults += await _groups(work.transaction, link, touched)
        if link.type == "STAKEHOLDER":
            faults += await _accountable(work.transaction, touched)
        if link.type == "ATTENDED":
            faults += await _attendance(work.transaction, touched)
        if link.type in CIRCULAR:
            faults += await _circles(work.transaction, link, touched)
    faults += await overtaken(work, steps)
    faults += await _coverages(work)
    if faults:
        raise InvalidInput(faults)


async def _groups(reader: Reader, link: Link, touched: Mapping[tuple[str, str], Place]) -> list[Fault]:
    places = {owner: place for (owner, _), place in touched.items()}
    members = [one for one in await relations_of(reader, link, list(places)) if one.values["alternatives"]]
    groups: dict[tuple[str, str], list[int]] = {}
    for one in members:
        groups.setdefault((one.owner, one.values["alternatives"]), []).append(one.values["required"] or 1)
    return [
        *_split_groups(members, touched),
        *(
            Fault((*places[owner], "required"), f"{message}, at {owner!r}")
            for (owner, name), required in groups.items()
            if (message := shortage(name, required))
        ),
    ]


def _split_groups(members: Iterable[Stored], touched: Mapping[tuple[str, str], Place]) -> Iterator[Fault]:
    """Of what was written, beside what was so before."""
    names: dict[str, dict[str, Place | None]] = {}
    for one in sorted(members, key=lambda one: (one.owner, one.other) in touched):
        place = touched.get((one.owner, one.other))
        names.setdefault(one.owner, {}).setdefault(one.values["alternatives"], place)
    for owner, places in names.items():
        for name, message in split_groups(places):
            if place := places[name]:
                yield Fault((*place, "alternatives"), f"{message}, at {owner!r}")


async def _accountable(reader: Reader, touched: Mapping[tuple[str, str], Place]) -> list[Fault]:
    places = {relationship: place for (_, relationship), place in touched.items()}
    terms: dict[tuple[str, str], list[tuple[str, Span]]] = {}
    for relationship, role, person, since, until in await accountable_people(reader, list(places)):
        if role in ACCOUNTABLE_ONCE:
            terms.setdefault((relationship, role), []).append((person, span(since, until)))
    faults: list[Fault] = []
    for (relationship, role), held in terms.items():
        if pair := rivals(held):
            first, second = sorted(pair)
            message = (
                f"{first!r} and {second!r} would both be accountable as {role} of {relationship!r} at the same time"
            )
            place = (*places[relationship], "accountable")
            faults.append(Fault(place, f"{message}: let one of them end before", _named("Person", pair)))
    return faults


async def _attendance(reader: Reader, touched: Mapping[tuple[str, str], Place]) -> list[Fault]:
    """Of whoever was written to have been there; what was HELD stays so, by the ways of its status."""
    ids = sorted({engagement for _, engagement in touched})
    return [
        Fault((*touched[person, engagement], "attended"), message)
        for engagement, status, person in await attendance(reader, ids)
        if (person, engagement) in touched and (message := absence(status))
    ]


async def _circles(reader: Reader, link: Link, touched: Mapping[tuple[str, str], Place]) -> list[Fault]:
    """A new circle goes through one of the relations that were written."""
    edges = [
        (one.owner, one.other, span(one.values.get("since"), one.values.get("until")))
        for one in await _all_the_way(reader, link, {owner for owner, _ in touched})
    ]
    if way := circle(edges):
        steps = set(itertools.pairwise(way))
        place = next((place for step, place in touched.items() if step in steps), next(iter(touched.values())))
        message = f"{way[0]!r} {CIRCULAR[link.type]}: {' → '.join(way)}"
        return [Fault(place, message, _named(link.start, way))]
    return []


def _named(label: str, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, id_) for id_ in ids)


async def _all_the_way(reader: Reader, link: Link, owners: Collection[str]) -> list[Any]:
    """All relations that lead away from things, level by level."""
    found: list[Any] = []
    seen, frontier = set[str](), set(owners)
    while frontier:
        level = await relations_of(reader, link, sorted(frontier))
        found += level
        seen |= frontier
        frontier = {one.other for one in level} - seen
    return found


# --- an agreement covers what its relationship's provider, or a part of it, provides ------------------------------------

COVERED: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[v:COVERS]->(o:Offering)<-[:PROVIDES]-(a:Organization)
MATCH (g)-[:UNDER]->(r:ServiceRelationship)-[:PROVIDER]->(p:Organization)
RETURN collect([
  g.id, o.id, p.id, a.id, v.validTo,
  CASE WHEN g.archivedAt IS NULL THEN g.status END,
  g.validFrom, g.validTo, g.renewal, g.noticeGivenAt, g.terminationDays, r.status, r.until
])
"""
OF_OFFERINGS: Final = """
UNWIND $ids AS id
MATCH (:Offering {id: id})<-[:COVERS]-(g:Agreement)
RETURN collect(DISTINCT g.id)
"""
OF_RELATIONSHIPS: Final = """
UNWIND $ids AS id
MATCH (:ServiceRelationship {id: id})<-[:UNDER]-(g:Agreement)
RETURN collect(DISTINCT g.id)
"""
OF_PROVIDERS: Final = """
UNWIND $ids AS id
MATCH (:Organization {id: id})-[:PROVIDES]->(:Offering)<-[:COVERS]-(g:Agreement)
RETURN collect(DISTINCT g.id)
"""
LOSING: Final[dict[str, LiteralString]] = {
    "PROVIDES": OF_OFFERINGS,
    "PROVIDER": OF_RELATIONSHIPS,
    "PART_OF": OF_PROVIDERS,
}
"""By the type of a relation that changes: the agreements that may lose what they cover."""


async def _coverages(work: Work) -> list[Fault]:
    """What was written of an agreement must hold; what was written elsewhere must not take it from those in force."""
    touched = {link.type: places for link, places in work.touched.items()}
    covers = touched.get("COVERS", {})
    under = {agreement: place for (agreement, _), place in touched.get("UNDER", {}).items()}
    faults = [
        Fault(under.get(found.agreement) or covers[found.agreement, found.offering], found.message, found.names)
        for found in await _foreign(work, {*under, *(agreement for agreement, _ in covers)})
        if found.agreement in under or (found.agreement, found.offering) in covers
    ]
    for type_, statement in LOSING.items():
        if type_ in touched:
            owners = {owner for owner, _ in touched[type_]}
            if type_ == "PART_OF":
                owners = await _with_parts(work, owners)
            agreements = await _agreements(work.transaction, statement, owners)
            place = next(iter(touched[type_].values()))
            found = await _foreign(work, {*agreements} - {*under}, in_force=True)
            faults += [Fault(place, each.message, each.names) for each in found]
    return faults


class Foreign(NamedTuple):
    """What an agreement covers although others provide it."""

    agreement: str
    offering: str
    message: str
    organizations: tuple[str, str]

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        things = (("Agreement", self.agreement), ("Offering", self.offering))
        return (*things, *_named("Organization", self.organizations))


async def _foreign(work: Work, agreements: Collection[str], *, in_force: bool = False) -> list[Foreign]:
    if not agreements:
        return []
    rows: Sequence[Any] = (await work.transaction.run(COVERED, {"ids": sorted(agreements)}))[0][0]
    if in_force:
        rows = [row for row in rows if is_in_force(Said(*row[5:]), today(), row[4])]
    elsewhere = {accountable for _, _, provider, accountable, *_ in rows if accountable != provider}
    chain = await _all_the_way(work.transaction, _part_of(work), elsewhere)
    above = {one.owner: one.other for one in chain}
    return [
        Foreign(
            agreement,
            offering,
            f"{offering!r} cannot be covered by {agreement!r}: {message}",
            (provider, accountable),
        )
        for agreement, offering, provider, accountable, *_ in rows
        if (message := foreign_cover(provider, accountable, above))
    ]


def _part_of(work: Work) -> Link:
    return next(link for link in work.model.links if link.type == "PART_OF")


async def _with_parts(work: Work, organizations: Iterable[str]) -> set[str]:
    seen, frontier = set[str](), set(organizations)
    while frontier:
        seen |= frontier
        frontier = {one.owner for one in await relations_to(work.transaction, _part_of(work), sorted(frontier))} - seen
    return seen


async def _agreements(reader: Reader, statement: LiteralString, ids: Collection[str]) -> list[str]:
    return (await reader.run(statement, {"ids": sorted(ids)}))[0][0]
