"""Conditions of what somebody sees that look into maps, for what the process knows, in place of going through the graph
for each thing. `graph/projection/visibility_cache.py` makes the maps; a test compares these conditions with those of `visibility`.

A map says of each id what differs from what most of its kind are, so that it is small for whoever sees little, and for
whoever sees nearly all. All of it is as it was after a certain event of the trail: a statement that rests on it answers
only where that is still the newest one when it begins and when it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString, Protocol

from graph.access.visibility import (
    ABOUT,
    AGREEMENT,
    MEMBER,
    OF_AGREEMENT,
    OFFERING,
    ORGANIZATION,
    PERSON,
    RELATIONSHIP,
    VISIBLE,
    WITHIN,
    WITHIN_ONE_SIDE,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Held(Protocol):
    """What a process holds of what one viewer sees."""

    def parameters(self, names: Collection[str], most: int) -> Mapping[str, Any] | None:
        """Of a statement that names these. None where the maps name more than `most` things."""
        ...

    def outdated(self) -> None:
        """To be called where the estate was found to have changed since."""
        ...


MOST_NAMED: Final = 10_000
"""Things that the maps of a statement name: more cost more than conditions do."""
MOST_NAMED_BY_ONE: Final = 2_000
"""The same of one thing with what lies beyond it: there is less to look at."""

AT: Final = "heldAt"
"""Number of the event."""
OFFERINGS: Final = "offerings"
ORGANIZATIONS: Final = "organizations"
SIDES: Final = "sides"
"""By relationship: the visibilities that are shown of what hangs on it, as one text; an empty one where it is not seen."""
OTHERS: Final = {OFFERINGS: "otherOfferings", ORGANIZATIONS: "otherOrganizations", SIDES: "otherSides"}
"""What holds of all that a map does not name."""

SHOWN: Final[LiteralString] = "coalesce($sides[{this}_u.id], $otherSides)"


def _under(path: LiteralString, visibility: LiteralString = "'SHARED'") -> LiteralString:
    return f"EXISTS {{{{ MATCH {path}->({{this}}_u:ServiceRelationship) WHERE {SHOWN} CONTAINS {visibility} }}}}"


WORDED: Final[dict[LiteralString, LiteralString]] = {
    OFFERING: "coalesce($offerings[{this}.id], $otherOfferings)",
    ORGANIZATION: "coalesce($organizations[{this}.id], $otherOrganizations)",
    RELATIONSHIP: "coalesce($sides[{this}.id], $otherSides) <> ''",
    AGREEMENT: (  # a list looks at many: this is quicker than a subquery on the embedded engine
        "any({this}_v IN [({this})-[:UNDER]->({this}_u:ServiceRelationship) | "
        + SHOWN
        + "] WHERE {this}_v CONTAINS 'SHARED')"
    ),
    OF_AGREEMENT: _under("({this})-[:OF]->(:Agreement)-[:UNDER]"),
    WITHIN: _under("({this})-[:WITHIN]", "coalesce({this}.visibility, 'SHARED')"),
    WITHIN_ONE_SIDE: _under("({this})-[:WITHIN]", "coalesce({this}.visibility, 'PROVIDER')"),
    ABOUT: _under("({this})-[:ABOUT]", "coalesce({this}.visibility, 'SHARED')"),
    PERSON: f"({MEMBER} OR {_under('({this})-[:STAKEHOLDER]')})",
}
"""The same conditions, each over the maps; those of kinds that are not here stay as they are."""

VISIBLE_BY_MAPS: Final[dict[LiteralString, LiteralString]] = {
    label: WORDED.get(condition, condition) for label, condition in VISIBLE.items()
}


def while_held(columns: LiteralString) -> LiteralString:
    """A statement of named columns that answers nothing where the maps are not what they were."""
    return f"""MATCH (held:Counter {{id: 'estate'}})
WHERE held.seq = $heldAt
WITH {columns}
MATCH (held:Counter {{id: 'estate'}})
WHERE held.seq = $heldAt"""
