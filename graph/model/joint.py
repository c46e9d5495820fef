"""What everything that happens in a relationship has: who may see it, who stands behind it, and where it belongs."""

from __future__ import annotations

from typing import LiteralString

from pydantic import Field

from graph.model.declaration import Link, Thing, reference
from graph.model.scalars import Choice, Day


class Visibility(Choice):
    """Which side of a relationship may see something."""

    SHARED = "SHARED", "Both sides."
    PROVIDER = "PROVIDER", "The provider's side only."
    CONSUMER = "CONSUMER", "The consumer's side only."


class Degree(Choice):
    """How much of something there is."""

    LOW = "LOW", "Little."
    MEDIUM = "MEDIUM", "Neither little nor much."
    HIGH = "HIGH", "Much."


class Shared(Thing):
    """What both sides may see unless it says otherwise."""

    visibility: Visibility = Field(Visibility.SHARED, description="Which side may see it.")


class OneSided(Thing):
    """What the provider's side alone may see unless it says otherwise."""

    visibility: Visibility = Field(
        Visibility.PROVIDER, description="Which side may see it: the one whose view it is, or both."
    )


class Confirmed(Shared):
    """What both sides must stand behind."""

    confirmed_at: Day | None = Field(
        None, description="Day on which the side that did not record it confirmed it; null = one side's word so far."
    )


def within(kind: LiteralString, *, back: LiteralString, words_back: str, required: bool = True) -> Link:
    return reference(
        "WITHIN",
        kind,
        "ServiceRelationship",
        column="relationship",
        words="The relationship to which it belongs.",
        back=back,
        words_back=words_back,
        required=required,
    )


def confirmed_by(kind: LiteralString, *, back: LiteralString, words_back: str) -> Link:
    return reference(
        "CONFIRMED_BY",
        kind,
        "Person",
        column="confirmed_by",
        words="Who confirmed it for the side that did not record it.",
        back=back,
        words_back=words_back,
    )
