"""What somebody sees whose access reaches some organizations: one condition for each kind, on one page.

`$scope` maps the ids of these organizations, all their parts among them, to true; `$viewer` is what the trail calls who
asks. `{this}` is the thing; names inside a condition begin with it, so that none is met twice in a statement. What a
visible thing cannot be without is shown with it. An event is seen where it speaks of a visible thing; another kind that is not here is not seen at all. Of what
impact holds in the process, `graph/projection/visibility.py` says the same; a test compares the two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, LiteralString

if TYPE_CHECKING:
    from collections.abc import Mapping

IN_SCOPE: Final[LiteralString] = "$scope[{this}_s.id]"
SIDES: Final[LiteralString] = "(:ServiceRelationship)-[{this}_r:PROVIDER|CONSUMER]->({this}_s:Organization)"
"""The sides of a relationship, each with the type that says which one it is."""

SIDED: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:%s]->" + SIDES + " WHERE " + IN_SCOPE + " "
    "AND coalesce({this}.visibility, '%s') IN ['SHARED', type({this}_r)] }}"
)
"""It hangs on a visible relationship, and is for the side that is in scope."""

WITHIN: Final[LiteralString] = SIDED % ("WITHIN", "SHARED")
WITHIN_ONE_SIDE: Final[LiteralString] = SIDED % ("WITHIN", "PROVIDER")
ABOUT: Final[LiteralString] = SIDED % ("ABOUT", "SHARED")

RELATIONSHIP: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:PROVIDER|CONSUMER]->({this}_s:Organization) WHERE " + IN_SCOPE + " }}"
)
"""A side of it is in scope."""

AGREEMENT: Final[LiteralString] = "EXISTS {{ MATCH ({this})-[:UNDER]->" + SIDES + " WHERE " + IN_SCOPE + " }}"
"""Of a visible relationship."""

OF_AGREEMENT: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:OF]->(:Agreement)-[:UNDER]->" + SIDES + " WHERE " + IN_SCOPE + " }}"
)

PROVIDED: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})<-[:PROVIDES]-({this}_p:Organization) WHERE $scope[{this}_p.id] }}"
)
COVERED: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})<-[:COVERS]-(:Agreement)-[:UNDER]->" + SIDES + " WHERE " + IN_SCOPE + " }}"
)
OFFERING: Final[LiteralString] = "({this}.catalogue = 'PUBLIC' OR " + PROVIDED + " OR " + COVERED + ")"
"""In the public catalogue, provided by an organization in scope, or covered by a visible agreement."""

OTHER_SIDE: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})<-[:PROVIDER|CONSUMER]-" + SIDES + " WHERE " + IN_SCOPE + " }}"
)
ORGANIZATION: Final[LiteralString] = (
    "($scope[{this}.id] OR " + OTHER_SIDE + " "
    "OR EXISTS {{ MATCH ({this})-[:PROVIDES]->({this}_o:Offering) "
    "WHERE " + OFFERING.replace("{this}", "{this}_o") + " }})"
)
"""In scope, the other side of a visible relationship, or the provider of a visible offering."""

FREEZE: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:OF]->({this}_o:Organization) "
    "WHERE $scope[{this}_o.id] OR " + OTHER_SIDE.replace("{this}", "{this}_o") + " }}"
)
"""Of an organization in scope, or of the other side of a visible relationship."""

MEMBER: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:MEMBER_OF]->({this}_o:Organization) WHERE $scope[{this}_o.id] }}"
)
PERSON: Final[LiteralString] = (
    "(" + MEMBER + " OR EXISTS {{ MATCH ({this})-[:STAKEHOLDER]->" + SIDES + " WHERE " + IN_SCOPE + " }})"
)
"""A member of an organization in scope, or a stakeholder of a visible relationship."""

MEASUREMENT: Final[LiteralString] = (
    "EXISTS {{ MATCH ({this})-[:OF]->({this}_o:Outcome)-[:WITHIN]->" + SIDES + " WHERE " + IN_SCOPE + " "
    "AND coalesce({this}_o.visibility, 'SHARED') IN ['SHARED', type({this}_r)] "
    "AND coalesce({this}.visibility, 'SHARED') IN ['SHARED', type({this}_r)] }}"
)
"""Of a visible outcome, and for the side that is in scope."""

RISK: Final[LiteralString] = (
    "(" + WITHIN_ONE_SIDE + " OR (NOT EXISTS {{ MATCH ({this})-[:WITHIN]->(:ServiceRelationship) }} "
    "AND EXISTS {{ MATCH ({this})-[:ABOUT]->({this}_o:Offering) WHERE "
    + PROVIDED.replace("{this}", "{this}_o")
    + " }}))"
)
"""Of a visible relationship and for the side in scope; one of no relationship, of the provider of its offerings."""

SIGNAL: Final[LiteralString] = (
    "(EXISTS {{ MATCH ({this})-[:ABOUT]->(:Target)-[:OF]->(:Agreement)-[:UNDER]->" + SIDES + " WHERE " + IN_SCOPE + " "
    "AND coalesce({this}.visibility, 'SHARED') IN ['SHARED', type({this}_r)] }} "
    "OR EXISTS {{ MATCH ({this})-[:ABOUT]->({this}_o:Offering) "
    "WHERE (coalesce({this}.visibility, 'SHARED') <> 'CONSUMER' AND " + PROVIDED.replace("{this}", "{this}_o") + ") "
    "OR (coalesce({this}.visibility, 'SHARED') <> 'PROVIDER' AND " + COVERED.replace("{this}", "{this}_o") + ") }})"
)
"""About a target of a visible agreement, or about an offering that is provided or covered in scope."""

OWN_DRAFT: Final[LiteralString] = (
    "({this}.status IN ['DRAFT', 'CANCELLED'] AND NOT EXISTS {{ MATCH ({this})-[:CHANGES]->(:Offering) }} "
    "AND EXISTS {{ MATCH ({this})<-[:CONCERNS]-({this}_e:Event) "
    "WHERE {this}_e.actor = $viewer AND {this}_e.action = 'CREATED' AND {this}_e.subject = 'Change' }})"
)
"""It names no offering so far, and belongs to who made it."""

CHANGE: Final[LiteralString] = (
    "(EXISTS {{ MATCH ({this})-[:CHANGES]->({this}_c:Offering) "
    "WHERE " + PROVIDED.replace("{this}", "{this}_c") + " "
    "OR ({this}.status <> 'DRAFT' AND coalesce({this}.visibility, 'SHARED') = 'SHARED' "
    "AND " + OFFERING.replace("{this}", "{this}_c") + ") }} OR " + OWN_DRAFT + ")"
)
"""Of an offering of an organization in scope; once it is more than a draft, of any visible offering; an own draft."""

ANSWER: Final[LiteralString] = (
    "(EXISTS {{ MATCH ({this})-[:FROM]->({this}_f:Organization) WHERE $scope[{this}_f.id] }} "
    "OR (coalesce({this}.visibility, 'SHARED') <> 'CONSUMER' "
    "AND EXISTS {{ MATCH ({this})-[:TO]->(:Change)-[:CHANGES]->({this}_c:Offering) "
    "WHERE " + PROVIDED.replace("{this}", "{this}_c") + " }}))"
)
"""Of a consumer in scope, or to a change of an offering of an organization in scope."""

NOTICE: Final[LiteralString] = (
    "(" + ABOUT + " OR EXISTS {{ MATCH ({this})-[:FOR]->({this}_m:Person) "
    "WHERE " + MEMBER.replace("{this}", "{this}_m") + " }})"
)
"""On account of a visible relationship, or for a member of an organization in scope."""

VISIBLE: Final[dict[LiteralString, LiteralString]] = {
    "Organization": ORGANIZATION,
    "Person": PERSON,
    "Offering": OFFERING,
    "ServiceRelationship": RELATIONSHIP,
    "Agreement": AGREEMENT,
    "NoticeTerm": OF_AGREEMENT,
    "Target": OF_AGREEMENT,
    "Freeze": FREEZE,
    "Channel": WITHIN,
    "EscalationStep": WITHIN,
    "Escalation": WITHIN,
    "Expectation": WITHIN,
    "Engagement": ABOUT,
    "Decision": WITHIN,
    "Commitment": WITHIN,
    "Feedback": WITHIN,
    "Complaint": WITHIN,
    "UsageScenario": WITHIN,
    "Demand": WITHIN,
    "Adoption": WITHIN,
    "FitCheck": WITHIN,
    "Outcome": WITHIN,
    "Measurement": MEASUREMENT,
    "Cost": WITHIN,
    "Improvement": WITHIN,
    "Risk": RISK,
    "Signal": SIGNAL,
    "Assessment": WITHIN_ONE_SIDE,
    "Change": CHANGE,
    "Answer": ANSWER,
    "Notice": NOTICE,
}

KINDS: Final[LiteralString] = "', '".join(VISIBLE)

LOOKED_AT: Final = {label: frozenset(re.findall(r"[:|](\w+)", condition)) for label, condition in VISIBLE.items()}
"""Labels and relationship types beyond a thing, on which it depends whether it is seen."""

BY_PROVIDER: Final[LiteralString] = (
    "EXISTS {{ MATCH %s(:ServiceRelationship)-[:PROVIDER]->({this}_s:Organization) WHERE " + IN_SCOPE + " }}"
)
"""The provider of what it belongs to is in scope."""

OF_AGREEMENT_BY_PROVIDER: Final[LiteralString] = BY_PROVIDER % "({this})-[:OF]->(:Agreement)-[:UNDER]->"

ABOUT_NONE_ELSE: Final[LiteralString] = (
    "NOT EXISTS {{ MATCH ({this})-[:ABOUT]->({this}_u:ServiceRelationship) "
    "WHERE NOT " + RELATIONSHIP.replace("{this}", "{this}_u") + " }}"
)
"""All relationships that it is about are visible."""

OWN: Final[dict[str, LiteralString]] = {
    "Organization": "$scope[{this}.id]",
    "Person": MEMBER,
    "Offering": PROVIDED,
    "ServiceRelationship": (
        "(EXISTS {{ MATCH ({this})-[:PROVIDER]->({this}_w:Organization) WHERE $scope[{this}_w.id] }} "
        "OR ({this}.status = 'PROSPECTIVE' AND " + RELATIONSHIP + "))"
    ),
    "Agreement": BY_PROVIDER % "({this})-[:UNDER]->",
    "NoticeTerm": OF_AGREEMENT_BY_PROVIDER,
    "Target": OF_AGREEMENT_BY_PROVIDER,
    "Freeze": "EXISTS {{ MATCH ({this})-[:OF]->({this}_o:Organization) WHERE $scope[{this}_o.id] }}",
    "Engagement": "(" + ABOUT + " AND " + ABOUT_NONE_ELSE + ")",
    "Risk": (
        "(" + WITHIN_ONE_SIDE + " OR (NOT EXISTS {{ MATCH ({this})-[:WITHIN]->(:ServiceRelationship) }} "
        "AND EXISTS {{ MATCH ({this})-[:ABOUT]->(:Offering) }} "
        "AND NOT EXISTS {{ MATCH ({this})-[:ABOUT]->({this}_o:Offering) "
        "WHERE NOT " + PROVIDED.replace("{this}", "{this}_o") + " }}))"
    ),
    "Change": (
        "((EXISTS {{ MATCH ({this})-[:CHANGES]->(:Offering) }} "
        "AND NOT EXISTS {{ MATCH ({this})-[:CHANGES]->({this}_c:Offering) "
        "WHERE NOT " + PROVIDED.replace("{this}", "{this}_c") + " }}) OR " + OWN_DRAFT + ")"
    ),
    "Answer": "EXISTS {{ MATCH ({this})-[:FROM]->({this}_f:Organization) WHERE $scope[{this}_f.id] }}",
    "Notice": "(" + NOTICE + " AND " + ABOUT_NONE_ELSE + ")",
}
"""What is one's own to change, of the kinds of which one sees more than that; of all others, whatever is seen. What has
several owners is changed by who reaches all of them; what providers promise, by who reaches the provider; a
relationship that is no more than PROSPECTIVE, by either side.
"""

TIES: Final = frozenset({"KNOWS", "INFLUENCES"})
"""Relationship types whose own side alone sees them: that of the person at their start."""


def told_of(thing: LiteralString, event: LiteralString) -> LiteralString:
    """The event in a thing's history is about the thing itself, or about a relation that begins at it: of what it was
    related to, nobody knows here whether it is seen.
    """
    return (
        f"{thing}.id IN {event}.subjectIds "
        f"AND ({event}.subject = head(labels({thing})) OR NOT {event}.subject IN ['{KINDS}'])"
    )


def actor_seen_by_some(event: LiteralString) -> LiteralString:
    """Who did it; null for a person who is not seen."""
    person = f"{event}_a"
    seen = PERSON.format(this=person)
    return (
        f"CASE WHEN NOT {event}.actor STARTS WITH 'person ' "
        f"OR EXISTS {{ MATCH ({person}:Person {{id: substring({event}.actor, 7)}}) WHERE {seen} }} THEN {event}.actor END"
    )


def tie_visible_to_some(start: LiteralString) -> LiteralString:
    return MEMBER.format(this=start)


def visible_to_some(
    label: LiteralString, variable: LiteralString, conditions: Mapping[LiteralString, LiteralString] = VISIBLE
) -> LiteralString:
    if label == "Event":
        return f"$told[toString({variable}.seq)]"  # worked out before: `graph/reading/events/`
    return conditions.get(label, "false").format(this=variable)


def own_of_some(label: LiteralString, variable: LiteralString) -> LiteralString:
    return OWN.get(label, VISIBLE.get(label, "false")).format(this=variable)
