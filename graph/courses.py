"""The ways along which a status may change. A mutation keeps to them; an import states where things stand, whatever
they were before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.agreement import AgreementStatus
from graph.model.change import ChangeStatus
from graph.model.offering import OfferingStatus
from graph.model.relationship import RelationshipStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.values import Choice

COURSES: Final[Mapping[type[Choice], Mapping[str, tuple[str, ...]]]] = {
    OfferingStatus: {
        "PLANNED": ("AVAILABLE", "RETIRED"),
        "AVAILABLE": ("SUSPENDED", "DEPRECATED", "RETIRED"),
        "SUSPENDED": ("AVAILABLE", "DEPRECATED", "RETIRED"),
        "DEPRECATED": ("AVAILABLE", "SUSPENDED", "RETIRED"),
        "RETIRED": (),
    },
    RelationshipStatus: {
        "PROSPECTIVE": ("ONBOARDING", "ACTIVE", "ENDED"),
        "ONBOARDING": ("ACTIVE", "OFFBOARDING", "ENDED"),
        "ACTIVE": ("OFFBOARDING", "ENDED"),
        "OFFBOARDING": ("ACTIVE", "ENDED"),
        "ENDED": (),
    },
    AgreementStatus: {
        "DRAFT": ("PROPOSED", "ACTIVE", "ENDED"),
        "PROPOSED": ("DRAFT", "ACTIVE", "ENDED"),
        "ACTIVE": ("NOTICE_GIVEN", "SUSPENDED", "EXPIRED", "ENDED"),
        "NOTICE_GIVEN": ("ACTIVE", "EXPIRED", "ENDED"),
        "SUSPENDED": ("ACTIVE", "NOTICE_GIVEN", "EXPIRED", "ENDED"),
        "EXPIRED": ("ACTIVE",),
        "ENDED": (),
    },
    ChangeStatus: {
        "DRAFT": ("PROPOSED", "CANCELLED"),
        "PROPOSED": ("DRAFT", "AGREED", "REJECTED", "ANNOUNCED", "CANCELLED"),
        "AGREED": ("PROPOSED", "ANNOUNCED", "DONE", "CANCELLED"),
        "REJECTED": ("DRAFT",),
        "ANNOUNCED": ("AGREED", "DONE", "CANCELLED"),
        "DONE": (),
        "CANCELLED": ("DRAFT",),
    },
}
"""By status: what may follow it. A status that is not here may change at will."""


def no_way(status: type[Choice], before: str, after: str) -> str | None:
    """The sentence for a change of status that is not along an allowed way."""
    course = COURSES.get(status)
    if course is None or before == after or after in course[before]:
        return None
    following = ", ".join(course[before])
    return f"{before} is not followed by {after}; {f'what follows it: {following}' if following else 'nothing is'}"
