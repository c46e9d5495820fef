"""The sides of a relationship on which a person stands: as a stakeholder, or as a member of an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.projection.people_on_day import SIDE_OF_ROLE
from graph.writing.mutations.permission import require_own

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from graph.database.stored import Reader
    from graph.writing.verbs.verb import Call

SIDES: Final = """
MATCH (p:Person {id: $person})
MATCH (r:ServiceRelationship {id: $relationship})
RETURN COLLECT { MATCH (p)-[s:STAKEHOLDER]->(r) RETURN [s.side, s.role] },
  EXISTS { MATCH (p)-[:MEMBER_OF]->(:Organization)-[:PART_OF*0..]->(o:Organization)<-[:PROVIDER]-(r) },
  EXISTS { MATCH (p)-[:MEMBER_OF]->(:Organization)-[:PART_OF*0..]->(o:Organization)<-[:CONSUMER]-(r) }
"""


def side_of(person: str) -> Callable[[Reader, Call], Awaitable[Mapping[str, Any]]]:
    """Gives a verb's `known` the `sides` of whom the input names as `person`, in the relationship of what it is about;
    None where there is nobody, or no one relationship. Whoever has bounds lets nobody speak who is not of their reach.
    """

    async def known(reader: Reader, call: Call) -> Mapping[str, Any]:
        person_id, relationship = call.input.get(person), call.stored.get("relationship")
        if person_id is not None:
            await require_own(reader, call.viewer, call.model.kinds["Person"], person_id, (*call.place, person))
        if person_id is None or relationship is None:
            return {"sides": None}
        return {"sides": await sides_in(reader, person_id, relationship)}

    return known


async def sides_in(reader: Reader, person: str, relationship: str) -> frozenset[str] | None:
    rows = await reader.run(SIDES, {"person": person, "relationship": relationship})
    if not rows:
        return None
    roles, provides, consumes = rows[0]
    sides = {side or SIDE_OF_ROLE.get(role) for side, role in roles}
    sides |= {"PROVIDER"} if provides else set[str]()
    sides |= {"CONSUMER"} if consumes else set[str]()
    return frozenset(side for side in sides if side)
