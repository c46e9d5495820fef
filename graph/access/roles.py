"""The role that changing a thing or a relation needs, and what each side of a relationship may change.

A kind says `kept_by` which role changes it; here is what depends on more than its kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.role import Role
from graph.model.sides import sides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Kind, Link

ANNOUNCED: Final = "ANNOUNCED"

MADE_BY_SERVER: Final = frozenset({"Person"})
"""Kinds whose ids whoever has bounds does not choose: a chosen one would tell who is known here."""

KEPT_AT: Final[dict[str, LiteralString]] = {"STAKEHOLDER": "ServiceRelationship", "ATTENDED": "Engagement"}
"""Relationship types that are kept with another of their ends than the one that states them."""

KEPT_JOINTLY: Final = frozenset({"STAKEHOLDER"})
"""Relationship types that both sides of a service relationship keep, whoever may write it itself."""

WISHES: Final[dict[str, frozenset[str]]] = {"ServiceRelationship": frozenset({"typeWantedByConsumer"})}
"""Properties by which the consumer's side says something of a thing that the provider's side writes, by label."""


def role_for(kind: Kind, stated: Mapping[str, Any] | None = None) -> Role:
    """The role that changing a thing of this kind needs; `stated`: the properties that the change gives it."""
    if kind.label == "Change" and stated is not None and stated.get("status") == ANNOUNCED:
        return Role.OWNER
    return kind.kept_by


def kept_with(link: Link) -> LiteralString:
    """The kind at the end of a relation with which it is kept: who may change that may change the relation."""
    return KEPT_AT.get(link.type, sides(link).owner)
