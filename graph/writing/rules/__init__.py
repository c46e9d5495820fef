"""The rules that look beyond one thing or relation, each said once. A rule reads the graph as it will be, be it a
transaction or staged files over the stored graph, and yields what would be broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from graph.writing.rules.accountable import one_is_accountable
from graph.writing.rules.attendance import who_attended_was_there
from graph.writing.rules.circles import nothing_leads_back_to_itself
from graph.writing.rules.coverages import what_is_covered_is_the_providers
from graph.writing.rules.groups import groups_are_sound
from graph.writing.rules.planned import changes_end_after_they_begin
from graph.writing.rules.state import Broken, FutureState, Spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

__all__ = ["RULES", "Broken", "FutureState", "Rule", "Spot"]

Rule: TypeAlias = "Callable[[FutureState], AsyncIterator[Broken]]"

RULES: Final[dict[Rule, frozenset[str]]] = {
    groups_are_sound: frozenset({"Dependency"}),
    one_is_accountable: frozenset({"Stakeholder"}),
    who_attended_was_there: frozenset({"Attendance", "Engagement"}),
    changes_end_after_they_begin: frozenset(),
    nothing_leads_back_to_itself: frozenset(),
    what_is_covered_is_the_providers: frozenset(
        {"Agreement", "COVERS", "Offering", "Organization", "ServiceRelationship"}
    ),
}
"""All rules, in the order in which they are judged, with the kinds of row of which all must be known: else what such a
rule finds may be none. Rules without any judge row by row.
"""
