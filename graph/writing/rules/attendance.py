"""Nobody attends what did not take place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.rules import absence
from graph.writing.rules.state import Broken, relation_spot, thing_spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.writing.rules.state import FutureState


async def who_attended_was_there(state: FutureState) -> AsyncIterator[Broken]:
    """Finds people who attended engagements that were not held, whichever of the two is written."""
    link = state.model.link("Attendance")
    async for relations in state.by_other(link):
        there = [one for one in relations if one.values.get("attended")]
        if not there:
            continue
        engagements = await state.things("Engagement", {one.other for one in there})
        for one in there:
            message = absence(engagements[one.other]["status"]) if one.other in engagements else None
            if message and state.written(link, one, "attended"):
                yield Broken(message, (relation_spot(link, one, "attended"),))
    async for ids in state.changed_things("Engagement", ("status",)):
        engagements = await state.things("Engagement", ids)
        messages = {id_: message for id_ in ids if (message := absence(engagements[id_]["status"]))}
        seen: set[str] = set()
        for one in await state.kept_relations_to(link, messages) if messages else ():
            if one.other not in seen and one.values.get("attended") and not state.written(link, one, "attended"):
                seen.add(one.other)
                message = messages[one.other].within("{said}; the graph has {person!r} there", person=one.owner)
                yield Broken(message, (thing_spot("Engagement", one.other, "status"),), (("Person", one.owner),))
