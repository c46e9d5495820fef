"""Transitions: what may follow a status. A mutation keeps to them; an import states where things stand, whatever they
were before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.agreement import AgreementStatus
from graph.model.change import ChangeStatus
from graph.model.contact.escalation import EscalationStatus
from graph.model.dialogue.commitment import CommitmentStatus
from graph.model.dialogue.decision import DecisionStatus
from graph.model.dialogue.engagement import EngagementStatus
from graph.model.dialogue.expectation import ExpectationStatus
from graph.model.dialogue.feedback import ComplaintStatus
from graph.model.offering import OfferingStatus
from graph.model.relationship import RelationshipStatus
from graph.model.usage.demand import DemandStatus
from graph.model.value.improvement import ImprovementStatus
from graph.model.watch.risk import RiskStatus
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.scalars import Choice

TRANSITIONS: Final[Mapping[type[Choice], Mapping[str, tuple[str, ...]]]] = {
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
        "DRAFT": ("PROPOSED", "AGREED", "CANCELLED"),
        "PROPOSED": ("DRAFT", "AGREED", "REJECTED", "CANCELLED"),
        "AGREED": ("PROPOSED", "ANNOUNCED", "CANCELLED"),
        "REJECTED": ("DRAFT",),
        "ANNOUNCED": ("PROPOSED", "AGREED", "DONE", "CANCELLED"),
        "DONE": (),
        "CANCELLED": (),
    },
    ExpectationStatus: {
        "STATED": ("AGREED", "DECLINED", "WITHDRAWN"),
        "AGREED": ("MET", "UNMET", "WITHDRAWN"),
        "DECLINED": ("STATED", "AGREED", "WITHDRAWN"),
        "MET": ("UNMET",),
        "UNMET": ("AGREED", "MET", "WITHDRAWN"),
        "WITHDRAWN": (),
    },
    EngagementStatus: {
        "PLANNED": ("HELD", "CANCELLED", "MISSED"),
        "HELD": (),
        "CANCELLED": ("PLANNED",),
        "MISSED": ("PLANNED", "HELD"),
    },
    DecisionStatus: {"PROPOSED": ("TAKEN", "REVERSED"), "TAKEN": ("REVERSED",), "REVERSED": ()},
    CommitmentStatus: {
        "OPEN": ("KEPT", "BROKEN", "RELEASED"),
        "KEPT": ("OPEN",),
        "BROKEN": ("OPEN", "KEPT", "RELEASED"),
        "RELEASED": (),
    },
    ComplaintStatus: {
        "OPEN": ("ANSWERED", "CLOSED", "WITHDRAWN"),
        "ANSWERED": ("OPEN", "CLOSED", "WITHDRAWN"),
        "CLOSED": ("OPEN",),
        "WITHDRAWN": (),
    },
    DemandStatus: {
        "RAISED": ("SHAPED", "ACCEPTED", "DECLINED"),
        "SHAPED": ("ACCEPTED", "DECLINED"),
        "ACCEPTED": ("MET", "DECLINED"),
        "DECLINED": ("SHAPED", "ACCEPTED"),
        "MET": (),
    },
    ImprovementStatus: {
        "PROPOSED": ("AGREED", "STARTED", "DECLINED"),
        "AGREED": ("STARTED", "DONE", "DECLINED"),
        "STARTED": ("AGREED", "DONE", "DECLINED"),
        "DONE": (),
        "DECLINED": ("PROPOSED",),
    },
    RiskStatus: {
        "OPEN": ("MITIGATED", "ACCEPTED", "OCCURRED", "CLOSED"),
        "MITIGATED": ("OPEN", "ACCEPTED", "OCCURRED", "CLOSED"),
        "ACCEPTED": ("OPEN", "MITIGATED", "OCCURRED", "CLOSED"),
        "OCCURRED": ("CLOSED",),
        "CLOSED": ("OPEN",),
    },
    EscalationStatus: {"OPEN": ("RESOLVED", "WITHDRAWN"), "RESOLVED": ("OPEN",), "WITHDRAWN": ()},
}
"""The statuses that may follow a status. One that is not here may change at will."""


def forbidden_transition(status: type[Choice], before: str, after: str) -> Saying | None:
    """Answers what is wrong with a change from one status to another; None where the table allows it, or has no such
    status.
    """
    transitions = TRANSITIONS.get(status)
    if transitions is None or before == after or after in transitions[before]:
        return None
    following = ", ".join(transitions[before])
    if not following:
        return Saying("NOTHING_FOLLOWS", "{before} is not followed by {after}; nothing is", before=before, after=after)
    words = "{before} is not followed by {after}; what follows it: {following}"
    return Saying("NOT_FOLLOWED", words, before=before, after=after, following=following)
