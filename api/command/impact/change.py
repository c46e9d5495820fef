"""A planned change as a scenario."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Final

from api.command.asking import answered
from graph.errors import BadInput
from graph.impact.keeping import KeptProjection

if TYPE_CHECKING:
    from graph.engine import Database

QUERY: Final = """
query PlannedChange($id: ID!, $after: String) {
  change(id: $id) {
    effectiveOn
    changes(first: 100, after: $after) {
      edges { action severity node { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""


async def scenario_of_change(id_: str, database: Database) -> dict[str, Any]:
    """As the schema's `ScenarioInput`; the change itself does not count as given. Raises BadInput for an unknown one."""
    changes: list[dict[str, str]] = []
    after: str | None = None
    async with aclosing(KeptProjection(database)) as kept:
        while True:
            change = (await answered(QUERY, {"id": id_, "after": after}, database, kept))["change"]
            if change is None:
                raise BadInput(f"There is no planned change {id_!r}.")
            changes += [_change(edge) for edge in change["changes"]["edges"]]
            if not change["changes"]["pageInfo"]["hasNextPage"]:
                break
            after = change["changes"]["pageInfo"]["endCursor"]
    if not changes:
        raise BadInput(f"The planned change {id_!r} changes no offering yet.")
    scenario: dict[str, Any] = {"changes": changes, "leaveOut": id_}
    return scenario | ({"effectiveOn": change["effectiveOn"]} if change["effectiveOn"] else {})


def _change(edge: dict[str, Any]) -> dict[str, str]:
    change = {"offering": edge["node"]["id"], "action": edge["action"]}
    return change | ({"severity": edge["severity"]} if edge["severity"] else {})
