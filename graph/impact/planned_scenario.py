"""A planned change of the graph as a scenario."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from graph.errors import BadInput
from graph.impact.scenario import Change, Scenario
from graph.model.sentences import no_such
from graph.model.severity import Action, Severity
from graph.saying import Saying

if TYPE_CHECKING:
    from graph.database.engine import Database

SAVED: Final = """
MATCH (c:Change {id: $change})
WHERE c.archivedAt IS NULL
OPTIONAL MATCH (c)-[x:CHANGES]->(o:Offering)
RETURN c.effectiveOn, o.id, x.action, x.severity, x.until ORDER BY o.id, x.action
"""


async def saved_scenario(
    database: Database, change: str, on: date | None, today: date, *, include_planned: bool = False
) -> Scenario:
    """The scenario of a planned change, on day `on`, else on its own day, else today; the baseline leaves the change out.
    Raises BadInput for one that is not there or changes nothing.
    """
    rows = await database.read(SAVED, {"change": change}, name="saved_scenario", leader=True)
    if not rows:
        raise BadInput(no_such("Change", change), ("change",))
    changes = tuple(
        Change(
            offering,
            Action(action),
            Severity[severity] if severity else None,
            date.fromisoformat(until) if until else None,
        )
        for _, offering, action, severity, until in rows
        if offering is not None
    )
    if not changes:
        words = "The planned change {id!r} changes no offering yet."
        raise BadInput(Saying("CHANGES_NOTHING", words, id=change), ("change",))
    day = rows[0][0]
    return Scenario(
        changes=changes,
        effective_on=on or (date.fromisoformat(day) if day else today),
        include_planned=include_planned,
        leave_out=change,
    )
