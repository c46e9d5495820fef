"""What somebody sees whose access reaches some organizations: one condition for each kind, on one page.

`$scope` maps the ids of these organizations, all their parts among them, to true. `{this}` is the thing; names inside
a condition begin with it, so that none is met twice in a statement. A kind that is not here is not seen at all.
"""

from __future__ import annotations

from typing import Final, LiteralString

RELATIONSHIP: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:PROVIDER|CONSUMER]->({this}_s:Organization) WHERE $scope[{this}_s.id] }}"
)
"""A side of it is in scope."""

AGREEMENT: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:UNDER]->(:ServiceRelationship)-[:PROVIDER|CONSUMER]->({this}_s:Organization) "
    "WHERE $scope[{this}_s.id] }}"
)
"""Of a visible relationship."""

OFFERING: Final[LiteralString] = (
    "({this}.catalogue = 'PUBLIC' "
    "OR EXISTS {{ MATCH ({this})<-[:PROVIDES]-({this}_p:Organization) WHERE $scope[{this}_p.id] }} "
    "OR EXISTS {{ MATCH ({this})<-[:COVERS]-(:Agreement)-[:UNDER]->(:ServiceRelationship)"
    "-[:PROVIDER|CONSUMER]->({this}_s:Organization) WHERE $scope[{this}_s.id] }})"
)
"""In the public catalogue, provided by an organization in scope, or covered by a visible agreement."""

ORGANIZATION: Final[LiteralString] = (
    "($scope[{this}.id] "
    "OR EXISTS {{ MATCH ({this})<-[:PROVIDER|CONSUMER]-(:ServiceRelationship)"
    "-[:PROVIDER|CONSUMER]->({this}_s:Organization) WHERE $scope[{this}_s.id] }} "
    f"OR EXISTS {{{{ MATCH ({{this}})-[:PROVIDES]->({{this}}_o:Offering) WHERE {OFFERING.replace('{this}', '{this}_o')} }}}})"
)
"""In scope, the other side of a visible relationship, or the provider of a visible offering."""

MEMBER: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:MEMBER_OF]->({this}_o:Organization) WHERE $scope[{this}_o.id] }}"
)
PERSON: Final[LiteralString] = (
    f"({MEMBER} "
    "OR EXISTS {{ MATCH ({this})-[:STAKEHOLDER]->(:ServiceRelationship)"
    "-[:PROVIDER|CONSUMER]->({this}_s:Organization) WHERE $scope[{this}_s.id] }})"
)
"""A member of an organization in scope, or a stakeholder of a visible relationship."""

CHANGE: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:CHANGES]->({this}_c:Offering) "
    "WHERE EXISTS {{ MATCH ({this}_c)<-[:PROVIDES]-({this}_d:Organization) WHERE $scope[{this}_d.id] }} "
    f"OR ({{this}}.status <> 'DRAFT' AND {OFFERING.replace('{this}', '{this}_c')}) }}}}"
)
"""Of an offering of an organization in scope; once it is more than a draft, of any visible offering."""

VISIBLE: Final[dict[str, LiteralString]] = {
    "Organization": ORGANIZATION,
    "Person": PERSON,
    "Offering": OFFERING,
    "ServiceRelationship": RELATIONSHIP,
    "Agreement": AGREEMENT,
    "Change": CHANGE,
}

TIES: Final = frozenset({"KNOWS", "INFLUENCES"})
"""Relationship types whose own side alone sees them: that of the person at their start."""


def tie_visible_to_some(start: LiteralString) -> LiteralString:
    return MEMBER.format(this=start)


def visible_to_some(label: LiteralString, variable: LiteralString) -> LiteralString:
    return VISIBLE.get(label, "false").format(this=variable)
