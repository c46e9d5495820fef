"""A trail to page through: changes of offerings by hand, as many as are missing."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from graph.database.event_log import Entry, record
from graph.model.event import EventAction

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction

AT_ONCE: Final = 1_000
PAGE: Final = 50

OFFERINGS: Final = """
MATCH (o:Offering)
WITH o ORDER BY o.id
RETURN collect(o.id)
"""
CHANGED: Final = """
MATCH (e:Event {action: 'CHANGED'})
RETURN count(e)
"""
NEWEST: Final = f"""query Newest {{
  events(first: {PAGE}, sort: [{{ seq: DESC }}]) {{ nodes {{ seq at action subject mutation }} }}
}}"""
NEWEST_COUNTED: Final = NEWEST.replace("Newest", "NewestCounted").replace("nodes", "totalCount nodes")


async def lengthen(database: Database, most: int) -> None:
    """Up to so many events, of the offerings in turn; a page of them anew, which no grant or import interrupts."""
    offerings: list[str] = (await database.read(OFFERINGS, name="offerings"))[0][0]
    written: int = (await database.read(CHANGED, name="changed"))[0][0]
    entries = (_change(offerings[number % len(offerings)]) for number in range(written, max(most, written + PAGE)))

    while some := list(islice(entries, AT_ONCE)):

        async def write(transaction: Transaction, batch: list[Entry] = some) -> int:
            return await record(transaction, *batch)

        await database.write(write, name="lengthen")


def _change(offering: str) -> Entry:
    return Entry(
        action=EventAction.CHANGED,
        subject="Offering",
        subject_ids=(offering,),
        actor="benchmark",
        mutation="updateOffering",
        concerns=(("Offering", offering),),
    )
