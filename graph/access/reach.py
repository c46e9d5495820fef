"""What grants reach: the organizations that they name, with all their parts, as they are now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.database.event_log import tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.database.engine import Database

PARTS: Final = """
MATCH (part:Organization)-[:PART_OF]->(whole:Organization)
RETURN collect([whole.id, part.id])
"""
NAMED: Final = """
MATCH (g:Grant {id: $id})-[:REACHES]->(o:Organization)
RETURN collect(o.id)
"""

MOST_EVENTS: Final = 200
"""Events that are looked through; whoever is further behind reads everything anew."""
MOST_GRANTS: Final = 10_000
"""Grants of which it is kept what they reach."""
SUBJECTS: Final = frozenset({"Organization", "Organization.partOf", "Grant"})
"""Subjects of events after which grants may reach something else."""

Parts = dict[str, list[str]]
"""Ids of the parts of organizations, by the id of the whole."""


@dataclass(slots=True)
class Reaches:
    """Kept with the number of the last event that it knows; read anew after each that concerns it."""

    database: Database
    _seen: int | None = None
    _parts: Parts = field(default_factory=Parts)
    _of: dict[str, Mapping[str, bool]] = field(default_factory=dict[str, "Mapping[str, bool]"])

    async def of(self, grant: str, seq: int) -> Mapping[str, bool]:
        """Ids of the organizations that a grant names and of all their parts, each true. `seq`: number of the newest
        event.
        """
        if self._seen is None or self._seen < seq:
            await self._refresh(seq)
        found = self._of.get(grant)
        if found is None:
            parts = self._parts
            named = (await self.database.read(NAMED, {"id": grant}, name="reach", leader=True))[0][0]
            found = dict.fromkeys(_with_parts(named, parts), True)
            if parts is self._parts and len(self._of) < MOST_GRANTS:  # nothing was read anew meanwhile
                self._of[grant] = found
        return found

    async def _refresh(self, seq: int) -> None:
        if self._seen is not None:
            events = await tail(self.database, self._seen, MOST_EVENTS + 1)
            if len(events) <= MOST_EVENTS and not any(event.subject in SUBJECTS for event in events):
                self._seen = max(seq, self._seen)
                return
        parts = Parts()
        for whole, part in (await self.database.read(PARTS, name="parts", leader=True))[0][0]:
            parts.setdefault(whole, []).append(part)
        self._parts, self._of, self._seen = parts, {}, seq


def _with_parts(organizations: Iterable[str], parts: Parts) -> list[str]:
    found = dict.fromkeys(sorted(organizations))
    for whole in (pending := list(found)):
        for part in parts.get(whole, ()):
            if part not in found:
                found[part] = None
                pending.append(part)
    return list(found)
