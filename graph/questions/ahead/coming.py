"""What is coming: planned changes, and offerings whose own dates say that they go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.database.engine import Database
    from graph.reading import Scope


@dataclass(frozen=True, slots=True)
class Coming:
    """`change`: id of a planned change; None where an offering's own dates say it. `shift`: days from the scenario's
    day to `effective_on`: an offering that goes by its dates is asked about on the last day on which it is there.
    `answer`: what the consumer said last, and until when it needs time.
    """

    change: str | None
    title: str
    status: str | None
    effective_on: date
    scenario: Scenario
    shift: int = 0
    answer: tuple[str, str | None] | None = None

    @property
    def subject(self) -> tuple[str, str]:
        """(label, id) of what is seen by whoever sees that this is coming."""
        return ("Offering", self.scenario.changes[0].offering) if self.change is None else ("Change", self.change)


def planned_changes(scope: Scope) -> LiteralString:
    return f"""
MATCH (c:Change)
WHERE c.archivedAt IS NULL AND c.status IN ['PROPOSED', 'AGREED', 'ANNOUNCED']
  AND c.effectiveOn >= $today AND c.effectiveOn < $until
RETURN c.id, c.title, c.status, c.effectiveOn,
  COLLECT {{ MATCH (c)-[x:CHANGES]->(o:Offering) WHERE o.archivedAt IS NULL RETURN [o.id, x.action, x.severity] ORDER BY o.id, x.action }},
  COLLECT {{
    MATCH (c)<-[:TO]-(w:Answer)-[:FROM]->(k:Organization)
    WHERE {scope.visible("Answer", "w")} AND w.archivedAt IS NULL AND w.lapsedAt IS NULL AND w.verdict IS NOT NULL
    RETURN [k.id, w.verdict, w.until] ORDER BY w.at IS NOT NULL, w.at
  }}
ORDER BY c.effectiveOn, c.id
"""


GOING: Final = """
MATCH (o:Offering)
WHERE o.archivedAt IS NULL AND (
  (o.retiresOn >= $today AND o.retiresOn < $until) OR (o.suspendedFrom >= $today AND o.suspendedFrom < $until)
)
RETURN o.id, o.name, o.retiresOn, o.suspendedFrom
ORDER BY o.id
"""


async def coming(
    database: Database, scope: Scope, today: date, until: date, organizations: Iterable[str]
) -> list[Coming]:
    """What takes effect from `today` on, before `until`, seen or not; `scope` bounds the answers. What a change does to an
    offering is not named again for the offering's dates.
    """
    parameters = {"today": today.isoformat(), "until": until.isoformat(), **scope.parameters}
    changes = await database.read(planned_changes(scope), parameters, name="changes_ahead")
    offerings = await database.read(GOING, parameters, name="offerings_ahead")
    asking = frozenset(organizations)
    found = [_planned(row, asking) for row in changes if row[4]]
    known = {(one.effective_on, c.offering, c.action) for one in found for c in one.scenario.changes}
    for row in offerings:
        for one in _by_dates(row, today, until):
            change = one.scenario.changes[0]
            if (one.effective_on, change.offering, change.action) not in known:
                found.append(one)
    return sorted(found, key=lambda one: (one.effective_on, one.change or "", one.title))


def _planned(row: list[Any], asking: frozenset[str]) -> Coming:
    id_, title, status, effective_on, changed, answers = row
    changes = tuple(
        Change(offering, Action(action), Severity[severity] if severity else None)
        for offering, action, severity in changed
    )
    day = date.fromisoformat(effective_on)
    scenario = Scenario(changes, day, include_planned=True, leave_out=id_)
    own = [(verdict, until) for organization, verdict, until in answers if organization in asking]
    return Coming(id_, title, status, day, scenario, answer=own[-1] if own else None)


def _by_dates(row: list[Any], today: date, until: date) -> Iterator[Coming]:
    id_, name, retires_on, suspended_from = row
    for action, given, words in (
        (Action.RETIRE, retires_on, "is retired"),
        (Action.SUSPEND, suspended_from, "is suspended"),
    ):
        day = date.fromisoformat(given) if given else None
        if day is None or not today <= day < until:
            continue
        scenario = Scenario((Change(id_, action),), day - timedelta(days=1), include_planned=True)
        yield Coming(None, f"{name} {words}", None, day, scenario, shift=1)
