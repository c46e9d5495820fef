"""The same answer without a projection: breadth-first search in the database, a level at a time from the client."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.model.life import live
from graph.model.severity import Severity
from graph.projection.offerings import Offerings
from graph.projection.rows import OfferingRow
from graph.projection.tables import OFFERING_IDS, OFFERINGS
from seed.fates import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.database.engine import Database

AT_ONCE: Final = 5_000
LONGEST: Final = 120.0

GRADE: Final = {severity.name: int(severity) for severity in Severity}

DEPENDENTS: Final = """
UNWIND $ids AS id
MATCH (b:Offering {id: id})<-[d:DEPENDS_ON]-(a:Offering)
WHERE (d.validFrom IS NULL OR d.validFrom <= $day) AND (d.validTo IS NULL OR $day < d.validTo)
RETURN collect([b.id, a.id, d.criticality, d.alternatives])
"""

MEMBERS: Final = """
UNWIND $groups AS g
MATCH (a:Offering {id: g.offering})-[d:DEPENDS_ON {alternatives: g.name}]->(b:Offering)
WHERE (d.validFrom IS NULL OR d.validFrom <= $day) AND (d.validTo IS NULL OR $day < d.validTo)
RETURN collect([a.id, d.alternatives, b.id, d.criticality, d.required])
"""

COVERS: Final = f"""
UNWIND $ids AS id
MATCH (o:Offering {{id: id}})<-[v:COVERS]-(g:Agreement)-[:UNDER]->(:ServiceRelationship)-[:CONSUMER]->(c:Organization)
WHERE {live("g", "within", "whose", "$day")}
  AND (v.validFrom IS NULL OR v.validFrom <= $day) AND (v.validTo IS NULL OR $day < v.validTo)
RETURN collect([o.id, v.criticality, g.id, c.id])
"""

Severities = dict[str, int]
Group = tuple[str, str]


class Affected(NamedTuple):
    """Severity by id of what is worse than before."""

    offerings: Severities
    agreements: Severities
    consumers: Severities


class DatabaseSearch:
    """What is lost already is found once, before anything is asked, as the projection keeps it for a day too."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._day = TODAY.isoformat()
        self._before: Severities = {}
        self._archived: frozenset[str] = frozenset()

    async def offerings(self) -> list[str]:
        return sorted(await self._rows(OFFERING_IDS, {}))

    async def prepare(self) -> None:
        ids = await self.offerings()
        rows = [row for some in pieces(ids) for row in await self._rows(OFFERINGS, {"ids": some})]
        offerings = Offerings(map(OfferingRow._make, rows))
        lost = {offerings.ids[number]: int(Severity.CRITICAL) for number in offerings.lost_on(TODAY.toordinal())}
        self._archived = frozenset(offerings.ids[number] for number in offerings.archived)
        self._before = await self.severities(lost)

    async def affected(self, sources: Mapping[str, int]) -> Affected:
        at = await self.severities(sources)
        worse = {
            offering: severity
            for offering, severity in at.items()
            if severity > self._before.get(offering, 0) and offering not in self._archived
        }
        agreements: Severities = {}
        consumer_of: dict[str, str] = {}
        for some in pieces(list(worse)):
            for offering, criticality, agreement, consumer in await self._rows(COVERS, {"ids": some}):
                if GRADE[criticality] > self._before.get(offering, 0):
                    consumer_of[agreement] = consumer
                    raise_to(agreements, agreement, min(worse[offering], GRADE[criticality]))
        consumers: Severities = {}
        for agreement, severity in agreements.items():
            raise_to(consumers, consumer_of[agreement], severity)
        return Affected(worse, agreements, consumers)

    async def severities(self, sources: Mapping[str, int]) -> Severities:
        """Of all offerings: the least solution above what was before."""
        at = dict(self._before)
        raised = {offering for offering, severity in sources.items() if raise_to(at, offering, severity)}
        nearby = Nearby()
        while raised:
            await self._read(nearby, raised)
            raised = {dependent for needed in raised for dependent in nearby.raised_by(needed, at)}
        return at

    async def _read(self, nearby: Nearby, needed: Iterable[str]) -> None:
        groups: set[Group] = set()
        for some in pieces([offering for offering in needed if offering not in nearby.dependents]):
            for offering in some:
                nearby.dependents[offering] = []
            for offering, dependent, criticality, group in await self._rows(DEPENDENTS, {"ids": some}):
                nearby.dependents[offering].append((dependent, GRADE[criticality], group))
                if group and (dependent, group) not in nearby.members:
                    groups.add((dependent, group))
        for some in pieces([{"offering": offering, "name": name} for offering, name in groups]):
            for offering, name, member, criticality, required in await self._rows(MEMBERS, {"groups": some}):
                nearby.members[offering, name].append((member, GRADE[criticality]))
                nearby.required[offering, name] = required or 1

    async def _rows(self, statement: LiteralString, parameters: dict[str, Any]) -> list[Any]:
        given = {**parameters, "day": self._day}
        return (await self._database.read(statement, given, name="search", timeout=LONGEST))[0][0]


class Nearby:
    """Dependencies read so far. `dependents[needed]`: (dependent, criticality, name of its group or none)."""

    def __init__(self) -> None:
        self.dependents: dict[str, list[tuple[str, int, str | None]]] = {}
        self.members: defaultdict[Group, list[tuple[str, int]]] = defaultdict(list)
        self.required: dict[Group, int] = {}

    def raised_by(self, needed: str, at: Severities) -> Iterable[str]:
        for dependent, criticality, group in self.dependents[needed]:
            passed = min(at[needed], criticality)
            if passed > at.get(dependent, 0):
                passed = passed if group is None else self.passed_by((dependent, group), at)
                if raise_to(at, dependent, passed):
                    yield dependent

    def passed_by(self, group: Group, at: Severities) -> int:
        passed = sorted(min(at.get(member, 0), criticality) for member, criticality in self.members[group])
        return passed[min(self.required[group], len(passed)) - 1]


def raise_to(severities: Severities, key: str, severity: int) -> bool:
    if severity <= severities.get(key, 0):
        return False
    severities[key] = severity
    return True


def pieces(several: Sequence[Any]) -> Iterable[list[Any]]:
    return (list(several[start : start + AT_ONCE]) for start in range(0, len(several), AT_ONCE))
