"""What the graph knows of the use of offerings in a relationship, as far as one side sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString, NamedTuple

from graph.model.life import holds_on
from graph.questions.agenda.meetings import trained_users, training_lines

if TYPE_CHECKING:
    from graph.database.engine import Database
    from graph.reading import Scope


class Used(NamedTuple):
    """How something agreed is used, by offering: ids of usage scenarios, ids of demands. `trainings`: by scenario, the
    day by which its users must have been trained and are not. `costs`: side, effect, amount, currency and how often, of
    each.
    """

    scenarios: dict[str, list[str]]
    demands: dict[str, list[str]]
    trainings: dict[str, str]
    costs: list[list[Any]]


async def used(database: Database, scope: Scope, relationship: str, on: str) -> Used:
    parameters = {"id": relationship, "ids": [relationship], "on": on, **scope.parameters}
    scenarios = await database.read(usage_scenarios(scope), parameters, name="agreed_use_scenarios")
    demands = await database.read(open_demands(scope), parameters, name="agreed_use_demands")
    trained = (await database.read(trained_users(scope), parameters, name="agenda_trainings"))[0][0]
    costs = await database.read(costs_of(scope), parameters, name="agreed_use_costs")
    trainings = {line.id: line.due for row in trained for line in training_lines(row, on)}
    return Used(_by_offering(scenarios), _by_offering(demands), trainings, costs)


def _by_offering(rows: list[list[Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for offering, id_ in rows:
        found.setdefault(offering, []).append(id_)
    return found


def usage_scenarios(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(u:UsageScenario)-[:USES]->(o:Offering)
WHERE {scope.visible("UsageScenario", "u")} AND u.archivedAt IS NULL
RETURN DISTINCT o.id, u.id
ORDER BY u.id
"""


def open_demands(scope: Scope) -> LiteralString:
    """The statement of demands that nobody has declined or met, and that are not over."""
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(d:Demand)-[:OF]->(o:Offering)
WHERE {scope.visible("Demand", "d")} AND d.archivedAt IS NULL AND d.status IN ['RAISED', 'SHAPED', 'ACCEPTED']
  AND {holds_on("d", "$on", first="raisedAt")}
RETURN DISTINCT o.id, d.id
ORDER BY d.id
"""


def costs_of(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(c:Cost)
WHERE {scope.visible("Cost", "c")} AND c.archivedAt IS NULL
RETURN c.side, c.effect, c.amount, c.currency, c.per
"""
