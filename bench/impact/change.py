"""One dependency that is written, then changed back and forth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.database.event_log import Entry, record
from graph.model import MODEL
from graph.model.event import EventAction
from graph.writing.upsert import DeclaredLinks, LinkRow, remove_links, write_links

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction

DEPENDS_ON: Final = next(link for link in MODEL.links if link.type == "DEPENDS_ON")


@dataclass(slots=True)
class ChangedDependency:
    """`dependent` must not depend on `needed` before."""

    database: Database
    dependent: str
    needed: str

    async def write(self, criticality: str) -> None:
        stated = DeclaredLinks(self.dependent, [LinkRow(self.needed, {"criticality": criticality})])

        async def work(transaction: Transaction) -> None:
            await write_links(transaction, DEPENDS_ON, [stated])
            await self._record(transaction)

        await self.database.write(work, name="bench_change")

    async def remove(self) -> None:
        async def work(transaction: Transaction) -> None:
            version = (await transaction.run(VERSION, {"from": self.dependent, "to": self.needed}))[0][0]
            row = {"owner": self.dependent, "other": self.needed, "version": version}
            await remove_links(transaction, DEPENDS_ON, [row])
            await self._record(transaction)

        await self.database.write(work, name="bench_change")

    async def _record(self, transaction: Transaction) -> None:
        await record(
            transaction, Entry(action=EventAction.IMPORTED, subject="Dependency", subject_ids=[self.dependent])
        )


VERSION: Final = """
MATCH (a:Offering {id: $from})-[d:DEPENDS_ON]->(b:Offering {id: $to})
RETURN d.version
"""
