"""What of weak points is not of impact, as plain as the page that defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.graph.impact.reference.estate import NONE, day
from tests.graph.impact.reference.outlook import difference_on
from tests.graph.impact.reference.scenario import Scenario

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.difference import Difference
    from tests.graph.impact.reference.estate import Estate


def stands_alone(estate: Estate, offering: str, on: date) -> bool:
    """Neither another member of a group that is there nor a successor in full can take its place."""
    given = nothing_done(estate, on)
    severity = given.before.travelled
    for group in given.groups:
        members = {member.needed for member in group.members}
        if group.name and offering in members and any(not severity[other] for other in members - {offering}):
            return False
    return not any(
        row["offering"] == offering
        and row.get("coverage") == "FULL"
        and (not row.get("from") or (day(row, "from") or on) <= on)
        and not severity[row["successor"]]
        for row in estate.rows.get("successors", ())
    )


def spare_nothing(estate: Estate, on: date) -> list[tuple[str, str | None]]:
    """Named groups with just as many untouched members as they need."""
    given = nothing_done(estate, on)
    return sorted(
        (group.dependent, group.name)
        for group in given.groups
        if group.name
        and sum(given.before.travelled[member.needed] == NONE for member in group.members) == group.required
    )


def nothing_done(estate: Estate, on: date) -> Difference:
    return difference_on(estate, Scenario((), on), on, on)
