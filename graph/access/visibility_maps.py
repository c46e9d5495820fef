"""Who sees a thing, as conditions over maps of what the process knows to be visible, in place of going through the graph
for each thing. `graph/projection/visibility_cache.py` makes the maps.

A map holds by id what differs from what most things of its kind are, so that it is small for whoever sees little, and for
whoever sees nearly all. All maps are as of one event of the event log: a statement that rests on them answers only where
that event is still the newest one when the statement begins and when it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString, Protocol

from graph.access.visibility import Conditions
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graph.model.ownership import OfRelationship, Rule


class VisibilityMaps(Protocol):
    """What one viewer sees, as far as the process knows it."""

    def parameters(self, names: Collection[str], most: int) -> Mapping[str, Any] | None:
        """The maps that a statement with these parameters takes along. None where they name more than `most` things."""
        ...

    def outdated(self) -> None:
        """Throws the maps away. To be called where the estate was found to have changed since they were made."""
        ...


MOST_NAMED: Final = 10_000
"""The most things that the maps of a statement may name: beyond that, maps cost more than conditions do."""
MOST_NAMED_BY_ONE: Final = 2_000
"""The most things that they may name in a statement that reads one thing with what lies beyond it."""

AT: Final = "mapsAt"
"""The parameter that holds the number of the event of which the maps are."""
OFFERINGS: Final = "offerings"
ORGANIZATIONS: Final = "organizations"
SIDES: Final = "sides"
"""The parameter that holds, by relationship, the visibilities that are shown of what hangs on it, as one text; an empty
one where it is not visible.
"""
OTHERS: Final = {OFFERINGS: "otherOfferings", ORGANIZATIONS: "otherOrganizations", SIDES: "otherSides"}
"""The parameters that hold what counts for everything that a map does not name."""

SHOWN: Final[LiteralString] = "coalesce($sides[{this}_u.id], $otherSides)"

LOOKED_UP: Final[dict[Rule, LiteralString]] = {
    MODEL.kinds["Offering"].visible: "coalesce($offerings[{this}.id], $otherOfferings)",
    MODEL.kinds["Organization"].visible: "coalesce($organizations[{this}.id], $otherOrganizations)",
    MODEL.kinds["ServiceRelationship"].visible: "coalesce($sides[{this}.id], $otherSides) <> ''",
    MODEL.kinds["Agreement"].visible: (  # a list looks at many: this is quicker than a subquery on the embedded engine
        "any({this}_v IN [({this})-[:UNDER]->({this}_u:ServiceRelationship) | "
        + SHOWN
        + "] WHERE {this}_v CONTAINS 'SHARED')"
    ),
}
"""Rules whose answers the maps hold."""


class ConditionsOverMaps(Conditions):
    """Compiles rules to conditions that look into the maps wherever these hold the answer."""

    def condition(self, rule: Rule, this: LiteralString) -> LiteralString:
        looked_up = LOOKED_UP.get(rule)
        return super().condition(rule, this) if looked_up is None else looked_up.format(this=this)

    def of_relationship(self, rule: OfRelationship, this: LiteralString) -> LiteralString:
        if rule.through is not None:  # two visibilities have to be for the same side, and a map does not say which
            return super().of_relationship(rule, this)
        wanted: LiteralString = "'SHARED'"
        if rule.unless_said is not None:
            wanted = f"coalesce({this}.visibility, '{rule.unless_said}')"
        shown = SHOWN.format(this=this)
        return f"EXISTS {{ MATCH ({this}){rule.path}({this}_u:ServiceRelationship) WHERE {shown} CONTAINS {wanted} }}"


OVER_MAPS: Final = ConditionsOverMaps()


def while_maps_hold(columns: LiteralString) -> LiteralString:
    """A statement of named columns that answers nothing where the maps are no longer what is true."""
    return f"""MATCH (counter:Counter {{id: 'estate'}})
WHERE counter.seq = $mapsAt
WITH {columns}
MATCH (counter:Counter {{id: 'estate'}})
WHERE counter.seq = $mapsAt"""
