"""Closed sets of a planned change's course as options take them."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    REJECTED = "rejected"
    ANNOUNCED = "announced"
    DONE = "done"
    CANCELLED = "cancelled"


class Verdict(StrEnum):
    ACCEPT = "accept"
    OBJECT = "object"
    NEEDS_TIME = "needs-time"


class Outcome(StrEnum):
    AS_ANNOUNCED = "as-announced"
    OTHER = "other"
