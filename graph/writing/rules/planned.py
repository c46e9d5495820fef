"""What a planned change does for a time is not over before the change takes effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.rules import overtaking
from graph.writing.rules.state import Broken, relation_spot, thing_spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from graph.database.stored import Stored
    from graph.writing.rules.state import FutureState


async def changes_end_after_they_begin(state: FutureState) -> AsyncIterator[Broken]:
    """Finds what a change does to an offering until a day that is not after its own day, whichever of the two is written."""
    link = state.model.link("ChangedOffering")
    async for relations in state.by_owner(link):
        async for broken in _overtaken(state, (one for one in relations if state.written(link, one, "until"))):
            yield broken
    async for ids in state.changed_things("Change", ("effectiveOn",)):
        relations = await state.relations_of(link, ids)
        async for broken in _overtaken(state, (one for one in relations if not state.written(link, one, "until"))):
            yield broken


async def _overtaken(state: FutureState, relations: Iterable[Stored]) -> AsyncIterator[Broken]:
    link = state.model.link("ChangedOffering")
    for_a_time = [one for one in relations if one.values.get("until")]
    if not for_a_time:
        return
    changes = await state.things("Change", {one.owner for one in for_a_time})
    for one in for_a_time:
        day = changes[one.owner].get("effectiveOn") if one.owner in changes else None
        if message := overtaking(one.other, one.values["action"], one.values["until"], day):
            written = state.written(link, one, "until")
            spot = relation_spot(link, one, "until") if written else thing_spot("Change", one.owner, "effective_on")
            shown = message if written else message.within("{said}; so it is in the graph")
            yield Broken(shown, (spot,), (("Offering", one.other),))
