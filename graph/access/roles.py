"""Who keeps what: the role that changing a kind or a relation needs, and the things that are one's own to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.grant import Role
from graph.model.sides import sides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Link

KEPT_BY: Final[dict[str, Role]] = {
    "Organization": Role.ADMIN,  # its parts are what grants reach
    "Person": Role.MANAGER,
    "Offering": Role.OWNER,
    "ServiceRelationship": Role.MANAGER,
    "Agreement": Role.OWNER,
    "NoticeTerm": Role.OWNER,
    "Target": Role.OWNER,
    "Freeze": Role.MANAGER,
    "Channel": Role.MANAGER,
    "EscalationStep": Role.MANAGER,
    "Escalation": Role.MANAGER,
    "Expectation": Role.MANAGER,
    "Engagement": Role.MANAGER,
    "Decision": Role.MANAGER,
    "Commitment": Role.MANAGER,
    "Feedback": Role.MANAGER,
    "Complaint": Role.MANAGER,
    "UsageScenario": Role.MANAGER,
    "Demand": Role.MANAGER,
    "Adoption": Role.MANAGER,
    "FitCheck": Role.MANAGER,
    "Outcome": Role.MANAGER,
    "Measurement": Role.MANAGER,
    "Cost": Role.MANAGER,
    "Improvement": Role.MANAGER,
    "Risk": Role.MANAGER,
    "Signal": Role.MANAGER,
    "Assessment": Role.MANAGER,
    "Change": Role.MANAGER,
    "Answer": Role.MANAGER,
    "Notice": Role.MANAGER,
}
"""A kind that is not here is changed by administrators alone."""

ANNOUNCED: Final = "ANNOUNCED"

MADE_BY_SERVER: Final = frozenset({"Person"})
"""Kinds whose ids whoever has bounds does not choose: a chosen one would tell who is known here."""

KEPT_AT: Final[dict[str, LiteralString]] = {"STAKEHOLDER": "ServiceRelationship", "ATTENDED": "Engagement"}
"""Relationship types that are kept with another of their ends than the one that states them."""

KEPT_JOINTLY: Final = frozenset({"STAKEHOLDER"})
"""Relationship types that both sides of a service relationship keep, whoever may write it itself."""

WISHES: Final[dict[str, frozenset[str]]] = {"ServiceRelationship": frozenset({"typeWantedByConsumer"})}
"""By label: what the consumer's side says of a thing that the provider's side writes."""


def role_for(label: str, given: Mapping[str, Any] | None = None) -> Role:
    """What changing a thing of this kind needs; `given`: what is stated of it."""
    kept = KEPT_BY.get(label, Role.ADMIN)
    if label == "Change" and given is not None and given.get("status") == ANNOUNCED:
        return Role.OWNER
    return kept


def kept_with(link: Link) -> LiteralString:
    """The kind at the end of a relation with which it is kept: who may change that may change the relation."""
    return KEPT_AT.get(link.type, sides(link).owner)
