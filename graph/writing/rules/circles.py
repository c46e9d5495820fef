"""Nothing is a part of itself, and nobody reports to themselves, over however many steps."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from graph.model.circles import CIRCULAR, circle
from graph.model.rules import span
from graph.saying import Saying
from graph.writing.rules.state import Broken, relation_spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.writing.rules.state import FutureState


async def nothing_leads_back_to_itself(state: FutureState) -> AsyncIterator[Broken]:
    """Finds a circle that there would be on some day. A new one goes through a relation that is written."""
    for link in state.model.links:
        if link.type in CIRCULAR:
            relations = await state.chain(link)
            edges = [
                (one.owner, one.other, span(one.values.get("since"), one.values.get("until"))) for one in relations
            ]
            if way := circle(edges):
                steps = {*itertools.pairwise(way)}
                on_it = [one for one in relations if (one.owner, one.other) in steps]
                written = [(order, one) for one in on_it if (order := state.written(link, one))]
                spots = tuple(relation_spot(link, one) for _, one in sorted(written, key=lambda found: found[0]))
                message = Saying(*CIRCULAR[link.type], id=way[0], circle=" → ".join(way))
                yield Broken(message, spots, tuple((link.start, id_) for id_ in way))
