"""Organizations with all their parts, as they are now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.trail import tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.engine import Database

PARTS: Final = """
MATCH (part:Organization)-[:PART_OF]->(whole:Organization)
RETURN collect([whole.id, part.id])
"""

MOST_EVENTS: Final = 200
"""Events that are looked through; whoever is further behind reads the parts anew."""
OF_PARTS: Final = frozenset({"Organization", "PART_OF"})
"""Subjects of events after which the parts may be others."""


@dataclass(slots=True)
class Parts:
    """Kept with the number of the last event that it knows; after each the parts are read again if it concerns them."""

    database: Database
    _seen: int | None = None
    _of: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _reach: dict[frozenset[str], Mapping[str, bool]] = field(default_factory=dict[frozenset[str], "Mapping[str, bool]"])

    async def reach(self, organizations: Iterable[str], seq: int) -> Mapping[str, bool]:
        """Ids of the organizations and of all their parts, each true. `seq`: number of the newest event."""
        if self._seen is None or self._seen < seq:
            await self._refresh(seq)
        roots = frozenset(organizations)
        found = self._reach.get(roots)
        if found is None:
            found = self._reach[roots] = dict.fromkeys(self._below(roots), True)
        return found

    async def _refresh(self, seq: int) -> None:
        if self._seen is not None:
            events = await tail(self.database, self._seen, MOST_EVENTS + 1)
            if len(events) <= MOST_EVENTS and not any(event.subject in OF_PARTS for event in events):
                self._seen = max(seq, self._seen)
                return
        of: dict[str, list[str]] = {}
        for whole, part in (await self.database.read(PARTS, name="parts", leader=True))[0][0]:
            of.setdefault(whole, []).append(part)
        self._of, self._reach, self._seen = of, {}, seq

    def _below(self, roots: Iterable[str]) -> list[str]:
        found = dict.fromkeys(sorted(roots))
        for whole in (pending := list(found)):
            for part in self._of.get(whole, ()):
                if part not in found:
                    found[part] = None
                    pending.append(part)
        return list(found)
