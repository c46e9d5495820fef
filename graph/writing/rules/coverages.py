"""An agreement in force covers what its relationship's provider, or a part of it, provides: what is written of agreements
must hold, and what is written elsewhere must not take it from them. One that is over keeps what it covered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.database.stored import Stored
from graph.model.life import ACTIVE, Said, is_in_force
from graph.model.rules import foreign_cover
from graph.model.scalars import today
from graph.writing.rules.state import Broken, Spot, owner_spot, relation_spot, thing_spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping, Sequence

    from graph.model import Link
    from graph.writing.rules.state import FutureState

IN_FORCE_BY: Final = {
    "Agreement": {
        "status": "status",
        "archivedAt": "archived_at",
        "validTo": "valid_to",
        "renewal": "renewal",
        "noticeGivenAt": "notice_given_at",
        "terminationDays": "termination_days",
    },
    "ServiceRelationship": {"status": "status", "until": "until"},
}
"""Properties by which an agreement comes into force again, with their columns."""


class Cover(NamedTuple):
    """An agreement that covers an offering. `spot`: what is written that says so, or that may take it away."""

    agreement: str
    offering: str
    spot: Spot


async def what_is_covered_is_the_providers(state: FutureState) -> AsyncIterator[Broken]:
    """Finds agreements in force that would cover what another organization provides."""
    model = state.model
    async for covers in _candidates(state):
        under = await state.leads_to(model.link("Agreement.relationship"), {one.agreement for one in covers})
        provider = await state.leads_to(model.link("ServiceRelationship.provider"), {*under.values()})
        accountable = await state.leads_to(model.link("Organization.provides"), {one.offering for one in covers})
        ends = [(provider.get(under.get(one.agreement, "")), accountable.get(one.offering)) for one in covers]
        elsewhere = {owner for whose, owner in ends if whose and owner and whose != owner}
        parts = await state.chain(model.link("Organization.partOf"), elsewhere) if elsewhere else ()
        above = {one.owner: one.other for one in parts}
        foreign = [
            (one, whose, owner, message)
            for one, (whose, owner) in zip(covers, ends, strict=True)
            if whose and owner and (message := foreign_cover(whose, owner, above))
        ]
        in_force = await _in_force(state, [one for one, *_ in foreign], under) if foreign else ()
        for one, whose, owner, message in foreign:
            if one[:2] in in_force:
                things = (("Agreement", one.agreement), ("Offering", one.offering))
                yield Broken(
                    message.within(
                        "{offering!r} cannot be covered by {agreement!r}: {said}",
                        offering=one.offering,
                        agreement=one.agreement,
                    ),
                    (one.spot,),
                    (*things, ("Organization", whose), ("Organization", owner)),
                )


async def _candidates(state: FutureState) -> AsyncIterator[list[Cover]]:
    """Yields what may break the rule, each once: what is written of it, then what may lose its ground."""
    link = state.model.link("COVERS")
    async for pairs in state.written_pairs(link):
        yield [Cover(*pair, relation_spot(link, Stored(*pair, {}))) for pair in pairs]
    seen: set[tuple[str, str]] = set()
    async for covers in _losing(state, link):
        new = [
            one
            for one in covers
            if one[:2] not in seen and not state.written(link, Stored(one.agreement, one.offering, {}))
        ]
        seen.update(one[:2] for one in new)
        if new:
            yield new


async def _losing(state: FutureState, covers: Link) -> AsyncIterator[list[Cover]]:
    model = state.model
    under, provides, whose = (
        model.link(name) for name in ("Agreement.relationship", "Organization.provides", "ServiceRelationship.provider")
    )
    part_of = model.link("Organization.partOf")
    async for ids in state.moved(under):
        yield await _covered_by(state, covers, {id_: owner_spot(under, id_) for id_ in ids})
    async for ids in state.moved(whose):
        agreements = await state.kept_relations_to(under, ids)
        yield await _covered_by(state, covers, {one.owner: owner_spot(whose, one.other) for one in agreements})
    async for ids in state.moved(provides):
        kept = await state.kept_relations_to(covers, ids)
        yield [Cover(one.owner, one.other, owner_spot(provides, one.other)) for one in kept]
    async for ids in state.moved(part_of):
        spots = await _with_parts(state, part_of, ids)
        offerings = {one.owner: spots[one.other] for one in await state.kept_relations_to(provides, spots)}
        kept = await state.kept_relations_to(covers, offerings) if offerings else ()
        yield [Cover(one.owner, one.other, offerings[one.other]) for one in kept]
    names = IN_FORCE_BY["Agreement"]
    async for ids in state.changed_things("Agreement", names):
        yield await _covered_by(state, covers, {id_: thing_spot("Agreement", id_, *names.values()) for id_ in ids})
    names = IN_FORCE_BY["ServiceRelationship"]
    async for ids in state.changed_things("ServiceRelationship", names):
        agreements = await state.kept_relations_to(under, ids)
        spots = {one.owner: thing_spot("ServiceRelationship", one.other, *names.values()) for one in agreements}
        yield await _covered_by(state, covers, spots)


async def _covered_by(state: FutureState, covers: Link, spots: Mapping[str, Spot]) -> list[Cover]:
    found = await state.relations_of(covers, spots) if spots else ()
    return [Cover(one.owner, one.other, spots[one.owner]) for one in found]


async def _with_parts(state: FutureState, part_of: Link, ids: Sequence[str]) -> dict[str, Spot]:
    """Answers organizations and all their parts, each with the spot of the whole that moves."""
    found = {id_: owner_spot(part_of, id_) for id_ in ids}
    frontier: Iterable[str] = ids
    while frontier:
        parts = [one for one in await state.kept_relations_to(part_of, frontier) if one.owner not in found]
        found |= {one.owner: found[one.other] for one in parts}
        frontier = [one.owner for one in parts]
    return found


async def _in_force(state: FutureState, covers: Sequence[Cover], under: Mapping[str, str]) -> set[tuple[str, str]]:
    """Answers (agreement, offering) of those that hold today or later; what is over keeps what it covered. `under`: relationship by agreement."""
    ids = {one.agreement for one in covers}
    agreements = await state.things("Agreement", ids)
    relationships = await state.things("ServiceRelationship", {under[id_] for id_ in ids})
    covering = await state.relations_of(state.model.link("COVERS"), ids)
    ends = {(one.owner, one.other): one.values.get("validTo") for one in covering}
    return {
        one[:2]
        for one in covers
        if is_in_force(
            _said(agreements[one.agreement], relationships.get(under[one.agreement], {})), today(), ends.get(one[:2])
        )
    }


def _said(agreement: Mapping[str, Any], relationship: Mapping[str, Any]) -> Said:
    own = ("validFrom", "validTo", "renewal", "noticeGivenAt", "terminationDays")
    return Said(
        None if agreement.get("archivedAt") else agreement.get("status") or ACTIVE,
        *map(agreement.get, own),
        *map(relationship.get, ("status", "until")),
    )
