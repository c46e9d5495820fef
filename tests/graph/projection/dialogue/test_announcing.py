"""What is kept of answers to planned changes."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from graph.database.event_log import Entry, record
from graph.database.schema import set_up_schema
from graph.model.event import EventAction
from graph.projection.follower import KeptProjection
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction


async def test_an_accept_counts_for_the_day_for_which_it_was_given(database: Database) -> None:
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", {"id": "shop"})
    await estate.things("Change", {"id": "end", "title": "x", "status": "PROPOSED", "effectiveOn": "2027-01-01"})
    await estate.things(
        "Answer",
        {"id": "other", "verdict": "ACCEPT", "forDay": "2026-12-01"},
        {"id": "this", "verdict": "ACCEPT", "forDay": "2027-01-01"},
        {"id": "against", "verdict": "OBJECT", "forDay": "2026-12-01"},
        {"id": "any", "verdict": "ACCEPT"},
    )
    for id_ in ("other", "this", "against", "any"):
        await estate.relations("Answer", "change", (id_, "end"))
        await estate.relations("Answer", "organization", (id_, "shop"))
    async with aclosing(KeptProjection(database)) as kept:

        async def counted() -> set[str]:
            return await kept.ask(
                lambda state: {row.id for row in state.projection.dialogue.answers.of("end")}, of_dialogue=True
            )

        assert await counted() == {"this", "against", "any"}
        entry = Entry(action=EventAction.CHANGED, subject="Change", subject_ids=("end",), actor="tests")

        async def moved(work: Transaction) -> None:
            await work.run("MATCH (c:Change {id: 'end'}) SET c.effectiveOn = '2026-12-01'", {})
            await record(work, entry)

        await database.write(moved, name="moved")
        assert await counted() == {"other", "against", "any"}
